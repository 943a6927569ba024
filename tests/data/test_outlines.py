"""The outlines are usable as a map: valid, without gaps or overlaps, and where they should be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

import data
from data.build_outlines import (
    FARTHER,
    PROVINCE,
    PROVINCE_CODE,
    TOUCHING,
    WINDOW,
    build,
    named_areas,
)
from data.loader import OUTLINES

KNOWN_OFF_THE_OUTLINE = {"konarak", "dust-mohammad"}
DEGREE_IN_KM = 111


def _features(shipped: data.Dataset) -> list[dict[str, Any]]:
    return [
        feature
        for name in ("province", "neighbours")
        for feature in shipped.outlines[name]["features"]
    ]


def _shapes(shipped: data.Dataset) -> dict[str, BaseGeometry]:
    return {
        feature["properties"]["id"]: shape(feature["geometry"]) for feature in _features(shipped)
    }


def test_province_is_one_detailed_ring_in_its_place(shipped: data.Dataset) -> None:
    province = _shapes(shipped)["province"]
    assert province.geom_type == "Polygon"
    assert len(province.exterior.coords) >= 200
    west, south, east, north = province.bounds
    assert (west, south, east, north) == pytest.approx((58.775, 25.059, 63.320, 31.449), abs=0.01)


def test_six_neighbours_touch_the_province(shipped: data.Dataset) -> None:
    shapes = _shapes(shipped)
    neighbours = {
        feature["properties"]["id"]
        for feature in _features(shipped)
        if feature["properties"]["kind"] == "neighbour"
    }
    assert len(neighbours) == 6
    for each in neighbours:
        assert shapes[each].intersection(shapes["province"]).length > 0, each


def test_outlines_fit_without_gap_or_overlap(shipped: data.Dataset) -> None:
    shapes = list(_shapes(shipped).values())
    assert all(each.is_valid for each in shapes)
    assert shapely.coverage_is_valid(shapes)
    land = shapely.union_all(shapes)
    assert not [hole for part in shapely.get_parts(land) for hole in part.interiors]


def test_outlines_stay_in_the_window_and_light(shipped: data.Dataset) -> None:
    window = shapely.box(*WINDOW)
    assert all(window.covers(each) for each in _shapes(shipped).values())
    assert sum(path.stat().st_size for path in OUTLINES.glob("*.geojson")) <= 150_000


def test_features_are_named_in_both_languages(shipped: data.Dataset) -> None:
    for feature in _features(shipped):
        assert set(feature["properties"]) == {"id", "name_en", "name_fa", "kind"}
        assert all(feature["properties"].values())


def test_the_sea_before_chabahar_is_no_land(shipped: data.Dataset) -> None:
    off_shore = shapely.Point(60.6, 24.9)
    assert not any(each.contains(off_shore) for each in _shapes(shipped).values())


def test_cities_lie_in_the_province_but_for_the_known_two(shipped: data.Dataset) -> None:
    province = _shapes(shipped)["province"]
    outside = {
        city.id: province.distance(shapely.Point(city.lon, city.lat)) * DEGREE_IN_KM
        for city in shipped.cities
        if city.lat is not None and not province.contains(shapely.Point(city.lon, city.lat))
    }
    assert set(outside) == KNOWN_OFF_THE_OUTLINE
    assert max(outside.values()) < 1


def test_building_cuts_to_the_window_and_keeps_borders_shared(tmp_path: Path) -> None:
    codes = [PROVINCE_CODE, *TOUCHING, *(f"{country}-1" for country in list(FARTHER)[:3])]
    strips = [shapely.box(56 + place, 20, 57 + place, 40) for place in range(len(codes))]
    world = gpd.GeoDataFrame({"adm1_code": codes}, geometry=strips, crs="EPSG:4326")
    world.to_file(tmp_path / "admin1.json", driver="GeoJSON")
    build(tmp_path / "admin1.json", tmp_path / "out")
    made = [
        shape(feature["geometry"])
        for name in ("province", "neighbours")
        for feature in json.loads((tmp_path / "out" / f"{name}.geojson").read_text("utf-8"))[
            "features"
        ]
    ]
    assert shapely.coverage_is_valid(made)
    assert shapely.union_all(made).bounds == WINDOW


def test_building_names_a_missing_neighbour() -> None:
    layer = gpd.GeoDataFrame(
        {"adm1_code": [PROVINCE_CODE]}, geometry=[shapely.box(60, 26, 61, 27)], crs="EPSG:4326"
    )
    with pytest.raises(ValueError, match=r"the layer lacks south-khorasan, kerman"):
        named_areas(layer)
    assert PROVINCE.kind == "province"
