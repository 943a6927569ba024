"""Colours: enough contrast in light and dark, and a second cue beside each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from data import Dataset
from ui import palette
from ui.palette import ROLES, SECTORS, sector_style

STYLES = Path(__file__).resolve().parents[2] / "ui" / "styles"
THEMES = {"light": 0, "dark": 1}
SECTOR_ROLES = [role for role in ROLES if role.startswith("@sector-")]


def luminance(color: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2 defines it."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(role: str, ground: str, theme: int) -> float:
    darker, lighter = sorted(luminance(ROLES[each][theme]) for each in (role, ground))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_meets_its_ends() -> None:
    assert (luminance("#ffffff") + 0.05) / (luminance("#000000") + 0.05) == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", [palette.TEXT, palette.MUTED, palette.GAIN, palette.LOSS])
def test_text_can_be_read_on_the_page(role: str, theme: str) -> None:
    assert contrast(role, palette.BACKGROUND, THEMES[theme]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", [palette.SEA, palette.LAND, palette.PROVINCE])
@pytest.mark.parametrize("role", [palette.TEXT, palette.MUTED])
def test_names_can_be_read_on_the_map(role: str, ground: str, theme: str) -> None:
    assert contrast(role, ground, THEMES[theme]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", [palette.BACKGROUND, palette.LAND, palette.PROVINCE])
@pytest.mark.parametrize("role", SECTOR_ROLES)
def test_bars_and_marks_can_be_seen(role: str, ground: str, theme: str) -> None:
    assert contrast(role, ground, THEMES[theme]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", SECTOR_ROLES)
def test_text_on_a_bar_can_be_read(role: str, theme: str) -> None:
    assert contrast(palette.ON_SECTOR, role, THEMES[theme]) >= 4.5


def test_each_sector_has_a_colour_and_a_mark_of_its_own(dataset: Dataset) -> None:
    ids = tuple(sector.id for sector in dataset.sectors)
    styles = [sector_style(each, ids) for each in ids]
    for cue in ("color", "symbol", "glyph"):
        assert len({getattr(style, cue) for style in styles}) == len(ids)
    assert all(style.color in ROLES for style in styles)


def test_sectors_of_ones_own_get_styles_that_no_shipped_sector_has() -> None:
    own = ("food", "toys", "tourism")
    toys, tourism = sector_style("toys", own), sector_style("tourism", own)
    assert toys != tourism
    assert not {toys, tourism} & set(SECTORS.values())
    assert toys.color in ROLES


def test_the_legend_has_the_colours_of_the_pictures() -> None:
    css = (STYLES / "common.css").read_text(encoding="utf-8")
    pairs = set(re.findall(r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", css))
    assert pairs >= {ROLES[style.color] for style in SECTORS.values()}
