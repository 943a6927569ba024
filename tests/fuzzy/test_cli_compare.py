"""The command ``compare``: the contract's example and what is not defined."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from fuzzy import ProblemError
from fuzzy.cli_compare import answer

RANKINGS = [[1, 2, 3], [1, 3, 2], [3, 1, 2]]
VECTORS = [[0.25, 0.75], [0.75, 0.25]]


def test_the_example_of_the_contract() -> None:
    reply = answer({"rankings": RANKINGS, "weight_vectors": VECTORS})
    expected: dict[str, Any] = {
        "kendall_tau": [[1, 0.3333, -0.3333], [0.3333, 1, -1], [-0.3333, -1, 1]],
        "spearman": [[1, 0.5, -0.5], [0.5, 1, -1], [-0.5, -1, 1]],
        "weighted_spearman": [[1, 0.625, -0.5], [0.625, 1, -1], [-0.5, -1, 1]],
        "ws": [[1, 0.6875, 0.1875], [0.6875, 1, 0.375], [0.375, 0.375, 1]],
        "kendalls_w": 0.1111,
        "kendalls_w_chi2": 0.6667,
        "borda": [4, 3, 2],
        "mean_rank": [1.6667, 2, 2.3333],
        "copeland": [2, 1, 0],
        "pairwise": [[0, 2, 2], [1, 0, 2], [1, 1, 0]],
    }
    for name, value in expected.items():
        np.testing.assert_allclose(reply[name], value, atol=5e-5, err_msg=name)
    assert reply["kemeny"] == {"order": [0, 1, 2], "distance": 3}
    similarity = reply["weight_similarity"]
    np.testing.assert_allclose(similarity["wsc"], [[1, 0.3333], [0.3333, 1]], atol=5e-5)
    np.testing.assert_allclose(similarity["wsc2"], [[1, 0.5], [0.5, 1]])
    assert reply["warnings"] == []


def test_rankings_alone_and_vectors_alone() -> None:
    assert answer({"rankings": RANKINGS})["weight_similarity"] is None
    alone = answer({"weight_vectors": VECTORS})
    assert alone["kendall_tau"] is None
    assert alone["borda"] is None
    assert alone["weight_similarity"]["wsc2"][0][1] == 0.5


def test_what_is_not_defined_is_null_and_said() -> None:
    reply = answer({"rankings": [[1, 2], [1.5, 1.5]], "weight_vectors": [[1]]})
    assert reply["kendall_tau"] == [[1, None], [None, None]]
    assert reply["weight_similarity"]["wsc"] == [[None]]
    assert "ties all alternatives" in reply["warnings"][0]
    assert json.dumps(reply, allow_nan=False)


def test_too_many_alternatives_for_kemeny_leave_the_rest() -> None:
    reply = answer({"rankings": [list(range(1, 18))] * 2})
    assert reply["kemeny"] is None
    assert "more than the 16" in reply["warnings"][0]
    assert reply["kendalls_w"] == pytest.approx(1)


def test_several_best_orders_are_told() -> None:
    reply = answer({"rankings": [[1, 2], [2, 1]]})
    assert reply["kemeny"] == {"order": [0, 1], "distance": 1}
    assert "2 orders reach the least distance" in reply["warnings"][0]


def test_vectors_that_do_not_add_up_are_used_as_given_with_a_warning() -> None:
    reply = answer({"weight_vectors": [[0.5, 0.25], [0.25, 0.5]]})
    assert reply["weight_similarity"]["wsc2"][0][1] == pytest.approx(0.75)
    assert "does not add up to 1" in reply["warnings"][0]


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        ({}, "rankings: missing; expected rankings, weight_vectors or both"),
        ({"rankings": RANKINGS, "method": "tau"}, "^unknown field 'method' for compare"),
        ({"rankings": RANKINGS, "options": {"ties": 1}}, "^unknown option 'ties' for compare"),
        ({"rankings": [[1, 2], [1, 2, 3]]}, "rankings: rows of different lengths"),
        ({"rankings": [[0, 1]]}, r"rankings\[0\]\[0\]: 0; expected a rank"),
        ({"weight_vectors": [[1, -1]]}, r"weight_vectors\[0\]\[1\]"),
        ({"weight_vectors": [0.5, 0.5]}, "weight_vectors: shape"),
    ],
)
def test_bad_requests_are_refused(bad: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ProblemError, match=sentence):
        answer(bad)
