"""The output of the rules for one cluster: its picture, and scikit-fuzzy's opinion of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from data import Dataset
from fuzzy.checks import FloatArray
from fuzzy.outline import union_outline
from fuzzy.rulebase import N_TERMS, TERM_SPACING
from ui import format as fmt
from ui.i18n import Words
from ui.palette import ACCENT, GRID, MUTED, TEXT
from ui.reasons import term_names
from ui.spec import Spec, base_layout, reading_axis

UNIVERSE: Final = (0.0, 100.0)
POINTS: Final = (101, 1001, 10001)
HEIGHT: Final = "250px"
DIFFERENCE_DIGITS: Final = 7
VALUE_DIGITS: Final = 5


@dataclass(frozen=True)
class Opinion:
    """What scikit-fuzzy answers on a universe of `points` points."""

    points: int
    value: float


def priority_terms() -> FloatArray:
    """Return the five priority words as triangles, shape (5, 3), on 0..100."""
    peaks = np.arange(N_TERMS) * TERM_SPACING
    return np.stack([peaks - TERM_SPACING, peaks, peaks + TERM_SPACING], axis=-1)


def opinions(strengths: FloatArray) -> tuple[Opinion, ...]:
    """Return scikit-fuzzy's centroids of the same output sets.

    It samples: it knows a set by its membership at evenly spaced points, joined by straight lines.

    Parameters
    ----------
    strengths : ndarray, shape (5,), 0..1, not all 0
        Activation of the priority words.

    Returns
    -------
    tuple of Opinion
        One for each number of points in :data:`POINTS`.
    """
    # Imported here, because it is slow to import and nothing else in the app needs it.
    import skfuzzy

    answers = []
    for points in POINTS:
        universe = np.linspace(*UNIVERSE, points)
        clipped = [
            np.minimum(strength, skfuzzy.trimf(universe, triangle))
            for strength, triangle in zip(strengths, priority_terms(), strict=True)
        ]
        united = np.max(clipped, axis=0)
        answers.append(Opinion(points, float(skfuzzy.defuzz(universe, united, "centroid"))))
    return tuple(answers)


def opinion_table(strengths: FloatArray, exact: float, words: Words) -> pd.DataFrame:
    """Return both answers and their difference for each number of points."""
    lang = words.lang
    return pd.DataFrame(
        [
            {
                words("method-points"): fmt.number(opinion.points, 0, lang),
                words("method-theirs"): fmt.number(opinion.value, VALUE_DIGITS, lang),
                words("method-ours"): fmt.number(exact, VALUE_DIGITS, lang),
                words("method-difference"): fmt.signed(
                    opinion.value - exact, DIFFERENCE_DIGITS, lang
                ),
            }
            for opinion in opinions(strengths)
        ]
    ).set_index(words("method-points"))


def strengths_text(strengths: FloatArray, dataset: Dataset, words: Words) -> str:
    """Write the words above 0 with their strengths."""
    lang = words.lang
    return words.join(
        [
            words("method-strength", term=name, strength=fmt.number(float(strength), 2, lang))
            for name, strength in zip(term_names(dataset, lang), strengths, strict=True)
            if strength > 0
        ]
    )


def output_chart(strengths: FloatArray, exact: float, dataset: Dataset, words: Words) -> Spec:
    """Draw the priority words, the united area that the rules give, and its centre of gravity."""
    lang = words.lang
    layout = base_layout(lang)
    layout |= {
        "margin": {"l": 30, "r": 30, "t": 26, "b": 30},
        "xaxis": {
            "range": reading_axis(lang, -1.0, 101.0),
            "tickvals": [0, 25, 50, 75, 100],
            "gridcolor": GRID,
            "zeroline": False,
            "tickfont": {"color": MUTED, "size": 12},
            "fixedrange": True,
        },
        "yaxis": {
            "range": [0, 1.12],
            "tickvals": [0, 0.5],
            "gridcolor": GRID,
            "zeroline": False,
            "tickfont": {"color": MUTED, "size": 12},
            "side": "right" if lang == "fa" else "left",
            "fixedrange": True,
        },
    }
    return {
        "data": [*_words_outlines(dataset, lang), _area(strengths), _centre(exact, lang)],
        "layout": layout,
    }


def _words_outlines(dataset: Dataset, lang: str) -> list[dict[str, Any]]:
    """Draw each priority word as a thin triangle with its name at the peak."""
    return [
        {
            "type": "scatter",
            "mode": "lines+text",
            "x": triangle.tolist(),
            "y": [0, 1, 0],
            "text": ["", fmt.isolate(name, lang), ""],
            "textposition": "top center",
            "textfont": {"size": 13, "color": TEXT},
            "line": {"color": MUTED, "width": 1, "dash": "dot"},
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
        for name, triangle in zip(
            term_names(dataset, lang), priority_terms().clip(*UNIVERSE), strict=True
        )
    ]


def _area(strengths: FloatArray) -> dict[str, Any]:
    """Draw the united area, corner by corner."""
    triangles = priority_terms()
    outline = union_outline(triangles[:, [0, 1, 1, 2]], strengths, UNIVERSE)
    xs, ys = outline.points.tolist(), outline.at_points.tolist()
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [xs[0], *xs, xs[-1]],
        "y": [0, *ys, 0],
        "fill": "toself",
        "fillcolor": "rgba(90,150,200,0.35)",
        "line": {"color": ACCENT, "width": 2},
        "hoverinfo": "skip",
    }


def _centre(exact: float, lang: str) -> dict[str, Any]:
    """Draw the centre of gravity as an upright line with its value."""
    return {
        "type": "scatter",
        "mode": "lines+text",
        "x": [exact, exact],
        "y": [0, 0.82],
        "text": ["", f" <b>{fmt.number(exact, 1, lang)}</b>"],
        "textposition": "middle right",
        "textfont": {"size": 14, "color": TEXT},
        "line": {"color": TEXT, "width": 2},
        "hoverinfo": "skip",
    }
