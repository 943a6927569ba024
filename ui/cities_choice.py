"""What a person has set on the page of the cities, and its short form in the address."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from data import Dataset
from fuzzy.overlay import DEFAULT_GAMMA, OPERATORS, Overlay
from ui.cities_wishes import Corners, Wish, default_corners, default_wishes, find_wish, wishes

VIEWS: Final = ("facts", "compare", "fit")
AREAS: Final = ("nearest", "own")
FIXED_MEASURES: Final = ("best", "sum", "count", "lead", "population")
DISTANCE: Final = "to."
"""A measure that begins so is the distance to the nearest place of the kind that follows."""
MOST_PICKED: Final = 6
DEFAULT_REACH: Final = 50
USUAL_OVERLAY: Final = Overlay("gamma")
NEAREST_REACH, FARTHEST_REACH = 10, 300

_ITEM, _VALUE, _NUMBER = "~", "_", "!"

PARAMETERS: Final = ("look", "measure", "areas", "pick", "km", "fit", "join", "wish", "raw")


@dataclass(frozen=True)
class CityChoice:
    """What is set on the page of the cities.

    Attributes
    ----------
    view : {"facts", "compare", "fit"}
        What stands beside the map.
    measure : str
        What colours the cities; see :func:`measures`.
    areas : str or None
        ``"nearest"`` draws nearest-city areas, ``"own"`` the planner's boundaries.
    picked : tuple of str
        Cities to compare, at most six, in the order in which they were picked.
    reach : int
        Kilometres within which a city counts as having something.
    kind : str or None
        Cluster whose fit is asked for; None means the first of the ranking.
    how : Overlay
        How the wishes are joined.
    curves : tuple of (str, Corners)
        The chosen wishes and their curves; empty means the usual ones.
    raw : frozenset of str
        Cities that stand for the raw material; empty means where the cluster is at home.
    """

    view: str = VIEWS[0]
    measure: str = FIXED_MEASURES[0]
    areas: str | None = None
    picked: tuple[str, ...] = ()
    reach: int = DEFAULT_REACH
    kind: str | None = None
    how: Overlay = USUAL_OVERLAY
    curves: tuple[tuple[str, Corners], ...] = ()
    raw: frozenset[str] = frozenset()


def measures(dataset: Dataset) -> tuple[str, ...]:
    """Return every measure: the fixed ones and the distance to each kind of infrastructure."""
    kinds = tuple(f"{DISTANCE}{kind.id}" for kind in dataset.infrastructure_kinds)
    return (*FIXED_MEASURES, *kinds)


def curves_of(choice: CityChoice, dataset: Dataset) -> tuple[tuple[Wish, Corners], ...]:
    """Return the wishes in force with their curves."""
    if choice.curves:
        return tuple((find_wish(name, dataset), corners) for name, corners in choice.curves)
    return tuple((wish, default_corners(wish)) for wish in default_wishes(dataset))


def to_query(choice: CityChoice, dataset: Dataset) -> dict[str, str]:
    """Write what differs from the default as address parameters."""
    usual = CityChoice()
    query: dict[str, str] = {}
    if choice.view != usual.view:
        query["look"] = choice.view
    if choice.measure != usual.measure:
        query["measure"] = choice.measure
    if choice.areas:
        query["areas"] = choice.areas
    if choice.picked:
        query["pick"] = _ITEM.join(choice.picked)
    if choice.reach != usual.reach:
        query["km"] = str(choice.reach)
    if choice.kind:
        query["fit"] = choice.kind
    if choice.how != usual.how:
        query["join"] = f"{choice.how.operator}{_VALUE}{choice.how.gamma:g}"
    if choice.curves:
        query["wish"] = _ITEM.join(_write_curve(*curve) for curve in choice.curves)
    if choice.raw:
        query["raw"] = _ITEM.join(sorted(choice.raw))
    return query


def from_query(
    query: Mapping[str, str], dataset: Dataset
) -> tuple[CityChoice, tuple[tuple[str, str], ...]]:
    """Read the choice from address parameters; what cannot be used keeps its default.

    Returns
    -------
    CityChoice
    tuple of (str, str)
        Parameter and odd part of whatever was wrong.
    """
    odd: list[tuple[str, str]] = []
    usual = CityChoice()
    cities = tuple(city.id for city in dataset.cities)

    def one(name: str, allowed: tuple[str, ...]) -> str | None:
        value = query.get(name)
        if value is None or value in allowed:
            return value
        odd.append((name, value))
        return None

    def several(name: str) -> list[str]:
        items = list(dict.fromkeys(filter(None, query.get(name, "").split(_ITEM))))
        odd.extend((name, item) for item in items if item not in cities)
        return [item for item in items if item in cities]

    picked = several("pick")
    odd.extend(("pick", item) for item in picked[MOST_PICKED:])
    choice = CityChoice(
        view=one("look", VIEWS) or usual.view,
        measure=one("measure", measures(dataset)) or usual.measure,
        areas=one("areas", AREAS),
        picked=tuple(picked[:MOST_PICKED]),
        reach=_read_reach(query.get("km"), odd),
        kind=one("fit", tuple(cluster.id for cluster in dataset.clusters)),
        how=_read_overlay(query.get("join"), odd),
        curves=_read_curves(query.get("wish", ""), dataset, odd),
        raw=frozenset(several("raw")),
    )
    return choice, tuple(odd)


def _read_reach(text: str | None, odd: list[tuple[str, str]]) -> int:
    """Read a number of kilometres."""
    if text is None:
        return DEFAULT_REACH
    if text.isascii() and text.isdigit() and NEAREST_REACH <= int(text) <= FARTHEST_REACH:
        return int(text)
    odd.append(("km", text))
    return DEFAULT_REACH


def _read_overlay(text: str | None, odd: list[tuple[str, str]]) -> Overlay:
    """Read an operator with its gamma."""
    usual = CityChoice().how
    if text is None:
        return usual
    operator, _, number = text.partition(_VALUE)
    gamma = _number(number) if number else DEFAULT_GAMMA
    if operator in OPERATORS and gamma is not None and 0 <= gamma <= 1:
        return Overlay(operator, gamma)
    odd.append(("join", text))
    return usual


def _write_curve(name: str, corners: Corners) -> str:
    """Write a wish and its corners as ``name_a!b!c!d``."""
    return f"{name}{_VALUE}{_NUMBER.join(f'{corner:g}' for corner in corners)}"


def _read_curves(
    text: str, dataset: Dataset, odd: list[tuple[str, str]]
) -> tuple[tuple[str, Corners], ...]:
    """Read the wishes with their corners; without any, no distance has to be known."""
    if not text:
        return ()
    known = {wish.id: wish for wish in wishes(dataset)}
    found: dict[str, Corners] = {}
    for part in filter(None, text.split(_ITEM)):
        name, _, numbers = part.rpartition(_VALUE)
        corners = _corners(numbers, known[name].top) if name in known else None
        if corners is None or name in found:
            odd.append(("wish", part))
        else:
            found[name] = corners
    return tuple(found.items())


def _corners(text: str, top: float) -> Corners | None:
    """Read four numbers in order on 0..top."""
    numbers = [_number(part) for part in text.split(_NUMBER)]
    if len(numbers) != 4 or None in numbers:
        return None
    a, b, c, d = (number or 0.0 for number in numbers)
    return (a, b, c, d) if 0 <= a <= b <= c <= d <= top else None


def _number(text: str) -> float | None:
    """Read a finite number."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
