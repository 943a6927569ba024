"""Reading the worked examples out of a method note."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np

_NOTES = Path(__file__).parents[2] / "docs" / "methods"


def examples(note: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return the pairs of JSON blocks (request, answer) of a note, in its order."""
    text = (_NOTES / f"{note}.md").read_text(encoding="utf-8")
    blocks = [json.loads(block) for block in re.findall(r"```json\n(.*?)\n```", text, re.DOTALL)]
    return list(zip(blocks[::2], blocks[1::2], strict=True))


def assert_answers(printed: Any, computed: Any) -> None:
    """Check every figure printed (to four decimals) against the answer computed."""
    if isinstance(printed, dict):
        for name, value in printed.items():
            assert_answers(value, computed[name])
    else:
        np.testing.assert_allclose(computed, printed, atol=6e-5)
