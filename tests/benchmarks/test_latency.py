"""What the probe notes, turned into waits."""

from __future__ import annotations

import pytest

from benchmarks.latency import (
    Notes,
    percentile,
    read_notes,
    repaints_a_second,
    waits_of_messages,
    waits_of_moves,
)
from benchmarks.measure import slope

# Message 2 was overtaken: the picture of message 3 answers it as well. The last move was never
# sent, so nothing can answer it.
NOTES = Notes(
    inputs=(0.0, 16.0, 32.0, 48.0, 400.0),
    sent=((1, 20.0), (2, 50.0), (3, 60.0)),
    shown=((1, 100.0), (3, 160.0), (3, 200.0)),
    frames=30,
    blank=0,
    seconds=2.0,
)


def test_message_waits_from_its_newest_move_to_the_first_picture_that_holds_it() -> None:
    assert waits_of_messages(NOTES) == [100 - 16, 160 - 48, 160 - 48]


def test_every_move_waits_for_the_first_picture_sent_after_it() -> None:
    assert waits_of_moves(NOTES) == [100, 100 - 16, 160 - 32, 160 - 48]


def test_the_same_picture_painted_twice_is_one_repaint() -> None:
    assert repaints_a_second(NOTES) == 1


def test_message_that_was_never_answered_does_not_count() -> None:
    unanswered = Notes((0.0, 16.0), ((1, 5.0), (2, 20.0)), ((1, 90.0),), 10, 0, 1.0)
    assert waits_of_messages(unanswered) == [90]
    assert waits_of_moves(unanswered) == [90]


def test_median_lies_in_the_middle_of_the_waits() -> None:
    assert percentile([80, 100, 300], 50) == 100


def test_notes_are_read_as_the_browser_hands_them_over() -> None:
    raw = {"inputs": [1, 2.5], "sent": [[1, 3]], "shown": [[1, 9.5]], "frames": 4, "blank": 1}
    assert read_notes(raw, 6.0) == Notes((1, 2.5), ((1, 3.0),), ((1, 9.5),), 4, 1, 6.0)


@pytest.mark.parametrize("power", [1, 2])
def test_growth_with_a_power_of_the_size_has_that_slope(power: int) -> None:
    sizes = (10, 20, 40)
    assert slope(sizes, [0.001 * size**power for size in sizes]) == pytest.approx(power)
