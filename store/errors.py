"""Everything that can stand between a person and what they keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.records import Saved


class StoreError(Exception):
    """A request that the store could not fulfil; nothing was changed."""


class Unreachable(StoreError):
    """The database does not answer, or its file cannot be opened."""


class TooNew(StoreError):
    """The database was made by a newer Khoosheh."""


class Unusable(StoreError):
    """A text that cannot be kept: empty, too long, or with characters that no database takes."""


class Missing(StoreError):
    """There is no such scenario."""


class Locked(StoreError):
    """The scenario is locked: it can be copied, not changed."""


class BackupProblem(StoreError):
    """A file that is no sound backup."""


class Changed(StoreError):
    """Someone else saved the scenario since it was read.

    Attributes
    ----------
    theirs : Saved
        What is kept now.
    """

    def __init__(self, theirs: Saved) -> None:
        super().__init__(
            f"{theirs.author!r} saved {theirs.name!r} in the meantime (revision {theirs.revision})"
        )
        self.theirs = theirs
