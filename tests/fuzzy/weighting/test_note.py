"""The examples of docs/methods/weighting.md are what the engine answers."""

from __future__ import annotations

from typing import Any

import pytest

from fuzzy.cli_weights import answer
from tests.fuzzy.notes import assert_answers, examples


@pytest.mark.parametrize(("request_", "printed"), examples("weighting"))
def test_the_note_prints_what_is_computed(
    request_: dict[str, Any], printed: dict[str, Any]
) -> None:
    assert_answers(printed, answer(request_))
