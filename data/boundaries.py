"""A planner's own boundaries: reading a file of polygons, and joining it to our counties.

Whatever the file's coordinate reference system, what comes out is WGS84 (EPSG:4326) degrees.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

import numpy as np

from data.dataset import Dataset
from data.geography import WGS84
from data.names import county_key
from data.records import Text

SUFFIXES: Final = (".geojson", ".json", ".gpkg", ".zip")
LARGEST_MEGABYTES: Final = 20
LARGEST_UNZIPPED_MEGABYTES: Final = 200
MOST_FEATURES: Final = 2_000
MOST_VERTICES: Final = 1_000_000
_MEGABYTE: Final = 1_000_000
_GEOPACKAGE_MARK: Final = slice(68, 72)
_GEOJSON_TYPES: Final = ("FeatureCollection", "Feature")
_WORLD: Final = (-180.0, -90.0, 180.0, 90.0)


class BoundaryError(ValueError):
    """A file of boundaries cannot be used.

    Attributes
    ----------
    reason : str
        Short name of what is wrong; the screen has a sentence for each.
    values : mapping of str to (str or int)
        What the sentence has to name.
    """

    def __init__(self, reason: str, **values: str | int) -> None:
        self.reason = reason
        self.values: Mapping[str, str | int] = values
        told = ", ".join(f"{name} {value}" for name, value in values.items())
        super().__init__(f"{reason}: {told}" if told else reason)


@dataclass(frozen=True, eq=False)
class Boundaries:
    """Polygons that a planner brought.

    Attributes
    ----------
    shapes : tuple of shapely geometry
        Polygons in WGS84 (EPSG:4326) degrees, all valid.
    columns : mapping of str to tuple of str
        The columns that hold text, one text for each shape.
    mended : int
        How many shapes were invalid and have been mended.
    crs : str
        Name of the coordinate reference system that the file was in.
    """

    shapes: tuple[Any, ...]
    columns: Mapping[str, tuple[str, ...]]
    mended: int
    crs: str


@dataclass(frozen=True)
class CountyJoin:
    """Which shape is which county.

    Attributes
    ----------
    county_of : mapping of int to str
        Key of the county by index of the shape.
    strangers : tuple of str
        Names of shapes that are no county of the data.
    without_shape : tuple of Text
        Counties of the data that no shape names.
    """

    county_of: Mapping[int, str]
    strangers: tuple[str, ...]
    without_shape: tuple[Text, ...]


def read_boundaries(content: bytes, name: str) -> Boundaries:
    """Read polygons from GeoJSON, GeoPackage or a zipped Shapefile.

    Parameters
    ----------
    content : bytes
    name : str
        Name of the file; its ending tells the format.

    Raises
    ------
    BoundaryError
        With ``reason`` one of ``kind`` (not one of the formats), ``size``, ``unzipped``,
        ``shapefile`` (a zip without exactly one), ``unreadable``, ``features``, ``vertices``,
        ``empty``, ``crs`` (none named), ``not-polygon``, ``unmendable`` or ``outside`` (not on
        earth); rows count from 1.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise BoundaryError("kind")
    if len(content) > LARGEST_MEGABYTES * _MEGABYTE:
        raise BoundaryError("size", limit=LARGEST_MEGABYTES)
    _check_inside(content, suffix)
    table = _read(content, suffix)
    if not len(table):
        raise BoundaryError("empty")
    if len(table) > MOST_FEATURES:
        raise BoundaryError("features", count=len(table), limit=MOST_FEATURES)
    if table.crs is None:
        raise BoundaryError("crs")
    shapes, mended = _polygons(table.geometry)
    return Boundaries(shapes, _texts(table), mended, str(table.crs.name))


def _check_inside(content: bytes, suffix: str) -> None:
    """Refuse a file that is not what its name says, before a reader of many formats sees it."""
    if suffix == ".zip":
        return
    if suffix == ".gpkg":
        if content[_GEOPACKAGE_MARK] not in (b"GPKG", b"GP10", b"GP11"):
            raise BoundaryError("unreadable")
        return
    try:
        parsed = json.loads(content)
    except (ValueError, RecursionError):
        raise BoundaryError("unreadable") from None
    if not isinstance(parsed, dict) or parsed.get("type") not in _GEOJSON_TYPES:
        raise BoundaryError("unreadable")


def _read(content: bytes, suffix: str) -> Any:
    """Return the file as a GeoDataFrame in its own coordinate reference system."""
    import pyogrio

    inside = _shapefile_in(content) if suffix == ".zip" else ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"boundaries{suffix}"
        path.write_bytes(content)
        source = f"/vsizip/{path.as_posix()}/{inside}" if inside else str(path)
        try:
            layer = _polygon_layer(pyogrio.list_layers(source))
            count = int(pyogrio.read_info(source, layer=layer)["features"])
            if count > MOST_FEATURES:
                raise BoundaryError("features", count=count, limit=MOST_FEATURES)
            return pyogrio.read_dataframe(source, layer=layer)
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError):
            raise BoundaryError("unreadable") from None
        except (pyogrio.errors.FeatureError, pyogrio.errors.GeometryError, UnicodeError):
            raise BoundaryError("unreadable") from None


def _polygon_layer(layers: Any) -> str:
    """Return the first layer that may hold polygons."""
    for name, kind in layers:
        if kind is not None and ("Polygon" in kind or kind == "Unknown"):
            return str(name)
    raise BoundaryError("not-polygon", row=1)


def _shapefile_in(content: bytes) -> str:
    """Return the path of the one Shapefile in a zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile:
        raise BoundaryError("unreadable") from None
    if sum(member.file_size for member in members) > LARGEST_UNZIPPED_MEGABYTES * _MEGABYTE:
        raise BoundaryError("unzipped", limit=LARGEST_UNZIPPED_MEGABYTES)
    found = [
        member.filename
        for member in members
        if member.filename.lower().endswith(".shp") and "__MACOSX" not in member.filename
    ]
    if len(found) != 1 or ".." in PurePosixPath(found[0]).parts:
        raise BoundaryError("shapefile", count=len(found))
    return found[0]


def _polygons(geometries: Any) -> tuple[tuple[Any, ...], int]:
    """Return valid WGS84 polygons and how many had to be mended."""
    import shapely

    raw = np.asarray(geometries.values, dtype=object)
    flat = shapely.force_2d(raw)
    if int(shapely.get_num_coordinates(flat).sum()) > MOST_VERTICES:
        raise BoundaryError("vertices", limit=MOST_VERTICES)
    for row, item in enumerate(flat, 1):
        if item is None or item.is_empty or item.geom_type not in ("Polygon", "MultiPolygon"):
            raise BoundaryError("not-polygon", row=row)
    broken = ~shapely.is_valid(flat)
    flat[broken] = [_mended(flat[i], int(i) + 1) for i in np.flatnonzero(broken)]
    placed = geometries.set_axis(range(len(flat))).copy()
    placed[:] = flat
    degrees = np.asarray(placed.to_crs(WGS84).values, dtype=object)
    _require_on_earth(shapely.bounds(degrees))
    return tuple(degrees), int(broken.sum())


def _mended(item: Any, row: int) -> Any:
    """Return the polygons of an invalid shape made valid, or refuse it."""
    import shapely

    valid = shapely.make_valid(item)
    parts = [
        part for part in shapely.get_parts(valid) if part.geom_type in ("Polygon", "MultiPolygon")
    ]
    whole = shapely.union_all(parts)
    if whole.is_empty or whole.area <= 0:
        raise BoundaryError("unmendable", row=row, why=str(shapely.is_valid_reason(item)))
    return whole


def _require_on_earth(bounds: Any) -> None:
    """Refuse coordinates that are not degrees on earth."""
    west, south, east, north = _WORLD
    fine = (
        np.isfinite(bounds).all(axis=1)
        & (bounds[:, 0] >= west)
        & (bounds[:, 1] >= south)
        & (bounds[:, 2] <= east)
        & (bounds[:, 3] <= north)
    )
    if not fine.all():
        raise BoundaryError("outside", row=int(np.flatnonzero(~fine)[0]) + 1)


def _texts(table: Any) -> dict[str, tuple[str, ...]]:
    """Return the columns that hold text."""
    from pandas.api.types import is_string_dtype

    return {
        str(name): tuple("" if value is None else str(value) for value in table[name].fillna(""))
        for name in table.columns
        if name != table.geometry.name and is_string_dtype(table[name].dtype)
    }


def counties(dataset: Dataset) -> Mapping[str, Text]:
    """Return the counties that the data's cities are in, by key, in the order of the cities."""
    found: dict[str, Text] = {}
    for city in dataset.cities:
        if city.county.en or city.county.fa:
            found.setdefault(county_id(city.county), city.county)
    return found


def county_id(county: Text) -> str:
    """Return the key of a county: what its English name, or else its Persian, has for itself."""
    return county_key(county.en or county.fa)


def join_counties(names: Sequence[str], dataset: Dataset) -> CountyJoin:
    """Find which of the data's counties each name is, in either language.

    Arabic and Persian letters, half-spaces, spaces and the word for "county" make no difference.
    """
    known = counties(dataset)
    keys = {county_key(w): k for k, text in known.items() for w in (text.en, text.fa) if w}
    county_of: dict[int, str] = {}
    strangers: list[str] = []
    for index, name in enumerate(names):
        key = keys.get(county_key(name))
        if key is None:
            strangers.append(name)
        else:
            county_of[index] = key
    used = set(county_of.values())
    without = tuple(text for key, text in known.items() if key not in used)
    return CountyJoin(county_of, tuple(strangers), without)


def naming_column(boundaries: Boundaries, dataset: Dataset) -> str | None:
    """Return the column whose texts name most counties, or None where there is no text."""
    hits = {
        name: len(join_counties(texts, dataset).county_of)
        for name, texts in boundaries.columns.items()
    }
    return max(hits, key=lambda name: hits[name]) if hits else None
