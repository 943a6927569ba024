"""Two to four scenarios side by side: what was set differently, and which places moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any, Final

import numpy as np
import pandas as pd

from data import Dataset
from data.overlay import overlaid
from fuzzy.agreement import kendall_tau, kendalls_w, ws
from ui import format as fmt
from ui.board import Board, make_board
from ui.charts import place_text, style_of
from ui.i18n import Words
from ui.palette import MUTED, TEXT
from ui.scenario import Scenario
from ui.spec import Spec, base_layout
from ui.story import options_text, target_names, weight_text
from ui.story_own import rating_text
from ui.tools import method_title

FEWEST: Final = 2
MOST: Final = 4
AGREEMENT_DIGITS: Final = 2
_NAME_LENGTH: Final = 26


@dataclass(frozen=True)
class Named:
    """A scenario under the name it is compared by."""

    name: str
    scenario: Scenario


@dataclass(frozen=True, eq=False)
class Comparison:
    """Scenarios with their rankings; all of them against the first one.

    Attributes
    ----------
    named : tuple of Named
        Two to four.
    boards : tuple of Board
        Their rankings, without filters, each beside that of the first scenario. They list the
        clusters that every scenario has; a place is that among all clusters of its scenario.
    datasets : tuple of Dataset
        The tables of each with what it adds to them.
    """

    named: tuple[Named, ...]
    boards: tuple[Board, ...]
    datasets: tuple[Dataset, ...]

    @property
    def places(self) -> np.ndarray[Any, np.dtype[np.float64]]:
        """The places, shape (scenarios, clusters); clusters in the order of the first board."""
        order = [row.cluster.id for row in self.boards[0].rows]
        return np.array([[board.row(c).place for c in order] for board in self.boards])


def compare(named: Sequence[Named], dataset: Dataset) -> Comparison:
    """Rank the clusters under each scenario.

    Raises
    ------
    ValueError
        With fewer than two or more than four scenarios.
    fuzzy.ProblemError
        If a method cannot rank the clusters.
    """
    if not FEWEST <= len(named) <= MOST:
        raise ValueError(f"{len(named)} scenarios; expected {FEWEST} to {MOST}")
    none: frozenset[str] = frozenset()
    against = named[0].scenario.setting
    datasets = tuple(overlaid(dataset, each.scenario.overlay) for each in named)
    boards = [
        make_board(
            tables,
            replace(
                each.scenario,
                baseline=against,
                sectors=none,
                committees=none,
                cities=none,
                stages=none,
            ),
        )
        for each, tables in zip(named, datasets, strict=True)
    ]
    common = frozenset.intersection(*(frozenset(t.cluster_by_id) for t in datasets))
    return Comparison(tuple(named), tuple(_only(board, common) for board in boards), datasets)


def _only(board: Board, clusters: frozenset[str]) -> Board:
    """Return a board that lists some clusters only."""
    rows = tuple(row for row in board.rows if row.cluster.id in clusters)
    return replace(board, rows=rows, shown=rows)


def sentence(comparison: Comparison, words: Words) -> str:
    """Say who leads where, how many places moved, and how far the rankings agree."""
    lang = words.lang
    leaders = [board.leader.cluster for board in comparison.boards]
    places = comparison.places
    moved = int(np.any(places != places[0], axis=0).sum())
    if len({leader.id for leader in leaders}) == 1:
        lead = words("compare-same-leader", leader=leaders[0].label[lang])
    else:
        parts = [
            words("compare-leader", name=each.name, leader=leader.label[lang])
            for each, leader in zip(comparison.named, leaders, strict=True)
        ]
        lead = words("compare-leaders", parts=words.join(parts))
    if not moved:
        return f"{lead} {words('compare-none-moved')}"
    return f"{lead} " + words(
        "compare-moved",
        count=fmt.number(moved, 0, lang),
        all=fmt.number(places.shape[1], 0, lang),
    )


def differences_table(comparison: Comparison, dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return what was set differently: one row for each thing, one column for each scenario."""
    lang = words.lang
    settings = [each.scenario.setting for each in comparison.named]
    rows: list[list[str]] = []
    if len({setting.method for setting in settings}) > 1:
        titles = [method_title(setting.method, lang) for setting in settings]
        rows.append([words("method"), *titles])
    if len({setting.options for setting in settings}) > 1:
        told = [options_text(setting.options, words) for setting in settings]
        rows.append([words("options"), *told])
    for target, name in target_names(dataset, lang).items():
        weights = [setting.weights[target] for setting in settings]
        if len(set(weights)) > 1:
            rows.append([name, *(_weight_text(weight, words) for weight in weights)])
    rows += _own_rows(comparison, words)
    return _table(rows, [words("compare-what"), *_headings(comparison)])


def _own_rows(comparison: Comparison, words: Words) -> list[list[str]]:
    """Return a row for each rating that is not the same everywhere, and one for what is added."""
    lang = words.lang
    datasets = comparison.datasets
    rows = []
    for first in comparison.boards[0].rows:
        cluster = first.cluster
        for criterion in datasets[0].criteria:
            found = [tables.rating(cluster.id, criterion.id) for tables in datasets]
            if len({(rating.term, rating.uncertainty) for rating in found}) > 1:
                name = words(
                    "compare-rating", cluster=cluster.label[lang], criterion=criterion.label[lang]
                )
                cells = zip(datasets, found, strict=True)
                rows.append(
                    [name, *(rating_text(t, r.term, r.uncertainty, words) for t, r in cells)]
                )
    added = [each.scenario.overlay for each in comparison.named]
    names = [
        [*(each.name for each in own.clusters), *(each.name for each in own.cities)]
        for own in added
    ]
    if any(own != names[0] for own in names):
        rows.append([words("compare-added"), *(words.join(own) or "–" for own in names)])
    return rows


def places_table(comparison: Comparison, words: Words) -> pd.DataFrame:
    """Return the place of every cluster in every scenario, in the order of the first."""
    rows = [
        [
            row.cluster.name[words.lang],
            *(place_text(b.row(row.cluster.id).place, words.lang) for b in comparison.boards),
        ]
        for row in comparison.boards[0].rows
    ]
    return _table(rows, [words("col-cluster"), *_headings(comparison)])


def agreement_table(comparison: Comparison, words: Words) -> pd.DataFrame:
    """Return how far each ranking agrees with the first: Kendall's tau-b and Salabun's WS."""
    places = comparison.places
    tau, top = kendall_tau(places), ws(places)
    rows = [
        [
            each.name,
            fmt.number(float(tau[0, index]), AGREEMENT_DIGITS, words.lang),
            fmt.number(float(top[0, index]), AGREEMENT_DIGITS, words.lang),
        ]
        for index, each in enumerate(comparison.named)
        if index > 0
    ]
    first = comparison.named[0].name
    return _table(
        rows, [words("compare-with", name=first), words("compare-tau"), words("compare-ws")]
    )


def concordance_text(comparison: Comparison, words: Words) -> str:
    """Write Kendall's W over all rankings."""
    concordance = kendalls_w(comparison.places)
    if concordance.w is None:
        return ""
    return words("compare-w", w=fmt.number(float(concordance.w), AGREEMENT_DIGITS, words.lang))


def slope_chart(comparison: Comparison, dataset: Dataset, words: Words) -> Spec:
    """Draw a line for each cluster over the scenarios; those that moved stand out."""
    lang = words.lang
    count = len(comparison.named)
    places = comparison.places
    traces = []
    for index, row in enumerate(comparison.boards[0].rows):
        line = places[:, index]
        moved = bool(np.any(line != line[0]))
        style = style_of(row, dataset)
        name = row.cluster.label[lang]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": list(range(count)),
                "y": line.tolist(),
                "line": {
                    "color": style.color if moved else MUTED,
                    "width": 3 if moved else 1,
                    "dash": "solid" if moved else "dot",
                },
                "marker": {"symbol": style.symbol, "size": 11, "color": style.color},
                "hovertext": [
                    fmt.isolate(
                        f"{name}<br>{escape(each.name)}: {place_text(p, lang)}",
                        lang,
                    )
                    for each, p in zip(comparison.named, line.tolist(), strict=True)
                ],
                "hoverinfo": "text",
            }
        )
    layout = base_layout(lang) | {
        "margin": {"l": 8, "r": 8, "t": 34, "b": 8},
        "xaxis": {
            "range": [count - 0.35, -0.65] if lang == "fa" else [-0.65, count - 0.35],
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "side": "top",
            "tickvals": list(range(count)),
            "ticktext": [fmt.isolate(_short(each.name), lang) for each in comparison.named],
        },
        "yaxis": {
            "range": [float(places.max()) + 0.6, 0.4],
            "fixedrange": True,
            "visible": False,
        },
        "annotations": _end_labels(comparison, words),
    }
    return {"data": traces, "layout": layout, "words": {"failed": words("chart-failed")}}


def _end_labels(comparison: Comparison, words: Words) -> list[dict[str, Any]]:
    """Name the clusters at both ends, with their places; those that share one share a line."""
    lang = words.lang
    last = len(comparison.named) - 1
    labels = []
    for index, outward in ((0, -1), (last, 1)):
        by_place: dict[float, list[str]] = {}
        for row in comparison.boards[index].rows:
            by_place.setdefault(row.place, []).append(row.cluster.label[lang])
        on_left = (outward < 0) != (lang == "fa")
        for place, names in by_place.items():
            labels.append(
                {
                    "x": index,
                    "y": place,
                    "text": fmt.isolate(f"{place_text(place, lang)} · {words.join(names)}", lang),
                    "showarrow": False,
                    "xanchor": "right" if on_left else "left",
                    "xshift": -12 if on_left else 12,
                    "font": {"size": 13, "color": TEXT},
                }
            )
    return labels


def _weight_text(weight: tuple[float, float, float], words: Words) -> str:
    low, peak, high = (weight_text(end, words.lang) for end in weight)
    return words("compare-weight", low=low, peak=peak, high=high)


def _headings(comparison: Comparison) -> list[str]:
    """Return the names, each once: a table cannot have two columns of one name."""
    names: list[str] = []
    for each in comparison.named:
        name = each.name
        while name in names:
            name += "\u00a0′"
        names.append(name)
    return names


def _table(rows: list[list[str]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns, dtype="str").set_index(columns[0])


def _short(name: str) -> str:
    return escape(name if len(name) <= _NAME_LENGTH else f"{name[: _NAME_LENGTH - 1]}…")
