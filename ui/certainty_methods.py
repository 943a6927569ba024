"""Do the methods agree: every method's places side by side, and what they come to together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

import fuzzy
from data import Dataset
from fuzzy import agreement
from fuzzy.checks import FloatArray
from ui import format as fmt
from ui.board import problem_of
from ui.certainty import Question, evaluator
from ui.i18n import Words
from ui.tools import method_title

PAIRS_SHOWN: Final = 5
FAMILIES: Final = {
    "sums": ("saw", "fwa", "aras", "copras", "edas", "mabac", "mairca", "marcos", "moora", "ocra"),
    "products": ("wpm", "waspas", "cocoso", "multimoora"),
    "distances": ("topsis", "vikor", "codas", "spotis"),
    "pairs": ("promethee",),
    "rules": ("mamdani",),
}
"""How a method lets a strength make up for a weakness; a method of none of these stands alone."""


@dataclass(frozen=True, eq=False)
class Agreement:
    """The rankings of all methods that can rank the problem.

    Attributes
    ----------
    methods : tuple of str
        The present one first, then those nearest to it.
    places : ndarray, shape (V, A)
    refused : tuple of (str, str)
        Methods that cannot rank the problem, with the reason.
    tau : ndarray, shape (V, V)
        Kendall's tau-b.
    borda, copeland : ndarray, shape (A,)
    kemeny : tuple of int
        Clusters, best first.
    kemeny_unique : bool
    votes : ndarray, shape (A, A)
        How many methods put the row before the column.
    concordance : float or None
        Kendall's W.
    """

    methods: tuple[str, ...]
    places: FloatArray
    refused: tuple[tuple[str, str], ...]
    tau: FloatArray
    borda: FloatArray
    copeland: FloatArray
    kemeny: tuple[int, ...]
    kemeny_unique: bool
    votes: FloatArray
    concordance: float | None


@dataclass(frozen=True)
class Dispute:
    """Two clusters that some methods put one way and some the other."""

    first: int
    second: int
    for_first: tuple[str, ...]
    for_second: tuple[str, ...]


@lru_cache(maxsize=16)
def compare_methods(question: Question) -> Agreement:
    """Rank by every method and compare.

    Raises
    ------
    fuzzy.ProblemError
        If the weights make no problem, or the present method cannot rank it.
    """
    problem = problem_of(question.dataset, dict(question.weights))
    present = fuzzy.rank(problem, question.method, **dict(question.options))
    found = {question.method: present.ranks}
    refused: list[tuple[str, str]] = []
    for method in fuzzy.METHODS:
        if method == question.method:
            continue
        try:
            found[method] = fuzzy.rank(problem, method).ranks
        except fuzzy.ProblemError as error:
            refused.append((method, str(error)))
    names, places = list(found), np.array(list(found.values()))
    near = np.nan_to_num(agreement.kendall_tau(places)[0], nan=-1.0)
    near[0] = 2.0
    order = np.argsort(-near, kind="stable")
    places = places[order]
    kemeny = agreement.kemeny(places)
    return Agreement(
        methods=tuple(names[i] for i in order),
        places=places,
        refused=tuple(refused),
        tau=agreement.kendall_tau(places),
        borda=agreement.borda(places),
        copeland=agreement.copeland(places),
        kemeny=kemeny.order,
        kemeny_unique=kemeny.optima == 1,
        votes=np.asarray(agreement.pairwise_votes(places), dtype=np.float64),
        concordance=agreement.kendalls_w(places).w,
    )


def disputes(found: Agreement) -> list[Dispute]:
    """Return the pairs that divide the methods most evenly, most even first."""
    count = found.places.shape[1]
    even = [
        (min(found.votes[a, b], found.votes[b, a]), a, b)
        for a in range(count)
        for b in range(a + 1, count)
    ]
    chosen = sorted((pair for pair in even if pair[0] > 0), key=lambda pair: (-pair[0], pair[1:]))
    return [_dispute(found, a, b) for _, a, b in chosen[:PAIRS_SHOWN]]


def _dispute(found: Agreement, a: int, b: int) -> Dispute:
    """Return who says what about a pair, the one with more votes first."""
    if found.votes[b, a] > found.votes[a, b]:
        a, b = b, a
    pairs = list(zip(found.methods, found.places[:, a], found.places[:, b], strict=True))
    return Dispute(
        a,
        b,
        tuple(name for name, mine, other in pairs if mine < other),
        tuple(name for name, mine, other in pairs if other < mine),
    )


def answer(found: Agreement, dataset: Dataset, words: Words) -> str:
    """Say how many methods put the same cluster first."""
    lang = words.lang
    first = found.places == found.places.min(axis=1, keepdims=True)
    votes = first.sum(axis=0)
    best = int(np.argmax(votes))
    every = int(votes[best]) == len(found.methods)
    return words(
        "sure-methods-all" if every else "sure-methods-some",
        name=dataset.clusters[best].name[lang],
        count=fmt.number(int(votes[best]), 0, lang),
        all=fmt.number(len(found.methods), 0, lang),
    )


def details(found: Agreement, dataset: Dataset, words: Words) -> str:
    """Say how far all agree, and what they come to together."""
    lang = words.lang
    three = [dataset.clusters[i].label[lang] for i in found.kemeny[:3]]
    return words(
        "sure-methods-consensus",
        w=words("unknown") if found.concordance is None else fmt.number(found.concordance, 2, lang),
        names=words.join(three),
    )


def refused_text(found: Agreement, words: Words) -> str:
    """Name the methods that cannot rank the problem."""
    if not found.refused:
        return ""
    names = words.join([method_title(name, words.lang) for name, _ in found.refused])
    return words("sure-methods-refused", names=names)


def dispute_text(dispute: Dispute, question: Question, words: Words) -> str:
    """Say who is put before whom by which methods, and what in the ratings divides them."""
    lang, dataset = words.lang, question.dataset
    first, second = (dataset.clusters[i].label[lang] for i in (dispute.first, dispute.second))
    sentences = [
        words(
            "sure-dispute",
            first=first,
            second=second,
            votes=fmt.number(len(dispute.for_first), 0, lang),
            against=fmt.number(len(dispute.for_second), 0, lang),
            families=_families(dispute.for_first, words),
            others=_families(dispute.for_second, words),
        )
    ]
    weak_first, weak_second = (_weakest(question, i) for i in (dispute.first, dispute.second))
    sentences.append(
        words(
            "sure-dispute-why",
            first=first,
            weak=dataset.criteria[weak_first].label[lang],
            second=second,
            other_weak=dataset.criteria[weak_second].label[lang],
        )
    )
    return " ".join(sentences)


def family_of(method: str) -> str:
    """Return how a method lets strengths make up for weaknesses."""
    return next((name for name, members in FAMILIES.items() if method in members), "own")


def _families(methods: tuple[str, ...], words: Words) -> str:
    """Count the methods by family, e.g. "sums 6, distances 2"."""
    counts: dict[str, int] = {}
    for method in methods:
        counts[family_of(method)] = counts.get(family_of(method), 0) + 1
    return words.join(
        [
            words(
                "sure-family-count",
                family=words(f"sure-family-{name}"),
                count=fmt.number(count, 0, words.lang),
            )
            for name, count in counts.items()
        ]
    )


def _weakest(question: Question, cluster: int) -> int:
    """Return the sub-criterion under which a cluster loses most, by weight times shortfall."""
    problem = evaluator(question).problem
    peaks = problem.ratings[:, :, 1]
    shortfall = (peaks.max(axis=0) - peaks[cluster]) * problem.weights[:, 1]
    return int(np.argmax(shortfall))
