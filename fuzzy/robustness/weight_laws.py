"""Ways of not knowing the weights: laws from which crisp weight vectors are drawn.

Every law draws vectors that add up to 1 and is uniform over exactly the set it describes, except
:class:`AroundWeights` and :class:`TwoLevelWeights`, which follow the triangles they are given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from fuzzy.checks import FloatArray, IntArray, as_numbers, as_tfns, require_nonnegative
from fuzzy.errors import ProblemError
from fuzzy.robustness.triangular import draw_triangular

_SUM_TOLERANCE = 1e-9


class WeightLaw(Protocol):
    """What every law offers."""

    @property
    def count(self) -> int:
        """Number of criteria, C."""

    @property
    def definition(self) -> str:
        """The law in a few words."""

    def draw(self, rng: np.random.Generator, n: int) -> FloatArray:
        """Draw `n` weight vectors, shape (n, C), none negative, each adding up to 1."""


@dataclass(frozen=True)
class UniformWeights:
    """Every weight vector is as likely as any other: uniform on the simplex.

    Drawn as exponential variables over their sum (Rubinstein 1982), exact.
    """

    count: int

    @property
    def definition(self) -> str:
        """The law in a few words."""
        return "uniform weights"

    def draw(self, rng: np.random.Generator, n: int) -> FloatArray:
        """Draw `n` vectors, shape (n, C)."""
        parts = rng.standard_exponential((n, self.count))
        return np.asarray(parts / parts.sum(axis=1, keepdims=True))


@dataclass(frozen=True)
class OrderedWeights:
    """Only the order of importance is known: uniform on the part of the simplex that keeps it.

    Drawn as sorted uniform vectors, exact, since the simplex falls into C! congruent parts.

    Parameters
    ----------
    order : tuple of int
        Criteria from the most to the least important.
    """

    order: tuple[int, ...]

    @property
    def count(self) -> int:
        """Number of criteria."""
        return len(self.order)

    @property
    def definition(self) -> str:
        """The law in a few words."""
        return "ordinal weights, uniform within the order"

    def draw(self, rng: np.random.Generator, n: int) -> FloatArray:
        """Draw `n` vectors, shape (n, C)."""
        falling = -np.sort(-UniformWeights(self.count).draw(rng, n), axis=1)
        weights = np.empty_like(falling)
        weights[:, list(self.order)] = falling
        return weights


@dataclass(frozen=True, eq=False)
class BoundedWeights:
    """Each weight lies between two bounds: uniform on that part of the simplex, exact.

    All coordinates but the widest are drawn from their own interval with one common exponential
    tilt, the widest takes what is left of 1, and the draw is kept with the probability that undoes
    the tilt. On the plane "adds up to 1" the tilt is a constant, so that what is kept is exactly
    uniform; the tilt is chosen so that the expected sum is 1, which keeps the share of kept draws
    high however narrow or lopsided the bounds are. No Markov chain, no burn-in.

    Parameters
    ----------
    low, high : ndarray, shape (C,)
        Build with :func:`bounded_weights`, which checks that they can be met.
    """

    low: FloatArray
    high: FloatArray

    @property
    def count(self) -> int:
        """Number of criteria."""
        return len(self.low)

    @property
    def definition(self) -> str:
        """The law in a few words."""
        return "bounded weights, exactly uniform within the bounds (rejection from a tilted box)"

    def draw(self, rng: np.random.Generator, n: int) -> FloatArray:
        """Draw `n` vectors, shape (n, C)."""
        width = self.high - self.low
        room = 1.0 - self.low.sum()
        if room <= _SUM_TOLERANCE * 1e-3 or width.sum() - room <= _SUM_TOLERANCE * 1e-3:
            corner = self.low if room <= _SUM_TOLERANCE * 1e-3 else self.high
            return np.tile(corner / corner.sum(), (n, 1))
        free = np.flatnonzero(width > 0)
        widest = int(free[np.argmax(width[free])])
        others = free[free != widest]
        tilt = _tilt(width[free], room)
        kept: list[FloatArray] = []
        missing = n
        while missing > 0:
            size = max(2 * missing, 64)
            parts = _draw_tilted(rng, width[others], tilt, size)
            rest = room - parts.sum(axis=1)
            inside = (rest >= 0) & (rest <= width[widest])
            edge = width[widest] if tilt > 0 else 0.0
            chance = np.exp(np.minimum(tilt * (rest - edge), 0.0))
            keep = inside & (rng.random(size) < chance)
            kept.append(np.column_stack([parts[keep], rest[keep]])[:missing])
            missing -= len(kept[-1])
        weights = np.tile(self.low, (n, 1))
        weights[:, np.append(others, widest)] += np.concatenate(kept)
        return weights


@dataclass(frozen=True, eq=False)
class AroundWeights:
    """Around the fuzzy weights at hand: each drawn from its triangle, then divided by the sum.

    Parameters
    ----------
    weights : ndarray, shape (C, 3)
        Build with :func:`around_weights`, which checks them.
    """

    weights: FloatArray

    @property
    def count(self) -> int:
        """Number of criteria."""
        return len(self.weights)

    @property
    def definition(self) -> str:
        """The law in a few words."""
        return "weights drawn inside the fuzzy weights and divided by their sum"

    def draw(self, rng: np.random.Generator, n: int) -> FloatArray:
        """Draw `n` vectors, shape (n, C)."""
        drawn = draw_triangular(rng, self.weights, n)
        return np.asarray(drawn / drawn.sum(axis=1, keepdims=True))


@dataclass(frozen=True, eq=False)
class TwoLevelWeights:
    """Dimensions follow one law, sub-criteria follow their triangles within their dimension.

    Parameters
    ----------
    groups : ndarray, shape (C,), int
        Dimension of each criterion.
    dimensions : WeightLaw
        Law of the D dimension weights.
    criteria : ndarray, shape (C, 3)
        Weights within the dimension; ``[x, x, x]`` keeps a proportion fixed.
    """

    groups: IntArray
    dimensions: WeightLaw
    criteria: FloatArray

    @property
    def count(self) -> int:
        """Number of criteria."""
        return len(self.groups)

    @property
    def definition(self) -> str:
        """The law in a few words."""
        return f"dimensions: {self.dimensions.definition}; criteria drawn inside their triangles"

    def draw(self, rng: np.random.Generator, n: int) -> FloatArray:
        """Draw `n` vectors, shape (n, C)."""
        member = np.equal.outer(np.arange(self.dimensions.count), self.groups).astype(np.float64)
        within = draw_triangular(rng, self.criteria, n)
        totals = within @ member.T
        upper = self.dimensions.draw(rng, n)
        return np.asarray(within / totals[:, self.groups] * upper[:, self.groups])


def ordered_weights(order: Any, count: int) -> OrderedWeights:
    """Check an order of importance and return its law.

    Parameters
    ----------
    order : sequence of int
        All criteria from the most to the least important, counted from 0.
    count : int
        Number of criteria.

    Raises
    ------
    ProblemError
        If a criterion is missing, repeated or unknown.
    """
    numbers = as_numbers(order, "weights.order")
    if numbers.ndim != 1 or sorted(numbers.tolist()) != list(range(count)):
        raise ProblemError(
            f"weights.order: expected every criterion from 0 to {count - 1} exactly once"
        )
    return OrderedWeights(tuple(int(i) for i in numbers))


def bounded_weights(bounds: Any, count: int) -> BoundedWeights:
    """Check bounds on the weights and return their law.

    Parameters
    ----------
    bounds : array_like, shape (C, 2)
        ``[lowest, highest]`` of each weight, from 0 to 1.
    count : int
        Number of criteria.

    Raises
    ------
    ProblemError
        If they do not fit, or no weights that add up to 1 lie within them.
    """
    numbers = as_numbers(bounds, "weights.bounds")
    if numbers.shape != (count, 2):
        raise ProblemError(
            f"weights.bounds: shape {list(numbers.shape)}; expected {count} pairs [lowest, highest]"
        )
    for j, (low, high) in enumerate(numbers.tolist()):
        if not 0 <= low <= high <= 1:
            raise ProblemError(
                f"weights.bounds[{j}]: [{low:g}, {high:g}]; expected 0 <= lowest <= highest <= 1"
            )
    low_sum, high_sum = numbers.sum(axis=0)
    if low_sum > 1 + _SUM_TOLERANCE or high_sum < 1 - _SUM_TOLERANCE:
        raise ProblemError(
            f"weights.bounds: they allow sums from {low_sum:g} to {high_sum:g}; "
            "expected bounds that weights adding up to 1 can meet"
        )
    # A bound beyond what the others leave can never be reached; cutting it keeps the box tight.
    low = np.maximum(numbers[:, 0], 1.0 - (high_sum - numbers[:, 1]))
    high = np.minimum(numbers[:, 1], 1.0 - (low_sum - numbers[:, 0]))
    return BoundedWeights(low, np.maximum(high, low))


def around_weights(weights: Any) -> AroundWeights:
    """Check fuzzy weights and return the law around them.

    Raises
    ------
    ProblemError
        If they are not triangular fuzzy numbers >= 0, or all zero.
    """
    checked = as_tfns(weights, "weights.around", 2)
    require_nonnegative(checked, "weights.around")
    if checked[:, 2].sum() <= 0:
        raise ProblemError("weights.around: all zero; expected at least one above 0")
    return AroundWeights(checked)


def two_level_weights(
    groups: Sequence[int] | IntArray, dimensions: WeightLaw, criteria: Any
) -> TwoLevelWeights:
    """Check the two levels and return their law.

    Raises
    ------
    ProblemError
        If the groups do not name every dimension of the law, or the weights of one are all zero.
    """
    checked = as_tfns(criteria, "criterion_weights", 2)
    require_nonnegative(checked, "criterion_weights")
    indices = np.asarray(groups, dtype=np.int64)
    if indices.shape != (len(checked),) or set(indices.tolist()) != set(range(dimensions.count)):
        raise ProblemError(
            f"groups: expected a dimension from 0 to {dimensions.count - 1} for each of the "
            f"{len(checked)} criteria, none left out"
        )
    for d in range(dimensions.count):
        if checked[indices == d, 2].sum() <= 0:
            raise ProblemError(f"criterion_weights: all zero in dimension {d}")
    return TwoLevelWeights(indices, dimensions, checked)


def _draw_tilted(rng: np.random.Generator, width: FloatArray, tilt: float, size: int) -> FloatArray:
    """Draw from densities proportional to exp(tilt x) on [0, width], shape (size, len(width))."""
    uniform = rng.random((size, len(width)))
    if abs(tilt) * width.max(initial=0.0) < 1e-9:
        return np.asarray(uniform * width)
    rate = -abs(tilt)
    falling = np.log1p(uniform * np.expm1(rate * width)) / rate
    return np.asarray(width - falling if tilt > 0 else falling)


def _tilt(width: FloatArray, room: float) -> float:
    """Return the tilt for which the expected sum of the tilted draws is `room`."""
    scale = min(room, float(width.sum()) - room)
    low, high = -4.0 * len(width) / scale, 4.0 * len(width) / scale
    for _ in range(100):
        middle = (low + high) / 2
        if _tilted_mean(width, middle).sum() < room:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _tilted_mean(width: FloatArray, tilt: float) -> FloatArray:
    """Return the means of the densities proportional to exp(tilt x) on [0, width]."""
    reach = np.abs(tilt) * width
    safe = np.maximum(reach, 1e-4)
    # Near zero the closed form cancels; its series is exact to double precision there.
    falling = np.where(reach < 1e-4, 0.5 - reach / 12, 1 / safe - np.exp(-safe) / -np.expm1(-safe))
    return np.asarray(width * (1 - falling if tilt > 0 else falling))
