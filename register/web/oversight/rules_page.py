"""The rules that decide, how often each was right, and what people hold back."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from register.case.status import Status
from register.filing.suppression import State
from register.reports.shown import SuppressionView
from register.reports.trend import first_moment
from register.reviewers.access import HANDLERS, READERS, Access, Reviewer, Role
from register.web.desk import RuleView, desk
from register.web.entry.gate import ReviewRequest
from register.web.entry.scope import incidents_for
from register.web.route import Route
from scanner.errors import RegisterError
from scanner.personal import Personal

_RULE_READERS = READERS | {Role.TECHNICIAN}


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with what became of what it raised in twelve weeks, in the reviewer's schools."""

    rule: RuleView
    raised: int
    dismissed: int

    @property
    def share(self) -> str:
        """Dismissed of all raised: how often it cried wolf."""
        return f"{self.dismissed / self.raised:.0%}" if self.raised else "–"


@dataclass(frozen=True, slots=True)
class SuppressionRow:
    """A suppression as a list shows it; `reason` for those who may read it."""

    view: SuppressionView
    reason: str
    is_active: bool


class EndForm(forms.Form):
    """Why a suppression ends before its day."""

    why = forms.CharField(
        max_length=2_000,
        label="Why it ends now",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why it ends now"},
    )


def rules(request: ReviewRequest) -> HttpResponse:
    """Every rule with its question, known false alarms and record."""
    return render(request, "register/rules.html", {"rules": _rule_rows(request.reviewer)})


def suppressions(request: ReviewRequest) -> HttpResponse:
    """What is held back, by whom, why, until when; the active first."""
    rows = [_row(view) for view in suppressions_for(request.reviewer)]
    rows.sort(key=lambda row: (not row.is_active, row.view.until, row.view.number))
    context = {"rows": rows, "may_end": request.reviewer.role in HANDLERS}
    return render(request, "register/suppressions.html", context)


def end_suppression(request: ReviewRequest, number: int) -> HttpResponse:
    """Ask why, then end it; the next scan decides anew what it held back."""
    view = next((v for v in suppressions_for(request.reviewer) if v.number == number), None)
    if view is None:
        raise Http404
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            desk().register.end_suppression(
                number, who=request.reviewer.username, why=Personal(form.cleaned_data["why"])
            )
        except RegisterError as error:
            form.add_error(None, f"Nothing was changed: {error}")
        else:
            messages.success(request, f"{view.reference} has ended. The next scan decides anew.")
            return redirect("suppressions")
    context = {"form": form, "row": _row(view)}
    return render(
        request, "register/end_suppression.html", context, status=400 if form.errors else 200
    )


def _rule_rows(reviewer: Reviewer) -> list[RuleRow]:
    counts = {
        row["pattern"]: row
        for row in incidents_for(reviewer)
        .filter(detected_at__gte=first_moment(desk().register.now()))
        .values("pattern")
        .annotate(raised=Count("id"), dismissed=Count("id", filter=Q(status=Status.DISMISSED)))
    }
    nothing = {"raised": 0, "dismissed": 0}
    return [
        RuleRow(rule, found["raised"], found["dismissed"])
        for rule in desk().rules
        for found in (counts.get(rule.pattern, nothing),)
    ]


def suppressions_for(reviewer: Reviewer) -> list[SuppressionView]:
    """Those about people of the reviewer's schools, or taken from an incident they may see."""
    found = list(desk().register.suppressions())
    if reviewer.schools is None:
        return found
    named = [view.incident for view in found if view.incident]
    known = set(
        incidents_for(reviewer).filter(reference__in=named).values_list("reference", flat=True)
    )
    return [v for v in found if v.incident in known or _is_about(reviewer, v)]


def _is_about(reviewer: Reviewer, view: SuppressionView) -> bool:
    people = (desk().roster.person(subject) for subject in view.scope.subjects)
    return any(person is not None and reviewer.works_for(person.schools) for person in people)


def _row(view: SuppressionView) -> SuppressionRow:
    return SuppressionRow(view, view.reason.reveal(), view.state is State.ACTIVE)


ROUTES = (
    Route("rules/", rules, "rules", Access(read=_RULE_READERS)),
    Route("rules/suppressions/", suppressions, "suppressions", Access(read=READERS)),
    Route(
        "rules/suppressions/<int:number>/end/",
        end_suppression,
        "end_suppression",
        Access(read=HANDLERS, write=HANDLERS),
        example={"number": 1},
    ),
)
