"""Making scenarios and boards by hand, shared by the tests of the screen's builders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from data import Dataset
from data.records import TFN
from ui.board import Board, Row, make_board
from ui.palette import ROLES
from ui.scenario import Scenario, Setting, default_scenario, default_weights
from ui.spec import Spec


def scenario_with(dataset: Dataset, weights: Mapping[str, TFN], **fields: Any) -> Scenario:
    """Return the default scenario with some weights and fields changed."""
    lang = fields.pop("lang", "en")
    method = fields.pop("method", "mamdani")
    setting = Setting(method, {**default_weights(dataset), **weights})
    return replace(default_scenario(dataset, lang), setting=setting, **fields)


def board_of(dataset: Dataset, weights: Mapping[str, TFN], **fields: Any) -> Board:
    """Return the board of such a scenario."""
    return make_board(dataset, scenario_with(dataset, weights, **fields))


def row(dataset: Dataset, cluster: str, score: float, place: float, **fields: Any) -> Row:
    """Return a row of a board, with the baseline equal to the present where not said."""
    given = {
        "low": score - 5,
        "high": score + 5,
        "baseline_score": score,
        "baseline_place": place,
        **fields,
    }
    return Row(cluster=dataset.cluster(cluster), score=score, place=place, **given)


def board_with(board: Board, rows: tuple[Row, ...], **fields: Any) -> Board:
    """Return a board with rows of our own making."""
    return replace(board, rows=rows, shown=rows, **fields)


def resolved(value: Any, theme: int) -> Any:
    """Return a part of a figure with each role replaced by its colour, 0 light and 1 dark."""
    if isinstance(value, str):
        for role in sorted(ROLES, key=len, reverse=True):
            value = value.replace(role, ROLES[role][theme])
        return value
    if isinstance(value, Mapping):
        return {key: resolved(item, theme) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [resolved(item, theme) for item in value]
    return value


def figure(spec: Spec, theme: int = 0) -> go.Figure:
    """Return the picture as Plotly validates it; an unknown attribute or value raises."""
    return go.Figure(data=resolved(spec["data"], theme), layout=resolved(spec["layout"], theme))
