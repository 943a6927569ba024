"""The command ``weights``: the contract's example, every method, every refusal."""

from __future__ import annotations

from typing import Any

import pytest

from fuzzy import ProblemError
from fuzzy.cli_weights import answer
from fuzzy.weighting import WEIGHTINGS

PAIRS = [[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]]
DATA: dict[str, Any] = {
    "matrix": PAIRS,
    "best_to_others": [1, 2, 4],
    "others_to_worst": [4, 2, 1],
    "ranks": [1, 2, 3],
    "points": [100, 50, 25],
    "directions": ["benefit", "cost", "benefit"],
}


def request(method: str, **more: Any) -> dict[str, Any]:
    """Return a request with the data that the method needs."""
    fields = {name: DATA[name] for name in WEIGHTINGS[method].fields}
    if method == "critic":
        fields["matrix"] = [[1, 2, 4], [3, 1, 2], [2, 5, 1]]
    return {"method": method, **fields, **more}


def test_buckley_as_in_the_contract() -> None:
    reply = answer(
        {
            "method": "fahp_buckley",
            "matrix": [[[1, 1, 1], [1, 4, 9]], [[0.111111111, 0.25, 1], [1, 1, 1]]],
        }
    )
    assert reply["weights"] == pytest.approx([0.7615, 0.2385], abs=5e-5)
    assert reply["fuzzy_weights"][0] == pytest.approx([0.25, 0.8, 2.25], abs=5e-5)
    assert reply["fuzzy_weights"][1] == pytest.approx([0.0833, 0.2, 0.75], abs=5e-5)
    assert reply["consistency"]["lambda_max"] == pytest.approx(2.2403, abs=5e-5)
    assert reply["consistency"]["ci"] == pytest.approx(0.2403, abs=5e-5)
    assert reply["consistency"]["cr"] == 0
    assert reply["consistency"]["random_index"] == "saaty_1980"
    assert reply["details"]["geometric_means"][1] == pytest.approx([0.3333, 0.5, 1], abs=5e-5)
    assert reply["warnings"] == []


@pytest.mark.parametrize("method", WEIGHTINGS)
def test_every_method_answers_with_weights_that_add_up_to_one(method: str) -> None:
    reply = answer(request(method))
    assert list(reply) == [
        "weights",
        "fuzzy_weights",
        "consistency",
        "details",
        "definition",
        "warnings",
    ]
    assert sum(reply["weights"]) == pytest.approx(1)
    assert len(reply["weights"]) == 3
    assert reply["definition"].startswith(method)


@pytest.mark.parametrize("method", ["ahp", "fahp_buckley", "bwm"])
def test_methods_that_define_a_consistency_give_it(method: str) -> None:
    consistency = answer(request(method))["consistency"]
    names = {"bwm": ["ksi", "input_based_ratio"]}
    expected = names.get(method, ["lambda_max", "ci", "cr", "random_index"])
    assert list(consistency) == expected


def test_options_reach_the_method() -> None:
    options = {"prioritisation": "normalised_columns", "random_index": "fuzzyahp"}
    reply = answer(request("ahp", options=options))
    assert "normalised_columns" in reply["definition"]
    assert reply["consistency"]["random_index"] == "fuzzyahp"


def test_entropy_takes_directions_and_does_without() -> None:
    with_directions = answer(request("entropy", directions=["benefit"] * 3))
    assert with_directions["weights"] == answer(request("entropy"))["weights"]


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        ({"method": "best"}, "^unknown method 'best' for weights: expected one of ahp, "),
        ({"method": None}, "^unknown method None"),
        ({}, "^method: missing"),
        ({"method": "ahp"}, "^matrix: missing"),
        ({"method": "roc", "ranks": [1], "points": [1]}, "^unknown field 'points' for roc"),
        (request("ahp", options={"scale": 9}), "^unknown option 'scale' for ahp"),
        (request("roc", options={"random_index": "saaty_1980"}), "^unknown option"),
        (
            request("ahp", options={"random_index": "other"}),
            "^unknown random_index 'other' for ahp: expected one of saaty_1980, fuzzyahp",
        ),
        (request("ahp", options={"prioritisation": 1}), "^unknown prioritisation 1 for ahp"),
        (request("ahp", options=[]), "^options: "),
    ],
)
def test_what_is_unknown_or_missing_is_refused(bad: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ProblemError, match=sentence):
        answer(bad)
