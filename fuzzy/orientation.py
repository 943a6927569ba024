"""Turning costs into benefits on a bounded rating scale."""

from __future__ import annotations

import dataclasses

import numpy as np

from fuzzy.errors import ProblemError
from fuzzy.problem import Problem


def reverse_costs(problem: Problem) -> Problem:
    """Return the same problem with every cost read from the other end of the scale.

    A rating ``(l, m, u)`` of a cost becomes ``(lo + hi - u, lo + hi - m, lo + hi - l)``, so that
    "very low cost" and "very high benefit" are the same fuzzy number. Unlike the reciprocal of
    Chen's normalisation this is defined where a rating touches zero, and it keeps distances.

    Parameters
    ----------
    problem : Problem
        With its scale.

    Returns
    -------
    Problem
        Every criterion a benefit.

    Raises
    ------
    ProblemError
        If the problem has no scale.
    """
    if problem.scale is None:
        raise ProblemError("scale: missing; expected [lowest, highest] to reverse costs on")
    ends = problem.scale[0] + problem.scale[1]
    ratings = problem.ratings.copy()
    ratings[:, ~problem.benefit] = ends - ratings[:, ~problem.benefit][..., ::-1]
    benefit = np.ones_like(problem.benefit)
    for array in (ratings, benefit):
        array.setflags(write=False)
    return dataclasses.replace(problem, ratings=ratings, benefit=benefit)
