from __future__ import annotations

import numpy as np
import pytest

import fuzzy
from fuzzy.aggregate import aggregate
from fuzzy.numbers import vertex_distance
from fuzzy.scales import SEVEN_TERMS
from tests.fuzzy.near import assert_near

SHORT = {
    "F": SEVEN_TERMS["fair"],
    "MG": SEVEN_TERMS["medium_good"],
    "G": SEVEN_TERMS["good"],
    "VG": SEVEN_TERMS["very_good"],
}
# Chen (2000), table 4: per criterion, candidates A1, A2, A3 in the words of experts D1, D2, D3.
WORDS = [
    ["MG G MG", "G G MG", "VG G F"],
    ["G MG F", "VG VG VG", "MG G VG"],
    ["F G G", "VG VG G", "G MG VG"],
    ["VG G VG", "VG VG VG", "G VG MG"],
    ["F F F", "VG MG G", "G G MG"],
]
WEIGHTS = [[0.7, 0.9, 1], [0.9, 1, 1], [0.77, 0.93, 1], [0.9, 1, 1], [0.43, 0.63, 0.83]]
RATINGS = [
    [[5.7, 7.7, 9.3], [5, 7, 9], [5.7, 7.7, 9], [8.33, 9.67, 10], [3, 5, 7]],
    [[6.3, 8.3, 9.7], [9, 10, 10], [8.3, 9.7, 10], [9, 10, 10], [7, 9, 10]],
    [[6.3, 8, 9], [7, 9, 10], [7, 9, 10], [7, 9, 10], [6.3, 8.3, 9.7]],
]
CHEN = fuzzy.make_problem(RATINGS, WEIGHTS, ["benefit"] * 5)


def test_worked_example_of_chen_2000() -> None:
    """Fuzzy Sets and Systems 114, 1-9, tables 5 to 8 and step 8, printed to two digits.

    Table 8 gives 2.10 and 1.24 as the distances of A1 and A2 to the ideal; from the paper's own
    table 7 they are 1.94 and 1.26, which makes A1's closeness 0.64 where step 8 prints 0.62.
    """
    ranking = fuzzy.rank(CHEN, "topsis")
    assert_near(ranking.details["d_plus"].value, [1.94, 1.26, 1.59], atol=0.01)
    assert_near(ranking.details["d_minus"].value, [3.45, 4.13, 3.85], atol=0.02)
    assert_near(ranking.scores, [0.64, 0.77, 0.71], atol=0.005)
    assert ranking.ranks.tolist() == [3, 1, 2]


def test_distances_of_chens_table_7() -> None:
    weighted = np.array(
        [
            [0.41, 0.71, 0.96],
            [0.45, 0.7, 0.9],
            [0.44, 0.72, 0.9],
            [0.75, 0.97, 1],
            [0.13, 0.32, 0.58],
        ]
    )
    to_ideal = vertex_distance(weighted, np.ones(3)).sum()
    assert to_ideal == pytest.approx(1.94, abs=0.005)


def test_chens_words_aggregate_to_chens_table() -> None:
    """Table 5 prints some thirds coarsely: 8.67 as 9 and 9.67 as 10."""
    experts = np.array(
        [
            [[SHORT[cell.split()[e]] for cell in candidates] for candidates in WORDS]
            for e in range(3)
        ]
    ).transpose(0, 2, 1, 3)
    assert_near(aggregate(experts, "mean").ratings, RATINGS, atol=0.34)


PAIR = fuzzy.make_problem(
    [[[2, 3, 4], [2, 3, 6]], [[4, 6, 8], [3, 6, 6]]],
    [[0.5, 0.5, 0.5], [0.2, 0.4, 0.6]],
    ["benefit", "cost"],
)


def test_scalar_ideals_by_hand() -> None:
    # Weighted: (1/8, 3/16, 1/4), (1/15, 4/15, 3/5) and (1/4, 3/8, 1/2), (1/15, 2/15, 2/5).
    ranking = fuzzy.rank(PAIR, "topsis", ideal="scalar")
    first = np.sqrt(((3 / 8) ** 2 + (5 / 16) ** 2 + (1 / 4) ** 2) / 3)
    second = np.sqrt(((8 / 15) ** 2 + (5 / 15) ** 2) / 3)
    plus = ranking.details["d_plus"].value
    assert plus[0] == pytest.approx(first + second)  # type: ignore[index]


def test_componentwise_ideals_by_hand() -> None:
    ranking = fuzzy.rank(PAIR, "topsis", ideal="componentwise")
    gain = np.sqrt(((1 / 8) ** 2 + (3 / 16) ** 2 + (1 / 4) ** 2) / 3)
    loss = np.sqrt(((2 / 15) ** 2 + (3 / 15) ** 2) / 3)
    assert_near(ranking.details["d_plus"].value, [gain, loss])
    assert_near(ranking.details["d_minus"].value, [loss, gain])
    assert_near(ranking.scores, [loss / (gain + loss), gain / (gain + loss)])


def test_vector_normalisation_turns_costs_round() -> None:
    problem = fuzzy.make_problem([[3, 1], [4, 1]], [1, 1], ["benefit", "cost"])
    ranking = fuzzy.rank(problem, "topsis", normalisation="vector", ideal="componentwise")
    assert ranking.scores.tolist() == [0, 1]
    assert ranking.definition == "vector normalisation, componentwise ideals"


def test_alternatives_alike_are_midway_between_equal_ideals() -> None:
    problem = fuzzy.make_problem([[3, 1], [3, 1]], [1, 1], ["benefit", "cost"])
    ranking = fuzzy.rank(problem, "topsis", ideal="componentwise")
    assert ranking.scores.tolist() == [0.5, 0.5]
    assert ranking.ranks.tolist() == [1.5, 1.5]
    assert "coincide" in ranking.warnings[0]


def test_crisp_ideals_agree_with_the_textbook_method() -> None:
    ratings = np.array([[7.0, 9, 3], [8, 7, 5], [9, 6, 8]])
    weights = np.array([0.5, 0.3, 0.2])
    v = ratings / ratings.max(axis=0) * weights
    plus = np.abs(v - v.max(axis=0)).sum(axis=1)
    minus = np.abs(v - v.min(axis=0)).sum(axis=1)
    problem = fuzzy.make_problem(ratings, weights, ["benefit"] * 3)
    scores = fuzzy.rank(problem, "topsis", ideal="componentwise").scores
    assert_near(scores, minus / (plus + minus))
