"""Taking times and peaks, and printing them as tables."""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections.abc import Callable, Sequence

import numpy as np

LONGEST_REPEATED_SECONDS = 2.0


def rounds_asked_for(about: str, usual: int) -> int:
    """Read the command line, the same for every benchmark.

    Parameters
    ----------
    about : str
        What the benchmark does.
    usual : int
        Rounds when nothing is asked for.

    Returns
    -------
    int
        How many times each thing is measured.
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--rounds", type=_count, default=usual, help=f"default {usual}")
    rounds: int = parser.parse_args().rounds
    return rounds


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of rounds, 1 or more")
    return int(text)


def best_seconds(call: Callable[[], object], rounds: int) -> float:
    """Return the shortest time of several calls: the one least disturbed by other programs.

    A call that takes more than two seconds is not repeated; a disturbance matters less there.

    Parameters
    ----------
    call : callable
    rounds : int
        Number of calls after a first one that only warms up.

    Returns
    -------
    float
        Seconds of wall time.
    """
    first = _seconds(call)
    if first > LONGEST_REPEATED_SECONDS:
        return first
    return min(_seconds(call) for _ in range(rounds))


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def peak_megabytes(call: Callable[[], object]) -> float:
    """Return how much memory a call took beyond what was in use before, at its highest."""
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        call()
        _, highest = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return (highest - before) / 1e6


def slope(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the exponent of growth: 1 where twice the size takes twice the time.

    Parameters
    ----------
    sizes : sequence of int
    seconds : sequence of float
        One for each size.

    Returns
    -------
    float
        Slope of the straight line through log(size), log(seconds) by least squares.
    """
    return float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0])


def print_table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table, the first column from the left, the others from the right."""
    widths = [max(len(line[k]) for line in (head, *rows)) for k in range(len(head))]
    print(f"\n{title}")
    for line in (head, ["-" * width for width in widths], *rows):
        first, *others = line
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        print("  ".join(cells), flush=True)
