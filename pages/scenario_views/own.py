"""What the scenario adds to the tables: changed ratings, candidate clusters, cities, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import streamlit as st

from data import Dataset
from data.overlay import (
    LONGEST_NAME,
    LONGEST_TEXT,
    Overlay,
    free_key,
    read_overlay,
    to_json,
)
from ui import format as fmt
from ui import session
from ui.i18n import Words
from ui.markdown import plain
from ui.moments import moment_text_of
from ui.story_own import rating_text

_REFUSED: Final = "k_own_part_refused"
LATITUDES: Final = (20.0, 45.0)
LONGITUDES: Final = (40.0, 70.0)
LARGEST: Final = 20_000_000


def show_own(dataset: Dataset, words: Words) -> None:
    """List what is added, and offer to add more."""
    st.caption(words("own-explain"))
    have, add = st.columns([54, 46], gap="large")
    with have:
        _ratings(dataset, words)
        _candidates(dataset, words)
        _places(words)
        _notes(dataset, words)
    with add:
        _cluster_form(dataset, words)
        _city_form(words)


def _ratings(dataset: Dataset, words: Words) -> None:
    overlay = session.scenario().overlay
    st.subheader(words("own-ratings"))
    if not overlay.ratings:
        st.caption(words("own-ratings-none"))
    for rating in overlay.ratings:
        text = words(
            "own-rating-line",
            cluster=dataset.cluster(rating.cluster).name[words.lang],
            criterion=dataset.criterion(rating.criterion).name[words.lang],
            rating=rating_text(dataset, rating.term, rating.uncertainty, words),
            reason=rating.rationale,
        )
        _removable(
            text,
            f"k_own_gone_{rating.cluster}_{rating.criterion}",
            overlay.without_rating(rating.cluster, rating.criterion),
            words,
        )
    st.page_link("pages/cluster.py", label=words("own-where-to-rate"))


def _candidates(dataset: Dataset, words: Words) -> None:
    overlay = session.scenario().overlay
    if not overlay.clusters:
        return
    st.subheader(words("own-clusters"))
    for own in overlay.clusters:
        rated = sum(rating.cluster == own.id for rating in overlay.ratings)
        text = words(
            "own-cluster-line",
            name=own.name,
            cities=words.join([dataset.city(city).name[words.lang] for city in own.cities]),
            rated=fmt.number(rated, 0, words.lang),
            all=fmt.number(len(dataset.criteria), 0, words.lang),
        )
        _removable(text, f"k_own_gone_{own.id}", overlay.without_cluster(own.id), words)
        st.button(
            words("own-rate"),
            key=f"k_own_rate_{own.id}",
            icon=":material/edit:",
            on_click=session.choose_cluster,
            args=(own.id,),
            type="tertiary",
            disabled=session.scenario().cluster == own.id,
        )


def _places(words: Words) -> None:
    overlay = session.scenario().overlay
    if not overlay.cities:
        return
    st.subheader(words("own-cities"))
    for own in overlay.cities:
        text = words(
            "own-city-line",
            name=own.name,
            lat=fmt.natural(own.lat, words.lang),
            lon=fmt.natural(own.lon, words.lang),
        )
        _removable(text, f"k_own_city_gone_{own.id}", overlay.without_city(own.id), words)


def _notes(dataset: Dataset, words: Words) -> None:
    state = session.scenario()
    if not state.annotations:
        return
    st.subheader(words("notes"))
    st.session_state["k_notes_shown"] = state.notes_shown
    st.toggle(
        words("notes-show"),
        key="k_notes_shown",
        on_change=lambda: session.change(notes_shown=st.session_state["k_notes_shown"]),
    )
    for note in state.annotations:
        who = note.author or words("somebody")
        name = dataset.cluster(note.cluster).label[words.lang]
        st.markdown(f"- **{plain(name)}** · {plain(note.text)}")
        st.caption(plain(words("saved-by", author=who, at=moment_text_of(note.at, words))))


def _removable(text: str, key: str, without: Overlay, words: Words) -> None:
    """Show one addition with the way to take it back."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(plain(text), width="stretch")
        st.button(
            words("own-remove"),
            key=key,
            icon=":material/delete:",
            on_click=session.use_overlay,
            args=(without,),
            type="tertiary",
        )


def _cluster_form(dataset: Dataset, words: Words) -> None:
    lang = words.lang
    cities = {city.id: city.name[lang] for city in dataset.cities}
    sectors = {sector.id: sector.name[lang] for sector in dataset.sectors}
    committees = {committee.id: committee.name[lang] for committee in dataset.committees}
    st.subheader(words("own-add-cluster"))
    st.caption(words("own-add-cluster-explain"))
    with st.form("k_own_cluster", clear_on_submit=False):
        st.text_input(words("save-name"), key="k_own_name", max_chars=LONGEST_NAME)
        st.selectbox(
            words("sector"),
            list(sectors),
            format_func=lambda each: sectors[each],
            key="k_own_sector",
        )
        st.selectbox(
            words("committee"),
            list(committees),
            format_func=lambda each: committees[each],
            key="k_own_committee",
        )
        st.multiselect(
            words("col-cities"),
            list(cities),
            format_func=lambda each: cities[each],
            key="k_own_homes",
            placeholder=words("own-choose-cities"),
        )
        st.text_area(words("own-about"), key="k_own_about", max_chars=LONGEST_TEXT, height=80)
        _refusal("cluster", words("own-cluster-refused"))
        st.form_submit_button(
            words("own-add"), icon=":material/add:", on_click=_add_cluster, type="primary"
        )


def _city_form(words: Words) -> None:
    st.subheader(words("own-add-city"))
    with st.form("k_own_city", clear_on_submit=False):
        st.text_input(words("save-name"), key="k_own_city_name", max_chars=LONGEST_NAME)
        lat, lon = st.columns(2)
        with lat:
            st.number_input(
                words("own-lat"), *LATITUDES, value=None, format="%.4f", key="k_own_lat"
            )
        with lon:
            st.number_input(
                words("own-lon"), *LONGITUDES, value=None, format="%.4f", key="k_own_lon"
            )
        st.number_input(words("own-population"), 0, LARGEST, value=None, key="k_own_population")
        st.text_input(words("own-population-source"), key="k_own_source", max_chars=LONGEST_TEXT)
        _refusal("city", words("own-city-refused"))
        st.form_submit_button(words("own-add"), icon=":material/add:", on_click=_add_city)


def _refusal(part: str, text: str) -> None:
    """Say once why something was not added."""
    if st.session_state.get(_REFUSED) == part:
        st.session_state.pop(_REFUSED)
        st.error(text)


def _add_cluster() -> None:
    state, overlay = st.session_state, session.scenario().overlay
    row = {
        "id": free_key(each.id for each in overlay.clusters),
        "name": state["k_own_name"],
        "sector": state["k_own_sector"],
        "committee": state["k_own_committee"],
        "cities": state["k_own_homes"],
        "description": state["k_own_about"],
    }
    if _take("cluster", "clusters", row):
        state["k_own_name"] = state["k_own_about"] = ""
        state["k_own_homes"] = []


def _add_city() -> None:
    state, overlay = st.session_state, session.scenario().overlay
    row = {
        "id": free_key(each.id for each in overlay.cities),
        "name": state["k_own_city_name"],
        "lat": state["k_own_lat"],
        "lon": state["k_own_lon"],
        "population": state["k_own_population"],
        "source": state["k_own_source"],
    }
    if _take("city", "cities", row):
        state["k_own_city_name"] = state["k_own_source"] = ""
        state["k_own_lat"] = state["k_own_lon"] = state["k_own_population"] = None


def _take(part: str, field: str, row: dict[str, Any]) -> bool:
    """Add a part if it is sound; the same rules read files and addresses."""
    overlay = session.scenario().overlay
    parts = to_json(overlay)
    wanted = {**parts, field: [*parts[field], row]}
    found, odd = read_overlay(wanted, session.dataset())
    if odd:
        st.session_state[_REFUSED] = part
        return False
    session.use_overlay(replace(overlay, **{field: getattr(found, field)}))
    return True
