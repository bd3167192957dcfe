"""Decisions: from a draft to reported or not reportable, closed, and opened again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from register.case.transition import TRANSITIONS, Move
from register.models import CaseRecord, Decision, Incident
from register.reviewers.access import Role
from tests.register.conftest import Home
from tests.web.incident_cases import REFERENCE, opened, page, sent
from tests.web.test_incident_record import FULL
from tests.web.test_incident_risk import answers

SignIn = Callable[..., Any]


def decided(caller: Any, move: str, **fields: Any) -> Any:
    return sent(caller, f"decisions/{move}", **({"why": "It is so", "kind": "entitled"} | fields))


def status() -> str:
    return Incident.objects.get(reference=REFERENCE).status


def test_a_draft_is_taken_to_reported_and_closed(
    register: Any, signed_in: SignIn, home: Home
) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    assert decided(dpo, "confirm").status_code == 302
    assert decided(dpo, "report", reported_at="2026-11-21T09:00").status_code == 400  # unassessed
    sent(dpo, "assessment", **answers("yes", "yes", "no"))
    home.clock.now += timedelta(minutes=10)
    answer = decided(dpo, "report", reported_at="2026-11-21T09:05", case_reference="IC-1")
    assert (answer.status_code, status()) == (302, "reported")
    record = CaseRecord.objects.get()
    assert record.reported_at == datetime(2026, 11, 21, 9, 5, tzinfo=UTC)
    assert record.facts.reveal()["case_reference"] == "IC-1"
    assert decided(dpo, "close", although_open="on").status_code == 400  # no record yet
    sent(dpo, "record", **FULL)
    assert decided(dpo, "close").status_code == 400  # tasks are open
    assert decided(dpo, "close", although_open="on").status_code == 302
    assert status() == "closed"
    assert CaseRecord.objects.get().closed_at is not None
    history = list(Decision.objects.order_by("id").values_list("what", flat=True))
    assert history == ["opened", "confirmed", "assessed", "reported", "recorded", "closed"]


def test_another_is_not_reportable(register: Any, signed_in: SignIn) -> None:
    opened(register)
    dpo = signed_in(Role.TRUST_LEAD)
    decided(dpo, "confirm")
    told = dpo.get(page("decisions/not-reportable")).content.decode()
    assert "Nobody has answered the self-assessment." in told
    assert decided(dpo, "not-reportable", why="Deleted within the hour").status_code == 302
    assert status() == "not_reportable"
    assert Decision.objects.get(what="not_reportable").why.reveal() == "Deleted within the hour"


@pytest.mark.parametrize(("move", "after"), [("confirm", "confirmed"), ("dismiss", "dismissed")])
def test_a_school_lead_confirms_and_dismisses(
    register: Any, signed_in: SignIn, move: str, after: str
) -> None:
    opened(register)
    assert decided(signed_in(Role.LEAD, "oak"), move).status_code == 302
    assert status() == after


@pytest.mark.parametrize("move", ["report", "not-reportable"])
def test_a_school_lead_does_not_decide_whether_to_report(
    register: Any, signed_in: SignIn, move: str
) -> None:
    opened(register)
    lead = signed_in(Role.LEAD, "oak")
    decided(lead, "confirm")
    sent(lead, "assessment", **answers("yes", "yes", "no"))
    decided(lead, move, reported_at="2026-11-21T09:00")
    assert status() == "confirmed"
    told = lead.get(page("decisions")).content.decode()
    assert "for the data protection officer or the trust lead" in told
    assert f"“{TRANSITIONS[Move(move)].title}” is for the data protection officer or the" in told


@pytest.mark.parametrize("move", ["report", "not-reportable", "close", "reopen"])
def test_a_draft_allows_no_later_step(register: Any, signed_in: SignIn, move: str) -> None:
    opened(register)
    decided(signed_in(Role.DPO, "oak"), move)
    assert status() == "draft"


@pytest.mark.parametrize(("move", "expected"), [("promote", 404), ("confirm", 400)])
def test_a_decision_needs_a_move_and_a_reason(
    register: Any, signed_in: SignIn, move: str, expected: int
) -> None:
    opened(register)
    assert decided(signed_in(Role.DPO, "oak"), move, why=" ").status_code == expected
    assert status() == "draft"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"reported_at": "2026-11-24T09:00"}, 302),  # the last moment of the 72 hours
        ({"reported_at": "2026-11-24T09:01"}, 400),
        ({"reported_at": "2026-11-24T09:01", "delay_reason": "The office was shut"}, 302),
        ({"reported_at": "2026-11-26T09:00"}, 400),  # the future
        ({"reported_at": "2026-11-21T08:00"}, 400),  # before anybody knew
        ({}, 400),
    ],
)
def test_a_late_report_gives_its_reason(
    register: Any, signed_in: SignIn, home: Home, fields: dict[str, str], expected: int
) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    decided(dpo, "confirm")
    sent(dpo, "assessment", **answers("yes", "yes", "no"))
    home.clock.now += timedelta(days=4)
    dpo = signed_in(Role.DPO, "oak", "elm")  # the first session has ended by now
    answer = decided(dpo, "report", **fields)
    assert answer.status_code == expected
    if fields.get("delay_reason"):
        assert CaseRecord.objects.get().facts.reveal()["delay_reason"] == "The office was shut"


@pytest.mark.parametrize(
    ("given", "move"),
    [(("yes", "no"), "report"), (("yes", "yes", "no"), "not-reportable")],
)
def test_a_decision_against_the_assessment_is_warned_of(
    register: Any, signed_in: SignIn, given: tuple[str, ...], move: str
) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    decided(dpo, "confirm")
    sent(dpo, "assessment", **answers(*given))
    assert "came to something else" in dpo.get(page(f"decisions/{move}")).content.decode()


def test_what_is_dismissed_is_left_alone_until_reopened(register: Any, signed_in: SignIn) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    decided(dpo, "dismiss")
    sent(dpo, "risk", cell="5-5", why="x")
    assert Incident.objects.get(reference=REFERENCE).impact == 3
    decided(dpo, "reopen", why="A parent rang")
    assert status() == "confirmed"
    sent(dpo, "risk", cell="5-5", why="x")
    assert Incident.objects.get(reference=REFERENCE).impact == 5


@pytest.mark.parametrize(
    ("move", "fields", "expected"),
    [
        ("report", {"reported_at": "2026-11-21T09:00"}, 400),  # not assessed
        ("confirm", {}, 409),  # it is confirmed already
        ("confirm", {"why": ""}, 400),
        ("reopen", {}, 409),
    ],
)
def test_what_was_typed_stays_on_the_page_when_the_move_is_not_possible(
    register: Any, signed_in: SignIn, move: str, fields: dict[str, str], expected: int
) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    decided(dpo, "confirm")
    typed = {"why": "All that I know of it"} | fields
    answer = decided(dpo, move, **typed)
    assert (answer.status_code, status()) == (expected, "confirmed")
    told = answer.content.decode()
    assert 'name="why"' in told
    assert typed["why"] in told


def test_a_move_that_is_not_possible_has_no_page_to_begin_with(
    register: Any, signed_in: SignIn
) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    assert dpo.get(page("decisions/reopen")).status_code == 302
    told = dpo.get(page("decisions")).content.decode()
    assert f"“Reopen” is not possible: the status of {REFERENCE} is “Draft” now." in told
