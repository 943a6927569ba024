"""What the page on certainty asks the engine: questions by setting, remembered answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

import fuzzy
from data import Dataset
from data.records import TFN
from fuzzy import robustness as rob
from fuzzy.checks import FloatArray
from fuzzy.robustness.models import Model
from fuzzy.robustness.weight_laws import WeightLaw
from ui import format as fmt
from ui.board import problem_of
from ui.method_options import NO_OPTIONS, Options
from ui.scenario import HIGHEST_WEIGHT, VIEWS, Scenario, Setting

COARSE: Final = 250
COARSE_WITH_RATINGS: Final = 40
SAMPLES: Final = 10_000
ERROR: Final = 0.005
TOP: Final = 3
MARGIN: Final = 0.005
"""The lead asked of a wish, as a part of the distance from the last score to the first; without
one, a weight rounded for the screen could undo it."""

SWING: Final = 0.1
WITH_RATINGS: Final = "-ratings"


@dataclass(frozen=True)
class Question:
    """A setting as a key: what the engine is asked about."""

    dataset: Dataset
    method: str
    weights: tuple[tuple[str, TFN], ...]
    options: Options = NO_OPTIONS


def question_of(dataset: Dataset, setting: Setting) -> Question:
    """Return a setting as a key."""
    weights = tuple(sorted(setting.weights.items()))
    return Question(dataset, setting.method, weights, setting.options)


def chosen(scenario: Scenario, field: str) -> str:
    """Return what one field of the page's view is set to."""
    value: str | None = getattr(scenario, field)
    return value or VIEWS[field][0]


@lru_cache(maxsize=64)
def evaluator(question: Question) -> rob.Evaluator:
    """Return the problem of a question with its method.

    Raises
    ------
    fuzzy.ProblemError
        If the weights make no problem.
    """
    problem = problem_of(question.dataset, dict(question.weights))
    return rob.Evaluator(problem, question.method, dict(question.options))


def basis_of(question: Question, level: str) -> FloatArray:
    """Return what may move: whole dimensions, or every sub-criterion."""
    problem = evaluator(question).problem
    return rob.dimension_basis(problem) if level == "dimensions" else rob.criterion_basis(problem)


def weight_names(dataset: Dataset, level: str, lang: str) -> list[str]:
    """Return the names of the rows of such a basis."""
    if level == "dimensions":
        return [dimension.name[lang] for dimension in dataset.dimensions]
    return [criterion.label[lang] for criterion in dataset.criteria]


def law_of(question: Question, vary: str) -> WeightLaw:
    """Return the law from which weights are drawn.

    Parameters
    ----------
    question : Question
    vary : str
        ``around``: within the fuzzy weights as they are set; ``order``: any dimension weights in
        the present order, sub-criteria within their triangles; ``any``: every weighting of the
        sub-criteria alike.
    """
    problem = evaluator(question).problem
    levels = problem.hierarchy
    if levels is None or vary.startswith("any"):
        return rob.UniformWeights(problem.n_criteria)
    if vary.startswith("around"):
        upper: WeightLaw = rob.around_weights(levels.dimension_weights)
    else:
        peaks = levels.dimension_weights[:, 1]
        upper = rob.UniformWeights(len(peaks))
        if np.ptp(peaks) > 0:
            order = np.argsort(-peaks, kind="stable").tolist()
            upper = rob.ordered_weights(order, len(peaks))
    return rob.two_level_weights(levels.groups, upper, levels.criterion_weights)


def model_of(question: Question, vary: str) -> Model:
    """Return what ranks the draws: the ratings as they are, or drawn from their triangles."""
    ranked_by = evaluator(question)
    if not vary.endswith(WITH_RATINGS):
        return rob.method_model(ranked_by)
    return rob.method_model(ranked_by, rob.triangular_values(ranked_by.problem.ratings))


@lru_cache(maxsize=32)
def coarse(question: Question, vary: str) -> rob.Smaa:
    """Return the acceptabilities from few draws, within a tenth of a second."""
    few = COARSE_WITH_RATINGS if vary.endswith(WITH_RATINGS) else COARSE
    return rob.smaa(model_of(question, vary), law_of(question, vary), samples=few)


def finer(question: Question, vary: str) -> Iterator[rob.Smaa]:
    """Yield better and better acceptabilities, to a standard error of half a point."""
    model, law = model_of(question, vary), law_of(question, vary)
    return rob.smaa_stream(model, law, samples=SAMPLES, error=ERROR)


@lru_cache(maxsize=32)
def stability(question: Question, level: str) -> tuple[rob.StabilityInterval, ...]:
    """Return how far each weight may move before the first place changes."""
    return rob.stability_intervals(evaluator(question), basis_of(question, level))


@lru_cache(maxsize=32)
def weight_tornado(question: Question, level: str) -> rob.Tornado:
    """Return what moving each weight by ten points does to the leader's margin."""
    return rob.weight_tornado(evaluator(question), basis_of(question, level), swing=SWING)


def rating_tornado(question: Question) -> Iterator[rob.Tornado]:
    """Yield what each rating's own uncertainty does to the leader's margin."""
    yield rob.rating_tornado(evaluator(question))


def margin_of(question: Question) -> float:
    """Return the lead asked of a wish, in the unit of the method's scores."""
    ranked_by = evaluator(question)
    return MARGIN * float(np.ptp(ranked_by.goodness(ranked_by.problem)))


def reverse(
    question: Question, level: str, targets: tuple[int, ...]
) -> Iterator[rob.ReverseWeights]:
    """Yield the smallest change of the weights that puts the targets first."""
    yield rob.reverse_weights(
        evaluator(question),
        basis_of(question, level),
        targets,
        place=len(targets),
        margin=margin_of(question),
    )


@lru_cache(maxsize=16)
def set_shares(
    question: Question, vary: str, sets: tuple[tuple[int, ...], ...], samples: int
) -> tuple[rob.SetAcceptability, ...]:
    """Return in what part of the weightings each set is exactly the set of the first."""
    return rob.set_acceptability(
        model_of(question, vary), law_of(question, vary), sets, samples=samples
    )


def decided_set(dataset: Dataset, kind: str) -> tuple[int, ...]:
    """Return the indices of the clusters that a decision names, in ascending order."""
    ids = {decision.cluster for decision in dataset.decisions if decision.kind == kind}
    return tuple(i for i, cluster in enumerate(dataset.clusters) if cluster.id in ids)


def weights_at(question: Question, shares: FloatArray) -> dict[str, TFN]:
    """Return weights of both levels that have the given shares, every triangle keeping its shape.

    Parameters
    ----------
    question : Question
        Where the shapes and the units come from.
    shares : ndarray, shape (C,)
        Shares of the sub-criteria, adding up to 1.

    Returns
    -------
    dict of str to TFN
        On 0..100, by id. A group whose shares stay, or that weighs nothing, stays as it is.
    """
    dataset, weights = question.dataset, dict(question.weights)
    criterion_share = {
        c.id: float(share) for c, share in zip(dataset.criteria, shares, strict=True)
    }
    groups = {d.id: [c.id for c in dataset.criteria_of(d.id)] for d in dataset.dimensions}
    totals = {d: sum(criterion_share[c] for c in members) for d, members in groups.items()}
    result = {**weights, **_group_at(weights, totals)}
    for d, members in groups.items():
        if totals[d] > 0:
            within = {c: criterion_share[c] / totals[d] for c in members}
            result |= _group_at(weights, within)
    return result


def _group_at(weights: dict[str, TFN], shares: dict[str, float]) -> dict[str, TFN]:
    """Return one group's triangles with the peaks in the given proportion, none above 100."""
    whole = sum(weights[name][1] for name in shares)
    if all(abs(weights[name][1] - share * whole) < 1e-9 * whole for name, share in shares.items()):
        return {name: weights[name] for name in shares}
    shapes = {name: _shape(weights[name]) for name in shares}
    highest = max(share * shapes[name][2] for name, share in shares.items())
    unit = min(whole, HIGHEST_WEIGHT / highest)
    return {
        name: (
            share * unit * shapes[name][0],
            share * unit,
            min(HIGHEST_WEIGHT, share * unit * shapes[name][2]),
        )
        for name, share in shares.items()
    }


def _shape(tfn: TFN) -> TFN:
    """Return a triangle over its peak; a weight of nothing has no width."""
    low, peak, high = tfn
    return (low / peak, 1.0, high / peak) if peak > 0 else (1.0, 1.0, 1.0)


def share_text(share: float, lang: str) -> str:
    """Write a share; "almost none" and "almost all" keep a decimal and never become none or all."""
    if not (0 < share < 0.01 or 0.99 < share < 1):
        return fmt.percent(share, lang)
    return fmt.percent(min(max(share, 0.001), 0.999), lang, 1)


def points_text(share: float, lang: str) -> str:
    """Write a difference of shares in points of a hundred, without its sign."""
    points = abs(100 * share)
    return fmt.number(points, 0 if points >= 9.95 else 1, lang)


def names_of(dataset: Dataset, indices: tuple[int, ...] | list[int], lang: str) -> list[str]:
    """Return short names of clusters by index."""
    return [dataset.clusters[i].label[lang] for i in indices]


def scores_now(question: Question) -> fuzzy.Ranking:
    """Return the ranking under the question's own weights."""
    ranked_by = evaluator(question)
    return ranked_by.rank(ranked_by.problem)
