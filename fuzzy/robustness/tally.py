"""Counting the rankings that a simulation draws."""

from __future__ import annotations

import numpy as np

from fuzzy.checks import FloatArray, IntArray


class Tally:
    """Running counts over draws; the memory does not grow with the number of draws.

    Only the counts per distinct ranking (for the entropy) grow, with the rankings met.

    Parameters
    ----------
    n_alternatives, n_criteria : int
    """

    def __init__(self, n_alternatives: int, n_criteria: int) -> None:
        shape = (n_alternatives, n_criteria)
        self.draws = 0
        self.place_counts: FloatArray = np.zeros((n_alternatives, n_alternatives))
        self.win_counts: FloatArray = np.zeros((n_alternatives, n_alternatives))
        self.first_counts: FloatArray = np.zeros(n_alternatives)
        self.first_weights: FloatArray = np.zeros(shape)
        self.first_squares: FloatArray = np.zeros(shape)
        self.rank_sums: FloatArray = np.zeros(n_alternatives)
        self.rank_squares: FloatArray = np.zeros(n_alternatives)
        self._rankings: dict[bytes, int] = {}

    def add(self, weights: FloatArray, ranks: FloatArray) -> None:
        """Count draws: their weights (n, C) and places (n, A), ties sharing the mean place."""
        self.draws += len(ranks)
        self.place_counts += place_counts(ranks)
        ahead = (ranks[:, :, None] < ranks[:, None, :]).sum(axis=0)
        self.win_counts += ahead + (len(ranks) - ahead - ahead.T) / 2
        np.fill_diagonal(self.win_counts, 0.0)
        first = (ranks == ranks.min(axis=1, keepdims=True)).astype(np.float64)
        self.first_counts += first.sum(axis=0)
        self.first_weights += first.T @ weights
        self.first_squares += first.T @ weights**2
        self.rank_sums += ranks.sum(axis=0)
        self.rank_squares += (ranks**2).sum(axis=0)
        self._count_rankings(ranks)

    def ranking_frequencies(self) -> FloatArray:
        """Return how often each distinct ranking was drawn, as parts of 1."""
        return np.fromiter(self._rankings.values(), dtype=np.float64) / self.draws

    def _count_rankings(self, ranks: FloatArray) -> None:
        """Count each distinct ranking; shared places are halves, so doubled they are whole."""
        keys = np.ascontiguousarray(np.rint(2 * ranks).astype(np.uint32))
        as_bytes = keys.view(np.dtype((np.void, keys.shape[1] * keys.itemsize))).ravel()
        found, counts = np.unique(as_bytes, return_counts=True)
        for key, count in zip(found, counts.tolist(), strict=True):
            name = key.tobytes()
            self._rankings[name] = self._rankings.get(name, 0) + count


def place_counts(ranks: FloatArray) -> FloatArray:
    """Count how often each alternative takes each place.

    Parameters
    ----------
    ranks : ndarray, shape (n, A)
        1 = best; ties share the mean place.

    Returns
    -------
    ndarray, shape (A, A)
        Row = alternative, column = place. Of k alternatives that tie, each takes each of their k
        places 1/k times, so that every row and every column adds up to n.
    """
    count = ranks.shape[1]
    counts = np.zeros((count, count))
    tied = np.any(np.sort(ranks, axis=1) != np.arange(1.0, count + 1), axis=1)
    clear = ranks[~tied].astype(np.int64) - 1
    flat: IntArray = np.arange(count) * count + clear
    counts += np.bincount(flat.ravel(), minlength=count * count).reshape(count, count)
    shared = ranks[tied]
    begin = 1 + (shared[:, None, :] < shared[:, :, None]).sum(axis=2)
    size = (shared[:, None, :] == shared[:, :, None]).sum(axis=2)
    place = np.arange(1, count + 1)
    inside = (place >= begin[..., None]) & (place < (begin + size)[..., None])
    return np.asarray(counts + (inside / size[..., None]).sum(axis=0))
