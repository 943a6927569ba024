"""Thousands of cities are one image with points above it that can be hit but are not drawn."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

import data
from ui.board import make_board
from ui.cities_dots import MANY
from ui.cities_map import cities_map
from ui.cities_paint import measured
from ui.i18n import words
from ui.scenario import default_scenario

SHIPPED = data.load()


def many() -> data.Dataset:
    """Return the shipped tables with each city again and again, a little further north."""
    copies = -(-MANY // len(SHIPPED.cities))
    cities = tuple(
        replace(city, id=f"{city.id}-{k}", lat=None if city.lat is None else city.lat + k / 1000)
        for k in range(copies)
        for city in SHIPPED.cities
    )
    return replace(SHIPPED, cities=(*SHIPPED.cities, *cities))


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    dataset = many()
    scenario = default_scenario(dataset, "en")
    scenario = replace(scenario, atlas=replace(scenario.atlas, measure="population"))
    text = words("en")
    picture = measured(scenario, make_board(dataset, scenario), dataset, text, None)
    drawn = cities_map(
        picture.painted,
        dataset,
        text,
        picked=(),
        areas=(),
        layers=frozenset(),
        tiles=False,
    )
    return dict(drawn)


def placed() -> int:
    return sum(city.lat is not None for city in many().cities)


def test_every_city_is_a_dot_with_a_rim_in_the_image(spec: dict[str, Any]) -> None:
    (image,) = spec["layout"]["images"]
    kind, svg = image["source"].split(",", 1)
    assert kind == "data:image/svg+xml"
    paths = ElementTree.fromstring(unquote(svg)).findall("{http://www.w3.org/2000/svg}path")
    dots = sum(len(re.findall("M", path.attrib["d"])) for path in paths)
    assert dots == 2 * placed()
    widths = [float(path.attrib["stroke-width"]) for path in paths]
    assert all(rim > face > 0 for rim, face in zip(widths[::2], widths[1::2], strict=True))


def test_every_city_can_be_hit_and_none_is_drawn_twice(spec: dict[str, Any]) -> None:
    hit = [t for t in spec["data"] if t.get("customdata")]
    assert sum(len(trace["x"]) for trace in hit) == placed()
    assert all(trace["marker"]["maxdisplayed"] == 1 for trace in hit)
    assert all(trace["marker"]["opacity"] == 0 for trace in hit)
    assert all(trace["showlegend"] is False for trace in hit)


def test_the_legend_names_every_class_once(spec: dict[str, Any]) -> None:
    hit = [t["name"] for t in spec["data"] if t.get("customdata")]
    named = [t["name"] for t in spec["data"] if t.get("name") and t.get("x") == [None]]
    assert named == hit
    assert len(set(named)) == len(named)
