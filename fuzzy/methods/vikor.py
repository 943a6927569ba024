"""VIKOR: the compromise between group utility and individual regret."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from fuzzy.batching import pieces
from fuzzy.checks import BoolArray, FloatArray, IntArray
from fuzzy.methods.saw import weighted_sums
from fuzzy.numbers import subtract
from fuzzy.problem import Problem
from fuzzy.ranking import Detail, mean_ranks
from fuzzy.registry import Method, Option, Outcome, register

TOLERANCE = 1e-12


class Measures(NamedTuple):
    """The three measures, each (S, A, 3); lower is better."""

    s: FloatArray
    r: FloatArray
    q: FloatArray


def losses(ratings: FloatArray, benefit: BoolArray) -> FloatArray:
    """Return the fuzzy shortfall of each rating from the best, as a share of the range.

    Benefit: (f* - f) / (f*u - f°l), cost: (f - f*) / (f°u - f*l), with f* the componentwise best
    and f° the componentwise worst and fuzzy subtraction. A criterion on which all ratings are one
    and the same crisp number costs nobody anything: its shortfall is 0.

    Parameters
    ----------
    ratings : ndarray, shape (A, C, 3)
    benefit : ndarray, shape (C,), bool

    Returns
    -------
    ndarray, shape (A, C, 3), -1..1
    """
    greatest, least = ratings.max(axis=0), ratings.min(axis=0)
    span = greatest[:, 2] - least[:, 0]
    shortfall = np.where(benefit[:, None], subtract(greatest, ratings), subtract(ratings, least))
    return np.asarray(shortfall / np.where(span > 0, span, 1.0)[:, None])


def weighted_maxima(shortfall: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the greatest w d over the criteria, component by component, shape (S, A, 3)."""
    maxima = np.full((len(weights), *shortfall[:, 0].shape), -np.inf)
    for piece in pieces(len(weights), shortfall[:, 0].size):
        for j in range(shortfall.shape[1]):
            product = weights[piece, None, j] * shortfall[:, j]
            np.maximum(maxima[piece], product, out=maxima[piece])
    return maxima


def measures(shortfall: FloatArray, weights: FloatArray, v: float) -> Measures:
    """Return group utility S, individual regret R and their compromise Q.

    Parameters
    ----------
    shortfall : ndarray, shape (A, C, 3)
    weights : ndarray, shape (S, C, 3)
    v : float
        Weight of the group utility, 0..1.
    """
    s = weighted_sums(shortfall, weights)
    r = weighted_maxima(shortfall, weights)
    return Measures(s, r, v * _position(s) + (1 - v) * _position(r))


def crisp(measure: FloatArray) -> FloatArray:
    """Return (l + 2m + u) / 4, Opricovic's second weighted mean."""
    return np.asarray((measure[..., 0] + 2 * measure[..., 1] + measure[..., 2]) / 4)


def compromise_sets(s: FloatArray, r: FloatArray, q: FloatArray) -> list[list[int]]:
    """Return the compromise solution of each scenario, by ascending Q.

    The first by Q stands alone if its lead over the second is at least 1 / (A - 1) (acceptable
    advantage) and it is also first by S or by R (acceptable stability). If only stability fails
    the second (and who ties with it) joins; if the advantage fails, all whose Q is less than
    1 / (A - 1) behind the first do.

    Parameters
    ----------
    s, r, q : ndarray, shape (S, A)
        Crisp measures.
    """
    count = q.shape[1]
    order = np.argsort(q, axis=1, kind="stable")
    behind = np.take_along_axis(q, order, axis=1)
    behind = behind - behind[:, :1]
    if count == 1:
        member = np.ones_like(order, dtype=np.bool_)
    else:
        needed = 1 / (count - 1) - TOLERANCE
        first = order[:, :1]
        stable = (_is_least(s, first) | _is_least(r, first))[:, None]
        advantage = behind[:, 1:2] >= needed
        beside_second = behind <= behind[:, 1:2] + TOLERANCE
        member = np.where(advantage, np.where(stable, behind <= 0, beside_second), behind < needed)
    cuts = np.cumsum(member.sum(axis=1))[:-1]
    return [part.tolist() for part in np.split(order[member], cuts)]


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the compromise measure Q; lower is better.

    Parameters
    ----------
    problem : Problem
    options : mapping
        `v`: weight of group utility against individual regret, 0..1.

    Returns
    -------
    Outcome
        `scores` (S, A) = crisp Q; `fuzzy_scores` (S, A, 3). Details s, r, q (S, A), s_fuzzy,
        r_fuzzy, q_fuzzy (S, A, 3), compromise_set, ranks_s and ranks_r (S, A).
    """
    shortfall = losses(problem.ratings, problem.benefit)
    fuzzy = measures(shortfall, problem.batch_weights, options["v"])
    s, r, q = crisp(fuzzy.s), crisp(fuzzy.r), crisp(fuzzy.q)
    return Outcome(
        scores=q,
        fuzzy_scores=fuzzy.q,
        definition=(
            "Opricovic 2007, 2011: Q from group utility S and individual regret R, "
            f"v {options['v']:g}, crisp by (l + 2m + u) / 4, lower is better"
        ),
        details={
            "s": Detail(s, "group utility (weighted sum of shortfalls)", "S"),
            "r": Detail(r, "individual regret (greatest weighted shortfall)", "R"),
            "q": Detail(q, "compromise of both", "Q"),
            "s_fuzzy": Detail(fuzzy.s, "group utility, fuzzy", "S̃"),
            "r_fuzzy": Detail(fuzzy.r, "individual regret, fuzzy", "R̃"),
            "q_fuzzy": Detail(fuzzy.q, "compromise of both, fuzzy", "Q̃"),
            "compromise_set": Detail(
                compromise_sets(s, r, q), "alternatives that make up the compromise solution", "a'"
            ),
            "ranks_s": Detail(mean_ranks(s, higher_is_better=False), "places by S", "S"),
            "ranks_r": Detail(mean_ranks(r, higher_is_better=False), "places by R", "R"),
        },
        warnings=_warnings(problem.ratings),
    )


def _position(measure: FloatArray) -> FloatArray:
    """Return the place of each value between the least and the greatest, fuzzy subtraction.

    Where all values are one and the same crisp number nobody is behind: the position is 0.
    """
    least, greatest = measure.min(axis=1), measure.max(axis=1)
    span = greatest[:, 2] - least[:, 0]
    flat = span <= TOLERANCE * np.abs(measure).max(axis=(1, 2))
    position = subtract(measure, least[:, None]) / np.where(flat, 1.0, span)[:, None, None]
    return np.where(flat[:, None, None], 0.0, position)


def _is_least(values: FloatArray, index: IntArray) -> BoolArray:
    """Tell per scenario whether the alternative at `index` (S, 1) has the least value."""
    own = np.take_along_axis(values, index, axis=1)[:, 0]
    return np.asarray(own <= values.min(axis=1) + TOLERANCE * np.abs(values).max(axis=1))


def _warnings(ratings: FloatArray) -> tuple[str, ...]:
    """Name criteria that cannot tell the alternatives apart."""
    flat = np.flatnonzero(ratings[..., 2].max(axis=0) <= ratings[..., 0].min(axis=0))
    return tuple(
        f"criterion {j}: one and the same crisp rating for all; it costs nobody anything"
        for j in flat
    )


register(
    Method(
        name="vikor",
        title_en="Fuzzy VIKOR",
        title_fa="ویکور فازی",
        source=(
            "Opricovic, S. (2011). Fuzzy VIKOR with an application to water resources planning. "
            "Expert Systems with Applications 38(10), 12983-12990; Opricovic, S. (2007). A fuzzy "
            "compromise solution for multicriteria problems. International Journal of "
            "Uncertainty, Fuzziness and Knowledge-Based Systems 15(3), 363-380."
        ),
        doi="10.1016/j.eswa.2011.04.097",
        definition_en=(
            "A compromise between the weighted sum of the shortfalls from the best and the "
            "greatest single shortfall; it names a set of alternatives where none is clearly first."
        ),
        definition_fa=(
            "سازشی میان جمع وزنی کاستی‌ها نسبت به بهترین و بزرگ‌ترین کاستی منفرد؛ اگر هیچ گزینه‌ای "
            "به‌روشنی نخست نباشد، مجموعه‌ای از گزینه‌ها را معرفی می‌کند."
        ),
        run=run,
        higher_is_better=False,
        options=(
            Option(
                "v",
                0.5,
                interval=(0.0, 1.0),
                about_en="weight of group utility against individual regret",
                about_fa="وزن سودمندی گروهی در برابر پشیمانی فردی",
            ),
        ),
        weaknesses_en=(
            "Best and worst come from the alternatives at hand, so adding or removing one can "
            "reverse the order; the answer depends on v."
        ),
        weaknesses_fa=(
            "بهترین و بدترین از میان گزینه‌های موجود برداشته می‌شوند، پس افزودن یا حذف گزینه‌ای "
            "می‌تواند ترتیب را وارونه کند؛ پاسخ به v وابسته است."
        ),
    )
)
