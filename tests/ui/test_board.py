"""The board: places, the baseline, filters, and what the weights do to the order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import data
import fuzzy
from data import Dataset
from tests.ui.making import board_of, scenario_with
from ui.board import Board, make_board
from ui.scenario import Scenario, Setting, default_weights

DATASET = data.load()


def order(board: Board) -> list[str]:
    return [row.cluster.id for row in board.rows]


def refusal(dataset: Dataset, method: str) -> str:
    """Return why a method cannot rank the shipped clusters, or nothing if it can."""
    try:
        board_of(dataset, {}, method=method)
    except fuzzy.ProblemError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("method", list(fuzzy.METHODS))
def test_every_method_ranks_best_first_or_says_why_not(dataset: Dataset, method: str) -> None:
    why_not = refusal(dataset, method)
    if why_not:
        assert why_not.count("\n") == 0
        assert "expected" in why_not
        return
    board = board_of(dataset, {}, method=method)
    assert sorted(order(board)) == sorted(cluster.id for cluster in dataset.clusters)
    places = [row.place for row in board.rows]
    assert places == sorted(places)
    scores = [row.score for row in board.rows]
    assert scores == sorted(scores, reverse=board.ranking.higher_is_better)


def test_scores_lie_inside_their_interval(dataset: Dataset) -> None:
    for row in board_of(dataset, {}).rows:
        assert row.low is not None
        assert row.high is not None
        assert row.low <= row.score <= row.high


def test_nothing_rises_without_a_change(dataset: Dataset, default: Scenario) -> None:
    assert all(row.rise == 0 for row in make_board(dataset, default).rows)


@pytest.mark.parametrize("criterion", ["jobs", "exports", "water"])
def test_all_weight_on_one_criterion_puts_its_best_cluster_first(
    dataset: Dataset, criterion: str
) -> None:
    asked = dataset.criterion(criterion)
    weights = dict.fromkeys(default_weights(dataset), (0.0, 0.0, 0.0))
    for dimension in dataset.dimensions:
        weights[dataset.criteria_of(dimension.id)[0].id] = (50.0, 50.0, 50.0)
    for each in dataset.criteria_of(asked.dimension):
        weights[each.id] = (0.0, 0.0, 0.0)
    weights |= {criterion: (100.0, 100.0, 100.0), asked.dimension: (100.0, 100.0, 100.0)}
    leader = board_of(dataset, weights, method="saw").leader.cluster.id
    peaks = {each.id: dataset.rating_tfn(each.id, criterion)[1] for each in dataset.clusters}
    best = max(peaks.values()) if asked.direction == "benefit" else min(peaks.values())
    assert peaks[leader] == best


def test_rise_counts_places_gained_since_the_pinned_baseline(dataset: Dataset) -> None:
    social = {"social": (90.0, 100.0, 100.0), "economic": (0.0, 5.0, 10.0)}
    default = Setting("mamdani", default_weights(dataset))
    board = board_of(dataset, social, baseline=default)
    was = {row.cluster.id: row.place for row in board_of(dataset, {}).rows}
    assert {row.cluster.id: row.rise for row in board.rows} == {
        row.cluster.id: was[row.cluster.id] - row.place for row in board.rows
    }
    assert any(row.rise > 0 for row in board.rows)
    assert sum(row.rise for row in board.rows) == pytest.approx(0)


def test_pinning_the_present_makes_every_change_zero(dataset: Dataset) -> None:
    moved = scenario_with(dataset, {"social": (90.0, 100.0, 100.0)})
    pinned = replace(moved, baseline=moved.setting)
    assert any(row.rise for row in make_board(dataset, moved).rows)
    assert not any(row.rise for row in make_board(dataset, pinned).rows)


def test_another_method_cannot_be_compared_score_by_score(dataset: Dataset) -> None:
    assert board_of(dataset, {}).comparable
    assert not board_of(dataset, {}, method="topsis").comparable


def some(records: Any) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from([record.id for record in records]))


@given(some(DATASET.sectors), some(DATASET.committees), some(DATASET.stages), some(DATASET.cities))
def test_filters_hide_rows_and_keep_places(
    sectors: frozenset[str],
    committees: frozenset[str],
    stages: frozenset[str],
    cities: frozenset[str],
) -> None:
    every = board_of(DATASET, {})
    board = board_of(
        DATASET, {}, sectors=sectors, committees=committees, stages=stages, cities=cities
    )
    assert order(board) == order(every)
    shown = {row.cluster.id: row for row in board.shown}
    for row in every.rows:
        cluster = row.cluster
        homes = {city.id for city in DATASET.cities_of(cluster.id)}
        passes = (
            (not sectors or cluster.sector in sectors)
            and (not committees or cluster.committee in committees)
            and (not stages or cluster.stage in stages)
            and (not cities or bool(homes & cities))
        )
        assert (cluster.id in shown) == passes
        if passes:
            assert shown[cluster.id].place == row.place


def test_equal_clusters_share_their_mean_place(dataset: Dataset) -> None:
    twin_ratings = tuple(
        replace(dataset.rating("fisheries", rating.criterion), cluster=rating.cluster)
        if rating.cluster == "dates"
        else rating
        for rating in dataset.ratings
    )
    twins = replace(dataset, ratings=twin_ratings)
    board = board_of(twins, {})
    one, other = board.row("fisheries"), board.row("dates")
    assert one.place == other.place
    assert one.place % 1 == 0.5
    names = order(board)
    assert names.index("dates") - names.index("fisheries") == 1
