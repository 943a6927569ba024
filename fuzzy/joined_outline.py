"""Triangles joined by the algebraic sum a + b - ab: the exact centroid of their outline."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from fuzzy.batching import pieces
from fuzzy.checks import FloatArray, IntArray
from fuzzy.numbers import centroid

QUADRATURE_ERROR = 1e-12
INTERVALS_AT_A_TIME = 2**17
FEWEST_AT_A_TIME = 2**12
WORKERS = 2
STEEPEST = 1e300
STEEPEST_SUMMED = 1e8
SUMMING_ERROR = 1e-6
SMALLEST = 1e-300


class Course(NamedTuple):
    """How the sum of the weighted memberships runs between the corners, ``(A, K)`` each.

    By how much it changes in an interval, all slopes taken as positive, and its least and greatest
    value there.
    """

    change: FloatArray
    least: FloatArray
    greatest: FloatArray


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
    blocks = [slice(first, first + rows) for first in range(0, len(gaps), rows)]

    def integrate(block: slice) -> None:
        areas[:, block], moments[:, block] = _integrals(gaps[block], weights)

    if len(blocks) == 1:
        integrate(blocks[0])
    else:
        # NumPy lets go of the interpreter's lock in arrays of this size: a second core helps.
        with ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(integrate, blocks))
    means = weights @ centroid(gaps).T / weights.sum(axis=1)[:, None]
    flat = areas <= 0
    return np.where(flat, means, moments / np.where(flat, 1.0, areas))


@np.errstate(all="ignore")
def _integrals(gaps: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return area and first moment of the joined outlines of some alternatives, each (S, A)."""
    half, middle, needed = _intervals(gaps, weights)
    area, moment = np.zeros((2, len(weights), len(gaps)))
    rows_needed = needed.max(axis=1)
    full = slice(int(np.count_nonzero(rows_needed)), None)
    area += 2 * half[full].sum(axis=0)
    moment += 2 * (half[full] * middle[full]).sum(axis=0)
    for own, count in _groups(rows_needed, half.shape[1] * len(weights)):
        points, shares = _nodes(count)
        for piece in pieces(len(weights), half[own].size * count):
            rest = _products(gaps, half[own], middle[own], points, weights[piece])
            outline = np.subtract(1.0, rest, out=rest)
            outline *= shares[:, None, None, None]
            share = outline.sum(axis=0)
            lever = np.tensordot(points, outline, axes=(0, 0))
            area[piece] += (share * half[own]).sum(axis=1)
            moment[piece] += ((share * middle[own] + lever * half[own]) * half[own]).sum(axis=1)
    return area, moment


def _groups(needed: IntArray, width: int) -> Iterator[tuple[slice, int]]:
    """Yield rows to be integrated together, and with how many nodes.

    Rows that need equally many go together, and small groups join the next one: there a call costs
    more than a node too many.

    Parameters
    ----------
    needed : ndarray, shape (K,)
        Descending.
    width : int
        How many numbers stand in a row.
    """
    rows = int(np.count_nonzero(needed))
    first = 0
    for last in [*np.flatnonzero(np.diff(needed[:rows])) + 1, rows]:
        if last == rows or (last - first) * width >= FEWEST_AT_A_TIME:
            if last > first:
                yield slice(first, int(last)), int(needed[first])
            first = int(last)


@lru_cache(maxsize=64)
def _nodes(count: int) -> tuple[FloatArray, FloatArray]:
    """Return the Gauss-Legendre points of (-1, 1) and their weights."""
    return np.polynomial.legendre.leggauss(count)


def _intervals(gaps: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray, IntArray]:
    """Cut each alternative's axis at the corners of its triangles.

    Returns
    -------
    half, middle, needed : ndarray, shape (K, A) each
        Half the length of an interval, its middle and the nodes it needs (0 where it is empty or
        the outline is 1); in each column those that need most come first.
    """
    corners = gaps.transpose(0, 2, 1).reshape(len(gaps), -1)
    order = np.argsort(corners, axis=1)
    corners = np.take_along_axis(corners, order, axis=1)
    half = np.diff(corners, axis=1) / 2
    middle = (corners[:, 1:] + corners[:, :-1]) / 2
    needed = _nodes_needed(_course(gaps, weights, order, 2 * half), weights)
    needed[half <= 0] = 0
    most_first = np.argsort(-needed, axis=1)
    half, middle = (
        np.ascontiguousarray(np.take_along_axis(part, most_first, axis=1).T)
        for part in (half, middle)
    )
    return half, middle, np.take_along_axis(needed, most_first, axis=1).T


def _course(gaps: FloatArray, weights: FloatArray, order: IntArray, lengths: FloatArray) -> Course:
    """Sum the memberships along the corners, which `order` (A, 3C) sorts.

    The change is that under the greatest of several weightings, least and greatest value are those
    under the least.
    """
    low, peak, high = gaps[..., 0], gaps[..., 1], gaps[..., 2]
    rise, fall = _slope(peak - low), _slope(high - peak)

    def running(*turns: FloatArray) -> FloatArray:
        turn = np.concatenate(turns, axis=1)
        return np.cumsum(np.take_along_axis(turn, order, axis=1), axis=1)[:, :-1]

    top, bottom = weights.max(axis=0), weights.min(axis=0)
    steep = running(top * rise, top * (fall - rise), -top * fall)
    slope = running(bottom * rise, -bottom * (fall + rise), bottom * fall)
    jump = running(bottom * (low == peak), 0 * peak, -bottom * (high == peak))
    step = slope * lengths
    end = np.cumsum(step, axis=1) + jump
    # Beside steeper sides than this the running sum would lose the gentle ones.
    lost = (top * np.maximum(rise, fall)).max(axis=1, keepdims=True) > STEEPEST_SUMMED
    return Course(
        change=np.where(lost, np.inf, np.abs(steep) * lengths),
        least=np.where(lost, 0.0, np.minimum(end, end - step) - SUMMING_ERROR),
        greatest=np.where(lost, 0.0, np.maximum(end, end - step) - SUMMING_ERROR),
    )


def _slope(run: FloatArray) -> FloatArray:
    """Return 1 / run, 0 for an upright side."""
    return np.where(run > 0, 1 / np.maximum(run, 1 / STEEPEST), 0.0)


def _nodes_needed(course: Course, weights: FloatArray) -> IntArray:
    """Return for each interval (A, K) how many nodes leave no error beyond rounding.

    Half the number of criteria plus one and a half is exact: the first moment's degree is one above
    the outline's. Weights up to 1 need fewer in short intervals. A product of linear factors of
    size up to 1 whose slopes add up to s has a k-th derivative of at most s ** k; with the
    quadrature's remainder (n!)^4 / ((2n + 1) ((2n)!)^3) and `change` being s times the length,
    n nodes err in the moment about the middle by at most remainder x change ** (2n - 1) x
    (change / 2 + 2n). Where the memberships add up to m the factors beside any 2n of them multiply
    to exp(w - m) at most, w the sum of the 2n greatest weights, and so does the error.

    The error is held against the interval's own share, so that small weights are as exact: half of
    1 - exp(-m) at least, and of change x (1 - exp(-t)) / t, t the sum of the weights. Where exp(-m)
    itself is that small, the outline is 1.
    """
    exact = (weights.shape[1] + 3) // 2
    needed = np.full(course.change.shape, exact)
    if np.any(weights > 1):
        return needed
    total = weights.sum(axis=1).max()
    heaviest = np.cumsum(np.sort(weights.max(axis=0))[::-1])
    change = np.maximum(course.change, SMALLEST)
    own = np.maximum(-np.expm1(-course.greatest), change * -np.expm1(-total) / total)
    allowed = np.log(QUADRATURE_ERROR * own)
    logarithm, remainder = np.log(change), 0.0
    known = np.isfinite(course.change)
    full = known & (-course.least <= allowed)
    needed[full] = 0
    open_still = known & ~full
    for n in range(1, exact):
        remainder += np.log(n / (8 * (2 * n - 1) ** 3))
        error = remainder - np.log(2 * n + 1) + (2 * n - 1) * logarithm + np.log(change + 4 * n)
        error += np.minimum(0.0, heaviest[min(2 * n, len(heaviest)) - 1] - course.least)
        enough = open_still & (error <= allowed)
        needed[enough] = n
        open_still &= ~enough
        if not open_still.any():
            break
    return needed


def _products(
    gaps: FloatArray, half: FloatArray, middle: FloatArray, points: FloatArray, weights: FloatArray
) -> FloatArray:
    """Return the product over j of (1 - w_j mu_j) at `points` of the intervals (R, A).

    No triangle has a corner inside an interval, so that what its membership lacks to 1 runs in a
    straight line there: two points tell it, and one product serves the two nodes that lie opposite
    each other.

    Returns
    -------
    ndarray, shape (N, S, R, A)
    """
    peak = np.ascontiguousarray(gaps[..., 1].T)
    runs = np.ascontiguousarray(np.diff(gaps, axis=2).transpose(2, 1, 0))
    rise, fall = np.array([-1.0, 1.0])[:, None, None] / np.maximum(runs, 1 / STEEPEST)
    pairs = len(points) // 2
    steps = 2 * points[:pairs, None, None, None]
    later = middle + half / 2
    rest = np.ones((len(points), len(weights), *middle.shape))
    ahead, behind = np.empty((2, pairs, *rest.shape[1:]))
    level = np.empty(rest.shape[1:])
    lack, tilt, away = np.empty((3, *middle.shape))
    for j, weight in enumerate(weights.T[..., None, None]):
        for x, missing in ((middle, lack), (later, tilt)):
            np.subtract(x, peak[j], out=away)
            np.multiply(away, rise[j], out=missing)
            np.multiply(away, fall[j], out=away)
            np.minimum(np.maximum(missing, away, out=missing), 1.0, out=missing)
        tilt -= lack
        np.add(np.multiply(weight, lack, out=level), 1.0 - weight, out=level)
        np.multiply(steps * weight, tilt, out=behind)
        rest[:pairs] *= np.add(level, behind, out=ahead)
        rest[len(points) - pairs :][::-1] *= np.subtract(level, behind, out=behind)
        if len(points) % 2:
            rest[pairs] *= level
    return rest
