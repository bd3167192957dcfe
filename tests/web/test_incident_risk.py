"""The matrix and the self-assessment, on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from register.case.risk import band
from register.models import Assessment, Decision, Incident
from register.reviewers.access import Role
from tests.web.incident_cases import REFERENCE, opened, page, sent

SignIn = Callable[..., Any]


def answers(*given: str) -> dict[str, str]:
    """The form with these answers in order, each with a reason."""
    names = ("personal_data", "risk", "high_risk", "mitigated")
    fields = dict(zip(names, given, strict=False))
    return fields | {f"{name}_reason": f"because of {name}" for name in fields}


def test_the_matrix_has_25_worded_cells_and_the_proposal(register: Any, signed_in: SignIn) -> None:
    opened(register)
    told = signed_in(Role.DPO, "oak").get(page("risk")).content.decode()
    assert told.count('type="radio"') == 25
    assert 'value="3-2" checked' in told
    assert "The scanner proposes: moderate impact, unlikely to happen again" in told
    assert "Moderate to Major: 1 person, sensitive data" in told
    assert "impact Extreme, recurrence Very likely" in told


@pytest.mark.parametrize("impact", range(1, 6))
def test_a_person_picks_a_cell(register: Any, signed_in: SignIn, impact: int) -> None:
    opened(register)
    lead = signed_in(Role.LEAD, "oak")
    assert sent(lead, "risk", cell=f"{impact}-4", why="It was one family").status_code == 302
    row = Incident.objects.get(reference=REFERENCE)
    assert (row.impact, row.recurrence, row.band) == (impact, 4, band(impact, 4).value)
    assert "It was one family" in Decision.objects.get(what="rated").why.reveal()
    assert "Rated: " in lead.get(page("risk")).content.decode()


@pytest.mark.parametrize("fields", [{}, {"cell": "3-2"}, {"cell": "6-1", "why": "x"}, {"why": "x"}])
def test_a_rating_needs_a_cell_and_a_reason(
    register: Any, signed_in: SignIn, fields: dict[str, str]
) -> None:
    opened(register)
    assert sent(signed_in(Role.DPO, "oak"), "risk", **fields).status_code == 400
    assert not Decision.objects.filter(what="rated").exists()


@pytest.mark.parametrize(
    ("given", "outcome", "kept"),
    [
        (("no",), "record_internally", ["no"]),
        (("yes", "no"), "record_internally", ["yes", "no"]),
        (("yes", "yes", "no"), "notify_regulator", ["yes", "yes", "no"]),
        (("yes", "yes", "yes", "yes"), "notify_regulator", ["yes"] * 4),
        (("yes", "yes", "yes", "no"), "tell_individuals", ["yes", "yes", "yes", "no"]),
        (("no", "yes", "yes"), "record_internally", ["no"]),  # what is not asked is ignored
    ],
)
def test_answers_lead_to_an_outcome(
    register: Any, signed_in: SignIn, given: tuple[str, ...], outcome: str, kept: list[str]
) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    assert sent(dpo, "assessment", **answers(*given)).status_code == 302
    row = Assessment.objects.get()
    assert (row.outcome, row.answers, row.who) == (outcome, kept, "dpo-oak")
    assert "because of personal_data" in row.reasons.reveal()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Answer yes or no: Does it involve personal data"),
        (answers("yes"), "Answer yes or no: Is a risk to their rights"),
        ({"personal_data": "no"}, "Give the reason for your answer"),
        ({**answers("yes", "no"), "risk_reason": " "}, "Give the reason for your answer"),
    ],
)
def test_what_is_asked_is_answered_with_a_reason(
    register: Any, signed_in: SignIn, fields: dict[str, str], said: str
) -> None:
    opened(register)
    answer = sent(signed_in(Role.DPO, "oak"), "assessment", **fields)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert not Assessment.objects.exists()


def test_answering_again_keeps_what_was_answered_before(register: Any, signed_in: SignIn) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    sent(dpo, "assessment", **answers("yes", "no"))
    sent(dpo, "assessment", **answers("yes", "yes", "no"))
    dpo.get(page())  # takes the messages
    told = dpo.get(page("assessment")).content.decode()
    assert told.index("Notify the regulator</h2>") < told.index("Record it internally, with")
    assert "an earlier answer" in told
