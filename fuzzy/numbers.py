"""Triangular and trapezoidal fuzzy numbers as arrays: arithmetic, alpha-cuts, distances.

A number is the last axis of an array: ``(l, m, u)`` for a triangle, ``(a, b, c, d)`` for a
trapezoid, ends in ascending order. All functions broadcast over the leading axes and leave their
inputs unchanged. They trust their input; checking is done where data comes in.

Addition, subtraction and scaling are exact. The product and the quotient of two triangles are not
triangles: the component by component forms here keep the exact ends and peak for numbers that are
not negative and draw straight lines between them (Dubois & Prade 1978); the exact cuts of a
product are given by :func:`product_cut`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from fuzzy.checks import FloatArray, index_text
from fuzzy.errors import ProblemError

TINY = float(np.finfo(np.float64).tiny)


def reverse(x: FloatArray) -> FloatArray:
    """Return `x` with its components in reverse order, ``(u, m, l)``."""
    return x[..., ::-1]


def add(x: FloatArray, y: FloatArray) -> FloatArray:
    """Return the sum, component by component (exact)."""
    return np.asarray(x + y)


def subtract(x: FloatArray, y: FloatArray) -> FloatArray:
    """Return the fuzzy difference ``(l - u', m - m', u - l')`` (exact).

    Note that ``x - x`` is not zero unless x is crisp: the two are taken as unrelated.
    """
    return np.asarray(x - y[..., ::-1])


def negate(x: FloatArray) -> FloatArray:
    """Return ``(-u, -m, -l)``."""
    return np.asarray(-x[..., ::-1])


def scale(x: FloatArray, factor: float) -> FloatArray:
    """Return `x` times a plain number; a factor below zero swaps the ends."""
    return np.asarray(x * factor if factor >= 0 else x[..., ::-1] * factor)


def multiply(x: FloatArray, y: FloatArray) -> FloatArray:
    """Return the product component by component, ``(l l', m m', u u')``.

    In ascending order only where neither number reaches below zero.
    """
    return np.asarray(x * y)


def multiply_exact(x: FloatArray, y: FloatArray) -> FloatArray:
    """Return the exact support and core of the product, also for numbers below zero.

    Parameters
    ----------
    x, y : ndarray, shape (..., 3) or (..., 4), alike

    Returns
    -------
    ndarray, same shape
        The sides between these points are curves; see :func:`product_cut`.
    """
    width = x.shape[-1]
    foot_low, foot_high = _interval_product(x[..., 0], x[..., -1], y[..., 0], y[..., -1])
    core_low, core_high = _interval_product(x[..., 1], x[..., -2], y[..., 1], y[..., -2])
    core = (core_low,) if width == 3 else (core_low, core_high)
    return np.stack([foot_low, *core, foot_high], axis=-1)


def product_cut(x: FloatArray, y: FloatArray, alpha: float) -> FloatArray:
    """Return the exact alpha-cut ``(..., 2)`` of the product of two numbers."""
    p, q = alpha_cut(x, alpha), alpha_cut(y, alpha)
    return np.stack(_interval_product(p[..., 0], p[..., 1], q[..., 0], q[..., 1]), axis=-1)


def reciprocal(x: FloatArray, field: str = "b") -> FloatArray:
    """Return ``(1 / u, 1 / m, 1 / l)``.

    Raises
    ------
    ProblemError
        If the number reaches or crosses zero; `field` names it in the sentence.
    """
    _require_one_sign(x, field)
    return np.asarray(1.0 / x[..., ::-1])


def divide(x: FloatArray, y: FloatArray, field: str = "b") -> FloatArray:
    """Return the quotient ``(l / u', m / m', u / l')``.

    Raises
    ------
    ProblemError
        If the divisor reaches or crosses zero; `field` names it in the sentence.
    """
    _require_one_sign(y, field)
    return np.asarray(x / y[..., ::-1])


def alpha_cut(x: FloatArray, alpha: float) -> FloatArray:
    """Return the interval ``(..., 2)`` of the values with membership of at least `alpha`.

    Parameters
    ----------
    x : ndarray, shape (..., 3) or (..., 4)
    alpha : float
        From 0 (the closed support) to 1 (the core).
    """
    low = (1 - alpha) * x[..., 0] + alpha * x[..., 1]
    high = (1 - alpha) * x[..., -1] + alpha * x[..., -2]
    return np.stack([low, high], axis=-1)


def centroid(x: FloatArray) -> FloatArray:
    """Return ``(l + m + u) / 3`` of triangles, the centre of gravity of their area."""
    return np.asarray((x[..., 0] + x[..., 1] + x[..., 2]) / 3)


def as_trapezoid(x: FloatArray) -> FloatArray:
    """Return ``(..., 4)``: a triangle's peak is written twice, a trapezoid stays as it is."""
    return x if x.shape[-1] == 4 else np.asarray(x[..., [0, 1, 1, 2]])


def vertex_distance(x: FloatArray, y: FloatArray) -> FloatArray:
    """Return the vertex distance, the root of the mean squared difference (Chen 2000)."""
    return np.asarray(np.sqrt(np.mean(np.square(x - y), axis=-1)))


def euclidean_distance(x: FloatArray, y: FloatArray) -> FloatArray:
    """Return the root of the sum of squared differences of the components."""
    return np.asarray(np.sqrt(np.sum(np.square(x - y), axis=-1)))


def hamming_distance(x: FloatArray, y: FloatArray) -> FloatArray:
    """Return the sum of absolute differences of the components."""
    return np.asarray(np.sum(np.abs(x - y), axis=-1))


def weighted_euclidean_distance(x: FloatArray, y: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the root of the weighted mean squared difference of the components.

    Parameters
    ----------
    x, y : ndarray, shape (..., n)
    weights : ndarray, shape (n,)
        Not below 0, not all 0.
    """
    return np.asarray(np.sqrt(np.square(x - y) @ weights / np.sum(weights)))


def membership(x: FloatArray, number: Sequence[float]) -> FloatArray:
    """Return the membership of plain values in one triangle or trapezoid.

    Parameters
    ----------
    x : ndarray, any shape
    number : 3 or 4 numbers in ascending order
        A side without width is a jump; its point belongs to the core (membership 1).

    Returns
    -------
    ndarray, same shape, 0..1
    """
    a, b, c, d = number[0], number[1], number[-2], number[-1]
    # A side narrower than the least normal number is as good as a jump.
    with np.errstate(over="ignore"):
        rising = np.where(x >= b, 1.0, 0.0 if a == b else (x - a) / max(b - a, TINY))
        falling = np.where(x <= c, 1.0, 0.0 if c == d else (d - x) / max(d - c, TINY))
    return np.asarray(np.clip(np.minimum(rising, falling), 0.0, 1.0))


def _interval_product(
    a: FloatArray, b: FloatArray, c: FloatArray, d: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the ends of ``[a, b] [c, d]``."""
    corners = np.stack([a * c, a * d, b * c, b * d])
    return corners.min(axis=0), corners.max(axis=0)


def _require_one_sign(x: FloatArray, field: str) -> None:
    """Refuse divisors that reach or cross zero."""
    touching = np.argwhere((x[..., 0] <= 0) & (x[..., -1] >= 0))
    if len(touching):
        where = index_text(touching[0])
        raise ProblemError(f"{field}{where}: reaches 0; expected a divisor wholly above or below 0")
