"""The command line: every printed example of its contract, and what it refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from fuzzy import METHODS, ProblemError
from fuzzy.cli import COMMANDS, answer, read_json, respond
from tests.fuzzy.printed import assert_printed

RANK = {
    "method": "topsis",
    "ratings": [[[2, 3, 4], [2, 3, 6]], [[4, 6, 8], [3, 6, 6]]],
    "weights": [[0.5, 0.5, 0.5], [0.2, 0.4, 0.6]],
    "directions": ["benefit", "cost"],
    "options": {"ideal": "unit"},
}
INFER = {
    "inputs": {
        "demand": {"low": [0, 0, 8], "high": [0, 8, 8]},
        "access": {"low": [0, 0, 8], "high": [0, 8, 8]},
    },
    "output": {"universe": [0, 40], "terms": {"wait": [0, 0, 20], "start": [20, 40, 40]}},
    "rules": [
        {"if": {"demand": "high", "access": "high"}, "then": "start", "weight": 1},
        {"if": {"demand": "low"}, "then": "wait", "weight": 0.5},
    ],
    "points": [[8, 4], [2, 6]],
    "options": {"defuzzification": "centroid"},
}
DEFUZZIFY = {
    "numbers": [[0, 2, 4, 8], [5, 5, 5, 5]],
    "method": "total_integral_value",
    "options": {"alpha": 0.5},
}
AGGREGATE = {
    "ratings": [[[[1, 2, 3]]], [[[3, 4, 5]]]],
    "method": "mean",
    "expert_weights": [3, 1],
    "scale": [0, 8],
}
PAGE: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (
        "rank",
        RANK,
        {
            "scores": [0.2723, 0.3052],
            "fuzzy_scores": None,
            "ranks": [2, 1],
            "higher_is_better": True,
            "details": {"d_plus": [1.5373, 1.4461], "d_minus": [0.5754, 0.6351]},
            "definition": "linear normalisation, unit ideals",
            "warnings": [],
        },
    ),
    (
        "infer",
        INFER,
        {
            "values": [32.2222, 17.8483],
            "activations": [{"wait": 0, "start": 0.5}, {"wait": 0.375, "start": 0.25}],
            "fired": [
                [{"rule": 0, "strength": 0.5}],
                [{"rule": 0, "strength": 0.25}, {"rule": 1, "strength": 0.375}],
            ],
            "exact": True,
            "definition": "Mamdani min-max, centroid",
            "warnings": [],
        },
    ),
    (
        "weights",
        {
            "method": "fahp_buckley",
            "matrix": [[[1, 1, 1], [1, 4, 9]], [[0.111111111, 0.25, 1], [1, 1, 1]]],
        },
        {
            "weights": [0.7615, 0.2385],
            "fuzzy_weights": [[0.25, 0.8, 2.25], [0.0833, 0.2, 0.75]],
            "consistency": {
                "lambda_max": 2.2403,
                "ci": 0.2403,
                "cr": 0,
                "random_index": "saaty_1980",
            },
            "details": {"geometric_means": [[1, 2, 3], [0.3333, 0.5, 1]]},
            "definition": "fahp_buckley",
            "warnings": [],
        },
    ),
    (
        "aggregate",
        AGGREGATE,
        {
            "ratings": [[[1.5, 2.5, 3.5]]],
            "consensus": [[0.75]],
            "details": {},
            "definition": "mean; consensus vertex_distance",
            "warnings": [],
        },
    ),
    (
        "smaa",
        {
            "values": [[1, 1], [0, 0]],
            "weights": "uniform",
            "samples": 1000,
            "seed": 1,
            "method": "additive",
        },
        {
            "rank_acceptability": [[1, 0], [0, 1]],
            "confidence": [1, None],
            "pairwise": [[0, 1], [0, 0]],
            "standard_error": [[0, 0], [0, 0]],
            "ranking_entropy": 0,
            "samples": 1000,
            "definition": "additive",
            "warnings": [],
        },
    ),
    (
        "defuzzify",
        DEFUZZIFY,
        {
            "values": [3.5, 5],
            "exact": True,
            "definition": "total_integral_value",
            "warnings": [],
        },
    ),
    (
        "compare",
        {
            "rankings": [[1, 2, 3], [1, 3, 2], [3, 1, 2]],
            "weight_vectors": [[0.25, 0.75], [0.75, 0.25]],
        },
        {
            "weight_similarity": {
                "wsc": [[1, 0.3333], [0.3333, 1]],
                "wsc2": [[1, 0.5], [0.5, 1]],
            },
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
            "kemeny": {"order": [0, 1, 2], "distance": 3},
        },
    ),
    (
        "arithmetic",
        {"operation": "subtract", "a": [1, 2, 4], "b": [0, 1, 1]},
        {"value": [0, 1, 4], "definition": "subtract", "warnings": []},
    ),
]


def call(command: list[str], text: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "fuzzy", *command],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(("command", "request_", "expected"), PAGE)
def test_the_printed_examples(
    command: str, request_: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert_printed(answer(command, request_), expected)


def test_an_answer_is_one_json_object_with_full_precision() -> None:
    done = call(["rank"], json.dumps(RANK))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert json.loads(done.stdout)["scores"][0] == pytest.approx(0.2723412268627988, abs=1e-15)


def test_a_refusal_is_one_line_on_standard_error_and_exit_2() -> None:
    done = call(["rank"], json.dumps({**RANK, "method": "best"}))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("unknown method 'best' for rank: expected one of ")
    assert done.stderr.count("\n") == 1


def test_help_names_the_commands() -> None:
    done = call(["--help"], "")
    assert done.returncode == 0
    assert all(command in done.stdout for command in COMMANDS)


@pytest.mark.parametrize(
    ("command", "text", "start"),
    [
        (["guess"], "{}", "unknown command 'guess': expected one of rank"),
        ([], "{}", "command: 0 words given"),
        (["rank"], "", "input: not JSON at line 1"),
        (["defuzzify"], '{"method": "area", "numbers": [1, NaN]}', "numbers[1]: expected a"),
        (["rank"], "5", "request: int found"),
        (["rank"], '{"method": "saw", "method": "saw"}', "input: 'method' is written twice"),
        (["rank"], "[" * 100000, "input: nested too deeply"),
    ],
)
def test_what_is_no_request_is_told_in_one_line(command: list[str], text: str, start: str) -> None:
    done = call(command, text)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(start)
    assert done.stderr.count("\n") == 1


def test_bytes_that_are_not_utf_8_are_refused() -> None:
    with pytest.raises(ProblemError, match="byte 1 is not UTF-8"):
        read_json(b"\x22\xff\x22")
    assert read_json("\ufeff[1]".encode()) == [1]


def test_owa_weights_stand_as_a_field_or_among_the_options() -> None:
    request = {**AGGREGATE, "method": "owa"}
    weights = [1, 0]
    as_field = answer("aggregate", {**request, "owa_weights": weights})
    assert answer("aggregate", {**request, "options": {"owa_weights": weights}}) == as_field
    with pytest.raises(ProblemError, match=r"^owa_weights: given twice"):
        answer(
            "aggregate",
            {**request, "owa_weights": weights, "options": {"owa_weights": weights}},
        )


def test_an_array_is_answered_by_an_array_whatever_is_refused_in_it() -> None:
    answers = respond("rank", [RANK, {**RANK, "weights": [1]}, 7, RANK])
    assert_printed(answers[0]["scores"], [0.2723, 0.3052])
    assert answers[1] == {"error": "weights: 1 given; expected 2, one per criterion"}
    assert answers[2]["error"].startswith("request: int found")
    assert answers[3] == answers[0]
    assert respond("rank", []) == []


UNKNOWN: list[tuple[str, dict[str, Any], str]] = [
    ("rank", {**RANK, "colour": 1}, "unknown field 'colour' for rank"),
    ("rank", {**RANK, "method": 3}, "unknown method 3 for rank"),
    ("rank", {**RANK, "options": {"far": 1}}, "unknown option 'far' for topsis"),
    ("rank", {**RANK, "options": {"ideal": "far"}}, "unknown ideal 'far' for topsis"),
    ("rank", {**RANK, "options": {"ideal": 1}}, "unknown ideal 1 for topsis"),
    ("infer", {**INFER, "options": {"or": "max"}}, "unknown option 'or' for infer"),
    ("infer", {**INFER, "options": {"and": "mean"}}, "unknown and 'mean' for infer"),
    ("infer", {**INFER, "sets": 1}, "unknown field 'sets' for infer"),
    ("aggregate", {**AGGREGATE, "method": "mode"}, "unknown method 'mode' for aggregate"),
    ("aggregate", {**AGGREGATE, "options": {"middle": "mean"}}, "unknown option 'middle'"),
    ("aggregate", {**AGGREGATE, "options": {"consensus": "no"}}, "unknown consensus 'no'"),
    ("aggregate", {**AGGREGATE, "owa_weights": [1, 0]}, "unknown field 'owa_weights' for mean"),
    ("defuzzify", {**DEFUZZIFY, "method": "middle"}, "unknown method 'middle' for defuzzify"),
    ("defuzzify", {**DEFUZZIFY, "options": {"beta": 1}}, "unknown option 'beta'"),
    ("arithmetic", {"operation": "power", "a": 1}, "unknown operation 'power' for arithmetic"),
    ("arithmetic", {"operation": "add", "a": 1, "b": 1, "options": {"x": 1}}, "unknown option"),
]


@pytest.mark.parametrize(("command", "request_", "start"), UNKNOWN)
def test_nothing_unknown_is_ignored(command: str, request_: dict[str, Any], start: str) -> None:
    with pytest.raises(ProblemError, match=f"^{start}"):
        answer(command, request_)


BAD: list[tuple[str, dict[str, Any], str]] = [
    ("rank", {"method": "saw"}, "ratings: missing"),
    ("rank", {**RANK, "options": 5}, "options: 5; expected an object"),
    ("rank", {**RANK, "weights": [[[1, 1, 1], [1, 1, 1]]]}, r"weights\[0\]: a list of 2"),
    ("rank", {**RANK, "ratings": None}, "ratings"),
    ("infer", {**INFER, "output": {"universe": [0, 1]}}, "terms: missing"),
    ("infer", {**INFER, "inputs": [1]}, "inputs: list found; expected an object"),
    ("infer", {**INFER, "rules": [{"if": {}, "then": "wait"}]}, r"rules\[0\].if: empty"),
    ("infer", {**INFER, "rules": [{"if": {"demand": 1}, "then": "wait"}]}, r"rules\[0\]: demand"),
    ("infer", {**INFER, "rules": [5]}, r"rules\[0\]: int found"),
    ("defuzzify", {**DEFUZZIFY, "numbers": [[1, 2]]}, r"numbers\[0\]"),
    ("defuzzify", {**DEFUZZIFY, "numbers": {"a": 1}}, "numbers: expected a list"),
    ("arithmetic", {"operation": "add", "a": [1, 2, 3]}, "b: missing"),
    ("arithmetic", {"operation": "scale", "a": [1, 2, 3]}, "options.factor: missing"),
    ("arithmetic", {"operation": "divide", "a": 1, "b": [-1, 0, 1]}, "b: reaches 0"),
    ("arithmetic", {"operation": "reciprocal", "a": 0}, "a: reaches 0"),
    ("arithmetic", {"operation": "add", "a": "x", "b": 1}, "a: expected numbers, found 'x'"),
]


@pytest.mark.parametrize(("command", "request_", "start"), BAD)
def test_bad_fields_are_named(command: str, request_: dict[str, Any], start: str) -> None:
    with pytest.raises(ProblemError, match=f"^{start}"):
        answer(command, request_)


@pytest.mark.parametrize(
    ("request_", "value"),
    [
        ({"operation": "add", "a": [1, 2, 4], "b": 1}, [2, 3, 5]),
        ({"operation": "add", "a": [1, 2, 4], "b": [0, 1, 2, 3]}, [1, 3, 4, 7]),
        ({"operation": "multiply", "a": [1, 2, 4], "b": [0, 1, 1]}, [0, 2, 4]),
        (
            {
                "operation": "multiply",
                "a": [-2, 1, 3],
                "b": [-1, 2, 4],
                "options": {"product": "exact"},
            },
            [-8, 2, 12],
        ),
        (
            {
                "operation": "multiply",
                "a": [1, 2, 4],
                "b": [0, 1, 1],
                "options": {"product": "exact", "alpha": 0.5},
            },
            [0.75, 3],
        ),
        ({"operation": "divide", "a": [0, 1, 1], "b": [1, 2, 4]}, [0, 0.5, 1]),
        ({"operation": "reciprocal", "a": [1, 2, 4]}, [0.25, 0.5, 1]),
        ({"operation": "negate", "a": [1, 2, 4]}, [-4, -2, -1]),
        ({"operation": "scale", "a": [1, 2, 4], "options": {"factor": -1}}, [-4, -2, -1]),
        ({"operation": "alpha_cut", "a": [1, 2, 4], "options": {"alpha": 0.5}}, [1.5, 3]),
        ({"operation": "distance", "a": [0, 0, 0], "b": [1, 2, 2]}, 3**0.5),
        (
            {
                "operation": "distance",
                "a": 0,
                "b": [1, 2, 2],
                "options": {"distance": "hamming"},
            },
            5,
        ),
        (
            {
                "operation": "distance",
                "a": 0,
                "b": [1, 2, 2],
                "options": {"distance": "weighted_euclidean", "weights": [1, 2, 1]},
            },
            (13 / 4) ** 0.5,
        ),
    ],
)
def test_arithmetic(request_: dict[str, Any], value: Any) -> None:
    assert answer("arithmetic", request_)["value"] == pytest.approx(value)


def test_a_componentwise_product_out_of_order_is_pointed_out() -> None:
    found = answer("arithmetic", {"operation": "multiply", "a": [-2, 1, 3], "b": [-1, 2, 4]})
    assert found["value"] == [2, 2, 12]
    found = answer("arithmetic", {"operation": "multiply", "a": [-2, -1, 3], "b": [-5, 2, 4]})
    assert "not in ascending order" in found["warnings"][0]


def test_where_no_rule_fires_the_value_is_null() -> None:
    request_ = {**INFER, "inputs": {"demand": {"high": [4, 5, 6]}}}
    request_["rules"] = [{"if": {"demand": "high"}, "then": "wait"}]
    request_["points"] = [[5], [9]]
    found = answer("infer", request_)
    assert found["values"][1] is None
    assert found["fired"][1] == []
    assert found["warnings"] == ["points[1]: no rule fires, so there is no value"]


@pytest.mark.parametrize("method", list(METHODS))
def test_every_method_answers_a_plain_request(method: str) -> None:
    found = answer(
        "rank",
        {
            "method": method,
            "ratings": [[[2, 3, 4], 5], [[4, 6, 8], 3], [[1, 2, 3], 4]],
            "weights": [0.6, 0.4],
            "directions": ["benefit", "benefit"],
        },
    )
    text = json.dumps(found, allow_nan=False)
    assert sorted(json.loads(text)) == [
        "definition",
        "details",
        "fuzzy_scores",
        "higher_is_better",
        "ranks",
        "scores",
        "warnings",
    ]
    assert sum(found["ranks"]) == 6


def test_mamdani_takes_its_groups_on_the_command_line() -> None:
    request_ = {
        "method": "mamdani",
        "ratings": [[6, 8, 3], [2, 3, 9]],
        "weights": [1, 1, 2],
        "directions": ["benefit", "benefit", "cost"],
        "options": {"groups": [0, 0, 1], "dimension_weights": [[1, 2, 3], 1], "scale": [0, 10]},
    }
    found = answer("rank", request_)
    assert found["ranks"] == [1, 2]
    assert_printed(found["details"]["dimension_values"], [[7, 7], [2.5, 1]])
    assert found["details"]["dimension_shares"] == pytest.approx([2 / 3, 1 / 3])
