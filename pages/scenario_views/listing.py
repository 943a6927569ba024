"""Saving what is set, and the list of what was saved."""

from __future__ import annotations

from typing import Final

import streamlit as st

from pages.scenario_views import deeds
from pages.scenario_views.desk import opened_store
from store import Saved
from ui import format as fmt
from ui.i18n import Words
from ui.markdown import plain
from ui.moments import moment_text

MOST_SHOWN: Final = 50


def show_listing(words: Words) -> None:
    """Show the form to save, and the list beside it."""
    form, found = st.columns([34, 66], gap="large")
    with form:
        _save_form(words)
    with found:
        _list(words)


def show_conflict(words: Words) -> None:
    """Offer both states after two people saved at once."""
    waiting = deeds.conflict()
    if waiting is None:
        return
    theirs = waiting.theirs
    with st.container(border=True, key="k_conflict_box"):
        st.warning(
            words(
                "conflict",
                name=plain(theirs.name),
                author=plain(theirs.author) or words("somebody"),
                at=moment_text(theirs.changed, words),
            ),
            icon=":material/call_split:",
        )
        with st.container(horizontal=True):
            st.button(words("conflict-theirs"), on_click=deeds.take_up, args=(theirs,))
            copy = words("conflict-copy-name", name=theirs.name)[:200]
            st.button(
                words("conflict-mine-new"),
                type="primary",
                on_click=deeds.save_new,
                args=(copy, theirs.note, list(theirs.tags)),
            )
            st.button(words("conflict-mine-over"), on_click=deeds.save_over, args=(theirs,))
            st.button(words("conflict-later"), on_click=deeds.let_go)


def _save_form(words: Words) -> None:
    held = deeds.open_saved()
    st.subheader(words("save-title"))
    if held is not None:
        if held.locked:
            st.caption(words("open-locked"))
        else:
            st.button(
                words("save-over", name=plain(held.name)),
                key="k_save_over",
                icon=":material/save:",
                type="primary",
                on_click=deeds.save_over,
                args=(held,),
            )
    st.session_state.setdefault(deeds.AUTHOR, deeds.author())
    st.text_input(words("author"), key=deeds.AUTHOR, max_chars=200, on_change=deeds.take_author)
    with st.form("k_save_form", clear_on_submit=True):
        st.text_input(words("save-name"), key="k_save_name", max_chars=200)
        st.text_area(words("save-note"), key="k_save_note", max_chars=10_000, height=90)
        st.multiselect(
            words("tags"),
            opened_store().scenarios.tags(),
            key="k_save_tags",
            accept_new_options=True,
            max_selections=20,
            placeholder=words("tags-placeholder"),
        )
        st.form_submit_button(words("save-new"), icon=":material/add:", on_click=_save)


def _save() -> None:
    state = st.session_state
    deeds.save_new(state["k_save_name"], state["k_save_note"], state["k_save_tags"])


def _list(words: Words) -> None:
    scenarios = opened_store().scenarios
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input(words("search"), key="k_search", icon=":material/search:")
        tags = st.multiselect(
            words("tags"), scenarios.tags(), key="k_tags", placeholder=words("filters-all")
        )
        archived = st.toggle(words("archived"), key="k_archived")
    found = scenarios.list(search, tags=tags, archived=archived)
    if not found:
        st.info(words("list-none" if search or tags or archived else "list-empty"))
        return
    for saved in found[:MOST_SHOWN]:
        _entry(saved, words)
    if len(found) > MOST_SHOWN:
        rest = fmt.number(len(found) - MOST_SHOWN, 0, words.lang)
        st.caption(words("list-more", count=rest))


def _entry(saved: Saved, words: Words) -> None:
    """Show one saved scenario with what can be done with it."""
    lock = ":material/lock: " if saved.locked else ""
    by = plain(saved.author) or words("somebody")
    changed = moment_text(saved.changed, words)
    with st.container(border=True, key=f"k_saved_{saved.id}", gap="small"):
        st.markdown(f"{lock}**{plain(saved.name)}**")
        tags = " ".join(f"`{plain(tag)}`" for tag in saved.tags)
        st.caption(f"{words('saved-by', author=by, at=changed)} {tags}")
        if saved.note:
            st.markdown(plain(saved.note))
        with st.container(horizontal=True, gap="small"):
            st.button(
                words("open"),
                key=f"k_open_{saved.id}",
                icon=":material/folder_open:",
                on_click=deeds.take_up,
                args=(saved,),
            )
            st.button(
                words("as-baseline"),
                key=f"k_base_{saved.id}",
                icon=":material/keep:",
                on_click=deeds.baseline_from,
                args=(saved,),
            )
            with st.popover(words("more"), key=f"k_more_{saved.id}"):
                _more(saved, words)


def _more(saved: Saved, words: Words) -> None:
    """Offer the rarer deeds."""
    scenarios, author = opened_store().scenarios, deeds.author()
    copy = words("copy-name", name=saved.name)[:200]
    st.button(
        words("duplicate"),
        key=f"k_copy_{saved.id}",
        on_click=deeds.done,
        args=(lambda: scenarios.duplicate(saved.id, copy, author=author), "duplicated"),
    )
    if saved.locked:
        st.caption(words("open-locked"))
        return
    if saved.archived:
        st.button(
            words("bring-back"),
            key=f"k_back_{saved.id}",
            on_click=deeds.done,
            args=(
                lambda: scenarios.bring_back(saved.id, saved.revision, author=author),
                "brought-back",
            ),
        )
    else:
        st.button(
            words("archive"),
            key=f"k_archive_{saved.id}",
            on_click=deeds.done,
            args=(lambda: scenarios.archive(saved.id, saved.revision, author=author), "put-away"),
        )
    st.button(
        words("lock"),
        key=f"k_lock_{saved.id}",
        help=words("lock-help"),
        on_click=deeds.done,
        args=(lambda: scenarios.lock(saved.id, saved.revision, author=author), "locked-now"),
    )
    _describe_form(saved, words)


def _describe_form(saved: Saved, words: Words) -> None:
    """Offer another name, note and tags."""
    with st.form(f"k_describe_{saved.id}"):
        name = st.text_input(words("save-name"), saved.name, max_chars=200)
        note = st.text_area(words("save-note"), saved.note, max_chars=10_000, height=90)
        tags = st.multiselect(
            words("tags"),
            sorted({*opened_store().scenarios.tags(), *saved.tags}),
            saved.tags,
            accept_new_options=True,
            max_selections=20,
            placeholder=words("tags-placeholder"),
        )
        if st.form_submit_button(words("describe")):
            deeds.done(
                lambda: opened_store().scenarios.describe(
                    saved.id,
                    saved.revision,
                    name=name,
                    note=note,
                    tags=tags,
                    author=deeds.author(),
                ),
                "described",
            )
            st.rerun()
