"""The fixed words of the template: sheets, labels of rows, directions, parts of a number."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fuzzy.spreadsheet.cells import Cell, word

RATINGS_SHEET = "ratings"
SETTINGS_SHEET = "settings"

LABELS: Mapping[str, str] = MappingProxyType(
    {"criterion": "معیار", "direction": "جهت", "weight": "وزن", "part": "بخش"}
)
"""Labels of the four rows above the alternatives, English and Persian."""

DIRECTIONS: Mapping[str, str] = MappingProxyType({"benefit": "سود", "cost": "هزینه"})

PARTS: Mapping[str, str] = MappingProxyType(
    {"value": "مقدار", "l": "پایین", "m": "میانه", "u": "بالا"}
)
"""What a column holds: a whole rating, or one part of a triangular number."""

SETTINGS: Mapping[str, str] = MappingProxyType({"method": "روش", "terms": "واژه‌ها"})


def read_word(cell: Cell, words: Mapping[str, str]) -> str | None:
    """Return the English key of a cell that holds it, its Persian word, or both ("a / b").

    Parameters
    ----------
    cell : float, str, Unusable or None
    words : mapping of str to str
        Persian words by their English keys.

    Returns
    -------
    str or None
        None if it is none of them.
    """
    keys = {word(form): key for key, persian in words.items() for form in (key, persian)}
    found = {keys.get(part.strip()) for part in word(cell).split("/")}
    return found.pop() if len(found) == 1 else None


def both(key: str, words: Mapping[str, str]) -> str:
    """Return a fixed word in both languages, as the template writes it."""
    return f"{key} / {words[key]}"
