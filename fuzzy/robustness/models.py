"""What a simulation ranks with: a sum of weighted values, or any registered method."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from fuzzy.checks import FloatArray
from fuzzy.errors import ProblemError
from fuzzy.ranking import mean_ranks
from fuzzy.robustness.evaluate import (
    Evaluator,
    chunk_size,
    places,
    with_crisp_weights,
    with_ratings,
)
from fuzzy.robustness.tables import goodness_of_tables
from fuzzy.robustness.value_laws import ValueLaw

_CHUNK_NUMBERS = 2_000_000
_CONFIDENCE_DRAWS = 5000


class Model(Protocol):
    """What every model offers."""

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of alternatives and criteria, (A, C)."""

    @property
    def definition(self) -> str:
        """The model in a few words."""

    @property
    def chunk(self) -> int:
        """How many draws are held in memory at once."""

    def places(self, weights: FloatArray, rng: np.random.Generator) -> FloatArray:
        """Draw values and rank them under each row of `weights` (n, C): places (n, A)."""

    def confidence_draws(self, n: int) -> int:
        """Return how many draws of the values the confidence factors of n draws rest on."""

    def first_shares(
        self, alternatives: list[int], weights: FloatArray, rng: np.random.Generator, n: int
    ) -> FloatArray:
        """Return how often each of `alternatives` is first under its row of `weights` (F, C)."""


@dataclass(frozen=True, eq=False)
class AdditiveModel:
    """Score = sum of weight times value; nothing is normalised.

    Parameters
    ----------
    law : ValueLaw
    signs : ndarray, shape (C,)
        1 for a benefit, -1 for a cost, whose values then count against the alternative.
    """

    law: ValueLaw
    signs: FloatArray

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of alternatives and criteria."""
        return self.law.shape

    @property
    def definition(self) -> str:
        """The model in a few words."""
        costs = " (costs count with a minus sign)" if np.any(self.signs < 0) else ""
        return f"additive, sum of weight x value{costs}; {self.law.definition}"

    @property
    def chunk(self) -> int:
        """How many draws are held in memory at once: about 16 MB of values."""
        n_alternatives, n_criteria = self.shape
        return max(1, _CHUNK_NUMBERS // (n_alternatives * max(n_alternatives, n_criteria)))

    def places(self, weights: FloatArray, rng: np.random.Generator) -> FloatArray:
        """Draw values and rank them under each row of `weights`: places (n, A)."""
        return mean_ranks(self._scores(weights * self.signs, rng), higher_is_better=True)

    def confidence_draws(self, n: int) -> int:
        """Return the number of draws for the confidence factors: as many as were ranked."""
        return n if self.law.varies else 1

    def first_shares(
        self, alternatives: list[int], weights: FloatArray, rng: np.random.Generator, n: int
    ) -> FloatArray:
        """Return how often each alternative is first under its own weights."""
        draws = self.confidence_draws(n)
        counts = np.zeros(len(alternatives))
        for start in range(0, draws, self.chunk):
            values = self.law.draw(rng, min(self.chunk, draws - start))
            scores = values @ (weights * self.signs).T
            own = scores[:, alternatives, np.arange(len(alternatives))]
            slack = 1e-12 * np.abs(scores).max(axis=1)
            counts += (own >= scores.max(axis=1) - slack).sum(axis=0)
        return np.asarray(counts / draws)

    def _scores(self, signed: FloatArray, rng: np.random.Generator) -> FloatArray:
        """Return the scores (n, A) under signed weights (n, C)."""
        if not self.law.varies:
            return np.asarray(signed @ self.law.draw(rng, 1)[0].T)
        values = self.law.draw(rng, len(signed))
        return np.asarray((values @ signed[..., None])[..., 0])


@dataclass(frozen=True, eq=False)
class MethodModel:
    """A registered ranking method under crisp weights, the ratings as they are.

    One call ranks a whole batch of weights.

    Parameters
    ----------
    evaluator : Evaluator
    """

    evaluator: Evaluator

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of alternatives and criteria."""
        return self.evaluator.problem.n_alternatives, self.evaluator.problem.n_criteria

    @property
    def definition(self) -> str:
        """The model in a few words."""
        return f"{self.evaluator.label}; ratings as given"

    @property
    def chunk(self) -> int:
        """How many draws are held in memory at once: about 16 MB of numbers."""
        return chunk_size(self.evaluator.problem)

    def places(self, weights: FloatArray, rng: np.random.Generator) -> FloatArray:
        """Rank under each row of `weights`: places (n, A)."""
        return self.evaluator.rank(with_crisp_weights(self.evaluator.problem, weights)).ranks

    def confidence_draws(self, n: int) -> int:
        """Return 1: nothing varies but the weights."""
        return 1

    def first_shares(
        self, alternatives: list[int], weights: FloatArray, rng: np.random.Generator, n: int
    ) -> FloatArray:
        """Return 1 where an alternative is first under its own weights, else 0."""
        ranks = self.places(weights, rng)
        own = ranks[np.arange(len(alternatives)), alternatives]
        return np.asarray(own == ranks.min(axis=1), dtype=np.float64)


@dataclass(frozen=True, eq=False)
class SampledMethodModel:
    """A registered ranking method on ratings that are drawn anew for every draw of the weights.

    A method that normalises a table of ratings by itself takes one call per draw; Mamdani looks
    at each alternative alone and takes all draws at once. Draws are independent, so the standard
    errors hold.

    Parameters
    ----------
    evaluator : Evaluator
    law : ValueLaw
        Of the ratings; same shape as the problem's.
    """

    evaluator: Evaluator
    law: ValueLaw

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of alternatives and criteria."""
        return self.law.shape

    @property
    def definition(self) -> str:
        """The model in a few words."""
        return (
            f"{self.evaluator.label}; {self.law.definition}, one draw of them for each draw of "
            f"the weights (confidence factors from at most {_CONFIDENCE_DRAWS} draws)"
        )

    @property
    def chunk(self) -> int:
        """How many draws are held in memory at once: about 16 MB of values."""
        n_alternatives, n_criteria = self.shape
        return max(1, _CHUNK_NUMBERS // (n_alternatives * max(n_alternatives, n_criteria)))

    def places(self, weights: FloatArray, rng: np.random.Generator) -> FloatArray:
        """Draw ratings and rank them under each row of `weights`: places (n, A)."""
        return places(goodness_of_tables(self.evaluator, weights, self.law.draw(rng, len(weights))))

    def confidence_draws(self, n: int) -> int:
        """Return the number of draws for the confidence factors: n, at most 5000."""
        return min(n, _CONFIDENCE_DRAWS)

    def first_shares(
        self, alternatives: list[int], weights: FloatArray, rng: np.random.Generator, n: int
    ) -> FloatArray:
        """Return how often each alternative is first under its own weights."""
        draws = self.confidence_draws(n)
        batch = with_crisp_weights(self.evaluator.problem, weights)
        counts = np.zeros(len(alternatives))
        for table in self.law.draw(rng, draws):
            ranks = self.evaluator.rank(with_ratings(batch, table)).ranks
            own = ranks[np.arange(len(alternatives)), alternatives]
            counts += own == ranks.min(axis=1)
        return np.asarray(counts / draws)


def method_model(evaluator: Evaluator, law: ValueLaw | None = None) -> Model:
    """Return the model of a ranking method.

    Parameters
    ----------
    evaluator : Evaluator
    law : ValueLaw, optional
        Law of the ratings; left out, the problem's own (fuzzy) ratings are used as they are.

    Raises
    ------
    ProblemError
        If the law's shape is not that of the problem.
    """
    problem = evaluator.problem
    if law is None:
        return MethodModel(evaluator)
    if law.shape != problem.ratings.shape[:2]:
        raise ProblemError(
            f"ratings: law of {law.shape[0]} x {law.shape[1]} values; expected "
            f"{problem.n_alternatives} x {problem.n_criteria}"
        )
    if law.varies:
        return SampledMethodModel(evaluator, law)
    table = law.draw(np.random.Generator(np.random.PCG64(0)), 1)[0]
    return MethodModel(evaluator.with_problem(with_ratings(problem, table)))
