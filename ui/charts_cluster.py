"""The pictures of one cluster: what lifts and lowers it, and its scores by dimension."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from data import Dataset
from fuzzy.checks import FloatArray
from ui import format as fmt
from ui.charts import round_steps, tick_texts
from ui.i18n import Words
from ui.palette import ACCENT, GAIN, GRID, LOSS, MUTED, TEXT
from ui.spec import Spec, base_layout

BAR_ROW: Final = 27
FRAME: Final = 40


def contribution_height(dataset: Dataset) -> str:
    """Return a height that gives each sub-criterion a row, as a CSS length."""
    return f"{BAR_ROW * len(dataset.criteria) + FRAME}px"


def contribution_chart(
    contributions: FloatArray, dataset: Dataset, words: Words, digits: int
) -> Spec:
    """Draw a bar for each sub-criterion, to the gaining or the losing side, largest first.

    Parameters
    ----------
    contributions : ndarray, shape (C,)
        In the order of the data set's criteria.
    dataset : Dataset
    words : Words
    digits : int
        Decimals written at the bars.
    """
    lang = words.lang
    order = sorted(range(len(contributions)), key=lambda i: -contributions[i])
    values = [float(contributions[i]) for i in order]
    names = [fmt.isolate(dataset.criteria[i].label[lang], lang) for i in order]
    reach = max(max(map(abs, values)), 10.0**-digits) * 1.3
    positions = list(range(1, len(order) + 1))
    ticks = round_steps(-reach, reach)
    layout = base_layout(lang)
    layout |= {
        "margin": {"l": 8, "r": 8, "t": 4, "b": 30},
        "bargap": 0.3,
        "xaxis": {
            "range": [-reach, reach],
            "gridcolor": GRID,
            "zerolinecolor": MUTED,
            "zerolinewidth": 2,
            "tickfont": {"color": MUTED, "size": 12},
            "fixedrange": True,
            "tickvals": list(ticks),
            "ticktext": tick_texts(ticks, lang),
        },
        "yaxis": _names_axis(names, lang),
    }
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": values,
                "y": positions,
                "marker": {"color": [GAIN if value >= 0 else LOSS for value in values]},
                "text": [fmt.signed(value, digits, lang) for value in values],
                "textposition": "outside",
                "textfont": {"size": 13, "color": TEXT},
                "cliponaxis": False,
                "hoverinfo": "skip",
            }
        ],
        "layout": layout,
        "words": {"failed": words("chart-failed")},
    }


def _names_axis(names: Sequence[str], lang: str) -> dict[str, Any]:
    """Return an axis with a name for each row, from the top, at the reading edge."""
    return {
        "range": [len(names) + 0.6, 0.4],
        "tickvals": list(range(1, len(names) + 1)),
        "ticktext": list(names),
        "tickfont": {"size": 14, "color": TEXT},
        "side": "right" if lang == "fa" else "left",
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def dimension_chart(scores: FloatArray, values: FloatArray, dataset: Dataset, words: Words) -> Spec:
    """Draw the fuzzy score of each dimension as a triangle over the scale from 0 to 10.

    Parameters
    ----------
    scores : ndarray, shape (D, 3)
        Ends and peak of each dimension's score, 0..10.
    values : ndarray, shape (D,)
        Centroids, drawn as a line.
    dataset : Dataset
    words : Words
    """
    lang = words.lang
    names = [fmt.isolate(d.name[lang], lang) for d in dataset.dimensions]
    layout = base_layout(lang)
    layout |= {
        "margin": {"l": 8, "r": 8, "t": 4, "b": 28},
        "xaxis": {
            "range": [10.4, -0.2] if lang == "fa" else [-0.2, 10.4],
            "gridcolor": GRID,
            "zeroline": False,
            "tickvals": [0, 2.5, 5, 7.5, 10],
            "tickfont": {"color": MUTED, "size": 12},
            "fixedrange": True,
        },
        "yaxis": _names_axis(names, lang) | {"range": [len(names) + 0.5, 0.1]},
    }
    traces = []
    for row, (triangle, value) in enumerate(zip(scores.tolist(), values.tolist(), strict=True), 1):
        low, peak, high = triangle
        base, tip = row + 0.3, row - 0.4
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [low, peak, high, low],
                "y": [base, tip, base, base],
                "fill": "toself",
                "fillcolor": "rgba(90,150,200,0.28)",
                "line": {"color": ACCENT, "width": 1.5},
                "hoverinfo": "skip",
            }
        )
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+text",
                "x": [value, value],
                "y": [base, tip],
                "text": [f"<b>{fmt.number(value, 1, lang)}</b>", ""],
                "textposition": "bottom center",
                "textfont": {"size": 13, "color": TEXT},
                "line": {"color": TEXT, "width": 2},
                "hoverinfo": "skip",
            }
        )
    return {"data": traces, "layout": layout, "words": {"failed": words("chart-failed")}}
