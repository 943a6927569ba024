"""Numbers and dates as Persian and English readers write them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import format as fmt


@pytest.mark.parametrize(
    ("value", "digits", "fa", "en"),
    [
        (1234567.891, 2, "۱٬۲۳۴٬۵۶۷٫۸۹", "1,234,567.89"),
        (0, 1, "۰٫۰", "0.0"),
        (12, 0, "۱۲", "12"),
        (-4.25, 1, "\u200e−۴٫۲", "−4.2"),
        (-0.04, 1, "۰٫۰", "0.0"),
        (0.5, 3, "۰٫۵۰۰", "0.500"),
    ],
)
def test_numbers(value: float, digits: int, fa: str, en: str) -> None:
    assert fmt.number(value, digits, "fa") == fa
    assert fmt.number(value, digits, "en") == en


@given(st.floats(-1e9, 1e9), st.integers(0, 3))
def test_both_languages_write_the_same_number(value: float, digits: int) -> None:
    def read(text: str, decimal: str, thousands: str) -> float:
        text = text.replace("\u200e", "").replace("−", "-").replace(thousands, "")
        return float(text.replace(decimal, "."))

    fa = read(fmt.number(value, digits, "fa"), "٫", "٬")
    en = read(fmt.number(value, digits, "en"), ".", ",")
    assert fa == en == pytest.approx(value, abs=0.51 * 10**-digits)


@given(st.floats(-1e9, 1e9), st.integers(0, 3))
def test_persian_numbers_hold_no_latin_digit_or_separator(value: float, digits: int) -> None:
    assert not re.search(r"[0-9.,-]", fmt.number(value, digits, "fa"))


@pytest.mark.parametrize(
    ("value", "fa", "en"),
    [
        (3.14, "\u200e+۳٫۱", "+3.1"),
        (-3.14, "\u200e−۳٫۱", "−3.1"),
        (0.04, "۰٫۰", "0.0"),
        (-0.04, "۰٫۰", "0.0"),
    ],
)
def test_signs_stand_before_their_number(value: float, fa: str, en: str) -> None:
    assert fmt.signed(value, 1, "fa") == fa
    assert fmt.signed(value, 1, "en") == en


def test_percentages() -> None:
    assert fmt.percent(0.256, "fa") == "۲۶٪"
    assert fmt.percent(0.256, "en", 1) == "25.6%"


@pytest.mark.parametrize(
    ("value", "fa", "en"),
    [
        (230000, "۲۳۰٬۰۰۰", "230,000"),
        (2.5, "۲٫۵", "2.5"),
        (69.0, "۶۹", "69"),
        (1.2345, "۱٫۲۳۴", "1.234"),
    ],
)
def test_figures_keep_the_decimals_of_their_source(value: float, fa: str, en: str) -> None:
    assert fmt.natural(value, "fa") == fa
    assert fmt.natural(value, "en") == en


@pytest.mark.parametrize(
    ("day", "fa", "en"),
    [
        # Nowruz, the day before it in a leap year, and the Revolution's anniversary.
        (dt.date(2024, 3, 20), "۱ فروردین ۱۴۰۳", "20 March 2024"),
        (dt.date(2025, 3, 20), "۳۰ اسفند ۱۴۰۳", "20 March 2025"),
        (dt.date(2025, 3, 21), "۱ فروردین ۱۴۰۴", "21 March 2025"),
        (dt.date(1979, 2, 11), "۲۲ بهمن ۱۳۵۷", "11 February 1979"),
    ],
)
def test_dates(day: dt.date, fa: str, en: str) -> None:
    assert fmt.date(day, "fa") == fa
    assert fmt.date(day, "en") == en


def test_digits_in_a_text_follow_the_language() -> None:
    assert fmt.written("۱۳۹۵ and 2016", "fa") == "۱۳۹۵ and ۲۰۱۶"
    assert fmt.written("2016", "en") == "2016"


def test_each_line_of_a_persian_label_is_isolated() -> None:
    assert fmt.isolate("سهم ۳۰٪<br>شیلات", "fa") == "\u2067سهم ۳۰٪\u2069<br>\u2067شیلات\u2069"
    assert fmt.isolate("share 30%", "en") == "share 30%"


def test_digits_that_end_a_latin_name_stay_with_it() -> None:
    assert fmt.written("cities500, 1395 (12.5 km)", "fa") == "cities500, ۱۳۹۵ (۱۲.۵ km)"
