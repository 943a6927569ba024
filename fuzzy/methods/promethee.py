"""PROMETHEE II with fuzzy ratings: net outranking flow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from fuzzy.checks import BoolArray, FloatArray
from fuzzy.errors import ProblemError
from fuzzy.methods.saw import weighted_sums
from fuzzy.numbers import centroid, negate, subtract
from fuzzy.problem import Problem
from fuzzy.ranking import Detail
from fuzzy.registry import Method, Option, Outcome, register


class Preference(NamedTuple):
    """A preference function of one criterion.

    It is 0 up to the indifference threshold q, 1 from the preference threshold p on and linear
    between them; with both at 0 it is the usual criterion, 1 for any difference above 0.
    """

    q: float
    p: float


def preference_totals(x: FloatArray, y: FloatArray, preference: Preference) -> FloatArray:
    """Return for each x the sum over all y of the preference of the difference x - y.

    Sorted once and added up from prefix sums, so the cost grows with A log A and not with the
    square of A.

    Parameters
    ----------
    x, y : ndarray, shape (A,)
    preference : Preference

    Returns
    -------
    ndarray, shape (A,), 0..A
    """
    ordered = np.sort(y)
    if preference.p == preference.q:
        return np.searchsorted(ordered, x - preference.q, side="left").astype(np.float64)
    prefix = np.concatenate([[0.0], np.cumsum(ordered)])
    ramps = [
        reached * (x - shift) - prefix[reached]
        for shift in preference
        for reached in [np.searchsorted(ordered, x - shift, side="left")]
    ]
    return np.asarray((ramps[0] - ramps[1]) / (preference.p - preference.q))


def criterion_flows(ratings: FloatArray, preference: Preference) -> tuple[FloatArray, FloatArray]:
    """Return the mean fuzzy preference over and of the others on one criterion, each (A, 3).

    The preference of a over b is the preference function of their fuzzy difference, end by end:
    (P(l - u'), P(m - m'), P(u - l')).

    Parameters
    ----------
    ratings : ndarray, shape (A, 3)
        More is better.
    preference : Preference
    """
    others = max(1, len(ratings) - 1)
    leaving, entering = (
        np.stack(
            [preference_totals(own[:, k], own[:, 2 - k], preference) for k in range(3)], axis=-1
        )
        for own in (ratings, negate(ratings))
    )
    for totals in (leaving, entering):
        totals[:, 2] -= _preference_of_itself(ratings, preference)
    return leaving / others, entering / others


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the net flow.

    Parameters
    ----------
    problem : Problem
    options : mapping
        `preference`: usual or linear. `q`, `p`: thresholds of the linear preference, as shares of
        the range (max u - min l) of each criterion. `defuzzify`: last (fuzzy preference and
        flows, then the centroid) or first (centroids of the ratings, then the crisp method).

    Returns
    -------
    Outcome
        `scores` (S, A): the net flows, adding up to 0; `fuzzy_scores` (S, A, 3). Details
        phi_plus, phi_minus (S, A, 3).

    Raises
    ------
    ProblemError
        If p is not above q.
    """
    q, p = options["q"], options["p"]
    linear = options["preference"] == "linear"
    if linear and p <= q:
        raise ProblemError(f"options.p: {p:g}; expected a share above q, which is {q:g}")
    thresholds = Preference(q, p) if linear else Preference(0.0, 0.0)
    ratings = _oriented(problem.ratings, problem.benefit)
    if options["defuzzify"] == "first":
        ratings = np.repeat(centroid(ratings)[..., None], 3, axis=-1)
    leaving, entering = _all_flows(ratings, thresholds)
    phi_plus = weighted_sums(leaving, problem.batch_weights)
    phi_minus = weighted_sums(entering, problem.batch_weights)
    net = subtract(phi_plus, phi_minus)
    spoken = f"linear (q {q:g}, p {p:g} of the range)" if linear else "usual"
    return Outcome(
        scores=centroid(net),
        fuzzy_scores=net,
        definition=(
            f"net flow, preference {spoken} of the fuzzy difference end by end, "
            f"defuzzify {options['defuzzify']} (centroid)"
        ),
        details={
            "phi_plus": Detail(phi_plus, "leaving flow", "φ+"),
            "phi_minus": Detail(phi_minus, "entering flow", "φ-"),
        },
    )


def _oriented(ratings: FloatArray, benefit: BoolArray) -> FloatArray:
    """Return the ratings with costs negated, so that more is better throughout."""
    return np.where(benefit[:, None], ratings, negate(ratings))


def _all_flows(ratings: FloatArray, thresholds: Preference) -> tuple[FloatArray, FloatArray]:
    """Return the leaving and entering flows of every criterion, each (A, C, 3)."""
    spans = ratings[..., 2].max(axis=0) - ratings[..., 0].min(axis=0)
    flows = [
        criterion_flows(ratings[:, j], Preference(thresholds.q * span, thresholds.p * span))
        for j, span in enumerate(spans.tolist())
    ]
    return np.stack([f[0] for f in flows], axis=1), np.stack([f[1] for f in flows], axis=1)


def _preference_of_itself(ratings: FloatArray, preference: Preference) -> FloatArray:
    """Return the upper end of the preference of each alternative over itself, (A,)."""
    width = ratings[:, 2] - ratings[:, 0]
    if preference.p == preference.q:
        return (width > preference.q).astype(np.float64)
    return np.clip((width - preference.q) / (preference.p - preference.q), 0.0, 1.0)


register(
    Method(
        name="promethee",
        title_en="Fuzzy PROMETHEE II",
        title_fa="پرومته ۲ فازی",
        source=(
            "Goumas, M. & Lygerou, V. (2000). An extension of the PROMETHEE method for decision "
            "making in fuzzy environment: ranking of alternative energy exploitation projects. "
            "European Journal of Operational Research 123(3), 606-613; preference functions of "
            "Brans, J. P. & Vincke, P. (1985). A preference ranking organisation method. "
            "Management Science 31(6), 647-656."
        ),
        doi="10.1016/S0377-2217(99)00093-4",
        definition_en=(
            "How strongly an alternative is preferred to the others minus how strongly they are "
            "preferred to it."
        ),
        definition_fa="شدت ترجیح گزینه بر دیگران منهای شدت ترجیح دیگران بر آن.",
        run=run,
        options=(
            Option(
                "preference",
                "usual",
                words=("usual", "linear"),
                about_en="preference function of a difference",
                about_fa="تابع ترجیح یک تفاوت",
            ),
            Option(
                "q",
                0.0,
                interval=(0.0, 1.0),
                about_en="indifference threshold as a share of the criterion's range (linear)",
                about_fa="آستانهٔ بی‌تفاوتی، سهمی از دامنهٔ معیار (ترجیح خطی)",
            ),
            Option(
                "p",
                1.0,
                interval=(0.0, 1.0),
                about_en="preference threshold as a share of the criterion's range (linear)",
                about_fa="آستانهٔ ترجیح، سهمی از دامنهٔ معیار (ترجیح خطی)",
            ),
            Option(
                "defuzzify",
                "last",
                words=("last", "first"),
                about_en="whether the centroid is taken after the flows or of the ratings",
                about_fa="مرکز ثقل پس از جریان‌ها گرفته شود یا از امتیازها",
            ),
        ),
        weaknesses_en=(
            "Flows compare with all others, so leaving one out can reverse the order of the rest; "
            "the usual preference makes a tiny difference count as a full one."
        ),
        weaknesses_fa=(
            "جریان‌ها حاصل مقایسه با همهٔ گزینه‌هاست، پس حذف یکی می‌تواند ترتیب بقیه را وارونه کند؛ "
            "ترجیح معمولی تفاوت ناچیز را کامل به حساب می‌آورد."
        ),
    )
)
