"""Rank acceptability: a bar per cluster, the share of the weightings that gives each place."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

from data import Dataset
from fuzzy.robustness import Smaa
from ui import format as fmt
from ui.certainty import TOP, share_text
from ui.i18n import Words
from ui.palette import GRID, MUTED, TEXT, on_place_color, place_color
from ui.spec import Spec, Target, base_layout, reading_axis

ROW: Final = 34
FRAME: Final = 46
NARROWEST_LABEL: Final = 0.045
EXPECTED_COLUMN: Final = 1.1
INTERVAL_COLUMN: Final = 1.32
END: Final = 1.45
TAIL: Final = 0.05


def order_of(found: Smaa) -> list[int]:
    """Return the clusters in order of their expected place."""
    return [int(i) for i in np.argsort(found.expected_rank, kind="stable")]


def favourite(found: Smaa) -> int:
    """Return the cluster that is first most often."""
    return int(np.argmax(found.rank_acceptability[:, 0]))


def place_interval(found: Smaa, cluster: int) -> tuple[int, int]:
    """Return the places between which a cluster lies in 90 % of the draws."""
    reached = np.cumsum(found.rank_acceptability[cluster])
    low = int(np.argmax(reached > TAIL)) + 1
    high = int(np.argmax(reached >= 1 - TAIL - 1e-12)) + 1
    return low, max(low, high)


def largest_error(found: Smaa) -> float:
    """Return the largest standard error of any share."""
    return float(found.standard_error.max())


def answer(found: Smaa, dataset: Dataset, words: Words) -> str:
    """Say who is first how often."""
    lang = words.lang
    best = favourite(found)
    return words(
        "sure-accept-answer",
        name=dataset.clusters[best].name[lang],
        share=share_text(float(found.rank_acceptability[best, 0]), lang),
        error=fmt.number(100 * float(found.standard_error[best, 0]), 1, lang),
    )


def others(found: Smaa, dataset: Dataset, words: Words) -> str:
    """Say who else is first at times, and whose place is least certain."""
    lang = words.lang
    first = found.rank_acceptability[:, 0]
    rivals = [i for i in np.argsort(-first, kind="stable").tolist()[1:] if first[i] > 0][:TOP]
    named = [
        words(
            "sure-accept-one",
            name=dataset.clusters[i].label[lang],
            share=share_text(float(first[i]), lang),
        )
        for i in rivals
    ]
    if not named:
        return words("sure-accept-nobody-else")
    return words("sure-accept-others", names=words.join(named))


def assumption(found: Smaa, vary: str, words: Words) -> str:
    """Say in one line what was drawn, how often, and how exact that is."""
    lang = words.lang
    base, _, ratings = vary.partition("-")
    parts = [
        words(f"sure-vary-{base}-means"),
        words("sure-vary-ratings-drawn" if ratings else "sure-vary-ratings-kept"),
        words(
            "sure-draws",
            count=fmt.number(found.samples, 0, lang),
            error=fmt.number(100 * largest_error(found), 1, lang),
        ),
    ]
    return " ".join(parts)


def height_of(dataset: Dataset) -> str:
    """Return a height that gives each cluster a row, as a CSS length."""
    return f"{ROW * len(dataset.clusters) + FRAME}px"


def acceptability_chart(
    found: Smaa, dataset: Dataset, words: Words, *, selected: str | None
) -> Spec:
    """Stacked bars, one per cluster, in order of the expected place.

    Parameters
    ----------
    found : Smaa
    dataset : Dataset
    words : Words
    selected : str or None
        Id of the cluster written in bold.
    """
    lang = words.lang
    rows = order_of(found)
    positions = list(range(1, len(rows) + 1))
    layout = base_layout(lang)
    layout |= {
        "barmode": "stack",
        "bargap": 0.22,
        "margin": {"l": 8, "r": 8, "t": 22, "b": 24},
        "xaxis": {
            "range": reading_axis(lang, -0.005, END),
            "tickvals": [0, 0.25, 0.5, 0.75, 1],
            "ticktext": [fmt.percent(x, lang) for x in (0, 0.25, 0.5, 0.75, 1)],
            "tickfont": {"color": MUTED, "size": 12},
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {
            "range": [len(rows) + 0.6, 0.4],
            "tickvals": positions,
            "ticktext": [_name(i, dataset, selected, lang) for i in rows],
            "tickfont": {"size": 14, "color": TEXT},
            "side": "right" if lang == "fa" else "left",
            "automargin": True,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "annotations": [
            _column_title(EXPECTED_COLUMN, words("sure-head-expected"), lang),
            _column_title(INTERVAL_COLUMN, words("sure-head-interval"), lang),
        ],
    }
    traces = [_place(found, place, rows, dataset, words) for place in range(1, len(rows) + 1)]
    texts = (
        (EXPECTED_COLUMN, [fmt.number(float(found.expected_rank[i]), 1, lang) for i in rows]),
        (INTERVAL_COLUMN, [fmt.isolate(interval_text(found, i, words), lang) for i in rows]),
    )
    traces += [_column(at, text, positions) for at, text in texts]
    return {
        "data": traces,
        "layout": layout,
        "words": {"failed": words("chart-failed"), "targets": words("ranking-targets")},
        "targets": [
            Target(
                id=dataset.clusters[i].id,
                label=dataset.clusters[i].name[lang],
                selected=dataset.clusters[i].id == selected,
            )
            for i in rows
        ],
    }


def interval_text(found: Smaa, cluster: int, words: Words) -> str:
    """Write the 90 % interval of a place."""
    low, high = (fmt.number(end, 0, words.lang) for end in place_interval(found, cluster))
    return low if low == high else words("fuzzy-interval", low=low, high=high)


def _name(index: int, dataset: Dataset, selected: str | None, lang: str) -> str:
    """Write a row's name."""
    cluster = dataset.clusters[index]
    label = fmt.isolate(cluster.label[lang], lang)
    return f"<b>{label}</b>" if cluster.id == selected else label


def _place(
    found: Smaa, place: int, rows: list[int], dataset: Dataset, words: Words
) -> dict[str, Any]:
    """Draw the share of one place in every row."""
    lang = words.lang
    shares = [float(found.rank_acceptability[i, place - 1]) for i in rows]
    errors = [float(found.standard_error[i, place - 1]) for i in rows]
    number = fmt.number(place, 0, lang)
    hover = [
        words(
            "sure-accept-hover",
            name=dataset.clusters[i].name[lang],
            place=number,
            share=share_text(share, lang),
            error=fmt.number(100 * error, 1, lang),
        )
        for i, share, error in zip(rows, shares, errors, strict=True)
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "x": shares,
        "y": list(range(1, len(rows) + 1)),
        "customdata": [dataset.clusters[i].id for i in rows],
        "marker": {"color": place_color(place), "line": {"width": 1, "color": "@background"}},
        "text": [number if share >= NARROWEST_LABEL else "" for share in shares],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": 13, "color": on_place_color(place)},
        "constraintext": "none",
        "hovertemplate": [f"{fmt.isolate(text, lang)}<extra></extra>" for text in hover],
    }


def _column(at: float, texts: list[str], positions: list[int]) -> dict[str, Any]:
    """Write one column beside the bars."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [at] * len(texts),
        "y": positions,
        "text": texts,
        "textfont": {"size": 14, "color": TEXT},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _column_title(at: float, text: str, lang: str) -> dict[str, Any]:
    """Write the heading of a column."""
    return {
        "x": at,
        "y": 1.0,
        "xref": "x",
        "yref": "paper",
        "yanchor": "bottom",
        "text": fmt.isolate(text, lang),
        "showarrow": False,
        "font": {"size": 12, "color": MUTED},
    }


def acceptability_table(found: Smaa, dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return the shares as text, in order of the expected place."""
    lang = words.lang
    top = min(TOP, len(dataset.clusters))
    return pd.DataFrame(
        [
            {
                words("col-cluster"): dataset.clusters[i].name[lang],
                words("sure-col-expected"): fmt.number(float(found.expected_rank[i]), 1, lang),
                words("sure-col-interval"): interval_text(found, i, words),
                words("sure-col-top"): share_text(
                    float(found.rank_acceptability[i, :top].sum()), lang
                ),
                **{
                    words("sure-col-place", place=fmt.number(k + 1, 0, lang)): share_text(
                        float(share), lang
                    )
                    for k, share in enumerate(found.rank_acceptability[i])
                },
            }
            for i in order_of(found)
        ]
    ).set_index(words("col-cluster"))
