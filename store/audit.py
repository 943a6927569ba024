"""The audit trail: who changed what, when, from what to what. It is only ever added to."""

from __future__ import annotations

import csv
import io
import json
import uuid
from collections.abc import Iterable

from sqlalchemy import Connection, Engine, RowMapping, insert, select

from data.harmless import harmless
from store import tables
from store.engine import reading
from store.records import AuditEntry, Document, Saved
from store.texts import json_of, moment, now


class Audit:
    """The trail of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, scenario: str) -> tuple[AuditEntry, ...]:
        """Return the changes of one scenario, the oldest first."""
        table = tables.audit
        query = select(table).where(table.c.scenario == scenario).order_by(table.c.number)
        with reading(self._engine) as connection:
            return tuple(entry_of(row) for row in connection.execute(query).mappings())

    def all(self) -> tuple[AuditEntry, ...]:
        """Return every change, the oldest first."""
        with reading(self._engine) as connection:
            return all_entries(connection)


def all_entries(connection: Connection) -> tuple[AuditEntry, ...]:
    """Return every change, the oldest first."""
    query = select(tables.audit).order_by(tables.audit.c.number)
    return tuple(entry_of(row) for row in connection.execute(query).mappings())


def append(
    connection: Connection,
    scenario: str,
    who: str,
    action: str,
    revision: int,
    before: Document | None,
    after: Document,
) -> None:
    """Add an entry in the transaction of the change itself, so that neither is kept alone."""
    connection.execute(
        insert(tables.audit).values(
            id=str(uuid.uuid4()),
            scenario=scenario,
            at=now(),
            who=who,
            action=action,
            revision=revision,
            before=None if before is None else json_of(before),
            after=json_of(after),
        )
    )


def summary(saved: Saved) -> Document:
    """Return what the trail keeps of a scenario: all but its id and its times."""
    return {
        "name": saved.name,
        "note": saved.note,
        "tags": list(saved.tags),
        "archived": saved.archived,
        "locked": saved.locked,
        "document": saved.document,
    }


def entry_of(row: RowMapping) -> AuditEntry:
    """Return the record of a row."""
    return AuditEntry(
        id=row["id"],
        scenario=row["scenario"],
        at=moment(row["at"]),
        who=row["who"],
        action=row["action"],
        revision=row["revision"],
        before=None if row["before"] is None else json.loads(row["before"]),
        after=json.loads(row["after"]),
    )


def to_csv(entries: Iterable[AuditEntry]) -> bytes:
    """Write entries as CSV for spreadsheets (UTF-8 with a mark, so that Excel reads Persian).

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(["at", "who", "action", "scenario", "revision", "before", "after", "id"])
    for entry in entries:
        before = "" if entry.before is None else json.dumps(entry.before, ensure_ascii=False)
        cells = [
            entry.at.isoformat(),
            entry.who,
            entry.action,
            entry.scenario,
            str(entry.revision),
            before,
            json.dumps(entry.after, ensure_ascii=False),
            entry.id,
        ]
        writer.writerow([harmless(cell) for cell in cells])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")
