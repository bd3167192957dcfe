"""When the school became aware, and when it happened: set by a person, with the reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from register.case.awareness import become_aware, fault_of_awareness
from register.case.clock import in_uk
from register.models import Incident
from register.reviewers.access import HANDLERS, Access
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.incident.edit_form import EditForm, store, text
from register.web.incident.incident_page import Case, case_for, incident_page
from register.web.incident.uk_moment import UkMomentField
from register.web.route import Route


class AwarenessForm(EditForm):
    """Since when somebody at the school was reasonably certain."""

    aware_at = UkMomentField(
        label="When did the school become aware?",
        help_text="Aware means reasonably certain that personal data was compromised. UK time.",
        error_messages={"required": "Enter when the school became aware"},
    )
    known_before = forms.BooleanField(
        label="Somebody knew before the scanner found it", required=False
    )
    why = text("Why then", "Say what made it certain, and to whom", rows=2)

    def __init__(self, *args: Any, incident: Incident, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._incident = incident

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("aware_at") is not None:
            fault = fault_of_awareness(
                given["aware_at"],
                self._incident.detected_at,
                desk().register.now(),
                known_before=given.get("known_before", False),
            )
            if fault:
                self.add_error("aware_at", fault)
        return given


class OccurrenceForm(EditForm):
    """When the breach itself happened."""

    occurred_at = UkMomentField(
        label="When did it happen?", required=False, help_text="UK time. Empty if nobody knows."
    )
    why = text("How you know", "Say how you know when it happened", rows=2)

    def clean_occurred_at(self) -> object:
        moment = self.cleaned_data["occurred_at"]
        if moment is not None and moment > desk().register.now():
            raise forms.ValidationError("It cannot have happened in the future")
        return moment


def awareness(request: ReviewRequest, reference: str) -> HttpResponse:
    """Set awareness; the 72 hours then run from it."""
    case = case_for(request, reference)
    row = case.incident
    form = AwarenessForm(
        request.POST or None,
        initial={"version": row.version, "aware_at": row.aware_at},
        incident=row,
    )
    if request.method == "POST" and form.is_valid():
        aware_at = form.cleaned_data["aware_at"]
        refused = store(
            case,
            form,
            "aware",
            lambda incident: become_aware(incident, aware_at),
            why=f"{in_uk(aware_at)}: {form.cleaned_data['why']}",
        )
        if refused is not None:
            return refused
        messages.success(request, "Set. The 72 hours now run from then.")
        return redirect("incident", reference)
    facts = [
        f"Found: {in_uk(row.detected_at)}. Until somebody sets awareness, the 72 hours count from"
        " the finding, weekends included."
    ]
    return _page(case, form, "When the school became aware", facts)


def occurrence(request: ReviewRequest, reference: str) -> HttpResponse:
    """Correct when it happened. It moves no clock."""
    case = case_for(request, reference)
    row = case.incident
    initial = {"version": row.version, "occurred_at": row.occurred_at}
    form = OccurrenceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        moment = form.cleaned_data["occurred_at"]

        def change(incident: Incident) -> None:
            incident.occurred_at = moment

        said = in_uk(moment) if moment else "Not known"
        refused = store(case, form, "occurred", change, why=f"{said}: {form.cleaned_data['why']}")
        if refused is not None:
            return refused
        messages.success(request, "Corrected.")
        return redirect("incident", reference)
    return _page(case, form, "When it happened", [])


def _page(case: Case, form: EditForm, title: str, facts: list[str]) -> HttpResponse:
    context = {"form": form, "may_send": case.shows_form, "facts": facts}
    status = 400 if form.errors else 200
    return incident_page(case, "incident_form", title, context, status=status)


_HANDLED = Access(read=HANDLERS, write=HANDLERS)
_EXAMPLE = {"reference": "OAK-2026-0001"}
ROUTES = (
    Route("incidents/<str:reference>/aware/", awareness, "awareness", _HANDLED, example=_EXAMPLE),
    Route(
        "incidents/<str:reference>/occurred/", occurrence, "occurrence", _HANDLED, example=_EXAMPLE
    ),
)
