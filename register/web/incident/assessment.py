"""The self-assessment of an incident: answered as often as facts change, each time kept."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from register.case.colleagues import names_of
from register.case.self_assessment import Outcome
from register.models import Assessment, Incident
from register.reviewers.access import HANDLERS, READERS, Access
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.incident.assessment_form import AssessmentForm
from register.web.incident.edit_form import store
from register.web.incident.incident_page import Case, case_for, incident_page
from register.web.route import Route
from scanner.personal import Personal


def assessment(request: ReviewRequest, reference: str) -> HttpResponse:
    """The questions, and what was answered before."""
    case = case_for(request, reference)
    form = AssessmentForm(request.POST or None, initial={"version": case.incident.version})
    if request.method == "POST" and form.is_valid():

        def change(incident: Incident) -> None:
            Assessment.objects.create(
                incident=incident,
                at=desk().register.now(),
                who=request.reviewer.username,
                answers=form.answers,
                outcome=form.outcome.value,
                reasons=Personal(form.reasons),
            )

        why = f"{form.outcome.words}.\n{form.reasons}"
        refused = store(case, form, "assessed", change, why=why)
        if refused is not None:
            return refused
        messages.success(request, f"Kept. {form.outcome.words}.")
        return redirect("assessment", reference)
    return _page(case, form)


def last_outcome(incident: Incident) -> Outcome | None:
    """What the latest self-assessment came to; None before the first."""
    last = Assessment.objects.filter(incident=incident).order_by("-id").first()
    return Outcome(last.outcome) if last is not None else None


def _page(case: Case, form: AssessmentForm) -> HttpResponse:
    rows = list(Assessment.objects.filter(incident=case.incident).order_by("-id"))
    names = names_of(row.who for row in rows)
    context = {
        "form": form,
        "rows": [
            {
                "at": row.at,
                "who": names.get(row.who, row.who),
                "outcome": Outcome(row.outcome).words,
                "reasons": row.reasons.reveal(),
            }
            for row in rows
        ],
    }
    status = 400 if form.errors else 200
    return incident_page(case, "incident_assessment", "Self-assessment", context, status=status)


ROUTES = (
    Route(
        "incidents/<str:reference>/assessment/",
        assessment,
        "assessment",
        Access(read=READERS, write=HANDLERS),
        example={"reference": "OAK-2026-0001"},
    ),
)
