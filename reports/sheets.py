"""What the workbooks share: the looks of the cells, sheets and their names, texts kept as texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from data.harmless import is_formula_like
from ui.i18n import Words

OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""No text becomes a formula, a link or a number by what it looks like."""

LONGEST_SHEET_NAME: Final = 31
LINE_HEIGHT: Final = 15
_PERSIAN_LETTER: Final = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_FORBIDDEN_IN_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True)
class Looks:
    """The looks of the cells; `given` marks inputs, `step` and `result` what is computed."""

    title: Format
    head: Format
    column: Format
    text: Format
    number: Format
    quoted: Format
    from_right: Format
    quoted_from_right: Format
    given: Format
    step: Format
    result: Format


def write_text(sheet: Worksheet, row: int, column: int, text: str, looks: Looks) -> None:
    """Write a text that stays one, also when somebody edits the cell in a spreadsheet."""
    sheet.write_string(row, column, text, look_of(text, looks))


def write_line(sheet: Worksheet, row: int, columns: int, text: str, looks: Looks) -> None:
    """Write a text over several columns, two lines high."""
    sheet.merge_range(row, 0, row, columns - 1, "", look_of(text, looks))
    write_text(sheet, row, 0, text, looks)
    sheet.set_row(row, 2 * LINE_HEIGHT)


def look_of(text: str, looks: Looks) -> Format:
    """Return the look of a text: its direction and whether it has to be kept from running.

    The direction is said outright: by the content alone some programs take the marks around a
    name for its first letters.
    """
    if _PERSIAN_LETTER.search(text):
        return looks.quoted_from_right if is_formula_like(text) else looks.from_right
    return looks.quoted if is_formula_like(text) else looks.text


def make_looks(book: Workbook) -> Looks:
    """Make the looks of the cells; every text reads in its own direction."""
    plain = {"valign": "top", "font_name": "Tahoma", "font_size": 10}
    by_content = plain | {"reading_order": 0}
    from_right = {"reading_order": 2, "align": "right"}
    return Looks(
        title=book.add_format(by_content | {"bold": True, "font_size": 14}),
        head=book.add_format(
            by_content | {"bold": True, "text_wrap": True, "bg_color": "#DCE9F2", "bottom": 1}
        ),
        column=book.add_format(plain | {"font_color": "#566370", "font_size": 8, "bottom": 1}),
        text=book.add_format(by_content | {"text_wrap": True}),
        number=book.add_format(plain),
        quoted=book.add_format(by_content | {"text_wrap": True, "quote_prefix": True}),
        from_right=book.add_format(plain | from_right | {"text_wrap": True}),
        quoted_from_right=book.add_format(
            plain | from_right | {"text_wrap": True, "quote_prefix": True}
        ),
        given=book.add_format(plain | {"bg_color": "#FFF6D6"}),
        result=book.add_format(plain | {"bold": True, "num_format": "0.000000"}),
        step=book.add_format(plain | {"num_format": "0.000000"}),
    )


def add_sheet(book: Workbook, name: str, words: Words) -> Worksheet:
    """Add a sheet that runs in the direction of the language."""
    sheet = book.add_worksheet(name)
    if words.direction == "rtl":
        sheet.right_to_left()
    return sheet


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Return names that Excel takes: short, without forbidden signs, each of them once."""
    names: list[str] = []
    for title in titles:
        name, number = sheet_name(title), 2
        while name.casefold() in {known.casefold() for known in names}:
            name = f"{sheet_name(title)[: LONGEST_SHEET_NAME - 4]} {number}"
            number += 1
        names.append(name)
    return names


def sheet_name(title: str) -> str:
    """Return a title as a sheet name."""
    return _FORBIDDEN_IN_SHEET_NAME.sub(" ", title)[:LONGEST_SHEET_NAME]
