"""From what is set to what is drawn: colours of the cities and of the areas beneath them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data import Dataset
from data.boundaries import Boundaries, CountyJoin, county_id, join_counties, naming_column
from ui import format as fmt
from ui.board import Board
from ui.cities_choice import DISTANCE, curves_of
from ui.cities_fit import fit_classes, fit_labels, hover_texts
from ui.cities_map import Area, Painted, area_of_city
from ui.cities_measures import (
    Values,
    city_values,
    class_text,
    classify,
    county_values,
    dimension_values,
    filled,
    is_approximate,
    measure_title,
    value_text,
)
from ui.cities_wishes import Fit, fit
from ui.i18n import Words
from ui.scenario import Scenario


@dataclass(frozen=True, eq=False)
class OwnBoundaries:
    """Boundaries that this session's user brought, and how they join our counties."""

    name: str
    boundaries: Boundaries
    column: str | None
    join: CountyJoin

    @property
    def labels(self) -> tuple[str, ...]:
        """The name of each shape; empty where the file has no text."""
        if self.column is None:
            return ("",) * len(self.boundaries.shapes)
        return self.boundaries.columns[self.column]


@dataclass(frozen=True, eq=False)
class Picture:
    """What the map shows: colours, areas, and the values or the fit behind them."""

    painted: Painted
    areas: tuple[Area, ...]
    values: Values
    fit: Fit | None


def own_boundaries(
    name: str, boundaries: Boundaries, dataset: Dataset, column: str | None = None
) -> OwnBoundaries:
    """Join boundaries to the counties by a column, or by the one whose texts fit best."""
    column = column or naming_column(boundaries, dataset)
    labels = boundaries.columns[column] if column else ("",) * len(boundaries.shapes)
    return OwnBoundaries(name, boundaries, column, join_counties(labels, dataset))


def measured(
    scenario: Scenario, board: Board, dataset: Dataset, words: Words, own: OwnBoundaries | None
) -> Picture:
    """Colour the cities by the chosen measure."""
    measure = scenario.atlas.measure
    scores = dimension_values(dataset, scenario)
    values = city_values(measure, board, dataset, scores)
    by_county: dict[str, float | None] = (
        county_values(measure, board, dataset, scores)
        if own is not None and scenario.atlas.areas == "own"
        else {}
    )
    lead = measure == "lead"
    classes = classify([*values, *by_county.values()])
    labels = (
        tuple(d.name[words.lang] for d in dataset.dimensions)
        if lead
        else tuple(class_text(edges, measure, board, dataset, words) for edges in classes.edges)
    )
    groups = (
        tuple(None if v is None else int(v) for v in (*values, *by_county.values()))
        if lead
        else classes.of
    )
    painted = Painted(
        title=measure_title(measure, dataset, words),
        labels=labels,
        of=groups[: len(values)],
        texts=_texts(measure, values, board, dataset, words),
        categories=lead,
        missing=words("legend-missing"),
    )
    of_county = dict(zip(by_county, groups[len(values) :], strict=True))
    return Picture(painted, _areas(scenario, painted, of_county, dataset, own), values, None)


def _texts(
    measure: str, values: Values, board: Board, dataset: Dataset, words: Words
) -> tuple[str, ...]:
    """Return what the pointer shows at each city."""
    kind = measure.removeprefix(DISTANCE) if measure.startswith(DISTANCE) else None
    title = measure_title(measure, dataset, words)
    lang = words.lang
    unknown, derived = words("fact-no-census"), words("position-derived")
    about_sign = words("about-sign")
    texts = []
    for city, value in zip(dataset.cities, values, strict=True):
        told = value_text(measure, value, board, dataset, words)
        about = kind is not None and value is not None and is_approximate(city, kind, dataset)
        lines = [f"{title}: {about_sign if about else ''}{told}"]
        if measure != "population":
            lines.append(
                unknown
                if city.population_2016 is None
                else filled(
                    "city-population", "count", fmt.number(city.population_2016, 0, lang), words
                )
            )
        if city.coord_quality == "derived":
            lines.append(derived)
        texts.append("<br>".join(lines))
    return tuple(texts)


def fitted(
    scenario: Scenario,
    cluster: str,
    dataset: Dataset,
    words: Words,
    own: OwnBoundaries | None,
) -> Picture:
    """Colour the cities by how well they suit a cluster.

    Raises
    ------
    fuzzy.ProblemError
        If there is no wish.
    """
    atlas = scenario.atlas
    curves = curves_of(atlas, dataset)
    result = fit(curves, atlas.how, cluster, atlas.raw, atlas.reach, dataset)
    groups = fit_classes(result)
    painted = Painted(
        title=words("suitability"),
        labels=fit_labels(words),
        of=groups,
        texts=hover_texts(result, curves, dataset, words),
        categories=False,
        missing=words("legend-open"),
    )
    best: dict[str, tuple[float, int | None]] = {}
    for city, low, group in zip(dataset.cities, result.low, groups, strict=True):
        key = county_id(city.county)
        if key not in best or low > best[key][0]:
            best[key] = (float(low), group)
    of_county = {key: group for key, (_, group) in best.items()}
    values = tuple(float(value) for value in result.low)
    return Picture(painted, _areas(scenario, painted, of_county, dataset, own), values, result)


def _areas(
    scenario: Scenario,
    painted: Painted,
    of_county: Mapping[str, int | None],
    dataset: Dataset,
    own: OwnBoundaries | None,
) -> tuple[Area, ...]:
    """Return the areas that are switched on, each with its class."""
    if scenario.atlas.areas == "nearest":
        shapes = area_of_city(dataset)
        return tuple(
            Area(shapes[city.id], "", group)
            for city, group in zip(dataset.cities, painted.of, strict=True)
            if city.id in shapes
        )
    if scenario.atlas.areas == "own" and own is not None:
        return tuple(
            Area(shape, label, of_county.get(own.join.county_of.get(index, "")))
            for index, (shape, label) in enumerate(
                zip(own.boundaries.shapes, own.labels, strict=True)
            )
        )
    return ()
