"""Comparing answers with examples printed to four digits."""

from __future__ import annotations

from typing import Any

import pytest


def assert_printed(found: Any, expected: Any) -> None:
    """Compare nested answers: numbers to the printed digits, definitions by their words.

    What the example leaves out may be anything.
    """
    if isinstance(expected, dict):
        for name, value in expected.items():
            if name == "definition":
                assert value in found[name]
            else:
                assert_printed(found[name], value)
    elif isinstance(expected, list):
        assert len(found) == len(expected)
        for item, value in zip(found, expected, strict=True):
            assert_printed(item, value)
    elif isinstance(expected, float | int) and not isinstance(expected, bool):
        assert found == pytest.approx(expected, abs=5.1e-5)
    else:
        assert found == expected
