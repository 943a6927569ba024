"""Distances against PROJ's geodesic, nearest-city areas on shapes made by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from pyproj import Geod
from shapely.geometry import Point, box, mapping

import data
from data import Dataset
from data.geography import geodesic_km, nearest_areas, nearest_by_kind


@dataclass(frozen=True)
class At:
    lat: float | None
    lon: float | None


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return data.load()


def square_land(dataset: Dataset, places: dict[str, tuple[float, float]]) -> Dataset:
    """Return a land of 60..62 E, 27..29 N with cities at (lon, lat)."""
    feature = {"type": "Feature", "properties": {}, "geometry": mapping(box(60, 27, 62, 29))}
    outlines = {**dataset.outlines, "province": {"type": "x", "features": [feature]}}
    some = [city for city in dataset.cities if city.kind == "county-seat"]
    cities = tuple(
        replace(city, id=name, lon=lon, lat=lat)
        for city, (name, (lon, lat)) in zip(some, places.items(), strict=False)
    )
    return replace(dataset, cities=cities, cluster_cities=(), outlines=outlines)


def test_every_distance_is_the_geodesic_to_a_metre(dataset: Dataset) -> None:
    km = geodesic_km(dataset.cities, dataset.infrastructure)
    geod = Geod(ellps="WGS84")
    for i, city in enumerate(dataset.cities):
        for j, place in enumerate(dataset.infrastructure):
            if city.lat is None or place.lat is None:
                assert np.isnan(km[i, j])
                continue
            _, _, metres = geod.inv(city.lon, city.lat, place.lon, place.lat)
            assert km[i, j] * 1000 == pytest.approx(metres, abs=1)


def test_a_degree_of_the_equator() -> None:
    # 2 pi 6378137 m / 360
    assert geodesic_km([At(0, 10)], [At(0, 11)])[0, 0] == pytest.approx(111.31949, abs=1e-4)


def test_nearest_names_the_place_and_leaves_out_what_has_no_position(dataset: Dataset) -> None:
    nearest = nearest_by_kind(dataset)["port"]
    zahedan = [city.id for city in dataset.cities].index("zahedan")
    assert dataset.infrastructure[nearest.place[zahedan]].id == "port-beheshti"
    assert nearest.km[zahedan] == pytest.approx(467.4, abs=0.1)
    unplaced = [city.id for city in dataset.cities if city.lat is None]
    assert unplaced
    for name in unplaced:
        index = [city.id for city in dataset.cities].index(name)
        assert np.isnan(nearest.km[index])
        assert nearest.place[index] == -1


def test_a_kind_without_a_position_has_no_distance(dataset: Dataset) -> None:
    bare = tuple(
        replace(place, lat=None, lon=None) if place.kind == "airport" else place
        for place in dataset.infrastructure
    )
    assert np.isnan(nearest_by_kind(replace(dataset, infrastructure=bare))["airport"].km).all()


def test_two_cities_share_a_square_at_the_middle(dataset: Dataset) -> None:
    areas = nearest_areas(square_land(dataset, {"west": (60.5, 28), "east": (61.5, 28)}))
    assert areas["west"].contains(Point(60.9, 27.5))
    assert areas["east"].contains(Point(61.1, 28.5))
    # The land is symmetric about 61 E, so each has half of its 4 square degrees.
    assert areas["west"].area == pytest.approx(2, abs=1e-3)
    assert areas["east"].area == pytest.approx(2, abs=1e-3)


def test_areas_fill_the_land_and_each_point_belongs_to_its_nearest_city(
    dataset: Dataset,
) -> None:
    areas = nearest_areas(dataset)
    seats = [city for city in dataset.cities if city.id in areas]
    assert all(city.kind != "village" for city in seats)
    generator = np.random.default_rng(4)
    points = [At(*xy) for xy in generator.uniform([25.5, 59.5], [30.5, 62.5], (60, 2))]
    nearest = geodesic_km(points, seats)
    for point, km in zip(points, nearest, strict=True):
        inside = [c.id for c in seats if areas[c.id].contains(Point(point.lon, point.lat))]
        first, second = np.sort(km)[:2]
        if inside and second - first > 1:
            assert inside == [seats[int(km.argmin())].id]


def test_one_city_has_all_and_twins_share_one_area(dataset: Dataset) -> None:
    alone = nearest_areas(square_land(dataset, {"only": (61, 28)}))
    assert alone["only"].area == pytest.approx(4, abs=1e-6)
    twins = nearest_areas(square_land(dataset, {"a": (61, 28), "b": (61, 28), "c": (60.2, 28)}))
    assert set(twins) == {"a", "c"}


def test_a_city_far_outside_leaves_the_areas_whole(dataset: Dataset) -> None:
    areas = nearest_areas(square_land(dataset, {"in": (61, 28), "far": (70, 35)}))
    total: Any = sum(area.area for area in areas.values())
    assert total == pytest.approx(4, abs=1e-3)
