"""From a filled-in template to a request for the command ``rank``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fuzzy.spreadsheet.mistakes import Found, Mistakes
from fuzzy.spreadsheet.opening import Rows, read_sheets
from fuzzy.spreadsheet.ratings import Ratings, read_ratings
from fuzzy.spreadsheet.settings import read_settings
from fuzzy.spreadsheet.words import RATINGS_SHEET, SETTINGS_SHEET


@dataclass(frozen=True)
class SheetRequest:
    """A request for ``rank``, and where in the workbook its parts stand.

    Parameters
    ----------
    request : dict
        `method`, `ratings`, `weights`, `directions`, `options`.
    sheet : Ratings
        The sheet it came from.
    """

    request: dict[str, Any]
    sheet: Ratings

    @property
    def alternatives(self) -> list[str]:
        """Names of the alternatives, in the order of the sheet."""
        return self.sheet.alternatives

    def find(self, field: str, indices: Sequence[int]) -> Found:
        """Return the cell of a part that the engine names, such as ``ratings[0][1]``.

        Parameters
        ----------
        field : {"ratings", "weights"}
        indices : sequence of int
            One or two for weights, one to three for ratings.
        """
        if field == "weights":
            return self.sheet.find_weight(indices[0])
        if len(indices) == 1:
            return self.sheet.find_alternative(indices[0])
        return self.sheet.find_rating(*indices)


def read_request(file: str) -> SheetRequest:
    """Read an xlsx file made like the template.

    Parameters
    ----------
    file : str
        Its name.

    Returns
    -------
    SheetRequest

    Raises
    ------
    SpreadsheetError
        With a line for each mistake: file, sheet, row, column, value and what was expected.
    """
    sheets = read_sheets(file)
    mistakes = Mistakes(file)
    chosen = _find_sheets(sheets, mistakes)
    mistakes.raise_any()
    settings_name, settings_rows = chosen[SETTINGS_SHEET]
    ratings_name, ratings_rows = chosen[RATINGS_SHEET]
    settings = read_settings(settings_name, settings_rows, mistakes)
    ratings = read_ratings(ratings_name, ratings_rows, settings.scale, mistakes)
    mistakes.raise_any()
    request = {
        "method": settings.method,
        "ratings": ratings.ratings,
        "weights": ratings.weights,
        "directions": ratings.directions,
        "options": settings.options,
    }
    return SheetRequest(request, ratings)


def _find_sheets(sheets: Mapping[str, Rows], mistakes: Mistakes) -> dict[str, tuple[str, Rows]]:
    """Return the two sheets that are read, each with its name in the file."""
    by_word = {name.strip().casefold(): (name, rows) for name, rows in sheets.items()}
    for wanted in (RATINGS_SHEET, SETTINGS_SHEET):
        if wanted not in by_word:
            found = ", ".join(repr(name) for name in sheets)
            mistakes.add_file(f"sheet {wanted} missing, found {found}; expected the template's")
    return by_word
