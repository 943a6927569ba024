"""The answer of the page of the cities in sentences, and what to mind beneath the map."""

from __future__ import annotations

from data import Dataset
from ui import format as fmt
from ui.board import Board
from ui.cities_fit import fit_sentence
from ui.cities_measures import value_text
from ui.cities_paint import Picture
from ui.cities_panels import FEWEST_COMPARED, fit_cluster, picked_cities
from ui.cities_tables import cluster_rows, shared_sentence
from ui.i18n import Words
from ui.scenario import Scenario

NAMED = 3


def answer_lines(
    picture: Picture, board: Board, dataset: Dataset, scenario: Scenario, words: Words
) -> tuple[str, ...]:
    """Return the headline and what belongs under it."""
    if scenario.atlas.view == "fit":
        cluster = fit_cluster(board, scenario)
        assert picture.fit is not None
        return (fit_sentence(cluster, picture.fit, dataset, words), words("screening-aid"))
    if scenario.atlas.view == "compare":
        cities = picked_cities(scenario, dataset)
        if len(cities) >= FEWEST_COMPARED:
            names = words.join([city.name[words.lang] for city in cities])
            shared = shared_sentence(cities, board, dataset, words)
            return (words("compare-lead", names=names), shared)
        return (words("compare-hint"),)
    if scenario.city is not None:
        return _about_city(scenario.city, board, dataset, words)
    return _extremes(picture, board, dataset, scenario, words)


def _about_city(city_id: str, board: Board, dataset: Dataset, words: Words) -> tuple[str, ...]:
    """Say how many clusters a city has, which is the first, and how many people."""
    lang = words.lang
    city = dataset.city(city_id)
    rows = cluster_rows(city_id, board, dataset)
    count = fmt.number(len(rows), 0, lang)
    lead = (
        words("city-lead", city=city.name[lang], count=count, first=rows[0].cluster.name[lang])
        if rows
        else words("city-lead-none", city=city.name[lang])
    )
    people = (
        words("fact-no-census")
        if city.population_2016 is None
        else words("city-population", count=fmt.number(city.population_2016, 0, lang))
    )
    return (lead, people)


def _extremes(
    picture: Picture, board: Board, dataset: Dataset, scenario: Scenario, words: Words
) -> tuple[str, ...]:
    """Say which cities have most of what is shown, and how many have no value."""
    measure, lang = scenario.atlas.measure, words.lang
    values = picture.values
    known = [i for i, value in enumerate(values) if value is not None]
    missing = words("values-missing", count=fmt.number(len(values) - len(known), 0, lang))
    if not known:
        return (words("values-none", measure=picture.painted.title), missing)
    if measure == "lead":
        return (_most_led(picture, known, words), missing)
    order = sorted(known, key=lambda i: -(values[i] or 0.0))[:NAMED]
    parts = [
        words(
            "city-with-value",
            city=dataset.cities[i].name[lang],
            value=value_text(measure, values[i], board, dataset, words),
        )
        for i in order
    ]
    lead = words("values-lead", measure=picture.painted.title, cities=words.join(parts))
    return (lead, missing)


def _most_led(picture: Picture, known: list[int], words: Words) -> str:
    """Say in how many cities each dimension leads."""
    parts = [
        words(
            "lead-count",
            dimension=label,
            count=fmt.number(sum(picture.painted.of[i] == k for i in known), 0, words.lang),
        )
        for k, label in enumerate(picture.painted.labels)
    ]
    return words("values-lead", measure=picture.painted.title, cities=words.join(parts))


def notes(scenario: Scenario, dataset: Dataset, words: Words) -> list[str]:
    """Return what to mind about the map."""
    lang = words.lang
    hidden = [city.name[lang] for city in dataset.cities if city.lat is None]
    told = []
    if scenario.atlas.areas == "nearest":
        told.append(words("nearest-note"))
    if scenario.atlas.areas == "own":
        told.append(words("own-note"))
    if hidden:
        count = fmt.number(len(hidden), 0, lang)
        shown = words.join(hidden[:10]) + ("…" if len(hidden) > 10 else "")
        told.append(words("cities-hidden", count=count, names=shown))
    told.append(words("size-note"))
    return told
