"""Uncertainty and "what would it take": how far a ranking holds, and what would change it."""

from __future__ import annotations

from fuzzy.robustness.evaluate import (
    Evaluator,
    coordinates,
    criterion_basis,
    dimension_basis,
    linear_values,
    peak_shares,
)
from fuzzy.robustness.holistic import holistic_acceptability, holistic_error
from fuzzy.robustness.limits import WeightLimits, weight_limits
from fuzzy.robustness.missing import MissingCell, MissingReport, fill_missing, missing_report
from fuzzy.robustness.models import AdditiveModel, method_model
from fuzzy.robustness.reversal import ReversalCase, rank_reversals
from fuzzy.robustness.reverse import ReverseWeights, reverse_weights
from fuzzy.robustness.sets import SetAcceptability, set_acceptability
from fuzzy.robustness.smaa import Smaa, smaa, smaa_stream
from fuzzy.robustness.stability import StabilityInterval, moved, stability_intervals
from fuzzy.robustness.threshold import RatingThreshold, losing_threshold, winning_threshold
from fuzzy.robustness.tornado import Tornado, TornadoBar, rating_tornado, weight_tornado
from fuzzy.robustness.triangle import (
    Region,
    TriangleGrid,
    triangle_grid,
    triangle_regions,
    triangle_values,
)
from fuzzy.robustness.value_laws import (
    IntervalValues,
    TriangularValues,
    interval_values,
    triangular_values,
)
from fuzzy.robustness.weight_laws import (
    AroundWeights,
    BoundedWeights,
    OrderedWeights,
    TwoLevelWeights,
    UniformWeights,
    around_weights,
    bounded_weights,
    ordered_weights,
    two_level_weights,
)

__all__ = [
    "AdditiveModel",
    "AroundWeights",
    "BoundedWeights",
    "Evaluator",
    "IntervalValues",
    "MissingCell",
    "MissingReport",
    "OrderedWeights",
    "RatingThreshold",
    "Region",
    "ReversalCase",
    "ReverseWeights",
    "SetAcceptability",
    "Smaa",
    "StabilityInterval",
    "Tornado",
    "TornadoBar",
    "TriangleGrid",
    "TriangularValues",
    "TwoLevelWeights",
    "UniformWeights",
    "WeightLimits",
    "around_weights",
    "bounded_weights",
    "coordinates",
    "criterion_basis",
    "dimension_basis",
    "fill_missing",
    "holistic_acceptability",
    "holistic_error",
    "interval_values",
    "linear_values",
    "losing_threshold",
    "method_model",
    "missing_report",
    "moved",
    "ordered_weights",
    "peak_shares",
    "rank_reversals",
    "rating_tornado",
    "reverse_weights",
    "set_acceptability",
    "smaa",
    "smaa_stream",
    "stability_intervals",
    "triangle_grid",
    "triangle_regions",
    "triangle_values",
    "triangular_values",
    "two_level_weights",
    "weight_limits",
    "weight_tornado",
    "winning_threshold",
]
