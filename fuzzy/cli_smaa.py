"""The command ``smaa``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.checks import BoolArray, as_benefit, as_numbers, index_text
from fuzzy.cli_fields import check_fields, check_options, plain, read_number, read_options
from fuzzy.errors import ProblemError
from fuzzy.problem import make_problem
from fuzzy.registry import METHODS, fill_options, method_entry
from fuzzy.robustness.evaluate import Evaluator
from fuzzy.robustness.holistic import holistic_acceptability, meta_weights
from fuzzy.robustness.models import AdditiveModel, Model, method_model
from fuzzy.robustness.smaa import Smaa, smaa
from fuzzy.robustness.value_laws import ValueLaw, interval_values, triangular_values
from fuzzy.robustness.weight_laws import (
    UniformWeights,
    WeightLaw,
    around_weights,
    bounded_weights,
    ordered_weights,
)

_OPTIONAL = ("directions", "weights", "samples", "seed", "method", "options")
_OWN_OPTIONS = ("meta_weights", "error")
_WEIGHT_LAWS = ("uniform", "order", "bounds", "around")


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Simulate one request, or weigh acceptabilities that are already known.

    Parameters
    ----------
    request : dict
        `values` A x C (numbers or ``[lo, hi]``), or `ratings` A x C x 3 with `directions`, or
        `rank_acceptability` A x A; and what :data:`_OPTIONAL` names.

    Raises
    ------
    ProblemError
    """
    given = [name for name in ("values", "ratings", "rank_acceptability") if name in request]
    if len(given) > 1:
        raise ProblemError(f"{given[1]}: {given[0]} is given too; expected one of them")
    if given == ["rank_acceptability"]:
        return _holistic_alone(request)
    check_fields(request, "smaa", given or ["values"], _OPTIONAL)
    options = read_options(request)
    law, benefit = _values(request)
    model = _model(request, options, law, benefit)
    kind = options.get("meta_weights")
    if kind is not None:
        meta_weights(kind, law.shape[0])
    error = options.get("error")
    found = smaa(
        model,
        _weight_law(request.get("weights", "uniform"), law.shape[1]),
        samples=request.get("samples", 10_000),
        seed=request.get("seed", 0),
        error=None if error is None else read_number(error, "options.error", 0.0, 1.0),
    )
    return _as_answer(found, kind)


def _holistic_alone(request: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a request that brings its own rank acceptabilities."""
    check_fields(request, "smaa", ["rank_acceptability"], ["options"])
    options = read_options(request)
    check_options(options, ["meta_weights"], "smaa")
    table = as_numbers(request["rank_acceptability"], "rank_acceptability")
    if table.ndim != 2 or table.shape[0] != table.shape[1] or not table.size:
        raise ProblemError(
            f"rank_acceptability: shape {list(table.shape)}; expected as many places as "
            "alternatives"
        )
    outside = np.argwhere((table < 0) | (table > 1))
    if len(outside):
        raise ProblemError(
            f"rank_acceptability{index_text(outside[0])}: expected a number from 0 to 1"
        )
    kind = options.get("meta_weights", "linear")
    return {
        "holistic": plain(holistic_acceptability(table, kind)),
        "definition": f"holistic acceptability, {_meta_name(kind)} meta weights",
        "warnings": [],
    }


def _values(request: Mapping[str, Any]) -> tuple[ValueLaw, BoolArray]:
    """Return the law of the values and, per criterion, whether more is better."""
    if "ratings" in request:
        law: ValueLaw = triangular_values(request["ratings"])
        if "directions" not in request:
            raise ProblemError("directions: missing; expected it beside ratings")
        return law, as_benefit(request["directions"], law.shape[1])
    law = interval_values(request["values"])
    benefit = np.ones(law.shape[1], dtype=np.bool_)
    if "directions" in request:
        benefit = as_benefit(request["directions"], law.shape[1])
    if not benefit.all():
        raise ProblemError(
            f'directions[{int(np.argmin(benefit))}]: "cost" beside values, of which higher is '
            'better; expected "benefit", or ratings in place of values'
        )
    return law, benefit


def _model(
    request: Mapping[str, Any], options: Mapping[str, Any], law: ValueLaw, benefit: BoolArray
) -> Model:
    """Return what ranks: the additive model or a registered method."""
    name = request.get("method", "additive")
    if name == "additive":
        check_options(options, _OWN_OPTIONS, "smaa")
        return AdditiveModel(law, np.where(benefit, 1.0, -1.0))
    if not isinstance(name, str) or name not in METHODS:
        raise ProblemError(
            f"unknown method {name!r} for smaa: expected one of additive, {', '.join(METHODS)}"
        )
    own = {key: value for key, value in options.items() if key not in _OWN_OPTIONS}
    fill_options(method_entry(name), own)
    table = law.draw(np.random.default_rng(0), 1)[0]
    problem = make_problem(table, np.ones(law.shape[1]), benefit)
    return method_model(Evaluator(problem, name, own), law)


def _weight_law(value: Any, count: int) -> WeightLaw:
    """Return the law of the weights that a request describes."""
    if value == "uniform":
        return UniformWeights(count)
    if isinstance(value, dict) and len(value) == 1:
        ((name, data),) = value.items()
        if name == "order":
            return ordered_weights(data, count)
        if name == "bounds":
            return bounded_weights(data, count)
        if name == "around":
            return around_weights(data)
    found = list(value) if isinstance(value, dict) else value
    raise ProblemError(
        f"unknown weights {found!r} for smaa: expected one of {', '.join(_WEIGHT_LAWS)}"
    )


def _as_answer(found: Smaa, kind: Any) -> dict[str, Any]:
    """Return the answer's fields; holistic only where meta weights were asked for."""
    fields = {
        "rank_acceptability": found.rank_acceptability,
        "central_weights": found.central_weights,
        "confidence": found.confidence,
        "pairwise": found.pairwise,
        "standard_error": found.standard_error,
        "ranking_entropy": found.ranking_entropy,
        "expected_rank": found.expected_rank,
        "samples": found.samples,
        "definition": found.definition,
        "warnings": found.warnings,
    }
    if kind is not None:
        fields["holistic"] = holistic_acceptability(found.rank_acceptability, kind)
        fields["definition"] = f"{found.definition}; {_meta_name(kind)} meta weights"
    return {name: plain(value) for name, value in fields.items()}


def _meta_name(kind: Any) -> str:
    """Return the meta weights' own word."""
    return kind if isinstance(kind, str) else "given"
