"""What the buttons of the scenarios do: each asks the store and leaves a message or a conflict."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import streamlit as st

from data import table_texts
from pages.scenario_views.desk import opened_store, problem_text
from store import Changed, Saved, StoreError
from ui import format as fmt
from ui import session
from ui.document import DocumentError, Opened, from_document, to_document
from ui.history import taken
from ui.i18n import Words
from ui.markdown import plain
from ui.table_changes import tables_told

_OPEN: Final = "k_open_saved"
_CONFLICT: Final = "k_conflict"
_MESSAGE: Final = "k_message"
AUTHOR: Final = "k_author"
_AUTHOR_KEPT: Final = "k_author_kept"


@dataclass(frozen=True)
class Conflict:
    """Two people saved at once: what the other one saved; ours is still on the screen."""

    theirs: Saved


@dataclass(frozen=True)
class Message:
    """A line to be shown once."""

    text: str
    is_problem: bool


def author() -> str:
    """Return who works here, as typed."""
    return str(st.session_state.get(_AUTHOR_KEPT, ""))


def take_author() -> None:
    """Remember who works here, also on the other pages."""
    st.session_state[_AUTHOR_KEPT] = st.session_state[AUTHOR].strip()


def open_saved() -> Saved | None:
    """Return the saved scenario that was opened last in this session, as it was then."""
    kept = st.session_state.get(_OPEN)
    return kept if isinstance(kept, Saved) else None


def conflict() -> Conflict | None:
    """Return the conflict that waits for a choice."""
    waiting = st.session_state.get(_CONFLICT)
    return waiting if isinstance(waiting, Conflict) else None


def pop_message() -> Message | None:
    """Return what the last deed had to say, once."""
    message: Message | None = st.session_state.pop(_MESSAGE, None)
    return message


def say(text: str) -> None:
    """Leave a line for the next drawing of the page."""
    st.session_state[_MESSAGE] = Message(text, is_problem=False)


def attempt(deed: Callable[[], object]) -> bool:
    """Do something with the store; tell whether it was done, and leave a message if not."""
    words = session.current_words()
    try:
        deed()
    except Changed as changed:
        st.session_state[_CONFLICT] = Conflict(changed.theirs)
        return False
    except StoreError as error:
        st.session_state[_MESSAGE] = Message(problem_text(error, words), is_problem=True)
        return False
    return True


def save_new(name: str, note: str, tags: list[str]) -> None:
    """Keep what is set now as a new scenario."""

    def deed() -> None:
        keep_tables()
        saved = opened_store().scenarios.add(name, present(), author=author(), note=note, tags=tags)
        _hold(saved, "saved-as")

    if attempt(deed):
        st.session_state.pop(_CONFLICT, None)


def save_over(saved: Saved) -> None:
    """Keep what is set now in a scenario, made from the revision of `saved`."""

    def deed() -> None:
        keep_tables()
        kept = opened_store().scenarios.save(saved.id, saved.revision, present(), author=author())
        _hold(kept, "saved-as")

    if attempt(deed):
        st.session_state.pop(_CONFLICT, None)


def let_go() -> None:
    """End a conflict without saving; the present state stays on the screen."""
    st.session_state.pop(_CONFLICT, None)


def take_up(saved: Saved) -> None:
    """Set everything as a saved scenario has it; the step can be undone."""
    st.session_state.pop(_CONFLICT, None)
    opened = read(saved, session.read_document)
    if opened is None:
        return
    show(opened, saved.name)
    st.session_state[_OPEN] = saved


def take_up_by_id(scenario: str) -> None:
    """Open the scenario that a link names."""
    attempt(lambda: take_up(opened_store().scenarios.get(scenario)))


def show(opened: Opened, name: str) -> None:
    """Set everything as a document has it, and say what of it could not be used."""
    words = session.current_words()
    session.put(taken(opened.scenario, into=session.scenario()))
    st.session_state.pop(_OPEN, None)
    lines = [words("opened", name=plain(name))]
    served, recorded = session.served_dataset(), opened.data_version
    if recorded != served.version:
        found = session.base_tables(recorded) if recorded else None
        lines.append(plain(tables_told(recorded, served, found, words)))
    if opened.repairs:
        parts = [plain(f"{repair.parameter}: {repair.value}") for repair in opened.repairs]
        lines.append(words("opened-repaired", parts=words.join(parts)))
    say(" ".join(lines))


def read(saved: Saved, how: Callable[[Mapping[str, Any]], Opened]) -> Opened | None:
    """Read a saved scenario; leave a message when it cannot be."""
    words = session.current_words()
    try:
        return how(saved.document)
    except DocumentError as error:
        st.session_state[_MESSAGE] = Message(words(error.key), is_problem=True)
        return None


def baseline_from(saved: Saved) -> None:
    """Measure changes from a saved scenario."""
    opened = read(
        saved, lambda document: from_document(document, session.dataset(), session.language())
    )
    if opened is not None:
        session.change(baseline=opened.scenario.setting)
        say(session.current_words()("baseline-taken", name=plain(saved.name)))


def keep_tables() -> None:
    """Keep the tables that the present scenario is computed with, so that it can be again."""
    dataset = session.base_tables(session.scenario().data_version)
    if dataset is not None:
        words = session.current_words()
        name = words("tables-served-then", day=fmt.date(datetime.now(UTC).date(), words.lang))
        opened_store().table_sets.keep(dataset.version, table_texts(dataset), name=name)


def done(deed: Callable[[], Saved], message: str) -> None:
    """Do something with a saved scenario, keep hold of it if it is the open one, and say so."""

    def whole() -> None:
        saved = deed()
        held = open_saved()
        if held is not None and held.id == saved.id:
            st.session_state[_OPEN] = saved
        say(session.current_words()(message, name=plain(saved.name)))

    attempt(whole)


def present() -> dict[str, object]:
    """Return what is set now as a document."""
    return to_document(session.scenario(), session.dataset())


def _hold(saved: Saved, message: str) -> None:
    st.session_state[_OPEN] = saved
    say(session.current_words()(message, name=plain(saved.name)))


def message_line(words: Words) -> None:
    """Show what the last deed had to say."""
    message = pop_message()
    if message is None:
        return
    if message.is_problem:
        st.error(message.text, icon=":material/error:")
    else:
        st.success(message.text, icon=":material/check:")
