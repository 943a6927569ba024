"""How one table set differs from another: rows added, removed and changed, table by table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data.dataset import Dataset
from data.reading import ReadTable, Row, cell_text
from data.schema import TABLES

Key = tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """One difference: a row that came (``before`` empty), went, or a cell that changed.

    Attributes
    ----------
    table : str
    key : str
        The ids of the row.
    column : str
        Empty where the whole row is meant.
    before, after : str
    """

    table: str
    key: str
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class TableChange:
    """What is different in one table.

    Attributes
    ----------
    table : str
    added, removed, changed : int
        Rows.
    differences : tuple of Difference
        All of them, in the order of the rows.
    """

    table: str
    added: int
    removed: int
    changed: int
    differences: tuple[Difference, ...]

    @property
    def only_order(self) -> bool:
        """Whether the same rows stand in another order."""
        return not self.differences


def differences(before: Dataset, after: Dataset) -> tuple[TableChange, ...]:
    """Return the tables that differ, in the order in which tables are shown."""
    pairs = ((before.read_tables[name], after.read_tables[name]) for name in TABLES)
    return tuple(
        _change(old, new)
        for old, new in pairs
        if [row.values for row in old.rows] != [row.values for row in new.rows]
    )


def _change(old: ReadTable, new: ReadTable) -> TableChange:
    table = new.table
    before, after = _by_key(old), _by_key(new)
    gone = [
        Difference(table.name, " + ".join(key), "", " · ".join(key), "")
        for key in before
        if key not in after
    ]
    come = [
        Difference(table.name, " + ".join(key), "", "", " · ".join(key))
        for key in after
        if key not in before
    ]
    cells = {
        key: _cells(table.name, key, before[key], row)
        for key, row in after.items()
        if key in before
    }
    changed = [found for found in cells.values() if found]
    return TableChange(
        table.name,
        added=len(come),
        removed=len(gone),
        changed=len(changed),
        differences=(*come, *gone, *(each for found in changed for each in found)),
    )


def _by_key(read: ReadTable) -> Mapping[Key, Row]:
    return {tuple(cell_text(row.values[name]) for name in read.table.key): row for row in read.rows}


def _cells(table: str, key: Key, old: Row, new: Row) -> list[Difference]:
    return [
        Difference(table, " + ".join(key), name, cell_text(old.values[name]), cell_text(value))
        for name, value in new.values.items()
        if old.values[name] != value
    ]
