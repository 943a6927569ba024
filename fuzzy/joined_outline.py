"""Triangles joined by the algebraic sum a + b - ab: the exact centroid of their outline."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from fuzzy.batching import pieces
from fuzzy.checks import FloatArray, IntArray
from fuzzy.numbers import centroid

QUADRATURE_ERROR = 1e-12
INTERVALS_AT_A_TIME = 2**14
STEEPEST = 1e300
STEEPEST_SUMMED = 1e8


def membership_centroids(gaps: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the centroid of the algebraic sum of the weighted memberships.

    The sum is 1 - product of (1 - w_j mu_j(x)), a polynomial between the corners of the
    triangles, integrated there by Gauss-Legendre quadrature with as many nodes as leave no error
    beyond rounding.

    A crisp distance has no area; it counts only for alternatives all of whose weighted distances
    are crisp, which get the weighted mean of the distances.

    Parameters
    ----------
    gaps : ndarray, shape (A, C, 3), >= 0
    weights : ndarray, shape (S, C), not all 0

    Returns
    -------
    ndarray, shape (S, A)
    """
    moments, areas = np.empty((2, len(weights), len(gaps)))
    rows = max(1, INTERVALS_AT_A_TIME // (3 * gaps.shape[1]))
    for first in range(0, len(gaps), rows):
        own = slice(first, first + rows)
        areas[:, own], moments[:, own] = _integrals(gaps[own], weights)
    means = weights @ centroid(gaps).T / weights.sum(axis=1)[:, None]
    flat = areas <= 0
    return np.where(flat, means, moments / np.where(flat, 1.0, areas))


def _integrals(gaps: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return area and first moment of the joined outlines of some alternatives, each (S, A)."""
    half, middle, change = _intervals(gaps, weights.max(axis=0))
    needed = _nodes_needed(change.max(axis=1), weights)
    degrees, tilts = _lines(gaps, middle, half)
    area, moment = np.zeros((2, len(weights), len(gaps)))
    for count in np.unique(needed):
        own = slice(*np.searchsorted(-needed, [-count, 1 - count]))
        points, shares = _nodes(int(count))
        x = middle[own] + half[own] * points[:, None, None]
        width = half[own] * shares[:, None, None]
        own_degrees, own_tilts = (part[:, own].reshape(len(part), -1) for part in (degrees, tilts))
        for piece in pieces(len(weights), x.size):
            outline = _algebraic_sum(own_degrees, own_tilts, points, weights[piece])
            outline = outline.reshape(-1, *x.shape)
            outline *= width
            area[piece] += outline.sum(axis=(1, 2))
            outline *= x
            moment[piece] += outline.sum(axis=(1, 2))
    return area, moment


@lru_cache(maxsize=64)
def _nodes(count: int) -> tuple[FloatArray, FloatArray]:
    """Return the Gauss-Legendre points of (-1, 1) and their weights."""
    return np.polynomial.legendre.leggauss(count)


def _intervals(gaps: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Cut each alternative's axis at the corners of its triangles.

    Parameters
    ----------
    gaps : ndarray, shape (A, C, 3)
    weights : ndarray, shape (C,)

    Returns
    -------
    half, middle, change : ndarray, shape (K, A) each
        Half the length of an interval, its middle, and by how much the weighted memberships
        change in it, all slopes taken as positive; in each column the greatest change first.
    """
    low, peak, high = gaps[..., 0], gaps[..., 1], gaps[..., 2]
    rise = weights * _slope(peak - low)
    fall = weights * _slope(high - peak)
    turns = np.concatenate([rise, fall - rise, -fall], axis=1)
    corners = np.concatenate([low, peak, high], axis=1)
    order = np.argsort(corners, axis=1)
    corners = np.take_along_axis(corners, order, axis=1)
    slopes = np.abs(np.cumsum(np.take_along_axis(turns, order, axis=1), axis=1)[:, :-1])
    half = np.diff(corners, axis=1) / 2
    middle = (corners[:, 1:] + corners[:, :-1]) / 2
    # Beside steeper sides than this the running sum would lose the gentle ones.
    lost = np.maximum(rise, fall).max(axis=1, keepdims=True) > STEEPEST_SUMMED
    change = np.where(lost, np.inf, 2 * half * slopes)
    greatest_first = np.argsort(-change, axis=1)
    half, middle, change = (
        np.ascontiguousarray(np.take_along_axis(part, greatest_first, axis=1).T)
        for part in (half, middle, change)
    )
    return half, middle, change


def _slope(run: FloatArray) -> FloatArray:
    """Return 1 / run, 0 for an upright side."""
    return np.where(run > 0, 1 / np.maximum(run, 1 / STEEPEST), 0.0)


def _nodes_needed(change: FloatArray, weights: FloatArray) -> IntArray:
    """Return for each change within an interval how many nodes leave no error beyond rounding.

    Half the number of criteria plus one and a half is exact: the first moment's degree is one above
    the outline's. Weights up to 1 need fewer in short intervals. A product of linear factors of
    size up to 1 whose slopes add up to s has a k-th derivative of at most s ** k; with the
    quadrature's remainder (n!)^4 / ((2n + 1) ((2n)!)^3) and `change` being s times the length,
    n nodes err in the moment about the middle by at most remainder x change ** (2n - 1) x
    (change / 2 + 2n). An interval's own share is at least change / 2 x (1 - exp(-w)) / w, w the
    sum of the weights. The error is held against that share, so that small weights are as exact.
    """
    exact = (weights.shape[1] + 3) // 2
    needed = np.full(len(change), exact)
    if np.any(weights > 1):
        return needed
    total = weights.sum(axis=1).max()
    allowed = QUADRATURE_ERROR * -np.expm1(-total) / total
    factor, powers, squares = 1.0, np.ones_like(change), np.square(change)
    for n in range(1, exact):
        factor *= n / (8 * (2 * n - 1) ** 3)
        error = factor / (2 * n + 1) * powers * (change + 4 * n)
        powers = powers * squares
        enough = error <= allowed
        needed[enough] = np.minimum(needed[enough], n)
    return needed


def _lines(gaps: FloatArray, middle: FloatArray, half: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return each triangle's membership at the middles and its change from there to the ends.

    No triangle has a corner inside an interval, so that its membership runs in a straight line
    there and two points tell it. Both are (C, K, A).
    """
    rise, fall = (1 / np.maximum(np.diff(gaps, axis=2), 1 / STEEPEST)).transpose(2, 1, 0)
    low, _, high = gaps.transpose(2, 1, 0)
    degrees, tilts = np.empty((2, gaps.shape[1], *middle.shape))
    later, falling = middle + half / 2, np.empty_like(middle)
    for j in range(gaps.shape[1]):
        for x, degree in ((middle, degrees[j]), (later, tilts[j])):
            np.multiply(np.subtract(x, low[j], out=degree), rise[j], out=degree)
            np.multiply(np.subtract(high[j], x, out=falling), fall[j], out=falling)
            np.maximum(np.minimum(degree, falling, out=degree), 0.0, out=degree)
        tilts[j] -= degrees[j]
        tilts[j] *= 2
    return degrees, tilts


def _algebraic_sum(
    degrees: FloatArray, tilts: FloatArray, points: FloatArray, weights: FloatArray
) -> FloatArray:
    """Return 1 - product over j of (1 - w_j mu_j) at `points` of (-1, 1), shape (S, N, R)."""
    rest = np.ones((len(weights), len(points), degrees.shape[1]))
    factor = np.empty_like(rest)
    for weight, degree, tilt in zip(weights.T[..., None], degrees, tilts, strict=True):
        # The shorter of the two axes is worked out first, so that less is done on the whole.
        if len(weights) < len(points):
            np.multiply((-weight * tilt)[:, None], points[:, None], out=factor)
            factor += (1 - weight * degree)[:, None]
        else:
            np.multiply(-weight[:, None], degree + tilt * points[:, None], out=factor)
            factor += 1.0
        rest *= factor
    return np.subtract(1.0, rest, out=rest)
