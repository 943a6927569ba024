"""All tables as one Excel workbook, with a first sheet that says what it is."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from data import Dataset
from ui import format as fmt
from ui.fields import heading_of
from ui.i18n import Words

LONGEST_SHEET_NAME: Final = 31
NARROWEST, WIDEST = 10, 60
HEADER_ROWS: Final = 2
_FORBIDDEN_IN_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True)
class _Formats:
    """The looks of the cells."""

    title: Format
    head: Format
    column: Format
    text: Format
    number: Format


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
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties(
            {
                "title": words("workbook-title"),
                "created": dt.datetime.combine(today, dt.time()),
            }
        )
        looks = _formats(book)
        names = _sheet_names([words(f"table-{name}") for name in dataset.tables])
        about = _add_sheet(book, _sheet_name(words("workbook-about")), words)
        _write_about(about, dataset, names, words, today, looks)
        for title, (name, table) in zip(names, dataset.tables.items(), strict=True):
            _write_table(_add_sheet(book, title, words), name, table, words, looks)
    return target.getvalue()


def _formats(book: Workbook) -> _Formats:
    """Make the looks of the cells; every text reads in its own direction."""
    plain = {"valign": "top", "font_name": "Tahoma", "font_size": 10}
    by_content = plain | {"reading_order": 0}
    return _Formats(
        title=book.add_format(by_content | {"bold": True, "font_size": 14}),
        head=book.add_format(
            by_content | {"bold": True, "text_wrap": True, "bg_color": "#DCE9F2", "bottom": 1}
        ),
        column=book.add_format(plain | {"font_color": "#566370", "font_size": 8, "bottom": 1}),
        text=book.add_format(by_content | {"text_wrap": True}),
        number=book.add_format(plain),
    )


def _add_sheet(book: Workbook, name: str, words: Words) -> Worksheet:
    """Add a sheet that runs in the direction of the language."""
    sheet = book.add_worksheet(name)
    if words.direction == "rtl":
        sheet.right_to_left()
    return sheet


def _sheet_names(titles: Iterable[str]) -> list[str]:
    """Return names that Excel takes: short, without forbidden signs, each of them once."""
    names: list[str] = []
    for title in titles:
        name, number = _sheet_name(title), 2
        while name.casefold() in {known.casefold() for known in names}:
            name = f"{_sheet_name(title)[: LONGEST_SHEET_NAME - 4]} {number}"
            number += 1
        names.append(name)
    return names


def _sheet_name(title: str) -> str:
    """Return a title as a sheet name."""
    return _FORBIDDEN_IN_SHEET_NAME.sub(" ", title)[:LONGEST_SHEET_NAME]


def _write_about(
    sheet: Worksheet,
    dataset: Dataset,
    names: Sequence[str],
    words: Words,
    today: dt.date,
    looks: _Formats,
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
    sheet: Worksheet, name: str, table: pd.DataFrame, words: Words, looks: _Formats
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


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any, looks: _Formats) -> None:
    """Write a number as a number, a text as a text, and nothing where nothing is known."""
    if isinstance(value, str):
        if value:
            sheet.write_string(row, column, value, looks.text)
    elif not pd.isna(value):
        sheet.write_number(row, column, float(value), looks.number)


def _width(values: pd.Series, column: str) -> int:
    """Return a width that shows most cells of a column without hiding its neighbours."""
    lengths = [len(str(value)) for value in values if not pd.isna(value)]
    return max(NARROWEST, min(WIDEST, max([len(column), *lengths]) + 2))
