"""The overview of an incident: what it tells, to whom, and what reading it writes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from register.models import AuditEntry, Incident
from register.reviewers.access import Role
from tests.register.conftest import Home, complained
from tests.web.incident_cases import REFERENCE, by_hand, opened, page, shared

SignIn = Callable[..., Any]
PAGES = (
    "", "evidence", "recipients", "tasks", "complaints", "risk", "assessment", "record",
    "decisions", "timeline",
)  # fmt: skip
FORMS = ("aware", "occurred", "hold-back", "tasks/add", "recipients/add", "recipients/1",
         "complaints/add", "complaints/1",
         "tasks/review", "decisions/confirm")  # fmt: skip


@pytest.mark.parametrize(
    ("role", "school", "read", "write"),
    [
        (Role.DPO, "oak", 200, 200),
        (Role.LEAD, "oak", 200, 200),
        (Role.TRUST_LEAD, "", 200, 200),
        (Role.AUDITOR, "oak", 200, 403),
        (Role.DPO, "elm", 404, 404),
        (Role.LEAD, "elm", 404, 404),
        (Role.AUDITOR, "elm", 404, 403),
        (Role.GOVERNOR, "oak", 403, 403),
        (Role.TECHNICIAN, "oak", 403, 403),
    ],
)
def test_its_pages_are_for_readers_and_its_forms_for_handlers_of_its_school(
    register: Any, signed_in: SignIn, role: Role, school: str, read: int, write: int
) -> None:
    complained(opened(register), register.today())
    caller = signed_in(role, *filter(None, [school]))
    assert {caller.get(page(name)).status_code for name in PAGES} == {read}
    assert {caller.get(page(name)).status_code for name in FORMS} == {write}


def test_the_overview_names_nobody(register: Any, signed_in: SignIn) -> None:
    opened(register)
    told = signed_in(Role.DPO, "oak").get(page()).content.decode()
    assert "Pupil 1, Year 8, form 8B, Oak Primary School" in told
    assert "The health data about Pupil 1 went to Recipient 1, who is a contact of another" in told
    for hidden in ("Wren", "Ashdown", "x@example.com", r"\bP1\b", "0042.eml"):
        assert re.search(hidden, told) is None


def test_numbers_of_pupils_stay_when_more_are_found(register: Any, signed_in: SignIn) -> None:
    opened(register)
    opened(register, subjects=("P2", "P1"), schools=("oak", "elm"), categories=("health", "sen"))
    told = signed_in(Role.TRUST_LEAD).get(page()).content.decode()
    assert "Pupil 1, Year 8, form 8B, Oak" in told
    assert "Pupil 2, Year 9, form 9C, Elm" in told


def test_opening_it_is_noted_once_and_raises_no_version(
    register: Any, signed_in: SignIn, home: Home
) -> None:
    version = opened(register).version
    first = register.now()
    dpo = signed_in(Role.DPO, "oak")
    dpo.get(page())
    home.clock.now += timedelta(minutes=5)
    dpo.get(page())
    incident = Incident.objects.get(reference=REFERENCE)
    assert (incident.first_human_seen_at, incident.version) == (first, version)
    entries = AuditEntry.objects.filter(action="opened", about=REFERENCE)
    assert [entry.who for entry in entries] == ["dpo-oak"]


@pytest.mark.parametrize(
    ("role", "method", "headers"),
    [
        (Role.AUDITOR, "get", {}),
        (Role.DPO, "head", {}),
        (Role.DPO, "get", {"sec-purpose": "prefetch;prerender"}),
    ],
)
def test_it_stays_unread(
    register: Any, signed_in: SignIn, role: Role, method: str, headers: dict[str, str]
) -> None:
    opened(register)
    getattr(signed_in(role, "oak").client, method)(page(), headers=headers)
    assert Incident.objects.get(reference=REFERENCE).first_human_seen_at is None


def test_a_draft_nobody_opened_is_escalated(register: Any, signed_in: SignIn, home: Home) -> None:
    opened(register)
    home.clock.now += timedelta(hours=13)
    told = signed_in(Role.AUDITOR, "oak").get(page()).content.decode()
    assert "Nobody who works on incidents has opened this draft yet" in told


def test_the_clock_counts_from_the_finding_until_awareness_is_set(
    register: Any, signed_in: SignIn
) -> None:
    opened(register)
    told = signed_in(Role.DPO, "oak").get(page()).content.decode()
    assert "24 November 2026, 09:00 GMT, counted from the finding" in told
    assert "3 days left" in told


def test_what_is_hostile_is_escaped(register: Any, signed_in: SignIn) -> None:
    evil = "<script>alert(1)</script>"
    opened(register, explanation=evil, policy_line=evil, addresses=(f"{evil}@example.com",))
    dpo = signed_in(Role.DPO, "oak")
    for name in PAGES:
        assert evil not in dpo.get(page(name)).content.decode()


def test_an_incident_entered_by_hand_has_every_page(register: Any, signed_in: SignIn) -> None:
    by_hand(register)
    dpo = signed_in(Role.DPO, "oak")
    assert all(dpo.get(page(name)).status_code == 200 for name in PAGES)
    told = dpo.get(page()).content.decode()
    assert "Whose data: 12 people" in told
    assert "Somebody entered it by hand" in told
    assert "A device was lost or stolen" in told


def test_the_earlier_incident_of_the_group_is_linked(register: Any, signed_in: SignIn) -> None:
    first = opened(register)
    Incident.objects.filter(pk=first.pk).update(status="dismissed")
    opened(register, categories=("sen",), subjects=("P1",))
    told = signed_in(Role.DPO, "oak").get(page(reference="OAK-2026-0002")).content.decode()
    assert f'href="{page()}"' in told


def test_an_incident_of_two_schools_is_seen_by_both(register: Any, signed_in: SignIn) -> None:
    shared(register)
    assert signed_in(Role.LEAD, "elm").get(page()).status_code == 200
