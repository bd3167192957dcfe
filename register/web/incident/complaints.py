"""The complaints about an incident: when each came, and whether it was acknowledged in time."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from register.case.clock import day_in_words
from register.case.complaint import (
    ComplaintClock,
    ComplaintDays,
    complaint_clock,
    complaint_name,
    complaint_row,
    complaints_about,
)
from register.models import Complaint, Incident
from register.reviewers.access import HANDLERS, READERS, Access
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.incident.complaint_form import ComplaintForm, stored_complaint
from register.web.incident.edit_form import store
from register.web.incident.incident_page import Case, case_for, incident_page
from register.web.route import Route


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """A complaint as it is shown to all who read: its days. `clock`: until it is acknowledged."""

    number: int
    name: str
    days: ComplaintDays
    clock: ComplaintClock | None


def complaints(request: ReviewRequest, reference: str) -> HttpResponse:
    """The list, which names nobody."""
    case = case_for(request, reference)
    rows = complaint_rows(case.incident)
    context = {"rows": rows, "open": sum(row.days.is_open for row in rows)}
    return incident_page(case, "incident_complaints", "Complaints", context)


def add_complaint(request: ReviewRequest, reference: str) -> HttpResponse:
    """One that has come."""
    case = case_for(request, reference)
    form = ComplaintForm(
        request.POST or None,
        initial={"version": case.incident.version},
        today=desk().register.today(),
    )
    if request.method == "POST" and form.is_valid():
        made = Complaint()
        form.write(made)

        def change(incident: Incident) -> None:
            made.incident = incident
            made.save()

        name = complaint_name(len(complaints_about(case.incident)) + 1)
        refused = store(
            case, form, "complaint_added", change, why=f"{name}: {_days(made).stage}", obstacle=""
        )
        if refused is not None:
            return refused
        messages.success(request, f"{name} is added{_to_do(made)}.")
        return redirect("complaints", reference)
    return _page(case, form, "Add a complaint", button="Add")


def complaint(request: ReviewRequest, reference: str, number: int) -> HttpResponse:
    """Everything about one: what it says, and how far it has come."""
    case = case_for(request, reference)
    row = complaint_row(case.incident, number)
    if row is None:
        raise Http404
    form = ComplaintForm(
        request.POST or None,
        initial={**stored_complaint(row), "version": case.incident.version},
        today=desk().register.today(),
    )
    name = complaint_name(number)
    if request.method == "POST" and form.is_valid():
        changed = Complaint(id=row.id, incident=case.incident)
        form.write(changed)
        refused = store(
            case,
            form,
            "complaint_changed",
            lambda _: changed.save(force_update=True),
            why=f"{name}: {_days(changed).stage}",
            obstacle="",
        )
        if refused is not None:
            return refused
        messages.success(request, f"{name} is changed{_to_do(changed)}.")
        return redirect("complaints", reference)
    return _page(case, form, name, _days(row))


def complaint_rows(incident: Incident) -> list[ComplaintRow]:
    """The complaints about an incident with their clocks."""
    today = desk().register.today()
    return [
        ComplaintRow(number, complaint_name(number), one, complaint_clock(one, today))
        for number, one in enumerate(complaints_about(incident), 1)
    ]


def _page(
    case: Case,
    form: ComplaintForm,
    title: str,
    days: ComplaintDays | None = None,
    button: str = "Save",
) -> HttpResponse:
    """The form, and above it what is left to do about a complaint that is there already."""
    context = {"form": form, "may_send": case.may_handle, "button": button}
    if days is not None and days.is_waiting:
        by = day_in_words(days.due_on)
        if days.is_late(desk().register.today()):
            context["warnings"] = [f"It was to be acknowledged by {by}, and has not been."]
        else:
            context["intro"] = f"Acknowledge it by {by}."
    status = 400 if form.errors else 200
    return incident_page(case, "incident_form", title, context, status=status)


def _days(row: Complaint) -> ComplaintDays:
    return ComplaintDays(row.received_on, row.acknowledged_on, row.answered_on)


def _to_do(row: Complaint) -> str:
    left = _days(row).still_to_do
    return f": {left}" if left else ""


_EXAMPLE = {"reference": "OAK-2026-0001"}
_HANDLED = Access(read=HANDLERS, write=HANDLERS)
ROUTES = (
    Route(
        "incidents/<str:reference>/complaints/",
        complaints,
        "complaints",
        Access(read=READERS),
        example=_EXAMPLE,
    ),
    Route(
        "incidents/<str:reference>/complaints/add/",
        add_complaint,
        "add_complaint",
        _HANDLED,
        example=_EXAMPLE,
    ),
    Route(
        "incidents/<str:reference>/complaints/<int:number>/",
        complaint,
        "complaint",
        _HANDLED,
        example={**_EXAMPLE, "number": 1},
    ),
)
