"""One ranking from many."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzy import ProblemError
from fuzzy.agreement import (
    KEMENY_LIMIT,
    borda,
    copeland,
    kemeny,
    mean_rank,
    pairwise_votes,
)

VOTES = [[1, 2, 3], [1, 3, 2], [3, 1, 2]]


def test_votes_over_three_alternatives() -> None:
    assert borda(VOTES).tolist() == [4, 3, 2]
    assert copeland(VOTES).tolist() == [2, 1, 0]
    assert pairwise_votes(VOTES).tolist() == [[0, 2, 2], [1, 0, 2], [1, 1, 0]]
    np.testing.assert_allclose(mean_rank(VOTES), [5 / 3, 2, 7 / 3])


def test_copeland_is_not_borda() -> None:
    # Three of five put 0 first, but the other two put it last: Borda prefers 1, Copeland 0.
    votes = [[1, 2, 3]] * 3 + [[3, 1, 2]] * 2
    assert borda(votes).tolist() == [6, 7, 2]
    assert copeland(votes).tolist() == [2, 1, 0]


def test_tied_places_vote_for_neither() -> None:
    assert pairwise_votes([[1, 1, 3]]).tolist() == [[0, 0, 1], [0, 0, 1], [0, 0, 0]]
    assert copeland([[1, 1, 3]]).tolist() == [1.5, 1.5, 0]
    assert borda([[1.5, 1.5, 3]]).tolist() == [1.5, 1.5, 0]


def test_kemeny_of_three_rankings() -> None:
    found = kemeny(VOTES)
    assert found.order == (0, 1, 2)
    assert found.distance == 3
    assert found.optima == 1


def test_a_majority_cycle_has_three_best_orders() -> None:
    found = kemeny([[1, 2, 3], [3, 1, 2], [2, 3, 1]])
    assert found.distance == 4
    assert found.optima == 3
    assert found.order == (0, 1, 2)


def test_kemeny_of_one_alternative() -> None:
    assert kemeny([[1], [1]]).order == (0,)


def test_too_many_alternatives_for_kemeny_are_refused() -> None:
    ranking = [list(range(1, KEMENY_LIMIT + 2))]
    with pytest.raises(ProblemError, match=f"expected at most {KEMENY_LIMIT}"):
        kemeny(ranking)


def disagreements(order: tuple[int, ...], rankings: list[list[int]]) -> int:
    """Count the pairs that a ranking puts the other way round than the order."""
    return sum(
        ranking[later] < ranking[earlier]
        for ranking in rankings
        for i, earlier in enumerate(order)
        for later in order[i + 1 :]
    )


@settings(max_examples=40)
@given(
    st.integers(2, 5).flatmap(
        lambda n: st.lists(
            st.lists(st.integers(1, n), min_size=n, max_size=n), min_size=1, max_size=5
        )
    )
)
def test_kemeny_is_the_best_of_all_orders(rankings: list[list[int]]) -> None:
    count = len(rankings[0])
    distances = {o: disagreements(o, rankings) for o in permutations(range(count))}
    best = min(distances.values())
    reaching = [order for order, distance in distances.items() if distance == best]
    found = kemeny(rankings)
    assert found.distance == best
    assert found.optima == len(reaching)
    assert found.order == min(reaching)


@settings(max_examples=40)
@given(st.lists(st.permutations(range(1, 6)), min_size=1, max_size=6))
def test_a_condorcet_winner_leads_copeland_and_kemeny(rankings: list[list[int]]) -> None:
    votes = pairwise_votes(rankings)
    beats_all = [(votes[i] > votes[:, i]).sum() == 4 for i in range(5)]
    if any(beats_all):
        winner = beats_all.index(True)
        assert copeland(rankings)[winner] == 4
        assert kemeny(rankings).order[0] == winner
