"""The scenario itself on a sheet of its workbook, so that the workbook opens in the app again."""

from __future__ import annotations

import json
from typing import Final

from xlsxwriter.workbook import Workbook

from data import Dataset
from data.workbook import first_column
from ui.document import DocumentError, to_file
from ui.scenario import Scenario

SHEET: Final = "khoosheh"
LONGEST_CELL: Final = 30_000


def write_scenario(
    book: Workbook, scenario: Scenario, dataset: Dataset, *, name: str, note: str, author: str
) -> None:
    """Add the sheet: the document as JSON in as many cells as it takes.

    It is written in ASCII without underscores, for spreadsheets have escapes of their own that
    begin with one.
    """
    content = to_file(scenario, dataset, name=name, note=note, author=author)
    text = json.dumps(json.loads(content), separators=(",", ":")).replace("_", "\\u005f")
    sheet = book.add_worksheet(SHEET)
    for row, start in enumerate(range(0, len(text), LONGEST_CELL)):
        sheet.write_string(row, 0, text[start : start + LONGEST_CELL])


def scenario_in(content: bytes) -> bytes:
    """Return the scenario that a workbook carries, as the content of a scenario's file.

    Raises
    ------
    WorkbookError
        If the file cannot be read at all, or holds what is not to be opened.
    DocumentError
        If it carries none.
    """
    text = "".join(first_column(content, SHEET))
    if not text:
        raise DocumentError("document-none-in-workbook")
    return text.encode("utf-8", "replace")
