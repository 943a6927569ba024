"""Mamdani inference over the dimension scores: the default method."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from fuzzy.batching import pieces
from fuzzy.checks import FloatArray, IntArray, as_numbers
from fuzzy.errors import ProblemError
from fuzzy.numbers import centroid
from fuzzy.orientation import reverse_costs
from fuzzy.problem import Hierarchy, Problem, hierarchy_of_weights, make_hierarchy, make_problem
from fuzzy.ranking import Detail
from fuzzy.registry import Method, Option, Outcome, register
from fuzzy.rulebase import N_TERMS, TOP_LEVEL, activations, infer
from fuzzy.weighted_average import average_ends, average_peak

MOST_DIMENSIONS = 6
DEFAULT_SCALE = (0.0, 10.0)
DEFINITION = (
    "Mamdani inference: exact fuzzy weighted average per dimension (costs reversed on the scale), "
    "five terms each, target levels by the dimension weights, AND by product, rules with the same "
    "consequent added, terms clipped, exact centroid on 0..100; fuzzy_scores are the answers at "
    "the ends of the dimension scores"
)


class Prepared(NamedTuple):
    """A problem ready for inference.

    Parameters
    ----------
    ratings : ndarray, shape (A, C, 3)
        All benefits, rescaled to levels 0..4.
    groups : ndarray, shape (C,)
    shares : ndarray, shape (S, D) or (1, D)
        Shares of the dimensions, adding up to 1.
    criterion_weights : ndarray, shape (S, C, 3) or (1, C, 3)
    """

    ratings: FloatArray
    groups: IntArray
    shares: FloatArray
    criterion_weights: FloatArray


class Levels(NamedTuple):
    """Dimension scores as levels 0..4: lower end, peak, upper end, each (D, A, S)."""

    low: FloatArray
    peak: FloatArray
    high: FloatArray


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by Mamdani inference.

    Parameters
    ----------
    problem : Problem
        Its hierarchy says which criteria make up a dimension; without one every criterion is its
        own dimension, at most six. Its scale (default 0..10) is the range of the ratings.
    options : mapping
        `groups`, `dimension_weights`, `scale`: in place of the problem's own.

    Returns
    -------
    Outcome
        `scores` (S, A), 0..100; `fuzzy_scores` (S, A, 3) from the lower and upper ends of the
        dimension scores. Details: dimension_scores (S, A, D, 3) and dimension_values (S, A, D) on
        0..10, activations (S, A, 5), dimension_shares (S, D).

    Raises
    ------
    ProblemError
    """
    prepared = prepare(problem, options)
    n_scenarios = len(problem.batch_weights)
    n_alternatives, n_dimensions = problem.n_alternatives, prepared.shares.shape[1]
    fuzzy_scores = np.empty((n_scenarios, n_alternatives, 3))
    dimension_scores = np.empty((n_scenarios, n_alternatives, n_dimensions, 3))
    term_activations = np.empty((n_scenarios, n_alternatives, N_TERMS))
    fixed = len(prepared.criterion_weights) == 1
    levels = dimension_levels(prepared) if fixed else None
    for piece in pieces(n_scenarios, 3 * n_alternatives):
        part = levels or dimension_levels(prepared, piece)
        shares = prepared.shares[piece if len(prepared.shares) > 1 else slice(None)].T
        values, terms = _score(part, shares, piece.stop - piece.start)
        fuzzy_scores[piece] = values.T
        term_activations[piece] = terms.T
        for k, end in enumerate(part):
            dimension_scores[piece, ..., k] = end.T
    dimension_scores *= 10 / TOP_LEVEL
    return Outcome(
        scores=fuzzy_scores[..., 1].copy(),
        fuzzy_scores=fuzzy_scores,
        definition=DEFINITION,
        details={
            "dimension_scores": Detail(
                dimension_scores, "fuzzy weighted average of each dimension, 0..10", "X"
            ),
            "dimension_values": Detail(
                centroid(dimension_scores), "centroid of the dimension score, 0..10", "x"
            ),
            "activations": Detail(
                term_activations, "activation of the five priority terms", "alpha"
            ),
            "dimension_shares": Detail(
                np.broadcast_to(prepared.shares, (n_scenarios, n_dimensions)),
                "share of each dimension in a rule's target level",
                "v",
            ),
        },
    )


def crisp_scores(problem: Problem, tables: FloatArray, options: Mapping[str, Any]) -> FloatArray:
    """Return the scores of many tables of crisp ratings, shape (S, A).

    The method looks at each alternative alone, so the tables go through it together.

    Parameters
    ----------
    problem : Problem
        With a batch of crisp weights, one weighting for each table; its own ratings do not count.
    tables : ndarray, shape (S, A, C)
    options : mapping
        As for :func:`run`.

    Raises
    ------
    ProblemError
    """
    count, n_alternatives, n_criteria = tables.shape
    rows = np.repeat(tables.reshape(-1, n_criteria, 1), 3, axis=-1)
    prepared = prepare(replace(problem, ratings=rows), options)
    ratings = prepared.ratings[..., 1].reshape(tables.shape)
    weights = prepared.criterion_weights[..., 1]
    scores = np.empty((count, n_alternatives))
    for piece in pieces(count, n_alternatives * n_criteria):
        shares = prepared.shares[piece if len(prepared.shares) > 1 else slice(None)].T
        own = weights[piece if len(weights) > 1 else slice(None)]
        levels = [
            _averages(ratings[piece][..., prepared.groups == d], own[:, prepared.groups == d])
            for d in range(len(shares))
        ]
        scores[piece] = infer(np.clip(levels, 0, TOP_LEVEL), shares).values.T
    return scores


def _averages(ratings: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the averages (A, S) of ratings (S, A, C) under weights (S, C) or (1, C)."""
    totals = weights.sum(axis=1)
    if np.any(totals <= 0):
        raise ProblemError("weights: all peaks are 0; expected one above 0 to average with")
    return np.asarray((ratings @ weights[..., None])[..., 0].T / totals)


def prepare(problem: Problem, options: Mapping[str, Any]) -> Prepared:
    """Turn a problem into levels, groups and shares, checking what the method needs.

    Raises
    ------
    ProblemError
        If ratings leave the scale, there are more than six dimensions, or the hierarchy does not
        have as many scenarios as the weights.
    """
    hierarchy = _hierarchy(problem, options)
    n_dimensions = hierarchy.dimension_weights.shape[-2]
    if n_dimensions > MOST_DIMENSIONS:
        raise ProblemError(
            f"groups: {n_dimensions} dimensions; expected at most {MOST_DIMENSIONS} for mamdani"
        )
    _check_scenarios(problem, hierarchy)
    on_scale = _on_scale(problem, options["scale"])
    low, high = on_scale.scale or DEFAULT_SCALE
    ratings = (reverse_costs(on_scale).ratings - low) * (TOP_LEVEL / (high - low))
    importance = centroid(_as_batch(hierarchy.dimension_weights))
    shares = importance / importance.sum(axis=-1, keepdims=True)
    return Prepared(ratings, hierarchy.groups, shares, _as_batch(hierarchy.criterion_weights))


def dimension_levels(prepared: Prepared, piece: slice = slice(None)) -> Levels:
    """Return the exact fuzzy weighted averages of the dimensions for a piece of the scenarios."""
    ends: list[tuple[FloatArray, FloatArray, FloatArray]] = []
    weights = np.ascontiguousarray(prepared.criterion_weights[piece].transpose(2, 1, 0))
    for d in range(prepared.shares.shape[1]):
        member = prepared.groups == d
        ratings = prepared.ratings[:, member]
        low, high = average_ends(
            ratings[..., 0], ratings[..., 2], weights[0, member], weights[2, member]
        )
        ends.append((low, average_peak(ratings[..., 1], weights[1, member]), high))
    return Levels(*(np.clip([e[k] for e in ends], 0, TOP_LEVEL) for k in range(3)))


def _score(levels: Levels, shares: FloatArray, count: int) -> tuple[FloatArray, FloatArray]:
    """Return the answers (3, A, S) at lower end, centroid and upper end, and the activations."""
    middle = (levels.low + levels.peak + levels.high) / 3
    shape = (middle.shape[1], count)
    at_middle = infer(middle, shares)
    values = np.stack(
        [
            np.broadcast_to(answer, shape)
            for answer in (
                infer(levels.low, shares).values,
                at_middle.values,
                infer(levels.high, shares).values,
            )
        ]
    )
    return values, np.broadcast_to(activations(at_middle), (N_TERMS, *shape))


def _hierarchy(problem: Problem, options: Mapping[str, Any]) -> Hierarchy:
    """Return the hierarchy asked for by the options, else the problem's, else one by one."""
    groups, dimension_weights = options["groups"], options["dimension_weights"]
    if groups is None and problem.hierarchy is None:
        groups = list(range(problem.n_criteria))
    if groups is None and dimension_weights is None and problem.hierarchy is not None:
        return problem.hierarchy
    if groups is None and problem.hierarchy is not None:
        groups = problem.hierarchy.groups
    if dimension_weights is None:
        return hierarchy_of_weights(groups, problem.weights)
    return make_hierarchy(groups, dimension_weights, problem.weights)


def _check_scenarios(problem: Problem, hierarchy: Hierarchy) -> None:
    """Refuse a hierarchy whose batch is not the batch of the weights."""
    expected = len(problem.batch_weights) if problem.is_batch else 1
    sizes = [
        len(level)
        for level in (hierarchy.dimension_weights, hierarchy.criterion_weights)
        if level.ndim == 3
    ]
    if any(size != expected for size in sizes) or (problem.is_batch and not sizes):
        raise ProblemError(
            f"hierarchy: scenarios {sizes or 'none'}; expected {expected}, as in weights "
            "(with_weights changes both together)"
        )


def _on_scale(problem: Problem, scale: Any) -> Problem:
    """Return the problem on the scale asked for, else its own, else 0..10; all ratings on it."""
    if scale is None and problem.scale is not None:
        return problem
    ends = DEFAULT_SCALE if scale is None else as_numbers(scale, "scale").tolist()
    return make_problem(problem.ratings, problem.weights, problem.benefit, scale=ends)


def _as_batch(weights: FloatArray) -> FloatArray:
    """Return weights with a leading scenario axis."""
    return weights if weights.ndim == 3 else weights[None]


register(
    Method(
        name="mamdani",
        title_en="Mamdani fuzzy inference",
        title_fa="استنتاج فازی ممدانی",
        source=(
            "Mamdani, E. H. & Assilian, S. (1975). An experiment in linguistic synthesis with a "
            "fuzzy logic controller. International Journal of Man-Machine Studies 7(1), 1-13; "
            "monotone with product and sum: Van Broekhoven, E. & De Baets, B. (2009). Only smooth "
            "rule bases can generate monotone Mamdani-Assilian models under center-of-gravity "
            "defuzzification. IEEE Transactions on Fuzzy Systems 17(5)."
        ),
        doi="10.1016/S0020-7373(75)80002-2",
        definition_en=(
            "Each dimension's score is the exact fuzzy weighted average of its sub-criteria; "
            "if-then rules over the dimensions give a priority from 0 to 100."
        ),
        definition_fa=(
            "امتیاز هر بعد میانگین وزنی فازی دقیق زیرمعیارهای آن است؛ قاعده‌های اگر-آنگاه روی "
            "بعدها اولویتی از ۰ تا ۱۰۰ می‌دهند."
        ),
        run=run,
        options=(
            Option(
                "groups",
                None,
                free=True,
                about_en="dimension of each criterion, counted from 0",
                about_fa="شمارهٔ بعد هر معیار، از صفر",
            ),
            Option(
                "dimension_weights",
                None,
                free=True,
                about_en="weight of each dimension; default: the sum of its criteria's weights",
                about_fa="وزن هر بعد؛ پیش‌فرض: جمع وزن معیارهای آن",
            ),
            Option(
                "scale",
                None,
                free=True,
                about_en="lowest and highest possible rating; default 0 and 10",
                about_fa="کمترین و بیشترین امتیاز ممکن؛ پیش‌فرض ۰ و ۱۰",
            ),
        ),
        weaknesses_en=(
            "A weak dimension is made up for by a strong one; the terms and the centroid compress "
            "the ends of the range, so priorities stay between about 8 and 92."
        ),
        weaknesses_fa=(
            "ضعف یک بعد با قوت بعد دیگر جبران می‌شود؛ واژه‌ها و مرکز ثقل دو سر بازه را فشرده "
            "می‌کنند و اولویت‌ها میان حدود ۸ و ۹۲ می‌مانند."
        ),
        absolute=True,
    )
)
