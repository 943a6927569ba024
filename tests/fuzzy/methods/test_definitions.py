"""Options, working and degenerate problems of the methods beyond the first four."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import fuzzy
from fuzzy import METHODS, ProblemError
from fuzzy.checks import FloatArray
from fuzzy.methods.vikor import compromise_sets

RATINGS = [
    [[2, 3, 4], [2, 3, 6]],
    [[4, 6, 8], [3, 6, 6]],
    [[1, 5, 6], [1, 2, 3]],
]
WEIGHTS = [[0.5, 0.5, 0.5], [0.2, 0.4, 0.6]]
PROBLEM = fuzzy.make_problem(RATINGS, WEIGHTS, ["benefit", "cost"])


BOUNDS = [[0, 10], [0, 10]]


def working(ranking: fuzzy.Ranking, name: str) -> FloatArray:
    """Return one intermediate quantity as an array."""
    return np.asarray(ranking.details[name].value, dtype=np.float64)


def test_exact_powers_hold_every_power_of_the_cuts() -> None:
    problem = fuzzy.make_problem([[[0.5, 2, 4]], [[1, 1, 1]]], [[1, 2, 3]], ["benefit"])
    exact = fuzzy.rank(problem, "wpm", normalisation="none").fuzzy_scores
    assert exact is not None
    np.testing.assert_allclose(exact, np.array([[0.125, 4, 64], [1, 1, 1]]))
    componentwise = fuzzy.rank(problem, "wpm", normalisation="none", power="componentwise")
    assert componentwise.fuzzy_scores is not None
    np.testing.assert_allclose(componentwise.fuzzy_scores[0], [0.5, 4, 64])


def test_zero_to_the_power_zero_is_one() -> None:
    problem = fuzzy.make_problem([[0, 5], [1, 2]], [0, 1], ["benefit", "benefit"])
    scores = fuzzy.rank(problem, "wpm", normalisation="none").scores
    np.testing.assert_allclose(scores, [5, 2], rtol=1e-14)


def test_a_product_too_small_for_the_machine_is_told() -> None:
    problem = fuzzy.make_problem([[1.0], [1e-3]], [200], ["benefit"])
    ranking = fuzzy.rank(problem, "wpm")
    assert ranking.scores.tolist() == [1, 0]
    assert "too small" in ranking.warnings[0]
    large = fuzzy.make_problem([[1e3]], [200], ["benefit"])
    with pytest.raises(ProblemError, match="too large"):
        fuzzy.rank(large, "wpm", normalisation="none")


def test_waspas_runs_from_the_product_to_the_sum() -> None:
    saw, wpm = fuzzy.rank(PROBLEM, "saw").scores, fuzzy.rank(PROBLEM, "wpm").scores
    assert fuzzy.rank(PROBLEM, "waspas", **{"lambda": 1}).scores.tolist() == saw.tolist()
    assert fuzzy.rank(PROBLEM, "waspas", **{"lambda": 0}).scores.tolist() == wpm.tolist()
    auto = fuzzy.rank(PROBLEM, "waspas")
    share = wpm.sum() / (saw.sum() + wpm.sum())
    np.testing.assert_allclose(working(auto, "lambda"), share)
    np.testing.assert_allclose(auto.scores, share * saw + (1 - share) * wpm)
    with pytest.raises(ProblemError, match="unknown lambda 2 for waspas"):
        fuzzy.rank(PROBLEM, "waspas", **{"lambda": 2})


def test_vikor_by_hand() -> None:
    # One benefit: f* = (4, 6, 8), f° = (1, 3, 4), range 7. Each d = (f* - f reversed) / 7.
    problem = fuzzy.make_problem([row[:1] for row in RATINGS], [1], ["benefit"])
    ranking = fuzzy.rank(problem, "vikor")
    d = np.array([[0, 3, 6], [-4, 0, 4], [-2, 1, 7]]) / 7
    np.testing.assert_allclose(working(ranking, "s_fuzzy"), d)
    np.testing.assert_allclose(working(ranking, "r_fuzzy"), d)
    q = (d - np.array([4, 0, -4]) / 7) / (11 / 7)
    np.testing.assert_allclose(working(ranking, "q_fuzzy"), q)
    np.testing.assert_allclose(ranking.scores, (q[:, 0] + 2 * q[:, 1] + q[:, 2]) / 4)
    assert not ranking.higher_is_better


def compromise(ratings: list[list[float]], weights: list[float], v: float = 0.5) -> object:
    """Return the compromise set of crisp benefits."""
    problem = fuzzy.make_problem(ratings, weights, ["benefit"] * len(weights))
    return fuzzy.rank(problem, "vikor", v=v).details["compromise_set"].value


def test_compromise_sets() -> None:
    # Far ahead and first by S and R: alone.
    assert compromise([[10, 10], [5, 5], [0, 0]], [1, 1]) == [0]
    # Q = 0, 0.2, 1 with an advantage of 0.5 needed: the second joins, the third does not.
    assert compromise([[10], [8], [0]], [1]) == [0, 1]
    # Alone in the field.
    assert compromise([[7]], [1]) == [0]


def test_a_compromise_that_is_first_by_neither_part_takes_the_second_along() -> None:
    s, r, q = (np.array([row]) for row in ([2.0, 1, 3], [2.0, 1, 3], [0.0, 0.6, 1]))
    assert compromise_sets(s, r, q) == [[0, 1]]
    assert compromise_sets(s, np.array([[1.0, 2, 3]]), q) == [[0]]


def test_a_criterion_that_tells_nobody_apart_costs_nobody_anything_in_vikor() -> None:
    problem = fuzzy.make_problem([[3, 5], [4, 5]], [1, 1], ["benefit", "benefit"])
    ranking = fuzzy.rank(problem, "vikor")
    assert ranking.scores.tolist() == [1, 0]
    assert ranking.warnings[0].startswith("criterion 1")


def test_copras_without_costs_is_the_sum_of_benefits() -> None:
    problem = fuzzy.make_problem(RATINGS, WEIGHTS, ["benefit", "benefit"])
    sums = fuzzy.rank(problem, "saw").scores
    ranking = fuzzy.rank(problem, "copras")
    np.testing.assert_allclose(working(ranking, "q"), sums)
    np.testing.assert_allclose(ranking.scores, sums / sums.max())


def test_copras_by_hand() -> None:
    # S+ = 0.5 / 8 x, S- = w x / 6: (0.4, 1.2, 3.6), (0.6, 2.4, 3.6), (0.2, 0.8, 1.8) / 6.
    gain = np.array([[2, 3, 4], [4, 6, 8], [1, 5, 6]]) / 16
    burden = np.array([[0.4, 1.2, 3.6], [0.6, 2.4, 3.6], [0.2, 0.8, 1.8]]) / 6
    last = gain + burden.sum(axis=0) / (burden * (1 / burden).sum(axis=0))
    np.testing.assert_allclose(
        working(fuzzy.rank(PROBLEM, "copras"), "q"), last.mean(axis=1), rtol=1e-12
    )
    crisp = burden.mean(axis=1)
    first = gain.mean(axis=1) + crisp.sum() / (crisp * (1 / crisp).sum())
    np.testing.assert_allclose(
        working(fuzzy.rank(PROBLEM, "copras", defuzzify="first"), "q"), first, rtol=1e-12
    )


def test_copras_takes_the_limit_where_a_cost_sum_is_zero() -> None:
    def scores(least: float) -> FloatArray:
        table = [[3, least], [2, 4], [1, 2]]
        return fuzzy.rank(fuzzy.make_problem(table, [1, 1], ["benefit", "cost"]), "copras").scores

    np.testing.assert_allclose(scores(0), scores(1e-9), atol=1e-8)


def test_edas_keeps_or_drops_a_fuzzy_difference_whole() -> None:
    # AV = (2, 4, 6), kappa = 4. x - AV is (-4, 0, 4) + the shift; centroids +1 and -1.
    problem = fuzzy.make_problem([[[3, 5, 7]], [[1, 3, 5]]], [1], ["benefit"])
    ranking = fuzzy.rank(problem, "edas")
    kept, dropped = [-0.75, 0.25, 1.25], [0.0, 0.0, 0.0]
    np.testing.assert_allclose(working(ranking, "sp"), [kept, dropped])
    np.testing.assert_allclose(working(ranking, "sn"), [dropped, kept])
    np.testing.assert_allclose(ranking.scores, [1, 0])


def test_edas_calls_equal_alternatives_average() -> None:
    problem = fuzzy.make_problem([[0.1, 0.7]] * 3, [1, 1], ["benefit", "cost"])
    ranking = fuzzy.rank(problem, "edas")
    assert ranking.scores.tolist() == [0.5, 0.5, 0.5]
    assert "average" in ranking.warnings[0]


def test_unsigned_moora_credits_what_signed_moora_charges() -> None:
    problem = fuzzy.make_problem([[3], [5]], [1], ["cost"])
    assert fuzzy.rank(problem, "moora").ranks.tolist() == [1, 2]
    unsigned = fuzzy.rank(problem, "moora", score="distance")
    assert unsigned.ranks.tolist() == [2, 1]
    assert "unsigned" in unsigned.warnings[0]


def test_aras_does_not_depend_on_the_order_of_criteria_of_both_kinds() -> None:
    swapped = fuzzy.make_problem([row[::-1] for row in RATINGS], WEIGHTS[::-1], ["cost", "benefit"])
    expected = fuzzy.rank(PROBLEM, "aras")
    np.testing.assert_allclose(fuzzy.rank(swapped, "aras").scores, expected.scores, rtol=1e-14)
    np.testing.assert_allclose(
        expected.scores, working(expected, "s") / working(expected, "s0"), rtol=1e-14
    )


def test_ocra_by_hand() -> None:
    # Benefit: x minus (1, 3, 4) reversed, over (1, 3, 4). Cost: (3, 6, 6) minus x reversed, over
    # (1, 2, 3).
    outputs = 0.5 * np.array([[-2, 0, 3], [0, 3, 7], [-3, 2, 5]]) / [1, 3, 4]
    inputs = np.array([0.2, 0.4, 0.6]) * [[-3, 3, 4], [-3, 0, 3], [0, 4, 5]] / [1, 2, 3]
    total = inputs + outputs
    total = (total - total.min(axis=0)).mean(axis=1)
    np.testing.assert_allclose(fuzzy.rank(PROBLEM, "ocra").scores, total, atol=1e-12)


@pytest.mark.parametrize("method", ["aras", "marcos", "mairca", "waspas", "multimoora", "ocra"])
def test_a_cost_of_zero_is_refused_where_the_method_divides_by_it(method: str) -> None:
    problem = fuzzy.make_problem([[3, 0], [4, 2]], [1, 1], ["benefit", "cost"])
    with pytest.raises(ProblemError, match=r"^ratings\[0\]\[1\]"):
        fuzzy.rank(problem, method)


@pytest.mark.parametrize("method", ["moora", "copras", "multimoora", "aras", "marcos"])
def test_a_benefit_that_nobody_has_is_refused(method: str) -> None:
    problem = fuzzy.make_problem([[3, 0], [4, 0]], [1, 1], ["benefit", "benefit"])
    with pytest.raises(ProblemError, match="criterion 1 is 0 for every alternative"):
        fuzzy.rank(problem, method)


@pytest.mark.parametrize("method", ["mabac", "cocoso", "spotis"])
def test_a_criterion_without_range_is_refused(method: str) -> None:
    problem = fuzzy.make_problem([[3, 7], [4, 7]], [1, 1], ["benefit", "benefit"])
    with pytest.raises(ProblemError, match="criterion 1 is 7 for every alternative"):
        fuzzy.rank(problem, method)


def test_mabac_border_is_the_geometric_mean() -> None:
    ranking = fuzzy.rank(PROBLEM, "mabac")
    raised = 1 + (np.array(RATINGS, dtype=float)[:, 0] - 1) / 7
    np.testing.assert_allclose(
        working(ranking, "border")[0], 0.5 * np.prod(raised, axis=0) ** (1 / 3)
    )


def test_spotis_membership_is_the_centroid_of_the_algebraic_sum() -> None:
    ranking = fuzzy.rank(PROBLEM, "spotis", bounds=BOUNDS)
    x = np.linspace(0, 1, 2_000_001)
    for row, score in zip(RATINGS, ranking.scores, strict=True):
        gaps = [[(10 - v) / 10 for v in row[0][::-1]], [v / 10 for v in row[1]]]
        first, second = (
            w * np.interp(x, gap, [0, 1, 0]) for w, gap in zip((0.5, 0.4), gaps, strict=True)
        )
        outline = first + second - first * second
        assert abs(score - (x * outline).sum() / outline.sum()) < 1e-6


def test_spotis_sum_needs_no_area() -> None:
    problem = fuzzy.make_problem([[3, 5], [8, 9]], [0.5, 0.5], ["benefit", "cost"])
    by_sum = fuzzy.rank(problem, "spotis", bounds=BOUNDS, aggregation="sum")
    np.testing.assert_allclose(by_sum.scores, [0.6, 0.55])
    by_membership = fuzzy.rank(problem, "spotis", bounds=BOUNDS)
    np.testing.assert_allclose(by_membership.scores, [0.6, 0.55])
    assert "crisp" in by_membership.warnings[0]


def test_spotis_with_given_bounds_is_free_of_rank_reversal() -> None:
    all_three = fuzzy.rank(PROBLEM, "spotis", bounds=BOUNDS).scores
    two = fuzzy.make_problem(RATINGS[:2], WEIGHTS, ["benefit", "cost"])
    np.testing.assert_allclose(fuzzy.rank(two, "spotis", bounds=BOUNDS).scores, all_three[:2])


@pytest.mark.parametrize(
    ("bounds", "sentence"),
    [
        ([[0, 10]], r"options\.bounds: shape \[1, 2\]; expected 2 pairs"),
        ([[0, 10], [5, 5]], r"options\.bounds\[1\]: \[5\.0, 5\.0\]; expected lowest below"),
        ("wide", r"options\.bounds: .*expected"),
    ],
)
def test_bounds_that_do_not_fit_are_refused(bounds: object, sentence: str) -> None:
    with pytest.raises(ProblemError, match=sentence):
        fuzzy.rank(PROBLEM, "spotis", bounds=bounds)


def test_marcos_first_depends_on_the_order_of_equals_and_says_so() -> None:
    table = [[[1, 1, 5]], [[1, 4, 5]], [[2, 3, 4]]]
    one = fuzzy.make_problem(table, [1], ["benefit"])
    other = fuzzy.make_problem([table[i] for i in (1, 0, 2)], [1], ["benefit"])
    before, after = (fuzzy.rank(p, "marcos", ideal="first") for p in (one, other))
    assert abs(before.scores[2] - after.scores[2]) > 0.01
    assert "order of the alternatives" in before.warnings[0]
    before, after = (fuzzy.rank(p, "marcos") for p in (one, other))
    assert before.scores[2] == after.scores[2]
    assert before.warnings == ()


def test_marcos_refuses_an_anti_ideal_of_zero() -> None:
    problem = fuzzy.make_problem([[0, 3], [2, 0]], [1, 1], ["benefit", "benefit"])
    with pytest.raises(ProblemError, match="anti-ideal"):
        fuzzy.rank(problem, "marcos")


def test_codas_threshold_decides_where_hamming_counts() -> None:
    ranking = fuzzy.rank(PROBLEM, "codas", tau=1e9)
    e, t = working(ranking, "e"), working(ranking, "t")
    np.testing.assert_allclose(ranking.scores, 3 * e - e.sum())
    both = fuzzy.rank(PROBLEM, "codas", tau=0)
    np.testing.assert_allclose(both.scores, 3 * (e + t) - (e + t).sum())


def test_cocoso_refuses_an_alternative_worst_on_everything() -> None:
    problem = fuzzy.make_problem([[3, 5], [1, 2]], [1, 1], ["benefit", "benefit"])
    with pytest.raises(ProblemError, match=r"ratings\[1\]: weighted sum reaches 0"):
        fuzzy.rank(problem, "cocoso")


def test_cocoso_final_mean_is_half_the_sum() -> None:
    table = [[[3, 4, 5], [1, 2, 3]], [[1, 2, 3], [4, 5, 6]]]
    problem = fuzzy.make_problem(table, [0.5, 0.5], ["benefit", "benefit"])
    whole, half = (fuzzy.rank(problem, "cocoso", final=word) for word in ("sum", "mean"))
    np.testing.assert_allclose(half.scores, whole.scores / 2)


def test_promethee_flows_equal_the_comparison_of_all_pairs() -> None:
    rng = np.random.default_rng(4)
    ratings = np.round(np.sort(rng.uniform(0, 5, (7, 2, 3)), axis=-1) * 2) / 2
    problem = fuzzy.make_problem(ratings, WEIGHTS, ["benefit", "cost"])
    oriented = ratings.copy()
    oriented[:, 1] = -ratings[:, 1, ::-1]
    span = np.ptp(ratings, axis=(0, 2))
    for preference in ("usual", "linear"):
        leaving, entering = np.zeros((2, 7, 3))
        for a, b in itertools.permutations(range(7), 2):
            for j in range(2):
                d = oriented[a, j] - oriented[b, j, ::-1]
                usual = preference == "usual"
                p = (d > 0) if usual else np.clip((d / span[j] - 0.1) / 0.4, 0, 1)
                leaving[a] += np.array(WEIGHTS[j]) * p / 6
                entering[b] += np.array(WEIGHTS[j]) * p / 6
        options = {} if preference == "usual" else {"q": 0.1, "p": 0.5}
        ranking = fuzzy.rank(problem, "promethee", preference=preference, **options)
        np.testing.assert_allclose(working(ranking, "phi_plus"), leaving, atol=1e-12)
        np.testing.assert_allclose(working(ranking, "phi_minus"), entering, atol=1e-12)
        assert abs(ranking.scores.sum()) < 1e-12


def test_promethee_thresholds_must_be_in_order() -> None:
    with pytest.raises(ProblemError, match="expected a share above q"):
        fuzzy.rank(PROBLEM, "promethee", preference="linear", q=0.5, p=0.5)


def test_promethee_of_centroids() -> None:
    centroids = np.array(RATINGS, dtype=float).mean(axis=-1)
    crisp = fuzzy.make_problem(centroids, WEIGHTS, ["benefit", "cost"])
    np.testing.assert_allclose(
        fuzzy.rank(PROBLEM, "promethee", defuzzify="first").scores,
        fuzzy.rank(crisp, "promethee").scores,
    )


def test_multimoora_by_dominance_counts_who_is_ahead_in_most_rankings() -> None:
    ranking = fuzzy.rank(PROBLEM, "multimoora", combine="dominance")
    places = np.array(
        [
            working(ranking, f"ranks_{part}")
            for part in ("ratio_system", "reference_point", "multiplicative_form")
        ]
    )
    for a, score in enumerate(ranking.scores):
        beaten = 0.0
        for b in range(3):
            balance = np.sign(np.sign(places[:, a] - places[:, b]).sum())
            beaten += 0 if a == b else (balance + 1) / 2
        assert score == beaten


def test_definitions_use_the_words_of_the_options() -> None:
    for method, options in {
        "wpm": {"power": "componentwise"},
        "copras": {"defuzzify": "first"},
        "moora": {"score": "distance"},
        "spotis": {"aggregation": "sum"},
        "marcos": {"ideal": "first"},
        "mairca": {"normalisation": "vector"},
        "cocoso": {"final": "mean"},
        "promethee": {"preference": "linear"},
        "multimoora": {"combine": "dominance"},
    }.items():
        definition = fuzzy.rank(PROBLEM, method, **options).definition
        for word in options.values():
            assert word in definition


@pytest.mark.parametrize("name", METHODS)
def test_every_entry_tells_its_source_and_weaknesses_in_both_languages(name: str) -> None:
    entry = METHODS[name]
    for text in (entry.title_en, entry.definition_en, entry.weaknesses_en, entry.source):
        assert text
    for text in (entry.title_fa, entry.definition_fa, entry.weaknesses_fa):
        assert any("\u0600" <= letter <= "\u06ff" for letter in text)
    for option in entry.options:
        assert option.about_en
        assert any("\u0600" <= letter <= "\u06ff" for letter in option.about_fa)
