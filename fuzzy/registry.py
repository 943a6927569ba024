"""The list of ranking methods: one entry each, with everything a page needs to tell about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from fuzzy.checks import LARGEST, FloatArray
from fuzzy.errors import ProblemError
from fuzzy.problem import Problem
from fuzzy.ranking import Detail, Ranking, mean_ranks


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a method's own function hands back; always a batch, S first.

    Parameters
    ----------
    scores : ndarray, shape (S, A)
    definition : str
    fuzzy_scores : ndarray, shape (S, A, 3), or None
    details : mapping of str to Detail
        Arrays whose first axis is S; lists hold one item per scenario.
    warnings : tuple of str
    """

    scores: FloatArray
    definition: str
    fuzzy_scores: FloatArray | None = None
    details: Mapping[str, Detail] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Option:
    """One option of a method.

    Parameters
    ----------
    name : str
    default : object
    words : tuple of str
        Allowed words, the default first; empty if none.
    interval : (lowest, highest) or None
        Ends of the allowed numbers; None if no number is allowed.
    about_en, about_fa : str
    free : bool
        The method checks the value itself (lists and tables).
    """

    name: str
    default: object
    words: tuple[str, ...] = ()
    interval: tuple[float, float] | None = None
    about_en: str = ""
    about_fa: str = ""
    free: bool = False

    def check(self, value: object, method: str) -> object:
        """Return `value` if it is allowed, else refuse it in a sentence."""
        if self.free or (isinstance(value, str) and value in self.words):
            return value
        expected = [", ".join(self.words)] if self.words else []
        if self.interval is not None:
            low, high = self.interval[0], min(self.interval[1], LARGEST)
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if is_number and low <= value <= high:  # type: ignore[operator]
                return float(value)  # type: ignore[arg-type]
            expected.append(f"a number from {low:g} to {high:g}")
        raise ProblemError(
            f"unknown {self.name} {value!r} for {method}: expected one of {' or '.join(expected)}"
        )


@dataclass(frozen=True, eq=False)
class Method:
    """Registry entry of a ranking method.

    Parameters
    ----------
    name : str
        Key used in code, JSON and addresses.
    title_en, title_fa : str
    source : str
        The paper whose definition is taken: authors, year, title, journal.
    doi : str or None
    definition_en, definition_fa : str
        The method in one sentence.
    run : callable
        ``run(problem, options) -> Outcome``; gets every option, defaults filled in.
    higher_is_better : bool
    options : tuple of Option
    weaknesses_en, weaknesses_fa : str
        Known weaknesses (rank reversal, compensation ...) in a sentence.
    pairwise : bool
        Whether the cost grows with the square of the number of alternatives.
    absolute : bool
        Whether an alternative's score depends on its own ratings and the weights alone, so that
        adding or removing others never changes it.
    """

    name: str
    title_en: str
    title_fa: str
    source: str
    doi: str | None
    definition_en: str
    definition_fa: str
    run: Callable[[Problem, Mapping[str, Any]], Outcome]
    higher_is_better: bool = True
    options: tuple[Option, ...] = ()
    weaknesses_en: str = ""
    weaknesses_fa: str = ""
    pairwise: bool = False
    absolute: bool = False


METHODS: dict[str, Method] = {}


def register(method: Method) -> Method:
    """Add a method to the list; its name must be new (else ValueError)."""
    if method.name in METHODS:
        raise ValueError(f"method {method.name!r} is registered already")
    METHODS[method.name] = method
    return method


def rank(problem: Problem, method: str = "mamdani", **options: Any) -> Ranking:
    """Rank the alternatives of a problem.

    Parameters
    ----------
    problem : Problem
    method : str
        A key of :data:`METHODS`.
    **options
        The method's own options; unknown names or words are refused.

    Returns
    -------
    Ranking
        Arrays carry a leading axis S exactly if the problem's weights do.

    Raises
    ------
    ProblemError
    """
    entry = method_entry(method)
    filled = fill_options(entry, options)
    outcome = scored(problem, entry, filled)
    return _as_ranking(entry, outcome, filled, batch=problem.is_batch)


def scored(problem: Problem, entry: Method, options: Mapping[str, Any]) -> Outcome:
    """Return what a method finds, without the places.

    Parameters
    ----------
    problem : Problem
    entry : Method
    options : mapping
        All of the method's options, as :func:`fill_options` returns them.

    Raises
    ------
    ProblemError
    """
    with np.errstate(all="ignore"):
        outcome = entry.run(problem, options)
    _require_finite(outcome, entry.name)
    return outcome


def method_entry(method: object) -> Method:
    """Return the registry entry of a method, refusing a name that is not offered (ProblemError)."""
    entry = METHODS.get(method) if isinstance(method, str) else None
    if entry is None:
        raise ProblemError(
            f"unknown method {method!r} for rank: expected one of {', '.join(METHODS)}"
        )
    return entry


def _require_finite(outcome: Outcome, method: str) -> None:
    """Refuse a result that left the range of floating point."""
    for result in (outcome.scores, outcome.fuzzy_scores):
        if result is not None and not np.isfinite(result).all():
            raise ProblemError(
                f"ratings, weights: sizes too far apart for {method}; expected numbers whose "
                "products and quotients stay within floating point"
            )


def fill_options(method: Method, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return all options of `method`, the given ones checked, the others at their default.

    Raises
    ------
    ProblemError
        If an option or its value is not known to the method.
    """
    known = {option.name: option for option in method.options}
    for name in given:
        if name not in known:
            expected = ", ".join(known) or "none"
            raise ProblemError(
                f"unknown option {name!r} for {method.name}: expected one of {expected}"
            )
    return {
        name: option.check(given[name], method.name) if name in given else option.default
        for name, option in known.items()
    }


def _as_ranking(
    method: Method, outcome: Outcome, options: Mapping[str, object], *, batch: bool
) -> Ranking:
    """Package an outcome; a single weighting loses the leading axis."""
    ranks = mean_ranks(outcome.scores, higher_is_better=method.higher_is_better)
    fuzzy_scores = outcome.fuzzy_scores
    details = dict(outcome.details)
    if not batch:
        details = {
            name: Detail(_first(detail.value), detail.caption, detail.symbol)
            for name, detail in details.items()
        }
    return Ranking(
        method=method.name,
        scores=outcome.scores if batch else outcome.scores[0],
        fuzzy_scores=fuzzy_scores if batch or fuzzy_scores is None else fuzzy_scores[0],
        ranks=ranks if batch else ranks[0],
        higher_is_better=method.higher_is_better,
        details=details,
        definition=outcome.definition,
        warnings=outcome.warnings,
        options=options,
    )


def _first(value: Any) -> Any:
    """Return the only scenario's value."""
    return None if value is None else value[0]
