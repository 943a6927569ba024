"""Opening the database: where it is, its migrations, a damaged file, a newer program's file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import URL, inspect

from store import DATABASE_SETTING, FOLDER_SETTING, TooNew, Unreachable, open_store
from store.migrate import FOLDER, HEAD
from store.place import database_url, read_url
from store.tables import metadata
from tests.store.conftest import OpenStore

ROOT = Path(__file__).resolve().parents[2]


def test_without_settings_the_file_lies_in_the_named_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(DATABASE_SETTING, raising=False)
    monkeypatch.setenv(FOLDER_SETTING, str(tmp_path / "new"))
    assert database_url() == URL.create("sqlite", database=str(tmp_path / "new" / "khoosheh.db"))


@pytest.mark.parametrize("text", ["postgres://me@host/name", "postgresql://me@host/name"])
def test_postgresql_is_spoken_to_through_psycopg(text: str) -> None:
    assert read_url(text).drivername == "postgresql+psycopg"


@pytest.mark.parametrize("text", ["here", "mysql://me@host/name"])
def test_another_address_is_refused(text: str) -> None:
    with pytest.raises(Unreachable, match="KHOOSHEH_DATABASE_URL"):
        read_url(text)


def test_a_server_that_does_not_answer_is_told_without_the_password() -> None:
    with pytest.raises(Unreachable) as told:
        open_store(read_url("postgresql://me:secret@127.0.0.1:1/name"))
    assert "secret" not in str(told.value)


def test_the_migrations_make_the_tables_that_the_program_uses(url: URL, opening: OpenStore) -> None:
    inspector = inspect(opening(url).engine)
    for table in metadata.tables.values():
        found = {column["name"]: column["nullable"] for column in inspector.get_columns(table.name)}
        assert found == {column.name: column.nullable for column in table.columns}


def test_the_newest_migration_is_the_one_the_program_expects() -> None:
    assert ScriptDirectory(str(FOLDER)).get_current_head() == HEAD


def test_what_was_kept_is_there_when_the_store_is_opened_again(
    url: URL, opening: OpenStore
) -> None:
    opening(url).scenarios.add("plan", {"x": 1})
    assert [saved.name for saved in opening(url).scenarios.list()] == ["plan"]


def test_a_database_of_a_newer_program_is_left_alone(url: URL, opening: OpenStore) -> None:
    store = opening(url)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'v9999'")
    with pytest.raises(TooNew, match="v9999"):
        opening(url)


def test_programs_that_start_at_once_make_one_database(url: URL, opening: OpenStore) -> None:
    program = (
        "import sys; from sqlalchemy import make_url; from store import open_store; "
        "open_store(make_url(sys.argv[1])).scenarios.add(sys.argv[2], {})"
    )
    address = url.render_as_string(hide_password=False)
    started = [
        subprocess.Popen([sys.executable, "-c", program, address, str(number)], cwd=ROOT)
        for number in range(4)
    ]
    assert [process.wait(timeout=120) for process in started] == [0] * 4
    assert {saved.name for saved in opening(url).scenarios.list()} == {"0", "1", "2", "3"}


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda file: file.write_bytes(b"no database " * 400), id="another-file"),
        pytest.param(
            lambda file: file.write_bytes(
                file.read_bytes()[:4096] + b"\xff" * (file.stat().st_size - 4096)
            ),
            id="pages-overwritten",
        ),
        pytest.param(
            lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
            id="cut-off",
        ),
    ],
)
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(
    tmp_path: Path, opening: OpenStore, damage: object
) -> None:
    file = tmp_path / "khoosheh.db"
    url = URL.create("sqlite", database=str(file))
    first = open_store(url)
    for number in range(30):
        first.scenarios.add(f"plan {number}", {"x": "y" * 3000})
    first.close()
    assert callable(damage)
    damage(file)
    damaged = file.read_bytes()
    second = opening(url)
    assert second.set_aside is not None
    assert second.set_aside.read_bytes() == damaged
    assert second.scenarios.list() == ()
    second.scenarios.add("after", {})
    assert opening(url).set_aside is None


def test_a_file_that_may_not_be_opened_is_not_taken_for_damaged(tmp_path: Path) -> None:
    folder = tmp_path / "khoosheh.db"
    folder.mkdir()
    with pytest.raises(Unreachable):
        open_store(URL.create("sqlite", database=str(folder)))
    assert folder.is_dir()
