"""A whole table set in one Excel workbook: opened with care, checked like the CSV files.

A workbook comes from anywhere. It is looked at as a package before a reader of spreadsheets sees
it; nothing in it is run, followed or computed.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from data.dataset import Dataset
from data.errors import DataError, TableProblem, persian_digits
from data.loader import from_tables
from data.reading import ReadTable, cell_text, normalised, read_lines
from data.schema import TABLES, Table

LARGEST_MEGABYTES: Final = 10
LARGEST_UNPACKED_MEGABYTES: Final = 80
MOST_PARTS: Final = 1_000
MOST_SHEETS: Final = 60
MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 200
_MEGABYTE: Final = 1_000_000
_ROWS_ABOVE: Final = 10
"""How far down the row with the names of the columns is looked for."""

_OLD_OFFICE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_PART: Final = 0x1
_MACROS: Final = re.compile(r"vbaproject|macrosheets/|vbadata", re.IGNORECASE)
_OUTSIDE: Final = re.compile(r"externallinks?/|connections\.xml|querytables?/", re.IGNORECASE)
_EMBEDDED: Final = re.compile(r"embeddings/|activex/|customui|webextensions?/", re.IGNORECASE)
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_MARKUP_TRICK: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

Line = tuple[int, list[str]]


class WorkbookError(ValueError):
    """A file that is no workbook to read tables from.

    Attributes
    ----------
    reason : str
        Short name of what is wrong; the screen has a sentence for each: ``size``, ``old``,
        ``locked``, ``not-workbook``, ``macros``, ``links``, ``embedded``, ``unpacked``,
        ``damaged``, ``sheets``, ``no-tables``.
    limit : int
        What at most is read, where that is the matter.
    """

    def __init__(self, reason: str, limit: int = 0) -> None:
        self.reason = reason
        self.limit = limit
        super().__init__(f"{reason} {limit}" if limit else reason)


@dataclass(frozen=True)
class TableSet:
    """What a workbook held.

    Attributes
    ----------
    dataset : Dataset
        The tables, checked and connected.
    passed_over : tuple of str
        Sheets that are no table.
    """

    dataset: Dataset
    passed_over: tuple[str, ...]


def read_workbook(content: bytes) -> TableSet:
    """Read all tables from an xlsx file, all or nothing.

    Each table is a sheet of its name. The row with the names of the columns is found by itself;
    what stands above it is for people.

    Raises
    ------
    WorkbookError
        If the file cannot be read at all, or holds what is not to be opened.
    DataError
        With every problem of every sheet at once.
    """
    _check_package(content)
    sheets = _sheets(content)
    by_name = {normalised(name).casefold(): name for name in sheets}
    if not by_name.keys() & TABLES.keys():
        raise WorkbookError("no-tables")
    read = {
        name: _read_sheet(
            sheets[by_name[name]] if name in by_name else _Sheet((), (_missing(table),)), table
        )
        for name, table in TABLES.items()
    }
    passed_over = tuple(real for name, real in by_name.items() if name not in TABLES)
    try:
        return TableSet(from_tables(read), passed_over)
    except DataError as error:
        raise DataError([problem.on_sheet() for problem in error.problems]) from None


def first_column(content: bytes, sheet: str) -> tuple[str, ...]:
    """Return the texts in the first column of a sheet; none where there is no such sheet.

    Raises
    ------
    WorkbookError
        As :func:`read_workbook`.
    """
    _check_package(content)
    with _opened(content) as book:
        if sheet not in book.sheetnames:
            return ()
        rows = book[sheet].iter_rows(max_row=MOST_ROWS, max_col=1, values_only=True)
        return tuple(row[0] for row in rows if row and isinstance(row[0], str))


@dataclass(frozen=True)
class _Sheet:
    """The lines of a sheet from the row with the names on, and the cells that are no values."""

    lines: tuple[Line, ...]
    problems: tuple[TableProblem, ...]


def _check_package(content: bytes) -> None:
    """Refuse what is not a plain xlsx workbook, before anything reads it."""
    if len(content) > LARGEST_MEGABYTES * _MEGABYTE:
        raise WorkbookError("size", LARGEST_MEGABYTES)
    if content.startswith(_OLD_OFFICE):
        raise WorkbookError("locked" if _ENCRYPTED in content else "old")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_parts(package)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, EOFError, OSError) as error:
        if isinstance(error, WorkbookError):
            raise
        raise WorkbookError("not-workbook") from None
    # A bent package can make any layer of the archive fail, each with errors of its own.
    except Exception:
        raise WorkbookError("damaged") from None


def _check_parts(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS:
        raise WorkbookError("unpacked", LARGEST_UNPACKED_MEGABYTES)
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED_MEGABYTES * _MEGABYTE:
        raise WorkbookError("unpacked", LARGEST_UNPACKED_MEGABYTES)
    if any(part.flag_bits & _ENCRYPTED_PART for part in parts):
        raise WorkbookError("locked")
    if any(_MACROS.search(name) for name in names):
        raise WorkbookError("macros")
    if any(_OUTSIDE.search(name) for name in names):
        raise WorkbookError("links")
    if any(_EMBEDDED.search(name) for name in names):
        raise WorkbookError("embedded")
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise WorkbookError("not-workbook")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _check_markup(package.read(part), part.filename)


def _check_markup(markup: bytes, name: str) -> None:
    """Refuse entities, macro types, and relations that lead outside, other than plain links."""
    plain = markup.replace(b"\0", b"")
    if _MARKUP_TRICK.search(plain):
        raise WorkbookError("damaged")
    if name == "[Content_Types].xml" and b"macroenabled" in plain.lower():
        raise WorkbookError("macros")
    if not name.endswith(".rels"):
        return
    for relation in _RELATION.findall(plain):
        if b"External" in relation and b"/hyperlink" not in relation:
            raise WorkbookError("links")


def _sheets(content: bytes) -> dict[str, _Sheet]:
    """Return every sheet of the workbook; only those of tables are read."""
    with _opened(content) as book:
        if len(book.worksheets) > MOST_SHEETS:
            raise WorkbookError("sheets", MOST_SHEETS)
        return {sheet.title: _sheet(sheet) for sheet in book.worksheets}


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    """Give the workbook to read from; whatever fails in it is one kind of error."""
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            try:
                yield book
            finally:
                book.close()
    except WorkbookError:
        raise
    # A damaged file can make any layer under the reader fail, each with errors of its own.
    except Exception:
        raise WorkbookError("damaged") from None


def _sheet(sheet: Any) -> _Sheet:
    """Return the lines of one sheet."""
    table = TABLES.get(normalised(sheet.title).casefold())
    if table is None:
        return _Sheet((), ())
    # Some programs note a wrong size of the sheet; without the note all cells are read.
    sheet.reset_dimensions()
    rows: list[tuple[int, list[Any]]] = []
    for number, cells in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 1), start=1):
        if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
            return _Sheet((), (_too_large(table, number, len(cells)),))
        if any(not _is_empty(cell) for cell in cells):
            rows.append((number, list(cells)))
    return _lines(rows, table)


def _lines(rows: list[tuple[int, list[Any]]], table: Table) -> _Sheet:
    """Return the rows from that with the names on, as texts of equal length."""
    start = _header_place(rows, table)
    if start is None:
        return _Sheet((), ())
    number, cells = rows[start]
    header = [_plain(cell) for cell in cells]
    while header and not header[-1].strip():
        header.pop()
    problems: list[TableProblem] = []
    lines: list[Line] = [(number, header)]
    for number, cells in rows[start + 1 :]:
        texts = [_plain(cell) for cell in cells]
        while len(texts) > len(header) and not texts[-1].strip():
            texts.pop()
        texts.extend([""] * (len(header) - len(texts)))
        problems.extend(_no_values(table, number, cells, header))
        lines.append((number, texts))
    return _Sheet(tuple(lines), tuple(problems))


def _header_place(rows: list[tuple[int, list[Any]]], table: Table) -> int | None:
    """Return which of the first rows names most columns."""
    known = set(table.header)
    hits = [
        sum(normalised(_plain(cell)) in known for cell in cells)
        for number, cells in rows[:_ROWS_ABOVE]
    ]
    return hits.index(max(hits)) if hits else None


def _no_values(
    table: Table, row: int, cells: Iterable[Any], header: list[str]
) -> Iterator[TableProblem]:
    """Find formulas, errors and dates: what they show is not what stands in the cell."""
    for place, cell in enumerate(cells):
        expected = _NO_VALUES.get(_kind(cell))
        if expected is not None:
            name = header[place] if place < len(header) else str(place + 1)
            yield TableProblem(table.file, row, name, _plain(cell), *expected)


_NO_VALUES: Final[Mapping[str, tuple[str, str]]] = {
    "formula": ("a value and not a formula", "مقدار، نه فرمول"),
    "error": ("a value and not an error of the spreadsheet", "مقدار، نه خطای صفحه‌گسترده"),
    "date": ("a number or a text and not a date", "عدد یا متن، نه تاریخ"),
}


def _kind(cell: Any) -> str:
    if isinstance(cell.value, dt.date | dt.time | dt.timedelta):
        return "date"
    return {"f": "formula", "e": "error"}.get(cell.data_type, "value")


def _is_empty(cell: Any) -> bool:
    return cell.value is None or (isinstance(cell.value, str) and not cell.value.strip())


def _plain(cell: Any) -> str:
    """Return what stands in a cell as the text that a CSV file would have."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return cell_text(value)
    if isinstance(value, str):
        return value
    return str(getattr(value, "text", value))


def _read_sheet(sheet: _Sheet, table: Table) -> ReadTable:
    """Check the cells of a sheet; one that has problems as a whole has been reported already."""
    if sheet.lines:
        read = read_lines(sheet.lines, table)
        reported = {(problem.row, problem.column) for problem in sheet.problems}
        rest = [p for p in read.problems if (p.row, p.column) not in reported]
        return ReadTable(table, read.rows, (*sheet.problems, *rest))
    return ReadTable(table, (), sheet.problems or (_empty(table),))


def _missing(table: Table) -> TableProblem:
    return TableProblem(table.file, None, None, "", "this sheet", "این برگه")


def _empty(table: Table) -> TableProblem:
    return TableProblem(table.file, None, None, "", "a header and rows", "سرستون‌ها و ردیف‌ها")


def _too_large(table: Table, row: int, columns: int) -> TableProblem:
    return TableProblem(
        table.file,
        row,
        None,
        str(columns),
        f"at most {MOST_ROWS} rows and {MOST_COLUMNS} columns",
        f"حداکثر {persian_digits(MOST_ROWS)} ردیف و {persian_digits(MOST_COLUMNS)} ستون",
    )
