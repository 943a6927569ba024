"""What a weighting method answers, with its working."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from fuzzy.checks import FloatArray
from fuzzy.errors import ProblemError
from fuzzy.ranking import Detail


@dataclass(frozen=True, eq=False)
class Weighting:
    """Weights of the criteria under one method.

    Parameters
    ----------
    method : str
    weights : ndarray, shape (C,)
        Crisp, not below 0, adding up to 1.
    definition : str
        One sentence: which definition and options were taken.
    fuzzy_weights : ndarray, shape (C, 3), or None
        Where the method yields fuzzy numbers; their peaks need not add up to 1.
    consistency : mapping of str to float, str or None, or None
        How well the judgements fit together, where the method defines it; a value of None is one
        that is not defined for this many criteria.
    details : mapping of str to Detail
    warnings : tuple of str
    """

    method: str
    weights: FloatArray
    definition: str
    fuzzy_weights: FloatArray | None = None
    consistency: Mapping[str, float | str | None] | None = None
    details: Mapping[str, Detail] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def shares(amounts: FloatArray, refusal: str) -> FloatArray:
    """Return `amounts` (C,), none below 0, divided by their sum.

    Raises
    ------
    ProblemError
        With the sentence `refusal`, if the sum is 0.
    """
    greatest = float(np.max(amounts))
    if greatest <= 0:
        raise ProblemError(refusal)
    scaled = amounts / greatest
    return np.asarray(scaled / np.sum(scaled))
