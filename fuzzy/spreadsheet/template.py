"""The workbook that a spreadsheet user fills in, with a made-up example."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from fuzzy.errors import ProblemError
from fuzzy.registry import METHODS, Option
from fuzzy.spreadsheet.guide import ABOUT, RATINGS_NOTE, SETTINGS_NOTE
from fuzzy.spreadsheet.opening import spreadsheet_library
from fuzzy.spreadsheet.terms import SCALES, WORDS
from fuzzy.spreadsheet.words import (
    DIRECTIONS,
    LABELS,
    PARTS,
    RATINGS_SHEET,
    SETTINGS,
    SETTINGS_SHEET,
    both,
)

ABOUT_SHEET = "read me"
TERMS_SHEET = "terms"
METHODS_SHEET = "methods"
LAST_ROW, LAST_COLUMN = 1000, "ZZ"

_EXAMPLE_HEAD = (
    ("jobs / اشتغال", "raw material / مادهٔ خام", None, None, "cost to start / هزینهٔ آغاز"),
    ("benefit", "benefit", None, None, "cost"),
    ("0.4 0.5 0.6", 0.3, None, None, 0.2),
    (
        both("value", PARTS),
        both("l", PARTS),
        both("m", PARTS),
        both("u", PARTS),
        both("value", PARTS),
    ),
)
_EXAMPLE_ROWS = (
    ("example A / نمونهٔ الف", "high", 4, 6, 7, 5),
    ("example B / نمونهٔ ب", "متوسط", 6, 8, 9, "۳"),
    ("example C / نمونهٔ پ", "very high", 2, 3, 5, 8),
)
_EXAMPLE_SETTINGS = (("method", "topsis"), ("terms", "five"))


def write_template(file: str) -> None:
    """Write the template to a new file.

    Parameters
    ----------
    file : str
        Its name, ending in .xlsx.

    Raises
    ------
    ProblemError
        If the name ends otherwise, the file exists or cannot be written, or openpyxl is missing.
    """
    if not file.lower().endswith(".xlsx"):
        raise ProblemError(f"{file}: expected a file name that ends in .xlsx")
    content = template_bytes()
    try:
        with open(file, "xb") as stream:
            stream.write(content)
    except FileExistsError:
        raise ProblemError(f"{file}: exists already; expected the name of a new file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a file name"
        raise ProblemError(f"{file}: cannot be written ({reason})") from None


def template_bytes() -> bytes:
    """Return the template as an xlsx file.

    Raises
    ------
    ProblemError
        If openpyxl is missing.
    """
    workbook = spreadsheet_library().Workbook()
    about = workbook.active
    about.title = ABOUT_SHEET
    _write_rows(about, 1, ABOUT)
    _set_widths(about, (70, 70))
    _write_ratings(workbook.create_sheet(RATINGS_SHEET))
    _write_settings(workbook.create_sheet(SETTINGS_SHEET))
    _write_terms(workbook.create_sheet(TERMS_SHEET))
    _write_methods(workbook.create_sheet(METHODS_SHEET))
    for sheet in workbook.worksheets:
        _wrap(sheet)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def _write_ratings(sheet: Any) -> None:
    """Write the sheet of ratings: a note, four labelled rows, the alternatives."""
    _write_rows(sheet, 1, [(RATINGS_NOTE,)])
    labels = [both(key, LABELS) for key in LABELS]
    heads = [(label, *cells) for label, cells in zip(labels, _EXAMPLE_HEAD, strict=True)]
    _write_rows(sheet, 2, heads)
    _write_rows(sheet, 2 + len(heads), _EXAMPLE_ROWS)
    for row in (2, 3, 4):
        sheet.merge_cells(start_row=row, end_row=row, start_column=3, end_column=5)
    _embolden(sheet, range(2, 2 + len(heads)))
    _offer(sheet, f"B3:{LAST_COLUMN}3", _listed([*DIRECTIONS, *DIRECTIONS.values()]), strict=True)
    _offer(sheet, f"B5:{LAST_COLUMN}5", _listed(both(key, PARTS) for key in PARTS), strict=True)
    words = [names[language] for language in (0, 1) for names in WORDS["five"]]
    _offer(sheet, f"B6:B{LAST_ROW} F6:{LAST_COLUMN}{LAST_ROW}", _listed(words), strict=False)
    sheet.freeze_panes = "B6"
    _set_widths(sheet, (28, 20, 16, 16, 16, 28))


def _write_settings(sheet: Any) -> None:
    """Write the sheet of settings: name, value, note."""
    _write_rows(sheet, 1, [("setting / تنظیم", "value / مقدار", SETTINGS_NOTE)])
    _write_rows(sheet, 2, [(both(name, SETTINGS), value) for name, value in _EXAMPLE_SETTINGS])
    _offer(sheet, "B2", f"'{METHODS_SHEET}'!$A$2:$A${1 + len(METHODS)}", strict=True)
    _offer(sheet, "B3", _listed(SCALES), strict=True)
    _embolden(sheet, [1])
    _set_widths(sheet, (24, 24, 90))


def _write_terms(sheet: Any) -> None:
    """Write the words of both scales with their numbers."""
    _write_rows(sheet, 1, [("scale / مقیاس", "word", "واژه", "l", "m", "u")])
    rows = [
        (scale, names[0], names[1], *number)
        for scale, numbers in SCALES.items()
        for names, number in zip(WORDS[scale], numbers.values(), strict=True)
    ]
    _write_rows(sheet, 2, rows)
    _embolden(sheet, [1])
    _set_widths(sheet, (16, 18, 18, 8, 8, 8))


def _write_methods(sheet: Any) -> None:
    """Write the methods with their options."""
    heads = ("method / روش", "title", "عنوان", "options / گزینه‌ها", "source / منبع")
    _write_rows(sheet, 1, [heads])
    rows = [
        (
            name,
            method.title_en,
            method.title_fa,
            "; ".join(map(_option_text, method.options)),
            method.source,
        )
        for name, method in METHODS.items()
    ]
    _write_rows(sheet, 2, rows)
    _embolden(sheet, [1])
    _set_widths(sheet, (16, 30, 30, 60, 90))


def _option_text(option: Option) -> str:
    """Return an option with the values it takes, the default first."""
    values = list(option.words)
    if option.interval is not None:
        low, high = option.interval
        values.append(f"a number from {low:g} to {high:g} / عددی از {low:g} تا {high:g}")
    if option.free:
        values.append("numbers / چند عدد")
    return f"{option.name}: {', '.join(values)}"


def _write_rows(sheet: Any, first: int, rows: Iterable[Sequence[object]]) -> None:
    """Write rows of values from row `first` on; None leaves a cell empty."""
    for number, row in enumerate(rows, start=first):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(number, column, value)


def _embolden(sheet: Any, rows: Iterable[int]) -> None:
    """Set rows in bold letters."""
    from openpyxl.styles import Font

    for row in rows:
        for cell in sheet[row]:
            cell.font = Font(bold=True)


def _wrap(sheet: Any) -> None:
    """Break long texts into lines, from the top of the cell."""
    from openpyxl.styles import Alignment

    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _set_widths(sheet: Any, widths: Sequence[float]) -> None:
    """Set the widths of the first columns, in characters."""
    for letter, width in zip("ABCDEF", widths, strict=False):
        sheet.column_dimensions[letter].width = width


def _listed(values: Iterable[str]) -> str:
    """Return values as a list that a cell offers."""
    return f'"{",".join(values)}"'


def _offer(sheet: Any, cells: str, values: str, *, strict: bool) -> None:
    """Offer a list of values in cells; if not `strict`, others may be typed as well."""
    from openpyxl.worksheet.datavalidation import DataValidation

    offered = DataValidation(
        type="list", formula1=values, allow_blank=True, showErrorMessage=strict
    )
    sheet.add_data_validation(offered)
    for area in cells.split():
        offered.add(area)
