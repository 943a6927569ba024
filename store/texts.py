"""Texts on their way into the database and back."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from store.errors import Unusable
from store.tables import NAME_LENGTH

NOTE_LENGTH: Final = 10_000
DOCUMENT_LENGTH: Final = 2_000_000
MOST_TAGS: Final = 20
_SAME_LETTERS: Final = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "ۀ": "ه",
        "أ": "ا",
        "إ": "ا",
        "\u200c": " ",
        **{chr(ord("۰") + digit): str(digit) for digit in range(10)},
        **{chr(ord("٠") + digit): str(digit) for digit in range(10)},
    }
)


def now() -> str:
    """Return the present moment in UTC as the database keeps it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """Read a moment that :func:`now` wrote."""
    return datetime.fromisoformat(text)


def name_of(text: str, what: str = "name") -> str:
    """Return a name fit to keep: on one line, not empty.

    Raises
    ------
    Unusable
        If nothing is left of it, it is longer than 200 characters, or it has a character that no
        database takes.
    """
    name = " ".join(_kept(text, what).split())
    if not name:
        raise Unusable(f"the {what} is empty")
    if len(name) > NAME_LENGTH:
        raise Unusable(f"the {what} has {len(name)} characters; at most {NAME_LENGTH} are kept")
    return name


def author_of(text: str) -> str:
    """Return who made a change, as typed; nobody needs to say."""
    return name_of(text, "author") if text.strip() else ""


def note_of(text: str) -> str:
    """Return a note fit to keep.

    Raises
    ------
    Unusable
        If it is longer than 10,000 characters or has a character that no database takes.
    """
    note = _kept(text, "note").strip()
    if len(note) > NOTE_LENGTH:
        raise Unusable(f"the note has {len(note)} characters; at most {NOTE_LENGTH} are kept")
    return note


def tags_of(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags fit to keep, each once, in alphabetical order.

    Raises
    ------
    Unusable
        If one is not fit to keep, or there are more than 20.
    """
    kept = sorted({name_of(tag, "tag") for tag in tags})
    if len(kept) > MOST_TAGS:
        raise Unusable(f"there are {len(kept)} tags; at most {MOST_TAGS} are kept")
    return tuple(kept)


def json_of(document: Mapping[str, Any]) -> str:
    """Write a document as JSON text in ASCII, which every database takes.

    Raises
    ------
    Unusable
        If something in it has no JSON form, or it is too long.
    """
    try:
        text = json.dumps(document, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError) as error:
        raise Unusable(f"the scenario has no JSON form: {error}") from None
    if len(text) > DOCUMENT_LENGTH:
        raise Unusable(f"the scenario is {len(text)} characters long, too long to keep")
    return text


def haystack_of(name: str, note: str, author: str, tags: Iterable[str]) -> str:
    """Return what a search looks through."""
    return searchable("\n".join((name, note, author, *tags)))


def searchable(text: str) -> str:
    """Return `text` in the one spelling that searches use.

    Arabic and Persian forms of a letter, digits of three scripts, half-spaces and spaces, capital
    and small letters count as the same.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_SAME_LETTERS).casefold()
    return " ".join(plain.split())


def _kept(text: str, what: str) -> str:
    """Refuse what PostgreSQL or UTF-8 cannot hold."""
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Unusable(f"the {what} has a character that cannot be kept")
    return text
