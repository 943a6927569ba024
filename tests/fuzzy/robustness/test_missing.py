"""Missing ratings, and how much they matter."""

from __future__ import annotations

import numpy as np
import pytest

from fuzzy.checks import BoolArray
from fuzzy.errors import ProblemError
from fuzzy.problem import make_problem
from fuzzy.robustness import Evaluator, fill_missing, missing_report


def mean_of(ratings: list[list[float]]) -> Evaluator:
    columns = len(ratings[0])
    problem = make_problem(ratings, [1] * columns, ["benefit"] * columns, scale=(0, 10))
    return Evaluator(problem, "fwa")


def gaps(shape: tuple[int, int], *cells: tuple[int, int]) -> BoolArray:
    mask = np.zeros(shape, dtype=np.bool_)
    for cell in cells:
        mask[cell] = True
    return mask


def test_a_gap_is_the_widest_triangle_on_the_scale() -> None:
    ratings = np.array([[[1.0, 2.0, 3.0], [np.nan] * 3]])
    filled = fill_missing(ratings, [[False, True]], (0.0, 10.0))
    assert filled.tolist() == [[[1, 2, 3], [0, 5, 10]]]


def test_a_gap_decides_where_its_value_decides() -> None:
    # (4 + x) / 2 against 6: ahead for x > 8, in a fifth of the cases.
    found = missing_report(mean_of([[4, 5], [6, 6]]), gaps((2, 2), (0, 1)), draws=400)
    error = found.standard_error[0, 0]
    assert abs(found.rank_acceptability[0, 0] - 0.2) < 5 * error
    assert found.cells[0].decisive == 1
    assert found.cells[0].places_moved == 1
    assert found.best_places.tolist() == [1, 1]
    assert found.worst_places.tolist() == [2, 2]


def test_a_gap_that_changes_nothing_does_not_matter() -> None:
    found = missing_report(mean_of([[9, 9], [1, 5]]), gaps((2, 2), (1, 1)), draws=50)
    assert found.cells[0].decisive == 0
    assert found.cells[0].places_moved == 0
    assert found.rank_acceptability == pytest.approx(np.eye(2))
    assert found.worst_places.tolist() == [1, 2]


def test_the_most_decisive_gap_comes_first() -> None:
    evaluator = mean_of([[5, 5, 5], [5, 6, 5], [0, 0, 0]])
    found = missing_report(evaluator, gaps((3, 3), (2, 0), (1, 2)), draws=60)
    assert [(cell.alternative, cell.criterion) for cell in found.cells] == [(1, 2), (2, 0)]
    assert found.cells[0].decisive > found.cells[1].decisive


def test_what_stands_in_a_gap_plays_no_part() -> None:
    mask = gaps((2, 2), (0, 1))
    one = missing_report(mean_of([[4, 0], [6, 6]]), mask, draws=30)
    other = missing_report(mean_of([[4, 9], [6, 6]]), mask, draws=30)
    assert np.array_equal(one.rank_acceptability, other.rank_acceptability)


def test_a_report_needs_a_scale_a_gap_and_a_fitting_mask() -> None:
    evaluator = mean_of([[4, 5], [6, 6]])
    with pytest.raises(ProblemError, match="nothing is marked"):
        missing_report(evaluator, gaps((2, 2)))
    with pytest.raises(ProblemError, match="2 x 2"):
        missing_report(evaluator, gaps((2, 3), (0, 0)))
    with pytest.raises(ProblemError, match="draws"):
        missing_report(evaluator, gaps((2, 2), (0, 0)), draws=0)
    bare = Evaluator(make_problem([[1, 2]], [1, 1], ["benefit"] * 2), "saw")
    with pytest.raises(ProblemError, match="scale: missing"):
        missing_report(bare, gaps((1, 2), (0, 0)))
