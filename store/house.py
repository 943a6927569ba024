"""One opened database with all that is kept in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Engine

from store.audit import Audit
from store.damage import set_aside_if_damaged
from store.drafts import Drafts
from store.engine import make_engine
from store.migrate import bring_up_to_date
from store.place import database_url
from store.scenarios import Scenarios
from store.table_sets import TableSets


@dataclass(frozen=True)
class Store:
    """What users keep.

    Attributes
    ----------
    engine : Engine
        The way to the database.
    set_aside : Path or None
        Where a damaged database file was put when the store was opened.
    """

    engine: Engine
    set_aside: Path | None

    @property
    def scenarios(self) -> Scenarios:
        """The saved scenarios."""
        return Scenarios(self.engine)

    @property
    def drafts(self) -> Drafts:
        """The working states."""
        return Drafts(self.engine)

    @property
    def table_sets(self) -> TableSets:
        """The table sets."""
        return TableSets(self.engine)

    @property
    def audit(self) -> Audit:
        """The trail of changes."""
        return Audit(self.engine)

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def open_store(url: URL | None = None) -> Store:
    """Open the database, set a damaged file aside, and bring the tables up to date.

    Parameters
    ----------
    url : URL or None
        None takes what the settings say; see :func:`store.place.database_url`.

    Raises
    ------
    Unreachable
        If the database does not answer.
    TooNew
        If it was made by a newer Khoosheh.
    """
    url = url or database_url()
    aside = None
    if url.get_backend_name() == "sqlite" and url.database:
        aside = set_aside_if_damaged(Path(url.database))
    engine = make_engine(url)
    bring_up_to_date(engine)
    opened = Store(engine, aside)
    opened.drafts.forget_old()
    return opened
