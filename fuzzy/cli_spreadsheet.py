"""``python -m fuzzy rank --xlsx FILE`` and ``python -m fuzzy template [FILE]``."""

from __future__ import annotations

import re
from typing import Any

from fuzzy import cli_rank
from fuzzy.errors import ProblemError
from fuzzy.spreadsheet import SheetRequest, SpreadsheetError, read_request, write_template

DEFAULT_TEMPLATE = "fuzzy-template.xlsx"

_ADDRESS = re.compile(r"(ratings|weights)((?:\[\d+\]){1,3}): (.*)", re.DOTALL)


def rank_file(file: str) -> dict[str, Any]:
    """Rank the alternatives of an xlsx file made like the template.

    Parameters
    ----------
    file : str
        Its name.

    Returns
    -------
    dict
        `alternatives` (names, in the order of the sheet), then the answer of the command ``rank``.

    Raises
    ------
    SpreadsheetError
        With a line for each mistake.
    """
    sheet = read_request(file)
    try:
        answer = cli_rank.answer(sheet.request)
    except ProblemError as error:
        raise SpreadsheetError([_located(str(error), sheet, file)]) from None
    return {"alternatives": sheet.alternatives, **answer}


def template(file: str = DEFAULT_TEMPLATE) -> dict[str, Any]:
    """Write the template, filled with a small made-up example.

    Parameters
    ----------
    file : str
        Name of the file to make; an existing one is never overwritten.

    Returns
    -------
    dict
        `template`: the file's name.

    Raises
    ------
    ProblemError
        If it exists, cannot be written or does not end in .xlsx.
    """
    write_template(file)
    return {"template": file}


def _located(sentence: str, sheet: SheetRequest, file: str) -> str:
    """Return a sentence of the engine with the cell in place of the address in the arrays."""
    if sentence.startswith("unknown"):
        return f"{sentence} (in {file})"
    parts = _ADDRESS.fullmatch(sentence)
    if parts is None:
        return f"{file}: {sentence}"
    field, address, rest = parts.groups()
    cell = sheet.find(field, [int(index) for index in re.findall(r"\d+", address)])
    value = "" if rest.startswith("[") else f"{cell.value}; "
    return f"{file}, {cell.place}: {value}{rest}"
