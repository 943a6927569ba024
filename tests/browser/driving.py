"""Words for driving the app in a real browser, shared by its tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Locator, Page

APP = Path(__file__).resolve().parents[2] / "app.py"
PAGES = ("", "cluster", "certainty", "cities", "scenarios", "evidence", "method")
SCREENS = {"wide": (1920, 1080), "laptop": (1366, 768), "phone": (390, 844)}
PATIENCE_MS = 30_000
LOADING_MS = 90_000

_POINTS = """(gd, trace) => {
  const each = trace < 0 ? gd._fullData.at(trace) : gd._fullData[trace];
  const {xaxis, yaxis, _size} = gd._fullLayout, box = gd.getBoundingClientRect();
  const start = (x) => (each.type === 'bar' ? 0 : x);
  return each.x.map((x, i) => ({
    id: each.customdata[i],
    x: box.left + _size.l + (xaxis.d2p(x) + xaxis.d2p(start(x))) / 2,
    y: box.top + _size.t + yaxis.d2p(each.y[i]),
  }));
}"""


def show(page: Page, address: str, path: str = "", **query: str) -> Page:
    """Open an address of the app and wait until its page is drawn."""
    page.goto(f"{address}/{path}?{urlencode(query)}", wait_until="commit", timeout=LOADING_MS)
    ready(page, path)
    return page


def ready(page: Page, path: str = "") -> None:
    """Wait until a page is drawn and no run is under way."""
    if path in {"", "priorities"}:
        for key in ("k_ranking", "k_map"):
            plot(page, key).wait_for(timeout=LOADING_MS)
        grip(page, "social").wait_for(timeout=LOADING_MS)
    else:
        page.locator("h1").first.wait_for(timeout=LOADING_MS)
    page.locator(".st-key-k_note").wait_for(timeout=LOADING_MS)
    settled(page)


def settled(page: Page) -> None:
    """Wait until the page neither computes nor paints."""
    page.wait_for_function(
        """() => {
          const app = document.querySelector('[data-testid="stApp"]');
          return app && app.dataset.testScriptState === 'notRunning'
            && [...document.querySelectorAll('[data-khoosheh-plot]')]
              .every((plot) => plot.dataset.drawn !== undefined);
        }""",
        timeout=LOADING_MS,
    )


def plot(page: Page, key: str) -> Locator:
    """Return the node of a picture once it is drawn."""
    return page.locator(f'[data-khoosheh-plot="{key}"][data-drawn]')


def order(page: Page) -> list[str]:
    """Return the clusters from the first painted bar to the last."""
    found: list[str] = plot(page, "k_ranking").evaluate("gd => [...gd._fullData[0].customdata]")
    return found


def selected(page: Page, key: str) -> set[str]:
    """Return what a picture paints with the outline of the selection."""
    return set(
        plot(page, key).evaluate(
            """gd => {
              const trace = gd.dataset.khooshehPlot === 'k_ranking'
                ? gd._fullData[0] : gd._fullData.at(-1);
              const width = trace.marker.line.width;
              return trace.customdata.filter((_, i) => width[i] >= 3);
            }"""
        )
    )


def points(page: Page, key: str, trace: int) -> list[dict[str, Any]]:
    """Return id and place on the screen of each point of a trace."""
    found: list[dict[str, Any]] = plot(page, key).evaluate(_POINTS, trace)
    return found


def click_point(page: Page, key: str, trace: int, name: str) -> None:
    """Click with the mouse on a bar, a mark or a city."""
    at = next(point for point in points(page, key, trace) if point["id"] == name)
    page.mouse.move(at["x"], at["y"])
    page.mouse.click(at["x"], at["y"])


def row(page: Page, name: str) -> Locator:
    """Return a row of the panel of weights."""
    return page.locator(f'.row[data-id="{name}"]')


def grip(page: Page, name: str, handle: str = "peak") -> Locator:
    """Return a handle of a weight."""
    return row(page, name).locator(f".grip.{handle}").first


def weight(page: Page, name: str) -> list[float]:
    """Return the triangle that the panel shows for a weight."""
    handles = (grip(page, name, handle) for handle in ("low", "peak", "high"))
    return [float(handle.get_attribute("aria-valuenow") or "nan") for handle in handles]


def press_and_pull(page: Page, handle: Locator, sideways: float, *, steps: int = 20) -> None:
    """Press a handle and pull it in steps, without letting go."""
    box = handle.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, steps + 1):
        page.mouse.move(x + sideways * step / steps, y)
        page.wait_for_timeout(15)


def query(page: Page) -> dict[str, str]:
    """Return the parameters of the address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def follow(page: Page, title: str) -> None:
    """Choose a page in the navigation."""
    page.get_by_test_id("stTopNavLink").filter(has_text=title).first.click()


def language(page: Page, name: str) -> None:
    """Choose a language by its own name."""
    page.locator(".st-key-k_topbar").get_by_text(name, exact=True).click()


def eventually(page: Page, happened: Callable[[], object], what: str) -> None:
    """Wait until `happened` is true; fail and say `what` when it never becomes so."""
    for _ in range(PATIENCE_MS // 50):
        if happened():
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never happened: {what}")
