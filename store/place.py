"""Where the database is: a file in the user's data folder, or what a setting names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import platformdirs
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from store.errors import Unreachable

DATABASE_SETTING: Final = "KHOOSHEH_DATABASE_URL"
FOLDER_SETTING: Final = "KHOOSHEH_HOME"
FILE_NAME: Final = "khoosheh.db"
_POSTGRESQL: Final = ("postgres", "postgresql")


def database_url() -> URL:
    """Return the address of the database.

    ``KHOOSHEH_DATABASE_URL`` names any database; without it the file ``khoosheh.db`` lies in the
    folder named by ``KHOOSHEH_HOME``, else in the folder that the operating system has for the
    data of a user's programs.

    Raises
    ------
    Unreachable
        If the setting is no address, or the folder cannot be made.
    """
    given = os.environ.get(DATABASE_SETTING, "").strip()
    if given:
        return read_url(given)
    named = os.environ.get(FOLDER_SETTING, "").strip()
    folder = Path(named) if named else platformdirs.user_data_path("khoosheh", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unreachable(f"the folder {folder} cannot be made: {error.strerror}") from None
    return URL.create("sqlite", database=str(folder / FILE_NAME))


def read_url(text: str) -> URL:
    """Read the address of a database; PostgreSQL is spoken to through psycopg.

    Raises
    ------
    Unreachable
        If it is no address, or of a kind that Khoosheh does not know.
    """
    try:
        url = make_url(text)
    except ArgumentError:
        raise Unreachable(
            f"{DATABASE_SETTING} is no database address; expected postgresql://user@host/name"
        ) from None
    if url.drivername in _POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("postgresql+psycopg", "sqlite"):
        raise Unreachable(
            f"{DATABASE_SETTING} names {url.drivername!r}; expected postgresql or sqlite"
        )
    return url
