"""Fuzzy overlay: how suitable a place is, from how well it meets each of several wishes.

A wish turns a quantity (a distance, a population) into a membership by a trapezoid. Memberships
are then joined by one of the operators of fuzzy overlay in map analysis. The operators are those
of Bonham-Carter (1994), Geographic Information Systems for Geoscientists, chapter 9; the
compensatory "gamma" operator is that of Zimmermann and Zysno (1980), Latent connectives in human
decision making, Fuzzy Sets and Systems 4, 37-51.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from fuzzy.checks import FloatArray, as_numbers, choose
from fuzzy.errors import ProblemError

Corners = tuple[float, float, float, float]
"""(a, b, c, d): membership rises from a to b, is full from b to c, and falls from c to d."""

DEFAULT_GAMMA: Final = 0.7


def near(full: float, none: float) -> Corners:
    """Return a curve that is 1 up to `full` and falls to 0 at `none`."""
    return (-math.inf, -math.inf, full, none)


def far(none: float, full: float) -> Corners:
    """Return a curve that is 0 up to `none` and rises to 1 at `full`, where it stays."""
    return (none, full, math.inf, math.inf)


def about(low: float, middle: float, high: float) -> Corners:
    """Return a triangle: 1 at `middle`, 0 from `low` down and from `high` up."""
    return (low, middle, middle, high)


def trapezoid(values: Any, corners: Corners) -> FloatArray:
    """Return the membership of each value in a trapezoid.

    Parameters
    ----------
    values : array_like
        Finite numbers, any shape, in any unit.
    corners : tuple of float
        (a, b, c, d) with a <= b <= c <= d in the unit of `values`. ``a = b = -inf`` leaves the
        curve open to the left (it is 1 for everything below c), ``c = d = inf`` to the right.
        Where two corners meet, the curve jumps and takes the higher value at the jump.

    Returns
    -------
    ndarray
        Memberships 0..1, of the shape of `values`.

    Raises
    ------
    ProblemError
        If a value is not a finite number or the corners are not in order.
    """
    numbers = as_numbers(values, "values")
    a, b, c, d = _ordered(corners)
    rising = _slope(numbers, a, b)
    falling = _slope(-numbers, -d, -c)
    return np.minimum(rising, falling)


def _slope(numbers: FloatArray, start: float, full: float) -> FloatArray:
    """Return 0 up to `start`, 1 from `full` on, and the straight line between."""
    if start == full:
        return (numbers >= full).astype(np.float64)
    return np.clip((numbers - start) / (full - start), 0.0, 1.0)


def _ordered(corners: Corners) -> Corners:
    """Refuse corners that make no trapezoid."""
    if len(corners) != 4 or any(math.isnan(corner) for corner in corners):
        raise ProblemError(f"corners: {list(corners)}; expected four numbers a <= b <= c <= d")
    a, b, c, d = corners
    if not a <= b <= c <= d or b == math.inf or c == -math.inf:
        raise ProblemError(f"corners: {list(corners)}; expected a <= b <= c <= d")
    if (math.isinf(a) and not math.isinf(b)) or (math.isinf(d) and not math.isinf(c)):
        raise ProblemError(
            f"corners: {list(corners)}; expected an open side to have both its corners at infinity"
        )
    return a, b, c, d


def fuzzy_and(memberships: FloatArray) -> FloatArray:
    """Return the smallest membership: a place is as good as what it meets worst."""
    smallest: FloatArray = memberships.min(axis=-1)
    return smallest


def fuzzy_or(memberships: FloatArray) -> FloatArray:
    """Return the largest membership: one wish met is enough."""
    largest: FloatArray = memberships.max(axis=-1)
    return largest


def fuzzy_product(memberships: FloatArray) -> FloatArray:
    """Return the product: every shortfall lowers the result further."""
    product: FloatArray = memberships.prod(axis=-1)
    return product


def fuzzy_sum(memberships: FloatArray) -> FloatArray:
    """Return the algebraic sum 1 - (1 - m1)(1 - m2)...: every wish met raises the result."""
    total: FloatArray = 1.0 - (1.0 - memberships).prod(axis=-1)
    return total


def fuzzy_gamma(memberships: FloatArray, gamma: float) -> FloatArray:
    """Return sum**gamma * product**(1 - gamma), between the product (0) and the sum (1).

    Zimmermann and Zysno found that people who weigh shortfalls against merits judge in this way,
    with a gamma that depends on how far one may make up for the other.
    """
    total, product = fuzzy_sum(memberships), fuzzy_product(memberships)
    joined: FloatArray = total**gamma * product ** (1.0 - gamma)
    return joined


@dataclass(frozen=True)
class Overlay:
    """How memberships are joined: an operator by name, and gamma for the operator ``gamma``."""

    operator: str
    gamma: float = DEFAULT_GAMMA


_PLAIN: Final[Mapping[str, Callable[[FloatArray], FloatArray]]] = {
    "and": fuzzy_and,
    "or": fuzzy_or,
    "product": fuzzy_product,
    "sum": fuzzy_sum,
}
OPERATORS: Final = (*_PLAIN, "gamma")
"""Names of the operators, for :func:`overlay`."""


def overlay(memberships: Any, how: Overlay) -> FloatArray:
    """Join the memberships of each place into its suitability.

    Parameters
    ----------
    memberships : array_like, shape (..., K)
        Memberships 0..1 of K >= 1 wishes.
    how : Overlay
        Operator and, for ``gamma``, its gamma 0..1.

    Returns
    -------
    ndarray, shape (...)
        Suitability 0..1. No operator falls when a membership rises.

    Raises
    ------
    ProblemError
        If a membership is not in 0..1, there is no wish, or operator or gamma is unknown.
    """
    numbers = as_numbers(memberships, "memberships")
    if numbers.ndim < 1 or numbers.shape[-1] < 1:
        raise ProblemError("memberships: expected at least one wish")
    if numbers.size and (numbers.min() < 0.0 or numbers.max() > 1.0):
        raise ProblemError("memberships: expected numbers from 0 to 1")
    operator = choose(how.operator, OPERATORS, "operator", "fuzzy overlay")
    if operator != "gamma":
        return _PLAIN[operator](numbers)
    if not 0.0 <= how.gamma <= 1.0:
        raise ProblemError(f"gamma: {how.gamma}; expected a number from 0 to 1")
    return fuzzy_gamma(numbers, how.gamma)


def bounds(memberships: Any, how: Overlay) -> tuple[FloatArray, FloatArray]:
    """Return the lowest and the highest suitability where some memberships are unknown.

    Parameters
    ----------
    memberships : array_like, shape (..., K)
        Memberships 0..1; NaN where nothing is known.
    how : Overlay

    Returns
    -------
    low, high : ndarray, shape (...)
        Suitability with every unknown membership at 0 and at 1. No operator falls when a
        membership rises, so nothing outside of these is possible; equal ends mean that what is
        unknown does not matter.
    """
    numbers = np.asarray(memberships, dtype=np.float64)
    return (
        overlay(np.nan_to_num(numbers, nan=0.0), how),
        overlay(np.nan_to_num(numbers, nan=1.0), how),
    )
