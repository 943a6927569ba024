"""Turning what a caller hands over into clean arrays, or refusing it in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from fuzzy.errors import ProblemError

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

# The square of anything larger could leave the range of floating point.
LARGEST = 1e100


def index_text(index: Sequence[int]) -> str:
    """Write an index as ``[1][0]``, the way the field is addressed in JSON."""
    return "".join(f"[{int(i)}]" for i in index)


def as_numbers(value: Any, field: str) -> FloatArray:
    """Return `value` as a new float64 array of finite numbers.

    Parameters
    ----------
    value : array_like
        Numbers, possibly nested; all rows of a level must have the same length.
    field : str
        Name used in the error sentence.

    Raises
    ------
    ProblemError
        If it is ragged, not numeric (booleans and text are not numbers), NaN or infinite.
    """
    _refuse_non_numbers(value, field)
    try:
        raw = np.asarray(value)
    except ValueError:
        _refuse_ragged(value, field)
        raise ProblemError(f"{field}: expected a rectangular table of numbers") from None
    if raw.dtype.kind not in "iuf" and raw.size:
        raise ProblemError(f"{field}: expected numbers of ordinary size")
    numbers = np.array(raw, dtype=np.float64)
    bad = np.argwhere(~np.isfinite(numbers))
    if len(bad):
        raise ProblemError(f"{field}{index_text(bad[0])}: expected a finite number")
    return numbers


def moderate_numbers(value: Any, field: str) -> FloatArray:
    """Return :func:`as_numbers`, refusing any beyond 1e100, whose squares leave floating point.

    Raises
    ------
    ProblemError
        As :func:`as_numbers`, or if a number is too large.
    """
    numbers = as_numbers(value, field)
    bad = np.argwhere(np.abs(numbers) > LARGEST)
    if len(bad):
        raise ProblemError(
            f"{field}{index_text(bad[0])}: expected a number of at most {LARGEST:g} in size"
        )
    return numbers


def _refuse_non_numbers(value: Any, field: str, index: str = "") -> None:
    """Refuse the first item of nested lists that is no number, naming its index."""
    if isinstance(value, list | tuple):
        for i, item in enumerate(value):
            _refuse_non_numbers(item, field, f"{index}[{i}]")
        return
    is_array = isinstance(value, np.ndarray)
    if not is_array and not _is_number(value):
        place = f" at {field}{index}" if index else ""
        raise ProblemError(f"{field}: expected numbers, found {value!r}{place}")
    if is_array and value.size and value.dtype.kind not in "iuf":
        raise ProblemError(f"{field}: expected numbers, found {value.dtype.name} values")


def _refuse_ragged(value: Any, field: str, index: str = "") -> None:
    """Refuse the first item of nested lists that is not as long as the first beside it."""
    if not isinstance(value, list | tuple):
        return
    counts = [len(item) if isinstance(item, list | tuple) else None for item in value]
    for i, count in enumerate(counts):
        if count != counts[0]:
            found, expected = _count_text(count), _count_text(counts[0])
            raise ProblemError(
                f"{field}: rows of different lengths, {found} at {field}{index}[{i}]; "
                f"expected {expected}, as at {field}{index}[0]"
            )
    for i, item in enumerate(value):
        _refuse_ragged(item, field, f"{index}[{i}]")


def _count_text(count: int | None) -> str:
    """Return how a row's length is worded; None stands for a plain number."""
    return "a number" if count is None else f"a list of {count}"


def as_tfns(value: Any, field: str, ndim: int) -> FloatArray:
    """Return `value` as triangular fuzzy numbers of shape ``(..., 3)`` with `ndim` axes.

    A value with one axis fewer is crisp and means ``[x, x, x]`` throughout; a nested list that
    mixes plain numbers and triples is accepted too.

    Raises
    ------
    ProblemError
        If the shape does not fit, the set is empty, a number is not finite, or l <= m <= u fails.
    """
    numbers = moderate_numbers(_spread_mixed(value, ndim - 1, field), field)
    if numbers.ndim == ndim - 1 and numbers.size:
        numbers = np.repeat(numbers[..., None], 3, axis=-1)
    if numbers.ndim != ndim or numbers.shape[-1:] != (3,):
        raise ProblemError(
            f"{field}: shape {list(numbers.shape)}; expected {ndim - 1} nested levels "
            "of numbers or of triples [l, m, u]"
        )
    if 0 in numbers.shape:
        raise ProblemError(f"{field}: empty; expected at least one value")
    disordered = np.argwhere(np.diff(numbers, axis=-1) < 0)
    if len(disordered):
        where = index_text(disordered[0][:-1])
        triple = numbers[tuple(disordered[0][:-1])].tolist()
        raise ProblemError(f"{field}{where}: {triple}; expected l <= m <= u")
    return numbers


def _spread_mixed(value: Any, depth: int, where: str) -> Any:
    """Write plain numbers that stand `depth` lists deep as triples ``[x, x, x]``."""
    if not isinstance(value, list | tuple):
        return value
    if depth > 1:
        return [_spread_mixed(x, depth - 1, f"{where}[{i}]") for i, x in enumerate(value)]
    for i, item in enumerate(value):
        if isinstance(item, list | tuple) and len(item) != 3:
            raise ProblemError(
                f"{where}[{i}]: a list of {len(item)}; expected a number or [l, m, u]"
            )
    return [[x, x, x] if _is_number(x) else x for x in value]


def _is_number(value: Any) -> bool:
    """Tell whether a value is a plain number (a truth value is none)."""
    if isinstance(value, bool):
        return False
    return isinstance(value, int | float | np.integer | np.floating)


def as_benefit(directions: Any, count: int, field: str = "directions") -> BoolArray:
    """Return a boolean array, True where the direction is "benefit".

    Raises
    ------
    ProblemError
        If there are not `count` of them or one is neither "benefit" nor "cost".
    """
    if isinstance(directions, np.ndarray) and directions.dtype == np.bool_:
        flags = directions.copy()
    else:
        if isinstance(directions, str) or not isinstance(directions, Sequence):
            raise ProblemError(f'{field}: expected a list of {count} "benefit" or "cost"')
        for i, word in enumerate(directions):
            if word not in ("benefit", "cost"):
                raise ProblemError(f'{field}[{i}]: {word!r}; expected "benefit" or "cost"')
        flags = np.array([word == "benefit" for word in directions], dtype=np.bool_)
    if flags.shape != (count,):
        raise ProblemError(f"{field}: {len(flags)} given; expected {count}, one per criterion")
    return flags


def as_scale(scale: Any, ratings: FloatArray) -> tuple[float, float]:
    """Return the ends of a rating scale after checking that the ratings lie on it.

    Parameters
    ----------
    scale : (lowest, highest)
    ratings : ndarray, any shape

    Raises
    ------
    ProblemError
        If it is not [lowest, highest], or a rating is outside of it.
    """
    ends = as_numbers(scale, "scale")
    if ends.shape != (2,) or not ends[0] < ends[1]:
        raise ProblemError("scale: expected [lowest, highest] with lowest below highest")
    outside = np.argwhere((ratings < ends[0]) | (ratings > ends[1]))
    if len(outside):
        where = index_text(outside[0])
        raise ProblemError(f"ratings{where}: expected a value from {ends[0]:g} to {ends[1]:g}")
    return float(ends[0]), float(ends[1])


def require_nonnegative(values: FloatArray, field: str) -> None:
    """Refuse values (any shape) below zero: a ProblemError names the first."""
    bad = np.argwhere(values < 0)
    if len(bad):
        raise ProblemError(f"{field}{index_text(bad[0])}: expected no value below 0")


def choose(value: Any, allowed: Sequence[str], what: str, context: str) -> str:
    """Return `value` if it is one of `allowed`, else refuse it as unknown (ProblemError)."""
    if not isinstance(value, str) or value not in allowed:
        raise ProblemError(
            f"unknown {what} {value!r} for {context}: expected one of {', '.join(allowed)}"
        )
    return value
