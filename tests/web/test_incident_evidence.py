"""Evidence: masked on the page, in clear for a reason that stands in the audit log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from register.lent.evidence import Evidence, Spot
from register.lent.name_matcher import NamedHere
from register.models import AuditEntry, Exposure, Incident
from register.reviewers.access import Role
from register.web.desk import desk, lay_out
from scanner.personal import Personal
from tests.web.incident_cases import REFERENCE, by_hand, opened, page, sent, shared

SignIn = Callable[..., Any]
WHY = "To ask the recipient to delete it"


def revealed(caller: Any, **fields: str) -> Any:
    return caller.post(page("evidence/reveal"), **({"reason": WHY} | fields))


def test_excerpts_are_masked_and_places_stay_closed(register: Any, signed_in: SignIn) -> None:
    opened(register)
    told = signed_in(Role.AUDITOR, "oak").get(page("evidence")).content.decode()
    assert "[pupil] has asthma" in told
    for hidden in ("Wren", "0042.eml", "x@example.com", "line 1", "Show names"):
        assert hidden not in told


def test_a_reveal_shows_names_addresses_places_and_passages(
    register: Any, signed_in: SignIn
) -> None:
    opened(register)
    answer = revealed(signed_in(Role.DPO, "oak"))
    told = answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    for shown in ("Wren Ashdown", "x@example.com", "mail/0042.eml", "The report of ", WHY):
        assert shown in told


def test_a_reveal_is_logged_with_reason_and_subjects(register: Any, signed_in: SignIn) -> None:
    opened(register)
    revealed(signed_in(Role.LEAD, "oak"))
    entry = AuditEntry.objects.get(action="revealed")
    assert (entry.who, entry.about) == ("lead-oak", REFERENCE)
    assert entry.details.reveal() == {
        "reason": WHY, "items": [1, 1], "subjects": ["P1"], "withheld": 0,
    }  # fmt: skip
    assert Incident.objects.get(reference=REFERENCE).first_human_seen_at is not None


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_shown(register: Any, signed_in: SignIn, reason: str) -> None:
    opened(register)
    answer = revealed(signed_in(Role.DPO, "oak"), reason=reason)
    assert answer.status_code == 400
    assert "Wren" not in answer.content.decode()
    assert not AuditEntry.objects.filter(action="revealed").exists()


@pytest.mark.parametrize(
    ("role", "school", "expected"),
    [(Role.AUDITOR, "oak", 403), (Role.GOVERNOR, "oak", 403), (Role.TECHNICIAN, "oak", 403),
     (Role.DPO, "elm", 404)],
)  # fmt: skip
def test_a_reveal_is_for_those_who_work_on_it(
    register: Any, signed_in: SignIn, role: Role, school: str, expected: int
) -> None:
    opened(register)
    assert revealed(signed_in(role, school)).status_code == expected
    assert not AuditEntry.objects.filter(action="revealed").exists()


def test_in_a_shared_incident_a_lead_sees_only_their_own(register: Any, signed_in: SignIn) -> None:
    shared(register, explanation="Wren Ashdown")
    told = revealed(signed_in(Role.LEAD, "elm")).content.decode()
    assert "Ivo Marsh" in told
    assert "1 person belongs to other schools" in told
    # What is read around their own pupil's words names another's: covered, on the evidence's word.
    assert "Wren Ashdown" not in told
    assert "The report of <mark>[name]</mark>." in told
    details = AuditEntry.objects.get(action="revealed").details.reveal()
    assert (details["subjects"], details["withheld"]) == (["P2"], 1)


def test_a_trust_lead_sees_all_of_a_shared_incident(register: Any, signed_in: SignIn) -> None:
    shared(register)
    told = revealed(signed_in(Role.TRUST_LEAD)).content.decode()
    assert "Ivo Marsh" in told
    assert "Wren Ashdown" in told


def test_recipients_of_another_school_stay_closed_in_a_shared_incident(
    register: Any, signed_in: SignIn
) -> None:
    from scanner.model import Wrong

    theirs = Wrong(Personal("mara@example.com"), "C1", "a contact of P1 only")
    shared(register, recipients=(theirs,))
    assert "mara@example.com" not in revealed(signed_in(Role.LEAD, "elm")).content.decode()
    assert "mara@example.com" in revealed(signed_in(Role.LEAD, "oak")).content.decode()


def test_somebody_who_left_the_roster_is_shown_only_to_all_schools(
    register: Any, signed_in: SignIn
) -> None:
    shared(register, subjects=("P1", "GONE"))
    revealed(signed_in(Role.LEAD, "oak"))
    revealed(signed_in(Role.TRUST_LEAD))
    entries = AuditEntry.objects.filter(action="revealed").order_by("sequence")
    assert [e.details.reveal()["subjects"] for e in entries] == [["P1"], ["GONE", "P1"]]


def test_a_fault_of_the_source_is_told(register: Any, signed_in: SignIn) -> None:
    class Gone:
        def read(
            self, source: str, locator: Personal[str], spots: Sequence[Spot], version: object = None
        ) -> Evidence:
            return Evidence((), "The message is gone.")

    lay_out(replace(desk(), evidence=Gone()))
    opened(register)
    assert "The message is gone." in revealed(signed_in(Role.DPO, "oak")).content.decode()


def test_spots_go_to_the_reader_as_they_were_found(register: Any, signed_in: SignIn) -> None:
    asked: list[Spot] = []
    versions: list[object] = []

    class Asked:
        def read(
            self, source: str, locator: Personal[str], spots: Sequence[Spot], version: object = None
        ) -> Evidence:
            asked.extend(spots)
            versions.append(version)
            return Evidence(())

    lay_out(replace(desk(), evidence=Asked()))
    opened(register, addresses=("x@example.com", "y@example.com"))
    revealed(signed_in(Role.DPO, "oak"))
    assert asked == [Spot("P1", "health", "0", "body", "Quillfeather!B2", 4, 22)]
    assert versions == [Personal("as flagged")]
    assert Exposure.objects.count() == 1


def test_names_across_the_seams_of_a_passage_are_covered(register: Any, signed_in: SignIn) -> None:
    from register.lent.evidence import Passage

    class Split:
        def read(
            self, source: str, locator: Personal[str], spots: Sequence[Spot], version: object = None
        ) -> Evidence:
            parts = (Personal("Of Wren Ash"), Personal("down has"), Personal(" asthma"))
            return Evidence(tuple(Passage(spot, *parts) for spot in spots))

    class Whole:
        def named(self, text: str) -> tuple[NamedHere, ...]:
            at = text.find("Wren Ashdown")
            return (NamedHere(at, at + 12, "a pupil's name"),) if at >= 0 else ()

    lay_out(replace(desk(), evidence=Split(), names=Whole()))
    shared(register)
    told = revealed(signed_in(Role.LEAD, "elm")).content.decode()
    assert "Of [name]<mark> has</mark> asthma" in told


def test_many_items_are_revealed_a_few_at_a_time(register: Any, signed_in: SignIn) -> None:
    for number in range(12):
        opened(register, locator=f"mail/{number:04}.eml", group="one")
    dpo = signed_in(Role.DPO, "oak")
    assert "Items 11 to 12" in dpo.get(page("evidence")).content.decode()
    told = revealed(dpo, items="11").content.decode()
    assert "mail/0011.eml" in told
    assert "mail/0009.eml" not in told
    assert revealed(dpo, items="99").status_code == 400


def test_what_stands_in_a_source_is_escaped(register: Any, signed_in: SignIn) -> None:
    opened(register, locator="mail/<script>alert(1)</script>.eml")
    told = revealed(signed_in(Role.DPO, "oak"), reason="<script>x</script>").content.decode()
    assert "<script>alert" not in told
    assert "<script>x" not in told


def test_by_hand_there_is_nothing_to_read(register: Any, signed_in: SignIn) -> None:
    by_hand(register)
    dpo = signed_in(Role.DPO, "oak")
    assert "there is no item to read" in dpo.get(page("evidence")).content.decode()
    assert revealed(dpo).status_code == 200


def test_recipients_added_by_hand_are_revealed_too(register: Any, signed_in: SignIn) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    sent(dpo, "recipients/add", address="z@example.net", note="")
    assert "z@example.net" in revealed(dpo).content.decode()
