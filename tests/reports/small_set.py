"""A table set small enough to be read a thousand times."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping

import data
from data import Dataset

Row = Mapping[str, str]


def small_set() -> Dataset:
    """Return the shipped tables cut down to three clusters and one criterion a dimension."""
    shipped = data.load()
    criteria = [shipped.criteria_of(each.id)[0].id for each in shipped.dimensions]
    dimensions = [each.id for each in shipped.dimensions]
    clusters = [each.id for each in shipped.clusters[:3]]
    keep: dict[str, Callable[[Row], bool]] = {
        "clusters": lambda row: row["id"] in clusters,
        "cluster_cities": lambda row: row["cluster"] in clusters,
        "cities": lambda row: row["id"] in cities,
        "criteria": lambda row: row["id"] in criteria,
        "ratings": lambda row: row["cluster"] in clusters and row["criterion"] in criteria,
        "evidence": lambda row: row["id"] in evidence,
        "decisions": lambda row: row["cluster"] in clusters,
        "infrastructure": lambda row: row["kind"] == "airport",
        "preset_weights": lambda row: row["target"] in {*dimensions, *criteria},
    }
    texts = data.table_texts(shipped)
    cities = {row["city"] for row in _rows(texts["cluster_cities"]) if row["cluster"] in clusters}
    evidence = {
        each
        for row in _rows(texts["ratings"])
        if keep["ratings"](row)
        for each in row["evidence"].split()
    }
    return data.load_texts(
        {name: _written(_rows(text), keep.get(name)) for name, text in texts.items()}
    )


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def _written(rows: list[dict[str, str]], keep: Callable[[Row], bool] | None) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(row for row in rows if keep is None or keep(row))
    return stream.getvalue()
