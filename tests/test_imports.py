"""The engine runs where nothing but NumPy is installed, and knows nobody else in the house."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ALONE = """
import sys

class OnlyNumpy:
    def find_spec(self, name, path=None, target=None):
        room = name.partition(".")[0]
        if room not in sys.stdlib_module_names | {"numpy", "fuzzy"}:
            raise ModuleNotFoundError(f"refused here: {name}")

sys.meta_path.insert(0, OnlyNumpy())
import fuzzy
problem = fuzzy.make_problem([[8, 2], [3, 9]], [0.75, 0.25], ["benefit", "benefit"], scale=(0, 10))
for method in sys.argv[1:]:
    print(method, *fuzzy.rank(problem, method).ranks)
"""
HEAVY = ("scipy", "shapely")
WORKBOOKS = ("openpyxl",)


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield each top-level package a file imports, and whether that happens inside a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.Lambda)]
    inside = {id(n) for function in functions for n in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        for name in names:
            yield name.partition(".")[0], id(node) in inside


def test_the_engine_ranks_with_nothing_but_numpy_installed() -> None:
    command = [sys.executable, "-c", ALONE, "mamdani", "saw", "topsis"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.stderr == ""
    assert ended.stdout.splitlines() == ["mamdani 1.0 2.0", "saw 1.0 2.0", "topsis 1.0 2.0"]


@pytest.mark.parametrize("path", sorted((ROOT / "fuzzy").rglob("*.py")), ids=lambda p: p.stem)
def test_engine_files_import_numpy_and_heavier_help_only_where_it_is_used(path: Path) -> None:
    for package, in_function in imports(path):
        known = package in sys.stdlib_module_names or package in ("numpy", "fuzzy")
        allowed = WORKBOOKS if path.parent.name == "spreadsheet" else HEAVY
        assert known or (package in allowed and in_function), f"{path.name} imports {package}"


def test_what_we_know_loads_without_a_screen() -> None:
    code = "import sys, data; print(sorted({'streamlit', 'plotly', 'ui'} & set(sys.modules)))"
    command = [sys.executable, "-c", code]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.stdout.strip(), ended.stderr) == ("[]", "")
