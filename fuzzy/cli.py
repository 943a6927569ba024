"""The engine on the command line: ``python -m fuzzy COMMAND < in.json > out.json``.

Beside the JSON: ``python -m fuzzy rank --xlsx FILE`` and ``python -m fuzzy template [FILE]``.
Answers one JSON object with one, and an array of them with an array. Bad input ends with exit
code 2, one line on standard error and nothing on standard output; within an array the bad request
becomes ``{"error": sentence}`` and the others are still answered.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from fuzzy import (
    cli_aggregate,
    cli_arithmetic,
    cli_compare,
    cli_defuzzify,
    cli_infer,
    cli_rank,
    cli_smaa,
    cli_spreadsheet,
    cli_weights,
)
from fuzzy.errors import ProblemError
from fuzzy.spreadsheet import SpreadsheetError

Handler = Callable[[dict[str, Any]], dict[str, Any]]

COMMANDS: dict[str, Handler] = {
    "rank": cli_rank.answer,
    "infer": cli_infer.answer,
    "weights": cli_weights.answer,
    "aggregate": cli_aggregate.answer,
    "smaa": cli_smaa.answer,
    "defuzzify": cli_defuzzify.answer,
    "compare": cli_compare.answer,
    "arithmetic": cli_arithmetic.answer,
}


def main(arguments: Sequence[str]) -> int:
    """Answer the request on standard input; return the exit code.

    Parameters
    ----------
    arguments : sequence of str
        The words after ``python -m fuzzy``: a command, ``rank --xlsx FILE``,
        ``template [FILE]``, or ``--help``.
    """
    if list(arguments) in (["--help"], ["-h"]):
        _write(sys.stdout, usage())
        return 0
    try:
        text = json.dumps(_reply(arguments), ensure_ascii=False, allow_nan=False)
    except SpreadsheetError as error:
        _write(sys.stderr, "\n".join(error.mistakes))
        return 2
    except ProblemError as error:
        _write(sys.stderr, one_line(error))
        return 2
    _write(sys.stdout, text)
    return 0


def respond(command: str, request: Any) -> Any:
    """Answer a request, or each of a list of requests, of `command`.

    Raises
    ------
    ProblemError
        For a single request that is refused; never for one inside a list.
    """
    if isinstance(request, list):
        return [_answer_or_error(command, item) for item in request]
    return answer(command, request)


def answer(command: str, request: Any) -> dict[str, Any]:
    """Answer one request of `command`.

    Raises
    ------
    ProblemError
    """
    handler = COMMANDS.get(command)
    if handler is None:
        raise ProblemError(f"unknown command {command!r}: expected one of {', '.join(COMMANDS)}")
    if not isinstance(request, dict):
        raise ProblemError(
            f"request: {type(request).__name__} found; expected one JSON object, "
            "or an array of them"
        )
    try:
        with np.errstate(all="ignore"):
            return handler(request)
    except RecursionError:
        raise ProblemError("request: lists nested too deeply; expected fewer levels") from None


def read_json(raw: bytes) -> Any:
    """Parse the input, which must be UTF-8 JSON without doubled names.

    NaN and Infinity are no JSON, but some programs write them: they are read, so that the request
    they stand in is refused with field and index, and the others beside it are answered.

    Raises
    ------
    ProblemError
    """
    try:
        return json.loads(
            raw.decode("utf-8-sig"),
            object_pairs_hook=_unique_names,
        )
    except UnicodeDecodeError as error:
        raise ProblemError(
            f"input: byte {error.start} is not UTF-8; expected JSON in UTF-8"
        ) from None
    except RecursionError:
        raise ProblemError("input: nested too deeply; expected one JSON object") from None
    except json.JSONDecodeError as error:
        raise ProblemError(
            f"input: not JSON at line {error.lineno} column {error.colno} ({error.msg}); "
            "expected one JSON object, or an array of them"
        ) from None
    except ProblemError:
        raise
    except ValueError:
        raise ProblemError("input: a number with too many digits; expected JSON") from None


def one_line(error: Exception) -> str:
    """Return the error's sentence on one line."""
    return " ".join(str(error).split())


def usage() -> str:
    """Return how to call it."""
    return "\n".join(
        (
            "python -m fuzzy COMMAND < in.json > out.json",
            f"COMMAND: {', '.join(COMMANDS)}",
            "python -m fuzzy template [FILE.xlsx]",
            "python -m fuzzy rank --xlsx FILE.xlsx > out.json",
        )
    )


def _reply(arguments: Sequence[str]) -> Any:
    """Answer what the words of the command line ask for."""
    match list(arguments):
        case ["template", *files] if len(files) <= 1:
            return cli_spreadsheet.template(*files)
        case ["template", *files]:
            raise ProblemError(f"template: {len(files)} words given; expected one file name")
        case ["rank", "--xlsx", file]:
            return cli_spreadsheet.rank_file(file)
        case ["rank", "--xlsx", *files]:
            raise ProblemError(f"--xlsx: {len(files)} words given; expected one file name")
        case [command, option, *_] if command in COMMANDS and option.startswith("-"):
            known = "--xlsx FILE" if command == "rank" else "none"
            raise ProblemError(f"unknown option {option!r} for {command}: expected {known}")
    return respond(_command(arguments), read_json(sys.stdin.buffer.read()))


def _answer_or_error(command: str, request: Any) -> dict[str, Any]:
    """Answer one request of a list; a refusal becomes the answer."""
    try:
        return answer(command, request)
    except ProblemError as error:
        return {"error": one_line(error)}


def _command(arguments: Sequence[str]) -> str:
    """Return the one command given."""
    known = ", ".join((*COMMANDS, "template"))
    if arguments and arguments[0] not in COMMANDS:
        raise ProblemError(f"unknown command {arguments[0]!r}: expected one of {known}")
    if len(arguments) != 1:
        raise ProblemError(f"command: {len(arguments)} words given; expected one of {known}")
    return arguments[0]


def _unique_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build an object, refusing a name that is written twice."""
    result: dict[str, Any] = {}
    for name, value in pairs:
        if name in result:
            raise ProblemError(f"input: {name!r} is written twice in one object; expected it once")
        result[name] = value
    return result


def _write(stream: Any, text: str) -> None:
    """Write one text and a line end as UTF-8, whatever the console's own encoding."""
    stream.buffer.write((text + "\n").encode("utf-8", errors="backslashreplace"))
    stream.flush()
