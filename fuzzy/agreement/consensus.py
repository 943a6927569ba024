"""One ranking from many: Borda, Copeland, Kemeny."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from fuzzy.agreement.rankings import as_rankings
from fuzzy.checks import FloatArray, IntArray
from fuzzy.errors import ProblemError

KEMENY_LIMIT = 16
"""The most alternatives for a Kemeny order: time and memory double with each one more."""


@dataclass(frozen=True)
class KemenyOrder:
    """The order that disagrees least with the rankings.

    Parameters
    ----------
    order : tuple of int
        Indices of the alternatives, best first.
    distance : int
        Number of times a ranking puts a pair the other way round.
    optima : int
        How many orders reach that distance; `order` is the first of them by index.
    """

    order: tuple[int, ...]
    distance: int
    optima: int


def borda(rankings: Any) -> FloatArray:
    """Return the Borda counts: the sum over the rankings of A - rank, ranks as written.

    Parameters
    ----------
    rankings : array_like, shape (V, A)
        1 = best.

    Returns
    -------
    ndarray, shape (A,), 0 .. V (A - 1)
        Higher is better.

    Raises
    ------
    ProblemError
    """
    ranks = as_rankings(rankings)
    return np.asarray(np.sum(ranks.shape[1] - ranks, axis=0))


def mean_rank(rankings: Any) -> FloatArray:
    """Return the mean rank of each alternative, ranks as written, shape (A,)."""
    return np.asarray(as_rankings(rankings).mean(axis=0))


def pairwise_votes(rankings: Any) -> IntArray:
    """Return how many rankings put the row before the column, shape (A, A).

    A ranking that ties the two votes for neither.
    """
    ranks = as_rankings(rankings)
    before = ranks[:, :, None] < ranks[:, None, :]
    return np.asarray(before.sum(axis=0), dtype=np.int64)


def copeland(rankings: Any) -> FloatArray:
    """Return the Copeland scores: 1 for each pairwise majority won, 1/2 for each tie.

    Parameters
    ----------
    rankings : array_like, shape (V, A)
        1 = best.

    Returns
    -------
    ndarray, shape (A,), 0 .. A - 1
        Higher is better; A - 1 is a Condorcet winner.

    Raises
    ------
    ProblemError

    References
    ----------
    Saari, D. G., Merlin, V. R. (1996). The Copeland method. Economic Theory 8, 51-76.
    doi:10.1007/BF01212012
    """
    votes = pairwise_votes(rankings)
    won = np.where(votes > votes.T, 1.0, np.where(votes == votes.T, 0.5, 0.0))
    np.fill_diagonal(won, 0.0)
    return np.asarray(won.sum(axis=1))


def kemeny(rankings: Any) -> KemenyOrder:
    """Return the Kemeny order, exactly (Kemeny 1959, Mathematics without numbers).

    The order without ties with the least number of pairwise disagreements, summed over the
    rankings; a pair that a ranking ties disagrees with neither order. Found by dynamic programming
    over the sets of alternatives already placed, in 2^A A steps.

    Parameters
    ----------
    rankings : array_like, shape (V, A)
        1 = best; up to :data:`KEMENY_LIMIT` alternatives.

    Raises
    ------
    ProblemError
        For more alternatives.
    """
    votes = pairwise_votes(rankings)
    count = len(votes)
    if count > KEMENY_LIMIT:
        raise ProblemError(
            f"rankings: {count} alternatives; expected at most {KEMENY_LIMIT} for a Kemeny order"
        )
    costs = _costs_of_next(votes)
    remaining, optima = _cost_to_go(costs)
    return KemenyOrder(_first_order(costs, remaining), int(remaining[0]), int(optima[0]))


def _costs_of_next(votes: IntArray) -> IntArray:
    """Return the disagreement of placing k next after a set, shape (2^A, A).

    That is the number of votes for the alternatives still to come over k.
    """
    count = len(votes)
    against = np.zeros((1 << count, count), dtype=np.int64)
    for bit in range(count):
        half = 1 << bit
        against[half : 2 * half] = against[:half] + votes[bit]
    return np.asarray(votes.sum(axis=0) - against)


def _cost_to_go(costs: IntArray) -> tuple[IntArray, IntArray]:
    """Return for each set placed the least disagreement of the rest, and how many orders reach it.

    A set's answer needs only greater sets, so that sets are taken by falling size.
    """
    sets, count = costs.shape
    masks = np.arange(sets)
    bits = 1 << np.arange(count)
    sizes = (masks[:, None] & bits != 0).sum(axis=1)
    remaining = np.zeros(sets, dtype=np.int64)
    optima = np.ones(sets, dtype=np.int64)
    never = np.iinfo(np.int64).max // 4
    for size in range(count - 1, -1, -1):
        layer = masks[sizes == size]
        following = layer[:, None] | bits
        open_places = following != layer[:, None]
        totals = np.where(open_places, costs[layer] + remaining[following], never)
        remaining[layer] = totals.min(axis=1)
        reaching = totals == remaining[layer][:, None]
        optima[layer] = np.where(reaching, optima[following], 0).sum(axis=1)
    return remaining, optima


def _first_order(costs: IntArray, remaining: IntArray) -> tuple[int, ...]:
    """Return the optimal order that comes first by index."""
    order: list[int] = []
    placed = 0
    for _ in range(costs.shape[1]):
        for k in range(costs.shape[1]):
            following = placed | 1 << k
            if following != placed and costs[placed, k] + remaining[following] == remaining[placed]:
                order.append(k)
                placed = following
                break
    return tuple(order)
