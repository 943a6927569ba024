"""The example of docs/methods/agreement.md is what the engine answers."""

from __future__ import annotations

from fuzzy.cli_compare import answer
from tests.fuzzy.notes import assert_answers, examples


def test_the_note_prints_what_is_computed() -> None:
    ((request, printed),) = examples("agreement")
    assert_answers(printed, answer(request))
