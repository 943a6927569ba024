"""SPOTIS: distance from the ideal end of given bounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from fuzzy.checks import BoolArray, FloatArray, as_numbers
from fuzzy.errors import ProblemError
from fuzzy.joined_outline import membership_centroids
from fuzzy.methods.saw import weighted_sums
from fuzzy.numbers import centroid
from fuzzy.problem import Problem
from fuzzy.ranking import Detail
from fuzzy.registry import Method, Option, Outcome, register


def distances(ratings: FloatArray, benefit: BoolArray, bounds: FloatArray) -> FloatArray:
    """Return abs(x - ideal) / (hi - lo) as fuzzy numbers, the ideal being hi, or lo of a cost.

    Parameters
    ----------
    ratings : ndarray, shape (A, C, 3)
    benefit : ndarray, shape (C,), bool
    bounds : ndarray, shape (C, 2)

    Returns
    -------
    ndarray, shape (A, C, 3), 0..1 for ratings within the bounds
    """
    ideal = np.where(benefit, bounds[:, 1], bounds[:, 0])[:, None]
    away = np.where(benefit[:, None], ideal - ratings[..., ::-1], ratings - ideal)
    away = np.where((away[..., 2] < 0)[..., None], -away[..., ::-1], away)
    straddling = away[..., 0] < 0
    farthest = np.maximum(-away[..., 0], away[..., 2])
    folded = np.stack([np.zeros_like(farthest), np.abs(away[..., 1]), farthest], axis=-1)
    away = np.where(straddling[..., None], folded, away)
    return np.asarray(away / (bounds[:, 1] - bounds[:, 0])[:, None])


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the distance from the ideal; lower is better.

    Parameters
    ----------
    problem : Problem
        Fuzzy weights count by their peak m.
    options : mapping
        `bounds`: C x 2, lowest and highest of each criterion (default min l and max u).
        `aggregation`: membership (centroid of the algebraic sum of w mu) or sum (centroid of
        the sum of w d).

    Returns
    -------
    Outcome
        `scores` (S, A); details distances (S, A, C, 3) and bounds (S, C, 2).

    Raises
    ------
    ProblemError
        If bounds do not fit, a criterion has no range, or all peaks of the weights are 0.
    """
    bounds = _bounds(options["bounds"], problem.ratings)
    gaps = distances(problem.ratings, problem.benefit, bounds)
    peaks = problem.batch_weights[..., 1]
    if np.any(peaks.sum(axis=1) <= 0):
        raise ProblemError("weights: all peaks are 0; expected one above 0, for SPOTIS uses them")
    if options["aggregation"] == "sum":
        scores = centroid(weighted_sums(gaps, np.repeat(peaks[..., None], 3, axis=2)))
    else:
        scores = membership_centroids(gaps, peaks)
    spoken = "least l and greatest u" if options["bounds"] is None else "given"
    n_scenarios = len(peaks)
    return Outcome(
        scores=scores,
        definition=(
            f"distance from the ideal bound, bounds {spoken}, aggregation "
            f"{options['aggregation']}, crisp weights (the peak m), lower is better"
        ),
        details={
            "distances": Detail(
                np.broadcast_to(gaps, (n_scenarios, *gaps.shape)),
                "distance from the ideal as a share of the range",
                "d",
            ),
            "bounds": Detail(
                np.broadcast_to(bounds, (n_scenarios, *bounds.shape)), "bounds", "S_min, S_max"
            ),
        },
        warnings=tuple(_warnings(problem.ratings, bounds, gaps, options["aggregation"])),
    )


def _bounds(given: Any, ratings: FloatArray) -> FloatArray:
    """Return the bounds (C, 2) after checking them."""
    count = ratings.shape[1]
    if given is None:
        bounds = np.stack([ratings[..., 0].min(axis=0), ratings[..., 2].max(axis=0)], axis=1)
        flat = np.flatnonzero(bounds[:, 0] >= bounds[:, 1])
        if len(flat):
            raise ProblemError(
                f"ratings: criterion {flat[0]} is {bounds[flat[0], 0]:g} for every alternative; "
                "expected values that differ or options.bounds, for SPOTIS divides by the range"
            )
        return bounds
    bounds = as_numbers(given, "options.bounds")
    if bounds.shape != (count, 2):
        raise ProblemError(
            f"options.bounds: shape {list(bounds.shape)}; expected {count} pairs [lowest, highest]"
        )
    disordered = np.flatnonzero(bounds[:, 0] >= bounds[:, 1])
    if len(disordered):
        j = disordered[0]
        raise ProblemError(
            f"options.bounds[{j}]: {bounds[j].tolist()}; expected lowest below highest"
        )
    return bounds


def _warnings(
    ratings: FloatArray, bounds: FloatArray, gaps: FloatArray, aggregation: str
) -> Iterator[str]:
    """Say what a reader of the scores should know."""
    outside = np.argwhere((ratings[..., 0] < bounds[:, 0]) | (ratings[..., 2] > bounds[:, 1]))
    if len(outside):
        i, j = outside[0]
        yield f"ratings[{i}][{j}]: reaches beyond the bounds of its criterion"
    crisp = gaps[..., 0] == gaps[..., 2]
    mixed = np.argwhere(crisp & ~crisp.all(axis=1, keepdims=True))
    if aggregation == "membership" and len(mixed):
        i, j = mixed[0]
        yield (
            f"ratings[{i}][{j}]: crisp, so without area: aggregation membership does not count it"
        )
    if aggregation == "membership" and crisp.all(axis=1).any():
        yield "alternatives with crisp ratings only get the weighted mean of their distances"


register(
    Method(
        name="spotis",
        title_en="Fuzzy SPOTIS",
        title_fa="اسپوتیس فازی",
        source=(
            "Shekhovtsov, A., Paradowski, B., Więckowski, J., Kizielewicz, B. & Sałabun, W. "
            "(2022). Extension of the SPOTIS method for the rank reversal free decision-making "
            "under fuzzy environment. 2022 IEEE 61st Conference on Decision and Control (CDC), "
            "5595-5600."
        ),
        doi=None,
        definition_en="The weighted distance from the ideal end of each criterion's bounds.",
        definition_fa="فاصلهٔ وزنی از سر ایدئال بازهٔ هر معیار.",
        run=run,
        higher_is_better=False,
        options=(
            Option(
                "bounds",
                None,
                about_en="lowest and highest value of each criterion",
                about_fa="کمترین و بیشترین مقدار هر معیار",
                free=True,
            ),
            Option(
                "aggregation",
                "membership",
                words=("membership", "sum"),
                about_en="centroid of the joined memberships, or of the weighted sum",
                about_fa="مرکز ثقل اجتماع عضویت‌ها یا جمع وزنی",
            ),
        ),
        weaknesses_en=(
            "Free of rank reversal only with given bounds. Aggregation membership lets an "
            "uncertain (wide) rating count for more than a certain one, and a crisp one not at all."
        ),
        weaknesses_fa=(
            "تنها با بازهٔ داده‌شده از وارونگی رتبه در امان است. تجمیع عضویت‌ها به امتیاز نامطمئن "
            "(پهن) وزن بیشتری می‌دهد و امتیاز قطعی را اصلاً به حساب نمی‌آورد."
        ),
    )
)
