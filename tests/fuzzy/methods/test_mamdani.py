from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

import fuzzy
from fuzzy import ProblemError
from fuzzy.inference import Rule, infer
from tests.fuzzy.near import assert_near
from tests.fuzzy.strategies import Case, cases

TERMS = {str(k): [max(k - 1, 0) * 2.5, k * 2.5, min(k + 1, 4) * 2.5] for k in range(5)}
OUTPUT = {str(k): [max(k - 1, 0) * 25, k * 25, min(k + 1, 4) * 25] for k in range(5)}


def test_the_worst_and_the_best_answer_the_centroids_of_the_outermost_terms() -> None:
    problem = fuzzy.make_problem([[0, 0], [10, 10]], [1, 1], ["benefit", "benefit"])
    assert_near(fuzzy.rank(problem).scores, [25 / 3, 100 - 25 / 3])


def test_halfway_between_two_terms_by_hand() -> None:
    """At 6.25 medium and high fire with 1/2 each.

    Two triangles on 25..75 and 50..100 cut off at 1/2 make a plateau symmetric about 62.5.
    """
    problem = fuzzy.make_problem([[6.25]], [1], ["benefit"])
    ranking = fuzzy.rank(problem)
    assert ranking.scores[0] == pytest.approx(62.5)
    assert_near(ranking.details["activations"].value, [[0, 0, 0.5, 0.5, 0]])


def test_a_dimension_without_weight_does_not_count() -> None:
    ratings = [[3, 5], [4, 2]]
    one_weighs = fuzzy.make_problem(ratings, [0, 1], ["benefit", "benefit"])
    alone = fuzzy.make_problem([[5], [2]], [1], ["benefit"])
    assert_near(fuzzy.rank(one_weighs).scores, fuzzy.rank(alone).scores)
    with_group = fuzzy.make_problem([[9, 3, 5], [8, 4, 2]], [0, 0, 1], ["benefit"] * 3)
    assert_near(fuzzy.rank(with_group, groups=[0, 0, 1]).scores, fuzzy.rank(alone).scores)


@pytest.mark.parametrize("groups", [[0, 1e12], [0, -1], [0, 2], [0]])
def test_a_dimension_number_beyond_the_criteria_is_refused(groups: list[float]) -> None:
    problem = fuzzy.make_problem([[3, 5], [4, 2]], [1, 1], ["benefit", "benefit"])
    with pytest.raises(ProblemError, match="groups: expected a list of 2 dimension numbers"):
        fuzzy.rank(problem, groups=groups)


def test_a_cost_is_read_from_the_other_end() -> None:
    ratings = [[2, 2], [2, 8]]
    mixed = fuzzy.make_problem(ratings, [1, 1], ["benefit", "cost"])
    assert fuzzy.rank(mixed).ranks.tolist() == [1, 2]
    gains = fuzzy.make_problem([[2, 8], [2, 2]], [1, 1], ["benefit", "benefit"])
    assert_near(fuzzy.rank(mixed).scores, fuzzy.rank(gains).scores)


def test_dimension_scores_are_exact_fuzzy_weighted_averages() -> None:
    hierarchy = fuzzy.make_hierarchy([0, 0, 1], [1, 1], [[1, 2, 3], [1, 2, 3], [1, 1, 1]])
    problem = fuzzy.make_problem(
        [[[0, 2, 4], [6, 8, 10], [5, 5, 5]]],
        fuzzy.hierarchical_weights(hierarchy),
        ["benefit"] * 3,
        hierarchy=hierarchy,
        scale=[0, 10],
    )
    details = fuzzy.rank(problem).details
    assert_near(details["dimension_scores"].value, [[[1.5, 5, 8.5], [5, 5, 5]]])
    assert_near(details["dimension_values"].value, [[5, 5]])


def test_twenty_five_generated_rules_agree_with_generic_inference() -> None:
    """The same rules written out, with product AND; strengths of one term added beforehand."""
    shares, point = np.array([0.7, 0.3]), [6.1, 3.4]
    problem = fuzzy.make_problem([point], shares, ["benefit", "benefit"])
    ranking = fuzzy.rank(problem)
    rules = []
    for i in range(5):
        for j in range(5):
            target = i * shares[0] + j * shares[1]
            k = min(int(target), 3)
            rules.append(Rule({"a": str(i), "b": str(j)}, str(k), 1 - (target - k)))
            rules.append(Rule({"a": str(i), "b": str(j)}, str(k + 1), target - k))
    fired = infer(
        {"a": TERMS, "b": TERMS}, [0, 100], OUTPUT, rules, [point], conjunction="product"
    ).strengths[0]
    sums = [
        sum(s for s, rule in zip(fired, rules, strict=True) if rule.then == str(k))
        for k in range(5)
    ]
    assert_near(ranking.details["activations"].value, [sums], atol=1e-12)
    answer = infer(
        {f"x{k}": {"on": [0, 1, 1]} for k in range(5)},
        [0, 100],
        OUTPUT,
        [Rule({f"x{k}": "on"}, str(k)) for k in range(5)],
        [sums],
    )
    assert answer.values[0] == pytest.approx(ranking.scores[0])


def test_a_heavier_dimension_counts_more() -> None:
    ratings = [[8, 3], [3, 8]]
    leads = [
        fuzzy.rank(fuzzy.make_problem(ratings, w, ["benefit"] * 2)).ranks.tolist()
        for w in ([2, 1], [1, 1], [1, 2])
    ]
    assert leads == [[1, 2], [1.5, 1.5], [2, 1]]


@settings(max_examples=60, deadline=None)
@given(cases())
def test_a_better_rating_never_lowers_the_priority(case: Case) -> None:
    problem = case.problem()
    better = problem.ratings.copy()
    step = np.where(problem.benefit, 0.4, -0.4)
    better[0] = np.clip(better[0] + step[:, None], 0, 10)
    before, after = fuzzy.rank(problem), fuzzy.rank(case.problem(better))
    assert before.fuzzy_scores is not None
    assert after.fuzzy_scores is not None
    assert np.all(after.fuzzy_scores[0] >= before.fuzzy_scores[0] - 1e-9)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_scores_stay_inside_their_interval_and_the_range(case: Case) -> None:
    scores = fuzzy.rank(case.problem()).fuzzy_scores
    assert scores is not None
    assert np.all(np.diff(scores, axis=1) >= -1e-9)
    assert scores.min() >= 25 / 3 - 1e-9
    assert scores.max() <= 100 - 25 / 3 + 1e-9


def test_groups_scale_and_dimension_weights_may_be_given_as_options() -> None:
    problem = fuzzy.make_problem([[1, 2, 5]], [1, 1, 1], ["benefit"] * 3)
    plain = fuzzy.rank(problem, groups=[0, 0, 1], scale=[0, 5])
    assert_near(plain.details["dimension_values"].value, [[3, 10]])
    assert_near(plain.details["dimension_shares"].value, [2 / 3, 1 / 3])
    weighted = fuzzy.rank(problem, groups=[0, 0, 1], scale=[0, 5], dimension_weights=[1, 3])
    assert_near(weighted.details["dimension_shares"].value, [0.25, 0.75])


def test_what_mamdani_cannot_do_is_refused() -> None:
    seven = fuzzy.make_problem([[1] * 7], [1] * 7, ["benefit"] * 7)
    with pytest.raises(ProblemError, match="7 dimensions; expected at most 6"):
        fuzzy.rank(seven)
    with pytest.raises(ProblemError, match="groups: expected a list of 7"):
        fuzzy.rank(seven, groups=[0, 1])
    high = fuzzy.make_problem([[11]], [1], ["benefit"])
    with pytest.raises(ProblemError, match=r"ratings\[0\]\[0\]\[0\]: expected a value from 0 to"):
        fuzzy.rank(high)


def test_a_batch_of_weights_beside_a_single_hierarchy_is_refused() -> None:
    hierarchy = fuzzy.make_hierarchy([0, 1], [1, 1], [1, 1])
    problem = fuzzy.make_problem(
        [[1, 2]], np.ones((4, 2, 3)), ["benefit"] * 2, hierarchy=hierarchy, scale=[0, 10]
    )
    with pytest.raises(ProblemError, match="hierarchy: scenarios none; expected 4"):
        fuzzy.rank(problem)
