"""The ranking as a page shows it: rows in order, beside the baseline, after the filters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import fuzzy
from data import Dataset
from data.overlay import overlaid
from data.records import TFN, Cluster
from fuzzy.orientation import reverse_costs
from ui.method_options import Options
from ui.scenario import Scenario, Setting, Weights, default_scenario

FEWEST_DIGITS = 1
MOST_DIGITS = 6


@dataclass(frozen=True)
class Row:
    """One cluster on the board.

    ``low`` and ``high`` are the ends of the fuzzy score, None where the method gives none;
    ``rise`` is how many places it gained since the baseline.
    """

    cluster: Cluster
    score: float
    low: float | None
    high: float | None
    place: float
    baseline_score: float
    baseline_place: float

    @property
    def rise(self) -> float:
        """Places gained since the baseline; negative for places lost."""
        return self.baseline_place - self.place


@dataclass(frozen=True, eq=False)
class Board:
    """A ranking ready to be drawn.

    Attributes
    ----------
    rows : tuple of Row
        All clusters, best first.
    shown : tuple of Row
        Those that pass the filters; their places are those among all.
    problem, ranking
        What was computed, for explanations.
    comparable : bool
        Whether the baseline was computed with the same method, so that scores can be compared.
    digits : int
        Decimals that a score deserves.
    """

    rows: tuple[Row, ...]
    shown: tuple[Row, ...]
    problem: fuzzy.Problem
    ranking: fuzzy.Ranking
    comparable: bool
    digits: int

    @property
    def leader(self) -> Row:
        """The first row of all."""
        return self.rows[0]

    def row(self, cluster: str) -> Row:
        """Return the row of a cluster."""
        return next(row for row in self.rows if row.cluster.id == cluster)


def problem_of(dataset: Dataset, weights: Weights) -> fuzzy.Problem:
    """Return the problem of given weights, costs reversed on the rating scale."""
    dimensions = {d.id: weights[d.id] for d in dataset.dimensions}
    criteria = {c.id: weights[c.id] for c in dataset.criteria}
    return reverse_costs(dataset.problem(dimensions, criteria))


def solve(dataset: Dataset, setting: Setting) -> tuple[fuzzy.Problem, fuzzy.Ranking]:
    """Return the problem of a setting and its ranking; the last few are remembered.

    Raises
    ------
    fuzzy.ProblemError
        If the method cannot rank this problem.
    """
    return _solve(dataset, setting.method, setting.options, tuple(setting.weights.items()))


@lru_cache(maxsize=32)
def _solve(
    dataset: Dataset, method: str, options: Options, weights: tuple[tuple[str, TFN], ...]
) -> tuple[fuzzy.Problem, fuzzy.Ranking]:
    problem = problem_of(dataset, dict(weights))
    return problem, fuzzy.rank(problem, method, **dict(options))


def make_board(dataset: Dataset, scenario: Scenario) -> Board:
    """Rank the clusters under a scenario and its baseline.

    Raises
    ------
    fuzzy.ProblemError
        If the method cannot rank this problem.
    """
    baseline = scenario.baseline or default_scenario(dataset).setting
    problem, ranking = solve(dataset, scenario.setting)
    _, before = solve(_tables_before(dataset, scenario), baseline)
    rows = tuple(
        _row(cluster, index, ranking, before) for index, cluster in enumerate(dataset.clusters)
    )
    ordered = tuple(sorted(rows, key=lambda row: (row.place, row.cluster.number)))
    return Board(
        rows=ordered,
        shown=tuple(row for row in ordered if _passes(row.cluster, scenario, dataset)),
        problem=problem,
        ranking=ranking,
        comparable=(baseline.method, baseline.options)
        == (scenario.setting.method, scenario.setting.options),
        digits=_digits([row.score for row in rows]),
    )


def _tables_before(dataset: Dataset, scenario: Scenario) -> Dataset:
    """Return the tables of the baseline: the shipped one has the ratings of the tables.

    Candidates stay, with the ratings that they were given, so that both rank the same clusters.
    """
    overlay = scenario.overlay
    if scenario.baseline is not None or not overlay.ratings:
        return dataset
    candidates = {cluster.id for cluster in overlay.clusters}
    kept = tuple(rating for rating in overlay.ratings if rating.cluster in candidates)
    return overlaid(dataset, replace(overlay, ratings=kept))


def _digits(scores: Sequence[float]) -> int:
    """Return the decimals that show a hundredth of the distance from the last to the first."""
    spread = max(scores) - min(scores)
    if spread <= 0:
        return FEWEST_DIGITS
    return min(MOST_DIGITS, max(FEWEST_DIGITS, math.ceil(-math.log10(spread / 100))))


def _row(cluster: Cluster, index: int, now: fuzzy.Ranking, before: fuzzy.Ranking) -> Row:
    """Put together the row of the alternative at `index`."""
    interval = None if now.fuzzy_scores is None else now.fuzzy_scores[index].tolist()
    return Row(
        cluster=cluster,
        score=float(now.scores[index]),
        low=None if interval is None else interval[0],
        high=None if interval is None else interval[2],
        place=float(now.ranks[index]),
        baseline_score=float(before.scores[index]),
        baseline_place=float(before.ranks[index]),
    )


def _passes(cluster: Cluster, scenario: Scenario, dataset: Dataset) -> bool:
    """Tell whether a cluster passes every filter that is set."""
    cities = {city.id for city in dataset.cities_of(cluster.id)}
    return (
        (not scenario.sectors or cluster.sector in scenario.sectors)
        and (not scenario.committees or cluster.committee in scenario.committees)
        and (not scenario.stages or cluster.stage in scenario.stages)
        and (not scenario.cities or bool(cities & scenario.cities))
    )
