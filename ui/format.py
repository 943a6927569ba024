"""Numbers, shares and dates as each language writes them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

import jdatetime
from babel import Locale
from babel.dates import format_date
from babel.numbers import (
    format_decimal,
    get_decimal_symbol,
    get_group_symbol,
)

_LOCALES: Final = {"fa": Locale("fa"), "en": Locale("en")}
_PERSIAN_DIGITS: Final = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_SIGNS: Final = {
    lang: str.maketrans(
        {
            ".": get_decimal_symbol(locale, numbering_system="default"),
            ",": get_group_symbol(locale, numbering_system="default"),
            **(dict(zip("0123456789", "۰۱۲۳۴۵۶۷۸۹", strict=True)) if lang == "fa" else {}),
        }
    )
    for lang, locale in _LOCALES.items()
}
# The mark keeps a sign to the left of its number inside right-to-left text.
_MINUS: Final = {"fa": "\u200e−", "en": "−"}
_PLUS: Final = {"fa": "\u200e+", "en": "+"}
_JALALI_MONTHS: Final = (
    *("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"),
    *("مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
)


def number(value: float, digits: int, lang: str) -> str:
    """Write `value` with exactly `digits` decimals, in the digits and separators of `lang`.

    The signs are Babel's; they are put in by hand because Babel's own formatter takes as long for
    the numbers of one picture as the whole rest of the picture.
    """
    if round(value, digits) == 0:
        value = 0.0
    text = f"{abs(value):,.{digits}f}".translate(_SIGNS[lang])
    return f"{_MINUS[lang]}{text}" if value < 0 else text


def natural(value: float, lang: str) -> str:
    """Write a figure as its source has it: no decimals added, none beyond three kept."""
    text = format_decimal(value, "#,##0.###", _LOCALES[lang], numbering_system="default")
    return written(text, lang)


def signed(value: float, digits: int, lang: str) -> str:
    """Write `value` with its sign; what rounds to nothing has none."""
    if round(value, digits) == 0:
        return number(0, digits, lang)
    if value < 0:
        return number(value, digits, lang)
    return f"{_PLUS[lang]}{number(value, digits, lang)}"


def percent(share: float, lang: str, digits: int = 0) -> str:
    """Write a share of 0..1 as a percentage."""
    return f"{number(100 * share, digits, lang)}{'٪' if lang == 'fa' else '%'}"


_NUMBERS: Final = re.compile(r"(?<![A-Za-z\d])\d+", re.ASCII)


def written(text: str, lang: str) -> str:
    """Return `text` with its digits in the script of `lang`; letters and signs stay.

    Babel sets the separators of a numbering system but leaves its digits Latin. Digits that end a
    Latin name, as in ``cities500``, belong to the name.
    """
    if lang != "fa":
        return text
    return _NUMBERS.sub(lambda found: found[0].translate(_PERSIAN_DIGITS), text)


def date(day: dt.date, lang: str) -> str:
    """Write a day: Jalali in Persian, Gregorian in English."""
    if lang == "en":
        return format_date(day, format="d MMMM y", locale=_LOCALES["en"])
    jalali = jdatetime.date.fromgregorian(date=day)
    return written(f"{jalali.day} {_JALALI_MONTHS[jalali.month - 1]} {jalali.year}", "fa")


def isolate(text: str, lang: str) -> str:
    """Wrap a chart label so that it keeps the direction of `lang` in left-to-right surroundings.

    Plotly lays out every text left to right; without the isolate a Persian label that ends in a
    neutral character shows it on the wrong side. Line breaks end an isolate, so each line gets
    its own.
    """
    if lang == "en":
        return text
    return "<br>".join(f"\u2067{line}\u2069" for line in re.split(r"<br>", text))
