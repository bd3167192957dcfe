"""The 30 days of a complaint, and what lists and reports make of it."""

from __future__ import annotations

from datetime import date

import pytest

from register.case.complaint import ComplaintDays, complaint_clock, first_clock
from register.case.urgency import Level

CAME = date(2026, 11, 21)
LAST = date(2026, 12, 21)


def days(acknowledged: date | None = None, answered: date | None = None) -> ComplaintDays:
    return ComplaintDays(CAME, acknowledged, answered)


@pytest.mark.parametrize(
    ("today", "words", "level", "late"),
    [
        (CAME, "30 days left", Level.CALM, False),
        (date(2026, 12, 13), "8 days left", Level.CALM, False),
        (date(2026, 12, 14), "7 days left", Level.SOON, False),
        (date(2026, 12, 20), "1 day left", Level.SOON, False),
        (LAST, "last day", Level.SOON, False),
        (date(2026, 12, 22), "late by 1 day", Level.OVER, True),
        (date(2027, 1, 21), "late by 31 days", Level.OVER, True),
    ],
)
def test_it_is_to_be_acknowledged_within_30_days(
    today: date, words: str, level: Level, late: bool
) -> None:
    one = days()
    clock = complaint_clock(one, today)
    assert clock is not None
    assert (clock.due_on, clock.words, clock.level) == (LAST, words, level)
    assert one.is_late(today) is late


@pytest.mark.parametrize(
    ("acknowledged", "answered", "in_time", "stage", "to_do"),
    [
        (None, None, False, "received", "to acknowledge by 21 December 2026"),
        (CAME, None, True, "acknowledged", "to answer"),
        (LAST, None, True, "acknowledged", "to answer"),
        (date(2026, 12, 22), None, False, "acknowledged", "to answer"),
        (None, LAST, True, "answered", ""),
        (None, date(2026, 12, 22), False, "answered", ""),
        (CAME, date(2027, 3, 1), True, "answered", ""),
    ],
)
def test_an_acknowledgement_or_else_the_answer_ends_the_clock(
    acknowledged: date | None, answered: date | None, in_time: bool, stage: str, to_do: str
) -> None:
    one = days(acknowledged, answered)
    assert (one.is_in_time, one.stage, one.still_to_do) == (in_time, stage, to_do)
    assert (complaint_clock(one, LAST) is None) is bool(acknowledged or answered)
    assert one.is_open is (answered is None)


def test_of_several_the_first_to_be_late_counts() -> None:
    older = ComplaintDays(date(2026, 11, 1), None, None)
    heard = ComplaintDays(date(2026, 10, 1), date(2026, 10, 2), None)
    clock = first_clock([days(), older, heard], CAME)
    assert clock is not None
    assert clock.due_on == date(2026, 12, 1)
    assert first_clock([heard], CAME) is None
