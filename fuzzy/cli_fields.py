"""What the command line's handlers share: reading fields, writing numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from fuzzy.checks import LARGEST, FloatArray, as_numbers
from fuzzy.errors import ProblemError
from fuzzy.ranking import Detail


def check_fields(
    request: Mapping[str, Any], command: str, required: Sequence[str], optional: Sequence[str] = ()
) -> None:
    """Refuse fields that are not known and name the first that is missing.

    Raises
    ------
    ProblemError
    """
    known = [*required, *optional]
    for name in request:
        if name not in known:
            raise ProblemError(f"unknown field {name!r} for {command}: expected {', '.join(known)}")
    for name in required:
        if name not in request:
            raise ProblemError(f"{name}: missing; expected it in a request for {command}")


def read_options(request: Mapping[str, Any]) -> dict[str, Any]:
    """Return the request's `options`, empty if left out.

    Raises
    ------
    ProblemError
        If it is not an object.
    """
    options = request.get("options", {})
    if not isinstance(options, dict):
        raise ProblemError(f"options: {options!r}; expected an object of names and values")
    return options


def check_options(options: Mapping[str, Any], known: Sequence[str], context: str) -> None:
    """Refuse (ProblemError) options that are not among `known`."""
    for name in options:
        if name not in known:
            expected = ", ".join(known) or "none"
            raise ProblemError(f"unknown option {name!r} for {context}: expected one of {expected}")


def read_number(value: Any, field: str, low: float, high: float) -> float:
    """Return `value` as a finite number from `low` to `high`.

    Raises
    ------
    ProblemError
    """
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not abs(value) <= LARGEST or not low <= value <= high:
        raise ProblemError(
            f"{field}: {value!r}; expected a number from {max(low, -LARGEST):g} "
            f"to {min(high, LARGEST):g}"
        )
    return float(value)


def read_fuzzy_number(value: Any, field: str) -> FloatArray:
    """Return one number of 3 or 4 ascending points; a plain number x means ``[x, x, x]``.

    Raises
    ------
    ProblemError
    """
    points = as_numbers(value, field)
    if points.ndim == 0:
        points = np.repeat(points, 3)
    if points.shape not in ((3,), (4,)):
        raise ProblemError(f"{field}: expected a number or 3 or 4 ascending numbers")
    if np.any(np.diff(points) < 0):
        raise ProblemError(f"{field}: {points.tolist()}; expected numbers in ascending order")
    return points


def plain(value: Any) -> Any:
    """Return `value` in the types of JSON; what is not defined (NaN) becomes null."""
    if isinstance(value, Detail):
        return plain(value.value)
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, np.ndarray | np.generic):
        return plain(value.tolist())
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, float) and not np.isfinite(value):
        return None
    return value
