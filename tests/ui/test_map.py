"""The map: marks at their cities, none hidden under another, nothing fetched unless asked."""

from __future__ import annotations

import json
import math
from itertools import combinations
from typing import Any

import pytest

from data import Dataset
from tests.ui.making import board_of, figure
from ui.board import Board
from ui.charts import ranking_chart
from ui.i18n import words
from ui.map import cluster_cities, cluster_map, mark_sizes, spots
from ui.map_ground import mercator
from ui.spec import Spec

MOVED = {"social": (90.0, 100.0, 100.0), "economic": (0.0, 5.0, 10.0)}
SMALLEST_SCREEN = 50.0
"""Pixels for a degree on the smallest map: 400 px for the eight degrees of the window."""
SMALLEST_TARGET = 24.0
"""Pixels that a target needs around its middle, as WCAG 2.5.8 counts them."""


def drawn(dataset: Dataset, board: Board, lang: str = "en", **changes: Any) -> Spec:
    given: dict[str, Any] = {"selected": frozenset(), "city": None, "layers": frozenset()}
    return cluster_map(board, dataset, words(lang), **{**given, "tiles": False, **changes})


def marks(spec: Spec) -> dict[str, Any]:
    trace: dict[str, Any] = spec["data"][-1]
    return trace


@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_plotly_accepts_the_map(dataset: Dataset, lang: str, theme: int) -> None:
    kinds = frozenset(kind.id for kind in dataset.infrastructure_kinds)
    spec = drawn(
        dataset,
        board_of(dataset, MOVED),
        lang,
        selected=frozenset({"carpets"}),
        city="zabol",
        layers=kinds,
        tiles=True,
    )
    assert "@" not in str(figure(spec, theme).to_plotly_json())


def test_every_cluster_stands_at_every_one_of_its_cities(dataset: Dataset) -> None:
    found = {(spot.cluster, city) for spot in spots(dataset) for city in spot.cities}
    positioned = {city.id for city in cluster_cities(dataset)}
    homes = {(home.cluster, home.city) for home in dataset.cluster_cities}
    assert found == {(cluster, city) for cluster, city in homes if city in positioned}


def test_marks_stand_near_their_cities(dataset: Dataset) -> None:
    for spot in spots(dataset):
        for each in spot.cities:
            city = dataset.city(each)
            assert city.lat is not None
            assert city.lon is not None
            away = math.hypot(spot.x - city.lon, spot.y - mercator(city.lat))
            assert away * SMALLEST_SCREEN < 45


def test_no_mark_covers_another(dataset: Dataset) -> None:
    for one, other in combinations(spots(dataset), 2):
        apart = math.hypot(one.x - other.x, one.y - other.y) * SMALLEST_SCREEN
        assert apart >= SMALLEST_TARGET, (one, other)


def test_all_marks_lie_in_the_window(dataset: Dataset) -> None:
    spec = drawn(dataset, board_of(dataset, {}))
    (west, east), (south, north) = (spec["layout"][axis]["range"] for axis in ("xaxis", "yaxis"))
    assert all(west < x < east for x in marks(spec)["x"])
    assert all(south < y < north for y in marks(spec)["y"])


def test_a_better_score_has_a_larger_mark(dataset: Dataset) -> None:
    for method in ("mamdani", "saw", "vikor"):
        board = board_of(dataset, MOVED, method=method)
        sizes = [mark_sizes(board)[row.cluster.id] for row in board.rows]
        assert sizes == sorted(sizes, reverse=True)
        for (a, size), (b, next_size) in zip(
            zip(board.rows, sizes, strict=True),
            zip(board.rows[1:], sizes[1:], strict=False),
            strict=False,
        ):
            assert (size > next_size) == (a.score != b.score)


def test_all_marks_can_be_hit_whatever_the_scores(dataset: Dataset) -> None:
    assert min(mark_sizes(board_of(dataset, MOVED)).values()) >= 14


def test_a_cluster_looks_the_same_on_the_map_and_in_the_ranking(dataset: Dataset) -> None:
    board = board_of(dataset, MOVED)
    spec = drawn(dataset, board)
    chart = ranking_chart(board, dataset, words("en"), selected=frozenset())
    bars = dict(
        zip(chart["data"][0]["customdata"], chart["data"][0]["marker"]["color"], strict=True)
    )
    symbols = dict(
        zip(chart["data"][0]["customdata"], chart["data"][4]["marker"]["symbol"], strict=True)
    )
    marker = marks(spec)["marker"]
    for index, cluster in enumerate(marks(spec)["customdata"]):
        assert marker["color"][index] == bars[cluster]
        assert marker["symbol"][index] == symbols[cluster]


def test_filters_take_marks_off_the_map(dataset: Dataset) -> None:
    spec = drawn(dataset, board_of(dataset, {}, sectors=frozenset({"textile"})))
    textile = {cluster.id for cluster in dataset.clusters if cluster.sector == "textile"}
    assert set(marks(spec)["customdata"]) == textile


def test_selected_marks_have_a_stronger_outline(dataset: Dataset) -> None:
    spec = drawn(dataset, board_of(dataset, {}), selected=frozenset({"carpets"}))
    line = marks(spec)["marker"]["line"]
    for index, cluster in enumerate(marks(spec)["customdata"]):
        assert (line["width"][index] > 3) == (cluster == "carpets")


def test_every_city_has_a_button_for_the_keyboard(dataset: Dataset) -> None:
    spec = drawn(dataset, board_of(dataset, {}), "fa", city="zabol")
    assert [target["id"] for target in spec["targets"]] == [
        f"city:{city.id}" for city in cluster_cities(dataset)
    ]
    assert [target["label"] for target in spec["targets"] if target["selected"]] == ["زابل"]
    assert all(spec["words"].values())


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_the_shipped_map_asks_nobody(dataset: Dataset, lang: str) -> None:
    kinds = frozenset(kind.id for kind in dataset.infrastructure_kinds)
    spec = drawn(dataset, board_of(dataset, {}), lang, layers=kinds)
    assert "://" not in json.dumps([spec["data"], spec["layout"]])


def test_tiles_cover_the_window_and_name_their_makers(dataset: Dataset) -> None:
    spec = drawn(dataset, board_of(dataset, {}), tiles=True)
    images = spec["layout"]["images"]
    (west, east), (south, north) = (spec["layout"][axis]["range"] for axis in ("xaxis", "yaxis"))
    assert min(image["x"] for image in images) <= west
    assert max(image["x"] + image["sizex"] for image in images) >= east
    assert max(image["y"] for image in images) >= north
    assert min(image["y"] - image["sizey"] for image in images) <= south
    texts = [note["text"] for note in spec["layout"]["annotations"]]
    assert any("OpenStreetMap" in text for text in texts)


def test_layers_draw_each_known_position_once(dataset: Dataset) -> None:
    board = board_of(dataset, {})
    without = len(drawn(dataset, board)["data"])
    for kind in dataset.infrastructure_kinds:
        positioned = [
            place for place in dataset.infrastructure if place.kind == kind.id and place.lat
        ]
        spec = drawn(dataset, board, layers=frozenset({kind.id}))
        assert len(spec["data"]) == without + bool(positioned)
        found = [trace for trace in spec["data"] if len(trace["x"]) == len(positioned)]
        assert found or not positioned


def test_the_scenery_changes_only_with_what_it_depends_on(dataset: Dataset) -> None:
    spec, moved = drawn(dataset, board_of(dataset, {})), drawn(dataset, board_of(dataset, MOVED))
    still = [t for i, t in enumerate(spec["data"]) if i not in spec["live"]]
    assert still == [t for i, t in enumerate(moved["data"]) if i not in moved["live"]]
    assert spec["base_key"] == moved["base_key"]
    for other in (
        drawn(dataset, board_of(dataset, {}), "fa"),
        drawn(dataset, board_of(dataset, {}), tiles=True),
    ):
        assert other["base_key"] != spec["base_key"]


def test_mercator_meets_known_values() -> None:
    assert mercator(0) == pytest.approx(0)
    # Web Mercator ends where the ordinate reaches half the equator.
    assert mercator(85.05112878) == pytest.approx(180, abs=1e-6)
    assert mercator(-30) == pytest.approx(-mercator(30))
