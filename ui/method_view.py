"""What the page on the method shows of the settings: weights, options, and the five words."""

from __future__ import annotations

from html import escape
from typing import Any, Final
from urllib.parse import quote

import pandas as pd

import fuzzy
from data import Dataset
from fuzzy.checks import FloatArray
from fuzzy.registry import Method
from ui import format as fmt
from ui.i18n import Words
from ui.markdown import plain
from ui.method_details import fuzzy_text, number_text
from ui.palette import ACCENT, GRID, MUTED, TEXT
from ui.scenario import Setting, default_weights, preset_weights
from ui.spec import Spec, base_layout, reading_axis

TERMS_HEIGHT: Final = "190px"
RATING_SCALE: Final = "five"
_LINK: Final = '<a href="{}" target="_blank" rel="noreferrer" style="color: inherit">{}</a>'
_ENGLISH: Final = (
    '<p lang="en" dir="ltr" style="font-family: Vazirmatn, sans-serif; font-size: 0.9rem; '
    'text-align: left; margin: 0">{}</p>'
)


def source_html(method: Method) -> str:
    """Return the paper a method follows, its DOI as a link, as an English passage."""
    if method.doi is None:
        return english_html(method.source)
    address = escape(f"https://doi.org/{quote(method.doi)}")
    doi = _LINK.format(address, f"DOI {escape(method.doi)}")
    return _ENGLISH.format(f"{escape(method.source)} {doi}")


def english_html(text: str) -> str:
    """Return English text as a passage of its own: left to right, with Latin digits."""
    return _ENGLISH.format(escape(text))


def definition_of(method: Method, lang: str) -> str:
    """Return the method in one sentence."""
    return method.definition_fa if lang == "fa" else method.definition_en


def weaknesses_of(method: Method, lang: str) -> str:
    """Return what is known to be weak about a method."""
    return method.weaknesses_fa if lang == "fa" else method.weaknesses_en


def weights_sentence(setting: Setting, dataset: Dataset, words: Words) -> str:
    """Say whether the weights are the shipped ones, a ready set, or set by hand."""
    current = dict(setting.weights)
    if current == default_weights(dataset):
        return words("method-weights-shipped")
    for preset in dataset.presets:
        if current == preset_weights(dataset, preset.id):
            return words("method-weights-preset", preset=preset.name[words.lang])
    return words("method-weights-own")


def options_table(ranking: fuzzy.Ranking, words: Words) -> pd.DataFrame:
    """Return the options of a method that are set, with what they mean; may be empty."""
    lang = words.lang
    options = fuzzy.METHODS[ranking.method].options
    rows = [
        {
            words("col-option"): plain(option.name),
            words("col-value"): plain(_option_text(ranking.options[option.name], words)),
            words("col-meaning"): plain(option.about_fa if lang == "fa" else option.about_en),
        }
        for option in options
        if ranking.options[option.name] is not None
    ]
    columns = [words("col-option"), words("col-value"), words("col-meaning")]
    return pd.DataFrame(rows, columns=columns).set_index(words("col-option"))


def _option_text(value: object, words: Words) -> str:
    """Write the value of an option: words as they are, numbers in the digits of the language."""
    if isinstance(value, tuple | list):
        return words.join([_option_text(each, words) for each in value])
    if isinstance(value, int | float):
        return fmt.natural(float(value), words.lang)
    return str(value)


def weights_table(weights: FloatArray, dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return the global fuzzy weight of each sub-criterion.

    Parameters
    ----------
    weights : ndarray, shape (C, 3)
        Their peaks add up to 1.
    dataset : Dataset
    words : Words
    """
    lang = words.lang
    total = float(weights[:, 1].sum())
    return pd.DataFrame(
        [
            {
                words("col-criterion"): plain(criterion.name[lang]),
                words("col-dimension"): plain(dataset.dimension(criterion.dimension).name[lang]),
                words("col-weight-low"): number_text(low, lang),
                words("col-weight-peak"): number_text(peak, lang),
                words("col-weight-high"): number_text(high, lang),
                words("col-share"): fmt.percent(peak / total, lang, 1),
                words("col-direction"): words(f"choice-{criterion.direction}"),
            }
            for criterion, (low, peak, high) in zip(dataset.criteria, weights.tolist(), strict=True)
        ]
    ).set_index(words("col-criterion"))


def terms_table(dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return the five words with their fuzzy numbers."""
    return pd.DataFrame(
        [
            {
                words("col-term"): plain(term.name[words.lang]),
                words("col-value"): fuzzy_text(term.tfn, words),
            }
            for term in dataset.scale(RATING_SCALE)
        ]
    ).set_index(words("col-term"))


def terms_text(dataset: Dataset, words: Words) -> str:
    """Write the five words with their fuzzy numbers in a line."""
    return words.join(
        [
            f"{term.name[words.lang]} {fuzzy_text(term.tfn, words)}"
            for term in dataset.scale(RATING_SCALE)
        ]
    )


def terms_chart(dataset: Dataset, words: Words) -> Spec:
    """Draw the five words as triangles over the scale of the ratings."""
    lang = words.lang
    layout = base_layout(lang)
    layout |= {
        "margin": {"l": 34, "r": 34, "t": 26, "b": 28},
        "xaxis": {
            "range": reading_axis(lang, -0.1, 10.1),
            "tickvals": [0, 2.5, 5, 7.5, 10],
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
    terms = dataset.scale(RATING_SCALE)
    return {"data": [_triangle(t.name[lang], t.tfn, lang) for t in terms], "layout": layout}


def _triangle(name: str, tfn: tuple[float, float, float], lang: str) -> dict[str, Any]:
    """Draw one word with its name over the peak."""
    return {
        "type": "scatter",
        "mode": "lines+text",
        "x": list(tfn),
        "y": [0, 1, 0],
        "text": ["", fmt.isolate(name, lang), ""],
        "textposition": "top center",
        "textfont": {"size": 13, "color": TEXT},
        "line": {"color": ACCENT, "width": 2},
        "fill": "toself",
        "fillcolor": "rgba(90,150,200,0.18)",
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
