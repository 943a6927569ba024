"""Small multiples: the dimension scores of the clusters of several cities, side by side."""

from __future__ import annotations

from typing import Any, Final

from data import Dataset
from data.records import City
from fuzzy.checks import FloatArray
from ui import format as fmt
from ui.board import Board, Row
from ui.cities_map import CATEGORY_SYMBOLS, KINDS
from ui.cities_measures import clusters_by_city
from ui.i18n import Words
from ui.palette import GRID, MUTED, TEXT
from ui.spec import FONT_STACK, Spec, base_layout

ROW: Final = 34
FRAME: Final = 110
GAP: Final = 0.02
TOP: Final = 10.0


def compared_rows(cities: list[City], board: Board, dataset: Dataset) -> list[Row]:
    """Return the clusters of the cities: those not at home in all of them first, then by place."""
    homes = clusters_by_city(dataset)

    def count(row: Row) -> int:
        return sum(row.cluster.id in homes.get(city.id, ()) for city in cities)

    rows = [row for row in board.shown if count(row)]
    return sorted(rows, key=lambda row: (count(row) == len(cities), row.place))


def multiples_height(rows: list[Row]) -> str:
    """Return a height with a line for each cluster, as a CSS length."""
    return f"{ROW * len(rows) + FRAME}px"


def multiples_chart(
    cities: list[City], board: Board, scores: FloatArray, dataset: Dataset, words: Words
) -> Spec:
    """Draw a panel for each city with the dimension scores (0..10) of its clusters.

    Parameters
    ----------
    cities : list of City
    board : Board
    scores : ndarray, shape (clusters, dimensions)
    dataset : Dataset
    words : Words
        In Persian the first city stands at the right; the scores run from left to right in both.
    """
    lang = words.lang
    rows = compared_rows(cities, board, dataset)
    names = [fmt.isolate(row.cluster.label[lang], lang) for row in rows]
    layout = base_layout(lang) | {
        "margin": {"l": 8, "r": 8, "t": 62, "b": 30},
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "x": 0.5,
            "xanchor": "center",
            "y": 1.0,
            "yanchor": "top",
            "yref": "container",
            "font": {"family": FONT_STACK, "size": 13, "color": TEXT},
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "yaxis": {
            "range": [len(rows) + 0.6, 0.4],
            "tickvals": list(range(1, len(rows) + 1)),
            "ticktext": names,
            "tickfont": {"size": 13, "color": TEXT},
            "side": "right" if lang == "fa" else "left",
            "anchor": "free",
            "position": 1.0 if lang == "fa" else 0.0,
            "automargin": True,
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
        },
        "annotations": [],
    }
    traces: list[dict[str, Any]] = []
    for number, city in enumerate(cities):
        slot = len(cities) - 1 - number if lang == "fa" else number
        domain = [slot / len(cities) + GAP, (slot + 1) / len(cities) - GAP]
        suffix = "" if number == 0 else str(number + 1)
        layout[f"xaxis{suffix}"] = _axis(domain)
        layout["annotations"].append(_heading(city, number, lang))
        traces += _marks(city, f"x{suffix}", number == 0, rows, scores, dataset, words)
    return {"data": traces, "layout": layout, "words": {"failed": words("chart-failed")}}


def _axis(domain: list[float]) -> dict[str, Any]:
    """Return the axis of scores of one city."""
    return {
        "domain": domain,
        "range": [-0.6, TOP + 0.6],
        "tickvals": [0, 5, 10],
        "gridcolor": GRID,
        "zeroline": False,
        "tickfont": {"color": MUTED, "size": 12},
        "fixedrange": True,
        "anchor": "y",
    }


def _heading(city: City, number: int, lang: str) -> dict[str, Any]:
    """Name the city over its panel."""
    suffix = "" if number == 0 else str(number + 1)
    return {
        "xref": f"x{suffix} domain",
        "yref": "paper",
        "x": 0.5,
        "y": 1.0,
        "yanchor": "bottom",
        "text": f"<b>{fmt.isolate(city.name[lang], lang)}</b>",
        "showarrow": False,
        "font": {"size": 14, "color": TEXT},
    }


def _marks(
    city: City,
    axis: str,
    with_legend: bool,
    rows: list[Row],
    scores: FloatArray,
    dataset: Dataset,
    words: Words,
) -> list[dict[str, Any]]:
    """Draw the scores of the clusters of one city, a trace for each dimension."""
    here = clusters_by_city(dataset).get(city.id, ())
    lines = [(line, row) for line, row in enumerate(rows, 1) if row.cluster.id in here]
    numbers = [dataset.clusters.index(row.cluster) for _, row in lines]
    lang = words.lang
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "xaxis": axis,
            "x": [round(float(scores[i, k]), 3) for i in numbers],
            "y": [line for line, _ in lines],
            "name": fmt.isolate(dimension.name[lang], lang),
            "showlegend": with_legend,
            "marker": {
                "symbol": CATEGORY_SYMBOLS[k % len(CATEGORY_SYMBOLS)],
                "color": KINDS[k % len(KINDS)],
                "size": 12,
                "line": {"width": 1, "color": TEXT},
            },
            "hovertemplate": [
                fmt.isolate(
                    f"{row.cluster.label[lang]}<br>{dimension.name[lang]}: "
                    + fmt.number(float(scores[i, k]), 1, lang),
                    lang,
                )
                + "<extra></extra>"
                for i, (_, row) in zip(numbers, lines, strict=True)
            ],
        }
        for k, dimension in enumerate(dataset.dimensions)
    ]
