"""What Python takes from the panel of curves, and what it refuses to show."""

from __future__ import annotations

import math

import pytest

from ui.components import CURVE_WORDS, CurveRow, membership_curves, parse_curves

TOPS = {"near": 800.0, "people": 150000.0}
MESSAGE = {
    "curves": {"near": [0, 0, 80, 280], "people": [15000, 52500, 150000, 150000]},
    "seq": 3,
    "resting": False,
    "revision": 1,
}


def test_message_becomes_a_state() -> None:
    state = parse_curves(MESSAGE, TOPS)
    assert state is not None
    assert state.curves["near"] == (0.0, 0.0, 80.0, 280.0)
    assert (state.seq, state.resting, state.revision) == (3, False, 1)


@pytest.mark.parametrize(
    "change",
    [
        {"curves": {"near": [0, 0, 80, 280]}},
        {"curves": {"near": [0, 90, 80, 280], "people": [0, 1, 2, 3]}},
        {"curves": {"near": [0, 0, 80, 801], "people": [0, 1, 2, 3]}},
        {"curves": {"near": [-1, 0, 80, 280], "people": [0, 1, 2, 3]}},
        {"curves": {"near": [0, 0, math.nan, 280], "people": [0, 1, 2, 3]}},
        {"curves": {"near": [0, 0, 80], "people": [0, 1, 2, 3]}},
        {"curves": {"near": "0123", "people": [0, 1, 2, 3]}},
        {"curves": None},
        {"seq": -1},
        {"seq": True},
        {"resting": 1},
        {"revision": "1"},
    ],
)
def test_malformed_message_is_ignored(change: dict[str, object]) -> None:
    assert parse_curves({**MESSAGE, **change}, TOPS) is None


@pytest.mark.parametrize("raw", [None, [], "x", 3])
def test_anything_else_is_ignored(raw: object) -> None:
    assert parse_curves(raw, TOPS) is None


@pytest.mark.parametrize(
    ("rows", "words", "said"),
    [
        ([CurveRow("a", "A", "km", 10, (0, 2, 1, 3))], CURVE_WORDS, "0 <= a <= b <= c <= d"),
        ([CurveRow("a", "A", "km", 10, (0, 1, 2, 11))], CURVE_WORDS, "<= 10"),
        ([CurveRow("a", "A", "km", 10, (0, 1, 2, 3))] * 2, CURVE_WORDS, "twice"),
        ([], ("title",), "lacks the words"),
    ],
)
def test_bad_rows_are_refused_in_a_sentence(
    rows: list[CurveRow], words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        membership_curves(
            rows, dict.fromkeys(words, "x"), lang="en", revision=0, ack=0, key="curves"
        )
