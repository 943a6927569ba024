"""One file to typed rows, with everything that is wrong in it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.errors import TableProblem, persian_digits
from data.kinds import CellValue
from data.records import TFN, Text
from data.schema import Column, Table

_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک"})
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = "\ufeff\u200c\u200e\u200f"


@dataclass(frozen=True)
class Row:
    """A row of a table: its place in the file and the value of each column."""

    line: int
    values: dict[str, CellValue]

    def text(self, column: str) -> str:
        """Return a text or an id; empty when the cell is."""
        value = self.values[column]
        return value if isinstance(value, str) else ""

    def both(self, column: str) -> Text:
        """Return the English and the Persian wording of ``column``."""
        return Text(self.text(f"{column}_en"), self.text(f"{column}_fa"))

    def number(self, column: str) -> float | None:
        """Return a number, None when the cell is empty."""
        value = self.values[column]
        return float(value) if isinstance(value, int | float) else None

    def whole(self, column: str) -> int | None:
        """Return a whole number, None when the cell is empty."""
        value = self.values[column]
        return value if isinstance(value, int) else None

    def ids(self, column: str) -> tuple[str, ...]:
        """Return the ids of a cell, one or many, none when it is empty."""
        value = self.values[column]
        if isinstance(value, tuple):
            return value
        return (value,) if isinstance(value, str) and value else ()

    def triangle(self, columns: Sequence[str]) -> TFN:
        """Return the TFN that three columns hold."""
        low, middle, high = (self.number(column) or 0.0 for column in columns)
        return (low, middle, high)


@dataclass(frozen=True)
class ReadTable:
    """The valid rows of one file and all that is wrong with the others."""

    table: Table
    rows: tuple[Row, ...]
    problems: tuple[TableProblem, ...]


def normalised(text: str) -> str:
    """Return ``text`` with the Persian letters ی and ک, composed and without outer blanks.

    Lines end as on Linux, whichever program wrote them. Control characters, which no program
    shows and no workbook can hold, are left out.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROLS.sub("", lines)).translate(_LETTERS).strip()


def read_table(path: Path, table: Table) -> ReadTable:
    """Read one CSV file and check every cell of it by the rules of ``table``.

    Parameters
    ----------
    path
        A UTF-8 file (a byte order mark is allowed) with commas between the columns.
    table
        The rules.

    Returns
    -------
    ReadTable
        ``rows`` holds those rows in which each cell is valid; a bad file has no rows.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return _refused(table, "", "a text file in UTF-8", "پروندهٔ متنی با کدگذاری UTF-8")
    except OSError:
        return _refused(table, "", "a file that can be read", "پرونده‌ای که خواندنی باشد")
    return read_text(text, table)


def read_text(text: str, table: Table) -> ReadTable:
    """Check every cell of a table that is written as CSV; see :func:`read_table`."""
    try:
        lines = list(_lines(text))
    except csv.Error:
        return _refused(
            table, "", "a CSV file whose quotes are closed", "پروندهٔ CSV که گیومه‌هایش بسته باشد"
        )
    if not lines:
        return _refused(table, "", "a header and rows", "سرستون‌ها و ردیف‌ها")
    return read_lines(lines, table)


def csv_text(read: ReadTable) -> str:
    """Write a table that was read as CSV, always in the same way.

    What :func:`read_text` reads from it are the same values; two files that differ only in
    quotes, line ends, digits or the order of the columns give one text.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(read.table.header)
    for row in read.rows:
        writer.writerow([cell_text(row.values[name]) for name in read.table.header])
    return stream.getvalue()


def cell_text(value: CellValue) -> str:
    """Write the value of a cell; a number in the fewest digits that bring it back."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, float):
        # Nothing has no sign: a spreadsheet keeps none.
        return repr(value or 0.0).removesuffix(".0")
    return str(value)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    if "\0" in text:
        raise csv.Error("NUL")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    for number, cells in enumerate(reader, start=1):
        if any(cell.strip() for cell in cells):
            yield number, cells


def _refused(table: Table, value: str, expected_en: str, expected_fa: str) -> ReadTable:
    problem = TableProblem(table.file, None, None, value, expected_en, expected_fa)
    return ReadTable(table, (), (problem,))


def read_lines(lines: Sequence[tuple[int, list[str]]], table: Table) -> ReadTable:
    """Check every cell of a table whose lines are already parted into cells.

    Parameters
    ----------
    lines
        At least the header; each line with its number in the file or sheet.
    table
        The rules.
    """
    header_line = lines[0][0]
    header = [normalised(cell).strip(_INVISIBLE) for cell in lines[0][1]]
    if len(header) == 1 and any(sign in header[0] for sign in ";\t"):
        return _refused(table, header[0], "commas between the columns", "ویرگول لاتین میان ستون‌ها")
    problems = list(_header_problems(table, header, header_line))
    if problems:
        return ReadTable(table, (), tuple(problems))
    if len(lines) == 1:
        return _refused(table, "", "at least one row under the header", "دست‌کم یک ردیف زیر سرستون")
    rows: list[Row] = []
    for line, cells in lines[1:]:
        row, found = _read_row(table, header, line, cells)
        problems.extend(found)
        if row is not None:
            rows.append(row)
    problems.extend(_duplicates(table, rows))
    return ReadTable(table, tuple(rows), tuple(problems))


def _header_problems(table: Table, header: list[str], line: int) -> Iterator[TableProblem]:
    for name in table.header:
        if name not in header:
            yield TableProblem(table.file, line, name, "", "this column", "این ستون")
    allowed = ", ".join(table.header)
    for place, name in enumerate(header):
        if name not in table.header:
            yield TableProblem(
                table.file,
                line,
                name or str(place + 1),
                name,
                f"only the columns {allowed}",
                f"فقط ستون‌های {allowed}",
            )
        elif name in header[:place]:
            yield TableProblem(
                table.file, line, name, name, "each column once", "هر ستون فقط یک بار"
            )


def _read_row(
    table: Table, header: list[str], line: int, cells: list[str]
) -> tuple[Row | None, list[TableProblem]]:
    if len(cells) != len(header):
        problem = TableProblem(
            table.file,
            line,
            None,
            ",".join(cells),
            f"{len(header)} cells",
            f"{persian_digits(len(header))} خانه",
        )
        return None, [problem]
    raw = dict(zip(header, map(normalised, cells), strict=True))
    values: dict[str, CellValue] = {}
    problems: list[TableProblem] = []
    for column in table.columns:
        try:
            values[column.name] = _read_cell(column, raw[column.name])
        except ValueError:
            expected = column.kind.expected
            problems.append(
                TableProblem(
                    table.file, line, column.name, raw[column.name], expected.en, expected.fa
                )
            )
    problems.extend(_half_translated(table, line, raw))
    if problems:
        return None, problems
    row = Row(line, values)
    crooked = _crooked_triangle(table, row)
    return (None, [crooked]) if crooked else (row, [])


def _read_cell(column: Column, text: str) -> CellValue:
    if text:
        return column.kind.read(text)
    if column.required:
        raise ValueError(column.name)
    return None


def _half_translated(table: Table, line: int, raw: dict[str, str]) -> Iterator[TableProblem]:
    required = {column.name for column in table.columns if column.required}
    for english, persian in table.pairs:
        for empty, other in ((english, persian), (persian, english)):
            if empty not in required and not raw[empty] and raw[other]:
                yield TableProblem(
                    table.file,
                    line,
                    empty,
                    "",
                    f'a text, because "{other}" has one',
                    f"متنی، زیرا «{other}» پر است",
                )


def _crooked_triangle(table: Table, row: Row) -> TableProblem | None:
    if not table.triangle:
        return None
    low, middle, high = row.triangle(table.triangle)
    if low <= middle <= high:
        return None
    names = " <= ".join(table.triangle)
    found = f"{low:g}, {middle:g}, {high:g}"
    return TableProblem(table.file, row.line, table.triangle[0], found, names, names)


def _duplicates(table: Table, rows: list[Row]) -> Iterator[TableProblem]:
    first: dict[tuple[CellValue, ...], int] = {}
    for row in rows:
        key = tuple(row.values[name] for name in table.key)
        if key in first:
            yield TableProblem(
                table.file,
                row.line,
                " + ".join(table.key),
                ", ".join(map(str, key)),
                f"a value that row {first[key]} does not have yet",
                f"مقداری که در ردیف {persian_digits(first[key])} نیامده باشد",
            )
        else:
            first[key] = row.line
