"""Convex polygons in a triangle, in barycentric coordinates, cut by half-planes."""

from __future__ import annotations

import numpy as np

from fuzzy.checks import FloatArray

WHOLE_TRIANGLE: FloatArray = np.eye(3)
"""The three corners; a point is (t1, t2, t3), none negative, adding up to 1."""


def clip(polygon: FloatArray, normal: FloatArray) -> FloatArray:
    """Return the part of a convex polygon where ``t @ normal >= 0``.

    Parameters
    ----------
    polygon : ndarray, shape (P, 3)
        Corners in order, barycentric.
    normal : ndarray, shape (3,)

    Returns
    -------
    ndarray, shape (Q, 3)
        Corners in order (Sutherland & Hodgman 1974); empty if nothing is left. A polygon whose
        corners all lie on the line is kept whole.
    """
    if not len(polygon):
        return polygon
    height = polygon @ normal
    # Corners that earlier cuts put on this very line must not be cut again by rounding.
    height[np.abs(height) <= 1e-14 * np.abs(normal).max()] = 0.0
    corners: list[FloatArray] = []
    for i in range(len(polygon)):
        here, before = height[i], height[i - 1]
        if here * before < 0:
            part = before / (before - here)
            corners.append(polygon[i - 1] + part * (polygon[i] - polygon[i - 1]))
        if here >= 0:
            corners.append(polygon[i])
    return np.array(corners).reshape(-1, 3)


def clip_all(polygon: FloatArray, normals: FloatArray) -> FloatArray:
    """Cut a convex polygon by several half-planes, shape (N, 3)."""
    for normal in normals:
        polygon = clip(polygon, normal)
    return polygon


def area(polygon: FloatArray) -> float:
    """Return the area of a polygon (P, 3) as a part of the whole triangle's, 0..1."""
    if len(polygon) < 3:
        return 0.0
    first = polygon[0]
    # With barycentric coordinates the determinant of three points is their part of the whole.
    along, across = (polygon[1:-1] - first)[:, :2], (polygon[2:] - first)[:, :2]
    cross = along[:, 0] * across[:, 1] - along[:, 1] * across[:, 0]
    return float(abs(cross.sum()))
