"""Moments as people read them: the day of their calendar, the time in UTC."""

from __future__ import annotations

from datetime import UTC, datetime

from ui import format as fmt
from ui.i18n import Words


def moment_text(moment: datetime, words: Words) -> str:
    """Write a moment: Jalali in Persian, Gregorian in English, the clock in UTC in both."""
    at = moment.astimezone(UTC)
    clock = fmt.written(f"{at:%H:%M}", words.lang)
    return words("moment", day=fmt.date(at.date(), words.lang), clock=clock)


def moment_text_of(text: str, words: Words) -> str:
    """Write a moment that is kept as ISO text."""
    return moment_text(datetime.fromisoformat(text), words)
