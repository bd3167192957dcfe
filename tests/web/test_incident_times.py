"""When the school became aware, when it happened, and moments as the UK types them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from register.models import Decision, Incident
from register.reviewers.access import Role
from register.web.incident.uk_moment import UkMomentField
from tests.register.conftest import Home
from tests.web.incident_cases import REFERENCE, opened, page, sent

SignIn = Callable[..., Any]


@pytest.mark.parametrize(
    ("typed", "utc"),
    [
        ("2026-11-21T09:00", datetime(2026, 11, 21, 9, tzinfo=UTC)),
        ("21/11/2026 09:00", datetime(2026, 11, 21, 9, tzinfo=UTC)),
        ("2026-07-01T09:00", datetime(2026, 7, 1, 8, tzinfo=UTC)),
        ("2026-10-25T01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # twice: the first
        ("2028-02-29T23:59", datetime(2028, 2, 29, 23, 59, tzinfo=UTC)),
    ],
)
def test_uk_time_is_kept_in_utc(typed: str, utc: datetime) -> None:
    field = UkMomentField()
    assert field.clean(typed) == utc
    assert field.clean(field.prepare_value(utc)) == utc


@pytest.mark.parametrize("typed", ["2026-03-29T01:30", "2026-02-29T10:00", "soon", "2026-11-21"])
def test_what_is_no_moment_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        UkMomentField().clean(typed)


def test_the_72_hours_run_from_awareness(register: Any, signed_in: SignIn, home: Home) -> None:
    found = opened(register).detected_at
    home.clock.now += timedelta(hours=10)
    dpo = signed_in(Role.DPO, "oak")
    answer = sent(dpo, "aware", aware_at="2026-11-21T14:00", why="The sender told the head")
    assert answer.status_code == 302
    row = Incident.objects.get(reference=REFERENCE)
    assert row.aware_at == found + timedelta(hours=5)
    assert row.deadline_at == found + timedelta(hours=77)
    assert "The sender told the head" in Decision.objects.get(what="aware").why.reveal()
    assert "24 November 2026, 14:00 GMT" in dpo.get(page()).content.decode()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"aware_at": "2026-11-21T08:00", "why": "x", "known_before": "on"}, 302),
        ({"aware_at": "2026-11-21T08:00", "why": "x"}, 400),
        ({"aware_at": "2026-11-21T09:30", "why": "x"}, 400),  # the future
        ({"aware_at": "2026-11-21T09:00"}, 400),
        ({"why": "x"}, 400),
    ],
)
def test_awareness_is_neither_ahead_nor_before_the_finding_unexplained(
    register: Any, signed_in: SignIn, fields: dict[str, str], expected: int
) -> None:
    opened(register)
    assert sent(signed_in(Role.LEAD, "oak"), "aware", **fields).status_code == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("2026-11-19T12:00", datetime(2026, 11, 19, 12, tzinfo=UTC)), ("", None)],
)
def test_when_it_happened_is_corrected_and_moves_no_clock(
    register: Any, signed_in: SignIn, typed: str, expected: datetime | None
) -> None:
    before = opened(register).deadline_at
    sent(signed_in(Role.DPO, "oak"), "occurred", occurred_at=typed, why="The log says so")
    row = Incident.objects.get(reference=REFERENCE)
    assert (row.occurred_at, row.deadline_at) == (expected, before)


def test_it_did_not_happen_in_the_future(register: Any, signed_in: SignIn) -> None:
    opened(register)
    answer = sent(signed_in(Role.DPO, "oak"), "occurred", occurred_at="2027-01-01T00:00", why="x")
    assert answer.status_code == 400
