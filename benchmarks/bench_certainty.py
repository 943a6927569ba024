"""The page on certainty in a real browser: coarse at once, refined at rest, usable meanwhile.

``python3 tasks.py bench`` runs this; ``--rounds`` says how often each question is measured.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from benchmarks.bench_page import BROWSER_OPTIONS
from benchmarks.latency import percentile, read_notes, waits_of_messages
from benchmarks.measure import print_table, rounds_asked_for
from benchmarks.served import ROOT, drag, served
from tests.browser.find import find

DRAG_SECONDS = 4.0
PATIENCE_MS = 60_000
SETTLE_MS = 1500
VIEWPORT: ViewportSize = {"width": 1366, "height": 768}
PLOT = "k_sure_acceptability"
PROBE = Path(__file__).parent / "probe.js"
# The caption below the picture says how many draws it shows and how exact they are.
REFINED = """() => {
  const said = [...document.querySelectorAll('[data-testid="stCaptionContainer"]')]
    .map((each) => each.innerText).join(" ").replace(/[\\u2066-\\u2069]/g, "")
    .match(/([\\d,]+) draws; standard error at most ([\\d.]+) point/);
  return said !== null && Number(said[1].replaceAll(",", "")) >= 1000 && Number(said[2]) <= 0.5
    && !document.querySelector('[class*="st-key-k_sure_busy_"]');
}"""
AT_REST = f"""() => new Promise((done) => {{
  const refined = {REFINED};
  const look = () => refined() ? done(performance.now()) : requestAnimationFrame(look);
  look();
}})"""


@dataclass(frozen=True)
class Subject:
    """A question of the page: how it is called in the table, and its address."""

    name: str
    query: str


@dataclass(frozen=True)
class Outcome:
    """Waits in ms: for each message while the finger moves, and from its rest to the full answer.

    `full` is None for a question that is not followed to its end.
    """

    waits: tuple[float, ...]
    full: float | None


SUBJECTS = (
    Subject("around these weights", "vary=around"),
    Subject("weights in this order", "vary=order"),
    Subject("any weights", "vary=any"),
    Subject("any weights, also the ratings", "vary=any-ratings"),
    Subject("the same by TOPSIS", "vary=any-ratings&method=topsis"),
)
BUSY = Subject("while a slow method refines", "vary=any-ratings&method=spotis")


def opened(browser: Browser, address: str, subject: Subject) -> Page:
    """Open a question in a browser without a past, up to its first picture."""
    page = browser.new_context(locale="en-US", viewport=VIEWPORT).new_page()
    page.add_init_script(path=PROBE)
    page.goto(f"{address}/certainty?lang=en&view=acceptability&{subject.query}")
    page.wait_for_selector(f'[data-khoosheh-plot="{PLOT}"][data-drawn]', timeout=PATIENCE_MS)
    page.locator(".row .grip.peak").first.wait_for(timeout=PATIENCE_MS)
    return page


def pulled(page: Page) -> float:
    """Pull the first weight to and fro; return how long, in seconds, and note when it rests."""
    page.evaluate(f"khooshehProbe.watchPlot('{PLOT}')")
    held = drag(page, page.locator(".row .grip.peak").first, page.locator(".row .rail").first,
                DRAG_SECONDS)  # fmt: skip
    page.evaluate("window.khooshehLetGo = performance.now()")
    return held


def measure(browser: Browser, address: str, subject: Subject) -> Outcome:
    """Drag from rest to rest."""
    page = opened(browser, address, subject)
    try:
        page.wait_for_function(REFINED, timeout=PATIENCE_MS)
        page.wait_for_timeout(SETTLE_MS)
        held = pulled(page)
        full = page.evaluate(AT_REST) - page.evaluate("window.khooshehLetGo")
        notes = read_notes(page.evaluate("({ ...khooshehProbe })"), held)
    finally:
        page.context.close()
    return Outcome(tuple(waits_of_messages(notes)), full)


def measure_busy(browser: Browser, address: str, subject: Subject) -> Outcome:
    """Drag while an answer is being refined; the question before it is given up."""
    page = opened(browser, address, subject)
    try:
        page.locator('[class*="st-key-k_sure_busy_"]').wait_for(timeout=PATIENCE_MS)
        held = pulled(page)
        page.wait_for_timeout(SETTLE_MS)
        notes = read_notes(page.evaluate("({ ...khooshehProbe })"), held)
    finally:
        page.context.close()
    return Outcome(tuple(waits_of_messages(notes)), None)


def row(name: str, outcomes: Sequence[Outcome]) -> list[str]:
    """Return a row of the table, all rounds taken together."""
    waits = [wait for each in outcomes for wait in each.waits]
    full = [each.full for each in outcomes if each.full is not None]
    return [
        name,
        f"{percentile(waits, 50):.0f}",
        f"{percentile(waits, 95):.0f}",
        f"{median(full):.0f}" if full else "",
    ]


def main() -> int:
    """Measure each question and print."""
    rounds = rounds_asked_for("The speed of the page on certainty.", 3)
    program = find()
    if program is None:
        print("No Chrome, Chromium or Edge was found.", file=sys.stderr)
        return 1
    with sync_playwright() as playwright, served(ROOT / "app.py") as address:
        browser = playwright.chromium.launch(executable_path=program, args=list(BROWSER_OPTIONS))
        rows = [
            row(each.name, [measure(browser, address, each) for _ in range(rounds)])
            for each in SUBJECTS
        ]
        rows.append(row(BUSY.name, [measure_busy(browser, address, BUSY) for _ in range(rounds)]))
        browser.close()
    print_table(
        f"Rank acceptability, {rounds} drags of {DRAG_SECONDS:g} s each, ms",
        ["what", "coarse, p50", "coarse, p95", "at rest to full precision"],
        rows,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
