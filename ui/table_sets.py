"""Which tables a scenario is computed with: the served ones, or an imported set that is kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Final, Protocol

from data import DataError, Dataset, load_texts
from ui.working import NotKept

SETS_AT_HAND: Final = 16

_at_hand: OrderedDict[str, Dataset] = OrderedDict()
_looking: Final = Lock()


class TableSets(Protocol):
    """Where table sets are kept."""

    def fetch(self, version: str) -> Mapping[str, str] | None:
        """Return the tables of a version as texts, None where they are not kept.

        Raises
        ------
        NotKept
            If there is no answer.
        """


def table_set(version: str, kept: TableSets | None) -> Dataset | None:
    """Return the tables of a version, read once for all sessions; None where they are not kept."""
    with _looking:
        if version in _at_hand:
            _at_hand.move_to_end(version)
            return _at_hand[version]
    found = None if kept is None else _fetched(version, kept)
    if found is not None:
        put_at_hand(found)
    return found


def put_at_hand(dataset: Dataset) -> None:
    """Remember tables that were just read, so that nobody has to read them again."""
    with _looking:
        _at_hand[dataset.version] = dataset
        _at_hand.move_to_end(dataset.version)
        while len(_at_hand) > SETS_AT_HAND:
            _at_hand.popitem(last=False)


def _fetched(version: str, kept: TableSets) -> Dataset | None:
    """Read tables that are kept; those that this program cannot read are as good as missing."""
    try:
        texts = kept.fetch(version)
        dataset = None if texts is None else load_texts(texts)
    except (NotKept, DataError):
        return None
    return dataset if dataset is not None and dataset.version == version else None
