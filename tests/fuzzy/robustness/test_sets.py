"""How often a whole set is first."""

from __future__ import annotations

import numpy as np
import pytest

from fuzzy import ProblemError
from fuzzy.robustness import (
    AdditiveModel,
    UniformWeights,
    interval_values,
    set_acceptability,
    smaa,
)

SPECIALISTS = AdditiveModel(interval_values([[1, 0], [0, 1], [0.6, 0.6]]), np.ones(2))


def test_shares_are_those_that_geometry_gives() -> None:
    # Scores t, 1 - t, 0.6: the last two are the specialists unless the compromise is beaten by
    # one of them, so the compromise is always in, with the first for t > 1/2.
    first, second, without = set_acceptability(
        SPECIALISTS, UniformWeights(2), [(0, 2), (1, 2), (0, 1)], samples=20_000
    )
    assert first.share == pytest.approx(0.5, abs=4 * first.standard_error)
    assert second.share == pytest.approx(0.5, abs=4 * second.standard_error)
    assert without.share == 0


def test_a_set_of_one_agrees_with_the_rank_acceptability() -> None:
    found = set_acceptability(SPECIALISTS, UniformWeights(2), [(2,)], samples=20_000)[0]
    expected = smaa(SPECIALISTS, UniformWeights(2), samples=20_000).rank_acceptability[2, 0]
    assert found.share == pytest.approx(float(expected), abs=6 * found.standard_error)


def test_an_outsider_level_with_the_last_member_denies_the_set() -> None:
    level = AdditiveModel(interval_values([[1, 1], [0.5, 0.5], [0.5, 0.5]]), np.ones(2))
    found = set_acceptability(level, UniformWeights(2), [(0, 1), (0,)], samples=100)
    assert [each.share for each in found] == [0.0, 1.0]


def test_the_same_seed_gives_the_same_answer() -> None:
    one, other = (
        set_acceptability(SPECIALISTS, UniformWeights(2), [(0,)], samples=500, seed=3)
        for _ in range(2)
    )
    assert one == other


@pytest.mark.parametrize(
    ("sets", "samples", "named"),
    [([()], 10, "sets[0]"), ([(0,), (3,)], 10, "sets[1]"), ([(0,)], 0, "samples")],
)
def test_what_cannot_be_counted_is_named(
    sets: list[tuple[int, ...]], samples: int, named: str
) -> None:
    with pytest.raises(ProblemError, match=named.replace("[", r"\[").replace("]", r"\]")):
        set_acceptability(SPECIALISTS, UniformWeights(2), sets, samples=samples)


def test_weights_for_other_criteria_are_refused() -> None:
    with pytest.raises(ProblemError, match="for 3 criteria"):
        set_acceptability(SPECIALISTS, UniformWeights(3), [(0,)])
