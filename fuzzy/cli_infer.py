"""The command ``infer``."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzy.cli_fields import check_fields, check_options, plain, read_number, read_options
from fuzzy.errors import ProblemError
from fuzzy.inference import InferenceResult, Rule, infer

OPTIONS = ("and", "implication", "aggregation", "defuzzification")


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Answer a rule base at the points of one request.

    Raises
    ------
    ProblemError
    """
    check_fields(request, "infer", ("inputs", "output", "rules", "points"), ("options",))
    options = read_options(request)
    check_options(options, OPTIONS, "infer")
    output = _object(request["output"], "output")
    check_fields(output, "output", ("universe", "terms"))
    terms = _object(output["terms"], "output.terms")
    inputs = {
        name: _object(table, f"inputs.{name}")
        for name, table in _object(request["inputs"], "inputs").items()
    }
    renamed = {"conjunction" if name == "and" else name: word for name, word in options.items()}
    result = infer(
        inputs, output["universe"], terms, _rules(request["rules"]), request["points"], **renamed
    )
    return _as_answer(result, list(terms))


def _as_answer(result: InferenceResult, names: list[str]) -> dict[str, Any]:
    """Write a result in the words of the command line."""
    return {
        "values": plain(result.values),
        "activations": [dict(zip(names, row, strict=True)) for row in plain(result.activations)],
        "fired": [
            [{"rule": int(r), "strength": float(row[r])} for r in np.flatnonzero(row > 0)]
            for row in result.strengths
        ],
        "exact": result.exact,
        "definition": result.definition,
        "warnings": list(result.warnings),
    }


def _rules(value: Any) -> list[Rule]:
    """Read the list of rules."""
    if not isinstance(value, list):
        raise ProblemError("rules: expected a list of rules")
    rules = []
    for r, item in enumerate(value):
        where = f"rules[{r}]"
        rule = _object(item, where)
        check_fields(rule, where, ("if", "then"), ("weight",))
        conditions = _object(rule["if"], f"{where}.if")
        for name, term in (*conditions.items(), ("then", rule["then"])):
            if not isinstance(term, str):
                raise ProblemError(f"{where}: {name} is {term!r}; expected the name of a term")
        weight = read_number(rule.get("weight", 1), f"{where}.weight", 0, 1)
        rules.append(Rule(conditions, rule["then"], weight))
    return rules


def _object(value: Any, field: str) -> dict[str, Any]:
    """Return a JSON object, refusing anything else."""
    if not isinstance(value, dict):
        raise ProblemError(f"{field}: {type(value).__name__} found; expected an object")
    return value
