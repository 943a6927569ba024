"""Just enough of a spreadsheet to compute the formulas that our workbooks use."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from openpyxl import Workbook
from openpyxl.utils import range_boundaries

_NAMES = r"(?:'([^']+)'!)?(\$?[A-Z]{1,3}\$?\d+)(?::(\$?[A-Z]{1,3}\$?\d+))?"
_TOKEN = re.compile(rf'"([^"]*)"|{_NAMES}|(<=|>=|<>|=)')


class Spreadsheet:
    """Computes cells of a workbook, whatever results are stored in it."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._known: dict[tuple[str, str], Any] = {}

    def value(self, sheet: str, cell: str) -> Any:
        """Return what a cell shows."""
        if (sheet, cell) not in self._known:
            content = self._book[sheet][cell].value
            is_formula = isinstance(content, str) and content.startswith("=")
            self._known[sheet, cell] = self._compute(sheet, content) if is_formula else content
        return self._known[sheet, cell]

    def _range(self, sheet: str, first: str, last: str) -> Any:
        left, top, right, bottom = range_boundaries(f"{first}:{last}")
        rows = self._book[sheet].iter_rows(top, bottom, left, right)
        return np.array([self.value(sheet, cell.coordinate) for row in rows for cell in row])

    def _compute(self, sheet: str, formula: str) -> Any:
        parts: list[Any] = []

        def keep(value: Any) -> str:
            parts.append(value)
            return f" parts[{len(parts) - 1}] "

        def put_in(found: re.Match[str]) -> str:
            text, other, first, last, sign = found.groups()
            if text is not None:
                return keep(text)
            if sign is not None:
                return {"=": "==", "<>": "!="}.get(sign, sign)
            place, start = other or sheet, first.replace("$", "")
            if last is None:
                return keep(self.value(place, start))
            return keep(self._range(place, start, last.replace("$", "")))

        # Two signs make a number of a yes or no; NumPy wants that said otherwise.
        code = _TOKEN.sub(put_in, formula[1:].replace("--(", "1*("))
        functions = {
            "SUM": np.sum,
            "MAX": np.max,
            "ABS": np.abs,
            "SUMPRODUCT": np.sum,
            "SUMIF": lambda keys, key, values: values[keys == key].sum(),
            "IF": lambda asked, yes, no: yes if asked else no,
        }
        return eval(code, {**functions, "parts": parts})
