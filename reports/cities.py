"""What a planner takes away about cities: one workbook, and points for a geographic program."""

from __future__ import annotations

import datetime as dt
import io
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd
import xlsxwriter

from data.geography import WGS84
from ui import format as fmt
from ui.i18n import Words

WIDEST: Final = 60
LAYER: Final = "cities"
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class CityPoint:
    """A city with its place (WGS84 degrees) and what is told of it, by English column names."""

    lon: float
    lat: float
    facts: Mapping[str, str | float | None]


def cities_workbook(
    title: str,
    lines: Sequence[str],
    tables: Sequence[tuple[str, pd.DataFrame]],
    words: Words,
    today: dt.date,
) -> bytes:
    """Write a report on one page: title, sentences and tables under each other.

    Parameters
    ----------
    title : str
    lines : sequence of str
        Sentences under the title: the answer, the settings, what to mind.
    tables : sequence of (str, DataFrame)
        Heading and table; the index is written as the first column if it has a name.
    words : Words
        In Persian the sheet runs from the right.
    today : datetime.date
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        book.set_properties({"title": title, "created": dt.datetime.combine(today, dt.time())})
        plain = {"font_name": "Tahoma", "font_size": 10, "valign": "top", "reading_order": 0}
        text = book.add_format(plain | {"text_wrap": True})
        line = book.add_format(plain)
        strong = book.add_format(plain | {"bold": True, "font_size": 14})
        head = book.add_format(
            plain | {"bold": True, "text_wrap": True, "bg_color": "#DCE9F2", "bottom": 1}
        )
        sheet = book.add_worksheet(words("cities-sheet"))
        if words.direction == "rtl":
            sheet.right_to_left()
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 1)
        sheet.write_string(0, 0, title, strong)
        row = 1
        for sentence in (*lines, fmt.date(today, words.lang)):
            sheet.write_string(row, 0, sentence, line)
            row += 1
        widths: dict[int, int] = {}
        for heading, table in tables:
            flat = table.reset_index() if table.index.name else table
            row += 1
            sheet.write_string(row, 0, heading, strong)
            row += 1
            for column, name in enumerate(flat.columns):
                sheet.write_string(row, column, str(name), head)
                for step, value in enumerate(flat[name], row + 1):
                    sheet.write_string(step, column, str(value), text)
                longest = max([len(str(name)), *(len(str(value)) for value in flat[name])])
                widths[column] = max(widths.get(column, 0), min(WIDEST, longest + 2))
            row += len(flat) + 1
        for column, width in widths.items():
            sheet.set_column(column, column, width)
    return target.getvalue()


def cities_geojson(points: Sequence[CityPoint]) -> bytes:
    """Write cities as a GeoJSON feature collection, WGS84 (RFC 7946)."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]},
            "properties": dict(point.facts),
        }
        for point in points
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, indent=1).encode("utf-8")


def cities_geopackage(points: Sequence[CityPoint]) -> bytes:
    """Write cities as a GeoPackage with one layer of points, WGS84 (EPSG:4326)."""
    import geopandas

    frame: Any = geopandas.GeoDataFrame(
        [dict(point.facts) for point in points],
        geometry=geopandas.points_from_xy(
            [point.lon for point in points], [point.lat for point in points]
        ),
        crs=WGS84,
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cities.gpkg"
        frame.to_file(path, layer=LAYER, driver="GPKG", engine="pyogrio")
        return path.read_bytes()
