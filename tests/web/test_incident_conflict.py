"""Two people who change one incident: the second is told, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from register.models import CaseRecord, Complaint, Decision, FollowUp, Incident, Suppression, Task
from register.reviewers.access import Role
from tests.register.conftest import complained
from tests.web.incident_cases import REFERENCE, opened, page, sent
from tests.web.test_complaints import FORM as COMPLAINT
from tests.web.test_incident_hold_back import FORM
from tests.web.test_incident_record import FULL
from tests.web.test_incident_risk import answers

SignIn = Callable[..., Any]
TYPED = "What I typed is not lost"

FORMS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("risk", {"cell": "5-5", "why": TYPED}),
    ("assessment", {**answers("no"), "personal_data_reason": TYPED}),
    ("record", {**FULL, "what_happened": TYPED}),
    ("aware", {"aware_at": "2026-11-21T09:00", "why": TYPED}),
    ("occurred", {"occurred_at": "", "why": TYPED}),
    ("recipients/1", {"note": TYPED}),
    ("recipients/add", {"note": TYPED}),
    ("complaints/add", {**COMPLAINT, "about": TYPED}),
    ("complaints/1", {**COMPLAINT, "about": TYPED}),
    ("tasks/add", {"title": TYPED}),
    ("tasks/review", {"due_on": "2026-12-24"}),
    ("tasks/review/done", {}),
    ("decisions/dismiss", {"why": TYPED, "kind": "other"}),
    ("hold-back", {**FORM, "reason": TYPED}),
)


@pytest.mark.parametrize(("name", "fields"), FORMS)
def test_the_second_is_told_and_sends_it_again(
    register: Any, signed_in: SignIn, name: str, fields: dict[str, Any]
) -> None:
    seen = _complained_about(register).version
    sent(signed_in(Role.LEAD, "oak"), "tasks/recall_it", owner="", due_on="2026-12-01")
    dpo = signed_in(Role.DPO, "oak")
    answer = sent(dpo, name, version=seen, **fields)
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "Changed a task: A School lead" in told
    assert (TYPED in told) is (TYPED in fields.values())
    assert _stored() == []
    again = re.search(r'name="version" value="(\d+)"', told)
    assert again is not None
    assert sent(dpo, name, version=int(again.group(1)), **fields).status_code == 302


def _complained_about(register: Any) -> Incident:
    """A draft with a complaint about it."""
    incident = opened(register)
    complained(incident, register.today())
    return incident


def _stored() -> list[object]:
    """What the second person's form would have left behind."""
    row = Incident.objects.get(reference=REFERENCE)
    kept = [*CaseRecord.objects.all(), *FollowUp.objects.all(), *Suppression.objects.all()]
    kept += [one for one in Complaint.objects.all() if one.about.reveal() == TYPED]
    others = Decision.objects.exclude(what__in=("opened", "task_changed"))
    changed = [row] if (row.impact, row.status, row.aware_at) != (3, "draft", None) else []
    return [*kept, *others, *changed, *Task.objects.exclude(step="recall_it")]


def test_what_differs_stands_side_by_side(register: Any, signed_in: SignIn) -> None:
    seen = opened(register).version
    sent(signed_in(Role.LEAD, "oak"), "record", **{**FULL, "how_happened": "A merge went wrong."})
    told = sent(signed_in(Role.DPO, "oak"), "record", version=seen, **FULL).content.decode()
    table = told[told.index("Where yours differs") : told.index("Your form")]
    assert "A merge went wrong." in table
    assert "Autocomplete." in table
    assert "Distress." not in table


def test_a_scan_that_extends_the_draft_counts_as_a_change(register: Any, signed_in: SignIn) -> None:
    seen = opened(register).version
    opened(register, categories=("sen",), subjects=("P1",))
    dpo = signed_in(Role.DPO, "oak")
    answer = sent(dpo, "decisions/dismiss", version=seen, why="Harmless", kind="other")
    assert answer.status_code == 409
    assert "Found more of the same: The scanner" in answer.content.decode()


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999"])
def test_a_tampered_version_stores_nothing(register: Any, signed_in: SignIn, version: str) -> None:
    opened(register)
    answer = signed_in(Role.DPO, "oak").post(
        page("decisions/confirm"), version=version, why="It is so"
    )
    assert answer.status_code == 400
    assert Incident.objects.get(reference=REFERENCE).status == "draft"


# A complaint may come, and be answered, after an incident was settled.
SHUT_WHEN_SETTLED = tuple(form for form in FORMS if not form[0].startswith("complaints/"))


@pytest.mark.parametrize(("name", "fields"), SHUT_WHEN_SETTLED)
def test_what_was_typed_is_kept_when_the_other_dismissed_it(
    register: Any, signed_in: SignIn, name: str, fields: dict[str, Any]
) -> None:
    seen = _complained_about(register).version
    sent(signed_in(Role.LEAD, "oak"), "decisions/dismiss", why="Harmless", kind="entitled")
    dpo = signed_in(Role.DPO, "oak")
    told = _refused(sent(dpo, name, version=seen, **fields))
    assert "Somebody else changed this incident" in told
    assert "A School lead" in told
    assert (TYPED in told) is (TYPED in fields.values())
    again = _refused(sent(dpo, name, version=_version_in(told), **fields))
    assert "Nothing was stored yet" in again
    assert (TYPED in again) is (TYPED in fields.values())
    assert _settled_as() == ("dismissed", ["opened", "dismissed"])
    sent(signed_in(Role.TRUST_LEAD), "decisions/reopen", why="A parent rang")
    overtaken = sent(dpo, name, version=_version_in(again), **fields).content.decode()
    assert sent(dpo, name, version=_version_in(overtaken), **fields).status_code == 302


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("risk", {"why": TYPED}),
        ("assessment", {"personal_data_reason": TYPED}),
        ("record", {"what_happened": TYPED, "subject_count": "some"}),
        ("aware", {"aware_at": "soon", "why": TYPED}),
        ("occurred", {"occurred_at": "soon", "why": TYPED}),
        ("recipients", {"done": "asked", "at": TYPED}),
        ("recipients/1", {"asked_at": "soon", "note": TYPED}),
        ("recipients/add", {"address": "no address", "note": TYPED}),
        ("complaints/add", {"received_on": "soon", "about": TYPED}),
        ("complaints/1", {"acknowledged_on": "2026-11-21", "complainant": TYPED}),
        ("tasks/add", {"due_on": "soon", "title": TYPED}),
        ("tasks/review", {"due_on": TYPED}),
        ("decisions/dismiss", {"why": TYPED}),
        ("hold-back", {"reason": TYPED}),
    ],
)
@pytest.mark.parametrize("is_settled", [True, False], ids=["settled", "open"])
def test_what_was_typed_stays_in_a_form_with_faults(
    register: Any, signed_in: SignIn, name: str, fields: dict[str, str], is_settled: bool
) -> None:
    _complained_about(register)
    if is_settled:
        sent(signed_in(Role.LEAD, "oak"), "decisions/dismiss", why="Harmless", kind="entitled")
    before = Decision.objects.count()
    answer = sent(signed_in(Role.DPO, "oak"), name, **fields)
    assert answer.status_code == 400
    told = answer.content.decode()
    form = told[told.index("<main") :]
    assert f"{TYPED}</textarea>" in form or f'value="{TYPED}"' in form
    assert '<button type="submit"' in form
    assert Decision.objects.count() == before


@pytest.mark.parametrize(("first", "second"), [("confirm", "confirm"), ("dismiss", "confirm")])
def test_a_reason_is_kept_when_the_other_decided_first(
    register: Any, signed_in: SignIn, first: str, second: str
) -> None:
    seen = opened(register).version
    sent(signed_in(Role.LEAD, "oak"), f"decisions/{first}", why="Seen first", kind="other")
    long = TYPED + " again" * 3_000
    told = _refused(sent(signed_in(Role.DPO, "oak"), f"decisions/{second}", version=seen, why=long))
    assert long in told
    assert "is not possible: the status of" in told


def test_a_reopening_is_told_that_another_reopened_and_dismissed_it_anew(
    register: Any, signed_in: SignIn
) -> None:
    opened(register)
    lead, dpo = signed_in(Role.LEAD, "oak"), signed_in(Role.DPO, "oak")
    sent(lead, "decisions/dismiss", why="Harmless", kind="other")
    seen = Incident.objects.get(reference=REFERENCE).version
    sent(lead, "decisions/reopen", why="Or not")
    sent(lead, "decisions/dismiss", why="It is", kind="other")
    told = _refused(sent(dpo, "decisions/reopen", version=seen, why=TYPED))
    assert "Send mine now" in told  # nothing stands in its way
    again = sent(dpo, "decisions/reopen", version=_version_in(told), why=TYPED)
    assert again.status_code == 302


def _refused(answer: Any) -> str:
    assert answer.status_code == 409
    return str(answer.content.decode())


def _version_in(told: str) -> int:
    found = re.search(r'name="version" value="(\d+)"', told)
    assert found is not None
    return int(found.group(1))


def _settled_as() -> tuple[str, list[str]]:
    row = Incident.objects.get(reference=REFERENCE)
    done = Decision.objects.filter(incident=row).order_by("id")
    return row.status, list(done.values_list("what", flat=True))
