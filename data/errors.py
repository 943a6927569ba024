"""What is wrong with a table, as sentences that a person can act on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

_TO_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_SHOWN_LENGTH = 60


def persian_digits(number: float) -> str:
    """Return a number in Persian digits, without needless decimals."""
    return f"{number:g}".translate(_TO_PERSIAN_DIGITS)


def _isolated(text: str) -> str:
    # Latin names, numbers and signs keep their own order inside a Persian sentence.
    return f"\u2068{text}\u2069"


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN_LENGTH else flat[: _SHOWN_LENGTH - 1] + "…"


@dataclass(frozen=True)
class TableProblem:
    """One thing that is wrong in one table.

    Attributes
    ----------
    file
        Name of the table's file.
    row
        Row as a spreadsheet counts it (the header is row 1), or None when the whole file is meant.
    column
        Name of the column, or None when the whole row or file is meant.
    value
        The text found there; empty when nothing was there.
    expected_en, expected_fa
        What was expected instead, as a phrase that follows "expected" or «باید».
    place
        Whether ``file`` names a file or a sheet of a workbook.
    """

    file: str
    row: int | None
    column: str | None
    value: str
    expected_en: str
    expected_fa: str
    place: Literal["file", "sheet"] = "file"

    def on_sheet(self) -> TableProblem:
        """Return the same problem for tables that are sheets of a workbook and not CSV files."""
        return replace(
            self,
            file=self.file.removesuffix(".csv"),
            expected_en=self.expected_en.replace(".csv", ""),
            expected_fa=self.expected_fa.replace(".csv", ""),
            place="sheet",
        )

    def sentence(self, lang: str) -> str:
        """Return one sentence naming file, row, column, value and what was expected.

        Parameters
        ----------
        lang
            ``"fa"`` for Persian, anything else for English.
        """
        return self._in_persian() if lang == "fa" else self._in_english()

    def _in_english(self) -> str:
        where = [f"sheet {self.file}" if self.place == "sheet" else self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column is not None:
            where.append(f'column "{self.column}"')
        found = f'found "{_shortened(self.value)}"' if self.value else "found nothing"
        return f"{', '.join(where)}: {found}; expected {self.expected_en}."

    def _in_persian(self) -> str:
        kind = "برگهٔ" if self.place == "sheet" else "پروندهٔ"
        where = [f"{kind} {_isolated(self.file)}"]
        if self.row is not None:
            where.append(f"ردیف {persian_digits(self.row)}")
        if self.column is not None:
            where.append(f"ستون «{_isolated(self.column)}»")
        found = f"مقدار «{_isolated(_shortened(self.value))}»" if self.value else "مقداری نیست"
        return f"{'، '.join(where)}: {found}؛ انتظار می‌رفت: {self.expected_fa}."


class DataError(Exception):
    """The tables cannot be used; ``problems`` holds everything that is wrong with them.

    Nothing is ever half-loaded: one problem in one table refuses the whole folder.
    """

    def __init__(self, problems: Sequence[TableProblem]) -> None:
        self.problems: tuple[TableProblem, ...] = tuple(problems)
        super().__init__("\n".join(problem.sentence("en") for problem in self.problems))
