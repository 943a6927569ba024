"""Components of our own: the panel of fuzzy weights and the Plotly chart that does not blink."""

from __future__ import annotations

from ui.components.plots import PlotClick, plot
from ui.components.tab import browser_tab
from ui.components.weights import (
    TFN,
    WORDS,
    PresetButton,
    WeightRow,
    WeightsState,
    fuzzy_weights,
    parse_weights,
    read_weights,
)

__all__ = [
    "TFN",
    "WORDS",
    "PlotClick",
    "PresetButton",
    "WeightRow",
    "WeightsState",
    "browser_tab",
    "fuzzy_weights",
    "parse_weights",
    "plot",
    "read_weights",
]
