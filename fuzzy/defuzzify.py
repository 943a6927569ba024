"""One plain number for a fuzzy one; the definitions in use, each in closed form.

A number is a trapezoid ``(a, b, c, d)``; a triangle has b = c. All are functions of arrays
``(N, 4)`` and answer ``(N,)``. A number without width answers itself (area and ambiguity: 0).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from fuzzy.checks import FloatArray, moderate_numbers
from fuzzy.errors import ProblemError
from fuzzy.numbers import as_trapezoid


def centroid(x: FloatArray) -> FloatArray:
    """Return the centre of gravity of the area."""
    a, b, c, d = x.T
    b, c, d = b - a, c - a, d - a
    area = d + c - b
    flat = area <= 0
    shift = (d * d + c * c + d * c - b * b) / np.where(flat, 1.0, 3 * area)
    return np.asarray(a + np.where(flat, 0.0, shift))


def bisector(x: FloatArray) -> FloatArray:
    """Return the value that halves the area."""
    a, b, c, d = x.T
    half = ((d - a) + (c - b)) / 4
    on_rise = a + np.sqrt(2 * half * (b - a))
    on_fall = d - np.sqrt(2 * half * (d - c))
    on_core = a + half + (b - a) / 2
    on_side = np.where(half <= (b - a) / 2, on_rise, on_fall)
    is_core = (half > (b - a) / 2) & (half > (d - c) / 2)
    return np.asarray(np.where(is_core, on_core, on_side))


def mean_of_maxima(x: FloatArray) -> FloatArray:
    """Return the middle of the core, (b + c) / 2."""
    return np.asarray((x[:, 1] + x[:, 2]) / 2)


def smallest_of_maxima(x: FloatArray) -> FloatArray:
    """Return the least value of the core, b."""
    return x[:, 1].copy()


def largest_of_maxima(x: FloatArray) -> FloatArray:
    """Return the greatest value of the core, c."""
    return x[:, 2].copy()


def graded_mean_integration(x: FloatArray) -> FloatArray:
    """Return (a + 2b + 2c + d) / 6 (Chen & Hsieh)."""
    return np.asarray(x @ np.array([1.0, 2.0, 2.0, 1.0]) / 6)


def signed_distance(x: FloatArray) -> FloatArray:
    """Return (a + b + c + d) / 4 (Yao & Wu)."""
    return np.asarray(x.sum(axis=1) / 4)


def opricovic_second_weighted_mean(x: FloatArray) -> FloatArray:
    """Return the triangle's (a + 2b + d) / 4."""
    return signed_distance(_triangles(x, "opricovic_second_weighted_mean"))


def midpoint_of_support(x: FloatArray) -> FloatArray:
    """Return (a + d) / 2."""
    return np.asarray((x[:, 0] + x[:, 3]) / 2)


def best_nonfuzzy_performance(x: FloatArray) -> FloatArray:
    """Return the triangle's (a + b + d) / 3."""
    triangles = _triangles(x, "best_nonfuzzy_performance")
    return np.asarray((triangles[:, 0] + triangles[:, 1] + triangles[:, 3]) / 3)


def total_integral_value(x: FloatArray, alpha: float = 0.5) -> FloatArray:
    """Return alpha (c + d) / 2 + (1 - alpha) (a + b) / 2 (Liou & Wang 1992).

    Parameters
    ----------
    x : ndarray, shape (N, 4)
    alpha : float, 0..1
        Index of optimism.
    """
    return np.asarray(alpha * (x[:, 2] + x[:, 3]) / 2 + (1 - alpha) * (x[:, 0] + x[:, 1]) / 2)


def ambiguity_delgado(x: FloatArray) -> FloatArray:
    """Return ((d - a) + 2 (c - b)) / 6, how vague the number is (Delgado et al. 1998)."""
    return np.asarray(((x[:, 3] - x[:, 0]) + 2 * (x[:, 2] - x[:, 1])) / 6)


def magnitude_abbasbandy_hajjari(x: FloatArray) -> FloatArray:
    """Return (a + 5b + 5c + d) / 12 (Abbasbandy & Hajjari 2009)."""
    return np.asarray(x @ np.array([1.0, 5.0, 5.0, 1.0]) / 12)


def area(x: FloatArray) -> FloatArray:
    """Return the area under the membership function, ((d - a) + (c - b)) / 2."""
    return np.asarray(((x[:, 3] - x[:, 0]) + (x[:, 2] - x[:, 1])) / 2)


DEFUZZIFIERS: dict[str, Callable[..., FloatArray]] = {
    "centroid": centroid,
    "bisector": bisector,
    "mean_of_maxima": mean_of_maxima,
    "smallest_of_maxima": smallest_of_maxima,
    "largest_of_maxima": largest_of_maxima,
    "graded_mean_integration": graded_mean_integration,
    "signed_distance": signed_distance,
    "opricovic_second_weighted_mean": opricovic_second_weighted_mean,
    "midpoint_of_support": midpoint_of_support,
    "best_nonfuzzy_performance": best_nonfuzzy_performance,
    "total_integral_value": total_integral_value,
    "value_delgado": graded_mean_integration,
    "ambiguity_delgado": ambiguity_delgado,
    "magnitude_abbasbandy_hajjari": magnitude_abbasbandy_hajjari,
    "area": area,
}


def defuzzify(numbers: Any, method: str = "centroid", **options: float) -> FloatArray:
    """Return one plain number for each fuzzy number.

    Parameters
    ----------
    numbers : array_like, shape (N, 3) or (N, 4), or a list that mixes both and plain numbers
        In ascending order.
    method : str
        A key of :data:`DEFUZZIFIERS`.
    **options
        `alpha` of total_integral_value, 0..1.

    Returns
    -------
    ndarray, shape (N,)

    Raises
    ------
    ProblemError
    """
    if not isinstance(method, str) or method not in DEFUZZIFIERS:
        raise ProblemError(
            f"unknown method {method!r} for defuzzify: expected one of {', '.join(DEFUZZIFIERS)}"
        )
    for name, value in options.items():
        if (method, name) != ("total_integral_value", "alpha"):
            expected = "alpha" if method == "total_integral_value" else "none"
            raise ProblemError(f"unknown option {name!r} for {method}: expected {expected}")
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise ProblemError(f"unknown alpha {value!r} for {method}: expected a number in 0..1")
    return DEFUZZIFIERS[method](as_trapezoids(numbers, "numbers"), **options)


def as_trapezoids(numbers: Any, field: str) -> FloatArray:
    """Return a list of plain numbers, triangles and trapezoids as an array (N, 4).

    Raises
    ------
    ProblemError
        If it is empty, or one of them has not 1, 3 or 4 ascending finite numbers.
    """
    if isinstance(numbers, np.ndarray):
        numbers = list(numbers)
    if not isinstance(numbers, list | tuple) or not len(numbers):
        raise ProblemError(f"{field}: expected a list of at least one fuzzy number")
    rows = np.empty((len(numbers), 4))
    for n, number in enumerate(numbers):
        points = moderate_numbers(number, f"{field}[{n}]")
        if points.ndim == 0:
            points = np.repeat(points, 3)
        if points.shape not in ((3,), (4,)) or np.any(np.diff(points) < 0):
            raise ProblemError(
                f"{field}[{n}]: {number!r}; expected 3 or 4 numbers in ascending order"
            )
        rows[n] = as_trapezoid(points)
    return rows


def _triangles(x: FloatArray, method: str) -> FloatArray:
    """Refuse trapezoids where a definition is for triangles only."""
    wide = np.flatnonzero(x[:, 1] != x[:, 2])
    if len(wide):
        raise ProblemError(
            f"numbers[{wide[0]}]: {x[wide[0]].tolist()}; expected a triangle for {method}"
        )
    return x
