"""What the tests of the data room share: the shipped data and a folder to break."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import data
from data.loader import SHIPPED_TABLES

Edit = Callable[[str, str, str], None]


@pytest.fixture(scope="session")
def shipped() -> data.Dataset:
    return data.load()


@pytest.fixture
def edit(tmp_path: Path) -> Edit:
    """Copy a shipped table into the user's folder once and replace a piece of its text."""

    def replace(table: str, old: str, new: str) -> None:
        own = tmp_path / f"{table}.csv"
        source = own if own.exists() else SHIPPED_TABLES / own.name
        text = source.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        own.write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture
def refusal(tmp_path: Path) -> Callable[[], data.DataError]:
    """Load the user's folder, which must be refused."""

    def refused() -> data.DataError:
        with pytest.raises(data.DataError) as caught:
            data.load(tmp_path)
        return caught.value

    return refused
