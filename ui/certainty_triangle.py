"""Who wins where: the picture of the triangle of weights, and what it says in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from data import Dataset
from fuzzy.checks import FloatArray
from fuzzy.robustness import StabilityInterval, dimension_basis
from fuzzy.robustness.triangle import grid_points
from ui import format as fmt
from ui.certainty import Question, evaluator, names_of, points_text, share_text
from ui.certainty_marks import (
    SavedPoint,
    baseline_mark,
    mark_places,
    point_id,
    present_mark,
    preset_marks,
    saved_marks,
    saved_targets,
    spread_outline,
)
from ui.certainty_regions import HEIGHT, MapRegion, TriangleMap, to_plane
from ui.i18n import Words
from ui.palette import MUTED, TEXT, region_color
from ui.scenario import Scenario
from ui.spec import Spec, Target, base_layout

STEPS: Final = 40
SMALLEST_NAMED: Final = 0.012
SMALLEST_SET_NAMED: Final = 0.04
MARK_ROOM: Final = 0.032
NAME_ROOM: Final = 0.1
NAME_STEPS: Final = np.array([[0.0, 0.0], [0.0, NAME_ROOM], [0.0, -NAME_ROOM]])
PICTURE_HEIGHT: Final = "470px"


def shares_at(question: Question, point: FloatArray) -> FloatArray:
    """Return the shares of the sub-criteria at a point of the triangle."""
    return np.asarray(point @ dimension_basis(evaluator(question).problem))


def answer(found: TriangleMap, dataset: Dataset, words: Words) -> str:
    """Say who leads on how much of the triangle, or which three are first together."""
    lang = words.lang
    best = found.regions[0]
    key = "sure-triangle-answer" if len(best.members) == 1 else "sure-threes-answer"
    names = [dataset.clusters[i].name[lang] for i in best.members]
    return words(key, name=words.join(names), share=share_text(best.share, lang))


def others(found: TriangleMap, dataset: Dataset, words: Words) -> str:
    """Name the other regions with their areas."""
    rest = found.regions[1:]
    if not rest:
        return words("sure-triangle-whole")
    named = [region_text(region, dataset, words) for region in rest[:4]]
    return words(
        "sure-triangle-others", names="؛ ".join(named) if words.lang == "fa" else "; ".join(named)
    )


def region_text(region: MapRegion, dataset: Dataset, words: Words) -> str:
    """Write a region with its area."""
    names = words.join(names_of(dataset, region.members, words.lang))
    return words("sure-accept-one", name=names, share=share_text(region.share, words.lang))


def nearest_border(intervals: tuple[StabilityInterval, ...], dataset: Dataset, words: Words) -> str:
    """Name the smallest move of one dimension's share after which somebody else leads."""
    lang = words.lang
    moves = [
        (abs(end - each.current), each.index, rival, key)
        for each in intervals
        for end, rival, key in (
            (each.low, each.low_rival, "sure-border-less"),
            (each.high, each.high_rival, "sure-border-more"),
        )
        if rival is not None
    ]
    if not moves:
        return words("sure-border-none")
    distance, index, rival, key = min(moves)
    return words(
        key,
        points=points_text(distance, lang),
        dimension=dataset.dimensions[index].name[lang],
        name=dataset.clusters[rival].label[lang],
    )


def triangle_chart(
    found: TriangleMap,
    scenario: Scenario,
    dataset: Dataset,
    words: Words,
    *,
    saved: Sequence[SavedPoint] = (),
) -> Spec:
    """Draw the regions, the weights as they are with their spread, ready and saved sets.

    Parameters
    ----------
    found : TriangleMap
    scenario : Scenario
    dataset : Dataset
        With three dimensions.
    words : Words
    saved : sequence of SavedPoint
        The weights of saved scenarios.
    """
    lang = words.lang
    layout = base_layout(lang)
    places = mark_places(scenario, saved, dataset)
    axis = {"visible": False, "fixedrange": True}
    layout |= {
        "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
        "xaxis": axis | {"range": [-0.16, 1.16]},
        "yaxis": axis | {"range": [-0.1, HEIGHT + 0.09], "scaleanchor": "x"},
        "annotations": [
            *_region_names(found, places, dataset, lang),
            *_corner_names(dataset, words),
        ],
        "hovermode": "closest",
    }
    traces = [_fill(region, order) for order, region in enumerate(found.regions)]
    traces += [
        _click_points(places, dataset, words),
        spread_outline(scenario.setting.weights, dataset),
        preset_marks(dataset, words),
        *saved_marks(saved, dataset, words),
        *baseline_mark(scenario, dataset, words),
        present_mark(scenario.setting.weights, dataset, words),
    ]
    return {
        "data": traces,
        "layout": layout,
        "words": {"failed": words("chart-failed"), "targets": words("sure-triangle-targets")},
        "targets": [*_targets(found, dataset, words), *saved_targets(saved, words)],
    }


def _fill(region: MapRegion, order: int) -> dict[str, Any]:
    """Fill a region; a cluster keeps its tint, sets take them in order of size."""
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in region.rings:
        x += [*ring[:, 0].round(5).tolist(), None]
        y += [*ring[:, 1].round(5).tolist(), None]
    index = region.members[0] if len(region.members) == 1 else order
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x[:-1],
        "y": y[:-1],
        "fill": "toself",
        "fillcolor": region_color(index),
        "line": {"color": TEXT, "width": 1.2},
        "hoverinfo": "skip",
    }


def _click_points(marks: FloatArray, dataset: Dataset, words: Words) -> dict[str, Any]:
    """Lay unseen marks over the triangle that answer the pointer, save where a seen one does."""
    points = grid_points(STEPS)
    # Plotly takes the smaller of two marks under the pointer, so an unseen one would win.
    apart = np.linalg.norm(to_plane(points)[:, None] - marks, axis=-1)
    points = points[apart.min(axis=1) > MARK_ROOM]
    place = to_plane(points)
    names = [dimension.name[words.lang] for dimension in dataset.dimensions]
    texts = [
        fmt.isolate(
            "<br>".join(
                f"{name}: {fmt.percent(float(part), words.lang)}"
                for name, part in zip(names, point, strict=True)
            ),
            words.lang,
        )
        for point in points
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": place[:, 0].round(5).tolist(),
        "y": place[:, 1].round(5).tolist(),
        "customdata": [point_id(point) for point in points],
        "marker": {"size": 12, "color": "rgba(0,0,0,0)"},
        "text": texts,
        "hovertemplate": "%{text}<extra></extra>",
    }


def _region_names(
    found: TriangleMap, marks: FloatArray, dataset: Dataset, lang: str
) -> list[dict[str, Any]]:
    """Write a region's clusters into it; the slivers are named in the table only."""
    names = []
    for region in found.regions:
        single = len(region.members) == 1
        if region.share < (SMALLEST_NAMED if single else SMALLEST_SET_NAMED):
            continue
        x, y = _clear_of(marks, to_plane(region.middle)).tolist()
        text = "<br>".join(names_of(dataset, region.members, lang))
        names.append(_label(x, y, text, lang, size=14 if single else 12))
    return names


def _corner_names(dataset: Dataset, words: Words) -> list[dict[str, Any]]:
    """Write at each corner which dimension weighs everything there."""
    places = ((0.0, -0.045), (1.0, -0.045), (0.5, HEIGHT + 0.045))
    return [
        _label(
            x, y, words("sure-corner", dimension=dimension.name[words.lang]), words.lang, size=13
        )
        | {"font": {"size": 13, "color": MUTED}}
        for (x, y), dimension in zip(places, dataset.dimensions, strict=True)
    ]


def _clear_of(marks: FloatArray, place: FloatArray) -> FloatArray:
    """Move a name up or down a little where a mark would stand in it."""

    def distance(candidate: FloatArray) -> float:
        return float(np.hypot(*(marks - candidate).T).min())

    if distance(place) >= NAME_ROOM:
        return place
    return max((place + step for step in NAME_STEPS), key=distance)


def _label(x: float, y: float, text: str, lang: str, *, size: int) -> dict[str, Any]:
    """Return a text at a point."""
    return {
        "x": x,
        "y": y,
        "text": fmt.isolate(text, lang),
        "showarrow": False,
        "font": {"size": size, "color": TEXT},
        "captureevents": False,
    }


def _targets(found: TriangleMap, dataset: Dataset, words: Words) -> list[Target]:
    """Offer the middle of each region to the keyboard."""
    return [
        Target(
            id=point_id(region.middle),
            label=words(
                "sure-triangle-target",
                name=words.join(names_of(dataset, region.members, words.lang)),
            ),
            selected=False,
        )
        for region in found.regions
    ]


def triangle_table(found: TriangleMap, dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return the regions, largest first, with a weighting from the middle of each."""
    lang = words.lang
    head = "col-cluster" if len(found.regions[0].members) == 1 else "sure-col-three"
    return pd.DataFrame(
        [
            {
                words(head): words.join(names_of(dataset, region.members, lang)),
                words("sure-col-area"): share_text(region.share, lang),
                **{
                    words("sure-col-middle", dimension=dimension.name[lang]): fmt.percent(
                        float(part), lang
                    )
                    for dimension, part in zip(dataset.dimensions, region.middle, strict=True)
                },
            }
            for region in found.regions
        ]
    ).set_index(words(head))
