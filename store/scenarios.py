"""Saved scenarios: made, changed, found. Every change leaves an entry in the audit trail."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, delete, insert, select, update

from store import tables
from store.audit import append, summary
from store.engine import reading, writing
from store.errors import Changed, Locked, Missing
from store.records import Document, Saved
from store.texts import (
    author_of,
    haystack_of,
    json_of,
    moment,
    name_of,
    note_of,
    now,
    searchable,
    tags_of,
)


class Scenarios:
    """The saved scenarios of one database.

    Every method that changes something takes the revision the change was made from and raises
    :class:`store.Changed` with what is kept now when that is not the newest; nothing is ever
    written over unseen.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(
        self,
        name: str,
        document: Document,
        *,
        author: str = "",
        note: str = "",
        tags: Iterable[str] = (),
    ) -> Saved:
        """Keep a new scenario.

        Raises
        ------
        Unusable
            If a text or the document is not fit to keep.
        """
        return self._add("created", name, document, author, note, tags)

    def duplicate(self, scenario: str, name: str, *, author: str = "") -> Saved:
        """Keep a copy under another name; the copy is neither locked nor archived.

        Raises
        ------
        Missing
            If there is no such scenario.
        """
        original = self.get(scenario)
        return self._add("copied", name, original.document, author, original.note, original.tags)

    def _add(
        self,
        action: str,
        name: str,
        document: Document,
        author: str,
        note: str,
        tags: Iterable[str],
    ) -> Saved:
        made = now()
        saved = Saved(
            id=str(uuid.uuid4()),
            revision=1,
            name=name_of(name),
            note=note_of(note),
            author=author_of(author),
            document=json.loads(json_of(document)),
            tags=tags_of(tags),
            created=moment(made),
            changed=moment(made),
            archived=False,
            locked=False,
        )
        with writing(self._engine) as connection:
            insert_saved(connection, saved)
            append(connection, saved.id, saved.author, action, 1, None, summary(saved))
        return saved

    def save(self, scenario: str, revision: int, document: Document, *, author: str = "") -> Saved:
        """Keep a new state of a scenario.

        Parameters
        ----------
        scenario : str
            Its id.
        revision : int
            The revision that the change was made from.
        document : mapping
            The new state.
        author : str
            Who saves, as typed.

        Raises
        ------
        Changed
            If someone saved it in the meantime.
        Locked, Missing, Unusable
            If it cannot be changed, is not there, or the document cannot be kept.
        """
        kept = json.loads(json_of(document))
        return self._change(scenario, revision, "saved", author, document=kept)

    def describe(
        self,
        scenario: str,
        revision: int,
        *,
        name: str,
        note: str,
        tags: Iterable[str],
        author: str = "",
    ) -> Saved:
        """Give a scenario another name, note or tags; errors as for :meth:`save`."""
        return self._change(
            scenario,
            revision,
            "described",
            author,
            name=name_of(name),
            note=note_of(note),
            tags=tags_of(tags),
        )

    def archive(self, scenario: str, revision: int, *, author: str = "") -> Saved:
        """Take a scenario out of the list; nothing is ever deleted. Errors as for :meth:`save`."""
        return self._change(scenario, revision, "archived", author, archived=True)

    def bring_back(self, scenario: str, revision: int, *, author: str = "") -> Saved:
        """Put an archived scenario on the list again; errors as for :meth:`save`."""
        return self._change(scenario, revision, "brought-back", author, archived=False)

    def lock(self, scenario: str, revision: int, *, author: str = "") -> Saved:
        """Let a scenario only be copied from now on; errors as for :meth:`save`."""
        return self._change(scenario, revision, "locked", author, locked=True)

    def get(self, scenario: str) -> Saved:
        """Return a scenario.

        Raises
        ------
        Missing
            If there is no such scenario.
        """
        with reading(self._engine) as connection:
            return self._one(connection, select(tables.scenarios), scenario)

    def list(
        self, search: str = "", *, tags: Iterable[str] = (), archived: bool = False
    ) -> tuple[Saved, ...]:
        """Return scenarios, the last changed first.

        Parameters
        ----------
        search : str
            Every word has to occur in name, note, author or tags, in any spelling.
        tags : iterable of str
            Tags that a scenario must all have.
        archived : bool
            Whether the archived ones are wanted, or the others.
        """
        table = tables.scenarios
        query = select(table).where(table.c.archived.is_(archived))
        for word in searchable(search).split():
            query = query.where(table.c.haystack.contains(word, autoescape=True))
        wanted = set(tags)
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(table.c.changed.desc())).mappings().all()
            tags_by_id = all_tags(connection)
        found = (saved_of(row, tags_by_id.get(row["id"], ())) for row in rows)
        return tuple(saved for saved in found if wanted <= set(saved.tags))

    def tags(self) -> tuple[str, ...]:
        """Return every tag in use, in alphabetical order."""
        column = tables.tags.c.tag
        with reading(self._engine) as connection:
            return tuple(connection.execute(select(column).distinct().order_by(column)).scalars())

    def _change(
        self, scenario: str, revision: int, action: str, author: str, **fields: Any
    ) -> Saved:
        """Replace `fields` if the scenario is still at `revision`, and note it in the trail."""
        with writing(self._engine) as connection:
            before = self._one(connection, select(tables.scenarios).with_for_update(), scenario)
            if before.revision != revision:
                raise Changed(before)
            if before.locked:
                raise Locked(f"{before.name!r} is locked; it can be copied")
            after = replace(
                before,
                revision=revision + 1,
                author=author_of(author),
                changed=moment(now()),
                **fields,
            )
            update_saved(connection, after)
            append(
                connection,
                after.id,
                after.author,
                action,
                after.revision,
                summary(before),
                summary(after),
            )
        return after

    @staticmethod
    def _one(connection: Connection, query: Select[Any], scenario: str) -> Saved:
        row = (
            connection.execute(query.where(tables.scenarios.c.id == scenario))
            .mappings()
            .one_or_none()
        )
        if row is None:
            raise Missing("there is no such scenario")
        tag = tables.tags.c
        tags = connection.execute(
            select(tag.tag).where(tag.scenario == scenario).order_by(tag.tag)
        ).scalars()
        return saved_of(row, tuple(tags))


def all_tags(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Return the tags of every scenario that has any."""
    found: dict[str, tuple[str, ...]] = {}
    query = select(tables.tags.c.scenario, tables.tags.c.tag)
    for scenario, tag in connection.execute(query):
        found[scenario] = tuple(sorted((*found.get(scenario, ()), tag)))
    return found


def saved_of(row: RowMapping, tags: tuple[str, ...]) -> Saved:
    """Return the record of a row."""
    return Saved(
        id=row["id"],
        revision=row["revision"],
        name=row["name"],
        note=row["note"],
        author=row["author"],
        document=json.loads(row["document"]),
        tags=tags,
        created=moment(row["created"]),
        changed=moment(row["changed"]),
        archived=bool(row["archived"]),
        locked=bool(row["locked"]),
    )


def insert_saved(connection: Connection, saved: Saved) -> None:
    """Write a scenario that is not there yet."""
    connection.execute(insert(tables.scenarios).values(**_columns(saved)))
    _insert_tags(connection, saved)


def update_saved(connection: Connection, saved: Saved) -> None:
    """Write a scenario that is there already."""
    table = tables.scenarios
    connection.execute(update(table).where(table.c.id == saved.id).values(**_columns(saved)))
    connection.execute(delete(tables.tags).where(tables.tags.c.scenario == saved.id))
    _insert_tags(connection, saved)


def _insert_tags(connection: Connection, saved: Saved) -> None:
    for tag in saved.tags:
        connection.execute(insert(tables.tags).values(scenario=saved.id, tag=tag))


def _columns(saved: Saved) -> dict[str, Any]:
    return {
        "id": saved.id,
        "revision": saved.revision,
        "name": saved.name,
        "note": saved.note,
        "author": saved.author,
        "document": json_of(saved.document),
        "haystack": haystack_of(saved.name, saved.note, saved.author, saved.tags),
        "created": saved.created.isoformat(timespec="microseconds"),
        "changed": saved.changed.isoformat(timespec="microseconds"),
        "archived": saved.archived,
        "locked": saved.locked,
    }
