"""Two to four scenarios beside each other."""

from __future__ import annotations

from typing import Final

import streamlit as st

import fuzzy
from data import Dataset
from pages.scenario_views import deeds
from pages.scenario_views.away import picture_files
from pages.scenario_views.desk import opened_store
from store import Saved
from ui import compare as comparing
from ui import places, session
from ui.compare import Comparison, Named
from ui.components import plot
from ui.document import DocumentError, from_document, version_of
from ui.i18n import Words
from ui.map import cluster_map
from ui.markdown import plain
from ui.scenario import default_scenario

NOW: Final = "now"
DEFAULT: Final = "default"
CHOSEN: Final = "k_compared"
CHART_HEIGHT: Final = "430px"
MAP_HEIGHT: Final = "360px"
MAPS_IN_A_ROW: Final = 3


def show_comparison(dataset: Dataset, words: Words) -> None:
    """Let the reader choose scenarios and show how they differ."""
    saved = {one.id: one for one in opened_store().scenarios.list()}
    chosen = _choose(saved, words)
    if len(chosen) < comparing.FEWEST:
        st.info(words("compare-choose"))
        return
    named = [_named(each, saved, dataset, words) for each in chosen]
    readable = [each for each in named if each is not None]
    if len(readable) < len(named):
        st.error(words("document-broken"))
        return
    try:
        comparison = comparing.compare(readable, dataset)
    except fuzzy.ProblemError as error:
        st.error(words("too-hard", reason=str(error)))
        return
    _tell_other_tables([saved[each] for each in chosen if each in saved], dataset, words)
    _show(comparison, dataset, words)


def _tell_other_tables(compared: list[Saved], dataset: Dataset, words: Words) -> None:
    """Say which of the scenarios were made with other tables than those they are compared with."""
    others = [one.name for one in compared if version_of(one.document) != dataset.version]
    if others:
        st.info(words("compare-other-tables", names=plain(words.join(others))))


def _choose(saved: dict[str, Saved], words: Words) -> list[str]:
    names = {
        DEFAULT: words("compare-default"),
        NOW: words("compare-now"),
        **{each: one.name for each, one in saved.items()},
    }
    held = deeds.open_saved()
    first = held.id if held is not None and held.id in saved else DEFAULT
    kept = [each for each in st.session_state.get(CHOSEN, [first, NOW]) if each in names]
    st.session_state[CHOSEN] = kept
    return st.multiselect(
        words("compare-label"),
        list(names),
        format_func=lambda each: names[each],
        key=CHOSEN,
        max_selections=comparing.MOST,
        placeholder=words("compare-choose"),
    )


def _named(each: str, saved: dict[str, Saved], dataset: Dataset, words: Words) -> Named | None:
    if each == NOW:
        return Named(words("compare-now"), session.scenario())
    if each == DEFAULT:
        return Named(words("compare-default"), default_scenario(dataset, words.lang))
    try:
        opened = from_document(saved[each].document, dataset, words.lang)
    except DocumentError:
        return None
    return Named(saved[each].name, opened.scenario)


def _show(comparison: Comparison, dataset: Dataset, words: Words) -> None:
    """Show the differences first, then the places, the maps and the agreement."""
    told = comparing.sentence(comparison, words)
    st.subheader(plain(told))
    chart, tables = st.columns([55, 45], gap="large")
    with chart:
        slopes = comparing.slope_chart(comparison, dataset, words)
        slopes["saves"] = picture_files("khoosheh-comparison", told, dataset, words)
        plot(
            slopes,
            key="k_slopes",
            alt=words("compare-alt", lead=told),
            lang=words.lang,
            height=CHART_HEIGHT,
            on_click=False,
        )
        with st.expander(words("as-table")):
            st.table(comparing.places_table(comparison, words))
    with tables:
        st.subheader(words("compare-set"))
        differences = comparing.differences_table(comparison, dataset, words)
        if differences.empty:
            st.caption(words("compare-set-same"))
        else:
            st.table(differences)
        st.subheader(words("compare-agreement"))
        st.table(comparing.agreement_table(comparison, words))
        st.caption(
            f"{comparing.concordance_text(comparison, words)} {words('compare-agreement-explain')}"
        )
    _maps(comparison, dataset, words)


def _maps(comparison: Comparison, dataset: Dataset, words: Words) -> None:
    st.subheader(words("compare-maps"))
    columns = st.columns(max(MAPS_IN_A_ROW, len(comparison.named)), gap="small")
    shown = zip(comparison.named, comparison.boards, comparison.datasets, strict=True)
    for index, (column, (each, board, tables)) in enumerate(zip(columns, shown, strict=False)):
        with column:
            st.caption(plain(each.name))
            plot(
                cluster_map(
                    board,
                    tables,
                    words,
                    selected=places.marked(dataset, session.scenario()),
                    city=None,
                    layers=frozenset(),
                    tiles=False,
                ),
                key=f"k_compared_map_{index}",
                alt=f"{each.name}: {words('map-alt', lead=board.leader.cluster.name[words.lang])}",
                lang=words.lang,
                height=MAP_HEIGHT,
                on_click=False,
            )
