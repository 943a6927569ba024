"""The answer in a sentence, for a clear lead, an overlap, a tie and a lost lead."""

from __future__ import annotations

import re

import pytest

from data import Dataset
from tests.ui.making import board_of, board_with, row
from ui.board import Board, Row
from ui.headline import Headline, headline
from ui.i18n import words


@pytest.fixture
def board(dataset: Dataset) -> Board:
    return board_of(dataset, {})


def told(board: Board, dataset: Dataset, rows: tuple[Row, ...], lang: str = "en") -> Headline:
    return headline(board_with(board, rows), dataset, words(lang))


def bare(text: str) -> str:
    """Return a sentence without the marks that isolate its parts."""
    return re.sub("[\u2066-\u2069\u200e]", "", text)


def filled(dataset: Dataset, *firsts: Row) -> tuple[Row, ...]:
    """Return the rows with the clusters not named put far behind."""
    named = {each.cluster.id for each in firsts}
    rest = [cluster.id for cluster in dataset.clusters if cluster.id not in named]
    places = range(len(firsts) + 1, len(dataset.clusters) + 1)
    behind = (row(dataset, c, 10.0 - i, p) for i, (c, p) in enumerate(zip(rest, places)))  # noqa: B905
    return (*firsts, *behind)


def test_a_clear_lead(board: Board, dataset: Dataset) -> None:
    rows = filled(
        dataset,
        row(dataset, "dates", 70.25, 1, low=65, high=75),
        row(dataset, "granite", 50, 2, low=45, high=55),
    )
    said = told(board, dataset, rows)
    lead = bare(said.lead)
    assert lead.startswith(dataset.cluster("dates").name.en)
    assert dataset.cluster("granite").name.en in lead
    assert "70.2" in lead
    assert "20.2" in lead
    assert "do not meet" in bare(said.surety)
    assert "65.0 to 75.0" in bare(said.surety)
    assert "45.0 to 55.0" in bare(said.surety)


def test_an_overlap_makes_the_lead_uncertain(board: Board, dataset: Dataset) -> None:
    rows = filled(
        dataset,
        row(dataset, "dates", 60, 1, low=50, high=70),
        row(dataset, "granite", 59, 2, low=49, high=69),
    )
    assert "not certain" in told(board, dataset, rows).surety


def test_intervals_that_touch_overlap(board: Board, dataset: Dataset) -> None:
    rows = filled(
        dataset,
        row(dataset, "dates", 60, 1, low=55, high=70),
        row(dataset, "granite", 50, 2, low=45, high=55),
    )
    assert "not certain" in told(board, dataset, rows).surety


def test_a_shared_first_place_names_all(board: Board, dataset: Dataset) -> None:
    rows = filled(dataset, row(dataset, "dates", 60, 1.5), row(dataset, "granite", 60, 1.5))
    lead = told(board, dataset, rows).lead
    assert "share the first place" in lead
    assert dataset.cluster("dates").name.en in lead
    assert dataset.cluster("granite").name.en in lead


def test_a_method_without_intervals_promises_nothing(board: Board, dataset: Dataset) -> None:
    rows = filled(
        dataset,
        row(dataset, "dates", 60, 1, low=None, high=None),
        row(dataset, "granite", 50, 2, low=None, high=None),
    )
    assert "no fuzzy interval" in told(board, dataset, rows).surety


def test_no_change_since_the_baseline(board: Board, dataset: Dataset) -> None:
    rows = filled(dataset, row(dataset, "dates", 60, 1))
    assert told(board, dataset, rows).change == words("en")("change-none")


def test_a_lost_lead_names_who_lost_it(board: Board, dataset: Dataset) -> None:
    rows = filled(
        dataset,
        row(dataset, "dates", 60, 1, baseline_place=2),
        row(dataset, "granite", 55, 2, baseline_place=1),
    )
    change = bare(told(board, dataset, rows).change)
    assert f"{dataset.cluster('granite').label.en} has lost the lead" in change
    assert f"{dataset.cluster('dates').label.en} ▲ 1" in change
    assert f"{dataset.cluster('granite').label.en} ▼ 1" in change


def test_the_largest_moves_are_named_and_the_rest_counted(board: Board, dataset: Dataset) -> None:
    ids = [cluster.id for cluster in dataset.clusters]
    befores = [1, 7, 3, 4, 2, 5, 6, 8, 9, 11, 10]
    rows = tuple(
        row(dataset, cluster, 90 - place, place, baseline_place=before)
        for place, (cluster, before) in enumerate(zip(ids, befores, strict=True), 1)
    )
    change = bare(told(board, dataset, rows).change)
    moved = [place for place, before in enumerate(befores, 1) if place != before]
    assert change.startswith(f"Since the baseline: {dataset.cluster(ids[1]).label.en} ▲ 5")
    assert f"{len(moved) - 4} more" in change


@pytest.mark.parametrize(("places", "inside"), [((1, 2, 3), 3), ((1, 5, 8), 1), ((4, 5, 6), 0)])
def test_what_was_decided_is_compared(
    board: Board, dataset: Dataset, places: tuple[int, ...], inside: int
) -> None:
    chosen = [d.cluster for d in dataset.decisions if d.kind == "put-forward"]
    others = [c.id for c in dataset.clusters if c.id not in chosen]
    order = list(others)
    for cluster, place in zip(chosen, places, strict=True):
        order.insert(place - 1, cluster)
    rows = tuple(row(dataset, c, 90 - place, place) for place, c in enumerate(order, 1))
    decided = bare(told(board, dataset, rows).decided)
    assert f"Of the 3 put forward by the source study, {inside} " in decided
    for cluster, place in zip(chosen, places, strict=True):
        assert f"{dataset.cluster(cluster).label.en} {place}" in decided


def test_persian_sentences_use_persian_digits_only(board: Board, dataset: Dataset) -> None:
    rows = filled(
        dataset,
        row(dataset, "dates", 60.5, 1, baseline_place=2),
        row(dataset, "granite", 55, 2, baseline_place=1),
    )
    said = told(board, dataset, rows, "fa")
    text = " ".join([said.lead, said.surety, said.change, said.decided])
    assert not re.search(r"[0-9A-Za-z,;?]", text)
    assert "۶۰٫۵" in text


def test_a_lower_score_can_lead_where_less_is_better(dataset: Dataset) -> None:
    board = board_of(dataset, {}, method="vikor")
    lead = bare(headline(board, dataset, words("en")).lead)
    assert lead.startswith(board.leader.cluster.name.en)
    assert "−" not in lead
