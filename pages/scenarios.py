"""Scenarios: what was set is kept, found again, compared and handed on."""

from __future__ import annotations

from typing import Final

import streamlit as st

from pages.scenario_views import deeds
from pages.scenario_views.away import show_away
from pages.scenario_views.comparing import show_comparison
from pages.scenario_views.desk import problem_text
from pages.scenario_views.listing import show_conflict, show_listing
from pages.scenario_views.own import show_own
from pages.scenario_views.safety import show_safety, tell_set_aside
from pages.scenario_views.sharing import show_sharing
from pages.scenario_views.steps import show_steps
from pages.scenario_views.table_views import show_tables
from store import StoreError
from ui import places, session, shell
from ui.i18n import Words

shell.require_shell("pages/scenarios.py")

VIEWS: Final = ("list", "own", "steps", "compare", "share", "away", "tables", "safety")
VIEW: Final = "k_scenario_view"


def choose_view(words: Words) -> str:
    """Let the reader choose what the page shows."""
    st.session_state.setdefault(VIEW, VIEWS[0])
    with st.container(key="k_tools"):
        chosen = st.segmented_control(
            words("scenarios-view"),
            VIEWS,
            format_func=lambda view: words(f"scenarios-{view}"),
            key=VIEW,
            label_visibility="collapsed",
            required=True,
        )
    return chosen or VIEWS[0]


def held_line(words: Words) -> str:
    """Say which saved scenario is open."""
    held = deeds.open_saved()
    return words("open-now", name=held.name) if held is not None else words("open-none")


def show(view: str, words: Words) -> None:
    """Show one view; the conflict and the last message stand above all of them."""
    dataset = session.dataset()
    tell_set_aside(words)
    deeds.message_line(words)
    show_conflict(words)
    if view == "list":
        show_listing(words)
    elif view == "own":
        show_own(dataset, words)
    elif view == "steps":
        show_steps(words)
    elif view == "compare":
        show_comparison(dataset, words)
    elif view == "share":
        show_sharing(dataset, words)
    elif view == "away":
        show_away(dataset, words)
    elif view == "tables":
        show_tables(dataset, words)
    else:
        show_safety(words)


asked = session.pop_asked_for()
if asked is not None:
    deeds.take_up_by_id(asked)
    st.rerun()
text = session.current_words()
places.title(text("page-scenarios"), held_line(text))
try:
    show(choose_view(text), text)
except StoreError as error:
    st.error(problem_text(error, text), icon=":material/cloud_off:")
