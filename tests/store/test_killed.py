"""A program killed while it saves: what it was told is kept is kept, and nothing is half there."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import URL

from store import Store, open_store

ROOT = Path(__file__).resolve().parents[2]
SAVES = 300
SIZE = 2000
MOST_BEFORE_A_KILL = 60
# Saves `SIZE` equal numbers, one higher each time, when it is let to, and says so only when the
# store has said so.
WRITER = f"""
import sys
from sqlalchemy import make_url
from store import open_store

store = open_store(make_url(sys.argv[1]))
saved = store.scenarios.get(sys.argv[2])
print("ready", flush=True)
while saved.revision <= {SAVES} and sys.stdin.readline():
    document = {{"numbers": [saved.revision + 1] * {SIZE}}}
    saved = store.scenarios.save(saved.id, saved.revision, document, author="writer")
    print(saved.revision, flush=True)
"""


def write_until_killed(url: URL, scenario: str, saves: int, share: float) -> int:
    """Let a writer save, kill it in the save after `saves`, and return the last it was told of.

    The kill falls `share` of a save's time after the last one, so that on any machine it meets
    a save at some moment of it or just after. The writer is let to make one save more than it is
    waited for: it cannot run ahead, however long this process is held up.
    """
    address = url.render_as_string(hide_password=False)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, address, scenario],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert writer.stdin is not None
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"ready\n"
    begun = time.monotonic()
    writer.stdin.write(b"go on\n" * (saves + 1))
    writer.stdin.flush()
    told = [writer.stdout.readline() for _ in range(saves)]
    time.sleep(share * (time.monotonic() - begun) / saves)
    writer.kill()
    told += writer.stdout.readlines()
    writer.communicate()
    complete = [line for line in told if line.endswith(b"\n")]
    return int(complete[-1])


def check(store: Store, scenario: str, told: int) -> int:
    """Look for a lost save, a half one, or a trail that does not fit; return the last save."""
    saved = store.scenarios.get(scenario)
    assert saved.revision >= told
    assert saved.document["numbers"] == [saved.revision] * SIZE
    trail = store.audit.of(scenario)
    assert [entry.revision for entry in trail] == list(range(1, saved.revision + 1))
    for entry in trail:
        assert entry.after["document"]["numbers"] == [entry.revision] * SIZE
    return saved.revision


def test_a_kill_at_any_moment_loses_no_acknowledged_save(url: URL) -> None:
    store = open_store(url)
    scenario = store.scenarios.add("killed", {"numbers": [1] * SIZE}).id
    store.close()
    moments = random.Random(5)
    kills, reached = 0, 1
    while reached < SAVES:
        saves = min(moments.randint(1, MOST_BEFORE_A_KILL), SAVES - reached)
        told = write_until_killed(url, scenario, saves, moments.uniform(0, 1.2))
        assert told >= reached + saves
        kills += 1
        # Nobody else has the database open, so that this one has to mend what the kill left.
        store = open_store(url)
        reached = check(store, scenario, told)
        store.close()
    assert kills >= SAVES // (MOST_BEFORE_A_KILL + 1)
