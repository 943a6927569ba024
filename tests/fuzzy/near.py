"""Comparing numbers that rounding may have touched."""

from __future__ import annotations

from typing import Any

import numpy as np


def assert_near(found: Any, expected: Any, atol: float = 1e-9) -> None:
    """Assert that two (nested) lists or arrays of numbers agree."""
    np.testing.assert_allclose(np.asarray(found), np.asarray(expected), rtol=1e-7, atol=atol)
