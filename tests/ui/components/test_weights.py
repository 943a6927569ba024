"""What Python takes from the panel of weights, and what it refuses to show."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from ui.components import WORDS, PresetButton, WeightRow, fuzzy_weights, parse_weights

MESSAGE = {
    "values": {"economic": [30, 50, 70], "jobs": [0, 0, 12.5]},
    "locks": ["jobs"],
    "open": ["economic"],
    "seq": 7,
    "resting": True,
    "revision": 2,
}


def test_message_becomes_a_state() -> None:
    state = parse_weights(MESSAGE, ["jobs", "economic"])
    assert state is not None
    assert state.values == {"economic": (30.0, 50.0, 70.0), "jobs": (0.0, 0.0, 12.5)}
    assert (state.locks, state.open) == (frozenset({"jobs"}), frozenset({"economic"}))
    assert (state.seq, state.resting, state.revision) == (7, True, 2)


@pytest.mark.parametrize(
    "change",
    [
        {"values": {"economic": [50, 30, 70], "jobs": [0, 0, 1]}},
        {"values": {"economic": [30, 50, 101], "jobs": [0, 0, 1]}},
        {"values": {"economic": [-1, 50, 70], "jobs": [0, 0, 1]}},
        {"values": {"economic": [30, math.nan, 70], "jobs": [0, 0, 1]}},
        {"values": {"economic": [30, math.inf, 70], "jobs": [0, 0, 1]}},
        {"values": {"economic": [30, 50], "jobs": [0, 0, 1]}},
        {"values": {"economic": "357", "jobs": [0, 0, 1]}},
        {"values": {"economic": [30, 50, True], "jobs": [0, 0, 1]}},
        {"values": {"economic": [30, 50, 70]}},
        {"values": {"economic": [30, 50, 70], "jobs": [0, 0, 1], "stranger": [0, 0, 1]}},
        {"values": {}},
        {"values": None},
        {"locks": ["stranger"]},
        {"locks": "jobs"},
        {"locks": [3]},
        {"open": ["stranger"]},
        {"seq": "7"},
        {"seq": -1},
        {"seq": 7.5},
        {"resting": "yes"},
        {"revision": None},
    ],
)
def test_malformed_message_is_ignored(change: dict[str, Any]) -> None:
    assert parse_weights(MESSAGE | change, ["economic", "jobs"]) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(MESSAGE, JSON)) | JSON)
def test_nothing_a_browser_sends_breaks_the_page(raw: object) -> None:
    state = parse_weights(raw)
    assert state is None or all(
        0 <= low <= peak <= high <= 100 for low, peak, high in state.values.values()
    )


MIDDLE = (30.0, 50.0, 70.0)
WORDS_ALL = dict.fromkeys(WORDS, "word")
JOBS = WeightRow("jobs", "Jobs", MIDDLE, MIDDLE)


def shown(
    *rows: WeightRow,
    presets: Sequence[PresetButton] = (),
    words: Mapping[str, str] = WORDS_ALL,
) -> None:
    fuzzy_weights(rows, presets, words, lang="en", revision=0, ack=0, key="weights")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (replace(JOBS, tfn=(60.0, 50.0, 70.0)), "weight of jobs must be 0 <= low <= peak"),
        (replace(JOBS, tfn=(30.0, float("nan"), 70.0)), "weight of jobs must be 0 <= low <= peak"),
        (replace(JOBS, default=(30.0, 50.0, 170.0)), "default of jobs must be 0 <= low <= peak"),
        (replace(JOBS, locked=True), "Every row of dimensions is locked; one must stay free"),
        (replace(JOBS, tfn=(0.0, 0.0, 9.0)), "free rows of dimensions have no weight above zero"),
        (replace(JOBS, id="social", children=(replace(JOBS, locked=True),)), "row of social is"),
        (replace(JOBS, children=(JOBS,)), "Row ids must be unique, but jobs came twice"),
    ],
)
def test_rows_that_cannot_be_shown_are_named(row: WeightRow, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        shown(row)


@pytest.mark.parametrize(
    ("preset", "sentence"),
    [
        (PresetButton("equal", "Equal", {}), "The preset equal lacks the row jobs"),
        (PresetButton("equal", "Equal", {"jobs": (9.0, 5.0, 7.0)}), "equal gives jobs (9.0, 5.0"),
        (PresetButton("", "Equal", {"jobs": MIDDLE}), "A preset needs an id"),
    ],
)
def test_presets_that_cannot_be_shown_are_named(preset: PresetButton, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        shown(JOBS, presets=[preset])


def test_missing_word_is_named() -> None:
    with pytest.raises(ValueError, match="lacks the words reset"):
        shown(JOBS, words={name: "word" for name in WORDS if name != "reset"})


def app() -> None:
    import streamlit as st

    from ui.components import WORDS, WeightRow, fuzzy_weights, read_weights

    middle = (30.0, 50.0, 70.0)
    row = WeightRow("jobs", "Jobs", middle, middle)
    before = read_weights("weights")
    words = dict.fromkeys(WORDS, "word")
    after = fuzzy_weights([row], [], words, lang="en", revision=0, ack=0, key="weights")
    st.text(f"{before} {after}")


def test_panel_is_shown_and_has_nothing_to_tell_at_first() -> None:
    ran = AppTest.from_function(app, default_timeout=30).run()
    assert not ran.exception
    assert ran.text[0].value == "None None"
    sent = json.loads(ran.get("bidi_component")[0].proto.bytes)
    assert [row["tfn"] for row in sent["rows"]] == [[30, 50, 70]]
