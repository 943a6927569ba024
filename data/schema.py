"""What every table must look like: columns, kinds, keys and references.

The rules are plain values, so that the loader, the templates and the documentation read the same
ones. Why not pandera: see ``docs/data.md``.
"""

from __future__ import annotations

from dataclasses import dataclass

from data.kinds import (
    Address,
    Choice,
    Identifier,
    Identifiers,
    Kind,
    Number,
    Whole,
    Words,
)

TFN_COLUMNS = ("l", "m", "u")
WEIGHT_COLUMNS = ("weight_l", "weight_m", "weight_u")


@dataclass(frozen=True)
class Column:
    """A column of a table.

    ``refers`` names the table whose ``id`` column every id in this column must be found in.
    """

    name: str
    kind: Kind
    required: bool = True
    refers: str | None = None


@dataclass(frozen=True)
class Table:
    """A table of the data folder.

    Attributes
    ----------
    name
        File name without ``.csv``.
    columns
        All columns, in the order in which they are written.
    key
        Columns whose values together occur once.
    triangle
        Three columns that hold a TFN, or an empty tuple.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    triangle: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Name of the table's file."""
        return f"{self.name}.csv"

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns in order."""
        return tuple(column.name for column in self.columns)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Columns that are the English and the Persian wording of one text."""
        names = set(self.header)
        return tuple(
            (name, f"{name[:-3]}_fa")
            for name in self.header
            if name.endswith("_en") and f"{name[:-3]}_fa" in names
        )


_ID = Identifier()
_LABEL = Words(longest=18)
_WORDS = Words()
_SCALE = Number(0, 10)
_WEIGHT = Number(0, 100)
_LATITUDE = Number(-90, 90)
_LONGITUDE = Number(-180, 180)
_YEAR = Whole(1900, 2100)
_COUNT = Whole(0, 100_000_000)


def _text(name: str, kind: Words = _WORDS, *, required: bool = True) -> tuple[Column, Column]:
    return (
        Column(f"{name}_en", kind, required),
        Column(f"{name}_fa", kind, required),
    )


def _weights(kind: Number, names: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(Column(name, kind) for name in names)


CLUSTERS = Table(
    "clusters",
    (
        Column("id", _ID),
        Column("number", Whole(1, 999)),
        *_text("name"),
        *_text("label", _LABEL),
        *_text("product"),
        Column("sector", _ID, refers="sectors"),
        Column("committee", _ID, refers="committees"),
        *_text("description"),
        Column("stage", _ID, refers="stages"),
        *_text("stage_note"),
        Column("stage_source", _ID, refers="sources"),
    ),
)
SECTORS = Table("sectors", (Column("id", _ID), *_text("name")))
COMMITTEES = Table("committees", (Column("id", _ID), *_text("name"), *_text("note")))
STAGES = Table(
    "stages",
    (
        Column("id", _ID),
        Column("order", Whole(1, 99)),
        *_text("name"),
        *_text("definition"),
        Column("source", _ID, refers="sources"),
    ),
)
CLUSTER_CITIES = Table(
    "cluster_cities",
    (
        Column("cluster", _ID, refers="clusters"),
        Column("city", _ID, refers="cities"),
        *_text("note", required=False),
    ),
    key=("cluster", "city"),
)
CITIES = Table(
    "cities",
    (
        Column("id", _ID),
        *_text("name"),
        Column("kind", Choice(("province-capital", "county-seat", "city", "village"))),
        *_text("county"),
        Column("lat", _LATITUDE, required=False),
        Column("lon", _LONGITUDE, required=False),
        Column("coord_quality", Choice(("geonames", "geonames-rounded", "derived", "none"))),
        Column("elevation", Whole(-100, 5000), required=False),
        Column("population_2016", _COUNT, required=False),
        Column("population_geonames", _COUNT, required=False),
        Column("households", _COUNT, required=False),
        Column("county_population_2016", _COUNT, required=False),
        Column("county_households_2016", _COUNT, required=False),
        *_text("note", required=False),
        Column("sources", Identifiers(), refers="sources"),
    ),
)
INFRASTRUCTURE_KINDS = Table("infrastructure_kinds", (Column("id", _ID), *_text("name")))
INFRASTRUCTURE = Table(
    "infrastructure",
    (
        Column("id", _ID),
        *_text("name"),
        Column("kind", _ID, refers="infrastructure_kinds"),
        Column("lat", _LATITUDE, required=False),
        Column("lon", _LONGITUDE, required=False),
        Column("position_quality", Choice(("exact", "stand-in", "none"))),
        *_text("year"),
        *_text("note", required=False),
        Column("sources", Identifiers(), refers="sources"),
    ),
)
DIMENSIONS = Table(
    "dimensions",
    (Column("id", _ID), *_text("name"), *_weights(_WEIGHT, WEIGHT_COLUMNS)),
    triangle=WEIGHT_COLUMNS,
)
CRITERIA = Table(
    "criteria",
    (
        Column("id", _ID),
        Column("dimension", _ID, refers="dimensions"),
        *_text("name"),
        *_text("label", _LABEL),
        Column("direction", Choice(("benefit", "cost"))),
        *_weights(_WEIGHT, WEIGHT_COLUMNS),
        *_text("description"),
    ),
    triangle=WEIGHT_COLUMNS,
)
SCALES = Table(
    "scales",
    (
        Column("scale", Choice(("five", "seven"))),
        Column("term", _ID),
        Column("order", Whole(1, 7)),
        *_text("name"),
        *_weights(_SCALE, TFN_COLUMNS),
    ),
    key=("scale", "term"),
    triangle=TFN_COLUMNS,
)
UNCERTAINTIES = Table(
    "uncertainties",
    (Column("id", _ID), *_text("name"), Column("widening", _SCALE)),
)
RATINGS = Table(
    "ratings",
    (
        Column("cluster", _ID, refers="clusters"),
        Column("criterion", _ID, refers="criteria"),
        Column("term", Choice(("vl", "l", "m", "h", "vh"))),
        Column("uncertainty", _ID, refers="uncertainties"),
        *_text("rationale"),
        Column("evidence", Identifiers(), required=False, refers="evidence"),
    ),
    key=("cluster", "criterion"),
)
EVIDENCE = Table(
    "evidence",
    (
        Column("id", _ID),
        Column("cluster", _ID, required=False, refers="clusters"),
        *_text("indicator"),
        Column("value", Number(), required=False),
        *_text("statement", required=False),
        *_text("unit", required=False),
        Column("year", _YEAR, required=False),
        *_text("year_text"),
        *_text("place"),
        Column("source", _ID, refers="sources"),
        *_text("caution", required=False),
    ),
)
DECISIONS = Table(
    "decisions",
    (
        Column("id", _ID),
        Column("kind", Choice(("put-forward", "identity-card"))),
        Column("cluster", _ID, refers="clusters"),
        Column("source", _ID, refers="sources"),
        *_text("note"),
    ),
)
SOURCES = Table(
    "sources",
    (
        Column("id", _ID),
        *_text("title"),
        Column("url", Address(), required=False),
        Column("year", Words(40), required=False),
        *_text("note", required=False),
    ),
)
PRESETS = Table("presets", (Column("id", _ID), *_text("name")))
PRESET_WEIGHTS = Table(
    "preset_weights",
    (
        Column("preset", _ID, refers="presets"),
        Column("target", _ID),
        *_weights(_WEIGHT, TFN_COLUMNS),
    ),
    key=("preset", "target"),
    triangle=TFN_COLUMNS,
)
NOTES = Table("notes", (Column("id", Choice(("outline", "assessment"))), *_text("text")))

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        CLUSTERS,
        CLUSTER_CITIES,
        SECTORS,
        COMMITTEES,
        STAGES,
        CITIES,
        INFRASTRUCTURE,
        INFRASTRUCTURE_KINDS,
        DIMENSIONS,
        CRITERIA,
        SCALES,
        UNCERTAINTIES,
        RATINGS,
        EVIDENCE,
        DECISIONS,
        SOURCES,
        PRESETS,
        PRESET_WEIGHTS,
        NOTES,
    )
}
"""Every table by name, in the order in which they are shown."""
