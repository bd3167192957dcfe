"""What is done about wrong recipients."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from register.case.follow_up import wrong_recipients
from register.models import Decision, FollowUp, Incident
from register.reviewers.access import Role
from scanner.model import Wrong
from scanner.personal import Personal
from tests.web.incident_cases import REFERENCE, opened, page, sent

SignIn = Callable[..., Any]
ASKED, CONFIRMED = "2026-11-21T08:00", "2026-11-21T08:30"


@pytest.mark.parametrize(
    ("recipient", "told"),
    [
        (Wrong(Personal("group:all@oak.example.sch.uk"), None, "a list"), "A group: everyone in"),
        (Wrong(Personal("public"), None, "the public"), "Everyone: it is public"),
        (Wrong(Personal("anyone-with-link"), None, ""), "Everyone who has the link"),
        (Wrong(Personal("organisation"), None, ""), "Everyone in the organisation"),
        (Wrong(Personal("mara@example.com"), "C1", ""), "A contact (parent or carer), Oak"),
        (Wrong(Personal("ivo@example.com"), "P2", ""), "A pupil, Year 9, form 9C, Elm"),
        (Wrong(Personal("x@example.com"), None, ""), "An address the roster does not know"),
        (Wrong(None, "GONE", ""), "The person a letter is addressed to"),
    ],
)
def test_a_recipient_is_told_without_naming_anybody(
    register: Any, signed_in: SignIn, recipient: Wrong, told: str
) -> None:
    opened(register, recipients=(recipient,))
    shown = signed_in(Role.AUDITOR, "oak").get(page("recipients")).content.decode()
    assert told in shown
    assert "@" not in shown
    assert "Mara" not in shown


def test_a_follow_up_is_stored_encrypted_and_told_in_the_history(
    register: Any, signed_in: SignIn, home: Any
) -> None:
    incident = opened(register)
    answer = sent(
        signed_in(Role.DPO, "oak"), "recipients/1", recall="sender_failed", asked_at=ASKED,
        confirmed_at=CONFIRMED, is_in_writing="on", is_promised="on", note="Mara wrote back",
    )  # fmt: skip
    assert answer.status_code == 302
    row = FollowUp.objects.get(incident=incident)
    assert row.asked_at == datetime(2026, 11, 21, 8, tzinfo=UTC)
    assert (row.recall, row.is_in_writing, row.is_promised) == ("sender_failed", True, True)
    assert row.address.reveal() == "x@example.com"
    assert wrong_recipients(incident)[0].is_settled
    assert Decision.objects.get(what="followed_up").why.reveal() == "Recipient 1: Mara wrote back"
    assert b"Mara wrote back" not in home.raw_bytes()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"asked_at": "2026-11-22T09:00"}, "This lies in the future"),
        ({"asked_at": "yesterday"}, "Enter a date and a time"),
        ({"is_in_writing": "on"}, "Enter when they confirmed it in writing"),
        ({"is_promised": "on"}, "Enter when they said so"),
        ({"asked_at": CONFIRMED, "confirmed_at": ASKED}, "cannot confirm before they were asked"),
        ({"recall": "succeeded"}, "Enter when it was recalled"),
        ({"recall": "burnt"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_refused(
    register: Any, signed_in: SignIn, fields: dict[str, str], said: str
) -> None:
    opened(register)
    answer = sent(signed_in(Role.DPO, "oak"), "recipients/1", **fields)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize(
    ("done", "stage", "settled"),
    [
        ("recalled", "Recalled", True),
        ("access_removed", "Access removed", True),
        ("it_failed", "IT could not recall it", False),
        ("asked", "Asked to delete", False),
        ("chased", "Chased", False),
        ("confirmed", "Confirmed in writing", True),
    ],
)
def test_one_step_is_noted_for_several_at_once(
    register: Any, signed_in: SignIn, done: str, stage: str, settled: bool
) -> None:
    incident = opened(register, addresses=("x@example.com", "y@example.com", "z@example.com"))
    some = [one.digest for one in wrong_recipients(incident)[:2]]
    dpo = signed_in(Role.DPO, "oak")
    assert sent(dpo, "recipients", chosen=some, done=done, at=ASKED).status_code == 302
    assert [one.is_settled for one in wrong_recipients(incident)] == [settled, settled, False]
    assert dpo.get(page("recipients")).content.decode().count(f">{stage}</strong>") == 2


def test_nobody_chosen_is_refused(register: Any, signed_in: SignIn) -> None:
    opened(register)
    answer = sent(signed_in(Role.DPO, "oak"), "recipients", done="asked", at=ASKED)
    assert answer.status_code == 400
    assert "Choose at least one recipient" in answer.content.decode()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"address": "z@example.net"}, 302),
        ({"note": "The parent who found the letters"}, 302),
        ({}, 400),
        ({"address": "no address"}, 400),
        ({"address": "X@example.com"}, 400),  # already there
    ],
)
def test_a_recipient_nobody_could_see_is_added(
    register: Any, signed_in: SignIn, fields: dict[str, str], expected: int
) -> None:
    incident = opened(register)
    answer = sent(signed_in(Role.DPO, "oak"), "recipients/add", **fields)
    assert answer.status_code == expected
    numbers = [one.number for one in wrong_recipients(incident)]
    assert numbers == ([1, 2] if expected == 302 else [1])


def test_a_recipient_that_is_not_there_is_not_found(register: Any, signed_in: SignIn) -> None:
    opened(register)
    assert signed_in(Role.DPO, "oak").get(page("recipients/7")).status_code == 404


def test_a_follow_up_stays_with_whom_it_was_typed_for_when_a_scan_moves_the_numbers(
    register: Any, signed_in: SignIn
) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    sent(dpo, "recipients/add", address="finder@example.com", note="Found it on the bus")
    form = dpo.get(page("recipients/2")).content.decode()
    meant = re.search(r'name="recipient" value="(\w+)"', form)
    assert meant is not None
    seen = Incident.objects.get(reference=REFERENCE).version
    opened(register, recipients=(Wrong(Personal("new@example.com"), None, ""),))
    typed = {"recipient": meant.group(1), "asked_at": ASKED, "note": "Asked on the telephone"}
    told = sent(dpo, "recipients/2", version=seen, **typed)
    assert told.status_code == 409
    assert f'name="recipient" value="{meant.group(1)}"' in told.content.decode()
    assert sent(dpo, "recipients/2", **typed).status_code == 302
    asked = FollowUp.objects.exclude(asked_at=None).get()
    assert asked.address.reveal() == "finder@example.com"
    told = [one.address for one in wrong_recipients(Incident.objects.get()) if one.number == 2]
    assert told[0].reveal() == "new@example.com"
