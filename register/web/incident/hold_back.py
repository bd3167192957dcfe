"""Hold back findings like those of an incident: for a reason, and until a day."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from register.case.clock import day_in_words
from register.case.follow_up import WrongRecipient, wrong_recipients
from register.case.incident_scope import scope_of
from register.case.pseudonym import Pseudonym
from register.filing.suppression import NewSuppression, ReasonKind, Scope
from register.models import Incident
from register.reviewers.access import HANDLERS, Access
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest, refused
from register.web.incident.edit_form import store
from register.web.incident.hold_back_form import HoldBackForm
from register.web.incident.incident_page import case_for, incident_page, subjects_of
from register.web.route import Route
from register.web.words import words
from scanner.personal import Personal

_SHOWN = 8
# We propose, and never write to the roster: a roster that is right works for good.
_ROSTER = {
    ReasonKind.NEW_STEP_PARENT: "Ask the office to add this contact and the relationship to the"
    " management system, so that the roster has them.",
    ReasonKind.NEW_ADDRESS: "Ask the office to add the address to the person it belongs to.",
    ReasonKind.AGREED_WITH_AGENCY: "Ask for the agency person to be added to the agency contacts,"
    " with the pupils and categories agreed.",
}


def hold_back(request: ReviewRequest, reference: str) -> HttpResponse:
    """Show in words what would be held back; on POST, hold it back."""
    case = case_for(request, reference)
    incident = case.incident
    if not case.is_wholly_theirs or not incident.findings.exists():
        # What one school decides must not silence the scanner for another.
        return refused(request)
    recipients, subjects = wrong_recipients(incident), subjects_of(incident)
    scope = scope_of(incident, recipients)
    form = HoldBackForm(
        request.POST or None,
        initial={"version": incident.version},
        today=desk().register.today(),
    )
    if scope.is_whole_rule:
        messages.error(request, "There is nothing to narrow it by: it would switch the rule off.")
        return redirect("incident", reference)
    if request.method == "POST" and form.is_valid():
        new = NewSuppression(
            kind=ReasonKind(form.cleaned_data["kind"]),
            reason=Personal(form.cleaned_data["reason"]),
            author=request.reviewer.username,
            scope=scope,
            until=form.cleaned_data["until"],
            incident=reference,
        )

        def change(_: Incident) -> None:
            desk().register.suppress(new)

        answer = store(case, form, "held_back", change, why=form.cleaned_data["reason"])
        if answer is not None:
            return answer
        messages.success(request, f"Held back until {day_in_words(new.until)}.")
        if advice := _ROSTER.get(new.kind):
            messages.warning(request, advice)
        return redirect("incident", reference)
    context = {
        "form": form,
        "may_send": case.shows_form,
        "button": "Hold back",
        "intro": "Findings that fit this open no draft until the day below. They are counted,"
        " never dropped. This incident itself stays as it is: decide it too.",
        "facts": _said(scope, subjects, recipients),
    }
    status = 400 if form.errors else 200
    return incident_page(
        case, "incident_form", "Hold back findings like this", context, status=status
    )


def _said(
    scope: Scope, subjects: Mapping[str, Pseudonym], recipients: list[WrongRecipient]
) -> list[str]:
    """The scope in words, naming nobody."""
    said = [f"Pattern: {words(scope.pattern)}."]
    if scope.subjects:
        about = [subjects[id].words for id in scope.subjects if id in subjects]
        said.append(f"About nobody but: {_listed(about)}.")
    if scope.people or scope.addresses:
        said.append(f"To nobody but: {_listed([o.name for o in recipients if o.findings])}.")
    if scope.places:
        count = len(scope.places)
        said.append(f"In {'this very item' if count == 1 else f'these {count} items'} only.")
    return said


def _listed(named: list[str]) -> str:
    more = len(named) - _SHOWN
    return "; ".join(named[:_SHOWN]) + (f"; and {more} more" if more > 0 else "")


ROUTES = (
    Route(
        "incidents/<str:reference>/hold-back/",
        hold_back,
        "hold_back",
        Access(read=HANDLERS, write=HANDLERS),
        example={"reference": "OAK-2026-0001"},
    ),
)
