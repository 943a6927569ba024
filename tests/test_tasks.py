"""The set-up a newcomer meets: what it does, and what it says when something is in the way."""

from __future__ import annotations

import ast
import errno
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import tasks

ROOT = Path(tasks.__file__).parent
PERSIAN = re.compile("[آ-ی]")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the set-up files in a folder whose name is not plain."""
    place = tmp_path / "پوشهٔ خوشه with spaces"
    place.mkdir()
    for name in ("tasks.py", tasks.CONSTRAINTS, *tasks.BENCH_FILES):
        shutil.copy(ROOT / name, place)
    monkeypatch.setattr(tasks, "ROOT", place)
    monkeypatch.setattr(tasks, "VENV", place / ".venv")
    return place


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen(1)
        yield other.getsockname()[1]


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def signals() -> Iterator[None]:
    """Put back the handlers that a command in this process replaces."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def call(place: Path, *arguments: str, **env: str) -> tuple[int, list[str]]:
    """Run the command line from another folder; return exit code and the lines of stderr."""
    ended = subprocess.run(
        [sys.executable, str(place / "tasks.py"), *arguments],
        cwd="/",
        env={**os.environ, "PYTHONUTF8": "1", **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return ended.returncode, ended.stderr.splitlines()


def assert_one_sentence_each(lines: Sequence[str]) -> None:
    """Check that the failure is told once in English and once in Persian, and nothing else."""
    assert len(lines) == 2
    assert not PERSIAN.match(lines[0])
    assert PERSIAN.match(lines[1])


def pretend_installed(place: Path, files: Sequence[str], version: str = "3.11.7") -> None:
    """Make an environment that looks as a finished installation leaves it."""
    python = Path(tasks.venv_python())
    python.parent.mkdir(parents=True)
    python.touch()
    (place / ".venv/pyvenv.cfg").write_text(f"version = {version}\n", encoding="utf-8")
    tasks.stamp(files).write_text(tasks.fingerprint(files), encoding="utf-8")


def test_an_old_python_can_read_the_file_and_is_told_which_one_is_needed() -> None:
    source = (ROOT / "tasks.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    with pytest.raises(tasks.TaskError) as caught:
        tasks.require_python((3, 6))
    assert str(caught.value) == "Khoosheh needs Python 3.11 or newer; this is 3.6."
    assert "۳.۶" in caught.value.persian


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13), (3, 14)])
def test_pythons_with_packages_are_taken(version: tuple[int, int]) -> None:
    tasks.require_python(version)


def test_a_python_without_packages_yet_is_refused() -> None:
    with pytest.raises(tasks.TaskError, match=r"3\.11 to 3\.14; this is 3\.15"):
        tasks.require_python((3, 15))


def test_a_taken_port_is_named_with_the_way_out(house: Path, taken_port: int) -> None:
    code, lines = call(house, "run", "--headless", "--port", str(taken_port))
    assert code == 1
    assert_one_sentence_each(lines)
    assert f"Port {taken_port} is taken" in lines[0]
    assert "--port" in lines[0]
    assert not (house / ".venv").exists()


def test_a_host_that_is_not_ours_is_refused(house: Path) -> None:
    code, lines = call(house, "run", "--headless", "--host", "192.0.2.1")
    assert code == 1
    assert_one_sentence_each(lines)
    assert "192.0.2.1" in lines[0]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["run", "--port", "0"], "'0' is not a port"),
        (["run", "--port", "many"], "'many' is not a port"),
        (["run", "--data", "no/such/folder"], "there is no folder no/such/folder"),
        (["run", "--hots", "x"], "unknown: --hots x"),
        (["dance"], "dance"),
        ([], "run | test | bench"),
    ],
)
def test_a_wrong_command_line_ends_with_two(house: Path, arguments: list[str], word: str) -> None:
    code, lines = call(house, *arguments)
    assert code == 2
    assert word in lines[-1]


@pytest.mark.usefixtures("signals")
def test_a_folder_that_may_not_be_written_is_one_sentence(
    house: Path, free_port: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path, *_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert tasks.main(["run", "--headless", "--port", str(free_port)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert_one_sentence_each(lines)
    assert str(house / ".venv") in lines[0]
    assert "Permission denied" in lines[0]


def test_no_network_at_the_first_installation_is_one_sentence(house: Path, free_port: int) -> None:
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    only = {"PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": "", "PIP_EXTRA_INDEX_URL": ""}
    code, lines = call(house, "run", "--headless", "--port", str(free_port), **nowhere, **only)
    assert code == 1
    assert_one_sentence_each(lines)
    assert "does not reach the package index" in lines[0]
    # The next try, with a cable in, goes on from the environment made here.
    assert (house / ".venv/pyvenv.cfg").exists()
    assert not (house / ".venv/khoosheh-unfinished").exists()


def test_a_python_without_ensurepip_is_told_what_to_install(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "call", lambda command: (1, "No module named ensurepip"))
    monkeypatch.setenv("PATH", str(house))
    with pytest.raises(tasks.TaskError, match=r"sudo apt install python3\.\d+-venv"):
        tasks.make_venv()


def test_what_pip_complains_about_is_passed_on(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaint = "WARNING: slow\nERROR: No space left on device\n"
    monkeypatch.setattr(tasks, "call", lambda command: (1, complaint))
    with pytest.raises(tasks.TaskError, match="No space left on device"):
        tasks.pip_install(tasks.RUN_FILES)


def test_a_second_call_installs_nothing(house: Path) -> None:
    pretend_installed(house, tasks.RUN_FILES)
    assert tasks.is_installed(tasks.RUN_FILES)
    assert not tasks.is_installed(tasks.TEST_FILES)


@pytest.mark.parametrize("change", ["unfinished", "pin", "python gone", "other python"])
def test_it_installs_again_when_something_has_changed(house: Path, change: str) -> None:
    pretend_installed(house, tasks.RUN_FILES)
    if change == "unfinished":
        tasks.unfinished().touch()
    elif change == "pin":
        (house / "requirements.txt").write_text("numpy==0\n", encoding="utf-8")
    elif change == "python gone":
        Path(tasks.venv_python()).unlink()
    else:
        (house / ".venv/pyvenv.cfg").write_text("version = 3.9.1\n", encoding="utf-8")
    assert not tasks.is_installed(tasks.RUN_FILES)


def test_charts_get_their_script_from_the_installed_plotly(house: Path) -> None:
    source = house / ".venv/lib/python3.11/site-packages/plotly/package_data/plotly.min.js"
    source.parent.mkdir(parents=True)
    source.write_text("first", encoding="utf-8")
    tasks.copy_plotly()
    assert (house / "static/vendor/plotly.min.js").read_text(encoding="utf-8") == "first"
    source.write_text("newer", encoding="utf-8")
    tasks.copy_plotly()
    assert (house / "static/vendor/plotly.min.js").read_text(encoding="utf-8") == "newer"


@pytest.mark.parametrize("broken", ["mypy", "pytest", None])
def test_every_part_runs_and_any_failure_fails_the_whole(
    broken: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[tuple[str, tuple[str, ...]]] = []

    def step(title: str, arguments: Sequence[str], env: dict[str, str]) -> bool:
        ran.append((title, tuple(arguments)))
        assert env["KHOOSHEH_BROWSER"] == "/a/browser"
        return title != broken

    monkeypatch.setattr(tasks, "install", lambda files: None)
    monkeypatch.setattr(tasks, "browser_env", lambda: {"KHOOSHEH_BROWSER": "/a/browser"})
    monkeypatch.setattr(tasks, "step", step)
    code = tasks.test(tasks.parse(["test", "-k", "map"]))
    assert code == (1 if broken else 0)
    titles = [title for title, _ in ran]
    assert titles == ["ruff check", "ruff format", "mypy", "import-linter", "pytest"]
    assert ran[-1][1] == ("-m", "pytest", "-k", "map")
    summary = capsys.readouterr().out.partition("== summary")[2]
    assert [line.split()[-1] for line in summary.split("\n") if line].count("FAILED") == bool(
        broken
    )


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8501"),
        ("0.0.0.0", "http://127.0.0.1:8501"),
        ("::", "http://[::1]:8501"),
    ],
)
def test_the_printed_address_can_be_opened_on_this_machine(host: str, address: str) -> None:
    assert tasks.address_of(host, 8501) == address


@pytest.mark.parametrize("name", tasks.BENCH_FILES)
def test_every_requirement_is_pinned_and_agrees_with_the_constraints(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith(("#", "--"))]
    assert all(re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+", pin) for pin in pins)
    constraints = (ROOT / tasks.CONSTRAINTS).read_text(encoding="utf-8").splitlines()
    assert {re.sub(r"\[\w+\]", "", pin) for pin in pins} <= set(constraints)
