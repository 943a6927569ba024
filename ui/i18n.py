"""Words in two languages, from the Fluent files in ``ui/locales``, one for each part of the app.

Every value put into a sentence is isolated by Fluent (U+2068 … U+2069), so that a Latin name or a
number inside Persian text, or the other way round, keeps its own direction.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message, Resource

LANGUAGES: Final = ("fa", "en")
DEFAULT_LANGUAGE: Final = "fa"
LANGUAGE_NAMES: Final = {"fa": "فارسی", "en": "English"}
DIRECTIONS: Final = {"fa": "rtl", "en": "ltr"}

_FOLDER: Final = Path(__file__).parent / "locales"
_FIRST: Final = "frame.ftl"
"""What the first picture needs; the other files are read when a word of theirs is asked for."""


class Words:
    """The words of one language.

    Parameters
    ----------
    lang : {"fa", "en"}

    Examples
    --------
    >>> Words("en")("page-priorities")
    'Priorities'
    """

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            raise KeyError(f"language {lang!r}: expected one of {', '.join(LANGUAGES)}")
        self.lang = lang
        self._bundle = FluentBundle([lang])
        self._reading = Lock()
        first, *self._unread = _files(lang)
        self._bundle.add_resource(_resource(first))

    @property
    def direction(self) -> str:
        """Return "rtl" or "ltr"."""
        return DIRECTIONS[self.lang]

    def __call__(self, key: str, **values: Any) -> str:
        """Return the wording of `key` with the values put in.

        Raises
        ------
        KeyError
            If there is no such key, or a value the wording needs is missing.
        """
        with self._reading:
            while not self._bundle.has_message(key) and self._unread:
                self._bundle.add_resource(_resource(self._unread.pop()))
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        return str(text)

    def join(self, parts: list[str]) -> str:
        """Join short items as the language does it."""
        return ("، " if self.lang == "fa" else ", ").join(parts)


@cache
def words(lang: str) -> Words:
    """Return the words of a language, read once."""
    return Words(lang)


def message_ids(lang: str) -> set[str]:
    """Return every key a language has; both languages must have the same."""
    return {
        entry.id.name
        for file in _files(lang)
        for entry in _resource(file).body
        if isinstance(entry, Message)
    }


def _files(lang: str) -> list[Path]:
    """Return the files of a language, the one that the first picture needs before the others."""
    return sorted((_FOLDER / lang).glob("*.ftl"), key=lambda file: (file.name != _FIRST, file.name))


def _resource(file: Path) -> Resource:
    read: Resource = FluentResource(file.read_text(encoding="utf-8"))
    return read
