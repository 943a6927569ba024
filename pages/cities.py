"""Cities: where the clusters sit, what each city has and lacks, where a new one would fit."""

from __future__ import annotations

import datetime as dt

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import fuzzy
from data import Dataset
from reports import cities_geojson, cities_geopackage, cities_workbook, city_report
from ui import cities_panels, places, session, shell
from ui.board import Board, make_board
from ui.cities_choice import curves_of
from ui.cities_headline import answer_lines, notes
from ui.cities_map import cities_map
from ui.cities_paint import Picture, fitted, measured
from ui.cities_tools import city_tools, own, pick
from ui.components import CurvesState, plot, read_curves
from ui.i18n import Words
from ui.markdown import plain
from ui.scenario import Scenario

shell.require_shell("pages/cities.py")

MAP_HEIGHT = "clamp(420px, 100vh - 300px, 760px)"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def curves_sent(dataset: Dataset) -> CurvesState | None:
    """Return what the panel of curves last sent."""
    tops = {w.id: w.top for w, _ in curves_of(session.scenario().atlas, dataset)}
    return read_curves(cities_panels.CURVES_KEY, tops)


def ringed(scenario: Scenario, dataset: Dataset) -> tuple[str, ...]:
    """Return the cities to be ringed: the picked ones and what is selected on any page."""
    chosen = list(scenario.atlas.picked)
    if scenario.city is not None:
        chosen.append(scenario.city)
    if scenario.cluster is not None:
        chosen += [city.id for city in dataset.cities_of(scenario.cluster)]
    return tuple(dict.fromkeys(chosen))


def draw_map(
    picture: Picture, lead: str, dataset: Dataset, scenario: Scenario, words: Words, stamp: int
) -> bool:
    """Draw the map; tell whether something on it was chosen."""
    spec = cities_map(
        picture.painted,
        dataset,
        words,
        picked=ringed(scenario, dataset),
        areas=picture.areas,
        layers=scenario.layers,
        tiles=scenario.tiles,
    )
    spec["stamp"] = stamp
    click = plot(
        spec,
        key="k_cities_map",
        alt=words("cities-alt", measure=picture.painted.title, lead=lead),
        lang=words.lang,
        height=MAP_HEIGHT,
    )
    for note in notes(scenario, dataset, words):
        st.caption(plain(note))
    if click is None:
        return False
    caught = click.customdata if isinstance(click.customdata, list) else [click.customdata]
    cities = [str(item).removeprefix(places.CITY_MARK) for item in caught]
    cities = [city for city in cities if city in dataset.city_by_id]
    if cities:
        pick(cities)
    return bool(cities)


def downloads(
    picture: Picture, board: Board, dataset: Dataset, scenario: Scenario, words: Words
) -> None:
    """Offer the report and the points; what is drawn is saved with the map's own button."""
    today = dt.date.today()

    def workbook() -> bytes:
        report = city_report.report(picture, board, dataset, scenario, words)
        return cities_workbook(*report, words, today)

    def geojson() -> bytes:
        return cities_geojson(city_report.points(picture, board, dataset, scenario))

    def geopackage() -> bytes:
        return cities_geopackage(city_report.points(picture, board, dataset, scenario))

    with st.container(key="k_downloads", horizontal=True, vertical_alignment="center"):
        for ending, mime, content in (
            ("xlsx", XLSX, workbook),
            ("geojson", "application/geo+json", geojson),
            ("gpkg", "application/geopackage+sqlite3", geopackage),
        ):
            st.download_button(
                words(f"cities-{ending}"),
                content,
                file_name=f"khoosheh-cities.{ending}",
                mime=mime,
                icon=":material/table_view:" if ending == "xlsx" else ":material/download:",
                on_click="ignore",
                key=f"k_cities_{ending}",
            )
        st.caption(words("picture-hint"), width="content")


def picture_of(board: Board, dataset: Dataset, scenario: Scenario, words: Words) -> Picture:
    """Return what the map shows in the present view."""
    if scenario.atlas.view == "fit":
        cluster = cities_panels.fit_cluster(board, scenario)
        return fitted(scenario, cluster, dataset, words, own())
    return measured(scenario, board, dataset, words, own())


def beside(
    picture: Picture, board: Board, dataset: Dataset, scenario: Scenario, words: Words, stamp: int
) -> None:
    """Show what belongs to the view."""
    if scenario.atlas.view == "facts":
        cities_panels.facts_panel(picture, board, dataset, scenario, words)
    elif scenario.atlas.view == "compare":
        cities_panels.compare_panel(board, dataset, scenario, words)
    else:
        curves = curves_of(scenario.atlas, dataset)
        cluster = cities_panels.fit_cluster(board, scenario)
        cities_panels.wish_tools(board, dataset, scenario, words)
        cities_panels.curve_panel(curves, dataset, words, ack=stamp)
        cities_panels.fit_results(picture, curves, cluster, dataset, scenario, words)


@st.fragment
def live_part(answer: DeltaGenerator) -> None:
    """Show the answer, the map and what stands beside it; rerun while a curve is dragged."""
    dataset, words = session.dataset(), session.current_words()
    sent = curves_sent(dataset) if session.scenario().atlas.view == "fit" else None
    session.take_curves(sent)
    scenario = session.scenario()
    stamp = sent.seq if sent else 0
    try:
        board = make_board(dataset, scenario)
        picture = picture_of(board, dataset, scenario, words)
    except fuzzy.ProblemError as error:
        st.error(words("too-hard", reason=str(error)))
        return
    lines = answer_lines(picture, board, dataset, scenario, words)
    with answer:
        places.title(*lines)
    map_column, beside_column = st.columns([46, 54], gap="medium")
    with map_column:
        chosen = draw_map(picture, lines[0], dataset, scenario, words, stamp)
    with beside_column:
        beside(picture, board, dataset, scenario, words, stamp)
        downloads(picture, board, dataset, scenario, words)
    if chosen:
        places.draw_again()
    if sent is None or sent.resting:
        session.write_address()


answer_slot = st.container()
city_tools(session.dataset(), session.scenario(), session.current_words())
live_part(answer_slot)
