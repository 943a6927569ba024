"""The pictures of a ranking: pure builders, from a board to a figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from data import Dataset
from ui import format as fmt
from ui.board import Board, Row
from ui.i18n import Words
from ui.palette import BACKGROUND, GAIN, GRID, LOSS, MUTED, TEXT, SectorStyle, sector_style
from ui.spec import Spec, Target, base_layout, reading_axis

HUNDRED: Final = 100.0
LETTER_WIDTH: Final = 7.7
NAME_PADDING: Final = 14
"""Pixels of a letter of a name at its size, on the generous side, and of the space around it."""

MARK_COLUMN: Final = 0.037
MARK_ROOM: Final = 0.075
SCORE_COLUMN: Final = 0.09
CHANGE_COLUMN: Final = 0.25
COLUMNS_ROOM: Final = 0.33
"""Columns beside the bars, as shares of the length of the score axis."""


def style_of(row: Row, dataset: Dataset) -> SectorStyle:
    """Return colour and mark of a row's cluster, the same on every page."""
    return sector_style(row.cluster.sector, tuple(sector.id for sector in dataset.sectors))


def place_text(place: float, lang: str) -> str:
    """Write a place; tied clusters share a mean place such as 2.5."""
    return fmt.number(place, 0 if place == int(place) else 1, lang)


def change_text(rise: float, lang: str) -> str:
    """Write a change in places with an arrow, or nothing."""
    if rise == 0:
        return ""
    arrow = "▲" if rise > 0 else "▼"
    return f"{arrow} {place_text(abs(rise), lang)}"


@dataclass(frozen=True)
class ScoreAxis:
    """The axis of the scores, with columns for marks, scores and changes beside it.

    ``ticks`` are round numbers; the first and the last are the ends of the scores' own part.
    """

    ticks: tuple[float, ...]

    @property
    def low(self) -> float:
        """Lower end of the scores' part."""
        return self.ticks[0]

    @property
    def top(self) -> float:
        """Upper end of the scores' part."""
        return self.ticks[-1]

    def beside(self, share: float) -> float:
        """Return a place beyond an end, by a share of the length; below the low end if negative."""
        return (self.low if share < 0 else self.top) + share * (self.top - self.low)


def score_axis(board: Board) -> ScoreAxis:
    """Return 0 to 100 for the priority, else round numbers around every score and interval."""
    if board.ranking.method == "mamdani":
        return ScoreAxis((0.0, 20.0, 40.0, 60.0, 80.0, HUNDRED))
    values = [0.0]
    for row in board.rows:
        values += [row.score, *(end for end in (row.low, row.high) if end is not None)]
        values += [row.baseline_score] if board.comparable else []
    return ScoreAxis(round_steps(min(values), max(values)))


def round_steps(low: float, high: float) -> tuple[float, ...]:
    """Return 3 to 8 round numbers, evenly spaced, from at or below `low` to at or above `high`."""
    if high <= low:
        high = low + 1.0
    rough = (high - low) / 5
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough)
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple(step * k for k in range(first, last + 1))


def tick_texts(ticks: Sequence[float], lang: str) -> list[str]:
    """Write the steps of an axis in the digits of the language, which a saved picture keeps."""
    digits = max((len(f"{tick:g}".partition(".")[2]) for tick in ticks), default=0)
    return [fmt.number(tick, digits, lang) for tick in ticks]


def ranking_chart(
    board: Board,
    dataset: Dataset,
    words: Words,
    *,
    selected: frozenset[str],
) -> Spec:
    """Bars in order of place, with the fuzzy interval, the ghost of the baseline and the change.

    Parameters
    ----------
    board : Board
    dataset : Dataset
    words : Words
    selected : frozenset of str
        Clusters drawn with an outline and a bold name.
    """
    lang = words.lang
    rows = board.shown
    axis = score_axis(board)
    positions = list(range(1, len(rows) + 1))
    layout = base_layout(lang)
    layout |= {
        "margin": {**_names_margin(rows, lang), "t": 4, "b": 36},
        "bargap": 0.28,
        "xaxis": {
            "range": reading_axis(lang, axis.beside(-MARK_ROOM), axis.beside(COLUMNS_ROOM)),
            "tickvals": list(axis.ticks),
            "ticktext": tick_texts(axis.ticks, lang),
            "tickangle": 0,
            "gridcolor": GRID,
            "zerolinecolor": GRID,
            "tickfont": {"color": MUTED, "size": 12},
            "title": {
                "text": fmt.isolate(_axis_title(board, words), lang),
                "font": {"size": 12, "color": MUTED},
                "standoff": 6,
            },
            "fixedrange": True,
        },
        "yaxis": {
            "range": [len(rows) + 0.6, 0.4],
            "tickvals": positions,
            "ticktext": [_row_label(row, row.cluster.id in selected, lang) for row in rows],
            "ticks": "outside",
            "ticklen": 4,
            "tickcolor": "rgba(0,0,0,0)",
            "tickfont": {"size": 15, "color": TEXT},
            "side": "right" if lang == "fa" else "left",
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
    }
    return {
        "data": [
            _bars(board, dataset, words, positions, selected),
            _ghosts(board, positions),
            _scores(board, positions, axis, lang),
            _changes(board, positions, axis, lang),
            _sector_marks(board, dataset, positions, axis),
        ],
        "layout": layout,
        "words": {"failed": words("chart-failed"), "targets": words("ranking-targets")},
        "targets": [
            Target(
                id=row.cluster.id,
                label=f"{place_text(row.place, lang)} {row.cluster.name[lang]}",
                selected=row.cluster.id in selected,
            )
            for row in rows
        ],
    }


def _names_margin(rows: tuple[Row, ...], lang: str) -> dict[str, int]:
    """Return margins with room for the longest name at the reading edge.

    Plotly's own way to find that room draws the axis twice, a third of the time of a picture.
    """
    longest = max((len(_row_label(row, False, lang)) for row in rows), default=0)
    names = round(longest * LETTER_WIDTH) + NAME_PADDING
    return {"l": 8, "r": names} if lang == "fa" else {"l": names, "r": 8}


def _axis_title(board: Board, words: Words) -> str:
    """Name the score axis and which way is better."""
    key = "axis-priority" if board.ranking.method == "mamdani" else "axis-score"
    hint = "" if board.ranking.higher_is_better else f" ({words('lower-is-better')})"
    return words(key) + hint


def _row_label(row: Row, is_selected: bool, lang: str) -> str:
    """Write place and name of a row."""
    label = f"{place_text(row.place, lang)}  {row.cluster.label[lang]}"
    label = fmt.isolate(label, lang)
    return f"<b>{label}</b>" if is_selected else label


def _bars(
    board: Board,
    dataset: Dataset,
    words: Words,
    positions: list[int],
    selected: frozenset[str],
) -> dict[str, Any]:
    """Draw the scores with their fuzzy intervals."""
    rows = board.shown
    outline = [3 if row.cluster.id in selected else 0 for row in rows]
    trace: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "x": [row.score for row in rows],
        "y": positions,
        "customdata": [row.cluster.id for row in rows],
        "marker": {
            "color": [style_of(row, dataset).color for row in rows],
            "line": {"color": TEXT, "width": outline},
        },
        "hovertemplate": [f"{_hover(row, board, words)}<extra></extra>" for row in rows],
    }
    if any(row.low is not None for row in rows):
        trace["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [0.0 if row.high is None else row.high - row.score for row in rows],
            "arrayminus": [0.0 if row.low is None else row.score - row.low for row in rows],
            "color": TEXT,
            "thickness": 1.6,
            "width": 5,
        }
    return trace


def _hover(row: Row, board: Board, words: Words) -> str:
    """Tell about a row under the pointer."""
    lang = words.lang
    lines = [
        f"<b>{row.cluster.name[lang]}</b>",
        words(
            "hover-place",
            place=place_text(row.place, lang),
            score=fmt.number(row.score, board.digits, lang),
        ),
    ]
    if row.low is not None and row.high is not None:
        lines.append(
            words(
                "hover-interval",
                low=fmt.number(row.low, board.digits, lang),
                high=fmt.number(row.high, board.digits, lang),
            )
        )
    lines.append(words("hover-baseline", place=place_text(row.baseline_place, lang)))
    return fmt.isolate("<br>".join(lines), lang)


def _ghosts(board: Board, positions: list[int]) -> dict[str, Any]:
    """Mark the baseline's score where it differs; only within one method can it be compared."""
    resolution = 10.0**-board.digits / 2
    moved = [
        (position, row)
        for position, row in zip(positions, board.shown, strict=True)
        if board.comparable and abs(row.score - row.baseline_score) > resolution
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.baseline_score for _, row in moved],
        "y": [position for position, _ in moved],
        "marker": {
            "symbol": "diamond-tall",
            "size": 14,
            "color": BACKGROUND,
            "line": {"width": 2, "color": TEXT},
        },
        "hoverinfo": "skip",
    }


def _scores(board: Board, positions: list[int], axis: ScoreAxis, lang: str) -> dict[str, Any]:
    """Write the scores in a column of their own, where no whisker crosses them."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [axis.beside(SCORE_COLUMN)] * len(positions),
        "y": positions,
        "text": [f"<b>{fmt.number(row.score, board.digits, lang)}</b>" for row in board.shown],
        "textfont": {"size": 15, "color": TEXT},
        "hoverinfo": "skip",
    }


def _changes(board: Board, positions: list[int], axis: ScoreAxis, lang: str) -> dict[str, Any]:
    """Write the change in places at the far end of each row that moved."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [axis.beside(CHANGE_COLUMN)] * len(positions),
        "y": positions,
        "text": [change_text(row.rise, lang) for row in board.shown],
        "textfont": {"size": 14, "color": [GAIN if row.rise > 0 else LOSS for row in board.shown]},
        "hoverinfo": "skip",
    }


def _sector_marks(
    board: Board, dataset: Dataset, positions: list[int], axis: ScoreAxis
) -> dict[str, Any]:
    """Put the sector's mark between a name and its bar, the second cue beside colour."""
    styles = [style_of(row, dataset) for row in board.shown]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [axis.beside(-MARK_COLUMN)] * len(positions),
        "y": positions,
        "marker": {
            "symbol": [style.symbol for style in styles],
            "color": [style.color for style in styles],
            "size": 10,
        },
        "hoverinfo": "skip",
    }
