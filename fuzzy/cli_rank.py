"""The command ``rank``."""

from __future__ import annotations

from typing import Any

from fuzzy.checks import as_tfns
from fuzzy.cli_fields import check_fields, check_options, plain, read_options
from fuzzy.problem import make_problem
from fuzzy.registry import method_entry, rank


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Rank the alternatives of one request.

    Parameters
    ----------
    request : dict
        `method`, `ratings` A x C x 3 or A x C, `weights` C x 3 or C, `directions` C, and
        `options`, which may be left out.

    Returns
    -------
    dict
        `scores`, `fuzzy_scores`, `ranks`, `higher_is_better`, `details`, `definition`, `warnings`.

    Raises
    ------
    ProblemError
    """
    check_fields(request, "rank", ("method", "ratings", "weights", "directions"), ("options",))
    method = method_entry(request["method"])
    options = read_options(request)
    check_options(options, [option.name for option in method.options], method.name)
    problem = make_problem(
        request["ratings"], as_tfns(request["weights"], "weights", 2), request["directions"]
    )
    ranking = rank(problem, method.name, **options)
    return {
        "scores": plain(ranking.scores),
        "fuzzy_scores": plain(ranking.fuzzy_scores),
        "ranks": plain(ranking.ranks),
        "higher_is_better": ranking.higher_is_better,
        "details": plain(ranking.details),
        "definition": ranking.definition,
        "warnings": list(ranking.warnings),
    }
