"""The command ``defuzzify``."""

from __future__ import annotations

from typing import Any

from fuzzy.checks import choose
from fuzzy.cli_fields import check_fields, check_options, plain, read_options
from fuzzy.defuzzify import DEFUZZIFIERS, defuzzify


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Make the fuzzy numbers of one request plain.

    Raises
    ------
    ProblemError
    """
    check_fields(request, "defuzzify", ("numbers", "method"), ("options",))
    method = choose(request["method"], tuple(DEFUZZIFIERS), "method", "defuzzify")
    options = read_options(request)
    check_options(options, ("alpha",) if method == "total_integral_value" else (), method)
    values = defuzzify(request["numbers"], method, **options)
    return {"values": plain(values), "exact": True, "definition": method, "warnings": []}
