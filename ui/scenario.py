"""What a person has set, as one value, and its short form in the address."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import fuzzy
from data import Dataset
from data.overlay import NOTHING, Overlay, overlaid, read_overlay, to_json
from data.records import TFN
from ui import cities_choice
from ui.annotations import Annotation, annotations_json, read_annotations
from ui.cities_choice import CityChoice
from ui.i18n import DEFAULT_LANGUAGE, LANGUAGES
from ui.method_options import NO_OPTIONS, Options, read_options, write_options
from ui.packing import pack, unpack

DEFAULT_METHOD: Final = "mamdani"
LOWEST_WEIGHT: Final = 0.0
HIGHEST_WEIGHT: Final = 100.0

USUAL_CITY_CHOICE: Final = CityChoice()

Weights = Mapping[str, TFN]


@dataclass(frozen=True)
class Setting:
    """What makes a ranking: a method with its options, and weights of both levels (0..100)."""

    method: str
    weights: Weights
    options: Options = NO_OPTIONS


@dataclass(frozen=True)
class Scenario:
    """Everything a person can set; pages read this and nothing else.

    Attributes
    ----------
    lang : {"fa", "en"}
    setting : Setting
        The current method and weights, by dimension or criterion id.
    baseline : Setting or None
        What the ghosts show; None means the shipped default.
    locks : frozenset of str
        Dimensions and criteria whose share is held.
    cluster, rival, city : str or None
        What is selected, and what a cluster is contrasted with.
    sectors, committees, cities, stages : frozenset of str
        Filters; an empty one filters nothing.
    layers : frozenset of str
        Kinds of infrastructure drawn on the map.
    tiles : bool
        Whether online map tiles are drawn.
    atlas : CityChoice
        What is set on the page of the cities.
    view, vary, regions, level, goal : str or None
        What the page on certainty shows: the question, what varies, what colours the triangle,
        which weights may move, and what they are to reach; None means the first of each.
    data_version : str
        The table set that it is computed with; empty for the one that the server was started with.
    overlay : Overlay
        Ratings, clusters and cities of this scenario's own, over the tables.
    annotations : tuple of Annotation
        Notes pinned to clusters, the oldest first.
    notes_shown : bool
        Whether the ranking shows that there are notes.
    """

    lang: str
    setting: Setting
    baseline: Setting | None = None
    locks: frozenset[str] = frozenset()
    cluster: str | None = None
    rival: str | None = None
    city: str | None = None
    sectors: frozenset[str] = frozenset()
    committees: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    layers: frozenset[str] = frozenset()
    tiles: bool = False
    atlas: CityChoice = USUAL_CITY_CHOICE
    view: str | None = None
    vary: str | None = None
    regions: str | None = None
    level: str | None = None
    goal: str | None = None
    data_version: str = ""
    overlay: Overlay = NOTHING
    annotations: tuple[Annotation, ...] = ()
    notes_shown: bool = True


@dataclass(frozen=True)
class Repair:
    """Something in an address that could not be used: which parameter, and the odd part."""

    parameter: str
    value: str


FILTERS: Final = ("sectors", "committees", "cities", "stages")
_SETS: Final = {
    "sectors": "sector",
    "committees": "committee",
    "cities": "place",
    "stages": "stage",
    "layers": "layer",
    "locks": "lock",
}
VIEWS: Final = {
    "view": ("acceptability", "triangle", "reverse", "matters", "methods", "decided"),
    "vary": ("around", "order", "any", "around-ratings", "order-ratings", "any-ratings"),
    "regions": ("leaders", "threes"),
    "level": ("dimensions", "criteria"),
    "goal": ("cluster", "put-forward", "identity-card"),
}
"""What the page on certainty can show; the first of each is what a newcomer sees."""

_CHOICES: Final = {
    "cluster": "cluster",
    "rival": "rival",
    "city": "city",
    **{field: field for field in VIEWS},
}
_ITEM_MARK: Final = "~"
_VALUE_MARK: Final = "_"
_NUMBER_MARK: Final = "-"
_METHOD_MARK: Final = "!"
_VERSION: Final = re.compile("[0-9a-f]{12}")

ADDRESS_PARAMETERS: Final = frozenset(
    {
        *("lang", "method", "opt", "w", "base", "tiles", "data", "own", "notes", "silent"),
        *_SETS.values(),
        *_CHOICES.values(),
        *cities_choice.PARAMETERS,
    }
)


def default_weights(dataset: Dataset) -> dict[str, TFN]:
    """Return the shipped weights of both levels in one mapping."""
    dimensions, criteria = dataset.default_weights()
    return {**dimensions, **criteria}


def preset_weights(dataset: Dataset, preset: str) -> dict[str, TFN]:
    """Return all weights of a preset in one mapping."""
    dimensions, criteria = dataset.preset_weights(preset)
    return {**dimensions, **criteria}


def default_scenario(dataset: Dataset, lang: str = DEFAULT_LANGUAGE) -> Scenario:
    """Return what a newcomer sees."""
    return Scenario(lang=lang, setting=Setting(DEFAULT_METHOD, default_weights(dataset)))


def to_query(scenario: Scenario, dataset: Dataset) -> dict[str, str]:
    """Write a scenario as address parameters; what is at its default is left out.

    Weights are rounded to one decimal, as they are shown.
    """
    query = {"lang": scenario.lang}
    if scenario.setting.method != DEFAULT_METHOD:
        query["method"] = scenario.setting.method
    if scenario.setting.options:
        query["opt"] = write_options(scenario.setting.options)
    weights = _encode_weights(scenario.setting.weights, dataset)
    if weights:
        query["w"] = weights
    if scenario.baseline is not None:
        base = _encode_weights(scenario.baseline.weights, dataset)
        parts = [scenario.baseline.method, base, write_options(scenario.baseline.options)]
        query["base"] = _METHOD_MARK.join(parts if parts[-1] else parts[:2])
    for field, parameter in _SETS.items():
        chosen = getattr(scenario, field)
        if chosen:
            query[parameter] = _ITEM_MARK.join(sorted(chosen))
    for field, parameter in _CHOICES.items():
        choice = getattr(scenario, field)
        if choice:
            query[parameter] = choice
    if scenario.tiles:
        query["tiles"] = "1"
    if scenario.data_version:
        query["data"] = scenario.data_version
    if scenario.overlay:
        query["own"] = pack(to_json(scenario.overlay))
    if scenario.annotations:
        query["notes"] = pack(annotations_json(scenario.annotations))
    if not scenario.notes_shown:
        query["silent"] = "1"
    return query | cities_choice.to_query(scenario.atlas, dataset)


def from_query(
    query: Mapping[str, str], dataset: Dataset, lang: str = DEFAULT_LANGUAGE
) -> tuple[Scenario, tuple[Repair, ...]]:
    """Read a scenario from address parameters; what cannot be used falls back to the default.

    Parameters
    ----------
    query : mapping of str to str
        Unknown parameters are reported like wrong values.
    dataset : Dataset
    lang : str
        Language where the address names none.

    Returns
    -------
    Scenario
    tuple of Repair
        What was wrong, part by part; empty for a sound address.
    """
    repairs: list[Repair] = []
    for parameter in sorted(set(query) - ADDRESS_PARAMETERS):
        repairs.append(Repair(parameter, query[parameter]))
    overlay, odd_own = read_overlay(_unpacked(query, "own", repairs), dataset)
    repairs.extend(Repair("own", name) for name in odd_own)
    dataset = overlaid(dataset, overlay)
    annotations, odd_notes = read_annotations(_unpacked(query, "notes", repairs), dataset)
    repairs.extend(Repair("notes", text) for text in odd_notes)
    allowed = _allowed(dataset)

    def chosen(field: str) -> frozenset[str]:
        return _subset(query, _SETS[field], allowed[field], repairs)

    def choice(field: str) -> str | None:
        return _one_of(query, _CHOICES[field], allowed[field], repairs)

    weights = _decode_weights(query.get("w", ""), "w", dataset, repairs)
    atlas, odd = cities_choice.from_query(query, dataset)
    repairs.extend(Repair(*part) for part in odd)
    method = _one_of(query, "method", tuple(fuzzy.METHODS), repairs) or DEFAULT_METHOD
    scenario = Scenario(
        lang=_one_of(query, "lang", LANGUAGES, repairs) or lang,
        setting=Setting(
            method, weights, _decode_options(query.get("opt", ""), "opt", method, repairs)
        ),
        baseline=_decode_base(query["base"], dataset, repairs) if "base" in query else None,
        locks=tenable_locks(chosen("locks"), weights, dataset, repairs),
        cluster=choice("cluster"),
        rival=choice("rival"),
        city=choice("city"),
        sectors=chosen("sectors"),
        committees=chosen("committees"),
        cities=chosen("cities"),
        stages=chosen("stages"),
        layers=chosen("layers"),
        tiles=_one_of(query, "tiles", ("1",), repairs) == "1",
        atlas=atlas,
        data_version=_version(query.get("data", ""), repairs),
        overlay=overlay,
        annotations=annotations,
        notes_shown=_one_of(query, "silent", ("1",), repairs) != "1",
        **{field: choice(field) for field in VIEWS},
    )
    return scenario, tuple(repairs)


def _allowed(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return the ids each part of a scenario may name."""
    clusters = tuple(cluster.id for cluster in dataset.clusters)
    cities = tuple(city.id for city in dataset.cities)
    return {
        "sectors": tuple(sector.id for sector in dataset.sectors),
        "committees": tuple(committee.id for committee in dataset.committees),
        "cities": cities,
        "stages": tuple(stage.id for stage in dataset.stages),
        "layers": tuple(kind.id for kind in dataset.infrastructure_kinds),
        "locks": tuple(default_weights(dataset)),
        "cluster": clusters,
        "rival": clusters,
        "city": cities,
        **VIEWS,
    }


def _encode_weights(weights: Weights, dataset: Dataset) -> str:
    """Write the weights that differ from the default as ``id_l-m-u~id_l-m-u``."""
    parts = []
    for target, default in default_weights(dataset).items():
        rounded = tuple(round(x, 1) for x in weights[target])
        if rounded != default:
            numbers = _NUMBER_MARK.join(f"{x:g}" for x in rounded)
            parts.append(f"{target}{_VALUE_MARK}{numbers}")
    return _ITEM_MARK.join(parts)


def _decode_weights(
    text: str, parameter: str, dataset: Dataset, repairs: list[Repair]
) -> dict[str, TFN]:
    """Read weights; a part that cannot be read keeps the default and is reported."""
    weights = default_weights(dataset)
    for part in filter(None, text.split(_ITEM_MARK)):
        target, _, numbers = part.rpartition(_VALUE_MARK)
        tfn = _read_tfn(numbers)
        if target in weights and tfn is not None:
            weights[target] = tfn
        else:
            repairs.append(Repair(parameter, part))
    for _ in mend_levels(weights, dataset):
        repairs.append(Repair(parameter, text))
    return weights


def mend_levels(weights: dict[str, TFN], dataset: Dataset) -> list[list[str]]:
    """Put the default weights where a whole level weighs nothing; return those levels."""
    empty = [level for level in _levels(dataset) if all(weights[t][1] <= 0 for t in level)]
    for level in empty:
        weights.update({target: default_weights(dataset)[target] for target in level})
    return empty


def tenable_locks(
    locks: frozenset[str], weights: Weights, dataset: Dataset, repairs: list[Repair]
) -> frozenset[str]:
    """Drop the locks of a group that leave none of its weight free to move."""
    for level in _levels(dataset):
        held = [target for target in level if target in locks]
        if held and all(weights[t][1] <= 0 for t in level if t not in locks):
            repairs.append(Repair(_SETS["locks"], _ITEM_MARK.join(held)))
            locks -= frozenset(held)
    return locks


def _levels(dataset: Dataset) -> list[list[str]]:
    """Return the ids that share a whole: the dimensions, and the criteria of each dimension."""
    dimensions = [dimension.id for dimension in dataset.dimensions]
    return [
        dimensions,
        *([c.id for c in dataset.criteria if c.dimension == d] for d in dimensions),
    ]


def _read_tfn(text: str) -> TFN | None:
    """Read ``l-m-u`` on 0..100, or return None."""
    try:
        numbers = [float(part) for part in text.split(_NUMBER_MARK)]
    except ValueError:
        return None
    if len(numbers) != 3 or not all(map(math.isfinite, numbers)):
        return None
    low, peak, high = numbers
    if not LOWEST_WEIGHT <= low <= peak <= high <= HIGHEST_WEIGHT:
        return None
    return low, peak, high


def _decode_base(text: str, dataset: Dataset, repairs: list[Repair]) -> Setting | None:
    """Read a baseline written as ``method!weights`` or ``method!weights!options``."""
    method, mark, rest = text.partition(_METHOD_MARK)
    if not mark or method not in fuzzy.METHODS:
        repairs.append(Repair("base", text))
        return None
    weights, _, options = rest.partition(_METHOD_MARK)
    return Setting(
        method,
        _decode_weights(weights, "base", dataset, repairs),
        _decode_options(options, "base", method, repairs),
    )


def _decode_options(text: str, parameter: str, method: str, repairs: list[Repair]) -> Options:
    """Read the options of a method; what it does not take keeps its default and is reported."""
    options, odd = read_options(method, text)
    repairs.extend(Repair(parameter, name) for name in odd)
    return options


def _unpacked(query: Mapping[str, str], parameter: str, repairs: list[Repair]) -> object:
    """Return a structured part of the address, None where there is none or it is broken."""
    text = query.get(parameter)
    if not text:
        return None
    try:
        return unpack(text)
    except ValueError:
        repairs.append(Repair(parameter, text[:40]))
        return None


def _version(text: str, repairs: list[Repair]) -> str:
    """Read the version of a table set; whether there is such a one is another question."""
    if not text or _VERSION.fullmatch(text):
        return text
    repairs.append(Repair("data", text))
    return ""


def _subset(
    query: Mapping[str, str], parameter: str, allowed: tuple[str, ...], repairs: list[Repair]
) -> frozenset[str]:
    """Read a set of ids; unknown ones are reported and left out."""
    items = list(filter(None, query.get(parameter, "").split(_ITEM_MARK)))
    repairs.extend(Repair(parameter, item) for item in items if item not in allowed)
    return frozenset(item for item in items if item in allowed)


def _one_of(
    query: Mapping[str, str], parameter: str, allowed: tuple[str, ...], repairs: list[Repair]
) -> str | None:
    """Read one id; an unknown one is reported."""
    value = query.get(parameter)
    if value is None or value in allowed:
        return value
    repairs.append(Repair(parameter, value))
    return None
