"""Texts that a spreadsheet must not run as formulas."""

from __future__ import annotations

from typing import Final

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Signs with which a spreadsheet takes a text for a formula, or hides that it is one."""

_PASSED_OVER: Final = " \u00a0\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\ufeff"
"""Blanks and marks of direction, which some programs drop before they look at the first sign."""


def is_formula_like(text: str) -> bool:
    """Tell whether a spreadsheet could take `text` for a formula."""
    return text.lstrip(_PASSED_OVER).startswith(FORMULA_STARTS)


def harmless(text: str) -> str:
    """Return `text` with an apostrophe before it if a spreadsheet could take it for a formula."""
    return f"'{text}" if is_formula_like(text) else text
