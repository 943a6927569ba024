"""A table as CSV: complete, readable by Excel, harmless."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

import data
from data import Dataset
from data.harmless import harmless
from reports import table_csv


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return data.load()


def test_excel_is_told_that_the_file_is_utf_8() -> None:
    assert table_csv(pd.DataFrame({"a": ["خوشه"]})).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "start",
    ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "\u200f=", " =", "\u2068+"],
)
def test_text_that_would_run_as_a_formula_gets_an_apostrophe(start: str) -> None:
    text = f"{start}HYPERLINK(1)"

    assert harmless(text) == f"'{text}"
    assert rows_of(table_csv(pd.DataFrame({"a": [text]})))[1] == [f"'{text}"]


def test_harmless_text_and_negative_numbers_stay_as_they_are() -> None:
    table = pd.DataFrame({"text": ["3 - 2 = 1", "a@b"], "number": [-5.0, 0.25]})

    assert rows_of(table_csv(table)) == [
        ["text", "number"],
        ["3 - 2 = 1", "-5"],
        ["a@b", "0.25"],
    ]


def test_a_missing_value_is_an_empty_cell_and_no_digit_is_lost() -> None:
    table = pd.DataFrame({"lat": [25.283682, None], "count": pd.array([587730, None], "Int64")})

    assert rows_of(table_csv(table))[1:] == [["25.283682", "587730"], ["", ""]]


def test_text_with_commas_quotes_and_line_breaks_comes_back_unchanged() -> None:
    text = 'one, "two"\nthree، چهار'

    assert rows_of(table_csv(pd.DataFrame({"a": [text]})))[1] == [text]


def test_every_shipped_table_keeps_all_its_columns_and_rows(dataset: Dataset) -> None:
    for name, table in dataset.tables.items():
        rows = rows_of(table_csv(table))

        assert rows[0] == list(table.columns), name
        assert len(rows) - 1 == len(table), name


def test_a_shipped_table_holds_both_languages(dataset: Dataset) -> None:
    header, first, *_ = rows_of(table_csv(dataset.tables["clusters"]))

    cells = dict(zip(header, first, strict=True))
    assert (cells["name_en"], cells["name_fa"]) == ("Chabahar fisheries", "شیلات چابهار")
