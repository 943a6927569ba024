"""Where a cluster would fit: each city's memberships in words, and the answer in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from data import Dataset
from fuzzy.overlay import Overlay
from ui import format as fmt
from ui.cities_measures import clusters_by_city, km_text
from ui.cities_wishes import FAR, POPULATION, RELATED, Corners, Fit, Wish
from ui.i18n import Words

Curves = tuple[tuple[Wish, Corners], ...]

BEST_NAMED = 3
CERTAIN = 0.005
"""Suitabilities closer than this are shown as one number."""
FIT_EDGES = (0.2, 0.4, 0.6, 0.8)


def wish_title(wish: Wish, dataset: Dataset, words: Words) -> str:
    """Return what a wish asks for."""
    if wish.kind is None:
        return words(f"wish-{wish.id}")
    names = {kind.id: kind.name[words.lang] for kind in dataset.infrastructure_kinds}
    name = "wish-far" if wish.id.startswith(FAR) else "wish-near"
    return words(name, kind=names[wish.kind])


def wish_unit(wish: Wish, words: Words) -> str:
    """Return in what a wish is measured."""
    if wish.id == POPULATION:
        return words("unit-people")
    return words("unit-clusters") if wish.id == RELATED else words("unit-km")


def quantity_text(wish: Wish, value: float, words: Words) -> str:
    """Write what a wish found at a city."""
    if np.isnan(value):
        return words("measure-missing")
    if wish.id == POPULATION:
        return words("people", count=fmt.number(value, 0, words.lang))
    if wish.id == RELATED:
        return words("clusters-count", count=fmt.number(value, 0, words.lang))
    return words("kilometres", km=km_text(value, words.lang))


def order_of_fit(fit: Fit) -> list[int]:
    """Return the cities from the best to the worst; where much is unknown, the sure part counts."""
    return sorted(range(len(fit.low)), key=lambda i: (-fit.low[i], -fit.high[i]))


def fit_classes(fit: Fit) -> tuple[int | None, ...]:
    """Return the fifth of 0..1 that each city is in; None where the unknown leaves it open."""
    low, high = (np.searchsorted(FIT_EDGES, end, side="right") for end in (fit.low, fit.high))
    return tuple(int(a) if a == b else None for a, b in zip(low, high, strict=True))


def fit_labels(words: Words) -> tuple[str, ...]:
    """Return the words of the five classes of suitability."""
    edges = (0.0, *FIT_EDGES, 1.0)
    return tuple(
        words("range", low=fmt.number(a, 1, words.lang), high=fmt.number(b, 1, words.lang))
        for a, b in pairwise(edges)
    )


def suitability_text(low: float, high: float, lang: str, words: Words) -> str:
    """Write a suitability, or the range in which it must lie."""
    if high - low < CERTAIN:
        return fmt.number(low, 2, lang)
    return words("range", low=fmt.number(low, 2, lang), high=fmt.number(high, 2, lang))


def explain_city(index: int, fit: Fit, curves: Curves, dataset: Dataset, words: Words) -> str:
    """Say how a city meets each wish."""
    return words.join(
        [
            words(
                "wish-met",
                wish=wish_title(wish, dataset, words),
                found=quantity_text(wish, fit.quantities[index, k], words),
                membership=membership_text(fit.memberships[index, k], words),
            )
            for k, (wish, _) in enumerate(curves)
        ]
    )


def membership_text(value: float, words: Words) -> str:
    """Write a membership, or that it is not known."""
    return words("measure-missing") if np.isnan(value) else fmt.number(value, 2, words.lang)


def hover_texts(fit: Fit, curves: Curves, dataset: Dataset, words: Words) -> tuple[str, ...]:
    """Return for each city what the pointer shows."""
    titles = [wish_title(wish, dataset, words) for wish, _ in curves]
    lines = []
    for index in range(len(fit.low)):
        told = [
            words("suitability-is", value=suitability_of(index, fit, words)),
            *(
                f"{title}: {membership_text(fit.memberships[index, k], words)}"
                for k, title in enumerate(titles)
            ),
        ]
        lines.append("<br>".join(told))
    return tuple(lines)


def suitability_of(index: int, fit: Fit, words: Words) -> str:
    """Write the suitability of one city."""
    return suitability_text(float(fit.low[index]), float(fit.high[index]), words.lang, words)


def fit_sentence(cluster: str, fit: Fit, dataset: Dataset, words: Words) -> str:
    """Say which cities suit a cluster best."""
    name = dataset.cluster(cluster).name[words.lang]
    best = [i for i in order_of_fit(fit) if fit.low[i] >= CERTAIN][:BEST_NAMED]
    if not best:
        return words("fit-none", cluster=name)
    parts = [
        words(
            "city-with-value",
            city=dataset.cities[i].name[words.lang],
            value=suitability_of(i, fit, words),
        )
        for i in best
    ]
    return words("fit-best", cluster=name, cities=words.join(parts))


def fit_table(
    cluster: str, fit: Fit, curves: Curves, dataset: Dataset, words: Words
) -> pd.DataFrame:
    """Return every city with its suitability and each membership, the best first."""
    lang = words.lang
    order = order_of_fit(fit)
    homes = clusters_by_city(dataset)
    columns: dict[str, list[str]] = {
        words("col-city"): [dataset.cities[i].name[lang] for i in order],
        words("col-suitability"): [suitability_of(i, fit, words) for i in order],
    }
    for k, (wish, _) in enumerate(curves):
        columns[wish_title(wish, dataset, words)] = [
            words(
                "found-membership",
                found=quantity_text(wish, fit.quantities[i, k], words),
                membership=membership_text(fit.memberships[i, k], words),
            )
            for i in order
        ]
    columns[words("col-already")] = [
        words("yes") if cluster in homes.get(dataset.cities[i].id, ()) else "" for i in order
    ]
    return pd.DataFrame(columns)


def how_text(how: Overlay, words: Words) -> str:
    """Say what an operator does."""
    return words(f"operator-{how.operator}-explain", gamma=fmt.number(how.gamma, 2, words.lang))


def raw_note(raw: Sequence[str], chosen: bool, dataset: Dataset, words: Words) -> str:
    """Say which cities stand for the raw material."""
    names = words.join([dataset.city(city).name[words.lang] for city in raw])
    return words("raw-chosen" if chosen else "raw-homes", cities=names)
