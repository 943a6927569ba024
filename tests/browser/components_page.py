"""Words for driving the page of the two components, shared by its tests."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

APP = Path(__file__).parent / "apps" / "components_app.py"
PATIENCE_MS = 15_000


def show(page: Page, address: str, lang: str, **parameters: object) -> Page:
    query = "".join(f"&{name}={value}" for name, value in parameters.items())
    page.goto(f"{address}/?lang={lang}{query}")
    for name in ("bars", "scene"):
        page.wait_for_selector(f'[data-khoosheh-plot="{name}"][data-drawn]', timeout=40_000)
    grip(page, "social").wait_for()
    return page


def row(page: Page, name: str) -> Locator:
    return page.locator(f'.row[data-id="{name}"]')


def grip(page: Page, name: str, handle: str = "peak") -> Locator:
    return row(page, name).locator(f".grip.{handle}").first


def button(page: Page, name: str, kind: str) -> Locator:
    return row(page, name).locator(f"button.{kind}").first


def told(page: Page) -> dict[str, Any]:
    """Return what Python last heard, as the page shows it."""
    text = page.locator('[data-testid="stCode"] code').inner_text()
    answer: dict[str, Any] = json.loads(text)
    return answer


def eventually(page: Page, happened: Callable[[], object]) -> None:
    """Wait until `happened` is true; fail when it never becomes so."""
    for _ in range(PATIENCE_MS // 50):
        if happened():
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never happened; Python heard {told(page)}")


def center(locator: Locator) -> tuple[float, float]:
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def now(locator: Locator) -> float:
    return float(locator.get_attribute("aria-valuenow") or "nan")


def drag(page: Page, handle: Locator, sideways: float, *, steps: int = 12) -> None:
    """Press the handle and pull it, without letting go."""
    x, y = center(handle)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + sideways, y, steps=steps)


def triangle(page: Page, name: str) -> list[float]:
    return [now(grip(page, name, handle)) for handle in ("low", "peak", "high")]
