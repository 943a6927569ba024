"""What a planner may wish of a place, and how well each city meets the wishes.

A curve is kept as four corners on the track from 0 to ``top``. A corner pair that stands at an
end of the track leaves the curve open there: whatever lies beyond counts as full.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from data import Dataset
from data.geography import geodesic_km, nearest_by_kind
from fuzzy.checks import FloatArray
from fuzzy.overlay import Overlay, bounds, trapezoid

Corners = tuple[float, float, float, float]

NEAR: Final = "near."
FAR: Final = "far."
POPULATION: Final = "population"
RAW: Final = "raw"
RELATED: Final = "related"
STEPS: Final = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
MOST_RELATED: Final = 5
USUAL_NEAR_SHARE, USUAL_FAR_SHARE = 0.1, 0.35
"""Of the track: up to where "near" is full, and from where it is nothing."""


@dataclass(frozen=True)
class Wish:
    """Something to be wished of a place.

    ``kind`` is the kind of infrastructure that it is about, if any; the quantity behind the curve
    runs from 0 to ``top`` in kilometres, people or clusters.
    """

    id: str
    kind: str | None
    top: float


@dataclass(frozen=True, eq=False)
class Fit:
    """How well the cities suit.

    Attributes
    ----------
    quantities : ndarray, shape (cities, wishes)
        What each curve was asked about; NaN where it is not known.
    memberships : ndarray, shape (cities, wishes)
        0..1; NaN where the quantity is not known.
    low, high : ndarray, shape (cities,)
        Suitability 0..1 with everything unknown at its worst and at its best.
    """

    quantities: FloatArray
    memberships: FloatArray
    low: FloatArray
    high: FloatArray


@lru_cache(maxsize=4)
def wishes(dataset: Dataset) -> tuple[Wish, ...]:
    """Return every wish that the data can answer."""
    nearest = nearest_by_kind(dataset)
    found = []
    for kind in dataset.infrastructure_kinds:
        if np.isfinite(nearest[kind.id].km).any():
            top = rounded_up(float(np.nanmax(nearest[kind.id].km)))
            found += [Wish(f"{NEAR}{kind.id}", kind.id, top), Wish(f"{FAR}{kind.id}", kind.id, top)]
    farthest = max((wish.top for wish in found), default=100.0)
    people = [c.population_2016 for c in dataset.cities if c.population_2016 is not None]
    crowd = rounded_up(float(np.percentile(people, 90))) if people else 1000.0
    return (
        Wish(RAW, None, farthest),
        Wish(RELATED, None, float(MOST_RELATED)),
        Wish(POPULATION, None, crowd),
        *found,
    )


def rounded_up(value: float) -> float:
    """Return the next round number from `value` up, such as 150 or 8,000."""
    if value <= 0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(value))
    return size * next(step for step in STEPS if step * size >= value * (1 - 1e-12))


def find_wish(name: str, dataset: Dataset) -> Wish:
    """Return a wish by its id."""
    return next(wish for wish in wishes(dataset) if wish.id == name)


def default_wishes(dataset: Dataset) -> tuple[Wish, ...]:
    """Return the wishes that a newcomer sees: raw material, related clusters, a road outward."""
    ids = [wish.id for wish in wishes(dataset)]
    usual = [name for name in (RAW, f"{NEAR}port", POPULATION) if name in ids]
    return tuple(find_wish(name, dataset) for name in usual)


def default_corners(wish: Wish) -> Corners:
    """Return the curve that a wish starts with."""
    full, none = USUAL_NEAR_SHARE * wish.top, USUAL_FAR_SHARE * wish.top
    if wish.id == RELATED:
        return (0.0, 2.0, wish.top, wish.top)
    if wish.id == POPULATION or wish.id.startswith(FAR):
        return (full, none, wish.top, wish.top)
    return (0.0, 0.0, full, none)


def opened(corners: Corners, top: float) -> Corners:
    """Return corners in which a pair at an end of the track reaches to infinity."""
    a, b, c, d = corners
    if b <= 0:
        a = b = -math.inf
    if c >= top:
        c = d = math.inf
    return (a, b, c, d)


def raw_material(cluster: str, raw: frozenset[str], dataset: Dataset) -> tuple[str, ...]:
    """Return the cities that stand for the raw material: the chosen ones, or the homes."""
    if raw:
        return tuple(city.id for city in dataset.cities if city.id in raw)
    return tuple(city.id for city in dataset.cities_of(cluster))


@lru_cache(maxsize=512)
def quantity(
    wish: Wish, cluster: str, raw: frozenset[str], reach: int, dataset: Dataset
) -> FloatArray:
    """Return what a wish is asked about, for every city.

    Parameters
    ----------
    wish : Wish
    cluster : str
        The cluster to be placed.
    raw : frozenset of str
        Cities that stand for its raw material; empty means its homes.
    reach : int
        Kilometres within which related clusters count.
    dataset : Dataset

    Returns
    -------
    ndarray, shape (cities,)
        Kilometres (geodesic, WGS84), people (census 2016) or clusters; NaN where not known.
    """
    if wish.kind is not None:
        return nearest_by_kind(dataset)[wish.kind].km
    if wish.id == POPULATION:
        return np.array(
            [np.nan if c.population_2016 is None else c.population_2016 for c in dataset.cities],
            dtype=np.float64,
        )
    if wish.id == RAW:
        return _km_to_any(raw_material(cluster, raw, dataset), dataset)
    return _related_within(cluster, reach, dataset)


def _km_to_any(cities: tuple[str, ...], dataset: Dataset) -> FloatArray:
    """Return the geodesic kilometres (WGS84) of each city to the nearest of some cities."""
    km = geodesic_km(dataset.cities, [dataset.city(city) for city in cities])
    nearest = np.where(np.isnan(km), np.inf, km).min(axis=1, initial=np.inf)
    return np.where(np.isfinite(nearest), nearest, np.nan)


def _related_within(cluster: str, reach: int, dataset: Dataset) -> FloatArray:
    """Return how many other clusters of the same sector are at home within `reach` km."""
    chosen = dataset.cluster(cluster)
    counts = np.zeros(len(dataset.cities))
    for other in dataset.clusters:
        if other.sector == chosen.sector and other.id != cluster:
            homes = tuple(city.id for city in dataset.cities_of(other.id))
            counts += _km_to_any(homes, dataset) <= reach
    placed = np.array([city.lat is not None for city in dataset.cities])
    return np.where(placed, counts, np.nan)


def fit(
    curves: tuple[tuple[Wish, Corners], ...],
    how: Overlay,
    cluster: str,
    raw: frozenset[str],
    reach: int,
    dataset: Dataset,
) -> Fit:
    """Return how well each city suits a cluster.

    Parameters
    ----------
    curves : tuple of (Wish, Corners)
        At least one wish with its curve on the track.
    how : Overlay
    cluster, raw, reach, dataset
        See :func:`quantity`.

    Raises
    ------
    fuzzy.ProblemError
        If there is no wish or a curve is out of order.
    """
    asked = [quantity(wish, cluster, raw, reach, dataset) for wish, _ in curves]
    quantities = np.stack(asked, axis=1) if asked else np.empty((len(dataset.cities), 0))
    memberships = np.full(quantities.shape, np.nan)
    for k, (wish, corners) in enumerate(curves):
        known = np.isfinite(quantities[:, k])
        memberships[known, k] = trapezoid(quantities[known, k], opened(corners, wish.top))
    low, high = bounds(memberships, how)
    return Fit(quantities, memberships, low, high)
