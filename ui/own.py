"""The scenario's own ratings and notes at a cluster: what is there, and how to change it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import streamlit as st

from data import Dataset
from data.overlay import (
    LONGEST_TEXT,
    OwnRating,
    line,
)
from data.records import Cluster
from ui import format as fmt
from ui import session
from ui.annotations import LONGEST_AUTHOR, LONGEST_NOTE, MOST_NOTES, Annotation, notes_of
from ui.i18n import Words
from ui.markdown import plain
from ui.moments import moment_text_of
from ui.story_own import rating_text

_REFUSED: Final = "k_own_refused"


def rating_panel(cluster: Cluster, dataset: Dataset, words: Words) -> None:
    """Offer another rating of a cluster under one sub-criterion, with its reason."""
    own = {
        rating.criterion: rating
        for rating in session.scenario().overlay.ratings
        if rating.cluster == cluster.id
    }
    lang = words.lang
    label = words("own-change-rating")
    if own:
        label = f"{label} ({fmt.number(len(own), 0, lang)})"
    with st.expander(label, icon=":material/edit:", key=f"k_own_ratings_{cluster.id}"):
        names = {criterion.id: criterion.name[lang] for criterion in dataset.criteria}
        criterion = st.selectbox(
            words("col-criterion"),
            list(names),
            format_func=lambda each: f"{names[each]} *" if each in own else names[each],
            key="k_own_criterion",
        )
        st.caption(plain(dataset.criterion(criterion).description[lang]))
        _rating_form(cluster, criterion, dataset, words)
        if criterion in own:
            st.button(
                words("own-back"),
                key="k_own_back",
                icon=":material/undo:",
                on_click=_take_back,
                args=(cluster.id, criterion),
            )


def _rating_form(cluster: Cluster, criterion: str, dataset: Dataset, words: Words) -> None:
    lang = words.lang
    rating = dataset.rating(cluster.id, criterion)
    shipped = _shipped_text(cluster, criterion, dataset, words)
    now = rating_text(dataset, rating.term, rating.uncertainty, words)
    st.write(plain(words("own-now", now=now, shipped=shipped)))
    terms = {term.id: term.name[lang] for term in dataset.scale("five")}
    steps = {step.id: step.name[lang] for step in dataset.uncertainties}
    mark = f"{cluster.id}_{criterion}"
    with st.form(f"k_own_form_{mark}"):
        st.segmented_control(
            words("col-rating"),
            list(terms),
            format_func=lambda each: terms[each],
            default=rating.term,
            required=True,
            key=f"k_own_term_{mark}",
        )
        st.segmented_control(
            words("col-uncertainty"),
            list(steps),
            format_func=lambda each: steps[each],
            default=rating.uncertainty,
            required=True,
            key=f"k_own_step_{mark}",
        )
        st.text_area(words("own-why"), key=f"k_own_why_{mark}", max_chars=LONGEST_TEXT, height=80)
        if st.session_state.pop(_REFUSED, None) == mark:
            st.error(words("own-why-missing"))
        st.form_submit_button(
            words("own-set"),
            icon=":material/check:",
            on_click=_set_rating,
            args=(cluster.id, criterion),
        )


def _shipped_text(cluster: Cluster, criterion: str, dataset: Dataset, words: Words) -> str:
    """Write what the tables say, or that they have nothing."""
    base = dataset.base or dataset
    if cluster.id not in base.cluster_by_id:
        return words("own-no-shipped")
    rating = base.rating(cluster.id, criterion)
    return rating_text(base, rating.term, rating.uncertainty, words)


def _set_rating(cluster: str, criterion: str) -> None:
    state, mark = st.session_state, f"{cluster}_{criterion}"
    reason = line(state[f"k_own_why_{mark}"], LONGEST_TEXT)
    if not reason:
        state[_REFUSED] = mark
        return
    rating = OwnRating(
        cluster, criterion, state[f"k_own_term_{mark}"], state[f"k_own_step_{mark}"], reason
    )
    session.use_overlay(session.scenario().overlay.with_rating(rating))


def _take_back(cluster: str, criterion: str) -> None:
    for part in ("term", "step", "why"):
        st.session_state.pop(f"k_own_{part}_{cluster}_{criterion}", None)
    session.use_overlay(session.scenario().overlay.without_rating(cluster, criterion))


def note_panel(cluster: Cluster, words: Words) -> None:
    """Show the notes pinned to a cluster, and take further ones."""
    pinned = notes_of(cluster.id, session.scenario().annotations)
    count = fmt.number(len(pinned), 0, words.lang)
    label = words("notes-count", count=count) if pinned else words("notes")
    with st.expander(label, icon=":material/sticky_note_2:", key=f"k_notes_{cluster.id}"):
        for index, note in enumerate(pinned):
            _note(note, f"{cluster.id}_{index}", words)
        with st.form(f"k_note_form_{cluster.id}", clear_on_submit=True):
            st.text_area(
                words("note-text"), key=f"k_note_{cluster.id}", max_chars=LONGEST_NOTE, height=80
            )
            st.text_input(
                words("note-author"), key=f"k_note_by_{cluster.id}", max_chars=LONGEST_AUTHOR
            )
            st.form_submit_button(
                words("note-pin"), icon=":material/keep:", on_click=_pin, args=(cluster.id,)
            )


def note_line(cluster: str, words: Words) -> None:
    """Show the newest note on a selected cluster beside the ranking, where notes are shown."""
    state = session.scenario()
    pinned = notes_of(cluster, state.annotations)
    if pinned and state.notes_shown:
        newest = pinned[-1]
        who = newest.author or words("somebody")
        st.caption(plain(words("note-newest", text=newest.text, author=who)), width="content")


def _note(note: Annotation, mark: str, words: Words) -> None:
    who = note.author or words("somebody")
    at = moment_text_of(note.at, words)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(plain(note.text), width="stretch")
        st.caption(plain(f"{who}, {at}" if words.lang == "en" else f"{who}، {at}"))
        st.button(
            words("note-remove"),
            key=f"k_unpin_{mark}",
            on_click=_unpin,
            args=(note,),
            type="tertiary",
        )


def _pin(cluster: str) -> None:
    text = line(st.session_state[f"k_note_{cluster}"], LONGEST_NOTE)
    notes = session.scenario().annotations
    if not text or len(notes) >= MOST_NOTES:
        return
    author = line(st.session_state[f"k_note_by_{cluster}"], LONGEST_AUTHOR)
    at = datetime.now(UTC).replace(microsecond=0).isoformat()
    session.change(annotations=(*notes, Annotation(cluster, text, author, at)))


def _unpin(gone: Annotation) -> None:
    notes = session.scenario().annotations
    session.change(annotations=tuple(note for note in notes if note != gone))
