"""Bringing criteria of different units onto one scale; the variants fuzzy methods use.

Ratings are ``(A, C, 3)``; `benefit` is a boolean array ``(C,)``. Each function answers an array of
the same shape in which (except where said) more is better. Where a definition divides by zero, the
problem is refused and the sentence names the criterion.
"""

from __future__ import annotations

import numpy as np

from fuzzy.checks import BoolArray, FloatArray, require_nonnegative
from fuzzy.errors import ProblemError


def linear(ratings: FloatArray, benefit: BoolArray) -> FloatArray:
    """Return the linear normalisation of Chen (2000), each value from 0 to 1.

    Benefit: x / max u. Cost: (min l / u, min l / m, min l / l).

    Raises
    ------
    ProblemError
        If a rating is below 0, a benefit is 0 for all alternatives, or a cost reaches 0.
    """
    require_nonnegative(ratings, "ratings")
    if benefit.all():
        return ratings / column_maximum(ratings)[:, None]
    result = np.empty_like(ratings)
    if benefit.any():
        gains = ratings[:, benefit]
        result[:, benefit] = gains / column_maximum(ratings)[benefit, None]
    losses = ratings[:, ~benefit]
    reached = np.argwhere(ratings[..., 0] * ~benefit + benefit <= 0)
    if len(reached):
        i, j = reached[0]
        raise ProblemError(
            f"ratings[{i}][{j}]: reaches 0 on a cost, by which linear normalisation divides; "
            "expected a value above 0"
        )
    result[:, ~benefit] = losses[..., 0].min(axis=0)[:, None] / losses[..., ::-1]
    return result


def min_max(ratings: FloatArray, benefit: BoolArray) -> FloatArray:
    """Return the min-max normalisation, each value from 0 to 1.

    Benefit: (x - min l) / (max u - min l). Cost: (max u - x reversed) / (max u - min l).

    Raises
    ------
    ProblemError
        If all alternatives have one and the same crisp rating on a criterion.
    """
    low = ratings[..., 0].min(axis=0)
    high = ratings[..., 2].max(axis=0)
    constant = np.flatnonzero(high <= low)
    if len(constant):
        raise ProblemError(
            f"ratings: criterion {constant[0]} is {low[constant[0]]:g} for every alternative; "
            "expected values that differ, for min-max normalisation divides by their range"
        )
    span = (high - low)[:, None]
    rising = (ratings - low[:, None]) / span
    falling = (high[:, None] - ratings[..., ::-1]) / span
    return np.asarray(np.where(benefit[:, None], rising, falling))


def maximum(ratings: FloatArray, benefit: BoolArray) -> FloatArray:
    """Return x over the componentwise maximum for benefits, 1 minus that for costs.

    The cost is not reversed, so its components descend (Keshavarz Ghorabaee et al. 2017).

    Raises
    ------
    ProblemError
        If a component is 0 for all alternatives or a rating is below 0.
    """
    require_nonnegative(ratings, "ratings")
    largest = ratings.max(axis=0)
    empty = np.argwhere(largest <= 0)
    if len(empty):
        raise ProblemError(
            f"ratings: component {empty[0][1]} of criterion {empty[0][0]} is 0 for every "
            "alternative; expected one above 0, for the normalisation divides by the greatest"
        )
    shares = ratings / largest
    return np.asarray(np.where(benefit[:, None], shares, 1 - shares))


def vector(ratings: FloatArray) -> FloatArray:
    """Return x over the root of the sum over alternatives of l² + m² + u².

    Directions play no part: costs keep their sense (less is better).

    Raises
    ------
    ProblemError
        If a criterion is 0 for all alternatives.
    """
    lengths = np.sqrt(np.square(ratings).sum(axis=(0, 2)))
    _require_above_zero(lengths)
    return np.asarray(ratings / lengths[:, None])


def unchanged(ratings: FloatArray, benefit: BoolArray) -> FloatArray:
    """Return the ratings as they are, for problems without costs.

    Raises
    ------
    ProblemError
        If there is a cost criterion: without normalisation it would count as a benefit.
    """
    costs = np.flatnonzero(~benefit)
    if len(costs):
        raise ProblemError(
            f'directions[{costs[0]}]: "cost"; expected "benefit" throughout, '
            "for normalisation none takes no costs"
        )
    return ratings


def column_maximum(ratings: FloatArray) -> FloatArray:
    """Return the greatest u of each criterion, shape (C,), refusing 0."""
    largest = ratings[..., 2].max(axis=0)
    _require_above_zero(largest)
    return np.asarray(largest)


def _require_above_zero(divisors: FloatArray) -> None:
    """Refuse criteria on which every alternative is 0."""
    empty = np.flatnonzero(divisors <= 0)
    if len(empty):
        raise ProblemError(
            f"ratings: criterion {empty[0]} is 0 for every alternative; "
            "expected one above 0, for the normalisation divides by the greatest"
        )
