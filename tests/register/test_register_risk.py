"""The matrix and the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from register.case.clock import deadline, in_uk
from register.case.risk import IMPACTS, RECURRENCES, band

# Domain facts, 4.2: row by row from Rare, each from Trivial to Extreme.
PUBLISHED = "L L L M M / L L M M M / L M M M H / M M M H H / M M H H H"
CELLS = [
    (impact, recurrence, letter)
    for recurrence, row in enumerate(PUBLISHED.split(" / "), start=1)
    for impact, letter in enumerate(row.split(), start=1)
]


def test_the_published_matrix_has_every_cell_and_name() -> None:
    assert len(CELLS) == len(IMPACTS) * len(RECURRENCES) == 25


@pytest.mark.parametrize(("impact", "recurrence", "letter"), CELLS)
def test_each_cell_is_in_its_published_band(impact: int, recurrence: int, letter: str) -> None:
    assert band(impact, recurrence).value == {"L": "low", "M": "medium", "H": "high"}[letter]


def test_one_product_falls_in_two_bands() -> None:
    assert band(2, 2) != band(4, 1)


@pytest.mark.parametrize(("impact", "recurrence"), [(0, 1), (1, 0), (6, 1), (1, 6), (-1, 3)])
def test_outside_of_the_matrix_there_is_no_band(impact: int, recurrence: int) -> None:
    with pytest.raises(ValueError, match="1 to 5"):
        band(impact, recurrence)


@pytest.mark.parametrize(
    ("detected", "due"),
    [
        # a Friday afternoon: the weekend counts
        (datetime(2026, 11, 20, 15, tzinfo=UTC), datetime(2026, 11, 23, 15, tzinfo=UTC)),
        # summer time ends in between: still 72 hours, one hour earlier on the wall
        (datetime(2026, 10, 24, 11, tzinfo=UTC), datetime(2026, 10, 27, 11, tzinfo=UTC)),
        (
            datetime(2026, 7, 1, 9, tzinfo=timezone(timedelta(hours=1))),
            datetime(2026, 7, 4, 8, tzinfo=UTC),
        ),
    ],
)
def test_the_deadline_is_72_clock_hours_after_detection(detected: datetime, due: datetime) -> None:
    assert deadline(detected) == due


def test_awareness_set_by_a_person_starts_the_hours_anew() -> None:
    detected = datetime(2026, 11, 20, 15, tzinfo=UTC)
    aware = detected + timedelta(days=2)
    assert deadline(detected, aware) == aware + timedelta(hours=72)


def test_a_time_without_a_zone_starts_no_clock() -> None:
    with pytest.raises(ValueError, match="zone"):
        deadline(datetime(2026, 11, 20, 15))


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 11, 24, 9, tzinfo=UTC), "24 November 2026, 09:00 GMT"),
        (datetime(2026, 7, 4, 9, tzinfo=UTC), "4 July 2026, 10:00 BST"),
    ],
)
def test_times_are_shown_as_the_clock_on_a_wall_in_the_uk(moment: datetime, shown: str) -> None:
    assert in_uk(moment) == shown
