"""Both components and nothing else, for the browser tests.

Address parameters: ``lang`` (fa, en) and ``slow`` (seconds that every run takes).
"""

from __future__ import annotations

import json
import time

import streamlit as st

from ui.components import (
    WORDS,
    PresetButton,
    WeightRow,
    WeightsState,
    fuzzy_weights,
    plot,
    read_weights,
)

MIDDLE = (30.0, 50.0, 70.0)
HIGH = (60.0, 80.0, 100.0)
LOW = (0.0, 20.0, 40.0)
GROUPS = {
    "economic": ("exports", "income"),
    "industrial": ("skills", "supply"),
    "social": ("jobs",),
}
IDS = [name for group, names in GROUPS.items() for name in (group, *names)]
START = dict.fromkeys(IDS, MIDDLE)
TEMPLATES = {
    "peak": "{label}: peak",
    "low": "{label}: low foot",
    "high": "{label}: high foot",
    "value": "{value}, share {share}",
    "global_share": "{share} of the whole",
    "numbers": "numbers of {label}: {low}, {peak}, {high}",
    "lock": "lock {label}",
    "unlock": "unlock {label}",
}
SQUARE_X = [0, 0, 120, 120, 0]
SQUARE_Y = [0, 7, 7, 0, 0]


def row(name: str, values: dict[str, tuple[float, float, float]]) -> WeightRow:
    children = tuple(row(child, values) for child in GROUPS.get(name, ()))
    return WeightRow(name, name, values[name], MIDDLE, children=children)


def bars(peaks: list[float], stamp: int) -> dict[str, object]:
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": peaks,
                "y": IDS,
                "marker": {"color": "@accent"},
                "customdata": IDS,
            }
        ],
        "layout": {
            "template": "none",
            "margin": {"l": 80, "r": 10, "t": 10, "b": 30},
            "xaxis": {"range": [0, 110]},
            "uirevision": "keep",
        },
        "stamp": stamp,
        "targets": [{"id": name, "label": name, "selected": False} for name in IDS],
        "words": {"failed": "The chart cannot be shown.", "targets": "Bars"},
    }


def scene(peaks: list[float], stamp: int) -> dict[str, object]:
    axis = {"visible": False, "fixedrange": True}
    return {
        "data": [
            {"type": "scatter", "x": SQUARE_X, "y": SQUARE_Y, "fill": "toself", "mode": "lines"},
            {"type": "scatter", "x": peaks, "y": [1, 2, 3, 4, 5, 6, 7, 8][: len(peaks)],
             "mode": "markers", "marker": {"size": 16, "color": "@text"}, "customdata": IDS},
        ],
        "live": [1],
        "base_key": "square",
        "layout": {
            "template": "none",
            "showlegend": False,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "xaxis": {"range": [-5, 125], **axis},
            "yaxis": {"range": [-1, 10], **axis},
        },
        "stamp": stamp,
        "words": {"failed": "The map cannot be shown."},
    }  # fmt: skip


@st.fragment
def board(lang: str) -> None:
    time.sleep(float(st.query_params.get("slow", "0")))
    sent = read_weights("weights", IDS)
    revision = st.session_state.setdefault("revision", 0)
    fresh: WeightsState | None = sent if sent and sent.revision == revision else None
    values = fresh.values if fresh else st.session_state.get("values", START)
    st.session_state["values"] = values
    peaks = [values[name][1] for name in IDS]
    stamp = sent.seq if sent else 0
    with st.container(key="pictures"):
        click = plot(bars(peaks, stamp), key="bars", alt="The bars", lang=lang, height="200px")
        seen = plot(scene(peaks, stamp), key="scene", alt="The scene", lang=lang, height="120px")
    words = {name: TEMPLATES.get(name, name) for name in WORDS}
    presets = [
        PresetButton("equal", "equal", START),
        PresetButton("jobs-first", "jobs first", dict.fromkeys(IDS, LOW) | {"social": HIGH}),
    ]
    fuzzy_weights(
        [row(name, values) for name in GROUPS],
        presets,
        words,
        lang=lang,
        revision=revision,
        ack=stamp,
        key="weights",
    )
    told = {"values": values, "seq": stamp, "resting": fresh.resting if fresh else None}
    told |= {"locks": sorted(fresh.locks) if fresh else [], "revision": revision}
    told |= {"open": sorted(fresh.open) if fresh else []}
    chosen = [found.customdata for found in (click, seen) if found]
    st.session_state["clicks"] = st.session_state.get("clicks", []) + chosen
    st.code(json.dumps(told | {"clicks": st.session_state["clicks"]}), language=None)


def undo() -> None:
    st.session_state["revision"] += 1
    st.session_state["values"] = dict.fromkeys(IDS, HIGH)


st.title("Components")
language = st.segmented_control(
    "Language", ["en", "fa"], default=st.query_params.get("lang", "en"), required=True
)
st.button("Undo", on_click=undo)
board(str(language))
