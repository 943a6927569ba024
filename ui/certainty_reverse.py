"""What would it take: the smallest change of the weights, in a sentence, a picture, a table."""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
import pandas as pd

from data import Dataset
from fuzzy.robustness import ReverseWeights
from ui import format as fmt
from ui.certainty import Question, margin_of, names_of, points_text, weight_names
from ui.charts import round_steps
from ui.i18n import Words
from ui.palette import ACCENT, BACKGROUND, GRID, MUTED, TEXT
from ui.spec import Spec, base_layout, reading_axis

ROW: Final = 34
FRAME: Final = 40
SMALLEST_MOVE: Final = 0.0005
MOVES_NAMED: Final = 3


def reached(found: ReverseWeights) -> bool:
    """Tell whether the wish comes true somewhere."""
    return found.status in ("proved", "found")


def nothing_to_do(found: ReverseWeights) -> bool:
    """Tell whether the wish is true already."""
    return reached(found) and found.change < 2 * SMALLEST_MOVE


def answer(found: ReverseWeights, dataset: Dataset, words: Words) -> str:
    """Say in a sentence what would have to change, or that it cannot be."""
    lang = words.lang
    three = len(found.targets) > 1
    who = words.join([dataset.clusters[i].name[lang] for i in found.targets])
    wish = "three" if three else "one"
    if nothing_to_do(found):
        return words(f"sure-reverse-already-{wish}", name=who)
    if reached(found):
        return words(
            f"sure-reverse-yes-{wish}", name=who, points=points_text(found.change / 2, lang)
        )
    sure = "never" if found.status == "impossible" else "unfound"
    return words(
        f"sure-reverse-{sure}-{wish}",
        name=who,
        place=fmt.number(found.reached_place, 0, lang),
    )


def details(found: ReverseWeights, level: str, dataset: Dataset, words: Words) -> str:
    """Name the largest moves, or who stands in the way."""
    if nothing_to_do(found):
        return ""
    if reached(found):
        moves = moves_text(found, level, dataset, words)
        proof = "sure-reverse-proved" if found.status == "proved" else "sure-reverse-found"
        return f"{words('sure-reverse-moves', moves=moves)} {words(proof)}"
    blockers = names_of(dataset, list(found.always_ahead or found.blockers), words.lang)
    key = "sure-reverse-always" if found.always_ahead else "sure-reverse-blocked"
    return words(key, names=words.join(blockers))


def moves_text(found: ReverseWeights, level: str, dataset: Dataset, words: Words) -> str:
    """Write the largest moves: which weight, from what share to what."""
    lang = words.lang
    names = weight_names(dataset, level, lang)
    moves = found.weights - found.current
    largest = [
        i for i in np.argsort(-np.abs(moves), kind="stable").tolist()
        if abs(moves[i]) >= SMALLEST_MOVE
    ]  # fmt: skip
    parts = [
        words(
            "sure-reverse-move",
            name=names[i],
            before=fmt.percent(float(found.current[i]), lang, 1),
            after=fmt.percent(float(found.weights[i]), lang, 1),
        )
        for i in largest[:MOVES_NAMED]
    ]
    rest = len(largest) - MOVES_NAMED
    if rest > 0:
        parts.append(words("sure-reverse-rest", count=fmt.number(rest, 0, lang)))
    return words.join(parts)


def note(question: Question, level: str, words: Words) -> str:
    """Say what may move and what lead is asked for, with two digits that count."""
    margin = margin_of(question)
    digits = max(2, 1 - math.floor(math.log10(margin))) if margin > 0 else 2
    shown = fmt.number(margin, digits, words.lang)
    return words(f"sure-reverse-note-{level}", margin=shown)


def height_of(found: ReverseWeights) -> str:
    """Return a height that gives each weight a row, as a CSS length."""
    return f"{ROW * len(found.weights) + FRAME}px"


def reverse_chart(found: ReverseWeights, level: str, dataset: Dataset, words: Words) -> Spec:
    """Draw each share as it is and as it would have to be, like a slider before and after."""
    lang = words.lang
    names = [fmt.isolate(name, lang) for name in weight_names(dataset, level, lang)]
    before, after = found.current.tolist(), found.weights.tolist()
    reach = min(1.0, max(*before, *after) * 1.3)
    ticks = [tick for tick in round_steps(0.0, reach) if tick <= reach]
    positions = list(range(1, len(names) + 1))
    layout = base_layout(lang)
    layout |= {
        "margin": {"l": 8, "r": 8, "t": 14, "b": 28},
        "xaxis": {
            "range": reading_axis(lang, -0.02 * reach, reach),
            "tickvals": ticks,
            "ticktext": [fmt.percent(tick, lang) for tick in ticks],
            "tickangle": 0,
            "tickfont": {"color": MUTED, "size": 12},
            "gridcolor": GRID,
            "zerolinecolor": GRID,
            "fixedrange": True,
        },
        "yaxis": {
            "range": [len(names) + 0.6, 0.4],
            "tickvals": positions,
            "ticktext": names,
            "tickfont": {"size": 14, "color": TEXT},
            "side": "right" if lang == "fa" else "left",
            "automargin": True,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "annotations": [
            _arrow(start, end, row)
            for row, (start, end) in enumerate(zip(before, after, strict=True), 1)
            if abs(end - start) >= 10 * SMALLEST_MOVE
        ],
    }
    hollow = {"size": 13, "color": BACKGROUND, "line": {"color": TEXT, "width": 2}}
    traces = [
        _rails(positions, reach),
        _marks(before, positions, words("sure-before"), words, hollow, text=False),
        _marks(
            after, positions, words("sure-after"), words, {"size": 14, "color": ACCENT}, text=True
        ),
    ]
    return {"data": traces, "layout": layout, "words": {"failed": words("chart-failed")}}


def _rails(positions: list[int], reach: float) -> dict[str, Any]:
    """Draw the rail that each pair of marks stands on."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [end for _ in positions for end in (0.0, reach, None)],
        "y": [place for position in positions for place in (position, position, None)],
        "line": {"color": GRID, "width": 5},
        "hoverinfo": "skip",
    }


def _arrow(start: float, end: float, row: int) -> dict[str, Any]:
    """Draw an arrow from the share before to the share after."""
    return {
        "x": end, "y": row, "ax": start, "ay": row,
        "xref": "x", "yref": "y", "axref": "x", "ayref": "y",
        "text": "", "showarrow": True, "arrowhead": 2, "arrowwidth": 2.5, "arrowsize": 1,
        "standoff": 8, "startstandoff": 7, "arrowcolor": ACCENT,
    }  # fmt: skip


def _marks(
    shares: list[float],
    positions: list[int],
    name: str,
    words: Words,
    marker: dict[str, Any],
    *,
    text: bool,
) -> dict[str, Any]:
    """Draw one mark per weight."""
    lang = words.lang
    shown = [fmt.percent(share, lang, 1) for share in shares]
    hover = [f"{fmt.isolate(f'{name}: {share}', lang)}<extra></extra>" for share in shown]
    return {
        "type": "scatter",
        "mode": "markers+text" if text else "markers",
        "x": shares,
        "y": positions,
        "text": shown,
        "textposition": "top center",
        "textfont": {"size": 12, "color": TEXT},
        "cliponaxis": False,
        "marker": marker,
        "hovertemplate": hover,
    }


def reverse_table(
    found: ReverseWeights, level: str, dataset: Dataset, words: Words
) -> pd.DataFrame:
    """Return every share before and after."""
    lang = words.lang
    return pd.DataFrame(
        [
            {
                words("sure-col-weight"): name,
                words("sure-before"): fmt.percent(float(before), lang, 1),
                words("sure-after"): fmt.percent(float(after), lang, 1),
                words("col-change"): fmt.signed(float(100 * (after - before)), 1, lang),
            }
            for name, before, after in zip(
                weight_names(dataset, level, lang), found.current, found.weights, strict=True
            )
        ]
    ).set_index(words("sure-col-weight"))
