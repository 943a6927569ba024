"""The command ``weights``."""

from __future__ import annotations

from typing import Any

from fuzzy.cli_fields import check_fields, plain, read_options
from fuzzy.weighting import weigh, weighting_entry


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Weigh the criteria of one request.

    Parameters
    ----------
    request : dict
        `method`, the data it needs, and `options`, which may be left out.

    Returns
    -------
    dict
        `weights`, `fuzzy_weights`, `consistency`, `details`, `definition`, `warnings`.

    Raises
    ------
    ProblemError
    """
    if "method" not in request:
        check_fields(request, "weights", ("method",), tuple(request))
    method = weighting_entry(request["method"])
    check_fields(request, method.name, ("method", *method.fields), (*method.tolerated, "options"))
    data = {name: request[name] for name in method.fields}
    weighting = weigh(method.name, data, **read_options(request))
    return {
        "weights": plain(weighting.weights),
        "fuzzy_weights": plain(weighting.fuzzy_weights),
        "consistency": plain(weighting.consistency),
        "details": plain(weighting.details),
        "definition": weighting.definition,
        "warnings": list(weighting.warnings),
    }
