"""One table as a CSV file that a spreadsheet opens without harm."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.harmless import harmless


def table_csv(table: pd.DataFrame) -> bytes:
    """Write a table as CSV with all its columns, for a spreadsheet or to be brought back.

    The file is UTF-8 with a byte order mark, without which Excel shows Persian as signs. A text
    that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay numbers.

    Parameters
    ----------
    table : DataFrame
        Columns as in the data folder; empty cells are NaN, None or the empty text.

    Returns
    -------
    bytes
        Rows end in CR LF; the first row holds the names of the columns.
    """
    safe = pd.DataFrame({name: table[name].map(_cell) for name in table.columns}, dtype=object)
    text: str = safe.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def _cell(value: Any) -> str:
    """Write one cell: nothing for a missing value, no needless decimals for a number."""
    if isinstance(value, str):
        return harmless(value)
    return "" if pd.isna(value) else format(value, ".15g")
