"""Selecting clusters and cities, and the lines of text around the pictures."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

import streamlit as st
from streamlit.errors import StreamlitAPIException

from data import Dataset
from ui import format as fmt
from ui import session
from ui.board import Board
from ui.charts import place_text
from ui.components import PlotClick
from ui.headline import Headline
from ui.i18n import Words
from ui.map import city_facts
from ui.markdown import plain
from ui.own import note_line
from ui.palette import SECTORS, sector_style
from ui.scenario import Scenario

CITY_MARK: Final = "city:"


def title(first: str, *rest: str) -> None:
    """Write the answer of a page: one line large, the rest beneath."""
    lines = '<span class="k-sep">·</span>'.join(escape(line) for line in rest if line)
    st.html(f'<div class="k-headline" role="status"><h1>{escape(first)}</h1><p>{lines}</p></div>')


def tell(told: Headline) -> None:
    """Write the headline of a ranking."""
    title(told.lead, told.surety, told.change, told.decided)


def marked(dataset: Dataset, scenario: Scenario) -> frozenset[str]:
    """Return the clusters to be outlined: the selected one, or those of the selected city."""
    if scenario.cluster is not None:
        return frozenset({scenario.cluster})
    if scenario.city is not None:
        return frozenset(cluster.id for cluster in dataset.clusters_of(scenario.city))
    return frozenset()


def take_clicks(clicks: Iterable[PlotClick | None]) -> bool:
    """Select what was clicked, or unselect it if it was; tell whether anything was."""
    for click in clicks:
        if click is None or not isinstance(click.customdata, str):
            continue
        scenario = session.scenario()
        if click.customdata.startswith(CITY_MARK):
            city = click.customdata.removeprefix(CITY_MARK)
            session.choose_city(None if scenario.city == city else city)
        else:
            cluster = click.customdata
            session.choose_cluster(None if scenario.cluster == cluster else cluster)
        return True
    return False


def draw_again() -> None:
    """Run the live part of a page anew after a click; the whole page where the click came with it.

    Streamlit joins a click with whatever else waits, and a run of the whole page cannot be
    followed by one of a fragment alone.
    """
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()


def selection_line(board: Board, dataset: Dataset, scenario: Scenario, words: Words) -> None:
    """Say what is selected, with the way to the reasons, else what can be; and what marks mean."""
    with st.container(key="k_selection", horizontal=True, vertical_alignment="center"):
        if scenario.cluster is not None:
            row = board.row(scenario.cluster)
            st.markdown(
                words(
                    "selected-cluster",
                    name=plain(row.cluster.name[words.lang]),
                    place=place_text(row.place, words.lang),
                ),
                width="content",
            )
            st.page_link("pages/cluster.py", label=words("why-this-place"), width="content")
            note_line(scenario.cluster, words)
        elif scenario.city is not None:
            city = dataset.city(scenario.city)
            facts = " · ".join(city_facts(city, dataset, words))
            st.markdown(
                words("selected-city", name=plain(city.name[words.lang]), facts=plain(facts)),
                width="content",
            )
        else:
            st.caption(words("select-hint"), width="content")
        if len(board.shown) < len(board.rows):
            st.caption(
                words(
                    "filters-note",
                    shown=fmt.number(len(board.shown), 0, words.lang),
                    all=fmt.number(len(board.rows), 0, words.lang),
                ),
                width="content",
            )
        _legend(dataset, words)


def _legend(dataset: Dataset, words: Words) -> None:
    """Say what the marks mean."""
    sectors = tuple(sector.id for sector in dataset.sectors)
    items = [
        f'<span><b class="k-{sector.id if sector.id in SECTORS else "spare"}" aria-hidden="true">'
        f"{sector_style(sector.id, sectors).glyph}</b> {escape(sector.name[words.lang])}</span>"
        for sector in dataset.sectors
    ]
    items += [
        f"<span>├─┤ {escape(words('legend-whisker'))}</span>",
        f"<span>◇ {escape(words('legend-ghost'))}</span>",
        f"<span>{escape(words('legend-size'))}</span>",
    ]
    st.html(f'<div class="k-legend">{"".join(items)}</div>')


def nothing_shown(words: Words) -> None:
    """Say that the filters leave nothing, and what to do."""
    st.info(f"{words('filters-empty')} {words('filters-empty-hint')}")
