"""What a cell of a table may hold: each kind reads a text or says what it expected."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Protocol

from data.errors import persian_digits
from data.records import Text

CellValue = str | int | float | tuple[str, ...] | None

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٫", "01234567890123456789.")


class Kind(Protocol):
    """A kind of cell."""

    @property
    def expected(self) -> Text:
        """What a valid cell looks like, as the end of a sentence."""

    def read(self, text: str) -> CellValue:
        """Return the value of a non-empty cell; raise ValueError when it is none of this kind."""


@dataclass(frozen=True)
class Identifier:
    """A short name in small Latin letters, digits and single hyphens."""

    expected: Text = field(
        default=Text(
            "an id of small Latin letters, digits and single hyphens",
            "شناسه‌ای از حروف کوچک لاتین، رقم و خط تیرهٔ تکی",
        )
    )

    def read(self, text: str) -> CellValue:
        """Return the id itself."""
        if not _ID.fullmatch(text):
            raise ValueError(text)
        return text


@dataclass(frozen=True)
class Identifiers:
    """Ids joined by blanks, each of them once."""

    expected: Text = field(
        default=Text(
            "ids joined by blanks, each of them once",
            "شناسه‌هایی که با فاصله جدا شده و تکراری نباشند",
        )
    )

    def read(self, text: str) -> CellValue:
        """Return the ids in their order."""
        ids = tuple(text.split())
        if len(set(ids)) != len(ids) or not all(_ID.fullmatch(each) for each in ids):
            raise ValueError(text)
        return ids


@dataclass(frozen=True)
class Words:
    """Free text of at most ``longest`` characters."""

    longest: int = 2000

    @property
    def expected(self) -> Text:
        """What a valid text looks like."""
        return Text(
            f"a text of at most {self.longest} characters",
            f"متنی با حداکثر {persian_digits(self.longest)} نویسه",
        )

    def read(self, text: str) -> CellValue:
        """Return the text."""
        if len(text) > self.longest:
            raise ValueError(text)
        return text


def _latin_number(text: str) -> str:
    if "_" in text:
        # Python reads 1_000 as a number; nobody who fills a table means that.
        raise ValueError(text)
    return text.translate(_DIGITS)


@dataclass(frozen=True)
class Number:
    """A finite number between ``low`` and ``high``; Persian digits are read too."""

    low: float = -math.inf
    high: float = math.inf

    @property
    def expected(self) -> Text:
        """What a valid number looks like."""
        if math.isinf(self.low):
            return Text("a number", "یک عدد")
        return Text(
            f"a number from {self.low:g} to {self.high:g}",
            f"عددی از {persian_digits(self.low)} تا {persian_digits(self.high)}",
        )

    def read(self, text: str) -> CellValue:
        """Return the number."""
        number = float(_latin_number(text))
        if not (math.isfinite(number) and self.low <= number <= self.high):
            raise ValueError(text)
        return number


@dataclass(frozen=True)
class Whole:
    """A whole number between ``low`` and ``high``; Persian digits are read too."""

    low: int
    high: int

    @property
    def expected(self) -> Text:
        """What a valid whole number looks like."""
        return Text(
            f"a whole number from {self.low} to {self.high}",
            f"عددی صحیح از {persian_digits(self.low)} تا {persian_digits(self.high)}",
        )

    def read(self, text: str) -> CellValue:
        """Return the whole number."""
        number = int(_latin_number(text))
        if not self.low <= number <= self.high:
            raise ValueError(text)
        return number


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]

    @property
    def expected(self) -> Text:
        """The words to choose from."""
        return Text(
            f"one of {', '.join(self.options)}",
            f"یکی از {'، '.join(self.options)}",
        )

    def read(self, text: str) -> CellValue:
        """Return the word."""
        if text not in self.options:
            raise ValueError(text)
        return text


@dataclass(frozen=True)
class Address:
    """The address of a page."""

    expected: Text = field(
        default=Text(
            "an address that begins with http:// or https://",
            "نشانی‌ای که با http:// یا https:// آغاز شود",
        )
    )

    def read(self, text: str) -> CellValue:
        """Return the address."""
        if not text.startswith(("http://", "https://")) or " " in text:
            raise ValueError(text)
        return text
