"""What the store hands out: frozen, with times in UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Document = Mapping[str, Any]
"""A scenario as plain JSON; the store keeps it and does not look inside."""


@dataclass(frozen=True)
class Saved:
    """A scenario as it is kept.

    Attributes
    ----------
    id : str
        Stays when the scenario is renamed.
    revision : int
        Counts the changes from 1; a change has to name the revision that it was made from.
    document : mapping
        The scenario's JSON.
    author : str
        Who changed it last, as typed.
    created, changed : datetime
        In UTC.
    archived, locked : bool
    tags : tuple of str
        In alphabetical order.
    """

    id: str
    revision: int
    name: str
    note: str
    author: str
    document: Document
    tags: tuple[str, ...]
    created: datetime
    changed: datetime
    archived: bool
    locked: bool


@dataclass(frozen=True)
class AuditEntry:
    """One change: who made it, when, and what stood there before and after.

    ``before`` is None for a new scenario. Both hold everything but the id and the times.
    """

    id: str
    scenario: str
    at: datetime
    who: str
    action: str
    revision: int
    before: Document | None
    after: Document


@dataclass(frozen=True)
class Draft:
    """The working state of one browser tab."""

    tab: str
    document: Document
    changed: datetime


@dataclass(frozen=True)
class TableSet:
    """Tables that something was saved with or that somebody brought.

    Attributes
    ----------
    version : str
        The hash of what they say.
    name : str
        What people call them.
    author : str
        Who brought them, as typed.
    at : datetime
        In UTC.
    tables : mapping of str to str
        Every table by name, as CSV text.
    """

    version: str
    name: str
    author: str
    at: datetime
    tables: Mapping[str, str]
