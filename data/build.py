"""Rows to records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, cast

from data.reading import Row
from data.records import (
    City,
    Cluster,
    ClusterCity,
    Committee,
    Criterion,
    Decision,
    Dimension,
    Evidence,
    InfrastructureKind,
    Place,
    Preset,
    PresetWeight,
    Rating,
    Sector,
    Source,
    Stage,
    Term,
    Uncertainty,
)
from data.schema import TFN_COLUMNS, WEIGHT_COLUMNS

Rows = Mapping[str, tuple[Row, ...]]


def records(rows: Rows) -> dict[str, Any]:
    """Return the records of every table, keyed by the field of ``Dataset`` that holds them.

    Parameters
    ----------
    rows
        The checked rows of every table by the table's name.
    """
    return {
        "sectors": tuple(Sector(row.text("id"), row.both("name")) for row in rows["sectors"]),
        "committees": tuple(
            Committee(row.text("id"), row.both("name"), row.both("note"))
            for row in rows["committees"]
        ),
        "stages": tuple(sorted(map(_stage, rows["stages"]), key=lambda stage: stage.order)),
        "clusters": tuple(
            sorted(map(_cluster, rows["clusters"]), key=lambda cluster: cluster.number)
        ),
        "cluster_cities": tuple(
            ClusterCity(row.text("cluster"), row.text("city"), row.both("note"))
            for row in rows["cluster_cities"]
        ),
        "cities": tuple(map(_city, rows["cities"])),
        "infrastructure_kinds": tuple(
            InfrastructureKind(row.text("id"), row.both("name"))
            for row in rows["infrastructure_kinds"]
        ),
        "infrastructure": tuple(map(_place, rows["infrastructure"])),
        "dimensions": tuple(
            Dimension(row.text("id"), row.both("name"), row.triangle(WEIGHT_COLUMNS))
            for row in rows["dimensions"]
        ),
        "criteria": tuple(map(_criterion, rows["criteria"])),
        "terms": tuple(map(_term, rows["scales"])),
        "uncertainties": tuple(
            Uncertainty(row.text("id"), row.both("name"), row.number("widening") or 0.0)
            for row in rows["uncertainties"]
        ),
        "ratings": tuple(map(_rating, rows["ratings"])),
        "evidence": tuple(map(_evidence, rows["evidence"])),
        "decisions": tuple(map(_decision, rows["decisions"])),
        "sources": tuple(map(_source, rows["sources"])),
        "presets": tuple(Preset(row.text("id"), row.both("name")) for row in rows["presets"]),
        "changed_weights": tuple(
            PresetWeight(row.text("preset"), row.text("target"), row.triangle(TFN_COLUMNS))
            for row in rows["preset_weights"]
        ),
        "notes": {row.text("id"): row.both("text") for row in rows["notes"]},
    }


def _stage(row: Row) -> Stage:
    return Stage(
        id=row.text("id"),
        order=row.whole("order") or 0,
        name=row.both("name"),
        definition=row.both("definition"),
        source=row.text("source"),
    )


def _cluster(row: Row) -> Cluster:
    return Cluster(
        id=row.text("id"),
        number=row.whole("number") or 0,
        name=row.both("name"),
        label=row.both("label"),
        product=row.both("product"),
        sector=row.text("sector"),
        committee=row.text("committee"),
        description=row.both("description"),
        stage=row.text("stage"),
        stage_note=row.both("stage_note"),
        stage_source=row.text("stage_source"),
    )


def _city(row: Row) -> City:
    return City(
        id=row.text("id"),
        name=row.both("name"),
        kind=row.text("kind"),
        county=row.both("county"),
        lat=row.number("lat"),
        lon=row.number("lon"),
        coord_quality=row.text("coord_quality"),
        elevation=row.whole("elevation"),
        population_2016=row.whole("population_2016"),
        population_geonames=row.whole("population_geonames"),
        households=row.whole("households"),
        county_population_2016=row.whole("county_population_2016"),
        county_households_2016=row.whole("county_households_2016"),
        note=row.both("note"),
        sources=row.ids("sources"),
    )


def _place(row: Row) -> Place:
    return Place(
        id=row.text("id"),
        name=row.both("name"),
        kind=row.text("kind"),
        lat=row.number("lat"),
        lon=row.number("lon"),
        position_quality=row.text("position_quality"),
        year=row.both("year"),
        note=row.both("note"),
        sources=row.ids("sources"),
    )


def _criterion(row: Row) -> Criterion:
    return Criterion(
        id=row.text("id"),
        dimension=row.text("dimension"),
        name=row.both("name"),
        label=row.both("label"),
        direction=cast(Literal["benefit", "cost"], row.text("direction")),
        weight=row.triangle(WEIGHT_COLUMNS),
        description=row.both("description"),
    )


def _term(row: Row) -> Term:
    return Term(
        scale=row.text("scale"),
        id=row.text("term"),
        order=row.whole("order") or 0,
        name=row.both("name"),
        tfn=row.triangle(TFN_COLUMNS),
    )


def _rating(row: Row) -> Rating:
    return Rating(
        cluster=row.text("cluster"),
        criterion=row.text("criterion"),
        term=row.text("term"),
        uncertainty=row.text("uncertainty"),
        rationale=row.both("rationale"),
        evidence=row.ids("evidence"),
    )


def _evidence(row: Row) -> Evidence:
    return Evidence(
        id=row.text("id"),
        cluster=row.text("cluster") or None,
        indicator=row.both("indicator"),
        value=row.number("value"),
        statement=row.both("statement"),
        unit=row.both("unit"),
        year=row.whole("year"),
        year_text=row.both("year_text"),
        place=row.both("place"),
        source=row.text("source"),
        caution=row.both("caution"),
    )


def _decision(row: Row) -> Decision:
    return Decision(
        id=row.text("id"),
        kind=cast(Literal["put-forward", "identity-card"], row.text("kind")),
        cluster=row.text("cluster"),
        source=row.text("source"),
        note=row.both("note"),
    )


def _source(row: Row) -> Source:
    return Source(
        id=row.text("id"),
        title=row.both("title"),
        url=row.text("url"),
        year=row.text("year"),
        note=row.both("note"),
    )
