"""Components of our own: the panel of fuzzy weights and the Plotly chart that does not blink."""

from __future__ import annotations

from ui.components.curves import (
    CURVE_WORDS,
    CurveRow,
    CurvesState,
    membership_curves,
    parse_curves,
    read_curves,
)
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
    "CURVE_WORDS",
    "TFN",
    "WORDS",
    "CurveRow",
    "CurvesState",
    "PlotClick",
    "PresetButton",
    "WeightRow",
    "WeightsState",
    "browser_tab",
    "fuzzy_weights",
    "membership_curves",
    "parse_curves",
    "parse_weights",
    "plot",
    "read_curves",
    "read_weights",
]
