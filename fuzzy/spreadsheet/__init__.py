"""Ranking problems in Excel files: reading a filled-in sheet, writing the template for it."""

from __future__ import annotations

from fuzzy.spreadsheet.mistakes import SpreadsheetError
from fuzzy.spreadsheet.reading import SheetRequest, read_request
from fuzzy.spreadsheet.template import write_template

__all__ = ["SheetRequest", "SpreadsheetError", "read_request", "write_template"]
