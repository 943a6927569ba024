"""What a meeting takes away: a workbook, the ranking, the map's points, and pictures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

import streamlit as st

import fuzzy
from data import Dataset
from pages.scenario_views import deeds
from reports.takeaway import Kept, clusters_geojson, ranking_csv, scenario_workbook
from ui import places, session
from ui.board import Board, make_board
from ui.charts import ranking_chart
from ui.charts_cluster import contribution_chart, contribution_height
from ui.components import plot
from ui.headline import headline
from ui.i18n import Words
from ui.map import cluster_map
from ui.markdown import plain
from ui.scenario import Scenario
from ui.spec import Saves, Spec

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PICTURES: Final = ("ranking", "dimensions", "map")
PICTURE: Final = "k_away_picture"
HEIGHT: Final = "380px"
MAP_HEIGHT: Final = "460px"


def show_away(dataset: Dataset, words: Words) -> None:
    """Offer the files and the pictures of what is set now."""
    scenario = session.scenario()
    try:
        board = make_board(dataset, scenario)
    except fuzzy.ProblemError as error:
        st.error(words("too-hard", reason=plain(str(error))))
        return
    files, pictures = st.columns([40, 60], gap="large")
    with files:
        _files(board, dataset, scenario, words)
    with pictures:
        _picture(board, dataset, scenario, words)


def _files(board: Board, dataset: Dataset, scenario: Scenario, words: Words) -> None:
    held = deeds.open_saved()
    author = deeds.author()
    kept = Kept(held.name, held.note, held.author) if held else Kept(author=author)
    st.subheader(words("away-files"))
    st.caption(words("away-explain"))
    _file(
        "workbook",
        lambda: scenario_workbook(dataset, scenario, kept, words, datetime.now(UTC)),
        "khoosheh-scenario.xlsx",
        XLSX,
        words,
    )
    _file("csv", lambda: ranking_csv(board, dataset), "khoosheh-ranking.csv", "text/csv", words)
    _file(
        "geojson",
        lambda: clusters_geojson(board, dataset),
        "khoosheh-clusters.geojson",
        "application/geo+json",
        words,
    )


def _file(kind: str, make: Callable[[], bytes], name: str, mime: str, words: Words) -> None:
    st.download_button(
        words(f"away-{kind}"),
        make,
        file_name=name,
        mime=mime,
        icon=":material/download:",
        on_click="ignore",
        key=f"k_away_{kind}",
    )
    st.caption(words(f"away-{kind}-explain"))


def _picture(board: Board, dataset: Dataset, scenario: Scenario, words: Words) -> None:
    """Draw one picture with the buttons that save it."""
    lead = headline(board, dataset, words).lead
    cluster = places.marked(dataset, scenario)
    one = next((row for row in board.rows if row.cluster.id in cluster), board.leader).cluster
    titles = {
        "ranking": words("away-picture-ranking"),
        "dimensions": words("away-picture-dimensions", cluster=one.name[words.lang]),
        "map": words("away-picture-map"),
    }
    st.subheader(words("away-pictures"))
    st.caption(words("away-pictures-explain"))
    st.session_state.setdefault(PICTURE, PICTURES[0])
    kind = st.segmented_control(
        words("away-picture"),
        PICTURES,
        format_func=lambda each: titles[each],
        key=PICTURE,
        label_visibility="collapsed",
        required=True,
    )
    spec, height = _spec(kind or PICTURES[0], one.id, board, dataset, scenario, words)
    title = titles[kind or PICTURES[0]]
    spec["saves"] = picture_files(f"khoosheh-{kind}", f"{title} · {lead}", dataset, words)
    # A wide map would show the ends of the outlines.
    place = st.columns(2)[0] if kind == "map" else st.container()
    with place:
        plot(
            spec,
            key=f"k_away_{kind}",
            alt=f"{title}. {lead}",
            lang=words.lang,
            height=height,
            on_click=False,
        )


def picture_files(name: str, title: str, dataset: Dataset, words: Words) -> Saves:
    """Return what the buttons below a picture write: its answer, and what the ratings are."""
    return Saves(
        name=name,
        title=title,
        note=dataset.assessment_note[words.lang],
        png=words("sure-save-png"),
        svg=words("sure-save-svg"),
    )


def _spec(
    kind: str, cluster: str, board: Board, dataset: Dataset, scenario: Scenario, words: Words
) -> tuple[Spec, str]:
    """Return a picture that stands alone, and its height."""
    marked = places.marked(dataset, scenario)
    if kind == "map":
        spec = cluster_map(
            board,
            dataset,
            words,
            selected=marked,
            city=scenario.city,
            layers=scenario.layers,
            tiles=False,
        )
        # Drawn as one picture, for only such a one can be saved with all that is on it.
        spec.pop("base_key", None)
        spec.pop("live", None)
        spec.pop("targets", None)
        return spec, MAP_HEIGHT
    if kind == "dimensions":
        index = next(i for i, each in enumerate(dataset.clusters) if each.id == cluster)
        why = fuzzy.explain(board.problem, board.ranking, index)
        return (
            contribution_chart(why.contributions, dataset, words, board.digits),
            contribution_height(dataset),
        )
    spec = ranking_chart(board, dataset, words, selected=marked)
    spec.pop("targets", None)
    return spec, HEIGHT
