"""What people take away: files made from what is known and what was computed."""

from __future__ import annotations

from reports.cities import CityPoint, cities_geojson, cities_geopackage, cities_workbook
from reports.csv_file import table_csv
from reports.workbook import tables_workbook

__all__ = [
    "CityPoint",
    "cities_geojson",
    "cities_geopackage",
    "cities_workbook",
    "table_csv",
    "tables_workbook",
]
