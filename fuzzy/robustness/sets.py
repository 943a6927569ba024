"""Acceptability of a whole set: how often certain alternatives are the first together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fuzzy.errors import ProblemError
from fuzzy.robustness.models import Model
from fuzzy.robustness.weight_laws import WeightLaw


@dataclass(frozen=True)
class SetAcceptability:
    """In what part of the draws a set of k alternatives takes the first k places.

    Parameters
    ----------
    members : tuple of int
        In ascending order.
    share : float
        0..1; a draw in which an outsider ties with a member for the k-th place does not count.
    standard_error : float
        ``sqrt(share (1 - share) / samples)``.
    samples : int
    """

    members: tuple[int, ...]
    share: float
    standard_error: float
    samples: int


def set_acceptability(
    model: Model,
    weights: WeightLaw,
    sets: Sequence[Sequence[int]],
    *,
    samples: int = 10_000,
    seed: int = 0,
) -> tuple[SetAcceptability, ...]:
    """Count how often each set is exactly the set of the first.

    The same draws serve all sets. The rank acceptability indices of SMAA-2 speak of one
    alternative and one place (R. Lahdelma, P. Salminen 2001, Operations Research 49(3), 444-454,
    doi:10.1287/opre.49.3.444.11220); this counts the same draws by whole sets.

    Parameters
    ----------
    model : Model
        What ranks: ``AdditiveModel`` or ``method_model(...)``.
    weights : WeightLaw
    sets : sequence of sequences of int
        Each with at least one alternative.
    samples : int
        Number of draws, from 1.
    seed : int
        The same seed gives the same answer (PCG64).

    Raises
    ------
    ProblemError
        If a set is empty or names an unknown alternative, or samples is below 1.
    """
    count, n_criteria = model.shape
    wanted = [_members(each, index, count) for index, each in enumerate(sets)]
    if samples < 1:
        raise ProblemError(f"samples: {samples}; expected a whole number from 1")
    if weights.count != n_criteria:
        raise ProblemError(
            f"weights: for {weights.count} criteria; expected {n_criteria}, as the values have"
        )
    streams = np.random.SeedSequence(seed).spawn(2)
    weight_rng, value_rng = (np.random.default_rng(stream) for stream in streams)
    hits = np.zeros(len(wanted))
    done = 0
    while done < samples:
        n = min(model.chunk, samples - done)
        places = model.places(weights.draw(weight_rng, n), value_rng)
        for index, members in enumerate(wanted):
            hits[index] += (places[:, list(members)] <= len(members)).all(axis=1).sum()
        done += n
    shares = hits / samples
    return tuple(
        SetAcceptability(
            members, float(share), float(np.sqrt(share * (1 - share) / samples)), samples
        )
        for members, share in zip(wanted, shares, strict=True)
    )


def _members(each: Sequence[int], index: int, count: int) -> tuple[int, ...]:
    """Return a set in ascending order after checking it."""
    members = tuple(sorted(set(each)))
    if not members or not all(0 <= a < count for a in members):
        raise ProblemError(
            f"sets[{index}]: {list(each)}; expected alternatives from 0 to {count - 1}, "
            "at least one"
        )
    return members
