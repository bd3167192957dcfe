"""Reporting an incident that no scanner sees."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from register.case.by_hand import file
from register.reviewers.access import HANDLERS, Access
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.incident.hand_form import HandForm
from register.web.route import Route


def report_by_hand(request: ReviewRequest) -> HttpResponse:
    """The form; a complete one opens an incident, already confirmed by who reports it."""
    now = desk().register.now()
    form = HandForm(request.reviewer, desk().schools, now, request.POST or None)
    if request.method == "POST" and form.is_valid():
        reference = file(form.report(), who=request.reviewer.username, now=now)
        messages.success(request, f"{reference} is in the register. Its tasks wait below.")
        return redirect("incident", reference)
    status = 400 if form.errors else 200
    return render(request, "register/report_by_hand.html", {"form": form}, status=status)


ROUTES = (
    Route(
        "report/",
        report_by_hand,
        "report_by_hand",
        Access(read=HANDLERS, write=HANDLERS),
    ),
)
