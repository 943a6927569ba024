"""MULTIMOORA: ratio system, reference point and full multiplicative form, joined by place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.batching import pieces
from fuzzy.checks import BoolArray, FloatArray
from fuzzy.methods.moora import ratio_sums
from fuzzy.methods.wpm import UNDERFLOW_WARNING, weighted_products
from fuzzy.normalise import linear, vector
from fuzzy.numbers import centroid
from fuzzy.problem import Problem
from fuzzy.ranking import Detail, mean_ranks
from fuzzy.registry import Method, Option, Outcome, register


def greatest_distances(ratings: FloatArray, benefit: BoolArray, weights: FloatArray) -> FloatArray:
    """Return the greatest weighted vertex distance from the reference point, shape (S, A).

    The reference point holds the componentwise greatest of the vector-normalised benefits and the
    least of the costs.

    Parameters
    ----------
    ratings : ndarray, shape (A, C, 3)
    benefit : ndarray, shape (C,), bool
    weights : ndarray, shape (S, C, 3)

    Raises
    ------
    ProblemError
        If a criterion is 0 for all alternatives.
    """
    ratios = vector(ratings)
    reference = np.where(benefit[:, None], ratios.max(axis=0), ratios.min(axis=0))
    squares = np.square(reference - ratios) / 3
    greatest = np.zeros((len(weights), len(ratings)))
    for piece in pieces(len(weights), len(ratings)):
        for j in range(squares.shape[1]):
            distance = np.sqrt(np.square(weights[piece, j]) @ squares[:, j].T)
            np.maximum(greatest[piece], distance, out=greatest[piece])
    return greatest


def majority_losses(places: FloatArray) -> FloatArray:
    """Return by how many alternatives each one is beaten, half for a draw, shape (S, A).

    One beats another if it is ahead of it in more of the three rankings than behind.

    Parameters
    ----------
    places : ndarray, shape (3, S, A)
    """
    losses = np.zeros(places.shape[1:])
    for k in range(places.shape[2]):
        balance = np.sign(places - places[..., k : k + 1]).sum(axis=0)
        losses += (np.sign(balance) + 1) / 2
    return losses - 0.5


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by joining the places of the three parts; lower is better.

    Parameters
    ----------
    problem : Problem
        Ratings not below 0, costs above 0.
    options : mapping
        `combine`: mean_rank (mean of the three places) or dominance (number of alternatives that
        are ahead in most of the three rankings).

    Returns
    -------
    Outcome
        `scores` (S, A), lower is better. Details ratio_system, reference_point,
        multiplicative_form (S, A) and their places.

    Raises
    ------
    ProblemError
        If a rating is below 0, a criterion is 0 for all alternatives or a cost reaches 0.
    """
    weights = problem.batch_weights
    normalised = linear(problem.ratings, problem.benefit)
    s_plus, s_minus = ratio_sums(problem)
    ratio = centroid(s_plus) - centroid(s_minus)
    reference = greatest_distances(problem.ratings, problem.benefit, weights)
    products, underflow = weighted_products(normalised, weights, "exact")
    multiplicative = centroid(products)
    places = np.stack(
        [
            mean_ranks(ratio, higher_is_better=True),
            mean_ranks(reference, higher_is_better=False),
            mean_ranks(multiplicative, higher_is_better=True),
        ]
    )
    combine = options["combine"]
    return Outcome(
        scores=places.mean(axis=0) if combine == "mean_rank" else majority_losses(places),
        definition=(
            "ratio system, reference point (greatest weighted vertex distance) and multiplicative "
            f"form (weighted product, linear normalisation, power exact), combine {combine}, "
            "lower is better"
        ),
        details={
            "ratio_system": Detail(ratio, "benefits minus costs", "y"),
            "reference_point": Detail(reference, "greatest distance from the reference", "z"),
            "multiplicative_form": Detail(multiplicative, "weighted product", "U"),
            "ranks_ratio_system": Detail(places[0], "places by the ratio system", "y"),
            "ranks_reference_point": Detail(places[1], "places by the reference point", "z"),
            "ranks_multiplicative_form": Detail(places[2], "places by the product", "U"),
        },
        warnings=(UNDERFLOW_WARNING,) if underflow else (),
    )


register(
    Method(
        name="multimoora",
        title_en="Fuzzy MULTIMOORA",
        title_fa="مولتی‌مورا فازی",
        source=(
            "Brauers, W. K. M., Baležentis, A. & Baležentis, T. (2011). MULTIMOORA for the EU "
            "member states updated with fuzzy number theory. Technological and Economic "
            "Development of Economy 17(2), 259-290."
        ),
        doi="10.3846/20294913.2011.580566",
        definition_en=(
            "The places by the ratio system, by the greatest distance from the best and by the "
            "weighted product, joined."
        ),
        definition_fa=(
            "ترکیب رتبه‌های سه دیدگاه: سامانهٔ نسبت، بیشترین فاصله از بهترین، و ضرب وزنی."
        ),
        run=run,
        higher_is_better=False,
        options=(
            Option(
                "combine",
                "mean_rank",
                words=("mean_rank", "dominance"),
                about_en="how the three rankings are joined",
                about_fa="چگونگی ترکیب سه رتبه‌بندی",
            ),
        ),
        weaknesses_en=(
            "Joining places throws away how far apart the alternatives are and gives many ties; "
            "adding an alternative can reverse the order."
        ),
        weaknesses_fa=(
            "ترکیب رتبه‌ها اندازهٔ فاصلهٔ گزینه‌ها را دور می‌ریزد و تساوی‌های بسیار می‌دهد؛ افزودن "
            "گزینه می‌تواند ترتیب را وارونه کند."
        ),
    )
)
