"""Brings the tables of a database to the form that this program knows."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from store.engine import writing
from store.errors import TooNew

HEAD: Final = "v0002"
"""The newest migration; a database that has it needs no look at the migrations at all."""

FOLDER: Final = Path(__file__).parent / "migrations"
_LOCK_NUMBER: Final = 5_041_384


def bring_up_to_date(engine: Engine) -> None:
    """Run the migrations that a database has not seen, all or none.

    Programs that start at the same moment wait for each other.

    Raises
    ------
    TooNew
        If the database was made by a newer Khoosheh.
    """
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(
                text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK_NUMBER}
            )
        found = _found(connection)
        if found == HEAD:
            return
        _upgrade(connection, found)


def _found(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(
        text("SELECT version_num FROM alembic_version")
    ).scalar()
    return version


def _upgrade(connection: Connection, found: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    if found is not None:
        try:
            ScriptDirectory.from_config(config).get_revision(found)
        except CommandError:
            raise TooNew(f"the database is of version {found}, newer than this program") from None
    command.upgrade(config, "head")
