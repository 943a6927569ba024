"""The bars: in order, with their intervals, ghosts and changes, from the reading edge."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import Dataset
from tests.ui.making import board_of, board_with, figure, row
from ui.board import Board
from ui.charts import change_text, place_text, ranking_chart, round_steps, score_axis
from ui.i18n import words
from ui.spec import Spec

MOVED = {"social": (90.0, 100.0, 100.0), "economic": (0.0, 5.0, 10.0)}


def chart(board: Board, dataset: Dataset, lang: str = "en", selected: str = "") -> Spec:
    return ranking_chart(board, dataset, words(lang), selected=frozenset({selected} - {""}))


def names(board: Board) -> list[str]:
    return [each.cluster.id for each in board.shown]


@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize("method", ["mamdani", "topsis", "saw", "vikor"])
def test_plotly_accepts_the_picture(dataset: Dataset, method: str, lang: str, theme: int) -> None:
    spec = chart(board_of(dataset, MOVED, method=method), dataset, lang, "fisheries")
    drawn = figure(spec, theme)
    assert len(drawn.data) == len(spec["data"])


def test_no_colour_is_left_to_a_template(dataset: Dataset) -> None:
    spec = chart(board_of(dataset, {}), dataset)
    assert spec["layout"]["template"] == "none"
    assert "@" not in str(figure(spec).to_plotly_json())


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_bars_stand_in_the_order_of_the_places(dataset: Dataset, lang: str) -> None:
    board = board_of(dataset, MOVED)
    spec = chart(board, dataset, lang)
    bars = spec["data"][0]
    assert list(bars["customdata"]) == names(board)
    assert list(bars["x"]) == [each.score for each in board.rows]
    assert list(bars["y"]) == sorted(bars["y"])
    top, bottom = spec["layout"]["yaxis"]["range"][1], spec["layout"]["yaxis"]["range"][0]
    assert top < min(bars["y"]) <= max(bars["y"]) < bottom


def test_whiskers_reach_the_ends_of_the_interval(dataset: Dataset) -> None:
    board = board_of(dataset, {})
    bars = chart(board, dataset)["data"][0]
    for index, each in enumerate(board.rows):
        assert bars["x"][index] + bars["error_x"]["array"][index] == pytest.approx(each.high)
        assert bars["x"][index] - bars["error_x"]["arrayminus"][index] == pytest.approx(each.low)


def test_whiskers_reach_zero_where_the_interval_ends_there(dataset: Dataset) -> None:
    rows = (row(dataset, "dates", -1.0, 1.0, low=-3.0, high=0.0),)
    board = board_with(board_of(dataset, {}, method="saw"), rows)
    whiskers = chart(board, dataset)["data"][0]["error_x"]
    assert (whiskers["array"], whiskers["arrayminus"]) == ([1.0], [2.0])


def test_scores_without_intervals_have_no_whiskers(dataset: Dataset) -> None:
    rows = (row(dataset, "dates", 40.0, 1.0, low=None, high=None),)
    board = board_with(board_of(dataset, {}), rows)
    assert "error_x" not in chart(board, dataset)["data"][0]


def test_ghosts_stand_only_where_a_score_moved(dataset: Dataset) -> None:
    still, moved = chart(board_of(dataset, {}), dataset), board_of(dataset, MOVED)
    assert still["data"][1]["x"] == []
    ghosts = chart(moved, dataset)["data"][1]
    expected = {
        position: each.baseline_score
        for position, each in enumerate(moved.rows, 1)
        if abs(each.score - each.baseline_score) > 0.05
    }
    assert dict(zip(ghosts["y"], ghosts["x"], strict=True)) == expected
    assert expected


def test_no_ghosts_beside_scores_of_another_method(dataset: Dataset) -> None:
    assert chart(board_of(dataset, MOVED, method="topsis"), dataset)["data"][1]["x"] == []


def test_changes_in_places_are_written_with_arrows(dataset: Dataset) -> None:
    board = board_of(dataset, MOVED)
    texts = chart(board, dataset)["data"][3]["text"]
    for text, each in zip(texts, board.rows, strict=True):
        assert text == {1: "▲", 0: "", -1: "▼"}[(each.rise > 0) - (each.rise < 0)] + (
            f" {place_text(abs(each.rise), 'en')}" if each.rise else ""
        )
    assert change_text(2, "fa") == "▲ ۲"
    assert change_text(-1.5, "en") == "▼ 1.5"


def test_bars_grow_from_the_reading_edge(dataset: Dataset) -> None:
    board = board_of(dataset, {})
    fa, en = chart(board, dataset, "fa")["layout"], chart(board, dataset, "en")["layout"]
    assert en["xaxis"]["range"][0] < en["xaxis"]["range"][1]
    assert fa["xaxis"]["range"] == en["xaxis"]["range"][::-1]
    assert (en["yaxis"]["side"], fa["yaxis"]["side"]) == ("left", "right")
    assert (fa["separators"], en["separators"]) == ("٫٬", ".,")


def test_persian_labels_carry_persian_digits_in_an_isolate(dataset: Dataset) -> None:
    label = chart(board_of(dataset, {}), dataset, "fa")["layout"]["yaxis"]["ticktext"][0]
    assert label.startswith("\u2067۱")
    assert label.endswith("\u2069")


def test_the_selected_row_is_bold_outlined_and_pressed(dataset: Dataset) -> None:
    board = board_of(dataset, {})
    spec = chart(board, dataset, selected="carpets")
    index = names(board).index("carpets")
    assert [width > 0 for width in spec["data"][0]["marker"]["line"]["width"]] == [
        position == index for position in range(len(board.rows))
    ]
    assert spec["layout"]["yaxis"]["ticktext"][index].startswith("<b>")
    assert [target["id"] for target in spec["targets"] if target["selected"]] == ["carpets"]


def test_every_bar_has_a_button_for_the_keyboard(dataset: Dataset) -> None:
    board = board_of(dataset, {}, lang="fa")
    spec = chart(board, dataset, "fa")
    assert [target["id"] for target in spec["targets"]] == names(board)
    assert spec["targets"][0]["label"].endswith(board.leader.cluster.name.fa)
    assert all(spec["words"].values())


def test_filtered_rows_leave_no_gap_and_keep_their_places(dataset: Dataset) -> None:
    board = board_of(dataset, {}, sectors=frozenset({"textile"}))
    spec = chart(board, dataset)
    assert list(spec["data"][0]["y"]) == list(range(1, len(board.shown) + 1))
    for label, each in zip(spec["layout"]["yaxis"]["ticktext"], board.shown, strict=True):
        assert label.startswith(place_text(each.place, "en"))


def test_the_same_cluster_keeps_colour_and_mark_under_any_weights(dataset: Dataset) -> None:
    def cues(board: Board) -> dict[str, tuple[str, str]]:
        spec = chart(board, dataset)
        colors, symbols = spec["data"][0]["marker"]["color"], spec["data"][4]["marker"]["symbol"]
        return dict(zip(names(board), zip(colors, symbols, strict=True), strict=True))

    before, after = cues(board_of(dataset, {})), cues(board_of(dataset, MOVED, lang="fa"))
    assert before == after
    sectors = {cluster.id: cluster.sector for cluster in dataset.clusters}
    for one in before:
        for other in before:
            assert (before[one] == before[other]) == (sectors[one] == sectors[other])
            assert (before[one][1] == before[other][1]) == (sectors[one] == sectors[other])


@pytest.mark.parametrize("method", ["mamdani", "saw", "topsis", "vikor"])
def test_every_score_and_whisker_lies_on_the_axis(dataset: Dataset, method: str) -> None:
    board = board_of(dataset, MOVED, method=method)
    axis = score_axis(board)
    for each in board.rows:
        ends = [end for end in (each.low, each.high, each.score) if end is not None]
        assert axis.low <= min(ends) <= max(ends) <= axis.top


def test_the_priority_axis_does_not_jump_with_the_weights(dataset: Dataset) -> None:
    axes = {score_axis(board_of(dataset, weights)) for weights in ({}, MOVED)}
    assert len(axes) == 1


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_ticks_are_even_and_enclose(one: float, other: float) -> None:
    low, high = sorted((one, other))
    ticks = round_steps(low, high)
    step = ticks[1] - ticks[0]
    assert ticks[0] <= low + step * 1e-9
    assert ticks[-1] >= high - step * 1e-9
    assert 2 <= len(ticks) <= 8
    assert [b - a for a, b in pairwise(ticks)] == pytest.approx([step] * (len(ticks) - 1))


def test_an_empty_board_is_still_a_picture(dataset: Dataset) -> None:
    board = replace(board_of(dataset, {}), shown=())
    assert len(figure(chart(board, dataset)).data) == 5
