"""A backup in one file: from either database into either, and nothing from an unsound one."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import URL

from store import BackupProblem, Changed, Store, make_backup, open_store, read_backup, restore
from tests.store.conftest import OpenStore


@pytest.fixture
def filled(store: Store) -> Store:
    first = store.scenarios.add("یک", {"x": 1}, author="الف", note="n", tags=["t", "u"])
    store.scenarios.save(first.id, 1, {"x": 2})
    second = store.scenarios.add("two", {"y": 1})
    store.scenarios.archive(second.id, 1)
    third = store.scenarios.add("three", {"z": 1})
    store.scenarios.lock(third.id, 1)
    return store


def everything(store: Store) -> dict[str, object]:
    saved = (*store.scenarios.list(), *store.scenarios.list(archived=True))
    return {one.id: replace(one, revision=0) for one in saved}


def test_a_backup_goes_into_another_database(
    filled: Store, tmp_path: Path, opening: OpenStore
) -> None:
    other = opening(URL.create("sqlite", database=str(tmp_path / "other.db")))
    restore(other, read_backup(make_backup(filled)))
    assert everything(other) == everything(filled)
    assert other.audit.all()[:-1] == filled.audit.all()


def test_restoring_takes_back_what_came_after(filled: Store) -> None:
    backup, before, trail = make_backup(filled), everything(filled), filled.audit.all()
    late = filled.scenarios.add("late", {})
    restore(filled, read_backup(backup), author="Anna")
    assert everything(filled) == before
    kept = filled.audit.all()
    assert kept[: len(trail)] == trail
    assert [entry.scenario for entry in kept[len(trail) :]] == [late.id, ""]
    assert (kept[-1].who, kept[-1].action) == ("Anna", "restored")


def test_who_still_works_on_the_replaced_state_is_told(filled: Store) -> None:
    saved = filled.scenarios.list("یک")[0]
    restore(filled, read_backup(make_backup(filled)))
    with pytest.raises(Changed):
        filled.scenarios.save(saved.id, saved.revision, {"x": 3})


def altered(change: Callable[[dict[str, object]], object]) -> Callable[[bytes], bytes]:
    def alter(content: bytes) -> bytes:
        outer = json.loads(gzip.decompress(content))
        change(outer)
        return gzip.compress(json.dumps(outer).encode())

    return alter


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda content: b"", id="empty"),
        pytest.param(lambda content: content[: len(content) // 2], id="cut-off"),
        pytest.param(lambda content: b"x" + content, id="another-file"),
        pytest.param(altered(lambda outer: outer.update(format="other")), id="another-format"),
        pytest.param(altered(lambda outer: outer.update(version=3)), id="newer"),
        pytest.param(altered(lambda outer: outer["body"]["scenarios"].pop()), id="altered"),  # type: ignore[index]
    ],
)
def test_an_unsound_backup_is_refused_and_changes_nothing(
    tmp_path: Path, opening: OpenStore, harm: Callable[[bytes], bytes]
) -> None:
    store = opening(URL.create("sqlite", database=str(tmp_path / "kept.db")))
    store.scenarios.add("kept", {})
    with pytest.raises(BackupProblem):
        read_backup(harm(make_backup(store)))
    assert [saved.name for saved in store.scenarios.list()] == ["kept"]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    store = open_store(URL.create("sqlite", database=str(tmp_path_factory.mktemp("b") / "b.db")))
    store.scenarios.add("kept", {"x": 1})
    content = make_backup(store)
    store.close()
    return content


@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_single_flipped_bit_is_noticed_or_harmless(sound: bytes, place: int, bit: int) -> None:
    harmed = bytearray(sound)
    harmed[place % len(harmed)] ^= 1 << bit
    try:
        backup = read_backup(bytes(harmed))
    except BackupProblem:
        return
    assert backup == read_backup(sound)
