"""From what the probe noted to how long a finger waits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Notes:
    """What the probe noted; all times in ms of the page's own clock, ascending.

    Attributes
    ----------
    inputs : tuple of float
        When the finger moved.
    sent : tuple of (number, time)
        When each message left; their numbers grow.
    shown : tuple of (number, time)
        When a picture that answers that message was painted.
    frames, blank : int
        Frames seen, and how many of them showed no ranking.
    seconds : float
        How long the finger was down.
    """

    inputs: tuple[float, ...]
    sent: tuple[tuple[int, float], ...]
    shown: tuple[tuple[int, float], ...]
    frames: int
    blank: int
    seconds: float


def read_notes(raw: dict[str, Any], seconds: float) -> Notes:
    """Read the probe's notes as the browser hands them over."""
    sent, shown = (tuple((int(n), float(t)) for n, t in raw[name]) for name in ("sent", "shown"))
    return Notes(tuple(raw["inputs"]), sent, shown, raw["frames"], raw["blank"], seconds)


def waits_of_messages(notes: Notes) -> list[float]:
    """Return the ms from the newest move in each message to the picture that answers it.

    A message that a newer one overtook is answered by the newer one's picture.
    """
    waits = []
    for number, left in notes.sent:
        moved = [time for time in notes.inputs if time <= left]
        painted = answer_to(number, notes.shown)
        if moved and painted is not None:
            waits.append(painted - moved[-1])
    return waits


def waits_of_moves(notes: Notes) -> list[float]:
    """Return the ms from every move, sent at once or later, to the picture that holds it."""
    times = [time for _, time in notes.sent]
    waits = []
    for moved in notes.inputs:
        place = bisect_left(times, moved)
        if place == len(times):
            continue
        painted = answer_to(notes.sent[place][0], notes.shown)
        if painted is not None:
            waits.append(painted - moved)
    return waits


def answer_to(number: int, shown: Sequence[tuple[int, float]]) -> float | None:
    """Return when the first picture that holds this message or a newer one was painted."""
    return next((time for stamp, time in shown if stamp >= number), None)


def repaints_a_second(notes: Notes) -> float:
    """Return how many different pictures there were in a second of dragging."""
    return len({number for number, _ in notes.shown}) / notes.seconds


def percentile(waits: Sequence[float], share: float) -> float:
    """Return the wait that `share` percent of the waits do not exceed."""
    return float(np.percentile(waits, share))
