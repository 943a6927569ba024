"""The tables as data frames, for showing and downloading.

Apart from the loader, and imported when the first table is asked for: pandas takes most of a second
to import, which nobody should wait for who only came to see the ranking.
"""

from __future__ import annotations

import pandas as pd

from data.kinds import CellValue, Number, Whole
from data.reading import ReadTable
from data.schema import Column


def frame(read: ReadTable) -> pd.DataFrame:
    """Return a table that was read, with the columns of its file."""
    return pd.DataFrame(
        {
            column.name: _series(column, [row.values[column.name] for row in read.rows])
            for column in read.table.columns
        }
    )


def _series(column: Column, values: list[CellValue]) -> pd.Series:
    if isinstance(column.kind, Whole):
        # A nullable integer keeps a head count whole beside empty cells.
        return pd.Series(values, dtype="Int64")
    if isinstance(column.kind, Number):
        return pd.Series(values, dtype="float64")
    return pd.Series([_as_text(value) for value in values], dtype="str")


def _as_text(value: CellValue) -> str:
    if isinstance(value, tuple):
        return " ".join(value)
    return "" if value is None else str(value)
