"""The command ``arithmetic``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from fuzzy import numbers
from fuzzy.checks import FloatArray, as_numbers, choose, require_nonnegative
from fuzzy.cli_fields import (
    check_fields,
    check_options,
    plain,
    read_fuzzy_number,
    read_number,
    read_options,
)
from fuzzy.errors import ProblemError

DISTANCES = {
    "vertex": numbers.vertex_distance,
    "euclidean": numbers.euclidean_distance,
    "hamming": numbers.hamming_distance,
}
Pair = tuple[FloatArray, FloatArray]


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Compute one operation on one or two fuzzy numbers.

    Raises
    ------
    ProblemError
    """
    check_fields(request, "arithmetic", ("operation",), ("a", "b", "options"))
    operation = choose(request["operation"], tuple(OPERATIONS), "operation", "arithmetic")
    check_fields(request, operation, ("operation", "a"), ("b", "options"))
    compute, needs_b, known = OPERATIONS[operation]
    options = read_options(request)
    check_options(options, known, operation)
    a = read_fuzzy_number(request["a"], "a")
    if needs_b and "b" not in request:
        raise ProblemError(f"b: missing; expected it in a request for {operation}")
    if not needs_b and "b" in request:
        raise ProblemError(f"unknown field 'b' for {operation}: expected operation, a, options")
    b = read_fuzzy_number(request["b"], "b") if needs_b else a
    value, wording = compute(_alike(a, b), options)
    if not np.isfinite(value).all():
        raise ProblemError(f"a, b: {operation} leaves the range of floating point; expected less")
    return {
        "value": plain(value),
        "definition": " ".join([operation, *wording]),
        "warnings": _warnings(operation, value),
    }


def _two(function: Callable[..., FloatArray]) -> Callable[..., tuple[FloatArray, list[str]]]:
    """Return the operation of a function of two numbers."""
    return lambda pair, options: (function(*pair), [])


def _one(function: Callable[..., FloatArray]) -> Callable[..., tuple[FloatArray, list[str]]]:
    """Return the operation of a function of one number."""
    return lambda pair, options: (function(pair[0]), [])


def _reciprocal(pair: Pair, options: dict[str, Any]) -> tuple[FloatArray, list[str]]:
    return numbers.reciprocal(pair[0], "a"), []


def _multiply(pair: Pair, options: dict[str, Any]) -> tuple[FloatArray, list[str]]:
    product = choose(
        options.get("product", "componentwise"), ("componentwise", "exact"), "product", "multiply"
    )
    if product == "exact" and "alpha" in options:
        alpha = read_number(options["alpha"], "options.alpha", 0, 1)
        return numbers.product_cut(*pair, alpha), [product, "alpha-cut"]
    if "alpha" in options:
        raise ProblemError("options.alpha: expected only with product exact")
    function = numbers.multiply_exact if product == "exact" else numbers.multiply
    return function(*pair), [product]


def _scale(pair: Pair, options: dict[str, Any]) -> tuple[FloatArray, list[str]]:
    return numbers.scale(pair[0], _required_number(options, "factor", -np.inf, np.inf)), []


def _alpha_cut(pair: Pair, options: dict[str, Any]) -> tuple[FloatArray, list[str]]:
    return numbers.alpha_cut(pair[0], _required_number(options, "alpha", 0, 1)), []


def _distance(pair: Pair, options: dict[str, Any]) -> tuple[FloatArray, list[str]]:
    names = (*DISTANCES, "weighted_euclidean")
    name = choose(options.get("distance", "vertex"), names, "distance", "distance")
    if name == "weighted_euclidean":
        weights = as_numbers(options.get("weights", []), "options.weights")
        if weights.shape != pair[0].shape:
            raise ProblemError(
                f"options.weights: expected {len(pair[0])} numbers, one for each component"
            )
        require_nonnegative(weights, "options.weights")
        if weights.sum() <= 0:
            raise ProblemError("options.weights: all zero; expected one above 0")
        return numbers.weighted_euclidean_distance(*pair, weights), [name]
    if "weights" in options:
        raise ProblemError("options.weights: expected only with distance weighted_euclidean")
    return DISTANCES[name](*pair), [name]


OPERATIONS: dict[str, tuple[Callable[..., tuple[FloatArray, list[str]]], bool, tuple[str, ...]]] = {
    "add": (_two(numbers.add), True, ()),
    "subtract": (_two(numbers.subtract), True, ()),
    "multiply": (_multiply, True, ("product", "alpha")),
    "divide": (_two(numbers.divide), True, ()),
    "reciprocal": (_reciprocal, False, ()),
    "negate": (_one(numbers.negate), False, ()),
    "scale": (_scale, False, ("factor",)),
    "alpha_cut": (_alpha_cut, False, ("alpha",)),
    "distance": (_distance, True, ("distance", "weights")),
}


def _required_number(options: dict[str, Any], name: str, low: float, high: float) -> float:
    """Return a number option that has no default."""
    if name not in options:
        raise ProblemError(f"options.{name}: missing; expected a number")
    return float(read_number(options[name], f"options.{name}", low, high))


def _alike(a: FloatArray, b: FloatArray) -> Pair:
    """Return both numbers with the same count of points, a triangle beside a trapezoid as one."""
    if len(a) == len(b):
        return a, b
    return numbers.as_trapezoid(a), numbers.as_trapezoid(b)


def _warnings(operation: str, value: FloatArray) -> list[str]:
    """Tell when a componentwise result is not in ascending order."""
    if np.ndim(value) and np.any(np.diff(value) < 0):
        return [f"{operation} component by component is not in ascending order for numbers below 0"]
    return []
