"""Holding back findings like those of an incident."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from register.models import Incident
from register.reviewers.access import Role
from scanner.model import Wrong
from scanner.personal import Personal
from tests.register.conftest import Scan, made_finding
from tests.web.incident_cases import by_hand, opened, page, sent, shared

SignIn = Callable[..., Any]
FORM = {"kind": "new-step-parent", "reason": "The office confirmed it", "until": "2027-03-01"}


def test_the_scope_is_told_without_naming_anybody(register: Any, signed_in: SignIn) -> None:
    opened(register)
    told = signed_in(Role.DPO, "oak").get(page("hold-back")).content.decode()
    assert "Pattern: wrong recipient." in told
    assert "About nobody but: Pupil 1, Year 8" in told
    assert "To nobody but: Recipient 1." in told
    assert "Wren" not in told


def test_the_same_is_held_back_and_more_is_not(register: Any, signed_in: SignIn) -> None:
    opened(register)
    answer = sent(signed_in(Role.DPO, "oak"), "hold-back", **FORM)
    assert answer.status_code == 302
    (made,) = register.suppressions()
    assert (made.author, made.kind.value, made.incident) == (
        "dpo-oak", "new-step-parent", "OAK-2026-0001",
    )  # fmt: skip
    Incident.objects.update(status="dismissed")
    again = {"locator": "mail/0099.eml", "subjects": ("P1",)}
    assert Scan(register).found(made_finding(**again)).suppressed == 1
    wider = {"locator": "mail/0100.eml", "subjects": ("P1", "P2")}
    assert Scan(register).found(made_finding(**wider)).opened


def test_what_the_roster_should_hold_is_proposed(register: Any, signed_in: SignIn) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    sent(dpo, "hold-back", **FORM)
    assert "add this contact and the relationship" in dpo.get(page()).content.decode()


def test_without_a_subject_only_these_items_are_meant(register: Any, signed_in: SignIn) -> None:
    opened(register, subjects=(), unresolved_subjects=2, recipients=())
    sent(signed_in(Role.DPO, "oak"), "hold-back", **FORM)
    (made,) = register.suppressions()
    assert [place.reveal() for place in made.scope.places] == ["mail/0042.eml"]


def test_a_person_is_meant_at_every_address(register: Any, signed_in: SignIn) -> None:
    both = (Wrong(Personal("M@example.com"), "C1", ""), Wrong(Personal("X@example.com"), None, ""))
    opened(register, recipients=both)
    sent(signed_in(Role.DPO, "oak"), "hold-back", **FORM)
    (made,) = register.suppressions()
    assert made.scope.people == ("C1",)
    assert [address.reveal() for address in made.scope.addresses] == ["x@example.com"]


@pytest.mark.parametrize(
    "fields",
    [{"reason": ""}, {"kind": "bored"}, {"until": ""}, {"until": "2026-11-20"},
     {"until": "2028-01-01"}],
)  # fmt: skip
def test_wrong_input_is_refused(register: Any, signed_in: SignIn, fields: dict[str, str]) -> None:
    opened(register)
    assert sent(signed_in(Role.DPO, "oak"), "hold-back", **(FORM | fields)).status_code == 400
    assert not list(register.suppressions())


def test_one_school_does_not_silence_the_scanner_for_another(
    register: Any, signed_in: SignIn
) -> None:
    shared(register)
    assert sent(signed_in(Role.LEAD, "oak"), "hold-back", **FORM).status_code == 403
    assert sent(signed_in(Role.TRUST_LEAD), "hold-back", **FORM).status_code == 302


def test_by_hand_there_is_nothing_to_hold_back(register: Any, signed_in: SignIn) -> None:
    by_hand(register)
    assert signed_in(Role.DPO, "oak").get(page("hold-back")).status_code == 403
