"""A damaged database file is set aside, never written over."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from store.errors import Unreachable

_COMPANIONS: Final = ("", "-wal", "-shm")


def set_aside_if_damaged(file: Path) -> Path | None:
    """Rename a damaged SQLite file, with its write-ahead log, and return where it is now.

    Parameters
    ----------
    file : Path
        Need not exist.

    Returns
    -------
    Path or None
        None for a sound or absent file.

    Raises
    ------
    Unreachable
        If the file cannot be opened for another reason, such as missing rights.
    """
    if not file.exists():
        return None
    seen = file.stat().st_ino
    if is_sound(file):
        return None
    if file.exists() and file.stat().st_ino != seen:
        # Another process has just set it aside and begun a new one.
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    aside = file.with_name(f"{file.stem}.damaged-{stamp}{file.suffix}")
    for companion in _COMPANIONS:
        with suppress(FileNotFoundError):
            file.with_name(file.name + companion).rename(aside.with_name(aside.name + companion))
    return aside


def is_sound(file: Path) -> bool:
    """Tell whether SQLite can read every page of a file.

    Raises
    ------
    Unreachable
        If the file cannot be opened at all.
    """
    try:
        with closing(sqlite3.connect(file, timeout=30)) as connection:
            answer = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        raise Unreachable(f"the file {file} cannot be opened: {error}") from None
    except sqlite3.DatabaseError:
        return False
    return bool(answer == ("ok",))
