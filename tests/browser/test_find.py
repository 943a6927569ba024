"""How the tests come to a browser on a machine that may have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import find


def program(path: Path, body: str = "exit 0") -> Path:
    """Write a small program."""
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder in which this machine now looks for programs."""
    monkeypatch.delenv(find.SETTING, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(find, "MAC_APPS", ())
    monkeypatch.setattr(find, "downloaded", lambda: None)
    return tmp_path


def test_a_browser_on_the_path_is_found(bare: Path) -> None:
    chromium = program(bare / "chromium")
    assert find.find() == str(chromium)


def test_a_program_that_does_not_start_is_passed_over(bare: Path) -> None:
    program(bare / "chromium-browser", "echo 'install it from the shop' >&2; exit 1")
    edge = program(bare / "microsoft-edge")
    assert find.find() == str(edge)


def test_the_setting_comes_first(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare / "chromium")
    own = program(bare / "my own browser")
    monkeypatch.setenv(find.SETTING, str(own))
    assert find.find() == str(own)


def test_a_setting_that_names_no_browser_is_said(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(find.SETTING, str(bare / "nothing"))
    assert find.main() == 1
    said = capsys.readouterr().err
    assert find.SETTING in said
    assert str(bare / "nothing") in said


def test_the_package_manager_is_the_last_way(bare: Path) -> None:
    hidden = program(bare / ".chromium")
    chromium = bare / "chromium"
    program(bare / "sudo", 'shift; exec "$@"')
    program(
        bare / "apt-get",
        f'[ "$1" = update ] || [ "$1" = install ] && /bin/cp "{hidden}" "{chromium}"',
    )
    assert find.find() == str(chromium)


def test_where_nothing_helps_it_says_what_to_do(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert find.main() == 1
    assert find.SETTING in capsys.readouterr().err
