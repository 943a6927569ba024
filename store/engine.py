"""The way to the database: one engine for SQLite and PostgreSQL, the same promises on both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from store.errors import Unreachable

BUSY_SECONDS: Final = 30
_BEGIN: Final = "khoosheh_begin"


def make_engine(url: URL) -> Engine:
    """Return an engine for an address.

    On SQLite: write-ahead log, so that readers never wait; every commit reaches the disk before
    it is acknowledged; a writer takes the write lock at its beginning and others wait for it.
    """
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # Python's own transaction handling would begin too late and leave table changes out.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the database.

    Raises
    ------
    Unreachable
        If the database does not answer.
    """
    with _told(engine), engine.begin() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose changes are kept all together when the block ends, or not at all.

    Raises
    ------
    Unreachable
        If the database does not answer or refuses the change.
    """
    options = {_BEGIN: "BEGIN IMMEDIATE"}
    with _told(engine), engine.execution_options(**options).begin() as connection:
        yield connection


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    """Turn a failure of the database into one sentence, without the statement or a password."""
    try:
        yield
    except DBAPIError as error:
        reason = str(error.orig).strip().splitlines()
        place = engine.url.render_as_string(hide_password=True)
        raise Unreachable(f"the database {place}: {reason[0] if reason else error}") from error
