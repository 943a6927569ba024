"""On crisp numbers every method is its crisp ancestor, written here once more and plainly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import fuzzy

# NumPy's own type hints lose track in formulas like these.
Scores = Any

X = np.array([[7.0, 2.0, 5.0, 30.0], [9.0, 4.0, 3.0, 20.0], [4.0, 1.0, 8.0, 25.0], [6, 3, 6, 40]])
W = np.array([0.4, 0.3, 0.2, 0.1])
UP = np.array([True, False, True, False])
SIGN = np.where(UP, 1.0, -1.0)


def linear() -> Scores:
    return np.where(UP, X / X.max(axis=0), X.min(axis=0) / X)


def min_max() -> Scores:
    rising = (X - X.min(axis=0)) / np.ptp(X, axis=0)
    return np.where(UP, rising, 1 - rising)


def wpm() -> Scores:
    return np.prod(linear() ** W, axis=1)


def waspas() -> Scores:
    q, p = linear() @ W, wpm()
    share = p.sum() / (p.sum() + q.sum())
    return share * q + (1 - share) * p


def vikor() -> Scores:
    loss = W * (1 - min_max())
    s, r = loss.sum(axis=1), loss.max(axis=1)
    return (s - s.min()) / np.ptp(s) / 2 + (r - r.min()) / np.ptp(r) / 2


def copras() -> Scores:
    weighted = W * X / X.max(axis=0)
    gain, burden = weighted[:, UP].sum(axis=1), weighted[:, ~UP].sum(axis=1)
    q = gain + burden.sum() / (burden * (1 / burden).sum())
    return q / q.max()


def edas() -> Scores:
    average = X.mean(axis=0)
    away = SIGN * (X - average) / average
    sp, sn = np.maximum(away, 0) @ W, np.maximum(-away, 0) @ W
    return (sp / sp.max() + 1 - sn / sn.max()) / 2


def moora() -> Scores:
    # Three equal components stand under the root, hence the factor.
    return X / np.sqrt(3 * np.square(X).sum(axis=0)) @ (SIGN * W)


def aras() -> Scores:
    rows = np.vstack([np.where(UP, X.max(axis=0), X.min(axis=0)), X])
    rows = np.where(UP, rows, 1 / rows)
    s = rows / rows.sum(axis=0) @ W
    return s[1:] / s[0]


def ocra() -> Scores:
    lead = np.where(UP, X - X.min(axis=0), X.max(axis=0) - X) / X.min(axis=0)
    inputs, outputs = lead[:, ~UP] @ W[~UP], lead[:, UP] @ W[UP]
    total = inputs - inputs.min() + outputs - outputs.min()
    return total - total.min()


def mabac() -> Scores:
    v = W * (min_max() + 1)
    return np.asarray((v - np.prod(v, axis=0) ** (1 / len(v))).sum(axis=1))


def spotis() -> Scores:
    return (1 - min_max()) @ W


def marcos() -> Scores:
    shares = linear()
    s = shares @ W
    below, above = s / (shares.min(axis=0) @ W), s / (shares.max(axis=0) @ W)
    greatest = (below + above).max()
    a, b = below / greatest, above / greatest
    return (below + above) / (1 + (1 - a) / a + (1 - b) / b)


def codas() -> Scores:
    shares = X / X.max(axis=0)
    weighted = W * np.where(UP, shares, 1 - shares)
    gaps = weighted - weighted.min(axis=0)
    e, t = np.sqrt(3) * gaps.sum(axis=1), 3 * gaps.sum(axis=1)
    d = e[:, None] - e
    return (d + (abs(d) >= 0.02) * (t[:, None] - t)).sum(axis=1)


def mairca() -> Scores:
    return (1 - linear()) @ W / len(X)


def cocoso() -> Scores:
    n = min_max()
    s, p = n @ W, (n**W).sum(axis=1)
    k = [
        (s + p) / (s + p).sum(),
        s / s.min() + p / p.min(),
        (s + p) / (s.max() + p.max()),
    ]
    return (k[0] * k[1] * k[2]) ** (1 / 3) + (k[0] + k[1] + k[2]) / 3


def promethee() -> Scores:
    ahead = (SIGN * (X[:, None] - X) > 0) @ W
    return (ahead.sum(axis=1) - ahead.sum(axis=0)) / (len(X) - 1)


FORMULAS = {
    formula.__name__: formula
    for formula in (
        *(wpm, waspas, vikor, copras, edas, moora, aras, ocra),
        *(mabac, spotis, marcos, codas, mairca, cocoso, promethee),
    )
}


@pytest.mark.parametrize(("method", "formula"), FORMULAS.items())
def test_scores_follow_the_crisp_formula(method: str, formula: Callable[[], Scores]) -> None:
    problem = fuzzy.make_problem(X, W, UP)
    np.testing.assert_allclose(fuzzy.rank(problem, method).scores, formula(), rtol=1e-12)


def test_linear_preference_follows_the_crisp_formula() -> None:
    span = np.ptp(X, axis=0)
    steps = np.clip((SIGN * (X[:, None] - X) / span - 0.1) / 0.5, 0, 1) @ W
    expected = (steps.sum(axis=1) - steps.sum(axis=0)) / (len(X) - 1)
    ranking = fuzzy.rank(
        fuzzy.make_problem(X, W, UP), "promethee", preference="linear", q=0.1, p=0.6
    )
    np.testing.assert_allclose(ranking.scores, expected, atol=1e-12)


def test_multimoora_joins_three_crisp_rankings() -> None:
    ratios = X / np.sqrt(3 * np.square(X).sum(axis=0))
    best = np.where(UP, ratios.max(axis=0), ratios.min(axis=0))
    ranking = fuzzy.rank(fuzzy.make_problem(X, W, UP), "multimoora")
    working = {name: np.asarray(detail.value) for name, detail in ranking.details.items()}
    np.testing.assert_allclose(working["ratio_system"], moora(), rtol=1e-12)
    np.testing.assert_allclose(
        working["reference_point"], (W * abs(best - ratios)).max(axis=1), rtol=1e-12
    )
    np.testing.assert_allclose(working["multiplicative_form"], wpm(), rtol=1e-12)
    places = [
        working[f"ranks_{part}"]
        for part in ("ratio_system", "reference_point", "multiplicative_form")
    ]
    np.testing.assert_allclose(ranking.scores, np.mean(places, axis=0))
