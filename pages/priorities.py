"""Priorities: who comes first, on the bars and on the map, while the weights move."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import fuzzy
from data import Dataset
from ui import places, session, shell
from ui.board import Board, make_board
from ui.charts import ranking_chart
from ui.components import PlotClick, plot
from ui.headline import Headline, headline
from ui.i18n import Words
from ui.map import cluster_map
from ui.markdown import plain
from ui.scenario import Scenario
from ui.tables import ranking_table
from ui.tools import AS_TABLE, tool_row
from ui.weights import weight_panel, weights_state

shell.require_shell("pages/priorities.py")

PICTURE_HEIGHT = "max(400px, calc(100vh - 290px - 4vw))"
PANEL_HEIGHT = 430
TABLE_HEIGHT = 430


def draw_ranking(
    board: Board, dataset: Dataset, scenario: Scenario, words: Words, told: Headline, stamp: int
) -> PlotClick | None:
    """Draw the bars."""
    spec = ranking_chart(board, dataset, words, selected=places.marked(dataset, scenario))
    spec["stamp"] = stamp
    return plot(
        spec,
        key="k_ranking",
        alt=words("ranking-alt", lead=told.lead),
        lang=words.lang,
        height=PICTURE_HEIGHT,
    )


def draw_map(
    board: Board, dataset: Dataset, scenario: Scenario, words: Words, told: Headline, stamp: int
) -> PlotClick | None:
    """Draw the map."""
    spec = cluster_map(
        board,
        dataset,
        words,
        selected=places.marked(dataset, scenario),
        city=scenario.city,
        layers=scenario.layers,
        tiles=scenario.tiles,
    )
    spec["stamp"] = stamp
    return plot(
        spec,
        key="k_map",
        alt=words("map-alt", lead=told.lead),
        lang=words.lang,
        height=PICTURE_HEIGHT,
    )


@st.fragment
def live_part(answer: DeltaGenerator) -> None:
    """Show the answer, the ranking, the map and the weights; rerun while a weight is dragged.

    Parameters
    ----------
    answer : DeltaGenerator
        Where the headline goes, above the tools, which stay outside so that a drag does not
        redraw them.
    """
    dataset, words = session.dataset(), session.current_words()
    sent = weights_state(dataset)
    session.take_weights(sent)
    scenario = session.scenario()
    stamp = sent.seq if sent else 0
    ranking_column, map_column, weights_column = st.columns([41, 31, 28], gap="small")
    try:
        board = make_board(dataset, scenario)
    except fuzzy.ProblemError as error:
        with weights_column:
            weight_panel(dataset, scenario, words, ack=stamp, max_height=PANEL_HEIGHT)
        st.error(words("too-hard", reason=plain(str(error))))
        return
    told = headline(board, dataset, words)
    with answer:
        places.tell(told)
    clicks: list[PlotClick | None] = []
    with ranking_column:
        if not board.shown:
            places.nothing_shown(words)
        elif st.session_state[AS_TABLE]:
            st.table(ranking_table(board, dataset, words), height=TABLE_HEIGHT)
        else:
            clicks.append(draw_ranking(board, dataset, scenario, words, told, stamp))
    with map_column:
        clicks.append(draw_map(board, dataset, scenario, words, told, stamp))
    places.selection_line(board, dataset, scenario, words)
    with weights_column:
        weight_panel(dataset, scenario, words, ack=stamp, max_height=PANEL_HEIGHT)
    if places.take_clicks(clicks):
        places.draw_again()
    if sent is None or sent.resting:
        session.write_address()


answer_slot = st.container()
tool_row(session.dataset(), session.scenario(), session.current_words())
live_part(answer_slot)
