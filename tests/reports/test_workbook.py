"""All tables as a workbook, opened again."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl import Workbook

import data
from data import Dataset
from data.loader import SHIPPED_TABLES
from reports import tables_workbook
from ui.i18n import words

DAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return data.load()


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def persian(dataset: Dataset) -> Workbook:
    return opened(tables_workbook(dataset, words("fa"), DAY))


@pytest.fixture(scope="module")
def english(dataset: Dataset) -> Workbook:
    return opened(tables_workbook(dataset, words("en"), DAY))


def test_there_is_a_sheet_for_every_table_after_one_about_them(
    english: Workbook, dataset: Dataset
) -> None:
    titles = [words("en")(f"table-{name}") for name in dataset.tables]

    assert english.sheetnames == ["About", *titles]


def test_every_row_of_a_table_is_there_with_numbers_as_numbers(
    english: Workbook, dataset: Dataset
) -> None:
    sheet = english["Cities"]
    columns = [cell.value for cell in sheet[2]]
    first = {name: cell.value for name, cell in zip(columns, sheet[3], strict=True)}

    assert columns == list(dataset.tables["cities"].columns)
    assert sheet.max_row - 2 == len(dataset.cities)
    assert first["name_fa"] == "زاهدان"
    assert first["population_2016"] == 587730
    assert first["households"] is None


def test_headings_are_words_of_the_language_above_the_names_of_the_files(
    persian: Workbook,
) -> None:
    sheet = persian["شهرها"]

    assert sheet["A1"].value == "شناسه"
    assert sheet["C1"].value == "نام (فارسی)"
    assert [sheet["A2"].value, sheet["C2"].value] == ["id", "name_fa"]


def test_headings_stay_in_sight(english: Workbook) -> None:
    assert english["Evidence"].freeze_panes == "B3"


def test_sheets_run_from_the_right_in_persian_only(persian: Workbook, english: Workbook) -> None:
    assert all(sheet.sheet_view.rightToLeft for sheet in persian.worksheets)
    assert not any(sheet.sheet_view.rightToLeft for sheet in english.worksheets)


def test_the_first_sheet_says_that_the_ratings_are_ours_and_from_which_data(
    persian: Workbook, english: Workbook, dataset: Dataset
) -> None:
    def cells(book: Workbook) -> set[object]:
        return {cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row}

    assert {dataset.assessment_note.en, dataset.version, "23 November 2026"} <= cells(english)
    assert {dataset.assessment_note.fa, dataset.version, "۲ آذر ۱۴۰۵"} <= cells(persian)


def test_a_text_like_a_formula_or_a_link_stays_a_text(tmp_path: Path) -> None:
    notes = pd.read_csv(SHIPPED_TABLES / "notes.csv", dtype=str)
    notes["text_en"] = ["=1+1", "https://example.org/"]
    notes.to_csv(tmp_path / "notes.csv", index=False)

    sheet = opened(tables_workbook(data.load(tmp_path), words("en"), DAY))["Notes"]

    assert [sheet["B3"].value, sheet["B4"].value] == ["=1+1", "https://example.org/"]
    assert [sheet["B3"].data_type, sheet["B3"].hyperlink] == ["s", None]
    assert sheet["B4"].hyperlink is None
