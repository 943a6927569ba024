"""A backup in one file that both databases can give and take."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select

from store import tables
from store.audit import all_entries, append
from store.engine import reading, writing
from store.errors import BackupProblem, Unusable
from store.house import Store
from store.records import AuditEntry, Saved, TableSet
from store.scenarios import all_tags, insert_saved, saved_of
from store.table_sets import all_sets, insert_set, text_of
from store.texts import author_of, json_of, name_of, note_of, now, tags_of

FORMAT: Final = "khoosheh-backup"
VERSION: Final = 2
READABLE: Final = (1, 2)
"""Backups of the first version have no table sets."""

LARGEST: Final = 500_000_000


@dataclass(frozen=True)
class Backup:
    """A backup that was read and found sound."""

    made: datetime
    scenarios: tuple[Saved, ...]
    audit: tuple[AuditEntry, ...]
    table_sets: tuple[TableSet, ...] = ()


def make_backup(store: Store) -> bytes:
    """Return all scenarios, table sets and the whole trail as one file, as of one moment."""
    with reading(store.engine) as connection:
        body = {
            "made": now(),
            "scenarios": [_plain(saved) for saved in _all_saved(connection)],
            "audit": [_plain(entry) for entry in all_entries(connection)],
            "table_sets": [_plain(kept) for kept in all_sets(connection)],
        }
    content = json.dumps(
        {"format": FORMAT, "version": VERSION, "digest": _digest(body), "body": body}
    )
    return gzip.compress(content.encode("ascii"), mtime=0)


def read_backup(content: bytes) -> Backup:
    """Read a backup and check all of it.

    Raises
    ------
    BackupProblem
        If it is no backup, is cut off or altered, is of a newer program, or something in it
        could not be kept.
    """
    outer = _unpacked(content)
    if outer.get("format") != FORMAT:
        raise BackupProblem("this file is no backup of Khoosheh")
    if outer.get("version") not in READABLE:
        raise BackupProblem(
            f"this backup is of version {outer.get('version')}; expected at most {VERSION}"
        )
    body = outer.get("body")
    if not isinstance(body, dict) or outer.get("digest") != _digest(body):
        raise BackupProblem("this backup was altered or is damaged")
    try:
        backup = Backup(
            made=datetime.fromisoformat(body["made"]),
            scenarios=tuple(_saved(item) for item in body["scenarios"]),
            audit=tuple(_entry(item) for item in body["audit"]),
            table_sets=tuple(_table_set(item) for item in body.get("table_sets", ())),
        )
    except (AttributeError, KeyError, TypeError, ValueError, Unusable) as error:
        raise BackupProblem(f"something in this backup cannot be kept: {error}") from None
    if len({saved.id for saved in backup.scenarios}) < len(backup.scenarios):
        raise BackupProblem("this backup names a scenario twice")
    if len({kept.version for kept in backup.table_sets}) < len(backup.table_sets):
        raise BackupProblem("this backup names a table set twice")
    return backup


def restore(store: Store, backup: Backup, *, author: str = "") -> None:
    """Put the scenarios of a backup in the place of those kept now, all or none.

    The trail and the table sets keep what they have and gain what they lack. A scenario's
    revision grows past the one kept now, so that someone who still works on that one is told.
    """
    table = tables.scenarios
    with writing(store.engine) as connection:
        before = {saved.id: saved for saved in _all_saved(connection)}
        connection.execute(delete(tables.tags))
        connection.execute(delete(table))
        known = set(connection.execute(select(tables.audit.c.id)).scalars())
        for entry in backup.audit:
            if entry.id not in known:
                _insert_entry(connection, entry)
        sets = {kept.version for kept in all_sets(connection)}
        for kept in backup.table_sets:
            if kept.version not in sets:
                insert_set(connection, kept, text_of(kept))
        for saved in backup.scenarios:
            earlier = before[saved.id].revision if saved.id in before else 0
            revision = max(saved.revision, earlier) + 1
            insert_saved(connection, Saved(**{**_fields(saved), "revision": revision}))
        append(
            connection,
            "",
            author_of(author),
            "restored",
            0,
            {"scenarios": {saved.id: saved.revision for saved in before.values()}},
            {
                "made": backup.made.isoformat(),
                "scenarios": {saved.id: saved.revision for saved in backup.scenarios},
            },
        )


def _unpacked(content: bytes) -> Mapping[str, Any]:
    try:
        with gzip.open(io.BytesIO(content)) as stream:
            text = stream.read(LARGEST + 1)
    except (OSError, EOFError, ValueError, zlib.error):
        raise BackupProblem("this file is no backup of Khoosheh, or is cut off") from None
    if len(text) > LARGEST:
        raise BackupProblem("this backup is too large")
    try:
        outer = json.loads(text)
    except (ValueError, RecursionError):
        raise BackupProblem("this file is no backup of Khoosheh") from None
    if not isinstance(outer, dict):
        raise BackupProblem("this file is no backup of Khoosheh")
    return outer


def _digest(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode("ascii")).hexdigest()


def _all_saved(connection: Connection) -> list[Saved]:
    tags_by_id = all_tags(connection)
    rows = connection.execute(select(tables.scenarios).order_by(tables.scenarios.c.id)).mappings()
    return [saved_of(row, tags_by_id.get(row["id"], ())) for row in rows]


def _plain(record: Saved | AuditEntry | TableSet) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(record).items()
    }


def _fields(saved: Saved) -> dict[str, Any]:
    return {field.name: getattr(saved, field.name) for field in fields(saved)}


def _saved(item: Mapping[str, Any]) -> Saved:
    json_of(item["document"])
    return Saved(
        id=name_of(item["id"]),
        revision=int(item["revision"]),
        name=name_of(item["name"]),
        note=note_of(item["note"]),
        author=str(item["author"]),
        document=dict(item["document"]),
        tags=tags_of(item["tags"]),
        created=datetime.fromisoformat(item["created"]),
        changed=datetime.fromisoformat(item["changed"]),
        archived=bool(item["archived"]),
        locked=bool(item["locked"]),
    )


def _entry(item: Mapping[str, Any]) -> AuditEntry:
    return AuditEntry(
        id=name_of(item["id"]),
        scenario=str(item["scenario"]),
        at=datetime.fromisoformat(item["at"]),
        who=str(item["who"]),
        action=str(item["action"]),
        revision=int(item["revision"]),
        before=None if item["before"] is None else dict(item["before"]),
        after=dict(item["after"]),
    )


def _table_set(item: Mapping[str, Any]) -> TableSet:
    kept = TableSet(
        version=name_of(item["version"], "version"),
        name=name_of(item["name"]),
        author=str(item["author"]),
        at=datetime.fromisoformat(item["at"]),
        tables={str(name): str(text) for name, text in item["tables"].items()},
    )
    text_of(kept)
    return kept


def _insert_entry(connection: Connection, entry: AuditEntry) -> None:
    connection.execute(
        insert(tables.audit).values(
            id=entry.id,
            scenario=entry.scenario,
            at=entry.at.isoformat(timespec="microseconds"),
            who=entry.who,
            action=entry.action,
            revision=entry.revision,
            before=None if entry.before is None else json_of(entry.before),
            after=json_of(entry.after),
        )
    )
