"""The arithmetic of the weight panel, run where it lives: in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from ui.components.assets import script

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def model(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(content=script("panel.js", "weights_model.js"))
    yield page
    page.close()


def rows(*peaks: float) -> list[dict[str, Any]]:
    return [
        {"id": f"r{i}", "peak": peak, "down": 5, "up": 5, "locked": False, "share": 0}
        for i, peak in enumerate(peaks)
    ]


def shares(group: list[dict[str, Any]]) -> list[float]:
    whole = sum(row["peak"] for row in group)
    return [row["peak"] / whole for row in group]


def test_locked_row_moves_by_the_formula(model: Page) -> None:
    # Shares 0.5, 0.3, 0.2; r0 locked; r1 goes from 30 to 60: r0 = 0.5 / 0.5 * (60 + 20) = 80,
    # and its feet, 5 either side of 50, go to 8 either side.
    after = model.evaluate(
        "rows => movePeak(setLock(rows, 'r0', true), 'r1', 60)", rows(50, 30, 20)
    )
    assert [row["peak"] for row in after] == pytest.approx([80, 60, 20])
    assert model.evaluate("row => triangleOf(row)", after[0]) == pytest.approx([72, 80, 88])


def test_group_is_scaled_down_when_a_locked_peak_would_pass_the_top(model: Page) -> None:
    # r0 would be 0.5 / 0.5 * (100 + 20) = 120: everything is divided by 1.2.
    after = model.evaluate(
        "rows => movePeak(setLock(rows, 'r0', true), 'r1', 100)", rows(50, 30, 20)
    )
    assert [row["peak"] for row in after] == pytest.approx([100, 100 / 1.2, 20 / 1.2])


peaks = st.lists(st.integers(0, 100), min_size=2, max_size=5).filter(lambda found: sum(found) > 0)
moves = st.lists(st.tuples(st.integers(0, 4), st.integers(-20, 120)), max_size=5)


@settings(max_examples=40)
@given(peaks, st.sets(st.integers(0, 4)), moves)
def test_moves_keep_locked_shares_order_and_range(
    model: Page, start: list[int], locks: set[int], steps: list[tuple[int, int]]
) -> None:
    states = model.evaluate(
        """([rows, locks, steps]) => {
            for (const i of locks) if (rows[i]) rows = setLock(rows, rows[i].id, true);
            const states = [rows];
            for (const [i, value] of steps) {
              if (rows[i] && !rows[i].locked) rows = movePeak(rows, rows[i].id, value);
              states.push(rows);
            }
            return states.map(state => state.map(row => ({...row, triangle: triangleOf(row)})));
        }""",
        [rows(*start), sorted(locks), steps],
    )
    assert any(not row["locked"] for row in states[0])
    before = shares(states[0])
    for state in states:
        for row in state:
            low, peak, high = row["triangle"]
            assert -1e-9 <= low <= peak <= high <= 100 + 1e-9
        for row, old, new in zip(state, before, shares(state), strict=True):
            if row["locked"]:
                assert new == pytest.approx(old, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("42", 42),
        ("۴۲", 42),
        ("٤٢", 42),
        ("۴۲٫۵", 42.5),
        (" 7,25 ", 7.25),
        (".5", 0.5),
        ("100", 100),
        ("101", None),
        ("-1", None),
        ("1e1", None),
        ("", None),
        ("چهل", None),
        ("1.2.3", None),
    ],
)
def test_numbers_are_read_in_both_digit_systems(
    model: Page, text: str, value: float | None
) -> None:
    assert model.evaluate("text => parseWeight(text)", text) == value


def test_preset_spares_locked_shares_and_groups_it_would_empty(model: Page) -> None:
    locked = "rows => takeTriangles(setLock(rows, 'r0', true), {r0: [0, 1, 2], r1: [30, 40, 50]})"
    after = model.evaluate(locked, rows(50, 50))
    assert [row["peak"] for row in after] == pytest.approx([40, 40])
    emptied = "rows => takeTriangles(rows, {r0: [0, 0, 0], r1: [0, 0, 9]})"
    assert [row["peak"] for row in model.evaluate(emptied, rows(50, 30))] == [50, 30]
