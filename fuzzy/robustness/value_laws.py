"""Ways of not knowing the ratings: laws from which crisp ratings are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from fuzzy.checks import FloatArray, as_numbers, as_tfns
from fuzzy.errors import ProblemError
from fuzzy.robustness.triangular import draw_triangular


class ValueLaw(Protocol):
    """What every law offers."""

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of alternatives and criteria, (A, C)."""

    @property
    def varies(self) -> bool:
        """Whether two draws can differ."""

    @property
    def definition(self) -> str:
        """The law in a few words."""

    def draw(self, rng: np.random.Generator, n: int) -> FloatArray:
        """Draw `n` tables of values, shape (n, A, C)."""


@dataclass(frozen=True, eq=False)
class IntervalValues:
    """Each value is uniform on its interval; an interval without width is a known value.

    Parameters
    ----------
    low, high : ndarray, shape (A, C)
        Build with :func:`interval_values`, which checks them.
    """

    low: FloatArray
    high: FloatArray

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of alternatives and criteria."""
        return int(self.low.shape[0]), int(self.low.shape[1])

    @property
    def varies(self) -> bool:
        """Whether two draws can differ."""
        return bool(np.any(self.high > self.low))

    @property
    def definition(self) -> str:
        """The law in a few words."""
        return "values uniform on their intervals" if self.varies else "crisp values"

    def draw(self, rng: np.random.Generator, n: int) -> FloatArray:
        """Draw `n` tables, shape (n, A, C)."""
        if not self.varies:
            return np.broadcast_to(self.low, (n, *self.low.shape))
        return np.asarray(self.low + (self.high - self.low) * rng.random((n, *self.low.shape)))


@dataclass(frozen=True, eq=False)
class TriangularValues:
    """Each value follows the triangular distribution of its fuzzy rating.

    Parameters
    ----------
    ratings : ndarray, shape (A, C, 3)
        Build with :func:`triangular_values`, which checks them.
    """

    ratings: FloatArray

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of alternatives and criteria."""
        return int(self.ratings.shape[0]), int(self.ratings.shape[1])

    @property
    def varies(self) -> bool:
        """Whether two draws can differ."""
        return bool(np.any(self.ratings[..., 2] > self.ratings[..., 0]))

    @property
    def definition(self) -> str:
        """The law in a few words."""
        return "values drawn from their triangular ratings" if self.varies else "crisp values"

    def draw(self, rng: np.random.Generator, n: int) -> FloatArray:
        """Draw `n` tables, shape (n, A, C)."""
        if not self.varies:
            return np.broadcast_to(self.ratings[..., 1], (n, *self.shape))
        return draw_triangular(rng, self.ratings, n)


def interval_values(values: Any) -> IntervalValues:
    """Check values, each a number or ``[lowest, highest]``, and return their law.

    Parameters
    ----------
    values : nested sequence, shape (A, C), of numbers or pairs

    Raises
    ------
    ProblemError
        If the table is not rectangular, a number is not finite, or lowest > highest.
    """
    if isinstance(values, np.ndarray):
        values = values.tolist()
    rows = _sequence(values, "values")
    low: list[list[float]] = []
    high: list[list[float]] = []
    for a, row in enumerate(rows):
        pairs = [
            _interval(cell, f"values[{a}][{j}]")
            for j, cell in enumerate(_sequence(row, f"values[{a}]"))
        ]
        if len(pairs) != len(low[0] if low else pairs):
            raise ProblemError(
                f"values[{a}]: {len(pairs)} given; expected {len(low[0])}, one per criterion"
            )
        low.append([pair[0] for pair in pairs])
        high.append([pair[1] for pair in pairs])
    return IntervalValues(np.array(low), np.array(high))


def triangular_values(ratings: Any) -> TriangularValues:
    """Check fuzzy ratings, shape (A, C, 3) or crisp (A, C), and return their law.

    Raises
    ------
    ProblemError
        If they are not triangular fuzzy numbers.
    """
    return TriangularValues(as_tfns(ratings, "ratings", 3))


def _sequence(value: Any, field: str) -> Sequence[Any]:
    """Return a list that is not empty, or refuse it."""
    if not isinstance(value, list | tuple) or not value:
        raise ProblemError(f"{field}: expected a list that is not empty")
    return value


def _interval(cell: Any, field: str) -> tuple[float, float]:
    """Return the two ends of one value."""
    ends = as_numbers(cell, field)
    if ends.ndim == 0:
        return float(ends), float(ends)
    if ends.shape != (2,) or ends[0] > ends[1]:
        raise ProblemError(f"{field}: {cell!r}; expected a number or [lowest, highest]")
    return float(ends[0]), float(ends[1])
