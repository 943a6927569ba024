"""Scenarios beside each other: what differs is said, drawn and tabled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data import Dataset
from tests.ui.conftest import HOSTILE
from tests.ui.making import figure, scenario_with
from ui.compare import (
    Comparison,
    Named,
    agreement_table,
    compare,
    concordance_text,
    differences_table,
    places_table,
    sentence,
    slope_chart,
)
from ui.i18n import words
from ui.scenario import Scenario


@pytest.fixture
def comparison(dataset: Dataset, default: Scenario) -> Comparison:
    social = scenario_with(dataset, {"social": (90.0, 100.0, 100.0), "economic": (0.0, 5.0, 10.0)})
    crisp = scenario_with(dataset, {}, method="saw")
    named = [Named("Default", default), Named("Social", social), Named("SAW", crisp)]
    return compare(named, dataset)


def test_only_what_differs_is_listed(comparison: Comparison, dataset: Dataset) -> None:
    table = differences_table(comparison, dataset, words("en"))
    assert list(table.index) == ["Method", "Economic", "Social"]
    assert list(table.columns) == ["Default", "Social", "SAW"]


def test_the_table_has_the_places_of_the_picture(comparison: Comparison, dataset: Dataset) -> None:
    table = places_table(comparison, words("en"))
    picture = figure(slope_chart(comparison, dataset, words("en")))
    for row, line in zip(table.to_numpy().tolist(), picture.data, strict=True):
        assert [float(place) for place in row] == list(line.y)


def test_the_same_scenario_twice_agrees_fully(dataset: Dataset, default: Scenario) -> None:
    twice = compare([Named("a", default), Named("a", default)], dataset)
    table = agreement_table(twice, words("en"))
    assert table.to_numpy().tolist() == [["1.00", "1.00"]]
    assert "1.00" in concordance_text(twice, words("en"))
    assert words("en")("compare-none-moved") in sentence(twice, words("en"))
    assert differences_table(twice, dataset, words("en")).empty


def test_filters_hide_nothing_from_a_comparison(dataset: Dataset, default: Scenario) -> None:
    filtered = replace(default, sectors=frozenset({"stone"}))
    both = compare([Named("a", filtered), Named("b", default)], dataset)
    assert len(places_table(both, words("en"))) == len(dataset.clusters)


def test_the_first_scenario_is_what_the_others_are_measured_by(comparison: Comparison) -> None:
    first = {row.cluster.id: row.place for row in comparison.boards[0].rows}
    for board in comparison.boards:
        assert {row.cluster.id: row.baseline_place for row in board.rows} == first


@pytest.mark.parametrize("count", [0, 1, 5])
def test_fewer_than_two_or_more_than_four_are_refused(
    dataset: Dataset, default: Scenario, count: int
) -> None:
    with pytest.raises(ValueError, match="expected 2 to 4"):
        compare([Named("x", default)] * count, dataset)


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_every_part_has_both_languages(comparison: Comparison, dataset: Dataset, lang: str) -> None:
    text = words(lang)
    assert sentence(comparison, text)
    assert not agreement_table(comparison, text).empty
    figure(slope_chart(comparison, dataset, text), theme=1)


def test_a_malicious_name_stays_text(dataset: Dataset, default: Scenario) -> None:
    both = compare([Named(HOSTILE, default), Named(HOSTILE, default)], dataset)
    picture = slope_chart(both, dataset, words("en"))
    assert "<img" not in str(picture)
    assert len(places_table(both, words("en")).columns) == 2
