"""The speed of the page while a weight is dragged, beside a bare app, in a real browser.

``python3 tasks.py bench`` runs this; ``--rounds`` says how often each app is measured. The two
take turns, so that what else the machine does weighs on both alike.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Locator, Page, ViewportSize, sync_playwright

from benchmarks.latency import (
    Notes,
    percentile,
    read_notes,
    repaints_a_second,
    waits_of_messages,
    waits_of_moves,
)
from benchmarks.measure import print_table, rounds_asked_for
from benchmarks.served import ROOT, drag, served
from tests.browser.find import find

FOLDER = Path(__file__).parent
DRAG_SECONDS = 6.0
SETTLE_MS = 1500
PATIENCE_MS = 60_000
VIEWPORT: ViewportSize = {"width": 1366, "height": 768}
BROWSER_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@dataclass(frozen=True)
class Subject:
    """An app under test: where it is, how to tell that it shows, what to watch and to pull."""

    name: str
    app: Path
    path: str
    ready: str
    watch: str
    grip: Callable[[Page], Locator]
    rail: Callable[[Page], Locator]


@dataclass(frozen=True)
class Outcome:
    """One measurement: seconds from the server's first answer to the picture, and the notes."""

    first_seconds: float
    notes: Notes


BARE = Subject(
    name="bare app",
    app=FOLDER / "bare_app.py",
    path="/",
    ready='[data-testid="stText"]',
    watch="""khooshehProbe.watchText('[data-testid="stText"]')""",
    grip=lambda page: page.locator('input[type="range"]'),
    rail=lambda page: page.locator('input[type="range"]'),
)
REAL = Subject(
    name="Khoosheh",
    app=ROOT / "app.py",
    path="/?lang=fa",
    ready='[data-khoosheh-plot="k_ranking"][data-drawn]',
    watch="khooshehProbe.watchPlot('k_ranking')",
    grip=lambda page: page.locator(".row .grip.peak").first,
    rail=lambda page: page.locator(".row .rail").first,
)


def measure(browser: Browser, subject: Subject) -> Outcome:
    """Start the app, open it in a browser without a past, drag for some seconds."""
    context = browser.new_context(locale="fa-IR", viewport=VIEWPORT)
    page = context.new_page()
    page.add_init_script(path=FOLDER / "probe.js")
    try:
        with served(subject.app) as address:
            start = time.perf_counter()
            page.goto(address + subject.path)
            page.wait_for_selector(subject.ready, timeout=PATIENCE_MS)
            first_seconds = time.perf_counter() - start
            subject.grip(page).wait_for(timeout=PATIENCE_MS)
            page.wait_for_timeout(SETTLE_MS)
            page.evaluate(subject.watch)
            held = drag(page, subject.grip(page), subject.rail(page), DRAG_SECONDS)
            page.wait_for_timeout(SETTLE_MS)
            notes = read_notes(page.evaluate("({ ...khooshehProbe })"), held)
    finally:
        context.close()
    return Outcome(first_seconds, notes)


def rows(bare: Sequence[Outcome], real: Sequence[Outcome]) -> list[list[str]]:
    """Put both apps side by side, all rounds of each taken together."""
    figures: list[tuple[str, Callable[[Sequence[Outcome]], float], int]] = [
        ("newest move in a message, p50, ms", partial(wait, waits_of_messages, 50), 0),
        ("newest move in a message, p95, ms", partial(wait, waits_of_messages, 95), 0),
        ("every move, p50, ms", partial(wait, waits_of_moves, 50), 0),
        ("every move, p95, ms", partial(wait, waits_of_moves, 95), 0),
        ("repaints a second", repaints, 1),
        ("frames seen", lambda outcomes: sum(each.notes.frames for each in outcomes), 0),
        ("blank frames", lambda outcomes: sum(each.notes.blank for each in outcomes), 0),
        ("server ready to first picture, median, s", first_picture, 2),
    ]
    return [row(title, figure(bare), figure(real), digits) for title, figure, digits in figures]


def wait(waits: Callable[[Notes], list[float]], share: float, outcomes: Sequence[Outcome]) -> float:
    """Return one percentile of the waits of all rounds."""
    return percentile([ms for each in outcomes for ms in waits(each.notes)], share)


def repaints(outcomes: Sequence[Outcome]) -> float:
    """Return the repaints a second, the mean of the rounds."""
    return sum(repaints_a_second(each.notes) for each in outcomes) / len(outcomes)


def first_picture(outcomes: Sequence[Outcome]) -> float:
    """Return the wait for the first picture, the median of the rounds."""
    return median(each.first_seconds for each in outcomes)


def row(title: str, bare: float, real: float, digits: int) -> list[str]:
    """Return a row of the table, with the ratio where it says something."""
    ratio = f"{real / bare:.2f}" if bare > 0 else ""
    return [title, f"{bare:.{digits}f}", f"{real:.{digits}f}", ratio]


def main() -> int:
    """Measure in turns and print."""
    rounds = rounds_asked_for("The speed of the page while a weight is dragged.", 3)
    program = find()
    if program is None:
        print("No Chrome, Chromium or Edge was found.", file=sys.stderr)
        return 1
    outcomes: dict[str, list[Outcome]] = {BARE.name: [], REAL.name: []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(BROWSER_OPTIONS))
        for _ in range(rounds):
            for subject in (BARE, REAL):
                outcomes[subject.name].append(measure(browser, subject))
        browser.close()
    print_table(
        f"From the finger's move to the painted answer, {rounds} drags of {DRAG_SECONDS:g} s each",
        ["what", BARE.name, REAL.name, "ratio"],
        rows(outcomes[BARE.name], outcomes[REAL.name]),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
