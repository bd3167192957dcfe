"""Spans of time that schools report on: terms, years, or any two days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from register.case.clock import UNITED_KINGDOM, day_in_words


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included, in the UK."""

    name: str
    first: date
    last: date

    @property
    def start(self) -> datetime:
        """The first moment of it."""
        return datetime.combine(self.first, time(), UNITED_KINGDOM)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return datetime.combine(self.last + timedelta(days=1), time(), UNITED_KINGDOM)

    @property
    def words(self) -> str:
        """ "1 September 2026 to 31 August 2027"."""
        return f"{day_in_words(self.first)} to {day_in_words(self.last)}"


def periods(today: date, years: int = 3) -> list[Period]:
    """The school years up to today's and their terms, the latest first.

    A school year begins on 1 September; terms end with December, Easter week at the latest
    16 April, and August, so that no day falls between two.
    """
    current = today.year if today >= date(today.year, 9, 1) else today.year - 1
    found = []
    for year in range(current, current - years, -1):
        after = year + 1
        found += [
            Period(f"School year {year}/{after % 100:02}", date(year, 9, 1), date(after, 8, 31)),
            Period(f"Summer term {after}", date(after, 4, 17), date(after, 8, 31)),
            Period(f"Spring term {after}", date(after, 1, 1), date(after, 4, 16)),
            Period(f"Autumn term {year}", date(year, 9, 1), date(year, 12, 31)),
        ]
    return [period for period in found if period.first <= today]
