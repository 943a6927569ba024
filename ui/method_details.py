"""The intermediate quantities of a ranking as tables: by cluster, dimension, word, criterion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
import pandas as pd

from data import Dataset
from fuzzy import Problem, Ranking
from fuzzy.ranking import Detail
from ui import format as fmt
from ui.charts import place_text
from ui.fields import distinct
from ui.i18n import Words, message_ids
from ui.markdown import plain
from ui.reasons import term_names

DIGITS: Final = 3
AXES: Final[dict[str, tuple[str, ...]]] = {
    "dimension_scores": ("cluster", "dimension", "fuzzy"),
    "dimension_values": ("cluster", "dimension"),
    "dimension_shares": ("dimension",),
    "activations": ("cluster", "term"),
    "alpha_cuts": ("cluster", "level", "ends"),
    "border": ("criterion", "fuzzy"),
    "theoretical": ("criterion", "fuzzy"),
    "bounds": ("criterion", "ends"),
    "distances": ("cluster", "criterion", "fuzzy"),
    "compromise_set": ("members",),
}
"""What the axes of a quantity stand for, where it is not one number or TFN for each cluster."""

PLACES: Final = "ranks_"
"""How the names of quantities that are places begin."""

LEVELS: Final = "alphas"
"""A quantity that only names the levels of another one."""


@dataclass(frozen=True)
class DetailTable:
    """A table of quantities; ``title`` is empty where the headings say it all."""

    title: str
    frame: pd.DataFrame


@dataclass(frozen=True)
class _Case:
    """What a table is made from; `order` has the clusters best first."""

    ranking: Ranking
    dataset: Dataset
    words: Words
    order: Sequence[int]

    def names_of_clusters(self) -> list[str]:
        """Return the names of the clusters in order of place."""
        clusters = [self.dataset.clusters[index] for index in self.order]
        return [plain(cluster.name[self.words.lang]) for cluster in clusters]


def detail_tables(
    ranking: Ranking, problem: Problem, dataset: Dataset, words: Words
) -> tuple[DetailTable, ...]:
    """Return the working of a ranking.

    Parameters
    ----------
    ranking : Ranking
        Of one weighting.
    problem : Problem
        What was ranked, all clusters of the data set in its order.
    dataset : Dataset
    words : Words

    Returns
    -------
    tuple of DetailTable
        First what there is one of for each cluster, best cluster first; then the rest.
    """
    numbers = [cluster.number for cluster in dataset.clusters]
    order = sorted(range(problem.n_alternatives), key=lambda i: (ranking.ranks[i], numbers[i]))
    case = _Case(ranking, dataset, words, order)
    kinds = {name: _axes(detail.value, name) for name, detail in ranking.details.items()}
    tables = [_by_cluster(case, [n for n, axes in kinds.items() if axes[:1] == ("cluster",)])]
    makers: dict[str, Callable[[_Case, str], DetailTable]] = {
        "dimension": _by_dimension,
        "term": _by_term,
        "level": _by_level,
        "criterion": _by_criterion_of_the_first,
    }
    for name, axes in kinds.items():
        if len(axes) > 1 and axes[0] == "cluster" and axes[1] in makers:
            tables.append(makers[axes[1]](case, name))
        elif axes[:1] == ("criterion",):
            tables.append(_criteria_table(case, _meaning(case, name), _value(case, name)))
    single = [n for n, axes in kinds.items() if axes in ((), ("members",), ("dimension",))]
    if single:
        tables.append(_single_table(case, [name for name in single if name != LEVELS]))
    return tuple(table for table in tables if len(table.frame))


def meaning_of(method: str, name: str, detail: Detail, words: Words) -> str:
    """Return what a quantity is, with the paper's symbol; in English where no words are known."""
    key = f"detail-{method}-{name}"
    meaning = words(key) if key in _keys(words.lang) else detail.caption
    return words("detail-heading", meaning=meaning, symbol=detail.symbol)


def number_text(value: Any, lang: str) -> str:
    """Write one number of a working."""
    return fmt.number(float(value), DIGITS, lang)


def fuzzy_text(value: Any, words: Words) -> str:
    """Write a TFN."""
    low, peak, high = (number_text(part, words.lang) for part in value)
    return words("fuzzy-number", low=low, peak=peak, high=high)


def ends_text(value: Any, words: Words) -> str:
    """Write an interval."""
    low, high = (number_text(part, words.lang) for part in value)
    return words("fuzzy-interval", low=low, high=high)


@cache
def _keys(lang: str) -> frozenset[str]:
    """Return the keys of a language, read once."""
    return frozenset(message_ids(lang))


def _axes(value: object, name: str) -> tuple[str, ...]:
    """Return what the axes of a quantity stand for."""
    if name in AXES:
        return AXES[name]
    if name == LEVELS or np.ndim(np.asarray(value, dtype=np.float64)) == 0:
        return ()
    return ("cluster", "fuzzy") if np.ndim(np.asarray(value)) == 2 else ("cluster",)


def _value(case: _Case, name: str) -> Any:
    """Return a quantity."""
    return case.ranking.details[name].value


def _meaning(case: _Case, name: str) -> str:
    """Return what a quantity is."""
    return meaning_of(case.ranking.method, name, case.ranking.details[name], case.words)


def _by_cluster(case: _Case, names: Sequence[str]) -> DetailTable:
    """Return everything there is one of for each cluster."""
    words = case.words
    columns: dict[str, list[str]] = {
        words("col-cluster"): case.names_of_clusters(),
        words("col-score"): [number_text(case.ranking.scores[i], words.lang) for i in case.order],
    }
    for name in names:
        value = _value(case, name)
        axes = _axes(value, name)
        if name.startswith(PLACES):
            columns[_meaning(case, name)] = [place_text(value[i], words.lang) for i in case.order]
        elif axes == ("cluster",):
            columns[_meaning(case, name)] = [number_text(value[i], words.lang) for i in case.order]
        elif axes == ("cluster", "fuzzy"):
            columns[_meaning(case, name)] = [fuzzy_text(value[i], words) for i in case.order]
    known = 2
    frame = pd.DataFrame(columns).set_index(words("col-cluster"))
    return DetailTable("", frame if len(columns) > known else frame.iloc[:0])


def _by_dimension(case: _Case, name: str) -> DetailTable:
    """Return a quantity with a column for each dimension."""
    headings = [plain(each.name[case.words.lang]) for each in case.dataset.dimensions]
    return _crossed(case, name, headings)


def _by_term(case: _Case, name: str) -> DetailTable:
    """Return a quantity with a column for each word."""
    headings = [plain(term) for term in term_names(case.dataset, case.words.lang)]
    return _crossed(case, name, headings)


def _by_level(case: _Case, name: str) -> DetailTable:
    """Return intervals with a column for each level of membership."""
    levels = [fmt.natural(float(level), case.words.lang) for level in _value(case, LEVELS)]
    return _crossed(case, name, [f"α = {level}" for level in levels])


def _crossed(case: _Case, name: str, headings: Sequence[str]) -> DetailTable:
    """Return a quantity with a row for each cluster and a column for each heading."""
    write = _writer(_axes(None, name)[2:], case.words)
    value = _value(case, name)
    rows = [[write(value[i][k]) for k in range(len(headings))] for i in case.order]
    frame = pd.DataFrame(rows, columns=distinct(list(headings)))
    frame.insert(0, case.words("col-cluster"), case.names_of_clusters())
    return DetailTable(_meaning(case, name), frame.set_index(case.words("col-cluster")))


def _by_criterion_of_the_first(case: _Case, name: str) -> DetailTable:
    """Return a quantity of the first cluster, a row for each sub-criterion."""
    first = case.order[0]
    title = case.words(
        "method-details-of",
        meaning=_meaning(case, name),
        name=case.dataset.clusters[first].name[case.words.lang],
    )
    return _criteria_table(case, title, _value(case, name)[first])


def _criteria_table(case: _Case, title: str, value: Any) -> DetailTable:
    """Return TFNs or intervals, a row for each sub-criterion."""
    words = case.words
    write = _writer(("fuzzy",) if len(value[0]) == 3 else ("ends",), words)
    rows = [
        {
            words("col-criterion"): plain(criterion.name[words.lang]),
            words("col-value"): write(value[j]),
        }
        for j, criterion in enumerate(case.dataset.criteria)
    ]
    return DetailTable(title, pd.DataFrame(rows).set_index(words("col-criterion")))


def _single_table(case: _Case, names: Sequence[str]) -> DetailTable:
    """Return what there is only one of: numbers, shares of dimensions, sets of clusters."""
    words = case.words
    rows = [
        {
            words("col-meaning"): plain(_meaning(case, name)),
            words("col-value"): plain(_single_text(case, name)),
        }
        for name in names
    ]
    frame = pd.DataFrame(rows, columns=[words("col-meaning"), words("col-value")])
    return DetailTable("", frame.set_index(words("col-meaning")))


def _single_text(case: _Case, name: str) -> str:
    """Write a number, the shares of the dimensions, or the members of a set."""
    lang, value = case.words.lang, _value(case, name)
    axes = _axes(value, name)
    if axes == ("members",):
        return case.words.join([case.dataset.clusters[i].name[lang] for i in value])
    if axes == ("dimension",):
        shares = zip(case.dataset.dimensions, value, strict=True)
        return case.words.join([f"{d.name[lang]} {fmt.percent(s, lang, 1)}" for d, s in shares])
    return number_text(value, lang)


def _writer(axes: tuple[str, ...], words: Words) -> Callable[[Any], str]:
    """Return how a cell with these remaining axes is written."""
    if axes == ("fuzzy",):
        return lambda value: fuzzy_text(value, words)
    if axes == ("ends",):
        return lambda value: ends_text(value, words)
    return lambda value: number_text(value, words.lang)
