"""Which questions the Owen value asks of a method, and how it weighs the answers.

The Owen value (Owen 1977) is the Shapley value for players who come in groups: the groups arrive
in every order, and within a group its members do. Here the players are the criteria and the
groups are the dimensions.
"""

from __future__ import annotations

from math import factorial
from typing import NamedTuple

import numpy as np

from fuzzy.checks import BoolArray, FloatArray, IntArray
from fuzzy.errors import ProblemError

MOST_COALITIONS = 2**14


class Coalitions(NamedTuple):
    """Sets of criteria and what each counts.

    Parameters
    ----------
    members : ndarray, shape (M, C), bool
        Each set holds criterion 0; of a set and its complement one is listed.
    coefficients : ndarray, shape (M, C)
        For a game whose value on a complement is the negative of that on the set, the Owen value
        of the criteria is ``values @ coefficients``.
    """

    members: BoolArray
    coefficients: FloatArray


def owen_coalitions(groups: IntArray) -> Coalitions:
    """List the coalitions of the Owen value with their coefficients.

    Parameters
    ----------
    groups : ndarray, shape (C,), int
        Dimension of each criterion, 0..D-1, none left out.

    Raises
    ------
    ProblemError
        If there would be more than 16,384 coalitions to ask about.
    """
    n_groups = int(groups.max()) + 1
    sizes = np.bincount(groups, minlength=n_groups)
    if float(np.sum(2.0 ** (n_groups - 1 + sizes))) > MOST_COALITIONS:
        raise ProblemError(
            f"groups: {len(groups)} criteria in {n_groups} dimensions are too many to explain; "
            "expected smaller dimensions (up to 12 criteria in one, about 10 in each of three)"
        )
    parts = [_group_coalitions(groups, d, n_groups) for d in range(n_groups)]
    members = np.concatenate([part.members for part in parts])
    coefficients = np.concatenate([part.coefficients for part in parts])
    mirrored = ~members[:, 0]
    members[mirrored] = ~members[mirrored]
    coefficients[mirrored] *= -1
    distinct, place = np.unique(members, axis=0, return_inverse=True)
    totals = np.zeros(distinct.shape)
    np.add.at(totals, place.reshape(-1), coefficients)
    return Coalitions(distinct, totals)


def _group_coalitions(groups: IntArray, group: int, n_groups: int) -> Coalitions:
    """List the coalitions that decide on the criteria of one group."""
    inside = np.flatnonzero(groups == group)
    arrived = _subsets(n_groups - 1)
    chosen = _subsets(len(inside))
    group_share = _arrival_shares(n_groups)[arrived.sum(axis=1)]
    shares = _arrival_shares(len(inside))
    count = chosen.sum(axis=1)
    joined = shares[np.maximum(count - 1, 0)][:, None]
    left = shares[np.minimum(count, len(inside) - 1)][:, None]
    sign = np.where(chosen, joined, -left)
    members = np.zeros((len(arrived), len(chosen), len(groups)), dtype=np.bool_)
    full = np.insert(arrived, group, False, axis=1)
    members[:] = full[:, None, groups]
    members[:, :, inside] = chosen
    coefficients = np.zeros(members.shape)
    coefficients[:, :, inside] = group_share[:, None, None] * sign
    return Coalitions(members.reshape(-1, len(groups)), coefficients.reshape(-1, len(groups)))


def _subsets(count: int) -> BoolArray:
    """Return all subsets of `count` items as rows, shape (2 ** count, count)."""
    return np.asarray((np.arange(2**count)[:, None] >> np.arange(count)) % 2 == 1)


def _arrival_shares(count: int) -> FloatArray:
    """Return the share of orders in which given k = 0..count-1 arrive before a given one."""
    return np.array(
        [factorial(k) * factorial(count - k - 1) / factorial(count) for k in range(count)]
    )
