"""The worked examples of the method notes, computed again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from fuzzy.cli import answer
from tests.fuzzy.printed import assert_printed

NOTES = Path(__file__).parents[2] / "docs" / "methods"
COMMANDS = {
    "mamdani": "rank",
    "fwa": "rank",
    "saw": "rank",
    "topsis": "rank",
    "inference": "infer",
    "defuzzification": "defuzzify",
    "aggregation": "aggregate",
}


@pytest.mark.parametrize(("note", "command"), COMMANDS.items())
def test_the_example_of_the_note(note: str, command: str) -> None:
    text = (NOTES / f"{note}.md").read_text(encoding="utf-8")
    request, expected = map(json.loads, re.findall(r"```json\n(.*?)```", text, re.DOTALL))
    assert_printed(answer(command, request), expected)
