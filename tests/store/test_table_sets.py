"""Table sets in the store, on both databases: kept as they are, once, and with every backup."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import URL, create_engine, text

import data
from store import Store, Unusable, make_backup, open_store, read_backup, restore
from tests.store.conftest import OpenStore

DATASET = data.load()
TEXTS = data.table_texts(DATASET)


def test_a_kept_table_set_is_read_as_the_same_tables(store: Store) -> None:
    kept = store.table_sets.keep(DATASET.version, TEXTS, name="جدول‌های پاییز", author="زهرا")
    found = store.table_sets.get(DATASET.version)
    assert found == kept
    assert (kept.name, kept.author) == ("جدول‌های پاییز", "زهرا")
    assert data.load_texts(kept.tables).version == DATASET.version
    assert store.table_sets.get("0123456789ab") is None


def test_the_same_tables_are_kept_once_under_their_first_name(store: Store) -> None:
    first = store.table_sets.keep(DATASET.version, TEXTS, name="first")
    assert store.table_sets.keep(DATASET.version, TEXTS, name="second") == first
    assert store.table_sets.list() == (first,)


def test_twenty_who_keep_the_same_tables_at_once_all_get_them(store: Store) -> None:
    found = []

    def keep(writer: int) -> None:
        found.append(store.table_sets.keep("0123456789ab", {"notes": "x"}, name=f"w{writer}"))

    threads = [threading.Thread(target=keep, args=(writer,)) for writer in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 20
    assert len(set(map(repr, found))) == 1
    assert len(store.table_sets.list()) == 1


def test_the_trail_tells_who_brought_tables(store: Store) -> None:
    store.table_sets.keep(DATASET.version, TEXTS, name="autumn", author="Anna")
    (entry,) = store.audit.all()
    assert (entry.who, entry.action, entry.before) == ("Anna", "tables-kept", None)
    assert entry.after["name"] == "autumn"
    assert entry.after["version"] == DATASET.version


@pytest.mark.parametrize("name", ["", "x" * 201, "a\x00b"])
def test_a_name_that_cannot_be_kept_is_refused(store: Store, name: str) -> None:
    with pytest.raises(Unusable):
        store.table_sets.keep(DATASET.version, TEXTS, name=name)
    assert store.table_sets.list() == ()


def test_too_long_tables_are_refused(store: Store) -> None:
    with pytest.raises(Unusable):
        store.table_sets.keep("0123456789ab", {"notes": "x" * 20_000_001}, name="x")


def test_a_backup_has_the_table_sets_and_restoring_adds_what_lacks(store: Store) -> None:
    old = store.table_sets.keep("000000000001", {"notes": "خوشه"}, name="old")
    backup = read_backup(make_backup(store))
    new = store.table_sets.keep("000000000002", {"notes": "new"}, name="new")
    restore(store, backup)
    assert store.table_sets.list() == (new, old)
    assert backup.table_sets == (old,)


def test_a_database_of_the_first_version_gets_room_for_table_sets(
    url: URL, opening: OpenStore
) -> None:
    store = open_store(url)
    saved = store.scenarios.add("before", {"n": 1})
    store.close()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE table_sets"))
        connection.execute(text("UPDATE alembic_version SET version_num = 'v0001'"))
    engine.dispose()
    store = opening(url)
    assert store.scenarios.get(saved.id) == saved
    store.table_sets.keep("0123456789ab", {"notes": "x"}, name="x")
    assert len(store.table_sets.list()) == 1
