"""All tables as one Excel workbook, with a first sheet that says what it is."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from data import Dataset
from reports.sheets import (
    OPTIONS,
    Looks,
    add_sheet,
    make_looks,
    sheet_name,
    sheet_names,
    write_text,
)
from ui import format as fmt
from ui.fields import heading_of
from ui.i18n import Words

NARROWEST, WIDEST = 10, 60
HEADER_ROWS: Final = 2


def tables_workbook(dataset: Dataset, words: Words, today: dt.date) -> bytes:
    """Write every table to a sheet of its own.

    Above each table stand two rows: the headings in the language, and under them the names of
    the columns in the CSV files. Texts are written as texts, never as formulas or links.

    Parameters
    ----------
    dataset : Dataset
    words : Words
        Language of the headings and of the first sheet; in Persian all sheets run from the right.
    today : datetime.date
        The day written on the first sheet.

    Returns
    -------
    bytes
        An xlsx file.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties(
            {
                "title": words("workbook-title"),
                "created": dt.datetime.combine(today, dt.time()),
            }
        )
        looks = make_looks(book)
        names = sheet_names([words(f"table-{name}") for name in dataset.tables])
        about = add_sheet(book, sheet_name(words("workbook-about")), words)
        _write_about(about, dataset, names, words, today, looks)
        for title, (name, table) in zip(names, dataset.tables.items(), strict=True):
            _write_table(add_sheet(book, title, words), name, table, words, looks)
    return target.getvalue()


def _write_about(
    sheet: Worksheet,
    dataset: Dataset,
    names: Sequence[str],
    words: Words,
    today: dt.date,
    looks: Looks,
) -> None:
    """Say what the workbook holds, from which data, and that the ratings are ours."""
    lang = words.lang
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, words("workbook-title"), looks.title)
    lines = [
        (words("workbook-what"), words("workbook-what-text")),
        (words("workbook-ratings"), dataset.assessment_note[lang]),
        (words("workbook-outline"), dataset.outline_note[lang]),
        (words("workbook-version"), dataset.version),
        (words("workbook-date"), fmt.date(today, lang)),
    ]
    for row, (label, text) in enumerate(lines, 2):
        sheet.write_string(row, 0, label, looks.text)
        sheet.write_string(row, 1, text, looks.text)
    top = len(lines) + 3
    for column, key in enumerate(("workbook-sheet", "workbook-rows")):
        sheet.write_string(top, column, words(key), looks.head)
    for row, (title, table) in enumerate(zip(names, dataset.tables.values(), strict=True), top + 1):
        sheet.write_string(row, 0, title, looks.text)
        sheet.write_number(row, 1, len(table), looks.number)


def _write_table(
    sheet: Worksheet, name: str, table: pd.DataFrame, words: Words, looks: Looks
) -> None:
    """Write one table under its two rows of headings."""
    for position, column in enumerate(table.columns):
        sheet.write_string(0, position, heading_of(name, column, words), looks.head)
        sheet.write_string(1, position, column, looks.column)
        sheet.set_column(position, position, _width(table[column], column))
        for row, value in enumerate(table[column], HEADER_ROWS):
            _write_cell(sheet, row, position, value, looks)
    sheet.freeze_panes(HEADER_ROWS, 1)
    sheet.autofilter(1, 0, len(table) + 1, len(table.columns) - 1)


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any, looks: Looks) -> None:
    """Write a number as a number, a text as a text, and nothing where nothing is known."""
    if isinstance(value, str):
        if value:
            write_text(sheet, row, column, value, looks)
    elif not pd.isna(value):
        sheet.write_number(row, column, float(value), looks.number)


def _width(values: pd.Series, column: str) -> int:
    """Return a width that shows most cells of a column without hiding its neighbours."""
    lengths = [len(str(value)) for value in values if not pd.isna(value)]
    return max(NARROWEST, min(WIDEST, max([len(column), *lengths]) + 2))
