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
    options = read_options(request)
    check_options(options, OPTIONS.get(method, ("consensus",)), method)
    if "owa_weights" in request and method != "owa":
        raise ProblemError(f"unknown field 'owa_weights' for {method}: expected only with owa")
    if "importance" in options:
        options["importance"] = read_number(options["importance"], "options.importance", 0, 1)
    result = aggregate(
        request["ratings"],
        method,
        expert_weights=request.get("expert_weights"),
        scale=request.get("scale"),
        owa_weights=request.get("owa_weights"),
        **options,
    )
    return {
        "ratings": plain(result.ratings),
        "consensus": plain(result.consensus),
        "details": plain(result.details),
        "definition": result.definition,
        "warnings": list(result.warnings),
    }
