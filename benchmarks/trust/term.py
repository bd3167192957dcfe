"""The days on which an invented trust's traffic takes place."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Final

TODAY: Final = date(2026, 11, 21)
FIRST_DAY: Final = date(2026, 9, 7)
LONG_GONE: Final = date(2026, 7, 17)  # beyond any grace
JUST_LEFT: Final = date(2026, 11, 6)  # within the grace of 30 days


def moment(random: Random, first: date = FIRST_DAY, last: date = TODAY) -> datetime:
    """A minute of a school day."""
    day = first + timedelta(days=random.randrange((last - first).days))
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return datetime(
        day.year,
        day.month,
        day.day,
        random.randrange(7, 19),
        random.randrange(60),
        random.randrange(60),
        tzinfo=UTC,
    )


def spoken(day: date) -> str:
    """ "3 November 2026"."""
    return f"{day.day} {day:%B %Y}"
