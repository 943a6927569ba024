"""The pictures of one cluster: what lifts it, what lowers it, and its three scores."""

from __future__ import annotations

import numpy as np
import pytest

import fuzzy
from data import Dataset
from tests.ui.making import board_of, figure
from ui.charts_cluster import contribution_chart, contribution_height, dimension_chart
from ui.i18n import words
from ui.palette import GAIN, LOSS


def contributions(dataset: Dataset, index: int = 0) -> np.ndarray:
    board = board_of(dataset, {})
    return fuzzy.explain(board.problem, board.ranking, index).contributions


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_contributions_go_from_the_largest_gain_to_the_largest_loss(
    dataset: Dataset, lang: str
) -> None:
    parts = contributions(dataset)
    spec = contribution_chart(parts, dataset, words(lang), 1)
    bars = figure(spec).data[0]
    assert list(bars.x) == sorted(parts, reverse=True)
    labels = {criterion.label[lang]: criterion.id for criterion in dataset.criteria}
    order = [labels[text.strip("\u2067\u2069")] for text in spec["layout"]["yaxis"]["ticktext"]]
    by_id = dict(zip([c.id for c in dataset.criteria], parts, strict=True))
    assert [by_id[each] for each in order] == sorted(parts, reverse=True)


def test_gains_and_losses_differ_in_colour_side_and_sign(dataset: Dataset) -> None:
    bars = contribution_chart(contributions(dataset), dataset, words("en"), 1)["data"][0]
    for value, color, text in zip(bars["x"], bars["marker"]["color"], bars["text"], strict=True):
        assert color == (GAIN if value >= 0 else LOSS)
        if round(value, 1):
            assert text[0] == ("+" if value > 0 else "−")


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_bars_and_their_numbers_fit_on_the_axis(dataset: Dataset, lang: str) -> None:
    spec = contribution_chart(contributions(dataset), dataset, words(lang), 1)
    low, high = sorted(spec["layout"]["xaxis"]["range"])
    reach = max(abs(value) for value in spec["data"][0]["x"])
    assert low <= -1.2 * reach
    assert high >= 1.2 * reach


def test_equal_clusters_still_have_a_picture(dataset: Dataset) -> None:
    spec = contribution_chart(np.zeros(len(dataset.criteria)), dataset, words("fa"), 1)
    low, high = figure(spec).layout.xaxis.range
    assert low < 0 < high


def test_each_sub_criterion_gets_its_row(dataset: Dataset) -> None:
    height = float(contribution_height(dataset).removesuffix("px"))
    assert height / len(dataset.criteria) >= 24


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_dimension_scores_are_triangles_with_their_centroid(dataset: Dataset, lang: str) -> None:
    scores = np.array([[2.0, 5.0, 8.0], [0.0, 0.0, 3.0], [7.0, 10.0, 10.0]])
    values = np.array([5.0, 1.0, 9.0])
    spec = dimension_chart(scores, values, dataset, words(lang))
    traces = figure(spec).data
    for index in range(3):
        assert list(traces[2 * index].x[:3]) == scores[index].tolist()
        assert set(traces[2 * index + 1].x) == {values[index]}
    first, last = spec["layout"]["xaxis"]["range"]
    assert (first > last) == (lang == "fa")
    assert spec["layout"]["yaxis"]["side"] == ("right" if lang == "fa" else "left")
