"""The table set as a workbook: filled in by a person, brought back, refused with reasons."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

import data
from data import DataError, Dataset
from data.differences import differences
from data.workbook import WorkbookError, read_workbook
from reports.table_set import GUIDE, table_set_workbook
from ui.i18n import words

DATASET = data.load()
DAY = dt.date(2026, 11, 27)
CONTENT = table_set_workbook(DATASET, words("fa"), DAY)
FIRST = 4
"""Row of a sheet with the first values."""


def edited(change: Callable[[Workbook], None]) -> bytes:
    """Return the template as a person leaves it after some editing."""
    book = openpyxl.load_workbook(io.BytesIO(CONTENT))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def repacked(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return the template with other parts in its package."""
    with zipfile.ZipFile(io.BytesIO(CONTENT)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def with_cell(sheet: str, cell: str, value: object) -> bytes:
    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return edited(change)


def problems(content: bytes, lang: str = "en") -> list[str]:
    with pytest.raises(DataError) as refused:
        read_workbook(content)
    return [problem.sentence(lang) for problem in refused.value.problems]


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_the_template_brought_back_unchanged_is_the_same_table_set(lang: str) -> None:
    found = read_workbook(table_set_workbook(DATASET, words(lang), DAY))
    assert found.dataset.version == DATASET.version
    assert data.table_texts(found.dataset) == data.table_texts(DATASET)
    assert found.passed_over == (GUIDE,)


def test_a_program_that_saves_it_anew_changes_nothing() -> None:
    assert read_workbook(edited(lambda book: None)).dataset.version == DATASET.version


CELLS = st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip()))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    note=CELLS,
    value=st.floats(allow_nan=False, allow_infinity=False),
    weights=st.lists(st.floats(0.1, 100), min_size=3, max_size=3).map(sorted),
)
def test_any_texts_and_numbers_survive_the_workbook(
    note: str, value: float, weights: list[float]
) -> None:
    texts = data.table_texts(DATASET)
    changed = _with_values(texts, note, value, weights)
    if changed is None:
        return
    content = table_set_workbook(changed, words("en"), DAY)
    assert read_workbook(content).dataset.version == changed.version


def _with_values(
    texts: dict[str, str], note: str, value: float, weights: list[float]
) -> Dataset | None:
    """Put values into cells of three tables; None where they are not to be had."""
    import csv

    def replaced(name: str, cells: dict[str, str]) -> str:
        rows = list(csv.reader(io.StringIO(texts[name])))
        for column, text in cells.items():
            rows[1][rows[0].index(column)] = text
        stream = io.StringIO()
        csv.writer(stream, lineterminator="\n").writerows(rows)
        return stream.getvalue()

    try:
        return data.load_texts(
            texts
            | {
                "notes": replaced("notes", {"text_en": note, "text_fa": note}),
                "evidence": replaced("evidence", {"value": repr(value)}),
                "dimensions": replaced(
                    "dimensions",
                    dict(
                        zip(("weight_l", "weight_m", "weight_u"), map(repr, weights), strict=True)
                    ),
                ),
            }
        )
    except (DataError, UnicodeEncodeError):
        return None


def test_a_new_cluster_comes_with_its_ratings_and_its_city() -> None:
    def add(book: Workbook) -> None:
        clusters = book["clusters"]
        row = [cell.value for cell in clusters[FIRST]]
        clusters.append(["saffron", 12, *row[2:]])
        for rating in list(book["ratings"].iter_rows(min_row=FIRST, values_only=True)):
            if rating[0] == "fisheries":
                book["ratings"].append(["saffron", *rating[1:]])
        book["cluster_cities"].append(["saffron", "zabol"])

    found = read_workbook(edited(add)).dataset
    assert found.cluster("saffron").number == 12
    counts = {c.table: (c.added, c.removed, c.changed) for c in differences(DATASET, found)}
    assert counts == {
        "clusters": (1, 0, 0),
        "ratings": (len(DATASET.criteria), 0, 0),
        "cluster_cities": (1, 0, 0),
    }


def test_a_changed_cell_is_told_with_both_values() -> None:
    found = read_workbook(with_cell("ratings", f"C{FIRST}", "vl")).dataset
    (change,) = differences(DATASET, found)
    (difference,) = change.differences
    assert (difference.key, difference.column) == ("fisheries + value-added", "term")
    assert (difference.before, difference.after) == ("h", "vl")


def test_columns_may_stand_in_another_order_and_hand_notes_on_sheets_of_their_own() -> None:
    def shuffle(book: Workbook) -> None:
        sheet = book["sectors"]
        rows = list(sheet.iter_rows(values_only=True))
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(reversed(row), 1):
                sheet.cell(number, column).value = value
        book.create_sheet("my notes")["A1"] = "=1+1"

    found = read_workbook(edited(shuffle))
    assert found.dataset.version == DATASET.version
    assert found.passed_over == (GUIDE, "my notes")


def test_persian_digits_and_a_number_written_as_text_are_read() -> None:
    found = read_workbook(with_cell("dimensions", f"D{FIRST}", "۳۵٫۵")).dataset
    assert found.dimensions[0].weight[0] == 35.5


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "sentence"),
    [
        (
            "dimensions",
            f"D{FIRST}",
            "many",
            'sheet dimensions, row 4, column "weight_l": found "many"; '
            "expected a number from 0 to 100.",
        ),
        (
            "ratings",
            f"C{FIRST + 1}",
            "best",
            'sheet ratings, row 5, column "term": found "best"; expected one of vl, l, m, h, vh.',
        ),
        (
            "cluster_cities",
            f"B{FIRST}",
            "tehran",
            'sheet cluster_cities, row 4, column "city": found "tehran"; expected an id of cities.',
        ),
        (
            "evidence",
            f"E{FIRST}",
            "=1+1",
            'sheet evidence, row 4, column "value": found "=1+1"; '
            "expected a value and not a formula.",
        ),
        (
            "sources",
            f"E{FIRST}",
            dt.datetime(2026, 1, 2),
            'sheet sources, row 4, column "year": found "2026-01-02 00:00:00"; '
            "expected a number or a text and not a date.",
        ),
        (
            "sectors",
            "B3",
            "title",
            'sheet sectors, row 3, column "name_en": found nothing; expected this column.',
        ),
    ],
)
def test_a_problem_is_named_by_sheet_row_column_and_value(
    sheet: str, cell: str, value: object, sentence: str
) -> None:
    assert sentence in problems(with_cell(sheet, cell, value))


def test_problems_are_told_in_persian_too() -> None:
    content = with_cell("dimensions", f"D{FIRST}", "many")
    assert problems(content, "fa") == [
        "برگهٔ \u2068dimensions\u2069، ردیف ۴، ستون «\u2068weight_l\u2069»: "
        "مقدار «\u2068many\u2069»؛ انتظار می‌رفت: عددی از ۰ تا ۱۰۰."
    ]


def test_every_problem_of_every_sheet_is_told_at_once() -> None:
    def spoil(book: Workbook) -> None:
        book["dimensions"][f"D{FIRST}"] = "many"
        book["ratings"][f"C{FIRST}"] = "best"
        del book["sectors"]

    told = problems(edited(spoil))
    assert {sentence.split(":")[0] for sentence in told} == {
        "sheet sectors",
        'sheet dimensions, row 4, column "weight_l"',
        'sheet ratings, row 4, column "term"',
    }


def test_a_sheet_too_long_or_too_wide_is_refused() -> None:
    long, wide = with_cell("sectors", "A6001", "x"), with_cell("sectors", "IV1", "x")
    expected = "expected at most 5000 rows and 200 columns."
    assert all(sentence.endswith(expected) for sentence in [*problems(long), *problems(wide)])


def _part(name: str, content: bytes = b"x") -> bytes:
    return repacked(lambda parts: parts.update({name: content}))


def _replaced(name: str, old: bytes, new: bytes) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)

    return repacked(change)


def _other_book() -> bytes:
    target = io.BytesIO()
    Workbook().save(target)
    return target.getvalue()


OUTSIDE = (
    b'<Relationship Id="rId99" TargetMode="External" Target="file:///c:/x.xlsx" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject"/>'
)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not-workbook"),
        (b"id,name\nx,y\n", "not-workbook"),
        (CONTENT[: len(CONTENT) // 2], "not-workbook"),
        (_other_book(), "no-tables"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked",
        ),
        (_part("xl/vbaProject.bin"), "macros"),
        (_part("xl/macrosheets/sheet1.xml", b"<x/>"), "macros"),
        (_replaced("[Content_Types].xml", b"sheet.main", b"sheet.macroEnabled.main"), "macros"),
        (_part("xl/externalLinks/externalLink1.xml", b"<x/>"), "links"),
        (_part("xl/connections.xml", b"<x/>"), "links"),
        (
            _replaced(
                "xl/_rels/workbook.xml.rels", b"</Relationships>", OUTSIDE + b"</Relationships>"
            ),
            "links",
        ),
        (_part("xl/embeddings/oleObject1.bin"), "embedded"),
        (_part("xl/media/zeros.bin", b"\0" * 90_000_000), "unpacked"),
        (_replaced("xl/workbook.xml", b"<workbook", b"<!DOCTYPE x><workbook"), "damaged"),
        (_replaced("xl/workbook.xml", b"</workbook>", b""), "damaged"),
        (b"PK" + b"\0" * 10_000_001, "size"),
    ],
)
def test_what_is_not_to_be_opened_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(WorkbookError) as refused:
        read_workbook(content)
    assert refused.value.reason == reason


def test_the_template_explains_each_column_in_both_languages_and_offers_lists() -> None:
    book = openpyxl.load_workbook(io.BytesIO(CONTENT))
    ratings = book["ratings"]
    english, persian = str(ratings["B1"].value), str(ratings["B2"].value)
    assert english.startswith("Sub-criterion")
    assert "an id of the sheet \u2068criteria\u2069" in english
    assert persian.startswith("زیرمعیار")
    rules: dict[str, Any] = {
        str(rule.sqref).split(":")[0]: rule.formula1
        for rule in ratings.data_validations.dataValidation
    }
    assert rules["C4"] == '"vl,l,m,h,vh"'
    assert str(rules["A4"]).startswith("'clusters'!$A$4:")
    guide = {cell.value for row in book[GUIDE].iter_rows() for cell in row}
    assert {words("en")("set-guide-ids"), words("fa")("set-guide-ids")} <= guide


def test_a_text_like_a_formula_stays_a_text_in_the_template() -> None:
    texts = data.table_texts(DATASET)
    texts["notes"] = 'id,text_en,text_fa\noutline,"=HYPERLINK(1)",+سلام\nassessment,@x,-y\n'
    changed = data.load_texts(texts)
    content = table_set_workbook(changed, words("en"), DAY)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["notes"]
    cells = [cell for row in sheet.iter_rows(min_row=FIRST, min_col=2) for cell in row]
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", True)}
    assert read_workbook(content).dataset.version == changed.version
