"""What the columns of the tables are called, and which of them a language shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data.schema import TABLES, Column
from ui.i18n import LANGUAGES, Words

TEXT_YEARS: Final = ("infrastructure", "year")
"""A column pair whose text is a year as the source has it, not the Gregorian number."""


def base_name(column: str) -> str:
    """Return the name of a column without its language."""
    for lang in LANGUAGES:
        if column.endswith(f"_{lang}"):
            return column.removesuffix(f"_{lang}")
    return column


def heading(table: str, column: str, words: Words) -> str:
    """Return what a column is called, without its language."""
    base = base_name(column)
    if (table, base) == TEXT_YEARS:
        base = "year_text"
    return words(f"field-{base}")


def heading_of(table: str, column: str, words: Words) -> str:
    """Return what a column is called, with its language where it has one."""
    plain = heading(table, column, words)
    for lang in LANGUAGES:
        if column.endswith(f"_{lang}"):
            return f"{plain} ({words(f'language-{lang}')})"
    return plain


def columns_in(table: str, lang: str) -> tuple[Column, ...]:
    """Return the columns that a reader of `lang` sees: one of each pair, the id at the end."""
    others = tuple(f"_{other}" for other in LANGUAGES if other != lang)
    shown = [column for column in TABLES[table].columns if not column.name.endswith(others)]
    return tuple(sorted(shown, key=lambda column: column.name == "id"))


def distinct(names: Sequence[str]) -> list[str]:
    """Return names of which none is there twice; a repeated one gets its position in brackets.

    Two clusters may have the same short name, but two columns of a table may not.
    """
    return [
        name if names.count(name) == 1 else f"{name} ({position})"
        for position, name in enumerate(names, 1)
    ]
