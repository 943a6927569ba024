"""The outline of a union of clipped fuzzy sets as the piecewise linear function it is.

Breakpoints are the corners of the sets, the points where a set is cut off, and the points where
two outlines cross. Between two neighbouring breakpoints the union is a straight line, so area,
moment, bisector and maxima are found exactly, without sampling. Sides without width are jumps:
values are therefore kept as limits from the right of a breakpoint and from the left of the next.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from fuzzy.checks import BoolArray, FloatArray

LEVEL_TOLERANCE = 1e-12


@dataclass(frozen=True, eq=False)
class Outline:
    """A piecewise linear function on an interval, for one answer.

    Parameters
    ----------
    points : ndarray, shape (n + 1,)
        Ends of the n pieces, ascending.
    at_points : ndarray, shape (n + 1,), 0..1
        Values at the ends themselves; at a jump or a set without width they stand alone.
    at_left, at_right : ndarray, shape (n,), 0..1
        Values just inside the ends of the pieces.
    """

    points: FloatArray
    at_points: FloatArray
    at_left: FloatArray
    at_right: FloatArray

    @property
    def left(self) -> FloatArray:
        """Left ends of the pieces, shape (n,)."""
        return self.points[:-1]

    @property
    def widths(self) -> FloatArray:
        """Widths of the pieces, shape (n,)."""
        return np.diff(self.points)

    @property
    def areas(self) -> FloatArray:
        """Areas of the pieces, shape (n,)."""
        return np.asarray(self.widths * (self.at_left + self.at_right) / 2)


Limit = Callable[[FloatArray, FloatArray], FloatArray]
Join = Callable[[FloatArray], FloatArray]


def cut_off(heights: FloatArray, strengths: FloatArray) -> FloatArray:
    """Return the heights (T, n) of sets cut off at their strengths (T,)."""
    return np.asarray(np.minimum(heights, strengths[:, None]))


def scaled_down(heights: FloatArray, strengths: FloatArray) -> FloatArray:
    """Return the heights (T, n) of sets times their strengths (T,)."""
    return np.asarray(heights * strengths[:, None])


def greatest(heights: FloatArray) -> FloatArray:
    """Return the greatest height of the sets (T, n), 0 where there is none."""
    return np.asarray(heights.max(axis=0, initial=0.0))


def bounded_sum(heights: FloatArray) -> FloatArray:
    """Return the sum of the heights of the sets (T, n), at most 1."""
    return np.asarray(np.minimum(heights.sum(axis=0), 1.0))


def union_outline(
    terms: FloatArray,
    strengths: FloatArray,
    universe: tuple[float, float],
    limit: Limit = cut_off,
    join: Join = greatest,
) -> Outline:
    """Return the outline of the union of fuzzy sets, each limited to its strength.

    Parameters
    ----------
    terms : ndarray, shape (T, 4)
        Trapezoids; what lies outside of the universe is left out.
    strengths : ndarray, shape (T,), 0..1
        Sets of strength 0 do not count.
    universe : (lowest, highest)
    limit : callable
        :func:`cut_off` (minimum) or :func:`scaled_down` (product).
    join : callable
        :func:`greatest` (maximum) or :func:`bounded_sum`.
    """
    active = strengths > 0
    terms, strengths = terms[active], strengths[active]
    points = _corners(terms, strengths, universe)
    points = _with_crossings(points, *_sides(points, terms, strengths, limit))
    rising, falling = _sides(points, terms, strengths, limit)
    at_points = limit(_height(points, points, terms), strengths)
    return Outline(points, join(at_points), join(rising), join(falling))


def outline_centroid(outline: Outline) -> float | None:
    """Return the centre of gravity of the area, None if there is no area."""
    areas = outline.areas
    total = areas.sum()
    if total <= 0:
        return None
    levers = outline.widths**2 * (outline.at_left + 2 * outline.at_right) / 6
    moments = areas * outline.left + levers
    return float(moments.sum() / total)


def outline_bisector(outline: Outline) -> float | None:
    """Return the x that halves the area; the middle of the gap if a gap does."""
    areas = outline.areas
    total = areas.sum()
    if total <= 0:
        return None
    mirrored = Outline(
        -outline.points[::-1],
        outline.at_points[::-1],
        outline.at_right[::-1],
        outline.at_left[::-1],
    )
    return (_reaches(outline, total / 2) - _reaches(mirrored, total / 2)) / 2


def outline_maxima(outline: Outline) -> tuple[float, float] | None:
    """Return the least and the greatest x at which the outline is highest, None if it is 0."""
    x = np.concatenate([outline.points, outline.points[:-1], outline.points[1:]])
    y = np.concatenate([outline.at_points, outline.at_left, outline.at_right])
    top = y.max(initial=0.0)
    if top <= 0:
        return None
    highest = x[y >= top * (1 - LEVEL_TOLERANCE)]
    return float(highest.min()), float(highest.max())


def _reaches(outline: Outline, area: float) -> float:
    """Return the least x to whose left there is the given area."""
    areas = outline.areas
    before = np.cumsum(areas) - areas
    tolerance = LEVEL_TOLERANCE * areas.sum()
    k = int(np.flatnonzero((before + areas >= area - tolerance) & (areas > 0))[0])
    rest = min(max(area - float(before[k]), 0.0), float(areas[k]))
    start, width = float(outline.left[k]), float(outline.widths[k])
    low, rise = float(outline.at_left[k]), float(outline.at_right[k] - outline.at_left[k])
    # rest = low t w + rise t² w / 2, solved without subtracting nearly equal numbers.
    root = np.sqrt(max(low * low + 2 * rise * rest / width, 0.0))
    share = 2 * rest / width / (low + root) if rest > 0 else 0.0
    return start + min(share, 1.0) * width


def _corners(terms: FloatArray, strengths: FloatArray, universe: tuple[float, float]) -> FloatArray:
    """Return the ascending points at which a single limited set may bend."""
    a, b, c, d = terms.T
    cuts = [a + strengths * (b - a), d - strengths * (d - c)]
    ends = np.asarray(universe, dtype=np.float64)
    return np.unique(np.clip(np.concatenate([ends, terms.ravel(), *cuts]), *universe))


def _sides(
    points: FloatArray, terms: FloatArray, strengths: FloatArray, limit: Limit
) -> tuple[FloatArray, FloatArray]:
    """Return each limited set just right of every left end and just left of every right end.

    Both have shape (T, n). The middle of a piece tells on which side of a jump it lies.
    """
    middle = (points[:-1] + points[1:]) / 2
    return (
        limit(_height(points[:-1], middle, terms), strengths),
        limit(_height(points[1:], middle, terms), strengths),
    )


def _height(x: FloatArray, middle: FloatArray, terms: FloatArray) -> FloatArray:
    """Return the membership (T, n) at x, continued from the piece whose middle is given."""
    a, b, c, d = (terms[:, k, None] for k in range(4))
    # Far outside of a very narrow side the line leaves the range; it is not read there.
    with np.errstate(over="ignore"):
        up = (x - a) / np.where(b > a, b - a, 1.0)
        down = (d - x) / np.where(d > c, d - c, 1.0)
    on_rise: BoolArray = (middle > a) & (middle < b)
    on_fall: BoolArray = (middle > c) & (middle < d)
    on_core: BoolArray = (middle >= b) & (middle <= c)
    height = np.where(on_rise, up, np.where(on_fall, down, np.where(on_core, 1.0, 0.0)))
    return np.clip(height, 0.0, 1.0)


def _with_crossings(points: FloatArray, at_left: FloatArray, at_right: FloatArray) -> FloatArray:
    """Return the points with those added at which two sets, or their sum and 1, cross."""
    first, second = np.triu_indices(len(at_left), k=1)
    starts = np.vstack([at_left[first] - at_left[second], at_left.sum(axis=0) - 1])
    ends = np.vstack([at_right[first] - at_right[second], at_right.sum(axis=0) - 1])
    rows, pieces = np.nonzero(starts * ends < 0)
    start, end = starts[rows, pieces], ends[rows, pieces]
    x = points[pieces] + start / (start - end) * (points[pieces + 1] - points[pieces])
    return np.unique(np.concatenate([points, x]))
