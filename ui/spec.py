"""The plain-dictionary form of a Plotly figure that the plot component takes.

Plain dictionaries, not ``plotly.graph_objects``: the validation of graph objects costs several
milliseconds a figure, and these are rebuilt while a finger drags a weight. The tests validate
every builder's result with ``plotly.graph_objects.Figure`` instead.
"""

from __future__ import annotations

from typing import Any, Final, TypedDict

from ui.palette import GRID, TEXT

FONT_STACK: Final = "FaDigits, Vazirmatn, sans-serif"


class Target(TypedDict):
    """Something in a picture that can be chosen by keyboard as by mouse."""

    id: str
    label: str
    selected: bool


class Saves(TypedDict):
    """What a picture that is taken away is called, says, and how its buttons are labelled."""

    name: str
    title: str
    note: str
    png: str
    svg: str


class Spec(TypedDict, total=False):
    """A Plotly figure with what the component needs beside it."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]
    config: dict[str, Any]
    targets: list[Target]
    saves: Saves
    base_key: str
    live: list[int]
    stamp: int
    words: dict[str, str]
    picture: dict[str, str]


def base_layout(lang: str) -> dict[str, Any]:
    """Return what all pictures share; every colour is explicit, so no template shines through."""
    return {
        "template": "none",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT_STACK, "size": 14, "color": TEXT},
        "separators": "٫٬" if lang == "fa" else ".,",
        "showlegend": False,
        "hoverlabel": {
            "font": {"family": FONT_STACK, "size": 14, "color": TEXT},
            "bgcolor": "@background",
            "bordercolor": GRID,
            "align": "right" if lang == "fa" else "left",
        },
        "uirevision": "keep",
    }


def reading_axis(lang: str, low: float, high: float) -> list[float]:
    """Return the range of an axis of bars: they grow from the reading edge of the language."""
    return [high, low] if lang == "fa" else [low, high]
