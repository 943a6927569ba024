"""The sheet of settings: the method, its options and the scale of the words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fuzzy.errors import ProblemError
from fuzzy.registry import Method, fill_options, method_entry
from fuzzy.spreadsheet.cells import Cell, is_empty, plain_text, read_numbers, shown, word
from fuzzy.spreadsheet.mistakes import Mistakes, Place
from fuzzy.spreadsheet.opening import Rows
from fuzzy.spreadsheet.terms import SCALE_WORDS
from fuzzy.spreadsheet.words import SETTINGS, read_word

NAME, VALUE = 1, 2
_TITLE = {"setting": "تنظیم"}


@dataclass(frozen=True)
class Settings:
    """What the sheet says.

    Parameters
    ----------
    method : str
    scale : {"five", "seven"}
        The scale whose words stand in the ratings.
    options : mapping
        Those that were given.
    """

    method: str = ""
    scale: str = "five"
    options: Mapping[str, Any] = field(default_factory=dict)


def read_settings(sheet: str, rows: Rows, mistakes: Mistakes) -> Settings:
    """Read the sheet of settings; what is wrong goes to `mistakes`.

    Parameters
    ----------
    sheet : str
        Its name.
    rows : list of lists
        A name in column A and its value in column B; further columns are for notes. A name
        without a value is left at its default.
    mistakes : Mistakes
    """
    given = dict(_named_values(sheet, rows, mistakes))
    if "method" not in given:
        mistakes.add_file(f"sheet {sheet}: no method; expected a row that names one")
        return Settings()
    method = _method(*given.pop("method"), mistakes)
    scale = _scale(*given.pop("terms"), mistakes) if "terms" in given else "five"
    if method is None:
        return Settings(scale=scale)
    options = {}
    for name, (place, cell) in given.items():
        options[name] = _option_value(cell)
        try:
            fill_options(method, {name: options[name]})
        except ProblemError as error:
            mistakes.add_sentence(place, _located(error, mistakes.file, place))
    return Settings(method.name, scale, options)


def _named_values(
    sheet: str, rows: Rows, mistakes: Mistakes
) -> Iterator[tuple[str, tuple[Place, Cell]]]:
    """Yield each setting that has a value, with the value's place."""
    first_rows: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        name_cell, value = [*row, None, None][:VALUE]
        if read_word(name_cell, _TITLE) or is_empty(value):
            continue
        name = read_word(name_cell, SETTINGS) or plain_text(name_cell).lower()
        if not name:
            found = shown(name_cell)
            mistakes.add(Place(sheet, number, NAME), found, "the name of the setting beside it")
        elif name in first_rows:
            expected = f"each setting once (it stands in row {first_rows[name]} too)"
            mistakes.add(Place(sheet, number, NAME), repr(name), expected)
        else:
            first_rows[name] = number
            yield name, (Place(sheet, number, VALUE), value)


def _method(place: Place, cell: Cell, mistakes: Mistakes) -> Method | None:
    """Return the registry entry of the method named."""
    try:
        return method_entry(plain_text(cell).lower() or shown(cell))
    except ProblemError as error:
        mistakes.add_sentence(place, _located(error, mistakes.file, place))
        return None


def _scale(place: Place, cell: Cell, mistakes: Mistakes) -> str:
    """Return the scale of the words."""
    scale = SCALE_WORDS.get(word(cell))
    if scale is None:
        mistakes.add(place, shown(cell), "five or seven")
    return scale or "five"


def _option_value(cell: Cell) -> object:
    """Return an option's value: a number, a list of numbers, a list in brackets, or a word."""
    numbers = read_numbers(cell)
    if numbers is not None:
        return numbers[0] if len(numbers) == 1 else numbers
    text = plain_text(cell)
    if text.startswith("["):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return text
    return text.lower() or shown(cell)


def _located(error: ProblemError, file: str, place: Place) -> str:
    """Return a sentence of the engine with the place; "unknown ..." keeps its first word."""
    sentence = str(error)
    if sentence.startswith("unknown"):
        return f"{sentence} (in {file}, {place})"
    return f"{file}, {place}: {sentence}"
