"""The command line: numbers that are none, too large or nested beyond reading."""

from __future__ import annotations

from typing import Any

import pytest

from fuzzy import ProblemError
from fuzzy.cli import answer, read_json, respond


def test_nan_in_one_request_of_an_array_leaves_the_others_alone() -> None:
    text = '[{"numbers": [0, NaN], "method": "area"}, {"numbers": [[0, 1, 2]], "method": "area"}]'
    refused, answered = respond("defuzzify", read_json(text.encode()))
    assert refused["error"].startswith("numbers[1]: expected a finite number")
    assert answered["values"] == [1]


def test_lists_nested_beyond_reading_are_refused() -> None:
    points: list[Any] = [1]
    for _ in range(5000):
        points = [points]
    with pytest.raises(ProblemError, match=r"^request: lists nested too deeply"):
        answer("weights", {"method": "swing", "points": points})


@pytest.mark.parametrize("factor", [10**400, float("inf"), float("nan"), 1e101, "2", None])
def test_a_factor_that_is_no_ordinary_number_is_refused(factor: object) -> None:
    request_ = {"operation": "scale", "a": [1, 2, 3], "options": {"factor": factor}}
    with pytest.raises(ProblemError, match=r"^options\.factor: .*expected a number from -1e\+100"):
        answer("arithmetic", request_)


@pytest.mark.parametrize("tau", [float("inf"), 1e101, -1])
def test_an_option_that_is_no_ordinary_number_is_refused(tau: float) -> None:
    request_ = {
        "method": "codas",
        "ratings": [[1], [2]],
        "weights": [1],
        "directions": ["benefit"],
        "options": {"tau": tau},
    }
    with pytest.raises(ProblemError, match=r"^unknown tau .*: expected one of a number from 0 to"):
        answer("rank", request_)


def test_an_unknown_operation_is_named_before_what_it_lacks() -> None:
    with pytest.raises(ProblemError, match=r"^unknown operation 'power' for arithmetic"):
        answer("arithmetic", {"operation": "power"})
