"""Mamdani (and zero-order Sugeno) inference with terms and rules of the user's own.

Mamdani, E. H. & Assilian, S. (1975): a rule's strength is the AND of its memberships times its
weight; its output term is limited to that strength (implication), the limited terms are joined
(aggregation) and the union is made a number (defuzzification). The union is integrated exactly as
the piecewise linear function it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from fuzzy.checks import FloatArray, IntArray, choose, moderate_numbers
from fuzzy.errors import ProblemError
from fuzzy.numbers import as_trapezoid, membership
from fuzzy.outline import (
    Outline,
    bounded_sum,
    cut_off,
    greatest,
    outline_bisector,
    outline_centroid,
    outline_maxima,
    scaled_down,
    union_outline,
)

Terms = Mapping[str, Sequence[float]]


def _mean_of_maxima(outline: Outline) -> float | None:
    ends = outline_maxima(outline)
    return None if ends is None else (ends[0] + ends[1]) / 2


def _smallest_of_maxima(outline: Outline) -> float | None:
    ends = outline_maxima(outline)
    return None if ends is None else ends[0]


def _largest_of_maxima(outline: Outline) -> float | None:
    ends = outline_maxima(outline)
    return None if ends is None else ends[1]


DEFUZZIFIERS: dict[str, Callable[[Outline], float | None]] = {
    "centroid": outline_centroid,
    "bisector": outline_bisector,
    "mean_of_maxima": _mean_of_maxima,
    "smallest_of_maxima": _smallest_of_maxima,
    "largest_of_maxima": _largest_of_maxima,
}
AND_WORDS = ("min", "product")
IMPLICATIONS = {"min": cut_off, "product": scaled_down}
AGGREGATIONS = {"max": greatest, "sum": bounded_sum}
DEFUZZIFICATION_WORDS = (*DEFUZZIFIERS, "weighted_average")


@dataclass(frozen=True)
class Rule:
    """If every named input is its term, then the output is a term.

    Parameters
    ----------
    conditions : mapping of input name to term name
        Joined by AND; an OR is written as two rules.
    then : str
    weight : float, 0..1
        Multiplies the rule's strength.
    """

    conditions: Mapping[str, str]
    then: str
    weight: float = 1.0


@dataclass(frozen=True, eq=False)
class InferenceResult:
    """Answers of a rule base at P points.

    Parameters
    ----------
    values : list of float or None, length P
        None where no rule fires.
    strengths : ndarray, shape (P, R)
        Strength of every rule.
    activations : ndarray, shape (P, T)
        Strength of every output term, the greatest of its rules.
    exact : bool
        Always True: the outline is integrated, not sampled.
    definition : str
    warnings : tuple of str
    """

    values: list[float | None]
    strengths: FloatArray
    activations: FloatArray
    exact: bool
    definition: str
    warnings: tuple[str, ...] = field(default=())


def infer(
    inputs: Mapping[str, Terms],
    universe: Sequence[float],
    output_terms: Terms,
    rules: Sequence[Rule],
    points: object,
    *,
    conjunction: str = "min",
    implication: str = "min",
    aggregation: str = "max",
    defuzzification: str = "centroid",
) -> InferenceResult:
    """Answer a rule base at many points.

    Parameters
    ----------
    inputs : mapping of input name to terms
        A term is 3 (triangle) or 4 (trapezoid) ascending numbers; a plain number x means x, x, x.
    universe : (lowest, highest)
        Range of the output; what terms have outside of it does not count.
    output_terms : mapping of term name to 3 or 4 numbers
    rules : sequence of Rule
    points : array_like, shape (P, number of inputs)
        Values in the order of `inputs`.
    conjunction : {"min", "product"}
    implication : {"min", "product"}
        The term is cut off at, or scaled by, the strength.
    aggregation : {"max", "sum"}
        Sum is bounded by 1.
    defuzzification : {"centroid", "bisector", "mean_of_maxima", "smallest_of_maxima", \
"largest_of_maxima", "weighted_average"}
        weighted_average is zero-order Sugeno: the mean of the middles of the cores, weighted by
        the rules' strengths.

    Raises
    ------
    ProblemError
    """
    choose(conjunction, AND_WORDS, "and", "infer")
    choose(implication, tuple(IMPLICATIONS), "implication", "infer")
    choose(aggregation, tuple(AGGREGATIONS), "aggregation", "infer")
    choose(defuzzification, DEFUZZIFICATION_WORDS, "defuzzification", "infer")
    low, high = _checked_universe(universe)
    terms = _term_table(output_terms, "output.terms")
    input_terms = {name: _term_table(table, f"inputs.{name}") for name, table in inputs.items()}
    places = _checked_points(points, input_terms)
    consequents = _consequents(rules, terms)
    strengths = _rule_strengths(rules, input_terms, places, conjunction)
    activations = np.zeros((len(places), len(terms)))
    for r, term in enumerate(consequents):
        np.maximum(activations[:, term], strengths[:, r], out=activations[:, term])
    shapes = np.stack(list(terms.values()))
    if defuzzification == "weighted_average":
        values = _weighted_averages(strengths, shapes[consequents])
    else:
        defuzzify = DEFUZZIFIERS[defuzzification]
        values = [
            defuzzify(
                union_outline(
                    shapes,
                    activation,
                    (low, high),
                    IMPLICATIONS[implication],
                    AGGREGATIONS[aggregation],
                )
            )
            for activation in activations
        ]
    return InferenceResult(
        values=values,
        strengths=strengths,
        activations=activations,
        exact=True,
        definition=_definition(conjunction, implication, aggregation, defuzzification),
        warnings=_warnings(values, strengths),
    )


def _rule_strengths(
    rules: Sequence[Rule],
    inputs: Mapping[str, Mapping[str, FloatArray]],
    points: FloatArray,
    conjunction: str,
) -> FloatArray:
    """Return the strength (P, R) of every rule at every point."""
    join = np.minimum if conjunction == "min" else np.multiply
    column = {name: k for k, name in enumerate(inputs)}
    memberships = {
        (name, term): membership(points[:, column[name]], shape.tolist())
        for name, table in inputs.items()
        for term, shape in table.items()
    }
    strengths = np.empty((len(points), len(rules)))
    for r, rule in enumerate(rules):
        _check_conditions(rule, r, inputs)
        parts = [memberships[condition] for condition in rule.conditions.items()]
        joined = parts[0]
        for part in parts[1:]:
            joined = join(joined, part)
        strengths[:, r] = joined * rule.weight
    return strengths


def _weighted_averages(strengths: FloatArray, shapes: FloatArray) -> list[float | None]:
    """Return sum(strength x middle of the core) / sum(strength) over the rules."""
    totals = strengths.sum(axis=1)
    sums = strengths @ ((shapes[:, 1] + shapes[:, 2]) / 2)
    return [
        float(value / total) if total > 0 else None
        for value, total in zip(sums, totals, strict=True)
    ]


def _definition(conjunction: str, implication: str, aggregation: str, defuzzification: str) -> str:
    """Return the sentence that names the options taken."""
    joined = "" if conjunction == "min" else f", and by {conjunction}"
    if defuzzification == "weighted_average":
        return f"zero-order Sugeno{joined or ', and by min'}, weighted_average"
    return f"Mamdani {implication}-{aggregation}{joined}, {defuzzification}"


def _warnings(values: Sequence[float | None], strengths: FloatArray) -> tuple[str, ...]:
    """Return a sentence for every point without a value."""
    return tuple(
        f"points[{p}]: no rule fires, so there is no value"
        if not strengths[p].any()
        else f"points[{p}]: the terms that fire have no area in the universe, so there is no value"
        for p, value in enumerate(values)
        if value is None
    )


def _checked_universe(universe: Sequence[float]) -> tuple[float, float]:
    """Return the ends of the universe."""
    ends = moderate_numbers(universe, "output.universe")
    if ends.shape != (2,) or not ends[0] < ends[1]:
        raise ProblemError("output.universe: expected [lowest, highest] with lowest below highest")
    return float(ends[0]), float(ends[1])


def _term_table(terms: Terms, where: str) -> dict[str, FloatArray]:
    """Return terms as trapezoids of shape (4,)."""
    table = {}
    for name, given in terms.items():
        points = moderate_numbers(given, f"{where}.{name}")
        if points.ndim == 0:
            points = np.repeat(points, 3)
        if points.shape not in ((3,), (4,)) or np.any(np.diff(points) < 0):
            raise ProblemError(f"{where}.{name}: expected 3 or 4 numbers in ascending order")
        table[name] = as_trapezoid(points)
    if not table:
        raise ProblemError(f"{where}: empty; expected at least one term")
    return table


def _checked_points(points: object, inputs: Mapping[str, object]) -> FloatArray:
    """Return the points as an array (P, number of inputs)."""
    if not inputs:
        raise ProblemError("inputs: empty; expected at least one input")
    places = moderate_numbers(points, "points")
    if places.ndim != 2 or places.shape[1] != len(inputs) or not len(places):
        raise ProblemError(
            f"points: shape {list(places.shape)}; expected a list of points "
            f"with {len(inputs)} values each, in the order of the inputs"
        )
    return places


def _consequents(rules: Sequence[Rule], terms: Mapping[str, FloatArray]) -> IntArray:
    """Return the index of every rule's output term."""
    if not rules:
        raise ProblemError("rules: empty; expected at least one rule")
    names = list(terms)
    for r, rule in enumerate(rules):
        if rule.then not in names:
            raise ProblemError(
                f"rules[{r}].then: {rule.then!r} is not a term of the output; "
                f"expected one of {', '.join(names)}"
            )
        if not 0 <= rule.weight <= 1:
            raise ProblemError(f"rules[{r}].weight: {rule.weight}; expected a number from 0 to 1")
    return np.array([names.index(rule.then) for rule in rules], dtype=np.int64)


def _check_conditions(
    rule: Rule, index: int, inputs: Mapping[str, Mapping[str, FloatArray]]
) -> None:
    """Refuse a rule without conditions, or with an input or term that does not exist."""
    if not rule.conditions:
        raise ProblemError(f"rules[{index}].if: empty; expected at least one input and its term")
    for name, term in rule.conditions.items():
        if name not in inputs:
            raise ProblemError(
                f"rules[{index}].if: {name!r} is not an input; expected one of {', '.join(inputs)}"
            )
        if term not in inputs[name]:
            raise ProblemError(
                f"rules[{index}].if.{name}: {term!r} is not a term of {name}; "
                f"expected one of {', '.join(inputs[name])}"
            )
