"""Reading a weighting's working as arrays."""

from __future__ import annotations

import numpy as np

from fuzzy.checks import FloatArray
from fuzzy.weighting import Weighting


def detail(weighting: Weighting, name: str) -> FloatArray:
    """Return one intermediate quantity as an array."""
    return np.asarray(weighting.details[name].value, dtype=np.float64)


def ratio(weighting: Weighting, name: str = "cr") -> float:
    """Return one figure of the consistency as a number."""
    assert weighting.consistency is not None
    value = weighting.consistency[name]
    assert isinstance(value, int | float)
    return float(value)
