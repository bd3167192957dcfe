"""Reporting what no scanner sees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from register.case.status import Status
from register.reviewers.access import Role

GIVEN = {
    "school": "oak",
    "kind": "lost_device",
    "what_happened": "A laptop was left on a bus.",
    "discovered_at": "2026-11-20T16:30",
    "occurred_at": "2026-11-20T08:00",
    "data_types": ["Health data"],
    "people": "30",
    "subject_kinds": ["Children"],
    "containment": "Wiped from afar.",
}


def test_a_report_opens_a_confirmed_incident(register: Any, signed_in: Callable[..., Any]) -> None:
    caller = signed_in(Role.LEAD, "oak")
    answer = caller.post("/report/", **GIVEN)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/incidents/OAK-2026-0001/"
    found = register.incident("OAK-2026-0001")
    assert found.status is Status.CONFIRMED
    assert found.pattern == "reported-by-hand"
    assert found.aware_at == datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
    assert found.deadline_at == datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
    page = caller.get("/incidents/OAK-2026-0001/record/").content.decode()
    assert "A laptop was left on a bus." in page
    assert "Loss/theft of device containing personal data" in page


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"what_happened": ""}, "Say what happened"),
        ({"discovered_at": ""}, "Enter when it was discovered"),
        ({"discovered_at": "2026-11-22T09:00"}, "This lies in the future"),
        ({"occurred_at": "2026-11-20T18:00"}, "after it was discovered"),
        ({"people": "-3"}, "greater than or equal to 0"),
        ({"kind": "abducted"}, "Select a valid choice"),
        ({"school": "elm"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(
    register: Any, signed_in: Callable[..., Any], change: dict[str, str], told: str
) -> None:
    answer = signed_in(Role.LEAD, "oak").post("/report/", **{**GIVEN, **change})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert told in page
    assert "Wiped from afar." in page
    assert register.incident("OAK-2026-0001") is None


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.GOVERNOR, Role.TECHNICIAN])
def test_it_is_for_those_who_handle_incidents(
    register: Any, signed_in: Callable[..., Any], role: Role
) -> None:
    assert signed_in(role, "oak").post("/report/", **GIVEN).status_code == 403
