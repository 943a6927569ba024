"""The sheet of ratings: criteria as columns, alternatives as rows."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from fuzzy.spreadsheet.cells import (
    Cell,
    Tfn,
    is_empty,
    plain_text,
    read_fuzzy,
    read_number,
    read_rating,
    shown,
    word,
)
from fuzzy.spreadsheet.mistakes import CellError, Found, Mistakes, Place
from fuzzy.spreadsheet.opening import Rows
from fuzzy.spreadsheet.terms import numbers_by_word, rating_expected
from fuzzy.spreadsheet.words import DIRECTIONS, LABELS, PARTS, read_word

TRIANGLE = ("l", "m", "u")


@dataclass(frozen=True)
class Ratings:
    """What the sheet says, and where it says it.

    Parameters
    ----------
    sheet : Sheet
    alternatives : list of str
    ratings : list of lists of (l, m, u)
    weights : list of (l, m, u)
    directions : list of "benefit" / "cost"
    rows : list of int
        Row of each alternative.
    columns : list of tuple of int
        Column of each criterion, or its three columns for l, m and u.
    weight_row : int
    """

    sheet: Sheet
    alternatives: list[str] = field(default_factory=list)
    ratings: list[list[Tfn]] = field(default_factory=list)
    weights: list[Tfn] = field(default_factory=list)
    directions: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    columns: list[tuple[int, ...]] = field(default_factory=list)
    weight_row: int = 0

    def find_weight(self, j: int) -> Found:
        """Return the cell of a criterion's weight."""
        return self.sheet.found(self.weight_row, self.columns[j][0])

    def find_rating(self, i: int, j: int, part: int = 0) -> Found:
        """Return the cell of a rating, or of one of its three parts where each has a column."""
        columns = self.columns[j]
        return self.sheet.found(self.rows[i], columns[part % len(columns)])

    def find_alternative(self, i: int) -> Found:
        """Return the cell of an alternative's name."""
        return self.sheet.found(self.rows[i], 1)


class Sheet:
    """A sheet whose cells are addressed like in the program: row and column from 1."""

    def __init__(self, name: str, rows: Rows, mistakes: Mistakes) -> None:
        self.name = name
        self.mistakes = mistakes
        self.height = len(rows)
        self.width = max((len(row) for row in rows), default=0)
        self._rows = rows

    def cell(self, row: int, column: int) -> Cell:
        """Return what stands in a cell."""
        cells = self._rows[row - 1] if row <= self.height else []
        return cells[column - 1] if column <= len(cells) else None

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell."""
        return Place(self.name, row, column)

    def found(self, row: int, column: int) -> Found:
        """Return the place of a cell and what stands in it."""
        return Found(self.place(row, column), shown(self.cell(row, column)))

    def refuse(self, row: int, column: int, expected: str) -> None:
        """Note that a cell should have held something else."""
        self.mistakes.add(self.place(row, column), shown(self.cell(row, column)), expected)

    def read(self, row: int, column: int, reader: Callable[[Cell], Tfn]) -> Tfn:
        """Return a cell's fuzzy number; a mistake is noted and counts as NaN."""
        try:
            return reader(self.cell(row, column))
        except CellError as mistake:
            self.refuse(row, column, mistake.expected)
            return (math.nan, math.nan, math.nan)


def read_ratings(name: str, rows: Rows, scale: str, mistakes: Mistakes) -> Ratings:
    """Read the sheet of ratings; what is wrong goes to `mistakes`.

    Parameters
    ----------
    name : str
        The sheet's name.
    rows : list of lists
        Anything, then four rows labelled criterion, direction, weight and part in column A, then
        a row for each alternative.
    scale : {"five", "seven"}
        The scale of the words.
    mistakes : Mistakes
    """
    sheet = Sheet(name, rows, mistakes)
    top = _find_header(sheet)
    if top is None:
        return Ratings(sheet)
    result = Ratings(sheet, columns=list(_find_criteria(sheet, top)), weight_row=top + 2)
    if not result.columns:
        sheet.refuse(top, 2, "the name of the first criterion")
        return result
    for columns in result.columns:
        _read_head(sheet, top, columns[0], result)
    terms, expected = numbers_by_word(scale), rating_expected(scale)

    def as_rating(cell: Cell) -> Tfn:
        return read_rating(cell, terms, expected)

    for row in _find_alternatives(sheet, top + len(LABELS), result):
        result.rows.append(row)
        result.ratings.append(
            [_read_rating(sheet, row, columns, as_rating) for columns in result.columns]
        )
    if not result.alternatives:
        sheet.refuse(top + len(LABELS), 1, "the name of the first alternative")
    return result


def _find_header(sheet: Sheet) -> int | None:
    """Return the first of the four labelled rows."""
    for row in range(1, sheet.height + 1):
        if read_word(sheet.cell(row, 1), LABELS) != "criterion":
            continue
        wrong = [
            (row + i, label)
            for i, label in enumerate(LABELS)
            if read_word(sheet.cell(row + i, 1), LABELS) != label
        ]
        for below, label in wrong:
            sheet.refuse(below, 1, f"the word {label}")
        return None if wrong else row
    sheet.mistakes.add_file(
        f"sheet {sheet.name}: no row labelled criterion in column A; expected the template's rows"
    )
    return None


def _find_criteria(sheet: Sheet, top: int) -> Iterator[tuple[int, ...]]:
    """Yield the columns of each criterion, from the row of parts."""
    part_row = top + list(LABELS).index("part")
    column = 2
    while column <= sheet.width:
        part = _part(sheet, top, part_row, column)
        if part == "value":
            yield (column,)
        elif part == "l":
            columns = (column, column + 1, column + 2)
            for expected, at in zip(TRIANGLE[1:], columns[1:], strict=True):
                if read_word(sheet.cell(part_row, at), PARTS) != expected:
                    sheet.refuse(part_row, at, f"{expected} (l, m and u stand side by side)")
            for at in columns[1:]:
                _refuse_second_head(sheet, top, columns[0], at)
            yield columns
            column += 2
        column += 1


def _part(sheet: Sheet, top: int, part_row: int, column: int) -> str | None:
    """Return what a column holds, None for an empty one."""
    cell = sheet.cell(part_row, column)
    named = any(not is_empty(sheet.cell(row, column)) for row in range(top, part_row))
    if is_empty(cell):
        if named:
            return "value"
        _refuse_headless(sheet, top, part_row, column)
        return None
    part = read_word(cell, PARTS)
    if part in ("m", "u"):
        sheet.refuse(part_row, column, "l before m, and m before u")
    elif part is None:
        sheet.refuse(part_row, column, f"one of {', '.join(PARTS)}")
    return part


def _refuse_headless(sheet: Sheet, top: int, part_row: int, column: int) -> None:
    """Note the first value in a column that has no criterion above it."""
    for row in range(part_row + 1, sheet.height + 1):
        if not is_empty(sheet.cell(row, column)):
            sheet.refuse(row, column, f"nothing, since row {top} names no criterion above it")
            return


def _refuse_second_head(sheet: Sheet, top: int, first: int, column: int) -> None:
    """Note a name, direction or weight over m or u that differs from the one over l."""
    for row in range(top, top + len(LABELS) - 1):
        cell = sheet.cell(row, column)
        if not is_empty(cell) and word(cell) != word(sheet.cell(row, first)):
            sheet.refuse(row, column, "nothing, since the cell over l counts for all three")


def _read_head(sheet: Sheet, top: int, column: int, result: Ratings) -> None:
    """Read a criterion's name, direction and weight."""
    if not plain_text(sheet.cell(top, column)):
        sheet.refuse(top, column, "the criterion's name")
    direction = read_word(sheet.cell(top + 1, column), DIRECTIONS)
    if direction is None:
        sheet.refuse(top + 1, column, '"benefit" or "cost"')
    result.directions.append(direction or "benefit")
    result.weights.append(sheet.read(result.weight_row, column, read_fuzzy))


def _find_alternatives(sheet: Sheet, first_row: int, result: Ratings) -> Iterator[int]:
    """Yield the row of each alternative, its name noted; empty rows are passed over."""
    used = [1, *(column for columns in result.columns for column in columns)]
    rows_by_name: dict[str, int] = {}
    for row in range(first_row, sheet.height + 1):
        if all(is_empty(sheet.cell(row, column)) for column in used):
            continue
        name = plain_text(sheet.cell(row, 1))
        if not name:
            sheet.refuse(row, 1, "the alternative's name")
        elif name in rows_by_name:
            expected = f"a name of its own (it stands in row {rows_by_name[name]} too)"
            sheet.refuse(row, 1, expected)
        rows_by_name.setdefault(name, row)
        result.alternatives.append(name)
        yield row


def _read_rating(
    sheet: Sheet, row: int, columns: tuple[int, ...], as_rating: Callable[[Cell], Tfn]
) -> Tfn:
    """Return the rating of one alternative in one criterion."""
    if len(columns) == 1:
        return sheet.read(row, columns[0], as_rating)
    low, middle, high = (sheet.read(row, at, _as_crisp)[0] for at in columns)
    if middle < low:
        sheet.refuse(row, columns[1], f"m not below l = {low:g}")
    elif high < middle:
        sheet.refuse(row, columns[2], f"u not below m = {middle:g}")
    return (low, middle, high)


def _as_crisp(cell: Cell) -> Tfn:
    """Return one plain number as a fuzzy one."""
    number = read_number(cell)
    return (number, number, number)
