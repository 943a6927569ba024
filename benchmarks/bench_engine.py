"""The speed of the engine, beside what a user would use instead, in one run.

``python3 tasks.py bench`` runs this; ``--rounds`` says how often each thing is measured.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

import fuzzy
from benchmarks.measure import best_seconds, peak_megabytes, print_table, rounds_asked_for, slope
from benchmarks.problems import for_method, made_up
from benchmarks.rivals import control_answers, control_system, loop_closeness
from fuzzy.checks import FloatArray
from fuzzy.robustness import Evaluator, UniformWeights, method_model, smaa
from fuzzy.rulebase import TOP_LEVEL, infer

CLUSTERS, CRITERIA = 11, 14
TOPSIS_CRITERIA = 12
MANY_WEIGHTS = 10_000
LOOPED_WEIGHTS = 500
MANY_ALTERNATIVES, MANY_CRITERIA = 10_000, 50
SAMPLES, FEWER_SAMPLES = 100_000, 20_000
ALTERNATIVE_SIZES = (1000, 2000, 4000, 8000)
CRITERION_SIZES = (25, 50, 100, 200)
SCENARIO_SIZES = (2500, 5000, 10_000, 20_000)
MIDDLE_ALTERNATIVES = 2000
SHARES = np.array([0.40, 0.35, 0.25])

Ranked = Callable[[], fuzzy.Ranking]


def beside_control_system(rounds: int) -> list[str]:
    """Compare the rule base with scikit-fuzzy's control system on the same 125 rules."""
    points = np.random.default_rng(0).uniform(0, TOP_LEVEL, (CLUSTERS, len(SHARES)))
    system = control_system(SHARES)
    ours = best_seconds(partial(rule_base_answers, points), 100 * rounds)
    theirs = best_seconds(partial(control_answers, system, points), rounds)
    gap = rule_base_answers(points) - control_answers(system, points)
    return comparison("125 rules, 11 points, scikit-fuzzy", ours, theirs, 1000, gap)


def rule_base_answers(points: FloatArray) -> FloatArray:
    """Ask our rule base at points of shape (n, 3), in levels 0..4; answers (n,)."""
    return infer(points.T[:, :, None], SHARES[:, None]).values[:, 0]


def beside_loop(rounds: int) -> list[str]:
    """Compare a batch of weights with pyfdm's loop, timed on fewer and extrapolated."""
    problem = made_up(CLUSTERS, TOPSIS_CRITERIA, MANY_WEIGHTS)
    few = problem.weights[:LOOPED_WEIGHTS]
    ours = best_seconds(topsis(problem), 3 * rounds)
    theirs = best_seconds(partial(loop_closeness, problem, few), rounds)
    gap = topsis(problem)().scores[:LOOPED_WEIGHTS] - loop_closeness(problem, few)
    title = "fuzzy TOPSIS, 11 x 12, 10,000 weights, pyfdm"
    return comparison(title, ours, theirs * MANY_WEIGHTS / LOOPED_WEIGHTS, 200, gap)


def beside_single(rounds: int) -> list[str]:
    """Compare one ranking of a large table with pyfdm."""
    problem = made_up(MANY_ALTERNATIVES, MANY_CRITERIA)
    ours = best_seconds(topsis(problem), 3 * rounds)
    theirs = best_seconds(partial(loop_closeness, problem, [problem.weights]), rounds)
    gap = topsis(problem)().scores - loop_closeness(problem, [problem.weights])[0]
    return comparison("fuzzy TOPSIS once, 10,000 x 50, pyfdm", ours, theirs, 100, gap)


def topsis(problem: fuzzy.Problem) -> Ranked:
    """Return what ranks by TOPSIS when called."""
    return partial(fuzzy.rank, problem, "topsis")


def comparison(title: str, ours: float, theirs: float, expected: int, gap: FloatArray) -> list[str]:
    """Return a row: both times, their ratio, what is expected, the largest difference."""
    ratio = f"{theirs / ours:,.0f}"
    return [title, ms(ours), ms(theirs), ratio, f"{expected:,}", f"{np.abs(gap).max():.0e}"]


def each_method(rounds: int) -> list[list[str]]:
    """Time every method on one ranking, on a batch of weights, and on a large table."""
    one, batch = made_up(CLUSTERS, CRITERIA), made_up(CLUSTERS, CRITERIA, MANY_WEIGHTS)
    large = made_up(MANY_ALTERNATIVES, MANY_CRITERIA)
    return [
        [
            label(name),
            ms(best_seconds(ranking(one, name), 30 * rounds)),
            ms(best_seconds(ranking(batch, name), rounds)),
            ms(best_seconds(ranking(large, name), rounds)),
            f"{peak_megabytes(ranking(large, name)):.0f}",
        ]
        for name in fuzzy.METHODS
    ]


def simulations(rounds: int) -> list[list[str]]:
    """Simulate every method, the memory taken for fewer and for more samples."""
    problem = made_up(CLUSTERS, CRITERIA)
    rows = []
    for name in fuzzy.METHODS:
        model = method_model(Evaluator(for_method(problem, name), name))
        run = partial(smaa, model, UniformWeights(CRITERIA))
        rows.append(
            [
                label(name),
                f"{best_seconds(partial(run, samples=SAMPLES), rounds):.2f}",
                f"{peak_megabytes(partial(run, samples=FEWER_SAMPLES)):.0f}",
                f"{peak_megabytes(partial(run, samples=SAMPLES)):.0f}",
                f"{model.chunk:,}",
            ]
        )
    return rows


def growth(rounds: int) -> list[list[str]]:
    """Return how the time of every method grows with alternatives, criteria and scenarios."""
    families = (
        (ALTERNATIVE_SIZES, [made_up(size, CRITERIA) for size in ALTERNATIVE_SIZES]),
        (CRITERION_SIZES, [made_up(MIDDLE_ALTERNATIVES, size) for size in CRITERION_SIZES]),
        (SCENARIO_SIZES, [made_up(CLUSTERS, CRITERIA, size) for size in SCENARIO_SIZES]),
    )
    return [
        [label(name), *(f"{growth_of(name, *family, rounds):.2f}" for family in families)]
        for name in fuzzy.METHODS
    ]


def growth_of(
    method: str, sizes: Sequence[int], problems: Sequence[fuzzy.Problem], rounds: int
) -> float:
    """Return the exponent with which a method's time grows over problems of growing size."""
    return slope(sizes, [best_seconds(ranking(each, method), 3 * rounds) for each in problems])


def ranking(problem: fuzzy.Problem, method: str) -> Ranked:
    """Return what ranks the problem when called."""
    return partial(fuzzy.rank, for_method(problem, method), method)


def label(method: str) -> str:
    """Return a method's name, with a mark on those that compare all pairs of alternatives."""
    return f"{method} (pairwise)" if fuzzy.METHODS[method].pairwise else method


def ms(seconds: float) -> str:
    """Write a time in milliseconds with three digits that count."""
    return f"{1000 * seconds:,.{0 if seconds >= 0.1 else 1 if seconds >= 0.01 else 3}f}"


def main() -> None:
    """Measure and print."""
    rounds = rounds_asked_for("The speed of the engine.", 3)
    print_table(
        "Beside other packages (the loop of 10,000 extrapolated from 500), times in ms",
        ["what", "ours", "theirs", "ratio", "expected", "difference"],
        [measure(rounds) for measure in (beside_control_system, beside_loop, beside_single)],
    )
    print_table(
        "Every method: one ranking of 11 x 14, 10,000 weight vectors of it, one of 10,000 x 50",
        ["method", "one, ms", "batch, ms", "large, ms", "large, MB"],
        each_method(rounds),
    )
    print_table(
        "SMAA-2 on 11 x 14, 100,000 samples; peak memory for 20,000 and for 100,000",
        ["method", "s", "MB", "MB", "chunk"],
        simulations(1),
    )
    print_table(
        "Growth of the time, exponents (1 = twice the size, twice the time)",
        ["method", "alternatives", "criteria", "scenarios"],
        growth(rounds),
    )


if __name__ == "__main__":
    main()
