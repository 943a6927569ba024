"""Distances and areas on the map: geodesic, computed once for a data set.

Positions are WGS84 longitude and latitude (EPSG:4326) in degrees everywhere. The heavy libraries
are imported inside the functions, because most pages never need them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Protocol

import numpy as np

from data.dataset import Dataset
from data.records import City
from fuzzy.checks import FloatArray, IntArray

WGS84: Final = "EPSG:4326"
ELLIPSOID: Final = "WGS84"
VILLAGE: Final = "village"


class Placed(Protocol):
    """Anything that may have a position in WGS84 degrees."""

    @property
    def lat(self) -> float | None:
        """Latitude, or None where no source gave one."""

    @property
    def lon(self) -> float | None:
        """Longitude, or None where no source gave one."""


@dataclass(frozen=True, eq=False)
class Nearest:
    """For each city the nearest place of one kind.

    Attributes
    ----------
    km : ndarray, shape (cities,)
        Geodesic kilometres; NaN where the city has no position, or no place of the kind has one.
    place : ndarray, shape (cities,)
        Index into the infrastructure of the data set; -1 where ``km`` is NaN.
    """

    km: FloatArray
    place: IntArray


def geodesic_km(starts: Sequence[Placed], ends: Sequence[Placed]) -> FloatArray:
    """Return the geodesic distance from each start to each end.

    Parameters
    ----------
    starts, ends : sequence of Placed
        n and m things with WGS84 (EPSG:4326) longitude and latitude in degrees.

    Returns
    -------
    ndarray, shape (n, m)
        Kilometres along the shortest line on the WGS84 ellipsoid (Karney 2013, by PROJ), which
        is never longer than a road; NaN where one of the two has no position.
    """
    from pyproj import Geod

    a, b = _degrees(starts), _degrees(ends)
    shape = (len(starts), len(ends))
    lon_a, lat_a = (np.broadcast_to(a[:, k, None], shape).ravel() for k in (0, 1))
    lon_b, lat_b = (np.broadcast_to(b[None, :, k], shape).ravel() for k in (0, 1))
    known = np.isfinite(lon_a) & np.isfinite(lon_b)
    km = np.full(lon_a.shape, np.nan)
    if known.any():
        geod = Geod(ellps=ELLIPSOID)
        _, _, metres = geod.inv(lon_a[known], lat_a[known], lon_b[known], lat_b[known])
        km[known] = np.asarray(metres) / 1000
    return km.reshape(shape)


def _degrees(items: Sequence[Placed]) -> FloatArray:
    """Return longitude and latitude, shape (n, 2), NaN where there is no position."""
    pairs = [
        (np.nan, np.nan) if item.lon is None or item.lat is None else (item.lon, item.lat)
        for item in items
    ]
    return np.array(pairs, dtype=np.float64).reshape(len(items), 2)


@lru_cache(maxsize=4)
def infrastructure_km(dataset: Dataset) -> FloatArray:
    """Return :func:`geodesic_km` from each city to each piece of infrastructure (WGS84)."""
    return geodesic_km(dataset.cities, dataset.infrastructure)


@lru_cache(maxsize=4)
def nearest_by_kind(dataset: Dataset) -> Mapping[str, Nearest]:
    """Return for each kind of infrastructure the nearest place of every city (WGS84 geodesic)."""
    km = infrastructure_km(dataset)
    kinds = np.array([place.kind for place in dataset.infrastructure], dtype=object)
    return {
        kind.id: _nearest(km, np.flatnonzero(kinds == kind.id))
        for kind in dataset.infrastructure_kinds
    }


def _nearest(km: FloatArray, columns: IntArray) -> Nearest:
    """Return the nearest of some columns for each row."""
    some = np.where(np.isnan(km[:, columns]), np.inf, km[:, columns])
    if not columns.size:
        return Nearest(np.full(len(km), np.nan), np.full(len(km), -1))
    best = some.argmin(axis=1)
    shortest = some[np.arange(len(km)), best]
    found = np.isfinite(shortest)
    return Nearest(np.where(found, shortest, np.nan), np.where(found, columns[best], -1))


@lru_cache(maxsize=4)
def nearest_areas(dataset: Dataset) -> Mapping[str, Any]:
    """Return the part of the province that is nearer to a city than to any other.

    The Voronoi cells of the cities (villages left out) are made in an azimuthal equidistant
    projection around the middle of the outline, cut by the outline and taken back to WGS84
    (EPSG:4326). They are no official borders of anything.

    Returns
    -------
    mapping of str to shapely geometry
        By id of the city. Cities without a position have none; of cities at the very same point
        the first has the area; a city far outside of the outline may have none.
    """
    import shapely

    outline = _outline(dataset)
    if outline.is_empty:
        return {}
    there, back = _projection(outline)
    seats = _distinct(dataset.cities)
    points = shapely.transform(
        shapely.points([(city.lon, city.lat) for city in seats]), there, interleaved=False
    )
    land = shapely.transform(outline, there, interleaved=False)
    if len(seats) < 2:
        cells = np.array([land] * len(seats))
    else:
        reach = shapely.union_all([land.envelope, shapely.MultiPoint(points).envelope])
        diagram = shapely.voronoi_polygons(
            shapely.MultiPoint(points), extend_to=reach.envelope, ordered=True
        )
        shapely.prepare(land)
        cells = shapely.intersection(np.array(diagram.geoms), land)
    areas = shapely.transform(cells, back, interleaved=False)
    return {city.id: area for city, area in zip(seats, areas, strict=True) if not area.is_empty}


def _distinct(cities: Sequence[City]) -> list[City]:
    """Return the cities with a position of their own, villages left out."""
    seen: dict[tuple[float, float], City] = {}
    for city in cities:
        if city.kind != VILLAGE and city.lon is not None and city.lat is not None:
            seen.setdefault((city.lon, city.lat), city)
    return list(seen.values())


def _outline(dataset: Dataset) -> Any:
    """Return the province as one geometry in WGS84 (EPSG:4326)."""
    import shapely
    from shapely.geometry import shape

    features = dataset.outlines["province"]["features"]
    return shapely.union_all([shapely.make_valid(shape(item["geometry"])) for item in features])


def _projection(outline: Any) -> tuple[Any, Any]:
    """Return the ways from WGS84 to azimuthal equidistant metres around `outline`, and back."""
    from pyproj import CRS, Transformer

    middle = outline.centroid
    around = CRS.from_proj4(f"+proj=aeqd +lat_0={middle.y} +lon_0={middle.x} +ellps=WGS84")
    there = Transformer.from_crs(WGS84, around, always_xy=True)
    back = Transformer.from_crs(around, WGS84, always_xy=True)
    return there.transform, back.transform
