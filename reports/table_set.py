"""The whole table set as one workbook to fill in and bring back.

A sheet for each table, named as the table. Above the names of the columns stand what they are
called and what they take, in both languages; lists to choose from hang on ids and fixed words.
"""

from __future__ import annotations

import datetime as dt
import io
import math
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from data import Dataset
from data.kinds import CellValue, Choice, Identifier, Number, Whole
from data.reading import ReadTable, cell_text
from data.schema import TABLES, Column, Table
from reports.sheets import OPTIONS, Looks, make_looks, write_text
from ui import format as fmt
from ui.fields import heading_of
from ui.i18n import LANGUAGES, Words, words

FIRST_ROW: Final = 3
SPARE_ROWS: Final = 300
GUIDE: Final = "راهنما · Guide"
_WIDEST: Final = 50
_LANGUAGES_SHOWN: Final = tuple(reversed(LANGUAGES))


def table_set_workbook(dataset: Dataset, page: Words, today: dt.date) -> bytes:
    """Write all tables with their present values, to be changed and imported again.

    Parameters
    ----------
    dataset : Dataset
    page : Words
        In Persian the sheets run from the right; the texts are in both languages in any case.
    today : datetime.date

    Returns
    -------
    bytes
        An xlsx file; imported unchanged it is the same table set.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties(
            {"title": page("set-title"), "created": dt.datetime.combine(today, dt.time())}
        )
        looks = make_looks(book)
        guide = book.add_worksheet(GUIDE)
        _write_guide(guide, dataset, looks, today)
        sheets = {name: book.add_worksheet(name) for name in TABLES}
        for sheet in (guide, *sheets.values()):
            if page.direction == "rtl":
                sheet.right_to_left()
        for name, sheet in sheets.items():
            _write_table(sheet, dataset.read_tables[name], dataset, looks, page)
    return target.getvalue()


def _write_guide(sheet: Worksheet, dataset: Dataset, looks: Looks, today: dt.date) -> None:
    """Say in both languages how the workbook is filled in, and what its sheets are."""
    for column, width in enumerate((26, 70, 70, 10)):
        sheet.set_column(column, column, width)
    keys = ("set-title", "set-guide-rows", "set-guide-ids", "set-guide-values", "set-guide-import")
    for row, key in enumerate(keys):
        for column, lang in enumerate(_LANGUAGES_SHOWN, 1):
            look = looks.title if row == 0 else looks.text
            sheet.write_string(row, column, words(lang)(key), look)
    row = len(keys)
    write_text(sheet, row, 0, dataset.version, looks)
    for column, lang in enumerate(_LANGUAGES_SHOWN, 1):
        write_text(sheet, row, column, dataset.assessment_note[lang], looks)
        write_text(sheet, row + 1, column, fmt.date(today, lang), looks)
    top = row + 3
    for column, lang in enumerate(_LANGUAGES_SHOWN, 1):
        sheet.write_string(top, column, words(lang)("workbook-sheet"), looks.head)
    for step, (name, read) in enumerate(dataset.read_tables.items(), top + 1):
        sheet.write_url(step, 0, f"internal:'{name}'!A1", string=name)
        for column, lang in enumerate(_LANGUAGES_SHOWN, 1):
            sheet.write_string(step, column, words(lang)(f"table-{name}"), looks.text)
        sheet.write_number(step, 3, len(read.rows), looks.number)


def _write_table(
    sheet: Worksheet, read: ReadTable, dataset: Dataset, looks: Looks, page: Words
) -> None:
    """Write one table under its headings."""
    table = read.table
    for place, column in enumerate(table.columns):
        for row, lang in enumerate(_LANGUAGES_SHOWN):
            text = _explanation(table, column, words(lang))
            sheet.write_string(row, place, text, looks.head)
        sheet.write_string(FIRST_ROW - 1, place, column.name, looks.column)
        values = [each.values[column.name] for each in read.rows]
        for row, value in enumerate(values, FIRST_ROW):
            _write_value(sheet, row, place, value, looks)
        longest = max([len(column.name), *(len(cell_text(value)) for value in values)])
        sheet.set_column(place, place, min(_WIDEST, max(14, longest + 2)))
        rule = _rule(column, dataset, page)
        if rule is not None:
            last = FIRST_ROW + len(values) + SPARE_ROWS
            sheet.data_validation(FIRST_ROW, place, last, place, rule)
    sheet.freeze_panes(FIRST_ROW, 1)


def _write_value(sheet: Worksheet, row: int, column: int, value: CellValue, looks: Looks) -> None:
    """Write a value so that it comes back as it is.

    Numbers are written with sixteen digits; the rare one that needs more stands as a text.
    """
    if value is None:
        return
    if isinstance(value, int | float) and float(f"{value:.16G}") == value:
        sheet.write_number(row, column, value, looks.number)
        return
    write_text(sheet, row, column, cell_text(value), looks)


def _explanation(table: Table, column: Column, text: Words) -> str:
    """Say what a column is called and what it takes."""
    lines = [heading_of(table.name, column.name, text), column.kind.expected[text.lang]]
    if column.refers is not None:
        lines.append(text("set-refers", table=column.refers))
    lines.append(text("set-needed" if column.required else "set-optional"))
    return "\n".join(lines)


def _rule(column: Column, dataset: Dataset, page: Words) -> dict[str, Any] | None:
    """Return what a spreadsheet lets into a column; None where it cannot say."""
    kind = column.kind
    expected = kind.expected[page.lang]
    told = {"error_title": column.name[:32], "error_message": expected[:255], "ignore_blank": True}
    if isinstance(kind, Choice):
        return {"validate": "list", "source": list(kind.options), **told}
    if isinstance(kind, Identifier) and column.refers is not None:
        ids = FIRST_ROW + len(dataset.read_tables[column.refers].rows) + SPARE_ROWS
        place = TABLES[column.refers].header.index("id")
        source = f"='{column.refers}'!{xl_range_abs(FIRST_ROW, place, ids, place)}"
        return {"validate": "list", "source": source, **told}
    if isinstance(kind, Whole | Number) and math.isfinite(kind.low) and math.isfinite(kind.high):
        return {
            "validate": "integer" if isinstance(kind, Whole) else "decimal",
            "criteria": "between",
            "minimum": kind.low,
            "maximum": kind.high,
            **told,
        }
    return None
