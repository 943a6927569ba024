"""Cutting a batch of weight scenarios into pieces that fit the processor's cache."""

from __future__ import annotations

from collections.abc import Iterator

FLOATS_AT_A_TIME = 2**17


def pieces(count: int, floats_each: int) -> Iterator[slice]:
    """Yield slices that cover ``range(count)``.

    Parameters
    ----------
    count : int
        Number of scenarios, S.
    floats_each : int
        Size of the largest temporary array that one scenario needs. A piece holds about
        131,072 numbers (1 MB) of it: larger pieces leave the cache and run slower.
    """
    step = max(1, FLOATS_AT_A_TIME // max(1, floats_each))
    for start in range(0, count, step):
        yield slice(start, min(start + step, count))
