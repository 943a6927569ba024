"""The command smaa, as its contract writes it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from fuzzy.cli import answer
from fuzzy.errors import ProblemError
from fuzzy.registry import METHODS


def ask(**request: Any) -> dict[str, Any]:
    return answer("smaa", request)


def test_the_example_of_the_contract() -> None:
    found = ask(values=[[1, 1], [0, 0]], weights="uniform", samples=1000, seed=1, method="additive")
    assert found["rank_acceptability"] == [[1, 0], [0, 1]]
    assert found["central_weights"][0] == pytest.approx([0.5, 0.5], abs=0.05)
    assert found["central_weights"][1] is None
    assert found["confidence"] == [1, None]
    assert found["pairwise"] == [[0, 1], [0, 0]]
    assert found["standard_error"] == [[0, 0], [0, 0]]
    assert found["ranking_entropy"] == 0
    assert found["samples"] == 1000
    assert "additive" in found["definition"]
    assert found["warnings"] == []


def test_defaults_are_ten_thousand_uniform_draws_of_seed_zero() -> None:
    request = {"values": [[1, 0], [0, 1]]}
    found = ask(**request)
    assert found["samples"] == 10_000
    assert found == ask(**request, weights="uniform", seed=0, method="additive", options={})
    assert "holistic" not in found


def test_rows_and_columns_and_mirror_images_add_up() -> None:
    table = np.random.default_rng(0).uniform(0, 1, (4, 3)).tolist()
    found = ask(values=[*table, table[0]], samples=500)
    shares, pairs = np.array(found["rank_acceptability"]), np.array(found["pairwise"])
    assert shares.sum(axis=0) == pytest.approx(np.ones(5))
    assert shares.sum(axis=1) == pytest.approx(np.ones(5))
    assert pairs + pairs.T == pytest.approx(1 - np.eye(5))


def test_an_order_of_the_criteria() -> None:
    found = ask(values=[[1, 0], [0, 1]], weights={"order": [1, 0]}, samples=200)
    assert found["rank_acceptability"] == [[0, 1], [1, 0]]
    assert found["central_weights"][1] == pytest.approx([0.25, 0.75], abs=0.05)


def test_bounds_on_the_weights() -> None:
    found = ask(values=[[1, 0], [0, 1]], weights={"bounds": [[0.4, 1], [0.2, 1]]}, samples=4000)
    # Weight 0 is uniform on 0.4 .. 0.8.
    assert found["rank_acceptability"][0][0] == pytest.approx(0.75, abs=0.04)


def test_intervals_of_values() -> None:
    found = ask(values=[[[0, 4]], [1]], samples=4000)
    assert found["confidence"] == pytest.approx([0.75, 0.25], abs=0.04)


def test_triangular_ratings_with_a_cost() -> None:
    found = ask(ratings=[[[1, 2, 3]], [[4, 5, 6]]], directions=["cost"], samples=100)
    assert found["rank_acceptability"] == [[1, 0], [0, 1]]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("linear", [1, 0.5, 0]), ("inverse", [1, 1 / 2, 1 / 3]), ([1, 0.4, 0.1], [1, 0.4, 0.1])],
)
def test_holistic_acceptability_of_known_shares(kind: Any, expected: list[float]) -> None:
    found = ask(rank_acceptability=np.eye(3).tolist(), options={"meta_weights": kind})
    assert found["holistic"] == pytest.approx(expected)
    assert set(found) == {"holistic", "definition", "warnings"}


def test_holistic_is_added_where_meta_weights_are_given() -> None:
    found = ask(values=[[1, 1], [0, 0]], samples=10, options={"meta_weights": "centroid"})
    assert found["holistic"] == pytest.approx([1, 1 / 3])


@pytest.mark.parametrize("method", sorted(METHODS))
def test_every_method_of_rank_can_be_simulated(method: str) -> None:
    values = (1 + 8 * np.random.default_rng(1).random((4, 3))).tolist()
    crisp = ask(values=values, method=method, samples=60)
    assert np.array(crisp["rank_acceptability"]).sum(axis=0) == pytest.approx(np.ones(4))
    assert method in crisp["definition"]
    spread = [[[x - 0.5, x + 0.5] for x in row] for row in values]
    drawn = ask(values=spread, method=method, samples=20)
    assert np.array(drawn["rank_acceptability"]).sum(axis=1) == pytest.approx(np.ones(4))


def test_a_method_takes_its_own_options_beside_ours() -> None:
    values = [[2.0, 3.0], [3.0, 2.0]]
    options = {"ideal": "componentwise", "meta_weights": "linear"}
    found = ask(values=values, method="topsis", samples=50, options=options)
    assert len(found["holistic"]) == 2
    assert "componentwise" in found["definition"]
    with pytest.raises(ProblemError, match=r"^unknown ideal"):
        ask(values=values, method="topsis", options={"ideal": "best"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"method": "best"},
        {"weights": "equal"},
        {"weights": {"around_here": [1]}},
        {"options": {"speed": 1}},
        {"options": {"meta_weights": "squared"}},
        {"colour": "red"},
    ],
)
def test_what_is_unknown_is_refused_as_unknown(wrong: dict[str, Any]) -> None:
    with pytest.raises(ProblemError, match=r"^unknown "):
        ask(**{"values": [[1, 2], [2, 1]]} | wrong)


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ({}, "values: missing"),
        ({"values": [[1]], "ratings": [[1]]}, "expected one of them"),
        ({"ratings": [[1]]}, "directions: missing"),
        ({"values": [[1]], "directions": ["cost"]}, r"directions\[0\]"),
        ({"values": [[1]], "samples": 0}, "samples: 0"),
        ({"values": [[1]], "options": {"error": "small"}}, "options.error"),
        ({"rank_acceptability": [[0.5, 0.5]]}, "as many places"),
        ({"rank_acceptability": [[50, 50], [50, 50]]}, "from 0 to 1"),
    ],
)
def test_bad_requests_are_refused_in_a_sentence(request_: dict[str, Any], said: str) -> None:
    with pytest.raises(ProblemError, match=said):
        ask(**request_)
