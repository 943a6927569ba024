"""scikit-fuzzy as a second opinion, and the picture of the rules' output."""

from __future__ import annotations

import numpy as np
import pytest

from data import Dataset
from tests.ui.making import figure
from ui.i18n import words
from ui.second_opinion import (
    opinion_table,
    opinions,
    output_chart,
    priority_terms,
    strengths_text,
)

ONE_WORD = np.array([0.0, 0.0, 1.0, 0.0, 0.0])
TWO_WORDS = np.array([0.0, 0.0, 0.5, 0.5, 0.0])


def test_one_full_word_in_the_middle_is_fifty() -> None:
    assert [opinion.value for opinion in opinions(ONE_WORD)] == pytest.approx([50.0] * 3)


def test_two_equal_neighbours_meet_in_the_middle() -> None:
    assert opinions(TWO_WORDS)[-1].value == pytest.approx(62.5)


def test_more_points_come_nearer_to_the_exact_centroid() -> None:
    # By hand: min(0.3, term at 50) united with min(0.7, term at 75); they cross at (57.5, 0.3).
    corners = np.array([[25, 0], [32.5, 0.3], [57.5, 0.3], [67.5, 0.7], [82.5, 0.7], [100, 0]])
    (z0, y0), (z1, y1) = corners[:-1].T, corners[1:].T
    area = ((z1 - z0) * (y0 + y1) / 2).sum()
    moment = ((z1 - z0) * (z0 * (2 * y0 + y1) + z1 * (y0 + 2 * y1)) / 6).sum()

    errors = [
        abs(opinion.value - moment / area)
        for opinion in opinions(np.array([0.0, 0.0, 0.3, 0.7, 0.0]))
    ]

    assert errors[0] < 0.1
    assert errors[2] < errors[0]
    assert errors[2] < 1e-4


def test_the_table_has_the_difference_signed() -> None:
    table = opinion_table(ONE_WORD, 49.5, words("en"))

    assert list(table.index) == ["101", "1,001", "10,001"]
    assert table["Difference"].str.endswith("+0.5000000").all()


def test_the_words_are_evenly_spaced() -> None:
    assert priority_terms()[:, 1].tolist() == [0, 25, 50, 75, 100]


def test_only_words_that_answer_are_told(dataset: Dataset) -> None:
    text = strengths_text(TWO_WORDS, dataset, words("en"))

    assert "medium" in text
    assert "very low" not in text


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_the_picture_shows_the_area_and_its_centre(dataset: Dataset, lang: str) -> None:
    *terms, area, centre = figure(output_chart(TWO_WORDS, 62.5, dataset, words(lang))).data

    assert len(terms) == 5
    assert max(area.y) == 0.5
    assert set(centre.x) == {62.5}
