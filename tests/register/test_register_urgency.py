"""The 72 hours as a person reads them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from register.case.urgency import Level, Unread, is_moved_back, urgency

FOUND = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "words", "level"),
    [
        (0, "3 days left", Level.CALM),
        (1.75, "2 days 22 hours left", Level.CALM),
        (48, "1 day left", Level.SOON),
        (71.5, "30 minutes left", Level.SOON),
        (72, "0 minutes left", Level.SOON),
        (73, "overdue by 1 hour", Level.OVER),
        (97.5, "overdue by 1 day 1 hour", Level.OVER),
    ],
)
def test_it_runs_from_detection(hours: float, words: str, level: Level) -> None:
    clock = urgency(FOUND, None, FOUND, FOUND + timedelta(hours=hours))
    assert (clock.words, clock.level) == (words, level)


def test_awareness_starts_it_anew() -> None:
    clock = urgency(FOUND, FOUND + timedelta(hours=10), FOUND, FOUND + timedelta(hours=72))
    assert (clock.words, clock.is_aware) == ("10 hours left", True)


@pytest.mark.parametrize(
    ("found", "until"),
    [
        # Summer time ends on 25 October 2026 and begins on 28 March 2027: 72 hours all the same.
        ("2026-10-24T08:00+01:00", "2026-10-27T07:00+00:00"),
        ("2027-03-27T09:00+00:00", "2027-03-30T10:00+01:00"),
        ("2028-02-28T12:00+00:00", "2028-03-02T12:00+00:00"),  # over a leap day
        ("2027-02-27T12:00+00:00", "2027-03-02T12:00+00:00"),
        ("2026-12-30T23:30+00:00", "2027-01-02T23:30+00:00"),
    ],
)
def test_clock_hours_do_not_change_with_the_calendar(found: str, until: str) -> None:
    start = datetime.fromisoformat(found)
    assert urgency(start, None, None, start).until == datetime.fromisoformat(until)


@pytest.mark.parametrize(
    ("hours", "unread"), [(11, Unread.NO), (12, Unread.YES), (35, Unread.YES), (36, Unread.LONG)]
)
def test_a_draft_that_nobody_opens_is_escalated(hours: int, unread: Unread) -> None:
    assert urgency(FOUND, None, None, FOUND + timedelta(hours=hours)).unread is unread
    assert urgency(FOUND, None, FOUND, FOUND + timedelta(hours=hours)).unread is Unread.NO


@pytest.mark.parametrize(("minutes", "moved"), [(-6, True), (-4, False), (0, False), (600, False)])
def test_a_machine_whose_clock_went_back_is_told(minutes: int, moved: bool) -> None:
    assert is_moved_back(FOUND + timedelta(minutes=minutes), FOUND) is moved


def test_a_register_with_nothing_noted_has_nothing_to_compare() -> None:
    assert not is_moved_back(FOUND, None)
