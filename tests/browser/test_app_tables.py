"""Tables out and in, and files taken away, in a real browser."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

import data
from data.workbook import read_workbook
from tests.browser.conftest import ROOT, NewPage, Serve
from tests.browser.test_app_scenarios import (
    PATIENCE_MS,
    eventually,
    go,
    query,
    save_as,
    settled,
    show,
)

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def address(serve: Serve) -> str:
    """Return the address of the app, with a store of its own."""
    return serve(ROOT / "app.py", "--server.maxUploadSize", "201")


def downloaded(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def alert(page: Page, text: str) -> Locator:
    return page.get_by_test_id("stAlert").filter(has_text=text)


def bring(page: Page, file: Path) -> None:
    page.locator('.st-key-k_tables_file input[type="file"]').set_input_files(file)


def changed(template: Path, cells: dict[str, str]) -> Path:
    book = openpyxl.load_workbook(template)
    for place, value in cells.items():
        sheet, cell = place.split("!")
        book[sheet][cell] = value
    file = template.with_name(f"changed-{len(cells)}.xlsx")
    book.save(file)
    return file


def test_tables_go_out_are_changed_come_back_and_can_be_undone(
    new_page: NewPage, address: str, tmp_path: Path
) -> None:
    page = go(new_page("en-US"), address, "scenarios?lang=en")
    show(page, "Tables")
    template = downloaded(page, "All tables to fill in", tmp_path)
    assert read_workbook(template.read_bytes()).dataset.version == data.load().version
    bring(page, template)
    expect(alert(page, "says the same as the tables in use")).to_be_visible()
    bring(page, changed(template, {"ratings!C4": "vl"}))
    expect(alert(page, "row changed")).to_be_visible()
    expect(page.get_by_role("cell", name="fisheries + value-added")).to_be_visible()
    assert "data" not in query(page)
    page.get_by_label("Name", exact=True).fill("Panel of autumn")
    page.get_by_role("button", name="Take these tables").click()
    eventually(page, lambda: "data" in query(page), "the tables are in use")
    settled(page)
    version = query(page)["data"]
    expect(page.locator(f".st-key-k_set_{version}")).to_contain_text("Panel of autumn")
    expect(page.locator(f".st-key-k_set_{version}")).to_contain_text("in use now")
    page.keyboard.press("Control+z")
    eventually(page, lambda: "data" not in query(page), "the served tables are back")
    settled(page)
    page.keyboard.press("Control+Shift+z")
    eventually(page, lambda: query(page).get("data") == version, "the others are there again")
    settled(page)
    show(page, "Saved")
    save_as(page, "With the panel")
    other = go(new_page("en-US"), address, f"?lang=en&data={version}")
    told = alert(other, "tables that it was made with")
    expect(told).to_contain_text("Ratings")
    expect(other.locator(".st-key-k_note")).to_contain_text(version)
    third = go(new_page("en-US"), address, "scenarios?lang=en")
    mine = third.locator('[class*="st-key-k_saved_"]').filter(has_text="With the panel").first
    mine.get_by_role("button", name="Open", exact=True).click()
    eventually(third, lambda: query(third).get("data") == version, "opened with its own tables")
    expect(alert(third, "row changed")).to_be_visible()


def test_every_problem_of_a_workbook_is_shown_and_nothing_is_taken(
    new_page: NewPage, address: str, tmp_path: Path
) -> None:
    page = go(new_page("fa-IR"), address, "scenarios?lang=fa")
    show(page, "جدول‌ها")
    template = downloaded(page, "همهٔ جدول‌ها برای پر کردن", tmp_path)
    bring(page, changed(template, {"ratings!C4": "best", "dimensions!D4": "=1+1"}))
    problems = page.locator(".st-key-k_set_problems")
    expect(problems).to_contain_text("ردیف ۴")
    expect(problems.get_by_test_id("stText")).to_have_count(2)
    expect(page.get_by_role("button", name="این جدول‌ها پذیرفته شود")).to_have_count(0)
    assert "data" not in query(page)
    text = tmp_path / "notes.xlsx"
    text.write_text("no workbook", encoding="utf-8")
    bring(page, text)
    expect(alert(page, "این پرونده کارپوشهٔ xlsx نیست یا ناقص است.")).to_be_visible()


def test_a_link_to_tables_that_are_not_here_says_so(new_page: NewPage, address: str) -> None:
    page = go(new_page("en-US"), address, "?lang=en&data=0123456789ab")
    expect(alert(page, "0123456789ab")).to_be_visible()
    eventually(page, lambda: "data" not in query(page), "the present tables are used")


def test_the_files_of_a_scenario_open_elsewhere(
    new_page: NewPage, address: str, tmp_path: Path
) -> None:
    page = go(new_page("en-US"), address, "scenarios?lang=en&method=topsis&w=social_10-20-30")
    show(page, "Take away")
    book = openpyxl.load_workbook(downloaded(page, "Excel workbook", tmp_path))
    assert "SAW by hand" in book.sheetnames
    table = downloaded(page, "Ranking as CSV", tmp_path).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert {row["method"] for row in rows} == {"topsis"}
    points = json.loads(downloaded(page, "Clusters as GeoJSON", tmp_path).read_text("utf-8"))
    assert {each["properties"]["cluster"] for each in points["features"]} == {
        row["cluster"] for row in rows
    }


@pytest.mark.parametrize("picture", ["The ranking", "The contributions of", "The map"])
def test_every_picture_is_saved_by_the_browser(
    new_page: NewPage, address: str, tmp_path: Path, picture: str
) -> None:
    page = go(new_page("en-US"), address, "scenarios?lang=en")
    show(page, "Take away")
    page.locator(".st-key-k_away_picture").get_by_text(picture).click()
    settled(page)
    expect(page.locator("[data-khoosheh-plot][data-drawn]")).to_have_count(1)
    svg = downloaded(page, "Picture (SVG)", tmp_path).read_text(encoding="utf-8")
    assert "<svg" in svg
    assert "a desk" in svg
    png = downloaded(page, "Picture (PNG)", tmp_path).read_bytes()
    assert png.startswith(b"\x89PNG")
