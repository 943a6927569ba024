"""What one cell says: numbers with Persian or Latin digits, fuzzy numbers, words of a scale."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from fuzzy.spreadsheet.mistakes import CellError

Tfn = tuple[float, float, float]

NUMBER_EXPECTED = "a number"
FUZZY_EXPECTED = 'a number or three ascending numbers such as "2 3 4"'


@dataclass(frozen=True)
class Unusable:
    """A cell that holds neither a number nor a text.

    Parameters
    ----------
    found : str
        What it holds, in words.
    """

    found: str


Cell = float | str | Unusable | None

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_SIGNS = str.maketrans({"٫": ".", "−": "-", "ي": "ی", "ى": "ی", "ك": "ک"})
_INVISIBLE = re.compile("[\u200b\u200d-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LOCAL_DIGIT = re.compile("[۰-۹٠-٩]")
_GROUPED = re.compile(r"(?<![\d٬])\d{1,3}(?:٬\d{3})+(?![\d٬])")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_BETWEEN = re.compile(r"\s*[;؛،]\s*|,\s+|\s+")


def shown(cell: Cell) -> str:
    """Return a cell's value the way an error names it."""
    if cell is None:
        return "empty"
    if isinstance(cell, Unusable):
        return cell.found
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return repr(cell if len(cell) <= 60 else cell[:59] + "…")


def plain_text(cell: Cell) -> str:
    """Return a cell as the text a person reads in it, without outer blanks; empty if it is."""
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, str):
        return _INVISIBLE.sub("", unicodedata.normalize("NFC", cell)).strip()
    return ""


def word(cell: Cell) -> str:
    """Return a cell as a word to compare: small letters, one spelling of Persian, single blanks."""
    text = plain_text(cell).translate(_SIGNS).translate(_DIGITS).casefold()
    return " ".join(re.sub("[_\u200c]", " ", text).split())


def is_empty(cell: Cell) -> bool:
    """Tell whether nothing stands in a cell."""
    return cell is None or (isinstance(cell, str) and not plain_text(cell))


def read_number(cell: Cell) -> float:
    """Return the number in a cell.

    Raises
    ------
    CellError
    """
    numbers = _numbers(cell)
    if numbers is None or len(numbers) != 1:
        raise CellError(NUMBER_EXPECTED)
    return numbers[0]


def read_fuzzy(cell: Cell) -> Tfn:
    """Return a crisp number x as ``(x, x, x)``, or the three ascending numbers in a cell.

    Raises
    ------
    CellError
    """
    numbers = _numbers(cell)
    if numbers is None or len(numbers) not in (1, 3) or numbers != sorted(numbers):
        raise CellError(FUZZY_EXPECTED)
    return (numbers[0], numbers[len(numbers) // 2], numbers[-1])


def read_rating(cell: Cell, terms: Mapping[str, Tfn], expected: str) -> Tfn:
    """Return a rating: a number, three ascending numbers, or a word of the scale.

    Parameters
    ----------
    cell : float, str, Unusable or None
    terms : mapping of str to (l, m, u)
        The words of the scale as :func:`word` writes them.
    expected : str
        What to say where it is none of these.

    Raises
    ------
    CellError
    """
    number = terms.get(word(cell)) if isinstance(cell, str) else None
    if number is not None:
        return number
    try:
        return read_fuzzy(cell)
    except CellError:
        raise CellError(expected) from None


def read_numbers(cell: Cell) -> list[float] | None:
    """Return the numbers that a cell lists, None if it holds anything else."""
    return _numbers(cell)


def _numbers(cell: Cell) -> list[float] | None:
    """Return the numbers in a cell, one or several; None if it holds anything else."""
    if isinstance(cell, float):
        return [cell]
    text = plain_text(cell)
    if not text:
        return None
    # In Persian handwriting the slash is a decimal mark; with Latin digits it may be a fraction.
    if _LOCAL_DIGIT.search(text):
        text = text.replace("/", ".")
    text = text.translate(_SIGNS).translate(_DIGITS)
    text = _GROUPED.sub(lambda found: found[0].replace("٬", ""), text)
    words = _BETWEEN.split(text)
    if not all(_NUMBER.fullmatch(number) for number in words):
        return None
    return [float(number) for number in words]
