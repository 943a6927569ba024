"""The words that may stand in a rating cell, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fuzzy.scales import FIVE_TERMS, SEVEN_TERMS, Scale
from fuzzy.spreadsheet.cells import Tfn

SCALES: Mapping[str, Scale] = MappingProxyType({"five": FIVE_TERMS, "seven": SEVEN_TERMS})
"""The scales by the word that chooses them; both lie on 0..10."""

SCALE_WORDS: Mapping[str, str] = MappingProxyType(
    {"five": "five", "5": "five", "پنج": "five", "seven": "seven", "7": "seven", "هفت": "seven"}
)

WORDS: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "five": (
            ("very low", "خیلی کم"),
            ("low", "کم"),
            ("medium", "متوسط"),
            ("high", "زیاد"),
            ("very high", "خیلی زیاد"),
        ),
        "seven": (
            ("very poor", "خیلی ضعیف", "very low", "خیلی کم"),
            ("poor", "ضعیف", "low", "کم"),
            ("medium poor", "نسبتا ضعیف", "medium low", "کمی پایین"),
            ("fair", "متوسط", "medium"),
            ("medium good", "نسبتا خوب", "medium high", "کمی بالا"),
            ("good", "خوب", "high", "زیاد"),
            ("very good", "خیلی خوب", "very high", "خیلی زیاد"),
        ),
    }
)
"""For each scale its terms, lowest first: English, Persian, then other wordings taken as well."""


def numbers_by_word(scale: str) -> dict[str, Tfn]:
    """Return the fuzzy number of every word of a scale.

    Parameters
    ----------
    scale : {"five", "seven"}
    """
    numbers = SCALES[scale].values()
    return {
        name: number for names, number in zip(WORDS[scale], numbers, strict=True) for name in names
    }


def rating_expected(scale: str) -> str:
    """Return what a rating cell may hold, in words."""
    names = ", ".join(names[0] for names in WORDS[scale])
    return f'a number, three ascending numbers such as "2 3 4", or one of {names}'
