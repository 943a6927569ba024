"""How table sets differ, in words and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from data import Dataset
from data.differences import TableChange, differences
from ui import format as fmt
from ui.fields import heading_of
from ui.i18n import Words

if TYPE_CHECKING:
    import pandas as pd

MOST_TABLES_NAMED: Final = 4
LONGEST_VALUE: Final = 80


def tables_told(version: str, served: Dataset, found: Dataset | None, words: Words) -> str:
    """Say that tables are not kept here, or how they differ from those of the server."""
    if found is None:
        return words("tables-missing", version=version or "–")
    told = changes_sentence(differences(served, found), words)
    return f"{words('opened-own-data', version=version)} {told}"


def changes_sentence(changes: Sequence[TableChange], words: Words) -> str:
    """Say in one sentence which tables differ and in how many rows."""
    if not changes:
        return words("tables-same")
    named = [_part(change, words) for change in changes[:MOST_TABLES_NAMED]]
    rest = len(changes) - len(named)
    if rest:
        named.append(words("tables-more", count=fmt.number(rest, 0, words.lang)))
    return words(
        "tables-differ", parts="؛ ".join(named) if words.lang == "fa" else "; ".join(named)
    )


def _part(change: TableChange, words: Words) -> str:
    if change.only_order:
        told = words("tables-order")
    else:
        told = words.join(
            [
                words(f"tables-{kind}", count=fmt.number(count, 0, words.lang), number=count)
                for kind, count in (
                    ("added", change.added),
                    ("removed", change.removed),
                    ("changed", change.changed),
                )
                if count
            ]
        )
    return words("tables-part", table=words(f"table-{change.table}"), told=told)


def changes_table(changes: Sequence[TableChange], words: Words, most: int) -> pd.DataFrame:
    """Return the first differences, one in a row; at least the first of every table is there."""
    import pandas as pd  # slow to import, and only the table needs it

    share = max(1, most // max(1, len(changes)))
    rows = [
        {
            words("tables-table"): words(f"table-{each.table}"),
            words("tables-row"): each.key,
            words("tables-column"): heading_of(each.table, each.column, words)
            if each.column
            else words("tables-whole"),
            words("tables-before"): _short(each.before),
            words("tables-after"): _short(each.after),
        }
        for change in changes
        for each in change.differences[:share]
    ]
    return pd.DataFrame(rows)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_VALUE else f"{flat[: LONGEST_VALUE - 1]}…"
