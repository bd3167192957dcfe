"""Letters and reports: what they say, and that no subject is named in what must name nobody."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document as Word

from register.models import CaseRecord, Incident
from register.reviewers.access import Role
from scanner.personal import Personal
from tests.register.conftest import made_finding
from tests.web.conftest import filed


def written(register: Any, **facts: str) -> str:
    """An incident about P1 with a record that says this."""
    reference = filed(register, made_finding(subjects=("P1",), categories=("health",)))
    incident = Incident.objects.get(reference=reference)
    CaseRecord.objects.create(incident=incident, facts=Personal(facts))
    return reference


def word_text(answer: Any) -> str:
    return "\n".join(p.text for p in Word(io.BytesIO(answer.content)).paragraphs)


class TestTheRegulatorsReport:
    def test_follows_the_form(self, register: Any, signed_in: Callable[..., Any]) -> None:
        reference = written(register, what_happened="A report went to another family.")
        caller = signed_in(Role.DPO, "oak")
        page = caller.get(f"/incidents/{reference}/outputs/regulator/").content.decode()
        assert "A report went to another family." in page
        assert page.index("What happened") < page.index("Categories of data")
        assert "ZA000000" in page
        answer = caller.post(f"/incidents/{reference}/outputs/regulator/txt/")
        assert answer.status_code == 200
        assert b"Data emailed to incorrect recipient" in answer.content

    @pytest.mark.parametrize("name", ["Wren Ashdown", "wren ashdown", "WREN ASHDOWN"])
    def test_is_held_back_while_it_names_a_pupil(
        self, register: Any, signed_in: Callable[..., Any], name: str
    ) -> None:
        reference = written(register, what_happened=f"The report of {name} went astray.")
        caller = signed_in(Role.DPO, "oak")
        for form in ("pdf", "docx", "txt"):
            answer = caller.post(f"/incidents/{reference}/outputs/regulator/{form}/")
            assert answer.status_code == 409
            assert "Held back: it names somebody" in answer.content.decode()
            assert "What happened: a pupil’s name" in answer.content.decode().replace("&#x27;", "’")

    def test_is_not_a_leads_to_take(self, register: Any, signed_in: Callable[..., Any]) -> None:
        reference = written(register)
        answer = signed_in(Role.LEAD, "oak").post(f"/incidents/{reference}/outputs/regulator/pdf/")
        assert answer.status_code == 404


@pytest.mark.parametrize("output", ["chair", "trust", "recipient"])
@pytest.mark.parametrize("form", ["pdf", "docx", "txt"])
def test_notices_come_in_every_form(
    register: Any, signed_in: Callable[..., Any], output: str, form: str
) -> None:
    reference = written(register, what_happened="A report went to another family.")
    answer = signed_in(Role.DPO, "oak").post(f"/incidents/{reference}/outputs/{output}/{form}/")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].endswith(f'.{form}"')
    assert len(answer.content) > 200


def test_a_notice_is_held_back_as_well(register: Any, signed_in: Callable[..., Any]) -> None:
    reference = written(register, actions_taken="We called Wren Ashdown's mother.")
    answer = signed_in(Role.DPO, "oak").post(f"/incidents/{reference}/outputs/chair/pdf/")
    assert answer.status_code == 409


class TestLettersToIndividuals:
    def test_go_to_who_may_be_written_to_by_name(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        reference = written(register, consequences="Somebody may know about her asthma plan.")
        caller = signed_in(Role.DPO, "oak")
        listed = caller.get(f"/incidents/{reference}/outputs/").content.decode()
        assert "Pupil 1" in listed
        assert "Ashdown" not in listed
        answer = caller.post(
            f"/incidents/{reference}/outputs/letter/", subject="P1", to="C1", form="docx"
        )
        text = word_text(answer)
        assert "Dear Mara Ashdown" in text
        assert "Wren Ashdown" in text
        assert "asthma plan" in text
        assert "Robin Dale" in text

    def test_do_not_go_to_others(self, register: Any, signed_in: Callable[..., Any]) -> None:
        reference = written(register)
        caller = signed_in(Role.DPO, "oak")
        address = f"/incidents/{reference}/outputs/letter/"
        assert caller.post(address, subject="P1", to="C2").status_code == 404
        assert caller.post(address, subject="P2", to="C1").status_code == 404

    def test_are_not_written_about_another_schools_pupil(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        reference = filed(
            register, made_finding(subjects=("P1", "P2"), school="oak", schools=("oak", "elm"))
        )
        answer = signed_in(Role.DPO, "elm").post(
            f"/incidents/{reference}/outputs/letter/", subject="P1", to="C1"
        )
        assert answer.status_code == 404


def test_another_schools_documents_are_not_there(
    register: Any, signed_in: Callable[..., Any]
) -> None:
    reference = written(register)
    caller = signed_in(Role.DPO, "elm")
    assert caller.get(f"/incidents/{reference}/outputs/").status_code == 404
    assert caller.post(f"/incidents/{reference}/outputs/chair/pdf/").status_code == 404


class TestALetterToOnePerson:
    def test_tells_of_nobody_elses_data(self, register: Any, signed_in: Callable[..., Any]) -> None:
        run = made_finding(subjects=("P1",), categories=("health",))
        reference = filed(register, run)
        answer = signed_in(Role.DPO, "oak").post(
            f"/incidents/{reference}/outputs/letter/", subject="P1", to="C1", form="txt"
        )
        assert "safety and care" not in answer.content.decode()

    def test_is_held_back_while_what_was_typed_names_another(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        reference = written(register, what_happened="Wren Ashdown's report went astray.")
        answer = signed_in(Role.DPO, "oak").post(
            f"/incidents/{reference}/outputs/letter/", subject="P1", to="C1", form="txt"
        )
        assert answer.status_code == 409


@pytest.mark.parametrize("form", ["pdf", "docx", "txt"])
def test_what_word_cannot_hold_breaks_no_document(
    register: Any, signed_in: Callable[..., Any], form: str
) -> None:
    reference = written(register, what_happened="One\x0btwo\x0cthree\x01four\ufffe.")
    answer = signed_in(Role.DPO, "oak").post(f"/incidents/{reference}/outputs/chair/{form}/")
    assert answer.status_code == 200
