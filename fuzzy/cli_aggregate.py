"""The command ``aggregate``."""

from __future__ import annotations

from typing import Any

from fuzzy.aggregate import METHOD_WORDS, aggregate
from fuzzy.checks import choose
from fuzzy.cli_fields import check_fields, check_options, plain, read_number, read_options
from fuzzy.errors import ProblemError

OPTIONS = {
    "envelope": ("consensus", "middle"),
    "similarity": ("consensus", "importance"),
    "owa": ("consensus", "owa_weights"),
}


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Aggregate the panel's ratings of one request.

    Raises
    ------
    ProblemError
    """
    check_fields(
        request,
        "aggregate",
        ("ratings", "method"),
        ("expert_weights", "scale", "owa_weights", "options"),
    )
    method = choose(request["method"], METHOD_WORDS, "method", "aggregate")
    options = dict(read_options(request))
    check_options(options, OPTIONS.get(method, ("consensus",)), method)
    if "owa_weights" in request:
        _place_owa_weights(request, options, method)
    if "importance" in options:
        options["importance"] = read_number(options["importance"], "options.importance", 0, 1)
    result = aggregate(
        request["ratings"],
        method,
        expert_weights=request.get("expert_weights"),
        scale=request.get("scale"),
        **options,
    )
    return {
        "ratings": plain(result.ratings),
        "consensus": plain(result.consensus),
        "details": plain(result.details),
        "definition": result.definition,
        "warnings": list(result.warnings),
    }


def _place_owa_weights(request: dict[str, Any], options: dict[str, Any], method: str) -> None:
    """Put the field `owa_weights` among the options, where it may stand as well.

    Raises
    ------
    ProblemError
        If the method takes none or both places have them.
    """
    if method != "owa":
        raise ProblemError(f"unknown field 'owa_weights' for {method}: expected only with owa")
    if "owa_weights" in options:
        raise ProblemError("owa_weights: given twice; expected it as a field or among the options")
    options["owa_weights"] = request["owa_weights"]
