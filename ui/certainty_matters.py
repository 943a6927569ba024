"""What matters: which weights and which ratings carry the lead, and how far each may move."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from data import Dataset
from fuzzy.robustness import StabilityInterval, Tornado, TornadoBar
from ui import format as fmt
from ui.certainty import weight_names
from ui.i18n import Words
from ui.palette import ACCENT, GAIN, GRID, LOSS, MUTED, TEXT
from ui.spec import Spec, base_layout, reading_axis

ROW: Final = 30
FRAME: Final = 46
RATINGS_SHOWN: Final = 12
_RATING_ENDS: Final = {"low": "worse", "high": "better"}
QUARTERS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)


def deciding(tornado: Tornado) -> list[TornadoBar]:
    """Return the bars at an end of which somebody else leads, longest first."""
    leader = {tornado.leader}
    return [bar for bar in tornado.bars if {bar.winner_low, bar.winner_high} != leader]


def bar_name(bar: TornadoBar, level: str, dataset: Dataset, lang: str) -> str:
    """Return what a bar moves: a weight, or a cluster's rating under a sub-criterion."""
    if bar.alternative is None:
        return weight_names(dataset, level, lang)[bar.index]
    cluster = dataset.clusters[bar.alternative].label[lang]
    return f"{cluster} · {dataset.criteria[bar.index].label[lang]}"


def weights_answer(tornado: Tornado, level: str, dataset: Dataset, words: Words) -> str:
    """Say which weight the lead hangs on most, and whether ten points can turn it."""
    lang = words.lang
    key = "sure-matters-turns" if deciding(tornado) else "sure-matters-holds"
    turning = words.join([bar_name(bar, level, dataset, lang) for bar in deciding(tornado)])
    return words(
        key,
        leader=dataset.clusters[tornado.leader].name[lang],
        weight=bar_name(tornado.bars[0], level, dataset, lang),
        turning=turning,
    )


def ratings_answer(tornado: Tornado, dataset: Dataset, words: Words) -> str:
    """Say whether one uncertain rating can change the first place, and which to look up next."""
    lang = words.lang
    turning = deciding(tornado)
    if not turning:
        return (
            words("sure-ratings-none", name=bar_name(tornado.bars[0], "criteria", dataset, lang))
            if tornado.bars
            else words("sure-ratings-crisp")
        )
    return words(
        "sure-ratings-turn",
        count=fmt.number(len(turning), 0, lang),
        all=fmt.number(len(tornado.bars), 0, lang),
        name=bar_name(turning[0], "criteria", dataset, lang),
    )


def height_of(rows: int) -> str:
    """Return a height that gives each bar a row, as a CSS length."""
    return f"{ROW * rows + FRAME}px"


def tornado_chart(
    tornado: Tornado, bars: tuple[TornadoBar, ...], level: str, dataset: Dataset, words: Words,
    *, digits: int,
) -> Spec:  # fmt: skip
    """Draw the leader's margin with each quantity at its lower and at its upper end.

    Parameters
    ----------
    tornado : Tornado
    bars : tuple of TornadoBar
        Those to be drawn, longest first.
    level : str
        What the bars of weights move: ``dimensions`` or ``criteria``.
    dataset : Dataset
    words : Words
    digits : int
        Decimals that a score deserves.
    """
    lang = words.lang
    positions = list(range(1, len(bars) + 1))
    ends = [0.0, tornado.margin]
    ends += [end for bar in bars for end in (bar.margin_low, bar.margin_high)]
    room = 0.12 * (max(ends) - min(ends) or 1.0)
    layout = base_layout(lang)
    layout |= {
        "barmode": "overlay",
        "bargap": 0.3,
        "margin": {"l": 8, "r": 8, "t": 6, "b": 40},
        "xaxis": {
            "range": [min(ends) - room, max(ends) + room],
            "gridcolor": GRID,
            "zerolinecolor": LOSS,
            "zerolinewidth": 3,
            "tickfont": {"color": MUTED, "size": 12},
            "title": {
                "text": fmt.isolate(words("sure-margin-axis"), lang),
                "font": {"size": 12, "color": MUTED},
                "standoff": 4,
            },
            "fixedrange": True,
        },
        "yaxis": _names([bar_name(bar, level, dataset, lang) for bar in bars], lang),
        "shapes": [
            {
                "type": "line", "x0": tornado.margin, "x1": tornado.margin, "y0": 0, "y1": 1,
                "yref": "paper", "line": {"color": TEXT, "width": 1.5, "dash": "dot"},
            }
        ],
    }  # fmt: skip
    traces = [
        _half(tornado, bars, "low", LOSS, positions, dataset, words, digits),
        _half(tornado, bars, "high", GAIN, positions, dataset, words, digits),
    ]
    return {"data": traces, "layout": layout, "words": {"failed": words("chart-failed")}}


def _names(names: list[str], lang: str) -> dict[str, Any]:
    """Return an axis with a name for each row, from the top, at the reading edge."""
    return {
        "range": [len(names) + 0.6, 0.4],
        "tickvals": list(range(1, len(names) + 1)),
        "ticktext": [fmt.isolate(name, lang) for name in names],
        "tickfont": {"size": 13, "color": TEXT},
        "side": "right" if lang == "fa" else "left",
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _half(
    tornado: Tornado,
    bars: tuple[TornadoBar, ...],
    end: str,
    color: str,
    positions: list[int],
    dataset: Dataset,
    words: Words,
    digits: int,
) -> dict[str, Any]:
    """Draw from the margin as it is to that at one end of each bar."""
    lang = words.lang
    margins = [float(getattr(bar, f"margin_{end}")) for bar in bars]
    hover = [
        words(
            f"sure-tornado-{end if bar.alternative is None else _RATING_ENDS[end]}",
            margin=fmt.signed(margin, digits, lang),
            winner=dataset.clusters[getattr(bar, f"winner_{end}")].label[lang],
        )
        for bar, margin in zip(bars, margins, strict=True)
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "base": tornado.margin,
        "x": [margin - tornado.margin for margin in margins],
        "y": positions,
        "marker": {"color": color, "pattern": {"shape": "/" if end == "low" else ""}},
        "hovertemplate": [f"{fmt.isolate(text, lang)}<extra></extra>" for text in hover],
    }


def stability_chart(
    intervals: tuple[StabilityInterval, ...], level: str, dataset: Dataset, words: Words
) -> Spec:
    """Draw for each weight the band within which the leader stays first, and the share now."""
    lang = words.lang
    positions = list(range(1, len(intervals) + 1))
    layout = base_layout(lang)
    layout |= {
        "bargap": 0.45,
        "margin": {"l": 8, "r": 8, "t": 6, "b": 28},
        "xaxis": {
            "range": reading_axis(lang, -0.02, 1.02),
            "tickvals": list(QUARTERS),
            "ticktext": [fmt.percent(part, lang) for part in QUARTERS],
            "tickangle": 0,
            "tickfont": {"color": MUTED, "size": 12},
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": _names(weight_names(dataset, level, lang), lang),
    }
    hover = [band_text(each, dataset, words) for each in intervals]
    band = {
        "type": "bar",
        "orientation": "h",
        "base": [each.low for each in intervals],
        "x": [each.high - each.low for each in intervals],
        "y": positions,
        "marker": {"color": "rgba(90,150,200,0.4)", "line": {"color": ACCENT, "width": 1.5}},
        "hovertemplate": [f"{fmt.isolate(text, lang)}<extra></extra>" for text in hover],
    }
    now = {
        "type": "scatter",
        "mode": "markers",
        "x": [each.current for each in intervals],
        "y": positions,
        "marker": {"symbol": "diamond", "size": 11, "color": TEXT},
        "hoverinfo": "skip",
    }
    return {"data": [band, now], "layout": layout, "words": {"failed": words("chart-failed")}}


def band_text(each: StabilityInterval, dataset: Dataset, words: Words) -> str:
    """Write how far a weight may move, and who leads beyond."""
    lang = words.lang
    parts = [
        words(
            "sure-band",
            low=fmt.percent(each.low, lang),
            high=fmt.percent(each.high, lang),
        )
    ]
    for rival, key in ((each.low_rival, "sure-band-below"), (each.high_rival, "sure-band-above")):
        if rival is not None:
            parts.append(words(key, name=dataset.clusters[rival].label[lang]))
    return words.join(parts)


def weights_table(
    tornado: Tornado,
    intervals: tuple[StabilityInterval, ...],
    level: str,
    dataset: Dataset,
    words: Words,
    *,
    digits: int,
) -> pd.DataFrame:
    """Return for each weight the margins at both ends and the band of stability."""
    lang = words.lang
    return pd.DataFrame(
        [
            {
                words("sure-col-weight"): bar_name(bar, level, dataset, lang),
                words("sure-col-share"): fmt.percent(intervals[bar.index].current, lang, 1),
                words("sure-col-less"): fmt.signed(bar.margin_low, digits, lang),
                words("sure-col-more"): fmt.signed(bar.margin_high, digits, lang),
                words("sure-col-band"): band_text(intervals[bar.index], dataset, words),
            }
            for bar in tornado.bars
        ]
    ).set_index(words("sure-col-weight"))


def ratings_table(
    tornado: Tornado, bars: tuple[TornadoBar, ...], dataset: Dataset, words: Words, *, digits: int
) -> pd.DataFrame:
    """Return ratings with the margins at both ends and what they rest on."""
    lang = words.lang
    terms = {term.id: term.name[lang] for term in dataset.scale("five")}
    rows = []
    for bar in bars:
        if bar.alternative is None:
            continue
        cluster, criterion = dataset.clusters[bar.alternative], dataset.criteria[bar.index]
        rating = dataset.rating(cluster.id, criterion.id)
        rows.append(
            {
                words("sure-col-rating-of"): bar_name(bar, "criteria", dataset, lang),
                words("col-rating"): terms[rating.term],
                words("col-uncertainty"): dataset.uncertainty_by_id[rating.uncertainty].name[lang],
                words("sure-col-worse"): fmt.signed(bar.margin_low, digits, lang),
                words("sure-col-better"): fmt.signed(bar.margin_high, digits, lang),
                words("sure-col-turns"): words(
                    "sure-yes" if bar in deciding(tornado) else "sure-no"
                ),
                words("col-evidence"): _evidence(rating.evidence, dataset, words),
                words("col-rationale"): fmt.written(rating.rationale[lang], lang),
            }
        )
    return pd.DataFrame(rows).set_index(words("sure-col-rating-of"))


def _evidence(ids: tuple[str, ...], dataset: Dataset, words: Words) -> str:
    """Name the figures that a rating rests on, or say that there is none."""
    if not ids:
        return words("sure-no-evidence")
    return words.join([dataset.piece_of_evidence(each).indicator[words.lang] for each in ids])
