"""A Streamlit server of our own for each measurement, and a page that drags."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 60
MOVE_SECONDS = 0.016
SWEEP_SECONDS = 1.2
SWEEP_ENDS = (0.25, 0.75)


@contextmanager
def served(app: Path) -> Iterator[str]:
    """Serve an app on a free port of this machine alone, with the project's settings."""
    with tempfile.TemporaryFile() as log, tempfile.TemporaryDirectory() as home:
        port = _free_port()
        command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.headless", "true"]
        command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "KHOOSHEH_HOME": home},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            if not _answers(address, server):
                log.seek(0)
                end = log.read().decode("utf-8", "replace")[-2000:]
                raise RuntimeError(f"The server of {app.name} did not start:\n{end}")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(address: str, server: subprocess.Popen[bytes]) -> bool:
    # A proxy set for the internet must not be asked for our own address.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    end = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < end:
        try:
            opener.open(f"{address}/_stcore/health", timeout=2).close()
            return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    return False


def drag(page: Page, grip: Locator, rail: Locator, seconds: float) -> float:
    """Pull a grip to and fro on its rail, about sixty moves a second.

    Returns
    -------
    float
        How long the finger was really down, in seconds.
    """
    held, track = grip.bounding_box(), rail.bounding_box()
    if held is None or track is None:
        raise RuntimeError("The slider is not on the screen.")
    height = held["y"] + held["height"] / 2
    page.mouse.move(held["x"] + held["width"] / 2, height)
    page.mouse.down()
    start = time.perf_counter()
    moves = 0
    while (passed := time.perf_counter() - start) < seconds:
        page.mouse.move(track["x"] + track["width"] * place_on_rail(passed), height)
        moves += 1
        page.wait_for_timeout(max(0.0, 1000 * (start + moves * MOVE_SECONDS - time.perf_counter())))
    passed = time.perf_counter() - start
    page.mouse.up()
    return passed


def place_on_rail(passed: float) -> float:
    """Return where the finger is after `passed` seconds, as a share of the rail's width."""
    low, high = SWEEP_ENDS
    phase = (passed / SWEEP_SECONDS + 0.5) % 2
    return low + (high - low) * (phase if phase <= 1 else 2 - phase)
