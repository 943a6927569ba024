"""What stands beside the map of the cities: facts, the comparison, the wishes."""

from __future__ import annotations

from typing import Final

import streamlit as st

from data import Dataset
from data.records import City
from fuzzy.overlay import OPERATORS, Overlay
from ui import session
from ui.board import Board
from ui.cities_charts import compared_rows, multiples_chart, multiples_height
from ui.cities_choice import curves_of
from ui.cities_fit import Curves, explain_city, fit_table, how_text, raw_note, wish_title, wish_unit
from ui.cities_measures import city_index, dimension_values
from ui.cities_paint import Picture
from ui.cities_tables import (
    city_facts,
    clusters_table,
    compare_table,
    compared_sources,
    facts_table,
    lacks_sentence,
    overview_table,
    shared_sentence,
    source_lines,
    sources_in,
)
from ui.cities_tools import pick_tool, reach_tool
from ui.cities_wishes import RAW, RELATED, default_corners, find_wish, raw_material, wishes
from ui.components import CURVE_WORDS, CurveRow, membership_curves, plot
from ui.i18n import Words
from ui.markdown import plain, plain_table
from ui.scenario import Scenario

CURVES_KEY: Final = "k_curves"
TABLE_HEIGHT: Final = 420
FEWEST_COMPARED: Final = 2


def facts_panel(
    picture: Picture, board: Board, dataset: Dataset, scenario: Scenario, words: Words
) -> None:
    """Show all cities, or everything about the selected one."""
    names = {city.id: city.name[words.lang] for city in dataset.cities}
    st.session_state["k_city"] = scenario.city
    st.selectbox(
        words("one-city"),
        list(names),
        index=None,
        format_func=lambda city: names[city],
        key="k_city",
        placeholder=words("all-cities"),
        on_change=lambda: session.choose_city(st.session_state["k_city"]),
        width=300,
    )
    if scenario.city is None:
        table = overview_table(scenario.atlas.measure, picture.values, board, dataset, words)
        headings = list(table.columns)
        st.dataframe(
            table,
            column_order=headings[::-1] if words.lang == "fa" else headings,
            hide_index=True,
            height=TABLE_HEIGHT,
            key="k_overview",
        )
        return
    city = dataset.city(scenario.city)
    clusters = clusters_table(city.id, board, dataset, words)
    if clusters is None:
        st.write(words("city-no-clusters"))
    else:
        st.table(plain_table(clusters))
    st.write(plain(lacks_sentence(city, scenario.atlas.reach, dataset, words)))
    facts = city_facts(city, board, dataset, words)
    st.table(plain_table(facts_table(facts, words)))
    _sources(sources_in(facts), dataset, words)
    st.caption(words("geodesic-note"))


def picked_cities(scenario: Scenario, dataset: Dataset) -> list[City]:
    """Return the cities to be compared."""
    return [dataset.city(city) for city in scenario.atlas.picked]


def compare_panel(board: Board, dataset: Dataset, scenario: Scenario, words: Words) -> None:
    """Show the picked cities side by side."""
    pick_tool(dataset, scenario, words)
    cities = picked_cities(scenario, dataset)
    if len(cities) < FEWEST_COMPARED:
        st.info(words("compare-hint"))
        return
    reach_tool(scenario, words)
    st.markdown(
        "\n".join(
            f"- {plain(lacks_sentence(city, scenario.atlas.reach, dataset, words))}"
            for city in cities
        )
    )
    rows = compared_rows(cities, board, dataset)
    if rows:
        st.subheader(words("compare-scores"))
        st.caption(words("compare-scores-explain"))
        scores = dimension_values(dataset, scenario)
        plot(
            multiples_chart(cities, board, scores, dataset, words),
            key="k_multiples",
            alt=words("compare-cities-alt", shared=shared_sentence(cities, board, dataset, words)),
            lang=words.lang,
            height=multiples_height(rows),
            on_click=False,
        )
    st.subheader(words("compare-facts"))
    st.caption(words("compare-facts-explain"))
    st.table(plain_table(compare_table(cities, board, dataset, words)))
    _sources(compared_sources(cities, board, dataset, words), dataset, words)
    st.caption(words("geodesic-note"))


def _sources(sources: tuple[str, ...], dataset: Dataset, words: Words) -> None:
    """List the numbered sources of a table."""
    with st.expander(words("sources-numbered")):
        st.markdown("  \n".join(source_lines(sources, dataset, words)))


def fit_cluster(board: Board, scenario: Scenario) -> str:
    """Return the cluster to be placed: the chosen one, the selected one, or the leader."""
    return scenario.atlas.kind or scenario.cluster or board.leader.cluster.id


def wish_tools(board: Board, dataset: Dataset, scenario: Scenario, words: Words) -> None:
    """Offer the cluster, the operator, the wishes, and what stands for the raw material."""
    atlas = scenario.atlas
    names = {row.cluster.id: row.cluster.name[words.lang] for row in board.rows}
    titles = {wish.id: wish_title(wish, dataset, words) for wish in wishes(dataset)}
    chosen = [wish.id for wish, _ in curves_of(atlas, dataset)]
    st.session_state["k_fit"] = fit_cluster(board, scenario)
    st.session_state["k_operator"] = atlas.how.operator
    st.session_state["k_wishes"] = chosen
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            words("fit-cluster"),
            list(names),
            format_func=lambda cluster: names[cluster],
            key="k_fit",
            on_change=lambda: session.change_atlas(kind=st.session_state["k_fit"]),
            width=300,
        )
        st.selectbox(
            words("operator"),
            OPERATORS,
            format_func=lambda name: words(f"operator-{name}"),
            key="k_operator",
            on_change=_take_operator,
            width=220,
        )
        if atlas.how.operator == "gamma":
            st.session_state["k_gamma"] = atlas.how.gamma
            st.number_input(
                words("gamma"), 0.0, 1.0, step=0.05, key="k_gamma", on_change=_take_operator
            )
    st.caption(how_text(atlas.how, words))
    st.multiselect(
        words("wishes"),
        list(titles),
        format_func=lambda wish: titles[wish],
        key="k_wishes",
        on_change=lambda: _take_wishes(dataset),
        placeholder=words("wishes-none"),
    )
    if RAW in chosen:
        _raw_tool(board, dataset, scenario, words)
    if RELATED in chosen:
        reach_tool(scenario, words)


def _take_operator() -> None:
    """Take over operator and gamma."""
    before = session.scenario().atlas.how
    gamma = float(st.session_state.get("k_gamma", before.gamma))
    session.change_atlas(how=Overlay(st.session_state["k_operator"], gamma))


def _take_wishes(dataset: Dataset) -> None:
    """Take over which wishes count; those that stay keep their curves, none brings the usual."""
    before = {wish.id: corners for wish, corners in curves_of(session.scenario().atlas, dataset)}
    chosen: list[str] = st.session_state["k_wishes"]
    session.replace_curves(
        tuple(
            (name, before.get(name) or default_corners(find_wish(name, dataset))) for name in chosen
        )
    )


def _raw_tool(board: Board, dataset: Dataset, scenario: Scenario, words: Words) -> None:
    """Let the planner say which places have the raw material."""
    names = {city.id: city.name[words.lang] for city in dataset.cities if city.lat is not None}
    st.session_state["k_raw"] = [name for name in names if name in scenario.atlas.raw]
    st.multiselect(
        words("raw"),
        list(names),
        format_func=lambda city: names[city],
        key="k_raw",
        placeholder=words("raw-usual"),
        on_change=lambda: session.change_atlas(raw=frozenset(st.session_state["k_raw"])),
    )
    stand_ins = raw_material(fit_cluster(board, scenario), scenario.atlas.raw, dataset)
    st.caption(plain(raw_note(stand_ins, bool(scenario.atlas.raw), dataset, words)))


def curve_panel(curves: Curves, dataset: Dataset, words: Words, *, ack: int) -> None:
    """Place the curves; call it last, so that its acknowledgement follows the map."""
    membership_curves(
        [
            CurveRow(
                wish.id, wish_title(wish, dataset, words), wish_unit(wish, words), wish.top, corners
            )
            for wish, corners in curves
        ],
        {name: words(f"curve-{name.replace('_', '-')}", label="{label}") for name in CURVE_WORDS},
        lang=words.lang,
        revision=session.curves_revision(),
        ack=ack,
        key=CURVES_KEY,
    )
    st.button(words("curves-reset"), on_click=lambda: session.replace_curves(()))


def fit_results(
    picture: Picture,
    curves: Curves,
    cluster: str,
    dataset: Dataset,
    scenario: Scenario,
    words: Words,
) -> None:
    """Explain the picked cities and list all."""
    if picture.fit is None:
        return
    for city in picked_cities(scenario, dataset):
        told = explain_city(city_index(city.id, dataset), picture.fit, curves, dataset, words)
        st.markdown(f"**{plain(city.name[words.lang])}**: {plain(told)}")
    table = fit_table(cluster, picture.fit, curves, dataset, words)
    headings = list(table.columns)
    st.dataframe(
        table,
        column_order=headings[::-1] if words.lang == "fa" else headings,
        hide_index=True,
        height=TABLE_HEIGHT,
        key="k_fit_table",
    )
