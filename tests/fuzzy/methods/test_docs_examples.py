"""The worked example on every method's page is recomputed."""

from __future__ import annotations

import pytest

from fuzzy import METHODS
from fuzzy.cli_rank import answer
from tests.fuzzy.notes import assert_answers, examples

# The notes of these four are recomputed by tests/fuzzy/test_notes.py.
ELSEWHERE = ("mamdani", "fwa", "saw", "topsis")


@pytest.mark.parametrize("method", [name for name in METHODS if name not in ELSEWHERE])
def test_the_printed_figures_are_the_computed_ones(method: str) -> None:
    pairs = examples(method)
    assert pairs
    for request, printed in pairs:
        assert request["method"] == method
        assert_answers(printed, answer(request))
