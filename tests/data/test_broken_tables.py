"""A table that is wrong is refused with sentences that say where and what was expected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import data
from data.loader import SHIPPED_TABLES

Edit = Callable[[str, str, str], None]
Refusal = Callable[[], data.DataError]


def english(error: data.DataError) -> list[str]:
    return [problem.sentence("en") for problem in error.problems]


def persian(error: data.DataError) -> list[str]:
    """Return the Persian sentences without the invisible isolates around Latin words."""
    sentences = [problem.sentence("fa") for problem in error.problems]
    return [each.replace("\u2068", "").replace("\u2069", "") for each in sentences]


def test_a_folder_without_any_table(tmp_path: Path, refusal: Refusal) -> None:
    (tmp_path / "notes.txt").write_text("no table", encoding="utf-8")
    (sentence,) = english(refusal())
    assert sentence.startswith(f"{tmp_path}: ")
    assert "expected some of the tables clusters.csv" in sentence


def test_what_is_no_table_may_lie_beside_them(edit: Edit, tmp_path: Path) -> None:
    edit("sectors", "Food and farming", "Food from land and sea")
    (tmp_path / "README.txt").write_text("ours", encoding="utf-8")
    assert data.load(tmp_path).sector("food").name.en == "Food from land and sea"


def test_own_tables_take_the_place_of_shipped_ones(edit: Edit, tmp_path: Path) -> None:
    edit("sectors", "Food and farming", "Food from land and sea")
    own = data.load(tmp_path)
    assert own.sector("food").name.en == "Food from land and sea"
    assert len(own.clusters) == 11


def test_a_folder_that_is_not_there() -> None:
    with pytest.raises(data.DataError) as caught:
        data.load(Path("nowhere"))
    assert english(caught.value) == ["nowhere: found nothing; expected a folder with tables."]


def test_a_file_of_unknown_name(tmp_path: Path, refusal: Refusal) -> None:
    (tmp_path / "clusterz.csv").write_text("id\nx\n", encoding="utf-8")
    (sentence,) = english(refusal())
    assert sentence.startswith(
        'clusterz.csv: found "clusterz.csv"; expected only the tables clusters.csv, '
    )


def test_a_missing_column(edit: Edit, refusal: Refusal) -> None:
    edit("sectors", "id,name_en,name_fa", "id,name_en,title")
    error = refusal()
    assert english(error) == [
        'sectors.csv, row 1, column "name_fa": found nothing; expected this column.',
        'sectors.csv, row 1, column "title": found "title"; '
        "expected only the columns id, name_en, name_fa.",
    ]
    assert persian(error) == [
        "پروندهٔ sectors.csv، ردیف ۱، ستون «name_fa»: مقداری نیست؛ انتظار می‌رفت: این ستون.",
        "پروندهٔ sectors.csv، ردیف ۱، ستون «title»: مقدار «title»؛ "
        "انتظار می‌رفت: فقط ستون‌های id, name_en, name_fa.",
    ]


def test_a_column_given_twice(edit: Edit, refusal: Refusal) -> None:
    edit("sectors", "id,name_en,name_fa", "id,name_en,name_fa,id")
    assert english(refusal()) == [
        'sectors.csv, row 1, column "id": found "id"; expected each column once.'
    ]


def test_a_word_where_a_number_belongs(edit: Edit, refusal: Refusal) -> None:
    edit("dimensions", "economic,Economic,اقتصادی,35", "economic,Economic,اقتصادی,many")
    error = refusal()
    assert english(error) == [
        'dimensions.csv, row 2, column "weight_l": found "many"; expected a number from 0 to 100.'
    ]
    assert persian(error) == [
        "پروندهٔ dimensions.csv، ردیف ۲، ستون «weight_l»: مقدار «many»؛ "
        "انتظار می‌رفت: عددی از ۰ تا ۱۰۰."
    ]


@pytest.mark.parametrize("number", ["101", "-1", "nan", "inf", "6_5"])
def test_a_number_out_of_range(edit: Edit, refusal: Refusal, number: str) -> None:
    edit("dimensions", "اجتماعی,35,50,65", f"اجتماعی,35,50,{number}")
    assert english(refusal()) == [
        f'dimensions.csv, row 4, column "weight_u": found "{number}"; '
        "expected a number from 0 to 100."
    ]


def test_a_fraction_where_a_whole_number_belongs(edit: Edit, refusal: Refusal) -> None:
    edit("stages", "studied,1,Studied", "studied,1.5,Studied")
    assert english(refusal()) == [
        'stages.csv, row 2, column "order": found "1.5"; expected a whole number from 1 to 99.'
    ]


def test_feet_on_the_wrong_side_of_the_peak(edit: Edit, refusal: Refusal) -> None:
    edit("scales", "five,l,2,low,کم,0,2.5,5", "five,l,2,low,کم,3,2.5,5")
    error = refusal()
    assert english(error) == [
        'scales.csv, row 3, column "l": found "3, 2.5, 5"; expected l <= m <= u.'
    ]
    assert persian(error) == [
        "پروندهٔ scales.csv، ردیف ۳، ستون «l»: مقدار «3, 2.5, 5»؛ انتظار می‌رفت: l <= m <= u."
    ]


def test_an_unknown_word_of_a_scale(edit: Edit, refusal: Refusal) -> None:
    edit("ratings", "fisheries,firms,vh,low", "fisheries,firms,best,low")
    assert english(refusal()) == [
        'ratings.csv, row 6, column "term": found "best"; expected one of vl, l, m, h, vh.'
    ]


def test_an_empty_cell_that_is_needed(edit: Edit, refusal: Refusal) -> None:
    edit("sectors", "food,Food and farming,", "food,,")
    assert english(refusal()) == [
        'sectors.csv, row 2, column "name_en": found nothing; '
        "expected a text of at most 2000 characters."
    ]


def test_a_label_too_long_for_a_chart(edit: Edit, refusal: Refusal) -> None:
    edit("criteria", ",Exports,", ",Exports and all markets,")
    assert english(refusal()) == [
        'criteria.csv, row 3, column "label_en": found "Exports and all markets"; '
        "expected a text of at most 18 characters."
    ]


def test_a_note_in_one_language_only(edit: Edit, refusal: Refusal) -> None:
    edit("cluster_cities", "granite,zahedan,,", "granite,zahedan,In the south,")
    assert english(refusal()) == [
        'cluster_cities.csv, row 7, column "note_fa": found nothing; '
        'expected a text, because "note_en" has one.'
    ]


def test_a_row_with_too_many_cells(edit: Edit, refusal: Refusal) -> None:
    edit("sectors", "food,Food and farming,", "food,Food, and farming,")
    (sentence,) = english(refusal())
    assert sentence.startswith('sectors.csv, row 2: found "food,Food, and farming,')
    assert sentence.endswith("expected 3 cells.")


def test_the_same_id_twice(edit: Edit, refusal: Refusal) -> None:
    edit("sectors", "stone,Stone", "food,Stone")
    assert english(refusal()) == [
        'sectors.csv, row 3, column "id": found "food"; '
        "expected a value that row 2 does not have yet."
    ]


def test_an_id_with_blanks(edit: Edit, refusal: Refusal) -> None:
    edit("sectors", "stone,Stone", "Stone Works,Stone")
    assert english(refusal())[0] == (
        'sectors.csv, row 3, column "id": found "Stone Works"; '
        "expected an id of small Latin letters, digits and single hyphens."
    )


def test_a_reference_to_nothing(edit: Edit, refusal: Refusal) -> None:
    edit("cluster_cities", "granite,zahedan", "granite,tehran")
    error = refusal()
    assert english(error) == [
        'cluster_cities.csv, row 7, column "city": found "tehran"; expected an id of cities.csv.'
    ]
    assert persian(error) == [
        "پروندهٔ cluster_cities.csv، ردیف ۷، ستون «city»: مقدار «tehran»؛ "
        "انتظار می‌رفت: شناسه‌ای از cities.csv."
    ]


def test_evidence_that_does_not_exist(edit: Edit, refusal: Refusal) -> None:
    edit("ratings", "ev-granite-mines-zahedan ev-granite-reserves", "ev-granite-guess")
    assert english(refusal()) == [
        'ratings.csv, row 91, column "evidence": found "ev-granite-guess"; '
        "expected an id of evidence.csv."
    ]


def test_a_preset_for_nothing(edit: Edit, refusal: Refusal) -> None:
    edit("preset_weights", "jobs-first,jobs", "jobs-first,fun")
    assert english(refusal()) == [
        'preset_weights.csv, row 3, column "target": found "fun"; '
        "expected an id of dimensions.csv or criteria.csv."
    ]


def test_a_missing_rating(tmp_path: Path, refusal: Refusal) -> None:
    lines = (SHIPPED_TABLES / "ratings.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "ratings.csv").write_text("\n".join(lines[:-1]), encoding="utf-8")
    error = refusal()
    assert english(error) == [
        'ratings.csv, column "cluster + criterion": found nothing; '
        "expected a row for mat-weaving, water."
    ]
    assert persian(error) == [
        "پروندهٔ ratings.csv، ستون «cluster + criterion»: مقداری نیست؛ "
        "انتظار می‌رفت: ردیفی برای mat-weaving, water."
    ]


def test_a_cluster_without_a_city(edit: Edit, refusal: Refusal) -> None:
    edit("cluster_cities", "granite,zahedan,,\n", "")
    assert english(refusal()) == [
        'cluster_cities.csv, column "cluster": found nothing; '
        "expected at least one city for granite."
    ]


def test_a_dimension_whose_criteria_all_weigh_nothing(edit: Edit, refusal: Refusal) -> None:
    edit("dimensions", "social,Social", "green,Green,سبز,35,50,65\nsocial,Social")
    assert english(refusal()) == [
        'criteria.csv, column "dimension": found nothing; '
        "expected at least one criterion of green with a weight_m above 0."
    ]


def test_a_position_that_its_quality_denies(edit: Edit, refusal: Refusal) -> None:
    edit("cities", "31.0306,61.4949,geonames", "31.0306,61.4949,none")
    assert english(refusal()) == [
        'cities.csv, row 3, column "coord_quality": found "none"; '
        'expected "none" without lat and lon, another word with both.'
    ]


def test_evidence_with_neither_number_nor_statement(edit: Edit, refusal: Refusal) -> None:
    edit("evidence", "fisheries,Lenj vessels,لنج صیادی,964", "fisheries,Lenj vessels,لنج صیادی,")
    assert english(refusal()) == [
        'evidence.csv, row 9, column "value": found nothing; '
        "expected either a number or a statement."
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "found nothing; expected a header and rows."),
        (b"id,name_en,name_fa\n", "found nothing; expected at least one row under the header."),
        (b"\xff\xfe\x00i\x00d", "found nothing; expected a text file in UTF-8."),
        (b"PK\x03\x04\x00\x00", "found nothing; expected a CSV file whose quotes are closed."),
        (
            b'id,name_en,name_fa\n"a,b,c',
            "found nothing; expected a CSV file whose quotes are closed.",
        ),
        (
            b"id;name_en;name_fa\na;b;c\n",
            'found "id;name_en;name_fa"; expected commas between the columns.',
        ),
    ],
    ids=["empty", "header-only", "utf-16", "zip", "open-quote", "semicolons"],
)
def test_a_file_that_is_no_table(
    tmp_path: Path, refusal: Refusal, content: bytes, expected: str
) -> None:
    (tmp_path / "sectors.csv").write_bytes(content)
    error = refusal()
    assert english(error) == [f"sectors.csv: {expected}"]
    assert persian(error)[0].startswith("پروندهٔ sectors.csv: ")


def test_all_problems_of_all_tables_at_once(edit: Edit, refusal: Refusal, tmp_path: Path) -> None:
    edit("sectors", "food,Food and farming,", "food,,")
    edit("dimensions", "اجتماعی,35,50,65", "اجتماعی,35,50,650")
    edit("ratings", "fisheries,firms,vh,low", "fisheries,firms,best,low")
    edit("cluster_cities", "granite,zahedan", "granite,tehran")
    (tmp_path / "clusterz.csv").write_text("id\nx\n", encoding="utf-8")
    files = {problem.file for problem in refusal().problems}
    assert files == {
        *("sectors.csv", "dimensions.csv", "ratings.csv", "cluster_cities.csv"),
        "clusterz.csv",
    }


def test_a_file_of_commas_alone(tmp_path: Path, refusal: Refusal) -> None:
    (tmp_path / "sectors.csv").write_text(",,\n,\n", encoding="utf-8")
    assert english(refusal()) == ["sectors.csv: found nothing; expected a header and rows."]


def test_a_wrong_cell_hides_no_wrong_reference_of_its_table(edit: Edit, refusal: Refusal) -> None:
    edit("ratings", "fisheries,firms,vh,low", "fisheries,firms,best,low")
    edit("ratings", "granite,firms,", "marble,firms,")
    values = [problem.value for problem in refusal().problems]
    assert values == ["best", "marble"]


def test_arabic_letters_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    text = (SHIPPED_TABLES / "sectors.csv").read_text(encoding="utf-8")
    arabic = text.replace("ی", "ي").replace("ک", "ك")
    (tmp_path / "sectors.csv").write_text(arabic, encoding="utf-8-sig")
    assert data.load(tmp_path).sectors == data.load().sectors


def test_persian_digits_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    text = (SHIPPED_TABLES / "dimensions.csv").read_text(encoding="utf-8")
    digits = text.replace("35,50,65", "۳۵,۵۰,۶۵٫۵").replace("\n", "\r\n")
    (tmp_path / "dimensions.csv").write_bytes(digits.encode("utf-8"))
    assert data.load(tmp_path).dimension("social").weight == (35.0, 50.0, 65.5)


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    lines = (SHIPPED_TABLES / "presets.csv").read_text(encoding="utf-8").splitlines()
    turned = "\n".join(",".join(reversed(line.split(","))) for line in lines)
    (tmp_path / "presets.csv").write_text(turned, encoding="utf-8")
    assert data.load(tmp_path).presets == data.load().presets


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_whatever_the_file_holds_the_answer_is_sentences(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sectors.csv").write_bytes(content)
    with pytest.raises(data.DataError) as caught:
        data.load(tmp_path)
    for problem in caught.value.problems:
        assert problem.sentence("en").endswith(".")
        assert "انتظار می‌رفت" in problem.sentence("fa")
