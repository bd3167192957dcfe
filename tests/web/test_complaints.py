"""Complaints about an incident."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from register.models import AuditEntry, Complaint, Decision, Incident
from register.reviewers.access import Role
from tests.register.conftest import Home, complained, made_finding
from tests.web.conftest import filed
from tests.web.incident_cases import REFERENCE, opened, page, sent
from tests.web.test_incident_record import FULL

SignIn = Callable[..., Any]
TODAY = date(2026, 11, 21)
FORM = {
    "complainant": "Mara Ashdown",
    "contact": "mara@example.com",
    "received_on": "2026-11-20",
    "about": "Her child’s report went to strangers",
}
HEARD = {"acknowledged_on": "2026-11-21", "acknowledged_by": "Robin Dale"}


def test_a_complaint_is_added_encrypted_and_told_without_naming_anybody(
    register: Any, signed_in: SignIn, home: Home
) -> None:
    opened(register)
    answer = sent(signed_in(Role.LEAD, "oak"), "complaints/add", **FORM)
    assert answer.headers["Location"] == page("complaints")
    row = Complaint.objects.get()
    assert row.complainant.reveal() == "Mara Ashdown"
    assert row.contact.reveal() == "mara@example.com"
    assert (row.received_on, row.acknowledged_on) == (date(2026, 11, 20), None)
    assert Decision.objects.get(what="complaint_added").why.reveal() == "Complaint 1: received"
    noted = AuditEntry.objects.get(action="edited")
    assert (noted.about, noted.details.reveal()) == (REFERENCE, {"what": "complaint_added"})
    auditor = signed_in(Role.AUDITOR, "oak")
    for name in ("", "complaints", "timeline", "decisions"):
        told = auditor.get(page(name)).content.decode()
        assert "Complaint 1" in told or name == "decisions"
        assert not any(word in told for word in ("Mara", "strangers", "mara@"))
    assert b"Mara Ashdown" not in home.raw_bytes()
    assert b"strangers" not in home.raw_bytes()


def test_it_is_acknowledged_and_answered(register: Any, signed_in: SignIn) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    sent(dpo, "complaints/add", **FORM)
    told = dpo.get(page("complaints")).content.decode()
    assert "20 December 2026" in told
    assert "29 days left" in told
    assert "1 of 1 still to answer" in told
    form = dpo.get(page("complaints/1")).content.decode()
    assert 'value="Mara Ashdown"' in form
    assert "Acknowledge it by 20 December 2026." in form
    assert sent(dpo, "complaints/1", **FORM, **HEARD).status_code == 302
    told = dpo.get(page("complaints")).content.decode()
    assert ">In time<" in told
    assert "To answer" in told
    answered = {"answered_on": "2026-11-21", "answer": "It was deleted"}
    assert sent(dpo, "complaints/1", **FORM, **HEARD, **answered).status_code == 302
    assert "All are answered" in dpo.get(page("complaints")).content.decode()
    row = Complaint.objects.get()
    assert (row.acknowledged_by.reveal(), row.answer.reveal()) == ("Robin Dale", "It was deleted")
    steps = Decision.objects.filter(what="complaint_changed").order_by("id")
    assert [step.why.reveal() for step in steps] == [
        "Complaint 1: acknowledged",
        "Complaint 1: answered",
    ]


def test_each_complaint_keeps_its_number_and_its_words(register: Any, signed_in: SignIn) -> None:
    incident = opened(register)
    complained(incident, TODAY)
    dpo = signed_in(Role.DPO, "oak")
    sent(dpo, "complaints/add", **{**FORM, "complainant": "Somebody else"})
    sent(dpo, "complaints/2", **{**FORM, "complainant": "Somebody else", "contact": ""}, **HEARD)
    first, second = Complaint.objects.order_by("id")
    assert (first.complainant.reveal(), first.acknowledged_on) == ("Mara Ashdown", None)
    assert (second.contact.reveal(), second.acknowledged_on) == ("", TODAY)
    assert Decision.objects.get(what="complaint_added").why.reveal() == "Complaint 2: received"


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999"])
def test_a_complaint_that_is_not_there_is_not_found(
    register: Any, signed_in: SignIn, number: str
) -> None:
    complained(opened(register), TODAY)
    dpo = signed_in(Role.DPO, "oak")
    assert dpo.get(page(f"complaints/{number}")).status_code == 404
    assert sent(dpo, f"complaints/{number}", **FORM).status_code == 404


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"complainant": " "}, "Enter who complained"),
        ({"about": ""}, "Enter what it is about"),
        ({"received_on": ""}, "Enter the day on which it came"),
        ({"received_on": "soon"}, "Enter a valid date"),
        ({"received_on": "2026-11-22"}, "This lies in the future"),
        ({**HEARD, "acknowledged_on": "2026-11-22"}, "This lies in the future"),
        ({**HEARD, "acknowledged_by": ""}, "Enter who acknowledged it"),
        ({**HEARD, "acknowledged_on": ""}, "Enter the day"),
        ({**HEARD, "acknowledged_on": "2026-11-19"}, "cannot have been acknowledged before it"),
        ({"answered_on": "2026-11-21"}, "Enter what was answered"),
        ({"answer": "It was deleted"}, "Enter the day"),
        ({"answered_on": "2026-11-19", "answer": "x"}, "cannot have been answered before it came"),
        (
            {**HEARD, "answered_on": "2026-11-20", "answer": "x"},
            "cannot have been answered before it was acknowledged",
        ),
    ],
)
def test_what_cannot_be_is_refused(
    register: Any, signed_in: SignIn, fields: dict[str, str], said: str
) -> None:
    complained(opened(register), TODAY)
    dpo = signed_in(Role.DPO, "oak")
    for name in ("complaints/add", "complaints/1"):
        answer = sent(dpo, name, **{**FORM, **fields})
        assert answer.status_code == 400
        assert said in answer.content.decode()
    assert Complaint.objects.get().received_on == TODAY
    assert not Decision.objects.exclude(what="opened").exists()


def test_what_is_hostile_is_escaped(register: Any, signed_in: SignIn) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    evil = "<script>alert(1)</script>"
    hostile = dict.fromkeys(("complainant", "contact", "about", "acknowledged_by"), evil)
    sent(dpo, "complaints/add", **{**FORM, **HEARD, **hostile})
    assert Complaint.objects.get().about.reveal() == evil
    for name in ("complaints", "complaints/1", "", "timeline"):
        assert evil not in dpo.get(page(name)).content.decode()


@pytest.mark.parametrize(
    ("days", "overview", "listed"),
    [
        (0, "to acknowledge by 21 December 2026", "30 days left"),
        (30, "to acknowledge by 21 December 2026", "last day"),
        (31, "was to be acknowledged by 21 December 2026, and has not been", "late by 1 day"),
    ],
)
def test_its_clock_stands_where_the_other_clocks_stand(
    register: Any, signed_in: SignIn, home: Home, days: int, overview: str, listed: str
) -> None:
    complained(opened(register), TODAY)
    home.clock.now += timedelta(days=days)
    dpo = signed_in(Role.DPO, "oak")
    told = dpo.get(page()).content.decode()
    assert overview in told
    assert listed.capitalize() in told
    assert f"Complaint: {listed}" in dpo.get("/").content.decode()
    assert f"Complaint: {listed}" in dpo.get("/register/").content.decode()
    assert ("1 of them late" in dpo.get("/").content.decode()) is (days == 31)


def test_a_complaint_about_a_closed_incident_is_added_and_read(
    register: Any, signed_in: SignIn
) -> None:
    incident = opened(register)
    Incident.objects.filter(pk=incident.pk).update(status="closed")
    dpo = signed_in(Role.DPO, "oak")
    assert sent(dpo, "complaints/add", **FORM).headers["Location"] == page("complaints")
    assert "Mara Ashdown" in dpo.get(page("complaints/1")).content.decode()
    assert sent(dpo, "complaints/1", **FORM, **HEARD).status_code == 302
    assert Complaint.objects.get().acknowledged_on == TODAY


def test_the_queue_tells_of_complaints_about_what_has_been_decided(
    register: Any, signed_in: SignIn
) -> None:
    incident = opened(register)
    Incident.objects.filter(pk=incident.pk).update(status="closed")
    dpo = signed_in(Role.DPO, "oak")
    assert "to acknowledge." not in dpo.get("/").content.decode()
    complained(incident, TODAY, acknowledged_on=TODAY)
    assert "to acknowledge." not in dpo.get("/").content.decode()
    complained(incident, TODAY)
    assert "1 complaint to acknowledge." in dpo.get("/").content.decode()
    assert "Complaint: 30 days left" in dpo.get("/register/").content.decode()
    assert "to acknowledge." not in signed_in(Role.DPO, "elm").get("/").content.decode()


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("any", {"1", "2", "3", "4"}),
        ("unanswered", {"1", "2", "3"}),
        ("waiting", {"1", "2"}),
        ("late", {"1"}),
        ("", {"1", "2", "3", "4", "5"}),
        ("other", {"1", "2", "3", "4", "5"}),  # a filter with a fault leaves all
    ],
)
def test_lists_are_filtered_by_their_complaints(
    register: Any, signed_in: SignIn, asked: str, shown: set[str]
) -> None:
    came = date(2026, 10, 21)  # 31 days ago; a day more, and it were in time
    for number, days in {
        "1": {"received_on": came},
        "2": {"received_on": came + timedelta(days=1)},
        "3": {"received_on": came, "acknowledged_on": TODAY},
        "4": {"received_on": came, "answered_on": TODAY},
        "5": {},
    }.items():
        reference = filed(register, made_finding(f"mail/{number}.eml", group=number))
        if days:
            complained(Incident.objects.get(reference=reference), **days)
    caller = signed_in(Role.DPO, "oak")
    for address in ("/", "/register/"):
        told = caller.get(address, complaint=asked).content.decode()
        assert {n for n in "12345" if f"OAK-2026-000{n}" in told} == shown, address


def test_the_export_counts_them(register: Any, signed_in: SignIn) -> None:
    incident = opened(register)
    complained(incident, TODAY, acknowledged_on=TODAY)
    complained(incident, TODAY)
    filed(register, made_finding("mail/2.eml", group="2"))
    told = signed_in(Role.DPO, "oak").post("/register/export/csv/").content.decode("utf-8-sig")
    lines = [
        (row["Complaints"], row["Complaint due by"]) for row in csv.DictReader(io.StringIO(told))
    ]
    assert sorted(lines) == [("0", ""), ("2", "2026-12-21")]


def test_closing_and_dismissing_tell_of_an_open_complaint(register: Any, signed_in: SignIn) -> None:
    incident = opened(register)
    complained(incident, TODAY)
    dpo = signed_in(Role.DPO, "oak")
    still = "Still open: Complaint 1 to acknowledge by 21 December 2026"
    assert still in dpo.get(page("decisions/dismiss")).content.decode()
    sent(dpo, "record", **FULL)
    Incident.objects.filter(pk=incident.pk).update(status="not_reportable")
    assert still in dpo.get(page("decisions/close")).content.decode()
    sent(dpo, "complaints/1", **{**FORM, "received_on": "2026-11-21"}, **HEARD)
    told = dpo.get(page("decisions/close")).content.decode()
    assert "Still open: Complaint 1 to answer" in told
    assert "Close it although this is still open" in told
    Complaint.objects.update(answered_on=TODAY)
    assert "Complaint" not in _main(dpo.get(page("decisions/close"))).replace("Complaints", "")


def test_dismissing_several_leaves_those_that_somebody_complained_of(
    register: Any, signed_in: SignIn
) -> None:
    complaint = complained(opened(register), TODAY, acknowledged_on=TODAY)
    filed(register, made_finding("mail/2.eml", group="2"))
    first, second = Incident.objects.order_by("pk").values_list("reference", flat=True)
    dpo = signed_in(Role.DPO, "oak")
    asked = {"chosen": [f"{first}:1", f"{second}:1"], "reason": "known", "kind": "other"}
    dpo.post("/queue/dismiss/", **asked)
    told = dpo.get("/").content.decode()
    assert "1 draft dismissed" in told
    assert f"decide on each by itself: {first}" in told
    assert set(Incident.objects.filter(status="draft").values_list("reference", flat=True)) == {
        first
    }
    Complaint.objects.filter(pk=complaint.pk).update(answered_on=TODAY)
    dpo.post("/queue/dismiss/", **{**asked, "chosen": [f"{first}:1"]})
    assert "1 draft dismissed" in dpo.get("/").content.decode()


def _main(answer: Any) -> str:
    told = str(answer.content.decode())
    return told[told.index("<main") :]


def test_days_stand_in_the_timeline_without_an_hour(register: Any, signed_in: SignIn) -> None:
    complained(opened(register), date(2026, 11, 19), acknowledged_on=date(2026, 11, 20))
    told = signed_in(Role.AUDITOR, "oak").get(page("timeline")).content.decode()
    lines = (
        "Complaint 1: received", "19 November 2026<", "Complaint 1: acknowledged",
        "20 November 2026<", "Opened a draft", "Complaint 1: last day to acknowledge it",
        "19 December 2026 (still ahead)",
    )  # fmt: skip
    places = [told.index(line) for line in lines]
    assert places == sorted(places)


@pytest.mark.parametrize("school", ["", "oak"])
def test_the_report_to_governors_counts_what_came_in_the_period(
    register: Any, signed_in: SignIn, school: str
) -> None:
    incident = opened(register)
    came = date(2026, 10, 1)
    complained(incident, came, acknowledged_on=date(2026, 10, 31))
    complained(incident, came, acknowledged_on=date(2026, 11, 1))
    complained(incident, came)
    complained(incident, date(2026, 8, 31))  # of the year before
    elm = filed(register, made_finding("mail/2.eml", group="2", school="elm", schools=("elm",)))
    complained(Incident.objects.get(reference=elm), came)
    told = signed_in(Role.GOVERNOR, "oak").get("/reports/", school=school).content.decode()
    assert "3 complaints were received; 2 of them acknowledged, 1 within 30 days." in told
    other = signed_in(Role.GOVERNOR, "elm").get("/reports/").content.decode()
    assert "1 complaint was received; 0 of them acknowledged." in other
