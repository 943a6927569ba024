"""Every colour of the charts and the map, in one place.

Sectors take the four Okabe-Ito colours with at least 3:1 on white (blue, green, vermillion,
purple); each has a mark of its own, so that colour never speaks alone. Names that begin with
``@`` are not colours but roles: the plot component replaces them by the colour the running theme
gives that role, so one picture serves light and dark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

TEXT: Final = "@text"
MUTED: Final = "@muted"
GRID: Final = "@grid"
BACKGROUND: Final = "@background"
SEA: Final = "@sea"
LAND: Final = "@land"
PROVINCE: Final = "@province"
BORDER: Final = "@border"
ACCENT: Final = "@accent"
ON_SECTOR: Final = "@on-sector"
GAIN: Final = "@gain"
LOSS: Final = "@loss"


@dataclass(frozen=True)
class SectorStyle:
    """How a sector is drawn: its role colour, the mark on the map, the same mark as text."""

    color: str
    symbol: str
    glyph: str


SECTORS: Final = {
    "food": SectorStyle("@sector-food", "circle", "●"),
    "stone": SectorStyle("@sector-stone", "square", "■"),
    "textile": SectorStyle("@sector-textile", "diamond", "◆"),
    "pottery-metal": SectorStyle("@sector-pottery-metal", "triangle-up", "▲"),
}
_SPARE: Final = (
    SectorStyle("@sector-spare-1", "star", "★"),
    SectorStyle("@sector-spare-2", "pentagon", "⬟"),
    SectorStyle("@sector-spare-3", "cross", "✚"),
)


def sector_style(sector: str, all_sectors: tuple[str, ...]) -> SectorStyle:
    """Return the style of a sector; sectors of a user's own table share the spare styles."""
    if sector in SECTORS:
        return SECTORS[sector]
    unknown = [name for name in all_sectors if name not in SECTORS]
    return _SPARE[unknown.index(sector) % len(_SPARE)]


PLACES_SHOWN: Final = 11
"""Steps of the ramp of places; later places share the last."""

REGIONS_SHOWN: Final = 8
"""Tints for the regions of a triangle; a name stands in each, for they repeat."""

_RAMPS: Final = (("#08306b", "#cfdfec"), ("#d6ecff", "#24374a"))
_TINTS: Final = (
    ("#bcdcf2", "#17405c"),
    ("#f6dcae", "#5a430f"),
    ("#d5d9dd", "#3c454d"),
    ("#bfe5d4", "#134a39"),
    ("#e8e2a9", "#4b4710"),
    ("#efcce0", "#573049"),
    ("#d8cff0", "#3a3163"),
    ("#fbcfb4", "#60330f"),
)


def place_color(place: int) -> str:
    """Return the role of a place from 1: the first darkest on light, brightest on dark."""
    return f"@place-{min(place, PLACES_SHOWN)}"


def on_place_color(place: int) -> str:
    """Return the role of text on the colour of a place."""
    return f"@on-place-{min(place, PLACES_SHOWN)}"


def region_color(index: int) -> str:
    """Return the role of the tint of a region, for dark text on light and light text on dark."""
    return f"@region-{index % REGIONS_SHOWN + 1}"


def luminance(color: str) -> float:
    """Return the relative luminance of ``#rrggbb``, 0 to 1, as WCAG 2 defines it."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(start: str, end: str, part: float) -> str:
    """Return a colour part of the way from one to another."""
    pairs = [(int(start[i : i + 2], 16), int(end[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def _readable_on(color: str) -> str:
    """Return black or white, whichever stands out more on a colour."""
    return "#000000" if luminance(color) > 0.179 else "#ffffff"


def _ramp_roles() -> dict[str, tuple[str, str]]:
    """Make the roles of the places and of the text on them."""
    roles: dict[str, tuple[str, str]] = {}
    for place in range(1, PLACES_SHOWN + 1):
        part = (place - 1) / (PLACES_SHOWN - 1)
        light, dark = (_mixed(*ends, part) for ends in _RAMPS)
        roles[place_color(place)] = (light, dark)
        roles[on_place_color(place)] = (_readable_on(light), _readable_on(dark))
    return roles


ROLES: Final[dict[str, tuple[str, str]]] = {
    TEXT: ("#1b2733", "#e8edf2"),
    MUTED: ("#566370", "#a9b6c2"),
    GRID: ("#dde3e8", "#34414d"),
    BACKGROUND: ("#ffffff", "#10171e"),
    SEA: ("#d5e6f2", "#0c2233"),
    LAND: ("#eceeeb", "#1a232b"),
    PROVINCE: ("#fffdf4", "#2a3640"),
    BORDER: ("#7d8a96", "#74848f"),
    ACCENT: ("#0b5cad", "#7cc4ff"),
    ON_SECTOR: ("#ffffff", "#10171e"),
    GAIN: ("#0067a3", "#6cc0f5"),
    LOSS: ("#a84300", "#ff9d5c"),
    "@sector-food": ("#0072b2", "#56b4e9"),
    "@sector-stone": ("#00845f", "#2cc59b"),
    "@sector-textile": ("#c65300", "#ff8c42"),
    "@sector-pottery-metal": ("#b0578a", "#e39ac2"),
    "@sector-spare-1": ("#5d4a9c", "#b3a3e8"),
    "@sector-spare-2": ("#5a6b00", "#c3d44a"),
    "@sector-spare-3": ("#4a4a4a", "#cfcfcf"),
    "@class-1": ("#bcd7ee", "#2f5f86"),
    "@class-2": ("#86b6dc", "#4682b0"),
    "@class-3": ("#4f8fc4", "#6ca6d3"),
    "@class-4": ("#24689f", "#9cc9ec"),
    "@class-5": ("#08406f", "#d3e9fb"),
    "@class-1-area": ("rgba(188,215,238,0.6)", "rgba(47,95,134,0.55)"),
    "@class-2-area": ("rgba(134,182,220,0.6)", "rgba(70,130,176,0.55)"),
    "@class-3-area": ("rgba(79,143,196,0.6)", "rgba(108,166,211,0.55)"),
    "@class-4-area": ("rgba(36,104,159,0.6)", "rgba(156,201,236,0.55)"),
    "@class-5-area": ("rgba(8,64,111,0.6)", "rgba(211,233,251,0.55)"),
    "@class-missing": ("#566370", "#a9b6c2"),
    "@category-1": ("#0072b2", "#56b4e9"),
    "@category-2": ("#c65300", "#ff8c42"),
    "@category-3": ("#00845f", "#2cc59b"),
    "@category-1-area": ("rgba(0,114,178,0.45)", "rgba(86,180,233,0.45)"),
    "@category-2-area": ("rgba(198,83,0,0.45)", "rgba(255,140,66,0.45)"),
    "@category-3-area": ("rgba(0,132,95,0.45)", "rgba(44,197,155,0.45)"),
    **_ramp_roles(),
    **{region_color(index): tint for index, tint in enumerate(_TINTS)},
}
"""The colour of each role on a light and on a dark ground."""
