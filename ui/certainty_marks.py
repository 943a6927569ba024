"""The marks in the triangle of weights: present, pinned, ready and saved, each at its balance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import numpy as np

from data import Dataset
from fuzzy.checks import FloatArray
from ui import format as fmt
from ui.certainty_regions import shares_of_peaks, spread, to_plane
from ui.i18n import Words
from ui.palette import ACCENT, BACKGROUND, TEXT
from ui.scenario import Scenario, Weights, preset_weights
from ui.spec import Target

POINT_MARK: Final = "w:"
SAVED_MARK: Final = "s:"


@dataclass(frozen=True)
class SavedPoint:
    """The weights of a saved scenario, for the figure.

    Attributes
    ----------
    id : str
        What a click on it sends, after :data:`SAVED_MARK`.
    name : str
        As somebody typed it.
    weights : mapping of str to TFN
        All weights of both levels, by id.
    """

    id: str
    name: str
    weights: Weights


def point_id(weights: FloatArray) -> str:
    """Write a weighting as what a click sends."""
    return POINT_MARK + "_".join(f"{part:.6f}" for part in weights)


def clicked_point(customdata: object) -> FloatArray | None:
    """Read a weighting from a click, or return None."""
    if not isinstance(customdata, str) or not customdata.startswith(POINT_MARK):
        return None
    try:
        parts = np.array([float(part) for part in customdata[len(POINT_MARK) :].split("_")])
    except ValueError:
        return None
    if parts.shape != (3,) or not np.isfinite(parts).all():
        return None
    parts = np.maximum(parts, 0.0)
    return parts / parts.sum() if parts.sum() > 0 else None


def triangles_of(weights: Weights, dataset: Dataset) -> list[tuple[float, float, float]]:
    """Return the fuzzy weights of the dimensions."""
    return [weights[dimension.id] for dimension in dataset.dimensions]


def spread_outline(weights: Weights, dataset: Dataset) -> dict[str, Any]:
    """Outline all weightings inside the fuzzy weights."""
    outline = spread(triangles_of(weights, dataset))
    return {
        "type": "scatter",
        "mode": "lines",
        "x": outline[:, 0].tolist(),
        "y": outline[:, 1].tolist(),
        "line": {"color": ACCENT, "width": 2, "dash": "dash"},
        "hoverinfo": "skip",
    }


def preset_marks(dataset: Dataset, words: Words) -> dict[str, Any]:
    """Mark the ready sets of weights by their dimensions; those that fall together share one."""
    named: dict[tuple[float, ...], list[str]] = {}
    for preset in dataset.presets:
        weights = preset_weights(dataset, preset.id)
        shares = shares_of_peaks(triangles_of(weights, dataset)).round(6)
        named.setdefault(tuple(shares.tolist()), []).append(preset.name[words.lang])
    place = to_plane(np.array(list(named)).reshape(-1, 3))
    texts = [words("sure-preset-hover", names=words.join(names)) for names in named.values()]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": place[:, 0].tolist(),
        "y": place[:, 1].tolist(),
        "customdata": [point_id(np.array(shares)) for shares in named],
        "marker": {
            "symbol": "square",
            "size": 10,
            "color": BACKGROUND,
            "line": {"color": TEXT, "width": 1.6},
        },
        "hovertemplate": [f"{fmt.isolate(text, words.lang)}<extra></extra>" for text in texts],
    }


def baseline_mark(scenario: Scenario, dataset: Dataset, words: Words) -> list[dict[str, Any]]:
    """Mark the pinned baseline, where there is one."""
    if scenario.baseline is None:
        return []
    shares = shares_of_peaks(triangles_of(scenario.baseline.weights, dataset))
    mark = _mark(shares, words("legend-ghost"), words.lang)
    mark["marker"] = {
        "symbol": "diamond",
        "size": 13,
        "color": BACKGROUND,
        "line": {"color": TEXT, "width": 2},
    }
    return [mark]


def present_mark(weights: Weights, dataset: Dataset, words: Words) -> dict[str, Any]:
    """Mark the weights as they are."""
    mark = _mark(shares_of_peaks(triangles_of(weights, dataset)), words("sure-present"), words.lang)
    mark["marker"] = {"size": 15, "color": ACCENT, "line": {"color": BACKGROUND, "width": 2.5}}
    return mark


def _mark(shares: FloatArray, text: str, lang: str) -> dict[str, Any]:
    """Return one mark at a weighting."""
    x, y = to_plane(shares).tolist()
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [y],
        "hovertemplate": [f"{fmt.isolate(text, lang)}<extra></extra>"],
    }


def mark_places(scenario: Scenario, saved: Sequence[SavedPoint], dataset: Dataset) -> FloatArray:
    """Return where marks stand in the picture, shape (M, 2)."""
    settings = [scenario.setting.weights, *(each.weights for each in saved)]
    settings += [preset_weights(dataset, preset.id) for preset in dataset.presets]
    shares = [shares_of_peaks(triangles_of(weights, dataset)) for weights in settings]
    return to_plane(np.array(shares))


def clicked_saved(customdata: object, saved: Sequence[SavedPoint]) -> SavedPoint | None:
    """Return the saved point that was clicked, or None."""
    return next((each for each in saved if customdata == SAVED_MARK + each.id), None)


def saved_marks(
    saved: Sequence[SavedPoint], dataset: Dataset, words: Words
) -> list[dict[str, Any]]:
    """Mark the saved points; those that fall together share a mark, which sets the first."""
    together: dict[tuple[float, ...], list[SavedPoint]] = {}
    for each in saved:
        together.setdefault(_balance(each, dataset), []).append(each)
    if not together:
        return []
    place = to_plane(np.array(list(together)))
    texts = [
        words("sure-saved-hover", names=words.join([escape(each.name) for each in group]))
        for group in together.values()
    ]
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": place[:, 0].tolist(),
            "y": place[:, 1].tolist(),
            "customdata": [SAVED_MARK + group[0].id for group in together.values()],
            "marker": {
                "symbol": "triangle-up",
                "size": 14,
                "color": BACKGROUND,
                "line": {"color": ACCENT, "width": 2},
            },
            "text": [fmt.isolate(text, words.lang) for text in texts],
            "hovertemplate": "%{text}<extra></extra>",
        }
    ]


def saved_targets(saved: Sequence[SavedPoint], words: Words) -> list[Target]:
    """Offer each saved point to the keyboard, also those under one mark."""
    return [
        Target(
            id=SAVED_MARK + each.id,
            label=words("sure-saved-target", name=each.name),
            selected=False,
        )
        for each in saved
    ]


def _balance(point: SavedPoint, dataset: Dataset) -> tuple[float, ...]:
    """Return where a saved point stands, as a key."""
    shares = shares_of_peaks(triangles_of(point.weights, dataset)).round(6)
    return tuple(shares.tolist())
