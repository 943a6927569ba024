"""Saying what is wrong in a spreadsheet, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fuzzy.errors import ProblemError

MOST_MISTAKES = 20


@dataclass(frozen=True)
class Place:
    """A cell: the name of its sheet, its row and its column, both counted from 1."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        """Write it the way a spreadsheet shows it."""
        return f"sheet {self.sheet}, row {self.row}, column {column_letters(self.column)}"


@dataclass(frozen=True)
class Found:
    """A cell's place and what stands in it, as an error shows it."""

    place: Place
    value: str


class SpreadsheetError(ProblemError):
    """A spreadsheet that cannot be ranked.

    Parameters
    ----------
    mistakes : iterable of str
        One sentence a mistake, in reading order; beyond twenty they are counted only.
    """

    def __init__(self, mistakes: Iterable[str]) -> None:
        sentences = [" ".join(sentence.split()) for sentence in mistakes]
        more = len(sentences) - MOST_MISTAKES
        if more > 0:
            sentences[MOST_MISTAKES:] = [f"... and {more} more mistakes"]
        self.mistakes = tuple(sentences)
        super().__init__("\n".join(sentences))


class CellError(ValueError):
    """What one cell should have held; the sentence about it is made where its place is known.

    Parameters
    ----------
    expected : str
    """

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


class Mistakes:
    """The mistakes found so far in one file.

    Parameters
    ----------
    file : str
        The file as the user named it.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self._sentences: list[tuple[str, int, int, str]] = []

    def add(self, place: Place, found: object, expected: str) -> None:
        """Note that a cell holds `found` where something else was expected."""
        self._note(place, f"{self.file}, {place}: {found}; expected {expected}")

    def add_sentence(self, place: Place, sentence: str) -> None:
        """Note a sentence that is complete as it stands."""
        self._note(place, sentence)

    def add_file(self, sentence: str) -> None:
        """Note what is wrong with the file or with a sheet as a whole."""
        self._sentences.append(("", 0, 0, f"{self.file}: {sentence}"))

    def raise_any(self) -> None:
        """End the reading if anything was noted.

        Raises
        ------
        SpreadsheetError
        """
        if self._sentences:
            raise SpreadsheetError(sentence for *_, sentence in sorted(self._sentences))

    def _note(self, place: Place, sentence: str) -> None:
        self._sentences.append((place.sheet, place.row, place.column, sentence))


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
