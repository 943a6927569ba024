"""SMAA-2 against areas that can be computed by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from fuzzy.errors import ProblemError
from fuzzy.problem import make_hierarchy, make_problem
from fuzzy.robustness import (
    AdditiveModel,
    Evaluator,
    Smaa,
    UniformWeights,
    around_weights,
    interval_values,
    method_model,
    smaa,
    smaa_stream,
    triangular_values,
)
from fuzzy.robustness.tally import place_counts


def additive(values: Any) -> AdditiveModel:
    law = interval_values(values)
    return AdditiveModel(law, np.ones(law.shape[1]))


def simulate(values: Any, **options: Any) -> Smaa:
    model = additive(values)
    return smaa(model, UniformWeights(model.shape[1]), **options)


# One is best on each criterion, the third is a compromise: with w = (t, 1 - t) the scores are
# t, 1 - t and 0.6, so the order changes at t = 0.4, 0.5 and 0.6.
COMPROMISE = [[1, 0], [0, 1], [0.6, 0.6]]


def test_compromise_has_the_acceptabilities_of_its_geometry() -> None:
    found = simulate(COMPROMISE)
    expected = np.array([[0.4, 0.1, 0.5], [0.4, 0.1, 0.5], [0.2, 0.8, 0.0]])
    assert np.all(np.abs(found.rank_acceptability - expected) <= 5 * found.standard_error + 1e-12)
    assert found.expected_rank == pytest.approx([2.1, 2.1, 1.8], abs=0.05)
    assert found.pairwise[2] == pytest.approx([0.6, 0.6, 0.0], abs=0.03)
    entropy = -(0.8 * np.log2(0.4) + 0.2 * np.log2(0.1))
    assert found.ranking_entropy == pytest.approx(entropy, abs=0.02)


def test_central_weights_are_the_centres_of_the_winning_ranges() -> None:
    found = simulate(COMPROMISE)
    for a, centre in enumerate([(0.8, 0.2), (0.2, 0.8), (0.5, 0.5)]):
        assert found.central_weights[a] == pytest.approx(centre, abs=0.01)
    assert found.confidence == (1.0, 1.0, 1.0)


def test_standard_errors_follow_the_binomial_formula() -> None:
    found = simulate(COMPROMISE, samples=400)
    share = found.rank_acceptability
    assert found.standard_error == pytest.approx(np.sqrt(share * (1 - share) / 400))
    assert found.expected_rank_error[0] == pytest.approx(
        np.sqrt(share[0] @ np.array([1, 4, 9]) - (share[0] @ np.array([1, 2, 3])) ** 2) / 20
    )


def test_a_dominated_alternative_never_wins_and_has_no_central_weights() -> None:
    found = simulate([[1, 1], [0, 0]], samples=100)
    assert found.rank_acceptability == pytest.approx(np.eye(2))
    assert found.central_weights[1] is None
    assert found.confidence == (1.0, None)
    assert found.ranking_entropy == 0


def test_equal_alternatives_share_places_and_both_count_as_first() -> None:
    found = simulate([[1, 2], [1, 2], [0, 0]], samples=200)
    expected = np.array([[0.5, 0.5, 0], [0.5, 0.5, 0], [0, 0, 1]])
    assert found.rank_acceptability == pytest.approx(expected)
    assert found.pairwise == pytest.approx(np.array([[0, 0.5, 1], [0.5, 0, 1], [0, 0, 0]]))
    assert found.confidence == (1.0, 1.0, None)
    assert found.central_weights[0] == pytest.approx(found.central_weights[1])


def test_shared_places_are_spread_over_the_places_they_share() -> None:
    counts = place_counts(np.array([[1.0, 3.0, 3.0, 3.0]]))
    third = 1 / 3
    assert counts[1] == pytest.approx([0, third, third, third])
    assert counts.sum(axis=0) == pytest.approx(np.ones(4))


def test_confidence_is_the_chance_of_winning_when_values_are_unknown() -> None:
    # One criterion: uniform on [0, 4] against a known 1.
    found = simulate([[[0, 4]], [1]])
    assert found.rank_acceptability[0, 0] == pytest.approx(0.75, abs=0.03)
    assert found.confidence == pytest.approx((0.75, 0.25), abs=0.03)


def test_triangular_ratings_follow_the_triangular_distribution() -> None:
    law = triangular_values([[[0, 1, 2]], [[0.5, 0.5, 0.5]]])
    found = smaa(AdditiveModel(law, np.ones(1)), UniformWeights(1))
    # P(x < 0.5) = 0.5^2 / (2 * 1) for the triangle (0, 1, 2).
    assert found.rank_acceptability[0, 0] == pytest.approx(0.875, abs=0.02)


def test_costs_count_against() -> None:
    law = interval_values([[1.0], [2.0]])
    found = smaa(AdditiveModel(law, -np.ones(1)), UniformWeights(1), samples=10)
    assert found.rank_acceptability == pytest.approx(np.eye(2))


def test_the_same_seed_gives_the_same_answer_and_another_seed_does_not() -> None:
    first, again, other = (simulate(COMPROMISE, samples=500, seed=s) for s in (3, 3, 4))
    assert np.array_equal(first.rank_acceptability, again.rank_acceptability)
    assert not np.array_equal(first.rank_acceptability, other.rank_acceptability)


def test_stops_early_when_the_error_asked_for_is_reached() -> None:
    found = simulate(COMPROMISE, samples=100_000, error=0.01)
    assert found.samples <= 4000
    assert found.standard_error.max() <= 0.01
    assert found.warnings == ()


def test_says_when_the_error_asked_for_was_not_reached() -> None:
    found = simulate(COMPROMISE, samples=1000, error=0.001)
    assert found.samples == 1000
    assert "not reached" in found.warnings[0]


def test_the_stream_refines_and_ends_with_the_whole_answer() -> None:
    model = additive(COMPROMISE)
    results = list(smaa_stream(model, UniformWeights(2), samples=900, seed=5))
    whole = smaa(model, UniformWeights(2), samples=900, seed=5)
    assert [result.samples for result in results] == [250, 500, 900]
    assert np.array_equal(results[-1].rank_acceptability, whole.rank_acceptability)
    assert results[-1].confidence == whole.confidence


def test_a_method_of_rank_under_crisp_values_agrees_with_the_sum_it_is() -> None:
    # SAW on columns whose maximum is 1 is the plain weighted sum.
    values = np.array([[1.0, 0.2], [0.3, 1.0], [0.7, 0.7]])
    problem = make_problem(values, [1, 1], ["benefit"] * 2)
    by_method = smaa(method_model(Evaluator(problem, "saw")), UniformWeights(2), samples=800)
    by_sum = simulate(values, samples=800)
    assert by_method.rank_acceptability == pytest.approx(by_sum.rank_acceptability)


def test_sampled_ratings_with_a_method_agree_with_the_sum_it_is() -> None:
    # The third alternative holds every maximum at 1, so SAW again is the plain weighted sum.
    ratings = [[[0.2, 0.5, 0.8], [0.1, 0.3, 0.5]], [[0.3, 0.4, 0.9], [0.2, 0.3, 0.4]], [1, 1]]
    ratings[2] = [[1, 1, 1], [1, 1, 1]]
    law = triangular_values(ratings)
    problem = make_problem(ratings, [1, 1], ["benefit"] * 2)
    by_method = smaa(method_model(Evaluator(problem, "saw"), law), UniformWeights(2), samples=300)
    by_sum = smaa(AdditiveModel(law, np.ones(2)), UniformWeights(2), samples=300)
    assert by_method.rank_acceptability == pytest.approx(by_sum.rank_acceptability)
    assert by_method.confidence == pytest.approx(by_sum.confidence)


def test_mamdani_takes_drawn_weights_on_both_levels() -> None:
    hierarchy = make_hierarchy([0, 0, 1], [0.5, 0.5], [0.5, 0.5, 1.0])
    problem = make_problem(
        [[9, 9, 1], [1, 1, 9], [5, 5, 5]],
        [1, 1, 1],
        ["benefit"] * 3,
        hierarchy=hierarchy,
        scale=(0, 10),
    )
    model = method_model(Evaluator(problem, "mamdani"))
    found = smaa(model, UniformWeights(3), samples=500)
    # Two of three criteria speak for the first, so it leads more often.
    assert found.rank_acceptability[0, 0] > found.rank_acceptability[1, 0] > 0
    sure = smaa(model, around_weights([[1, 1, 1], [1, 1, 1], [0, 0, 0]]), samples=20)
    assert sure.rank_acceptability[0, 0] == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"samples": 0}, "samples: 0"),
        ({"samples": 2.5}, "samples: 2.5"),
        ({"seed": -1}, "seed: -1"),
        ({"error": 0.0}, "error: 0.0"),
    ],
)
def test_numbers_out_of_range_are_refused(options: dict[str, Any], said: str) -> None:
    with pytest.raises(ProblemError, match=said):
        simulate(COMPROMISE, **options)


def test_weights_for_another_number_of_criteria_are_refused() -> None:
    with pytest.raises(ProblemError, match="for 3 criteria; expected 2"):
        smaa(additive(COMPROMISE), UniformWeights(3))


@pytest.mark.parametrize(
    "values", [[], [[]], [[1, 2], [3]], [[[2, 1]]], [["a"]], [[[1, 2, 3]]], "text", [[True]]]
)
def test_values_that_are_no_table_of_numbers_or_intervals_are_refused(values: Any) -> None:
    with pytest.raises(ProblemError, match=r"values"):
        interval_values(values)
