"""A planner's own boundaries: every supported kind, every way a file can be broken, the join."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import geopandas
import pytest
from shapely.geometry import LineString, Point, Polygon, box

import data
from data import Dataset
from data.boundaries import BoundaryError, join_counties, naming_column, read_boundaries
from data.names import county_key

ZAHEDAN = box(60, 29, 61, 30)
KHASH = box(60.5, 27.5, 61.5, 28.9)
BOW_TIE = Polygon([(60, 29), (61, 30), (61, 29), (60, 30)])


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return data.load()


def frame(shapes: list[Any], crs: str | None = "EPSG:4326", names: list[str] | None = None) -> Any:
    return geopandas.GeoDataFrame(
        {"NAME": names or [f"n{i}" for i in range(len(shapes))], "code": range(len(shapes))},
        geometry=shapes,
        crs=crs,
    )


def as_geojson(table: Any, folder: Path) -> bytes:
    table.to_file(folder / "b.geojson", driver="GeoJSON")
    return (folder / "b.geojson").read_bytes()


def as_geopackage(table: Any, folder: Path) -> bytes:
    table.to_file(folder / "b.gpkg", driver="GPKG")
    return (folder / "b.gpkg").read_bytes()


def as_zip(table: Any, folder: Path, inside: str = "") -> bytes:
    table.to_file(folder / "b.shp", encoding="UTF-8")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part in folder.glob("b.*"):
            archive.write(part, f"{inside}{part.name}")
    return packed.getvalue()


def reason(content: bytes, name: str) -> BoundaryError:
    with pytest.raises(BoundaryError) as caught:
        read_boundaries(content, name)
    return caught.value


KINDS = [(as_geojson, "b.geojson"), (as_geopackage, "b.GPKG"), (as_zip, "b.zip")]


@pytest.mark.parametrize(("write", "name"), KINDS)
def test_each_kind_comes_out_in_degrees_with_its_names(
    write: Any, name: str, tmp_path: Path
) -> None:
    table = frame([ZAHEDAN, KHASH], names=["زاهدان", "خاش"])
    read = read_boundaries(write(table, tmp_path), name)
    assert read.columns["NAME"] == ("زاهدان", "خاش")
    assert "code" not in read.columns
    assert read.mended == 0
    assert read.shapes[0].symmetric_difference(ZAHEDAN).area == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(("write", "name"), KINDS[1:])
def test_another_coordinate_system_is_brought_to_degrees(
    write: Any, name: str, tmp_path: Path
) -> None:
    read = read_boundaries(write(frame([ZAHEDAN]).to_crs("EPSG:32641"), tmp_path), name)
    assert read.crs == "WGS 84 / UTM zone 41N"
    assert read.shapes[0].symmetric_difference(ZAHEDAN).area == pytest.approx(0, abs=1e-6)


def test_a_shapefile_in_a_folder_of_the_zip_is_found(tmp_path: Path) -> None:
    assert len(read_boundaries(as_zip(frame([ZAHEDAN]), tmp_path, "in/"), "b.zip").shapes) == 1


def test_a_bow_tie_is_mended_into_its_two_triangles(tmp_path: Path) -> None:
    read = read_boundaries(as_geojson(frame([ZAHEDAN, BOW_TIE]), tmp_path), "b.geojson")
    assert read.mended == 1
    assert all(item.is_valid for item in read.shapes)
    # Two triangles of base 1 and height 1/2.
    assert read.shapes[1].area == pytest.approx(0.5)


def test_a_polygon_without_area_is_refused_with_its_row(tmp_path: Path) -> None:
    flat = Polygon([(60, 29), (61, 29), (60, 29)])
    error = reason(as_geojson(frame([ZAHEDAN, flat]), tmp_path), "b.geojson")
    assert (error.reason, error.values["row"]) == ("unmendable", 2)


@pytest.mark.parametrize("shape", [Point(60, 29), LineString([(60, 29), (61, 30)])])
def test_what_is_no_polygon_is_refused_with_its_row(shape: Any, tmp_path: Path) -> None:
    error = reason(as_geojson(frame([ZAHEDAN, shape]), tmp_path), "b.geojson")
    assert (error.reason, error.values["row"]) == ("not-polygon", 2)


@pytest.mark.parametrize(("write", "name"), KINDS)
def test_a_torn_file_is_refused(write: Any, name: str, tmp_path: Path) -> None:
    content = write(frame([ZAHEDAN, KHASH]), tmp_path)
    assert reason(content[: len(content) // 2], name).reason == "unreadable"


@pytest.mark.parametrize("name", ["b.geojson", "b.json", "b.gpkg", "b.zip"])
@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"<OGRVRTDataSource/>", b'{"type": 3}'])
def test_what_is_not_what_its_name_says_is_refused(name: str, content: bytes) -> None:
    assert reason(content, name).reason == "unreadable"


def test_other_kinds_are_refused() -> None:
    assert reason(b"a,b", "b.csv").reason == "kind"


def test_no_coordinate_system_is_refused(tmp_path: Path) -> None:
    assert reason(as_zip(frame([ZAHEDAN], crs=None), tmp_path), "b.zip").reason == "crs"


def test_coordinates_off_the_earth_are_refused(tmp_path: Path) -> None:
    metres = as_geojson(frame([box(500000, 3200000, 600000, 3300000)]), tmp_path)
    assert reason(metres, "b.geojson").reason == "outside"


def test_a_file_without_a_row_is_refused() -> None:
    empty = json.dumps({"type": "FeatureCollection", "features": []}).encode()
    assert reason(empty, "b.geojson").reason in ("empty", "not-polygon")


def test_too_large_too_many_and_too_fine_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = as_geojson(frame([ZAHEDAN, KHASH]), tmp_path)
    monkeypatch.setattr("data.boundaries.MOST_VERTICES", 9)
    assert reason(content, "b.geojson").reason == "vertices"
    monkeypatch.setattr("data.boundaries.MOST_FEATURES", 1)
    assert reason(content, "b.geojson").values == {"count": 2, "limit": 1}
    monkeypatch.setattr("data.boundaries.LARGEST_MEGABYTES", 0)
    assert reason(content, "b.geojson").reason == "size"


def test_a_zip_that_swells_and_a_zip_with_two_shapefiles_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = io.BytesIO()
    with zipfile.ZipFile(two, "w") as archive:
        archive.writestr("a.shp", b"x")
        archive.writestr("b.shp", b"y")
    assert reason(two.getvalue(), "b.zip").values == {"count": 2}
    monkeypatch.setattr("data.boundaries.LARGEST_UNZIPPED_MEGABYTES", 0)
    assert reason(two.getvalue(), "b.zip").reason == "unzipped"


@pytest.mark.parametrize(
    "name",
    ["سیب و سوران", "سيب و سوران", "شهرستان سیب‌وسوران", "Sib and Suran County", "SIB AND SURAN"],
)
def test_spellings_of_a_county_join(name: str, dataset: Dataset) -> None:
    join = join_counties([name], dataset)
    assert join.county_of == {0: county_key("Sib and Suran")}
    assert join.strangers == ()


def test_arabic_kaf_and_half_spaces_join(dataset: Dataset) -> None:
    join = join_counties(["كنارك", "نيك شهر", "Atlantis"], dataset)
    assert set(join.county_of.values()) == {"konarak", "nikshahr"}
    assert join.strangers == ("Atlantis",)
    assert "Zahedan" in {text.en for text in join.without_shape}
    assert "Konarak" not in {text.en for text in join.without_shape}


def test_the_column_that_names_most_counties_is_chosen(dataset: Dataset, tmp_path: Path) -> None:
    table = frame([ZAHEDAN, KHASH], names=["IR-13a", "IR-13b"])
    table["shahrestan"] = ["زاهدان", "خاش"]
    read = read_boundaries(as_geopackage(table, tmp_path), "b.gpkg")
    assert naming_column(read, dataset) == "shahrestan"
