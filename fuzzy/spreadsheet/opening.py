"""Opening an Excel file safely: what it is, how large it is, and the values of its cells."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable
from typing import Any

from fuzzy.errors import ProblemError
from fuzzy.spreadsheet.cells import Cell, Unusable
from fuzzy.spreadsheet.mistakes import SpreadsheetError

LARGEST_FILE = 20_000_000
LARGEST_UNPACKED = 200_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 2_000

_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_WANTED = "expected an xlsx workbook"

Rows = list[list[Cell]]


def read_sheets(file: str) -> dict[str, Rows]:
    """Return the values of every sheet of an xlsx file, by the sheet's name.

    Parameters
    ----------
    file : str
        Its name; at most 20 MB, 200 MB unpacked.

    Returns
    -------
    dict of str to list of lists
        Row by row; a row ends with its last cell. Formulas count by their stored results.

    Raises
    ------
    SpreadsheetError
        If it cannot be read, is not an xlsx workbook, is locked with a password, holds macros or
        is too large.
    """
    raw = _read(file)
    _check_container(raw, file)
    openpyxl = spreadsheet_library()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            stored = _values(openpyxl, raw, results=True)
            written = _values(openpyxl, raw, results=False) if _has_formulas(raw) else stored
    except SpreadsheetError as error:
        raise SpreadsheetError([f"{file}, {error}"]) from None
    # A damaged file can make any layer under the reader fail, each with errors of its own.
    except Exception:
        raise SpreadsheetError([f"{file}: damaged, it cannot be read; {_WANTED}"]) from None
    return {name: _merged(rows, written[name]) for name, rows in stored.items()}


def spreadsheet_library() -> Any:
    """Return openpyxl, which only spreadsheets need.

    Raises
    ------
    ProblemError
        If it is not installed.
    """
    try:
        import openpyxl
    except ImportError:
        raise ProblemError(
            "openpyxl: not installed; expected it beside NumPy for spreadsheets "
            "(python -m pip install openpyxl)"
        ) from None
    return openpyxl


def _read(file: str) -> bytes:
    """Return the bytes of a file of acceptable size."""
    try:
        with open(file, "rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise SpreadsheetError([f"{file}: not found; {_WANTED}"]) from None
    except IsADirectoryError:
        raise SpreadsheetError([f"{file}: a folder; {_WANTED}"]) from None
    except (OSError, ValueError):
        raise SpreadsheetError([f"{file}: cannot be read; expected a readable file"]) from None
    if len(raw) > LARGEST_FILE:
        raise SpreadsheetError(
            [f"{file}: larger than {LARGEST_FILE // 1_000_000} MB; expected a smaller workbook"]
        )
    return raw


def _check_container(raw: bytes, file: str) -> None:
    """Refuse what is not a plain xlsx workbook, saying what it is instead."""
    if raw.startswith(_OLD_OFFICE):
        found = "locked with a password" if _ENCRYPTED in raw else "an old Office file, such as xls"
        raise SpreadsheetError([f"{file}: {found}; {_WANTED} without a password"])
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            parts = {part.filename: part.file_size for part in package.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise SpreadsheetError([f"{file}: not a workbook; {_WANTED}"]) from None
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise SpreadsheetError([f"{file}: holds macros; {_WANTED} without macros"])
    if "xl/workbook.xml" not in parts:
        raise SpreadsheetError([f"{file}: not an Excel workbook; {_WANTED}"])
    if sum(parts.values()) > LARGEST_UNPACKED:
        raise SpreadsheetError(
            [
                f"{file}: larger than {LARGEST_UNPACKED // 1_000_000} MB unpacked; "
                "expected a smaller workbook"
            ]
        )


def _has_formulas(raw: bytes) -> bool:
    """Tell whether any sheet holds a formula; only then is a second reading needed."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
        return any(_FORMULA.search(package.read(name)) for name in sheets)


def _values(openpyxl: Any, raw: bytes, *, results: bool) -> dict[str, Rows]:
    """Return all cells: formulas by their stored results, or as they are written."""
    workbook = openpyxl.load_workbook(
        io.BytesIO(raw), read_only=True, data_only=results, keep_links=False
    )
    try:
        return {sheet.title: _rows(sheet) for sheet in workbook.worksheets}
    finally:
        workbook.close()


def _rows(sheet: Any) -> Rows:
    """Return the rows of one sheet, without the empty ones at its end."""
    # Some programs note a wrong size of the sheet; without the note all cells are read.
    sheet.reset_dimensions()
    rows: Rows = []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        row = _row(cells)
        if not row:
            continue
        if number > MOST_ROWS or len(row) > MOST_COLUMNS:
            raise SpreadsheetError(
                [
                    f"sheet {sheet.title}: reaches row {number}, {len(row)} columns; expected at "
                    f"most {MOST_ROWS} rows and {MOST_COLUMNS} columns"
                ]
            )
        rows.extend([] for _ in range(number - 1 - len(rows)))
        rows.append(row)
    return rows


def _row(cells: Iterable[Any]) -> list[Cell]:
    """Return the values of a row, without the empty ones at its end."""
    row = [_cell(cell.value, cell.data_type) for cell in cells]
    while row and row[-1] is None:
        row.pop()
    return row


def _cell(value: object, kind: str) -> Cell:
    """Return one value as a number or a text, or say in words what else it is."""
    if value is None:
        return None
    if kind == "f":
        return Unusable("a formula without a stored result (open and save it in a spreadsheet)")
    if kind == "e":
        return Unusable(f"the error {value}")
    if isinstance(value, bool):
        return Unusable("TRUE" if value else "FALSE")
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, str):
        return value
    return Unusable(f"the date or time {value}")


def _merged(stored: Rows, written: Rows) -> Rows:
    """Return the stored results; where a formula has none, the formula, which says so."""
    merged = []
    for number, row in enumerate(written):
        results = stored[number] if number < len(stored) else []
        results = results + [None] * (len(row) - len(results))
        pairs = zip(results, row, strict=True)
        merged.append([as_is if result is None else result for result, as_is in pairs])
    return merged
