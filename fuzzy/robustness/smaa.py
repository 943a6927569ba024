"""SMAA-2: how the ranking comes out when weights and ratings are not known exactly.

Stochastic multicriteria acceptability analysis draws weights and ratings from what is known of
them and counts. R. Lahdelma, P. Salminen (2001), SMAA-2: Stochastic multicriteria acceptability
analysis for group decision making, Operations Research 49(3), 444-454,
doi:10.1287/opre.49.3.444.11220. T. Tervonen, R. Lahdelma (2007), Implementing stochastic
multicriteria acceptability analysis, European Journal of Operational Research 178(2), 500-513,
doi:10.1016/j.ejor.2005.12.037.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from fuzzy.checks import FloatArray
from fuzzy.errors import ProblemError
from fuzzy.robustness.models import Model
from fuzzy.robustness.tally import Tally
from fuzzy.robustness.weight_laws import WeightLaw

_FIRST_STAGE = 250
_FEWEST_TO_STOP = 1000
_MOST_SAMPLES = 10_000_000

MaybeShares = tuple[float | None, ...]


@dataclass(frozen=True, eq=False)
class Smaa:
    """What a simulation found; A alternatives, C criteria.

    Parameters
    ----------
    rank_acceptability : ndarray, shape (A, A)
        Row = alternative, column = place: in what part of the draws it takes that place. Rows and
        columns add up to 1; alternatives that tie share their places. A high first column means
        "first whatever the weights"; a row with its mass in the upper places is a good compromise.
    standard_error : ndarray, shape (A, A)
        sqrt(b (1 - b) / samples) of each of these.
    central_weights : tuple of ndarray (C,) or None
        Mean weights of the draws in which the alternative is first (jointly first counts): the
        preferences that speak for it. None if it never is.
    central_weights_error : tuple of ndarray (C,) or None
        Standard errors of these means.
    pairwise, pairwise_error : ndarray, shape (A, A)
        In what part of the draws row is ahead of column (a tie counts half); diagonal 0.
    expected_rank, expected_rank_error : ndarray, shape (A,)
        Mean place, 1 = best.
    ranking_entropy : float
        Of the rankings drawn, in bits: 0 if one ranking always comes out.
    samples : int
    definition : str
    warnings : tuple of str
    confidence_shares : callable
        Draws the values once more and returns :attr:`confidence` and :attr:`confidence_error`.
    """

    rank_acceptability: FloatArray
    standard_error: FloatArray
    central_weights: tuple[FloatArray | None, ...]
    central_weights_error: tuple[FloatArray | None, ...]
    pairwise: FloatArray
    pairwise_error: FloatArray
    expected_rank: FloatArray
    expected_rank_error: FloatArray
    ranking_entropy: float
    samples: int
    definition: str
    warnings: tuple[str, ...]
    confidence_shares: Callable[[], tuple[MaybeShares, MaybeShares]]

    @property
    def confidence(self) -> MaybeShares:
        """In what part of the draws of the values each is first under its own central weights.

        Low means that the values are not known well enough to choose it; None if it never is
        first. These draws come on top of the simulation and are made when first asked for.
        """
        return self._confidence[0]

    @property
    def confidence_error(self) -> MaybeShares:
        """Standard errors of :attr:`confidence`."""
        return self._confidence[1]

    @cached_property
    def _confidence(self) -> tuple[MaybeShares, MaybeShares]:
        return self.confidence_shares()


def smaa(
    model: Model,
    weights: WeightLaw,
    *,
    samples: int = 10_000,
    seed: int = 0,
    error: float | None = None,
) -> Smaa:
    """Simulate and count.

    Parameters
    ----------
    model : Model
        What ranks: ``AdditiveModel`` or ``method_model(...)``.
    weights : WeightLaw
    samples : int
        Number of draws, at most.
    seed : int
        The same seed gives the same answer (PCG64; weights, values and confidence factors have
        streams of their own).
    error : float, optional
        Stop as soon as no standard error of a rank acceptability is above this. Since a share b
        seen in n draws has the error sqrt(b (1 - b) / n), 1 / (4 error^2) draws always suffice.
        Never before 1000 draws, since a share of 0 seen in a few draws proves little.

    Raises
    ------
    ProblemError
        If the laws do not fit each other or a number is out of range.
    """
    run = _Run(model, weights, seed)
    for size in _stages(samples, error):
        run.advance(size)
        if run.reached(error):
            break
    return run.result(error)


def smaa_stream(
    model: Model,
    weights: WeightLaw,
    *,
    samples: int = 10_000,
    seed: int = 0,
    error: float | None = None,
) -> Iterator[Smaa]:
    """Yield the result after 250 draws, then after twice as many, and so on to `samples`.

    The last one equals what :func:`smaa` answers; parameters and errors are the same.
    """
    run = _Run(model, weights, seed)
    for size in _stages(samples, error):
        run.advance(size)
        yield run.result(error)
        if run.reached(error):
            return


def ranking_entropy(frequencies: FloatArray) -> float:
    """Return the entropy in bits of frequencies > 0 (any shape) that add up to 1."""
    return float(max(0.0, -(frequencies * np.log2(frequencies)).sum()))


class _Run:
    """A simulation under way."""

    def __init__(self, model: Model, weights: WeightLaw, seed: int) -> None:
        if isinstance(seed, bool) or not isinstance(seed, int) or seed < 0:
            raise ProblemError(f"seed: {seed!r}; expected a whole number from 0")
        n_alternatives, n_criteria = model.shape
        if weights.count != n_criteria:
            raise ProblemError(
                f"weights: for {weights.count} criteria; expected {n_criteria}, as the values have"
            )
        self._model = model
        self._law = weights
        streams = np.random.SeedSequence(seed).spawn(3)
        self._weight_rng, self._value_rng = (np.random.default_rng(s) for s in streams[:2])
        self._confidence_stream = streams[2]
        self._tally = Tally(n_alternatives, n_criteria)

    def advance(self, size: int) -> None:
        """Draw until there are `size` draws."""
        while self._tally.draws < size:
            n = min(self._model.chunk, size - self._tally.draws)
            weights = self._law.draw(self._weight_rng, n)
            self._tally.add(weights, self._model.places(weights, self._value_rng))

    def reached(self, error: float | None) -> bool:
        """Tell whether no standard error is above the one asked for."""
        if error is None or self._n < _FEWEST_TO_STOP:
            return False
        return float(_share_errors(self._acceptability(), self._n).max()) <= error

    def result(self, error: float | None) -> Smaa:
        """Return what has been found so far."""
        tally, n = self._tally, self._n
        acceptability = self._acceptability()
        pairwise = tally.win_counts / n
        means = tally.rank_sums / n
        variances = np.maximum(tally.rank_squares / n - means**2, 0.0)
        central, central_error = self._central()
        warnings: tuple[str, ...] = ()
        if error is not None and not self.reached(error):
            warnings = (f"the standard error asked for, {error:g}, was not reached in {n} samples",)
        return Smaa(
            rank_acceptability=acceptability,
            standard_error=_share_errors(acceptability, n),
            central_weights=central,
            central_weights_error=central_error,
            pairwise=pairwise,
            pairwise_error=_share_errors(pairwise, n),
            expected_rank=means,
            expected_rank_error=np.sqrt(variances / n),
            ranking_entropy=ranking_entropy(tally.ranking_frequencies()),
            samples=n,
            definition=f"{self._model.definition}; {self._law.definition}",
            warnings=warnings,
            confidence_shares=partial(self._confidence, central, n),
        )

    @property
    def _n(self) -> int:
        """Number of draws so far."""
        return self._tally.draws

    def _acceptability(self) -> FloatArray:
        """Return the rank acceptability indices so far."""
        return self._tally.place_counts / self._n

    def _central(self) -> tuple[tuple[FloatArray | None, ...], tuple[FloatArray | None, ...]]:
        """Return the central weights and their standard errors."""
        central: list[FloatArray | None] = []
        errors: list[FloatArray | None] = []
        tally = self._tally
        for a, count in enumerate(tally.first_counts):
            if count == 0:
                central.append(None)
                errors.append(None)
                continue
            mean = tally.first_weights[a] / count
            variance = np.maximum(tally.first_squares[a] / count - mean**2, 0.0)
            central.append(mean)
            errors.append(np.sqrt(variance / count))
        return tuple(central), tuple(errors)

    def _confidence(
        self, central: tuple[FloatArray | None, ...], n: int
    ) -> tuple[MaybeShares, MaybeShares]:
        """Return the confidence factors of `n` draws and their standard errors."""
        first = [a for a, weights in enumerate(central) if weights is not None]
        own = np.array([weights for weights in central if weights is not None])
        rng = np.random.default_rng(self._confidence_stream)
        shares = self._model.first_shares(first, own, rng, n)
        errors = _share_errors(shares, self._model.confidence_draws(n))
        by_alternative = dict(zip(first, zip(shares, errors, strict=True), strict=True))
        found = [by_alternative.get(a) for a in range(len(central))]
        return (
            tuple(None if pair is None else float(pair[0]) for pair in found),
            tuple(None if pair is None else float(pair[1]) for pair in found),
        )


def _stages(samples: int, error: float | None) -> list[int]:
    """Return the numbers of draws at which the simulation pauses, checking what was asked."""
    if isinstance(samples, bool) or not isinstance(samples, int):
        raise ProblemError(f"samples: {samples!r}; expected a whole number from 1")
    if not 1 <= samples <= _MOST_SAMPLES:
        raise ProblemError(f"samples: {samples}; expected a whole number from 1 to {_MOST_SAMPLES}")
    if error is not None and not 0 < error < 1:
        raise ProblemError(f"error: {error!r}; expected a number between 0 and 1")
    stages = [_FIRST_STAGE]
    while stages[-1] < samples:
        stages.append(2 * stages[-1])
    return [*stages[:-1], samples]


def _share_errors(shares: FloatArray, n: int) -> FloatArray:
    """Return the standard errors of shares seen in n draws."""
    inside = np.clip(shares, 0.0, 1.0)
    return np.asarray(np.sqrt(inside * (1.0 - inside) / n))
