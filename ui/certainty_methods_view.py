"""The pictures and tables of the methods side by side."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

import fuzzy
from data import Dataset
from fuzzy.checks import FloatArray
from fuzzy.ranking import mean_ranks
from ui import format as fmt
from ui.certainty_methods import Agreement, family_of
from ui.charts import place_text
from ui.i18n import Words
from ui.palette import MUTED, TEXT, on_place_color, place_color, sector_style
from ui.spec import Spec, base_layout
from ui.tools import method_title

SLOPES_HEIGHT: Final = "490px"
TAU_ROW: Final = 30
TAU_FRAME: Final = 150
LEADERS: Final = 3
LIGHTEST_STEP: Final = 10


def slopes_chart(found: Agreement, dataset: Dataset, words: Words, *, selected: str | None) -> Spec:
    """Draw a line per cluster across the methods, place 1 at the top.

    The columns follow the reading direction, the present method first. The first three of the
    consensus and the selected cluster stand out; every line is named at both ends.
    """
    lang = words.lang
    columns = list(range(len(found.methods)))
    count = len(dataset.clusters)
    layout = base_layout(lang)
    layout |= {
        "margin": {"l": 112, "r": 112, "t": 6, "b": 180},
        "xaxis": {
            "range": [columns[-1] + 0.2, -0.2] if lang == "fa" else [-0.2, columns[-1] + 0.2],
            "tickvals": columns,
            "ticktext": [fmt.isolate(method_title(name, lang), lang) for name in found.methods],
            "tickangle": -50,
            "tickfont": {"size": 12, "color": TEXT},
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {
            "range": [count + 0.5, 0.5],
            "visible": False,
            "fixedrange": True,
        },
        "annotations": [
            note
            for column, outwards in ((0, lang == "fa"), (columns[-1], lang != "fa"))
            for note in _end_names(found.places[column], column, outwards, dataset, lang)
        ],
    }
    strong = {*found.kemeny[:LEADERS]}
    if selected is not None:
        strong.add(dataset.clusters.index(dataset.cluster(selected)))
    lines = [
        _line(found, index, index in strong, dataset, words)
        for index in sorted(range(count), key=lambda index: index in strong)
    ]
    return {"data": lines, "layout": layout, "words": {"failed": words("chart-failed")}}


def _end_names(
    places: FloatArray, column: int, to_the_right: bool, dataset: Dataset, lang: str
) -> list[dict[str, Any]]:
    """Name the lines at one end of the picture; clusters that tie share a line of text."""
    named: dict[float, list[str]] = {}
    for index, place in enumerate(places.tolist()):
        named.setdefault(place, []).append(dataset.clusters[index].label[lang])
    return [
        {
            "x": column,
            "y": place,
            "xanchor": "left" if to_the_right else "right",
            "xshift": 8 if to_the_right else -8,
            "text": fmt.isolate(f"{place_text(place, lang)} {'، '.join(names)}", lang),
            "showarrow": False,
            "font": {"size": 12, "color": TEXT},
        }
        for place, names in named.items()
    ]


def _line(
    found: Agreement, index: int, strong: bool, dataset: Dataset, words: Words
) -> dict[str, Any]:
    """Draw one cluster's places."""
    lang = words.lang
    cluster = dataset.clusters[index]
    style = sector_style(cluster.sector, tuple(sector.id for sector in dataset.sectors))
    places = found.places[:, index].tolist()
    hover = [
        words(
            "sure-slope-hover",
            name=cluster.name[lang],
            method=method_title(method, lang),
            place=place_text(place, lang),
        )
        for method, place in zip(found.methods, places, strict=True)
    ]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(range(len(places))),
        "y": places,
        "line": {"color": style.color if strong else MUTED, "width": 4 if strong else 1.2},
        "marker": {"symbol": style.symbol, "size": 9 if strong else 6},
        "opacity": 1.0 if strong else 0.75,
        "cliponaxis": False,
        "customdata": [cluster.id] * len(places),
        "hovertemplate": [f"{fmt.isolate(text, lang)}<extra></extra>" for text in hover],
    }


def tau_height(found: Agreement) -> str:
    """Return a height that gives each method a row, as a CSS length."""
    return f"{TAU_ROW * len(found.methods) + TAU_FRAME}px"


def tau_chart(found: Agreement, words: Words) -> Spec:
    """Draw Kendall's tau-b of every two methods as a square with its number; darker is closer."""
    lang = words.lang
    count = len(found.methods)
    names = [fmt.isolate(method_title(name, lang), lang) for name in found.methods]
    axis = {"tickvals": list(range(1, count + 1)), "ticktext": names, "showgrid": False,
            "zeroline": False, "automargin": True, "fixedrange": True,
            "tickfont": {"size": 12, "color": TEXT}}  # fmt: skip
    layout = base_layout(lang)
    layout |= {
        "barmode": "overlay",
        "bargap": 0.06,
        "margin": {"l": 8, "r": 8, "t": 6, "b": 8},
        "xaxis": axis
        | {
            "range": [count + 0.5, 0.5] if lang == "fa" else [0.5, count + 0.5],
            "tickangle": -50,
        },
        "yaxis": axis | {"range": [count + 0.5, 0.5], "side": "right" if lang == "fa" else "left"},
    }
    columns = [_tau_column(found.tau[:, j], j + 1, lang) for j in range(count)]
    return {"data": columns, "layout": layout, "words": {"failed": words("chart-failed")}}


def _tau_column(tau: FloatArray, column: int, lang: str) -> dict[str, Any]:
    """Draw one column of squares."""
    steps = [
        LIGHTEST_STEP if np.isnan(t) else 1 + round((LIGHTEST_STEP - 1) * (1 - max(t, 0.0)))
        for t in tau
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "base": column - 0.47,
        "x": [0.94] * len(tau),
        "y": list(range(1, len(tau) + 1)),
        "marker": {"color": [place_color(step) for step in steps]},
        "text": ["" if np.isnan(t) else fmt.number(float(t), 2, lang) for t in tau],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": 11, "color": [on_place_color(step) for step in steps]},
        "hoverinfo": "skip",
    }


def places_table(found: Agreement, dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return every method's places, a row per method."""
    lang = words.lang
    return pd.DataFrame(
        [
            {
                words("method"): method_title(method, lang),
                words("sure-col-family"): words(f"sure-family-{family_of(method)}"),
                **{
                    cluster.label[lang]: place_text(float(place), lang)
                    for cluster, place in zip(dataset.clusters, places, strict=True)
                },
            }
            for method, places in zip(found.methods, found.places, strict=True)
        ]
    ).set_index(words("method"))


def tau_table(found: Agreement, words: Words) -> pd.DataFrame:
    """Return tau-b of every two methods."""
    lang = words.lang
    names = [method_title(method, lang) for method in found.methods]
    cells = [
        ["" if np.isnan(t) else fmt.number(float(t), 2, lang) for t in row] for row in found.tau
    ]
    return pd.DataFrame(cells, columns=names, index=pd.Index(names, name=words("method")))


def consensus_table(found: Agreement, dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return the clusters in the Kemeny order with their Borda and Copeland points and places."""
    lang = words.lang
    borda = mean_ranks(found.borda, higher_is_better=True)
    copeland = mean_ranks(found.copeland, higher_is_better=True)
    return pd.DataFrame(
        [
            {
                words("col-cluster"): dataset.clusters[i].name[lang],
                words("sure-col-kemeny"): fmt.number(place, 0, lang),
                words("sure-col-borda"): _points(borda[i], found.borda[i], words),
                words("sure-col-copeland"): _points(copeland[i], found.copeland[i], words),
            }
            for place, i in enumerate(found.kemeny, 1)
        ]
    ).set_index(words("col-cluster"))


def _points(place: float, points: float, words: Words) -> str:
    """Write a place with its points."""
    return words(
        "sure-place-points",
        place=place_text(float(place), words.lang),
        points=fmt.natural(float(points), words.lang),
    )


def methods_of(found: Agreement) -> list[str]:
    """Return every method of the engine, those that can rank first."""
    return [*found.methods, *(m for m in fuzzy.METHODS if m not in found.methods)]
