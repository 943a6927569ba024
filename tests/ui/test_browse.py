"""Tables in one language, and searching in them."""

from __future__ import annotations

import pytest

from data import Dataset
from data.kinds import Choice
from data.names import folded
from data.schema import TABLES
from ui.browse import find, make_view
from ui.fields import columns_in, distinct, heading
from ui.i18n import LANGUAGES, message_ids, words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_table_is_shown_with_headings_in_words_each_once(dataset: Dataset, lang: str) -> None:
    for name in dataset.tables:
        frame = make_view(name, dataset, words(lang)).frame

        assert len(frame) == len(dataset.tables[name]), name
        assert frame.columns.is_unique, name
        assert not any(column.endswith(("_en", "_fa")) for column in frame.columns), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_coded_word_of_the_tables_has_words(lang: str) -> None:
    coded = {
        f"choice-{option}"
        for table in TABLES.values()
        for column in table.columns
        if isinstance(column.kind, Choice) and column.name != "term"
        for option in column.kind.options
    }

    assert coded <= message_ids(lang)


def test_only_the_columns_of_the_language_are_shown(dataset: Dataset) -> None:
    persian = make_view("clusters", dataset, words("fa")).frame
    english = make_view("clusters", dataset, words("en")).frame

    assert persian["نام"].iloc[0] == "شیلات چابهار"
    assert english["Name"].iloc[0] == "Chabahar fisheries"
    assert not persian.isin(["Chabahar fisheries"]).to_numpy().any()


def test_the_id_stands_last() -> None:
    assert columns_in("cities", "fa")[-1].name == "id"


def test_ids_of_other_tables_become_names(dataset: Dataset) -> None:
    ratings = make_view("ratings", dataset, words("en")).frame
    fact = dataset.piece_of_evidence(dataset.rating("fisheries", "value-added").evidence[0])

    first = ratings.iloc[0]
    assert [first["Cluster"], first["Sub-criterion"], first["Word"]] == [
        "Chabahar fisheries",
        "Value added and income",
        "high",
    ]
    assert first["Evidence"].split("; ")[0] == fact.indicator.en


def test_a_weight_of_a_ready_set_names_its_dimension_or_criterion(dataset: Dataset) -> None:
    weights = make_view("preset_weights", dataset, words("en")).frame

    assert set(weights["Weight of"]) <= {
        *(dimension.name.en for dimension in dataset.dimensions),
        *(criterion.name.en for criterion in dataset.criteria),
    }


def test_a_row_with_one_source_links_to_its_page(dataset: Dataset) -> None:
    view = make_view("evidence", dataset, words("en"))
    first = dataset.evidence[0]

    assert view.links == ("Web page",)
    assert view.frame["Web page"].iloc[0] == dataset.source(first.source).url


def test_numbers_stay_numbers_and_are_written_in_the_language(dataset: Dataset) -> None:
    view = make_view("cities", dataset, words("fa"))
    heading_of_people = heading("cities", "population_2016", words("fa"))

    assert view.frame[heading_of_people].iloc[0] == 587730
    assert view.texts()[heading_of_people].iloc[0] == "۵۸۷٬۷۳۰"


def test_a_year_has_no_mark_between_thousands(dataset: Dataset) -> None:
    view = make_view("evidence", dataset, words("en"))

    assert view.texts()["Year (Gregorian)"].iloc[0] == "2015"


def test_an_unknown_number_is_an_empty_cell(dataset: Dataset) -> None:
    view = make_view("cities", dataset, words("en"))

    assert view.texts()["Households, census 2016"].iloc[0] == ""


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("چابهار", True),
        ("چابهار شیلات", True),
        ("كنسرو ماهي", True),
        ("ماهی زاهدان", False),
        ("", True),
    ],
)
def test_search_finds_rows_with_all_words_whatever_the_form_of_the_letters(
    dataset: Dataset, asked: str, found: bool
) -> None:
    rows = find(make_view("clusters", dataset, words("fa")), asked).frame

    assert ("شیلات چابهار" in set(rows["نام"])) is found


@pytest.mark.parametrize("asked", ["587730", "587,730", "۵۸۷۷۳۰", "۵۸۷٬۷۳۰", "٥٨٧٧٣٠"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_search_finds_a_number_in_any_digits(dataset: Dataset, lang: str, asked: str) -> None:
    rows = find(make_view("cities", dataset, words(lang)), asked).frame

    assert list(rows.index) == [0]


def test_search_that_finds_nothing_leaves_no_row(dataset: Dataset) -> None:
    assert find(make_view("sectors", dataset, words("en")), "zeppelin").frame.empty


def test_a_half_space_and_a_mark_over_a_letter_make_no_difference() -> None:
    assert folded("می\u200cشود") == folded("ميشود")
    assert folded("خوشهٔ") == folded("خوشه")
    assert folded("Sistán ½") == "sistan 1⁄2"


def test_names_that_occur_twice_are_told_apart() -> None:
    assert distinct(["dates", "fish", "dates"]) == ["dates (1)", "fish", "dates (3)"]


def test_texts_get_widths_within_limits_and_long_ones_several_lines(dataset: Dataset) -> None:
    ratings = make_view("ratings", dataset, words("en"))
    sectors = make_view("sectors", dataset, words("en"))

    assert ratings.needs_several_lines()
    assert not sectors.needs_several_lines()
    assert all(80 <= width <= 280 for width in ratings.widths().values())
