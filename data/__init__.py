"""What is known: tables, outlines, their rules and the way in."""

from __future__ import annotations

from data.dataset import Dataset
from data.errors import DataError, TableProblem
from data.loader import load, load_texts, table_texts
from data.records import TFN, Text

__all__ = [
    "TFN",
    "DataError",
    "Dataset",
    "TableProblem",
    "Text",
    "load",
    "load_texts",
    "table_texts",
]
