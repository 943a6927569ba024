"""What holds for every registered ranking method alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fuzzy
from fuzzy import METHODS, ProblemError
from fuzzy.checks import FloatArray
from tests.fuzzy.strategies import Case, cases

# Why the definition taken from the paper can put a dominating alternative behind; the smallest
# example of each is a test below.
NOT_MONOTONE = {
    "codas": "a greater Euclidean distance can pass the threshold to a longer Hamming distance",
    "spotis": "aggregation membership lets the width of a rating decide how much it counts",
}
# Mamdani and the fuzzy weighted average work on a common scale and normalise nothing.
RESCALABLE = [name for name in METHODS if name not in ("mamdani", "fwa")]


def solvable(case: Case, method: str) -> fuzzy.Problem:
    """Return the case, with costs turned round for the method that takes none."""
    problem = case.problem()
    return fuzzy.reverse_costs(problem) if method == "fwa" else problem


def with_ratings(problem: fuzzy.Problem, ratings: FloatArray) -> fuzzy.Problem:
    """Return the problem with other ratings."""
    return fuzzy.make_problem(
        ratings, problem.weights, problem.benefit, hierarchy=problem.hierarchy, scale=problem.scale
    )


def answer(problem: fuzzy.Problem, method: str, **options: Any) -> fuzzy.Ranking | None:
    """Return the ranking, or None where the method's definition divides by zero."""
    with np.errstate(divide="raise", invalid="raise", over="raise"):
        try:
            return fuzzy.rank(problem, method, **options)
        except ProblemError:
            return None


@pytest.mark.parametrize("method", [name for name in METHODS if name not in NOT_MONOTONE])
@settings(max_examples=25, deadline=None)
@given(case=cases())
def test_a_dominating_alternative_never_ranks_below(method: str, case: Case) -> None:
    problem = solvable(case, method)
    ratings = problem.ratings.copy()
    low, high = np.minimum(ratings[0], ratings[1]), np.maximum(ratings[0], ratings[1])
    gain = problem.benefit[:, None]
    ratings[0], ratings[1] = np.where(gain, high, low), np.where(gain, low, high)
    ranking = answer(with_ratings(problem, ratings), method)
    if ranking is not None:
        assert ranking.ranks[0] <= ranking.ranks[1]


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=15, deadline=None)
@given(case=cases())
def test_the_order_of_alternatives_does_not_matter(method: str, case: Case) -> None:
    problem = solvable(case, method)
    order = np.random.default_rng(problem.n_criteria).permutation(problem.n_alternatives)
    before = answer(problem, method)
    after = answer(with_ratings(problem, problem.ratings[order]), method)
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        np.testing.assert_allclose(after.scores, before.scores[order], rtol=1e-9, atol=1e-9)
        np.testing.assert_array_equal(after.ranks, before.ranks[order])


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=15, deadline=None)
@given(case=cases())
def test_the_order_of_criteria_does_not_matter(method: str, case: Case) -> None:
    problem = solvable(case, method)
    order = np.arange(problem.n_criteria)[::-1]
    old = problem.hierarchy
    assert old is not None
    turned = fuzzy.make_problem(
        problem.ratings[:, order],
        problem.weights[order],
        problem.benefit[order],
        hierarchy=fuzzy.make_hierarchy(
            old.groups[order], old.dimension_weights, old.criterion_weights[order]
        ),
        scale=problem.scale,
    )
    before, after = answer(problem, method), answer(turned, method)
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        np.testing.assert_allclose(after.scores, before.scores, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("method", RESCALABLE)
@settings(max_examples=15, deadline=None)
@given(case=cases(), factor=st.sampled_from([0.01, 2.54, 1000.0]))
def test_the_unit_of_a_criterion_does_not_matter(method: str, case: Case, factor: float) -> None:
    problem = case.problem()
    ratings = problem.ratings.copy()
    ratings[:, 0] *= factor
    rescaled = fuzzy.make_problem(ratings, problem.weights, problem.benefit)
    before, after = answer(problem, method), answer(rescaled, method)
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        np.testing.assert_allclose(after.scores, before.scores, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=15, deadline=None)
@given(case=cases())
def test_equal_alternatives_tie(method: str, case: Case) -> None:
    problem = solvable(case, method)
    ratings = problem.ratings.copy()
    ratings[-1] = ratings[0]
    ranking = answer(with_ratings(problem, ratings), method)
    if ranking is not None:
        assert ranking.ranks[0] == ranking.ranks[-1]


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=10, deadline=None)
@given(case=cases())
def test_a_batch_equals_the_loop(method: str, case: Case) -> None:
    problem = solvable(case, method)
    rng = np.random.default_rng(problem.n_criteria)
    batch = np.sort(rng.uniform(0.01, 1, (4, problem.n_criteria, 3)), axis=-1)
    together = answer(fuzzy.with_weights(problem, batch), method)
    alone = [answer(fuzzy.with_weights(problem, weights), method) for weights in batch]
    assert (together is None) == any(one is None for one in alone)
    if together is not None:
        for s, one in enumerate(alone):
            assert one is not None
            np.testing.assert_allclose(together.scores[s], one.scores, rtol=1e-9, atol=1e-9)
            np.testing.assert_array_equal(together.ranks[s], one.ranks)
            _same_details({name: detail.value for name, detail in together.details.items()}, one, s)


def _same_details(together: Mapping[str, Any], one: fuzzy.Ranking, s: int) -> None:
    """Check the working of scenario `s` in a batch against its own ranking."""
    for name, detail in one.details.items():
        np.testing.assert_allclose(together[name][s], np.asarray(detail.value), atol=1e-9)


@pytest.mark.parametrize("method", METHODS)
def test_a_large_batch_crosses_its_pieces_unharmed(method: str) -> None:
    rng = np.random.default_rng(3)
    ratings = np.sort(rng.uniform(1, 10, (11, 5, 3)), axis=-1)
    batch = np.sort(rng.uniform(0.01, 1, (9000, 5, 3)), axis=-1)
    problem = fuzzy.make_problem(ratings, batch, ["benefit"] * 5, scale=[0, 10])
    together = answer(problem, method)
    for s in (0, 4321, 8999):
        alone = answer(fuzzy.with_weights(problem, batch[s]), method)
        assert (together is None) == (alone is None)
        if together is not None and alone is not None:
            np.testing.assert_allclose(together.scores[s], alone.scores, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=15, deadline=None)
@given(case=cases())
def test_scores_lie_inside_the_fuzzy_scores(method: str, case: Case) -> None:
    ranking = answer(solvable(case, method), method)
    if ranking is not None and ranking.fuzzy_scores is not None:
        assert np.all(ranking.scores >= ranking.fuzzy_scores[:, 0] - 1e-9)
        assert np.all(ranking.scores <= ranking.fuzzy_scores[:, 2] + 1e-9)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=15, deadline=None)
@given(case=cases())
def test_crisp_numbers_mean_triples_of_themselves(method: str, case: Case) -> None:
    problem = solvable(case, method)
    peaks, weights = problem.ratings[..., 1], problem.weights[:, 1]
    directions = problem.benefit
    options = {"groups": list(case.groups)} if method == "mamdani" else {}
    crisp = answer(fuzzy.make_problem(peaks, weights, directions), method, **options)
    tripled = answer(
        fuzzy.make_problem(
            np.repeat(peaks[..., None], 3, axis=-1),
            np.repeat(weights[:, None], 3, axis=-1),
            directions,
        ),
        method,
        **options,
    )
    assert (crisp is None) == (tripled is None)
    if crisp is not None and tripled is not None:
        np.testing.assert_array_equal(crisp.scores, tripled.scores)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_valid_problem_gets_finite_scores_or_a_sentence(
    method: str, data: st.DataObject
) -> None:
    n_alternatives, n_criteria = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 3))
    triples = st.lists(st.sampled_from([0.0, 1.0, 3.0, 10.0]), min_size=3, max_size=3).map(sorted)
    table = st.lists(triples, min_size=n_criteria, max_size=n_criteria)
    ratings = data.draw(st.lists(table, min_size=n_alternatives, max_size=n_alternatives))
    weights = data.draw(table)
    words = st.sampled_from(["benefit"] if method == "fwa" else ["benefit", "cost"])
    directions = data.draw(st.lists(words, min_size=n_criteria, max_size=n_criteria))
    if not np.any(weights):
        return
    problem = fuzzy.make_problem(ratings, weights, directions)
    with np.errstate(divide="raise", invalid="raise", over="raise"):
        try:
            ranking = fuzzy.rank(problem, method)
        except ProblemError:
            return
    assert np.isfinite(ranking.scores).all()
    assert ranking.fuzzy_scores is None or np.isfinite(ranking.fuzzy_scores).all()
    for detail in ranking.details.values():
        if isinstance(detail.value, np.ndarray):
            assert np.isfinite(detail.value).all()


GOOD: dict[str, Any] = {
    "ratings": [[[1, 2, 3], [4, 5, 6]], [[2, 3, 4], [3, 4, 5]]],
    "weights": [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]],
    "directions": ["benefit", "benefit"],
}
NO_NUMBERS: list[Any] = [float("nan"), float("inf"), "3", None, True, [3], {}]
NO_RATINGS: list[Any] = [[], [[]], 7, None, "all", [[1, 2], [3]], [[[1, 2]]], [[[2, 1, 3]]]]
NO_WEIGHTS: list[Any] = [[0, 0], [1], [-1, 2], [[3, 2, 1], [1, 1, 1]], None, "heavy"]
NO_DIRECTIONS: list[Any] = [["benefit"], ["up", "down"], "benefit", None, 1]
INVALID = [
    *[("ratings", [[[1, 2, bad], [4, 5, 6]], [[2, 3, 4], [3, 4, 5]]]) for bad in NO_NUMBERS],
    *[("ratings", bad) for bad in NO_RATINGS],
    *[("weights", bad) for bad in NO_WEIGHTS],
    *[("directions", bad) for bad in NO_DIRECTIONS],
]


@pytest.mark.parametrize(("field", "value"), INVALID)
def test_anything_invalid_is_refused_by_the_name_of_its_field(field: str, value: object) -> None:
    with pytest.raises(ProblemError, match=f"^{field}"):
        fuzzy.rank(fuzzy.make_problem(**{**GOOD, field: value}))


@pytest.mark.parametrize("method", METHODS)
def test_working_carries_captions_and_symbols(method: str) -> None:
    rng = np.random.default_rng(1)
    ratings = np.sort(rng.uniform(1, 9, (4, 3, 3)), axis=-1)
    problem = fuzzy.make_problem(ratings, [0.5, 0.3, 0.2], ["benefit"] * 3)
    ranking = fuzzy.rank(problem, method)
    assert ranking.definition
    for detail in ranking.details.values():
        assert detail.caption
        assert detail.symbol


def test_codas_can_put_a_dominating_alternative_behind() -> None:
    # A beats B by a hair on u alone, which takes it just past the threshold over the third; that
    # one has the longer Hamming distance, and its lead now counts against A.
    ratings = [[[0, 0, 0.90]], [[0, 0, 0.88]], [[0.5, 0.5, 0.5]], [[0, 0, 0]], [[1, 1, 1]]]
    problem = fuzzy.make_problem(ratings, [1], ["benefit"])
    scores = fuzzy.rank(problem, "codas").scores
    assert scores[0] < scores[1]
    without_threshold = fuzzy.rank(problem, "codas", tau=0).scores
    assert without_threshold[0] > without_threshold[1]


def test_spotis_can_put_a_dominating_alternative_behind() -> None:
    # Both share a poor rating on the first criterion. On the second A is certainly perfect and B
    # perhaps: B's wide rating has more area, so it outweighs the poor one; A's hardly counts.
    ratings = [[[1, 2, 3], [9.99, 10, 10]], [[1, 2, 3], [5, 10, 10]]]
    bounds = [[0, 10], [0, 10]]
    problem = fuzzy.make_problem(ratings, [0.5, 0.5], ["benefit", "benefit"])
    by_membership = fuzzy.rank(problem, "spotis", bounds=bounds)
    assert by_membership.ranks.tolist() == [2, 1]
    by_sum = fuzzy.rank(problem, "spotis", bounds=bounds, aggregation="sum")
    assert by_sum.ranks.tolist() == [1, 2]
