"""What is said of cities in tables: one city, several side by side, all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data import Dataset
from data.geography import nearest_by_kind
from data.records import City
from ui import format as fmt
from ui.board import Board, Row
from ui.charts import place_text
from ui.cities_measures import (
    Values,
    city_index,
    clusters_by_city,
    is_approximate,
    km_text,
    measure_title,
    value_text,
)
from ui.i18n import Words
from ui.markdown import link, plain

CENSUS_YEAR = {"fa": "۱۳۹۵", "en": "2016"}


@dataclass(frozen=True)
class Fact:
    """One line about a city: what, its value, the year, ids of the sources, what to mind."""

    name: str
    value: str
    year: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""


def city_facts(city: City, board: Board, dataset: Dataset, words: Words) -> list[Fact]:
    """Return everything that is known of a city, with sources, years and weaknesses."""
    lang = words.lang
    return [
        Fact(words("fact-county"), city.county[lang]),
        Fact(words("fact-kind"), words(f"choice-{city.kind}")),
        *_people(city, dataset, words),
        _position(city, dataset, words),
        *([_elevation(city, dataset, words)] if city.elevation is not None else []),
        _clusters(city, board, dataset, words),
        *(_distance(city, kind.id, dataset, words) for kind in dataset.infrastructure_kinds),
        *([Fact(words("col-caution"), city.note[lang])] if city.note else []),
    ]


def _people(city: City, dataset: Dataset, words: Words) -> list[Fact]:
    """Return the figures of the census, and the undated one under its own name."""
    lang = words.lang
    year = CENSUS_YEAR[lang]

    def counted(name: str, value: int | None) -> Fact:
        if value is None:
            return Fact(words(name), words("fact-no-census"))
        return Fact(words(name), fmt.number(value, 0, lang), year, city.sources)

    facts = [
        counted("fact-population", city.population_2016),
        counted("fact-households", city.households),
        counted("fact-county-population", city.county_population_2016),
    ]
    if city.population_geonames is not None:
        undated = fmt.number(city.population_geonames, 0, lang)
        facts.append(
            Fact(
                words("fact-population-undated"),
                undated,
                words("undated"),
                ("geonames",) if "geonames" in dataset.source_by_id else city.sources,
                words("fact-not-census"),
            )
        )
    return facts


def _position(city: City, dataset: Dataset, words: Words) -> Fact:
    """Return where a city is, and how far that can be trusted."""
    if city.lat is None or city.lon is None:
        return Fact(words("fact-position"), words("choice-none"), note=words("not-on-map"))
    lat, lon = (fmt.number(x, 3, words.lang) for x in (city.lat, city.lon))
    doubt = words(f"choice-{city.coord_quality}")
    return Fact(
        words("fact-position"),
        words("position", lat=lat, lon=lon),
        sources=city.sources,
        note=doubt,
    )


def _elevation(city: City, dataset: Dataset, words: Words) -> Fact:
    """Return how high a city lies."""
    return Fact(
        words("fact-elevation"),
        words("metres", count=fmt.number(city.elevation or 0, 0, words.lang)),
        sources=city.sources,
    )


def _clusters(city: City, board: Board, dataset: Dataset, words: Words) -> Fact:
    """Return the clusters of a city with their places in the ranking."""
    rows = cluster_rows(city.id, board, dataset)
    names = [
        words(
            "cluster-with-place",
            name=row.cluster.label[words.lang],
            place=place_text(row.place, words.lang),
        )
        for row in rows
    ]
    return Fact(words("fact-clusters"), words.join(names) or words("fact-no-clusters"))


def cluster_rows(city: str, board: Board, dataset: Dataset) -> list[Row]:
    """Return the shown rows of the clusters of a city, the best first."""
    here = clusters_by_city(dataset).get(city, ())
    return [row for row in board.shown if row.cluster.id in here]


def _distance(city: City, kind: str, dataset: Dataset, words: Words) -> Fact:
    """Return the nearest infrastructure of a kind."""
    nearest = nearest_by_kind(dataset)[kind]
    index = city_index(city.id, dataset)
    name = measure_title(f"to.{kind}", dataset, words)
    if np.isnan(nearest.km[index]):
        return Fact(name, words("measure-missing"))
    place = dataset.infrastructure[int(nearest.place[index])]
    approximate = is_approximate(city, kind, dataset)
    km = words("kilometres", km=km_text(float(nearest.km[index]), words.lang))
    return Fact(
        name,
        f"{words('about-sign')}{km}" if approximate else km,
        place.year[words.lang],
        place.sources,
        place.name[words.lang],
    )


def sources_in(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the sources of facts in the order in which they first come: they are numbered so."""
    return tuple(dict.fromkeys(source for fact in facts for source in fact.sources))


def source_lines(sources: Sequence[str], dataset: Dataset, words: Words) -> list[str]:
    """Write the numbered sources with their years, each leading to its page, as Markdown."""
    lang = words.lang
    lines = []
    for number, source_id in enumerate(sources, 1):
        source = dataset.source(source_id)
        year = f" ({plain(fmt.written(source.year, lang))})" if source.year else ""
        title = link(fmt.written(source.title[lang], lang), source.url)
        lines.append(f"{fmt.number(number, 0, lang)}\\. {title}{year}")
    return lines


def source_texts(sources: Sequence[str], dataset: Dataset, words: Words) -> list[str]:
    """Write the numbered sources as plain text, for files."""
    return [
        f"{fmt.number(number, 0, words.lang)}. {dataset.source(source).title[words.lang]} "
        f"{dataset.source(source).url}".strip()
        for number, source in enumerate(sources, 1)
    ]


def numbers_text(fact: Fact, sources: Sequence[str], words: Words) -> str:
    """Write the numbers of the sources of a fact."""
    numbers = [fmt.number(sources.index(source) + 1, 0, words.lang) for source in fact.sources]
    return f"[{words.join(numbers)}]" if numbers else ""


def facts_table(facts: list[Fact], words: Words) -> pd.DataFrame:
    """Return the facts of one city as a table; sources by their numbers."""
    sources = sources_in(facts)
    return pd.DataFrame(
        [
            {
                words("col-fact"): (fact.name),
                words("col-value"): (fmt.written(fact.value, words.lang)),
                words("col-year"): (fact.year),
                words("col-source"): (numbers_text(fact, sources, words)),
                words("col-caution"): (fmt.written(fact.note, words.lang)),
            }
            for fact in facts
        ]
    ).set_index(words("col-fact"))


def clusters_table(city: str, board: Board, dataset: Dataset, words: Words) -> pd.DataFrame | None:
    """Return the clusters of a city with place and score, or None where there is none."""
    rows = cluster_rows(city, board, dataset)
    if not rows:
        return None
    lang = words.lang
    return pd.DataFrame(
        [
            {
                words("col-cluster"): (row.cluster.name[lang]),
                words("col-place"): place_text(row.place, lang),
                words("col-score"): fmt.number(row.score, board.digits, lang),
                words("col-sector"): (dataset.sector(row.cluster.sector).name[lang]),
            }
            for row in rows
        ]
    ).set_index(words("col-cluster"))


def compare_table(cities: list[City], board: Board, dataset: Dataset, words: Words) -> pd.DataFrame:
    """Put the facts of several cities side by side, the lines in which they differ first."""
    facts = [city_facts(city, board, dataset, words) for city in cities]
    lines = _aligned(facts)
    ordered = sorted(lines, key=lambda line: len({fact.value for fact in line if fact}) == 1)
    lang = words.lang
    sources = compared_sources(cities, board, dataset, words)
    return pd.DataFrame(
        [
            {
                words("col-fact"): (next(fact.name for fact in line if fact)),
                **{
                    (city.name[lang]): _cell(fact, sources, words)
                    for city, fact in zip(cities, line, strict=True)
                },
            }
            for line in ordered
        ]
    ).set_index(words("col-fact"))


def _aligned(facts: list[list[Fact]]) -> list[list[Fact | None]]:
    """Return a line for each fact that any city has, in the order of the first that has it."""
    names: dict[str, None] = {}
    for of_city in facts:
        names.update(dict.fromkeys(fact.name for fact in of_city))
    by_name = [{fact.name: fact for fact in of_city} for of_city in facts]
    return [[known.get(name) for known in by_name] for name in names]


def compared_sources(
    cities: list[City], board: Board, dataset: Dataset, words: Words
) -> tuple[str, ...]:
    """Return the sources of all facts of some cities, in the order of their numbers."""
    return sources_in(fact for city in cities for fact in city_facts(city, board, dataset, words))


def _cell(fact: Fact | None, sources: Sequence[str], words: Words) -> str:
    """Write a value with its year, note and sources."""
    if fact is None:
        return "–"
    behind = " · ".join(fmt.written(part, words.lang) for part in (fact.year, fact.note) if part)
    value = fmt.written(fact.value, words.lang)
    told = f"{value} ({behind})" if behind else value
    return f"{told} {numbers_text(fact, sources, words)}".strip()


def lacks(city: City, reach: int, dataset: Dataset) -> list[str]:
    """Return the kinds of infrastructure without a known place within `reach` km (geodesic)."""
    nearest = nearest_by_kind(dataset)
    index = city_index(city.id, dataset)
    return [
        kind.id
        for kind in dataset.infrastructure_kinds
        if city.lat is not None and not nearest[kind.id].km[index] <= reach
    ]


def lacks_sentence(city: City, reach: int, dataset: Dataset, words: Words) -> str:
    """Say what a city lacks within reach, and which kinds have places of unknown position."""
    lang = words.lang
    km = fmt.number(reach, 0, lang)
    if city.lat is None:
        return words("lacks-unknown", city=city.name[lang])
    names = {kind.id: kind.name[lang] for kind in dataset.infrastructure_kinds}
    missing = lacks(city, reach, dataset)
    if not missing:
        return words("lacks-nothing", city=city.name[lang], km=km)
    told = [
        words("lacks-kind-unplaced", kind=names[kind], count=fmt.number(count, 0, lang))
        if (count := unplaced(kind, dataset))
        else names[kind]
        for kind in missing
    ]
    return words("lacks-some", city=city.name[lang], km=km, kinds=words.join(told))


def unplaced(kind: str, dataset: Dataset) -> int:
    """Count the places of a kind whose position is not known."""
    return sum(place.kind == kind and place.lat is None for place in dataset.infrastructure)


def shared_sentence(cities: list[City], board: Board, dataset: Dataset, words: Words) -> str:
    """Say which clusters are at home in more than one of the cities."""
    lang = words.lang
    homes = clusters_by_city(dataset)
    parts = []
    for row in board.shown:
        here = [c.name[lang] for c in cities if row.cluster.id in homes.get(c.id, ())]
        if len(here) > 1:
            name = row.cluster.label[lang]
            parts.append(words("shared-cluster", cluster=name, cities=words.join(here)))
    if not parts:
        return words("shared-none")
    return words("shared-some", parts=words.join(parts))


def overview_table(
    measure: str, values: Values, board: Board, dataset: Dataset, words: Words
) -> pd.DataFrame:
    """Return all cities, the highest value first: the twin of the map."""
    lang = words.lang
    order = sorted(range(len(values)), key=lambda i: (values[i] is None, -(values[i] or 0.0)))
    homes = clusters_by_city(dataset)
    labels = {row.cluster.id: row.cluster.label[lang] for row in board.shown}
    title = measure_title(measure, dataset, words)
    columns: dict[str, list[str]] = {
        words("col-city"): [dataset.cities[i].name[lang] for i in order],
        title: [value_text(measure, values[i], board, dataset, words) for i in order],
        words("col-clusters"): [
            words.join([labels[c] for c in homes.get(dataset.cities[i].id, ()) if c in labels])
            for i in order
        ],
        words("fact-county"): [dataset.cities[i].county[lang] for i in order],
        words("col-caution"): [weakness(dataset.cities[i], words) for i in order],
    }
    if measure != "population":
        unknown = words("fact-no-census")
        people = [dataset.cities[i].population_2016 for i in order]
        columns[words("fact-population")] = [
            unknown if count is None else fmt.number(count, 0, lang) for count in people
        ]
    return pd.DataFrame(columns)


def weakness(city: City, words: Words) -> str:
    """Say what is weak about the data of a city, or nothing."""
    parts = []
    if city.lat is None:
        parts.append(words("not-on-map"))
    elif city.coord_quality in ("derived", "geonames-rounded"):
        parts.append(words(f"choice-{city.coord_quality}"))
    if city.population_2016 is None:
        parts.append(words("fact-no-census"))
    return words.join(parts)
