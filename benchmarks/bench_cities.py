"""The page of the cities with 5,000 places and 200 polygons of 2,000 points each.

``python -m benchmarks.bench_cities`` makes such a data set, opens the page in a browser, brings
the polygons, changes what colours the map, and prints how long each took.
"""

from __future__ import annotations

import csv
import json
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Page, sync_playwright
from shapely.geometry import Point, shape
from shapely.prepared import prep

import data
from benchmarks.measure import best_seconds, print_table, rounds_asked_for
from benchmarks.served import ROOT, served
from data.boundaries import read_boundaries
from data.geography import infrastructure_km, nearest_areas, nearest_by_kind
from data.loader import OUTLINES, SHIPPED_TABLES
from tests.browser.conftest import BROWSER_OPTIONS
from tests.browser.find import find

PLACES = 5_000
ACROSS, DOWN = 20, 10
POINTS_A_SIDE = 500
MAP = '[data-khoosheh-plot="k_cities_map"]'
PATIENCE_MS = 120_000
WAIT_FOR_PAINT = """
async ([before, limit]) => {
  const now = () => window.khooshehDrawn ?? 0;
  const end = performance.now() + limit;
  while (now() <= before && performance.now() < end) await new Promise(requestAnimationFrame);
  return performance.timeOrigin + now();
}
"""
COUNT_DRAWN = """
window.addEventListener("khoosheh:drawn", (event) => {
  if (event.detail.key === "k_cities_map")
    requestAnimationFrame(() => { window.khooshehDrawn = performance.now(); });
});
"""


def write_cities(folder: Path) -> None:
    """Write the shipped cities and more of them, anywhere inside the outline."""
    outline = json.loads((OUTLINES / "province.geojson").read_text(encoding="utf-8"))
    land = shape(outline["features"][0]["geometry"])
    inside = prep(land)
    with (SHIPPED_TABLES / "cities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    generator = np.random.default_rng(0)
    west, south, east, north = land.bounds
    while len(rows) < PLACES:
        lon, lat = generator.uniform((west, south), (east, north))
        if inside.contains(Point(lon, lat)):
            rows.append(_made_up(rows[20], len(rows), lon, lat, int(generator.integers(100, 9000))))
    with (folder / "cities.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def _made_up(
    like: dict[str, str], number: int, lon: float, lat: float, people: int
) -> dict[str, str]:
    """Return a place of our own making."""
    return like | {
        "id": f"place-{number}",
        "name_en": f"Place {number}",
        "name_fa": f"جای {number}",
        "kind": "city",
        "lon": f"{lon:.5f}",
        "lat": f"{lat:.5f}",
        "coord_quality": "geonames",
        "population_2016": str(people),
    }


def polygons(dataset: data.Dataset) -> bytes:
    """Return 200 wavy polygons of 2,000 points as GeoJSON, the first named as our counties."""
    names = list(dict.fromkeys(city.county.en for city in dataset.cities))
    features = []
    for index in range(ACROSS * DOWN):
        column, row = index % ACROSS, index // ACROSS
        ring = _wavy(58.5 + 5.0 * column / ACROSS, 25.0 + 6.5 * row / DOWN)
        features.append(
            {
                "type": "Feature",
                "properties": {"name": names[index] if index < len(names) else f"area {index}"},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
        )
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def _wavy(west: float, south: float) -> list[list[float]]:
    """Return a closed ring of 2,000 points around a cell."""
    angles = np.linspace(0, 2 * np.pi, 4 * POINTS_A_SIDE)
    wave = 1 + 0.08 * np.sin(40 * angles) + 0.02 * np.sin(331 * angles)
    lon = west + 0.125 + 0.11 * wave * np.cos(angles)
    lat = south + 0.325 + 0.28 * wave * np.sin(angles)
    points = [[round(float(x), 6), round(float(y), 6)] for x, y in zip(lon, lat, strict=True)]
    return [*points[:-1], points[0]]


def geometry_rows(folder: Path, content: bytes, rounds: int) -> list[list[str]]:
    """Take the times of what is computed once for a data set or a file."""
    dataset = data.load(folder)

    def timed(title: str, call: Any) -> list[str]:
        return [title, f"{1000 * best_seconds(call, rounds):,.0f} ms"]

    kinds = len(dataset.infrastructure)
    return [
        timed("all tables read and checked", lambda: data.load(folder)),
        timed(
            f"geodesic distances, {len(dataset.cities):,} x {kinds}",
            lambda: infrastructure_km.__wrapped__(dataset),
        ),
        timed("nearest of each kind", lambda: nearest_by_kind.__wrapped__(dataset)),
        timed("nearest-city areas", lambda: nearest_areas.__wrapped__(dataset)),
        timed(
            f"polygons read, {len(content) / 1e6:.1f} MB",
            lambda: read_boundaries(content, "made.geojson"),
        ),
    ]


@contextmanager
def a_page() -> Iterator[Page]:
    """Open a browser with one page that counts the pictures of the map."""
    with sync_playwright() as playwright:
        path = find()
        if path is None:
            raise RuntimeError("No browser was found; KHOOSHEH_BROWSER can name one.")
        browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_OPTIONS))
        try:
            page = browser.new_page(viewport={"width": 1366, "height": 768})
            page.add_init_script(COUNT_DRAWN)
            yield page
        finally:
            browser.close()


def opened(page: Page, address: str, query: str) -> float:
    """Return the seconds from asking for the page to the drawn map."""
    start = time.time()
    page.goto(f"{address}/cities?{query}")
    page.wait_for_selector(f"{MAP}[data-drawn]", timeout=PATIENCE_MS)
    return time.time() - start


def choose_measure(page: Page, number: int) -> float:
    """Choose a measure in the list; return the ms from the choice to the repainted map."""
    page.locator(".st-key-k_measure input").click()
    option = page.get_by_role("option").nth(number)
    option.wait_for()
    before = page.evaluate("window.khooshehDrawn ?? 0")
    start: float = page.evaluate("performance.timeOrigin + performance.now()")
    option.click()
    painted: float = page.evaluate(WAIT_FOR_PAINT, [before, PATIENCE_MS])
    return painted - start


def page_rows(folder: Path, content: bytes, rounds: int) -> list[list[str]]:
    """Take the times of the page, first without and then with the polygons."""
    os.environ["KHOOSHEH_DATA"] = str(folder)
    rows = []
    with served(ROOT / "app.py") as address, a_page() as page:
        first = opened(page, address, "lang=en&measure=population")
        rows.append(["page opened, new server", f"{first:.1f} s"])
        again = [opened(page, address, "lang=en&measure=population") for _ in range(rounds)]
        rows.append(["page opened, later visitor", f"{min(again):.1f} s"])
        rows.append(_measure_row("change of measure", page, rounds))
        file = folder / "made.geojson"
        file.write_bytes(content)
        page.get_by_role("button", name="My boundaries").click()
        page.locator('input[type="file"]').set_input_files(file)
        page.get_by_text("polygons read").wait_for(timeout=PATIENCE_MS)
        page.keyboard.press("Escape")
        page.wait_for_timeout(3000)
        rows.append(_measure_row("change of measure over the polygons", page, rounds))
    return rows


def _measure_row(title: str, page: Page, rounds: int) -> list[str]:
    """Change the measure to and fro; return the median and the longest time."""
    waits = []
    for step in range(2 * rounds):
        waits.append(choose_measure(page, 2 if step % 2 else 4))
        page.wait_for_timeout(700)
    return [title, f"p50 {np.median(waits):,.0f} ms, longest {max(waits):,.0f} ms"]


def main() -> None:
    """Make the data, take the times, print them."""
    rounds = rounds_asked_for("Time the page of the cities with 5,000 places.", 4)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_cities(folder)
        content = polygons(data.load())
        head = ["5,000 places, 200 polygons of 2,000 points", "time"]
        print_table(
            "Geometry, once for a data set or a file", head, geometry_rows(folder, content, 1)
        )
        print_table("The page", head, page_rows(folder, content, rounds))


if __name__ == "__main__":
    main()
