"""Saving, finding, changing and locking scenarios, on both databases."""

from __future__ import annotations

import threading
from datetime import UTC

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import DBAPIError

from store import Changed, Locked, Missing, Store, Unusable

PLAN = {"version": 1, "weights": {"social": [10.0, 33.3, 50.0]}, "name": "طرح"}
OTHER = {"version": 1, "weights": {"social": [20.0, 50.0, 60.0]}}


def test_a_saved_scenario_comes_back_as_it_was(store: Store) -> None:
    saved = store.scenarios.add("برنامهٔ ۱", PLAN, author="زهرا", note="یادداشت", tags=["ب", "الف"])
    found = store.scenarios.get(saved.id)
    assert found == saved
    assert (found.document, found.revision, found.tags) == (PLAN, 1, ("الف", "ب"))
    assert found.created.tzinfo == UTC


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=st.dictionaries(st.text(), json_values, max_size=5))
def test_any_document_survives_the_database(store: Store, document: dict[str, object]) -> None:
    saved = store.scenarios.add("x", document)
    assert store.scenarios.get(saved.id).document == document


def test_the_later_of_two_savers_is_told_and_gets_both(store: Store) -> None:
    first = store.scenarios.add("plan", PLAN)
    store.scenarios.save(first.id, first.revision, OTHER, author="Anna")
    with pytest.raises(Changed) as told:
        store.scenarios.save(first.id, first.revision, {"mine": 1}, author="Ben")
    assert told.value.theirs.document == OTHER
    assert told.value.theirs.author == "Anna"
    assert store.scenarios.get(first.id).document == OTHER


def test_twenty_writers_at_once_lose_nothing(store: Store) -> None:
    saved = store.scenarios.add("shared", {"writers": []})

    def add_me(writer: int) -> None:
        while True:
            now = store.scenarios.get(saved.id)
            mine = {"writers": [*now.document["writers"], writer]}
            try:
                store.scenarios.save(saved.id, now.revision, mine)
            except Changed:
                continue
            return

    threads = [threading.Thread(target=add_me, args=(writer,)) for writer in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    end = store.scenarios.get(saved.id)
    assert sorted(end.document["writers"]) == list(range(20))
    assert end.revision == 21
    assert [entry.revision for entry in store.audit.of(saved.id)] == list(range(1, 22))


def test_a_search_finds_any_spelling_of_a_word(store: Store) -> None:
    kept = store.scenarios.add("جلسهٔ کارگروه ۱۴۰۲", PLAN, note="خوشه‌های شیلات")
    store.scenarios.add("Another", PLAN)
    for search in ("كارگروه", "1402", "خوشه های شيلات", "کارگروه ۱۴۰۲"):
        assert [found.id for found in store.scenarios.list(search)] == [kept.id]
    assert store.scenarios.list("100%") == ()
    assert len(store.scenarios.list("ANOTHER")) == 1


def test_tags_narrow_the_list(store: Store) -> None:
    both = store.scenarios.add("a", PLAN, tags=["x", "y"])
    store.scenarios.add("b", PLAN, tags=["x"])
    assert [found.id for found in store.scenarios.list(tags=["x", "y"])] == [both.id]
    assert store.scenarios.tags() == ("x", "y")


def test_the_last_changed_comes_first(store: Store) -> None:
    old, new = store.scenarios.add("old", PLAN), store.scenarios.add("new", PLAN)
    assert [found.name for found in store.scenarios.list()] == ["new", "old"]
    store.scenarios.save(old.id, old.revision, OTHER)
    assert [found.id for found in store.scenarios.list()] == [old.id, new.id]


def test_an_archived_scenario_can_be_brought_back(store: Store) -> None:
    saved = store.scenarios.add("plan", PLAN)
    archived = store.scenarios.archive(saved.id, saved.revision)
    assert store.scenarios.list() == ()
    assert [found.id for found in store.scenarios.list(archived=True)] == [saved.id]
    store.scenarios.bring_back(saved.id, archived.revision)
    assert [found.document for found in store.scenarios.list()] == [PLAN]


def test_a_locked_scenario_is_only_copied(store: Store) -> None:
    saved = store.scenarios.add("final", PLAN, note="signed", tags=["t"])
    locked = store.scenarios.lock(saved.id, saved.revision)
    with pytest.raises(Locked):
        store.scenarios.save(saved.id, locked.revision, OTHER)
    with pytest.raises(Locked):
        store.scenarios.archive(saved.id, locked.revision)
    copy = store.scenarios.duplicate(saved.id, "next", author="Anna")
    assert (copy.locked, copy.document, copy.note, copy.tags) == (False, PLAN, "signed", ("t",))
    store.scenarios.save(copy.id, copy.revision, OTHER)


def test_a_new_name_keeps_the_identity(store: Store) -> None:
    saved = store.scenarios.add("plan", PLAN)
    named = store.scenarios.describe(saved.id, 1, name="Plan B", note="n", tags=["t"])
    assert (named.id, named.revision, named.name, named.document) == (saved.id, 2, "Plan B", PLAN)
    assert [found.name for found in store.scenarios.list("plan b")] == ["Plan B"]


@pytest.mark.parametrize("name", ["", "  \n", "x" * 201, "a\x00b", "\ud800"])
def test_a_name_that_cannot_be_kept_is_refused(store: Store, name: str) -> None:
    with pytest.raises(Unusable):
        store.scenarios.add(name, PLAN)
    assert store.scenarios.list() == ()


@pytest.mark.parametrize("document", [{"x": float("nan")}, {"x": "y" * 2_000_001}, {"x": {1}}])
def test_a_document_that_cannot_be_kept_is_refused(
    store: Store, document: dict[str, object]
) -> None:
    with pytest.raises(Unusable):
        store.scenarios.add("x", document)


def test_an_unknown_scenario_is_named_missing(store: Store) -> None:
    with pytest.raises(Missing):
        store.scenarios.get("nobody")


def test_the_trail_tells_who_changed_what(store: Store) -> None:
    saved = store.scenarios.add("plan", PLAN, author="Anna")
    store.scenarios.save(saved.id, 1, OTHER, author="Ben")
    store.scenarios.describe(saved.id, 2, name="plan 2", note="", tags=[], author="Carl")
    first, second, third = store.audit.of(saved.id)
    assert (first.who, first.action, first.before) == ("Anna", "created", None)
    assert (second.who, second.action) == ("Ben", "saved")
    assert second.before is not None
    assert (second.before["document"], second.after["document"]) == (PLAN, OTHER)
    assert (third.who, third.after["name"]) == ("Carl", "plan 2")
    assert first.at <= second.at <= third.at


@pytest.mark.parametrize("deed", ["DELETE FROM audit", "UPDATE audit SET who = 'nobody'"])
def test_the_database_itself_refuses_to_change_the_trail(store: Store, deed: str) -> None:
    saved = store.scenarios.add("plan", PLAN, author="Anna")
    with pytest.raises(DBAPIError, match="only ever added to"), store.engine.begin() as connection:
        connection.exec_driver_sql(deed)
    assert [entry.who for entry in store.audit.of(saved.id)] == ["Anna"]


def test_a_working_state_is_kept_for_each_tab(store: Store) -> None:
    store.drafts.keep("tab-1", {"n": 1})
    store.drafts.keep("tab-2", {"n": 2})
    store.drafts.keep("tab-1", {"n": 3})
    one, two = store.drafts.get("tab-1"), store.drafts.get("tab-2")
    assert one is not None
    assert two is not None
    assert (one.document, two.document) == ({"n": 3}, {"n": 2})
    assert store.drafts.get("tab-3") is None
