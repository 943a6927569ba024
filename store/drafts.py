"""The working state of each browser tab, kept so that a reload or a crash loses nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Engine, delete, insert, select, update

from store import tables
from store.engine import reading, writing
from store.records import Document, Draft
from store.texts import json_of, moment, now

KEPT: Final = timedelta(days=30)


class Drafts:
    """The working states of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, tab: str, document: Document) -> None:
        """Replace the working state of a tab."""
        table, kept = tables.drafts, json_of(document)
        with writing(self._engine) as connection:
            changed = connection.execute(
                update(table).where(table.c.tab == tab).values(document=kept, changed=now())
            )
            if changed.rowcount == 0:
                connection.execute(insert(table).values(tab=tab, document=kept, changed=now()))

    def get(self, tab: str) -> Draft | None:
        """Return the working state of a tab, None where nothing was kept."""
        query = select(tables.drafts).where(tables.drafts.c.tab == tab)
        with reading(self._engine) as connection:
            row = connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        return Draft(tab, json.loads(row["document"]), moment(row["changed"]))

    def forget_old(self) -> None:
        """Drop working states that nobody touched for a month."""
        oldest = (datetime.now(UTC) - KEPT).isoformat(timespec="microseconds")
        with writing(self._engine) as connection:
            connection.execute(delete(tables.drafts).where(tables.drafts.c.changed < oldest))
