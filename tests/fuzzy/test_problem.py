from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import fuzzy
from fuzzy import ProblemError, make_hierarchy, make_problem
from tests.fuzzy.near import assert_near

GOOD: dict[str, Any] = {
    "ratings": [[[1, 2, 3], [2, 3, 4]], [[0, 1, 2], [3, 4, 5]]],
    "weights": [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]],
    "directions": ["benefit", "cost"],
}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"ratings": [[[1, 2, 3], [2, 3, 4]], [[3, 1, 2], [3, 4, 5]]]}, r"ratings\[1\]\[0\]"),
        ({"ratings": [[[1, 2, float("nan")], [2, 3, 4]]]}, r"ratings\[0\]\[0\]\[2\]: .*finite"),
        (
            {"ratings": [[1, 2], [3]]},
            r"ratings: rows of different lengths, a list of 1 at ratings\[1\]",
        ),
        (
            {"ratings": [[[1, 2, 3], [1, 2]]]},
            r"ratings\[0\]\[1\]: a list of 2; expected a number or",
        ),
        ({"ratings": []}, "ratings"),
        (
            {"ratings": [["high", "low"]]},
            r"ratings: expected numbers, found 'high' at ratings\[0\]\[0\]",
        ),
        ({"ratings": [[5, True]]}, r"ratings: expected numbers, found True at ratings\[0\]\[1\]"),
        ({"ratings": [[1, None]]}, r"ratings: expected numbers, found None at ratings\[0\]\[1\]"),
        ({"ratings": 5}, "ratings: shape"),
        ({"weights": [1, 2, 3]}, "weights: 3 given; expected 2"),
        ({"weights": [0, 0]}, "weights: all zero"),
        ({"weights": [1, -1]}, r"weights\[1\]\[0\]: expected no value below 0"),
        ({"weights": [1, float("inf")]}, r"weights\[1\]\[0\]: expected a finite"),
        ({"directions": ["benefit"]}, "directions: 1 given; expected 2"),
        ({"directions": ["benefit", "up"]}, r"directions\[1\]: 'up'"),
        ({"directions": "benefit"}, "directions: expected a list"),
        ({"scale": [0, 4]}, r"ratings\[1\]\[1\]\[2\]: expected a value from 0 to 4"),
        ({"scale": [4, 0]}, "scale: expected"),
    ],
)
def test_bad_input_is_refused_in_a_sentence_that_names_the_place(
    change: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ProblemError, match=sentence):
        make_problem(**{**GOOD, **change})


def test_plain_numbers_may_stand_among_triples() -> None:
    problem = make_problem([[5, [1, 2, 3]], [[0, 1, 2], 4]], [1, [0, 1, 2]], GOOD["directions"])
    assert problem.ratings[0, 0].tolist() == [5, 5, 5]
    assert problem.ratings[1, 1].tolist() == [4, 4, 4]
    assert problem.weights.tolist() == [[1, 1, 1], [0, 1, 2]]


def test_the_callers_arrays_are_copied_and_the_problems_own_are_read_only() -> None:
    ratings = np.array(GOOD["ratings"], dtype=float)
    problem = make_problem(ratings, GOOD["weights"], GOOD["directions"])
    ratings[:] = 0
    assert problem.ratings[0, 0].tolist() == [1, 2, 3]
    with pytest.raises(ValueError, match="read-only"):
        problem.ratings[0, 0] = 0


def test_global_weights_are_products_whose_peaks_add_up_to_one() -> None:
    hierarchy = make_hierarchy([0, 0, 1], [[1, 2, 3], [2, 2, 2]], [[1, 1, 1], [1, 3, 3], [5, 5, 5]])
    weights = fuzzy.hierarchical_weights(hierarchy)
    assert_near(weights, [[1 / 16, 1 / 8, 3 / 16], [1 / 16, 3 / 8, 9 / 16], [0.5, 0.5, 0.5]])
    assert weights[:, 1].sum() == pytest.approx(1)


def test_a_dimension_without_weight_among_its_criteria_is_refused() -> None:
    with pytest.raises(ProblemError, match="all zero in dimension 1"):
        make_hierarchy([0, 1], [1, 1], [[1, 1, 1], [0, 0, 1]])
    with pytest.raises(ProblemError, match="every dimension from 0 to 2"):
        make_hierarchy([0, 2], [1, 1, 1], [1, 1])


def test_other_weights_carry_the_hierarchy_with_them() -> None:
    hierarchy = make_hierarchy([0, 0, 1], [1, 1], [1, 1, 1])
    problem = make_problem(
        [[1, 2, 3]], [1, 1, 1], ["benefit"] * 3, hierarchy=hierarchy, scale=[0, 10]
    )
    batch = np.array([[[1.0, 2, 3], [1, 1, 1], [0, 4, 8]]] * 2)
    changed = fuzzy.with_weights(problem, batch)
    assert changed.is_batch
    assert changed.hierarchy is not None
    np.testing.assert_array_equal(changed.hierarchy.dimension_weights[0], [[2, 3, 4], [0, 4, 8]])
    assert fuzzy.rank(changed).scores.shape == (2, 1)


def test_costs_are_read_from_the_other_end_of_the_scale() -> None:
    problem = make_problem([[[1, 2, 4], [0, 1, 2]]], [1, 1], GOOD["directions"], scale=[0, 10])
    turned = fuzzy.reverse_costs(problem)
    assert turned.ratings[0].tolist() == [[1, 2, 4], [8, 9, 10]]
    assert turned.benefit.all()
