"""The worked examples of the method notes come out as written."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

NOTES = Path(__file__).parents[3] / "docs" / "methods"
BLOCK = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    "name", ["smaa", "triangle", "stability", "reverse-weights", "missing", "overlay"]
)
def test_the_examples_of_a_note_come_out_as_written(name: str) -> None:
    text = (NOTES / f"{name}.md").read_text(encoding="utf-8")
    blocks = BLOCK.findall(text)
    assert blocks
    example = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, name, None, 0)
    failures: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(example, out=failures.append)
    assert result.failed == 0, "".join(failures)
