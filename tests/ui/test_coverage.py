"""How far the ratings rest on evidence, and what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data import Dataset
from data.records import Text
from tests.ui.making import figure
from ui.coverage import (
    coverage_chart,
    coverage_table,
    covered_ratings,
    disputed_table,
    evidence_counts,
    find_gaps,
    is_disputed,
    unrated_table,
)
from ui.i18n import LANGUAGES, words


def test_a_count_is_the_number_of_pieces_of_evidence_of_a_rating(dataset: Dataset) -> None:
    counts = evidence_counts(dataset)
    column = [cluster.id for cluster in dataset.clusters].index("fisheries")
    row = [criterion.id for criterion in dataset.criteria].index("value-added")

    assert counts[row][column] == len(dataset.rating("fisheries", "value-added").evidence)


def test_covered_and_uncovered_ratings_are_all_ratings(dataset: Dataset) -> None:
    gaps = find_gaps(dataset)

    assert covered_ratings(dataset) + gaps.unrated_count == len(dataset.ratings)


def test_gaps_begin_with_the_cluster_of_which_least_is_known(dataset: Dataset) -> None:
    sizes = [len(gap.criteria) for gap in find_gaps(dataset).unrated]

    assert sizes == sorted(sizes, reverse=True)


def test_gaps_name_places_without_position_and_cities_without_census(dataset: Dataset) -> None:
    gaps = find_gaps(dataset)

    assert "port-kalantari" in {place.id for place in gaps.unplaced}
    assert all(city.population_2016 is None for city in gaps.uncounted)
    assert "zahedan" not in {city.id for city in gaps.uncounted}


@pytest.mark.parametrize(
    ("caution", "disputed"),
    [
        (Text("Another report of the year counts 107.", ""), True),
        (Text("", "گزارش دیگری از همان سال ۱۰۷ واحد می‌شمارد."), True),
        (Text("Rounded by the source.", "منبع آن را گرد کرده است."), False),
    ],
)
def test_a_figure_is_disputed_if_its_caution_says_so_in_either_language(
    dataset: Dataset, caution: Text, disputed: bool
) -> None:
    assert is_disputed(replace(dataset.evidence[0], caution=caution)) is disputed


def test_both_languages_of_the_shipped_cautions_agree_on_what_is_disputed(
    dataset: Dataset,
) -> None:
    for fact in dataset.evidence:
        english = replace(fact, caution=Text(fact.caution.en, ""))
        persian = replace(fact, caution=Text("", fact.caution.fa))

        assert is_disputed(english) == is_disputed(persian), fact.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_picture_has_a_square_for_each_rating_with_its_number(
    dataset: Dataset, lang: str
) -> None:
    full, hollow = figure(coverage_chart(dataset, words(lang))).data

    assert len(full.x) == covered_ratings(dataset)
    assert len(full.x) + len(hollow.x) == len(dataset.ratings)
    assert set(hollow.text) == {"0" if lang == "en" else "۰"}


def test_clusters_run_from_the_right_in_persian(dataset: Dataset) -> None:
    persian = coverage_chart(dataset, words("fa"))["layout"]["xaxis"]["range"]
    english = coverage_chart(dataset, words("en"))["layout"]["xaxis"]["range"]

    assert persian == english[::-1]
    assert english[0] < english[1]


def test_the_table_says_what_the_picture_says(dataset: Dataset) -> None:
    table = coverage_table(dataset, words("en"))
    numbers = [[int(cell) for cell in row] for row in table.to_numpy()]

    assert numbers == evidence_counts(dataset)


def test_two_clusters_with_the_same_short_name_keep_a_column_each(dataset: Dataset) -> None:
    first, second, *rest = dataset.clusters
    twins = replace(dataset, clusters=(first, replace(second, label=first.label), *rest))

    assert coverage_table(twins, words("en")).shape == (14, 11)


def test_gaps_and_disputes_are_told_in_tables(dataset: Dataset) -> None:
    gaps = find_gaps(dataset)
    english = words("en")

    unrated, disputed = unrated_table(gaps, english), disputed_table(gaps, dataset, english)
    assert unrated["Without a figure"].astype(int).sum() == gaps.unrated_count
    assert len(disputed) == len(gaps.disputed) > 0
    assert disputed["Source"].str.contains("](https://", regex=False).any()
