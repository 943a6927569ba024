"""Table sets: imported ones, and those that scenarios were saved with. None is ever changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, Engine, RowMapping, insert, select
from sqlalchemy.exc import IntegrityError

from store import tables
from store.audit import append
from store.engine import reading, writing
from store.errors import Unreachable, Unusable
from store.records import TableSet
from store.texts import author_of, moment, name_of, now

LARGEST: Final = 20_000_000


class TableSets:
    """The table sets of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(
        self, version: str, texts: Mapping[str, str], *, name: str, author: str = ""
    ) -> TableSet:
        """Keep a table set, unless it is kept already; the trail says who brought it.

        Parameters
        ----------
        version : str
            The hash of what the tables say; sets of one version say the same.
        texts : mapping of str to str
            Every table by name, as CSV.
        name : str
            What people call it.
        author : str
            Who brought it, as typed.

        Returns
        -------
        TableSet
            As it is kept now, under the name that it got first.

        Raises
        ------
        Unusable
            If a text is not fit to keep or all are too long.
        """
        made = TableSet(
            version=name_of(version, "version"),
            name=name_of(name),
            author=author_of(author),
            at=moment(now()),
            tables=dict(texts),
        )
        written = text_of(made)
        try:
            return self._kept_once(made, written)
        except Unreachable as error:
            # Somebody else kept the same set at this very moment.
            kept = self.get(version) if isinstance(error.__cause__, IntegrityError) else None
            if kept is None:
                raise
            return kept

    def _kept_once(self, made: TableSet, written: str) -> TableSet:
        with writing(self._engine) as connection:
            kept = _one(connection, made.version)
            if kept is not None:
                return kept
            insert_set(connection, made, written)
            after = {"name": made.name, "version": made.version, "rows": _rows(made)}
            append(connection, "", made.author, "tables-kept", 0, None, after)
        return made

    def get(self, version: str) -> TableSet | None:
        """Return a table set, None where it is not kept."""
        with reading(self._engine) as connection:
            return _one(connection, version)

    def list(self) -> tuple[TableSet, ...]:
        """Return every table set, the newest first."""
        with reading(self._engine) as connection:
            return all_sets(connection)


def all_sets(connection: Connection) -> tuple[TableSet, ...]:
    """Return every table set, the newest first."""
    table = tables.table_sets
    rows = connection.execute(select(table).order_by(table.c.at.desc())).mappings()
    return tuple(_set_of(row) for row in rows)


def insert_set(connection: Connection, kept: TableSet, written: str) -> None:
    """Write a table set that is not there yet; `written` is what :func:`text_of` gives."""
    connection.execute(
        insert(tables.table_sets).values(
            version=kept.version,
            name=kept.name,
            author=kept.author,
            at=kept.at.isoformat(timespec="microseconds"),
            tables=written,
        )
    )


def text_of(kept: TableSet) -> str:
    """Write the tables as JSON text in ASCII, which every database takes.

    Raises
    ------
    Unusable
        If they are too long.
    """
    text = json.dumps(dict(kept.tables), separators=(",", ":"))
    if len(text) > LARGEST:
        raise Unusable(f"the tables are {len(text)} characters long, too long to keep")
    return text


def _one(connection: Connection, version: str) -> TableSet | None:
    table = tables.table_sets
    query = select(table).where(table.c.version == version)
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else _set_of(row)


def _set_of(row: RowMapping) -> TableSet:
    return TableSet(
        version=row["version"],
        name=row["name"],
        author=row["author"],
        at=moment(row["at"]),
        tables=json.loads(row["tables"]),
    )


def _rows(kept: TableSet) -> dict[str, int]:
    """Return about how long each table is, for the trail."""
    return {name: max(0, len(text.splitlines()) - 1) for name, text in kept.tables.items()}
