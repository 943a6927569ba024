"""The tools of the page of the cities: what is shown, what colours it, whose boundaries."""

from __future__ import annotations

from typing import Final

import streamlit as st

from data import Dataset
from data.boundaries import SUFFIXES, BoundaryError, read_boundaries
from ui import format as fmt
from ui import session
from ui.cities_choice import (
    AREAS,
    FARTHEST_REACH,
    MOST_PICKED,
    NEAREST_REACH,
    VIEWS,
    measures,
)
from ui.cities_measures import measure_title
from ui.cities_paint import OwnBoundaries, own_boundaries
from ui.i18n import Words
from ui.markdown import plain
from ui.scenario import Scenario
from ui.tools import filter_tool, layer_tool

_OWN: Final = "k_own_boundaries"
_PROBLEM: Final = "k_boundary_problem"
_FILE: Final = "k_boundary_file"
_REACH_STEP: Final = 10


def city_tools(dataset: Dataset, scenario: Scenario, words: Words) -> None:
    """Place the tools above the map."""
    with st.container(key="k_tools", horizontal=True, vertical_alignment="center", gap="small"):
        _view(scenario, words)
        if scenario.atlas.view != "fit":
            _measure(dataset, scenario, words)
        _areas(scenario, words)
        filter_tool(dataset, scenario, words)
        layer_tool(dataset, scenario, words)
        _boundaries(dataset, words)


def _view(scenario: Scenario, words: Words) -> None:
    """Offer what stands beside the map."""
    st.session_state["k_city_view"] = scenario.atlas.view
    st.segmented_control(
        words("city-view"),
        VIEWS,
        format_func=lambda view: words(f"city-view-{view}"),
        key="k_city_view",
        on_change=lambda: session.change_atlas(view=st.session_state["k_city_view"]),
        label_visibility="collapsed",
        required=True,
    )


def _measure(dataset: Dataset, scenario: Scenario, words: Words) -> None:
    """Offer what colours the cities."""
    st.session_state["k_measure"] = scenario.atlas.measure
    st.selectbox(
        words("measure"),
        measures(dataset),
        format_func=lambda measure: measure_title(measure, dataset, words),
        key="k_measure",
        on_change=lambda: session.change_atlas(measure=st.session_state["k_measure"]),
        label_visibility="collapsed",
        width=300,
    )


def _areas(scenario: Scenario, words: Words) -> None:
    """Offer the areas beneath the cities; one's own only when they are there."""
    offered = [area for area in AREAS if area != "own" or own() is not None]
    chosen = scenario.atlas.areas
    st.session_state["k_areas"] = chosen if chosen in offered else None
    st.selectbox(
        words("areas"),
        offered,
        index=None,
        format_func=lambda area: words(f"areas-{area}"),
        key="k_areas",
        placeholder=words("areas-none"),
        on_change=lambda: session.change_atlas(areas=st.session_state["k_areas"]),
        label_visibility="collapsed",
        width=220,
    )


def own() -> OwnBoundaries | None:
    """Return the boundaries that this session's user brought."""
    held = st.session_state.get(_OWN)
    return held if isinstance(held, OwnBoundaries) else None


def _boundaries(dataset: Dataset, words: Words) -> None:
    """Let the planner bring boundaries, choose their naming column, and see what did not join."""
    with st.popover(words("boundaries"), icon=":material/upload_file:"):
        st.file_uploader(
            words("boundaries-file"),
            type=[suffix.removeprefix(".") for suffix in SUFFIXES],
            key=_FILE,
            on_change=lambda: _take_file(dataset),
            help=words("boundaries-help"),
        )
        problem = st.session_state.get(_PROBLEM)
        if isinstance(problem, BoundaryError):
            st.error(plain(_problem_text(problem, words)))
        held = own()
        if held is not None:
            _about_own(held, dataset, words)


def _problem_text(problem: BoundaryError, words: Words) -> str:
    """Say in the language of the page why a file was refused."""
    values = {
        name: fmt.number(value, 0, words.lang) if isinstance(value, int) else value
        for name, value in problem.values.items()
    }
    return words(f"boundary-{problem.reason}", **values)


def _take_file(dataset: Dataset) -> None:
    """Read the file just brought; a refused one leaves what was there."""
    file = st.session_state.get(_FILE)
    st.session_state.pop(_PROBLEM, None)
    if file is None:
        return
    try:
        boundaries = read_boundaries(file.getvalue(), file.name)
    except BoundaryError as problem:
        st.session_state[_PROBLEM] = problem
        return
    st.session_state[_OWN] = own_boundaries(file.name, boundaries, dataset)
    session.change_atlas(areas="own")


def _about_own(held: OwnBoundaries, dataset: Dataset, words: Words) -> None:
    """Tell what was read and joined."""
    lang = words.lang
    joined = len(held.join.county_of)
    st.caption(
        plain(
            words(
                "boundaries-read",
                name=held.name,
                count=fmt.number(len(held.boundaries.shapes), 0, lang),
                crs=held.boundaries.crs,
                joined=fmt.number(joined, 0, lang),
            )
        )
    )
    if held.boundaries.mended:
        st.caption(words("boundaries-mended", count=fmt.number(held.boundaries.mended, 0, lang)))
    if held.boundaries.columns:
        st.session_state["k_own_column"] = held.column
        st.selectbox(
            words("boundaries-column"),
            list(held.boundaries.columns),
            key="k_own_column",
            on_change=lambda: _name_by(st.session_state["k_own_column"], dataset),
        )
    if held.join.strangers:
        st.write(plain(words("boundaries-strangers", names=words.join(list(held.join.strangers)))))
    if held.join.without_shape:
        names = words.join([name[lang] for name in held.join.without_shape])
        st.write(plain(words("boundaries-without", names=names)))
    st.button(words("boundaries-remove"), on_click=_forget)


def _name_by(column: str, dataset: Dataset) -> None:
    """Join by another column."""
    held = own()
    if held is not None:
        st.session_state[_OWN] = own_boundaries(held.name, held.boundaries, dataset, column)


def _forget() -> None:
    """Drop the planner's boundaries."""
    st.session_state.pop(_OWN, None)
    session.change_atlas(areas=None)


def pick_tool(dataset: Dataset, scenario: Scenario, words: Words) -> None:
    """Offer the cities to compare by name, beside picking them on the map."""
    names = {city.id: city.name[words.lang] for city in dataset.cities}
    st.session_state["k_picked"] = list(scenario.atlas.picked)
    st.multiselect(
        words("picked"),
        list(names),
        format_func=lambda city: names[city],
        key="k_picked",
        max_selections=MOST_PICKED,
        placeholder=words("picked-none"),
        on_change=lambda: session.change_atlas(picked=tuple(st.session_state["k_picked"])),
    )


def reach_tool(scenario: Scenario, words: Words) -> None:
    """Offer the distance within which something counts as there."""
    st.session_state["k_reach"] = scenario.atlas.reach
    st.number_input(
        words("reach"),
        NEAREST_REACH,
        FARTHEST_REACH,
        step=_REACH_STEP,
        key="k_reach",
        on_change=lambda: session.change_atlas(reach=int(st.session_state["k_reach"])),
        help=words("geodesic-note"),
        width=200,
    )


def pick(cities: list[str]) -> None:
    """Take cities clicked or caught by a lasso: one alone is switched, several are added."""
    scenario = session.scenario()
    picked = list(scenario.atlas.picked)
    if len(cities) == 1 and cities[0] in picked:
        picked.remove(cities[0])
        session.change_atlas(picked=tuple(picked))
        if scenario.city == cities[0]:
            session.choose_city(None)
        return
    new = [city for city in cities if city not in picked]
    session.change_atlas(picked=tuple((picked + new)[-MOST_PICKED:]))
    if len(cities) == 1:
        session.choose_city(cities[0])
