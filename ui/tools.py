"""The row of tools over the ranking: method, filters, layers, baseline, table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import streamlit as st

import fuzzy
from data import Dataset
from ui import format as fmt
from ui import session
from ui.i18n import Words
from ui.map_ground import layer_glyphs
from ui.markdown import plain
from ui.scenario import FILTERS, Scenario, Setting

AS_TABLE: Final = "k_as_table"
_FILTER_LABELS: Final = {
    "sectors": "filter-sector",
    "committees": "filter-committee",
    "stages": "filter-stage",
    "cities": "filter-city",
}


def tool_row(dataset: Dataset, scenario: Scenario, words: Words) -> None:
    """Place the tools; `AS_TABLE` then tells whether the ranking is wanted as a table."""
    with st.container(key="k_tools", horizontal=True, vertical_alignment="center", gap="small"):
        method_choice(scenario, words)
        filter_tool(dataset, scenario, words)
        layer_tool(dataset, scenario, words)
        _baseline(scenario, words)
        st.toggle(words("as-table"), key=AS_TABLE, help=words("as-table-help"))


def method_title(name: str, lang: str) -> str:
    """Return the name of a method in a language."""
    method = fuzzy.METHODS[name]
    return method.title_fa if lang == "fa" else method.title_en


def method_choice(scenario: Scenario, words: Words) -> None:
    """Offer every method of the engine."""
    key = "k_method"
    st.session_state[key] = scenario.setting.method

    def choose() -> None:
        current = session.scenario().setting
        session.change(setting=Setting(st.session_state[key], current.weights))

    st.selectbox(
        words("method"),
        list(fuzzy.METHODS),
        format_func=lambda name: method_title(name, words.lang),
        key=key,
        on_change=choose,
        help=words("method-help"),
        label_visibility="collapsed",
        width=240,
    )


def filter_tool(dataset: Dataset, scenario: Scenario, words: Words) -> None:
    """Offer the filters; the button tells how many are set."""
    count = sum(len(getattr(scenario, field)) for field in FILTERS)
    label = words("filters-count", count=fmt.number(count, 0, words.lang))
    options = _filter_options(dataset)
    with st.popover(label if count else words("filters"), icon=":material/filter_alt:"):
        for field, names in options.items():
            _multiselect(field, _FILTER_LABELS[field], names, scenario, words)
        st.button(words("filters-clear"), on_click=_clear_filters, disabled=not count)


def _filter_options(dataset: Dataset) -> dict[str, dict[str, Any]]:
    """Return the ids and names that each filter offers; cities only where clusters are."""
    used = {city.id for cluster in dataset.clusters for city in dataset.cities_of(cluster.id)}
    return {
        "sectors": {sector.id: sector.name for sector in dataset.sectors},
        "committees": {committee.id: committee.name for committee in dataset.committees},
        "stages": {stage.id: stage.name for stage in dataset.stages},
        "cities": {city.id: city.name for city in dataset.cities if city.id in used},
    }


def _multiselect(
    field: str, label: str, names: dict[str, Any], scenario: Scenario, words: Words
) -> None:
    """Place one filter whose choice is a set of the scenario."""
    key = f"k_filter_{field}"
    st.session_state[key] = [name for name in names if name in getattr(scenario, field)]
    st.multiselect(
        words(label),
        list(names),
        format_func=lambda name: names[name][words.lang],
        key=key,
        on_change=_taker(field, key),
        placeholder=words("filters-all"),
    )


def _taker(field: str, key: str) -> Callable[[], None]:
    """Return a callback that takes a widget's choices into the scenario."""
    return lambda: session.change(**{field: frozenset(st.session_state[key])})


def _clear_filters() -> None:
    """Remove every filter."""
    session.change(**{field: frozenset[str]() for field in FILTERS})


def layer_tool(dataset: Dataset, scenario: Scenario, words: Words) -> None:
    """Offer the infrastructure layers and the online tiles."""
    key, tiles_key = "k_layers", "k_tiles"
    kinds = {kind.id: kind.name for kind in dataset.infrastructure_kinds}
    glyphs = layer_glyphs(dataset)
    missing = sum(place.lat is None for place in dataset.infrastructure)
    st.session_state[key] = [kind for kind in kinds if kind in scenario.layers]
    st.session_state[tiles_key] = scenario.tiles
    with st.popover(words("layers"), icon=":material/layers:"):
        st.pills(
            words("layers-infrastructure"),
            list(kinds),
            selection_mode="multi",
            format_func=lambda kind: plain(f"{glyphs[kind]} {kinds[kind][words.lang]}"),
            key=key,
            on_change=_taker("layers", key),
        )
        st.caption(words("layers-no-position", count=fmt.number(missing, 0, words.lang)))
        st.toggle(
            words("tiles"),
            key=tiles_key,
            on_change=lambda: session.change(tiles=st.session_state[tiles_key]),
        )
        st.caption(words("tiles-help"))
        st.caption(plain(dataset.outline_note[words.lang]))


def _baseline(scenario: Scenario, words: Words) -> None:
    """Offer to measure changes from the present weights, or from the default again."""
    if scenario.baseline is None:
        st.button(
            words("pin"),
            key="k_pin",
            icon=":material/keep:",
            help=words("pin-help"),
            on_click=lambda: session.change(baseline=session.scenario().setting),
        )
    else:
        st.button(
            words("unpin"),
            key="k_unpin",
            icon=":material/keep_off:",
            on_click=lambda: session.change(baseline=None),
        )
