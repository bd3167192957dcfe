"""The 5x5 matrix: how grave, and will it happen again. A proposal stands there; a person picks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from register.case.impact_hint import ImpactHint, impact_hint
from register.case.risk import IMPACTS, RECURRENCES, Band, band, rating
from register.models import Decision, Incident
from register.reviewers.access import HANDLERS, READERS, Access
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.entry.scope import incidents_for
from register.web.incident.edit_form import EditForm, store, text
from register.web.incident.incident_page import (
    Case,
    case_for,
    categories_of,
    incident_page,
    people_in,
    subjects_of,
)
from register.web.route import Route

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the 25: `value` is what its radio button sends."""

    value: str
    impact: str
    recurrence: str
    band: Band
    is_hinted: bool


def _value(impact: int, recurrence: int) -> str:
    return f"{impact}-{recurrence}"


_CELLS = {
    _value(impact, recurrence): (impact, recurrence)
    for recurrence in range(1, 6)
    for impact in range(1, 6)
}


class MatrixForm(EditForm):
    """One cell, and why that one."""

    cell = forms.ChoiceField(
        label="Impact and recurrence",
        choices=[
            (value, f"{IMPACTS[i - 1]}, {RECURRENCES[r - 1].lower()}: {band(i, r).value}")
            for value, (i, r) in _CELLS.items()
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a cell of the matrix"},
    )
    why = text("Why", "Say why it is rated so", "Kept in the incident’s history.", rows=2)


def matrix(request: ReviewRequest, reference: str) -> HttpResponse:
    """The matrix, to look at or to pick a cell of."""
    case = case_for(request, reference)
    row = case.incident
    initial = {"version": row.version, "cell": _value(row.impact, row.recurrence)}
    form = MatrixForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        impact, recurrence = _CELLS[form.cleaned_data["cell"]]

        def change(incident: Incident) -> None:
            incident.impact, incident.recurrence = impact, recurrence
            incident.band = band(impact, recurrence).value

        said = rating(impact, recurrence)
        refused = store(
            case, form, "rated", change, why=f"{said.capitalize()}: {form.cleaned_data['why']}"
        )
        if refused is not None:
            return refused
        messages.success(request, f"Rated: {said}; {band(impact, recurrence).value} risk.")
        return redirect("incident", reference)
    return incident_page(
        case, "incident_matrix", "Risk", _context(case, form), status=400 if form.errors else 200
    )


def _context(case: Case, form: MatrixForm) -> dict[str, Any]:
    incident = case.incident
    hint = impact_hint(people_in(incident, subjects_of(incident)), categories_of(incident))
    since = desk().register.now() - _YEAR
    alike = incidents_for(case.request.reviewer).filter(
        pattern=incident.pattern, school=incident.school, detected_at__gte=since
    )
    return {
        "form": form,
        "rows": [
            (RECURRENCES[r - 1], [_cell(i, r, hint) for i in range(1, 6)]) for r in range(1, 6)
        ],
        "impacts": IMPACTS,
        "chosen": form["cell"].value(),
        "hint": hint,
        "alike": alike.exclude(pk=incident.pk).exclude(status="dismissed").count(),
        "is_rated": Decision.objects.filter(incident=incident, what="rated").exists(),
        "now": rating(incident.impact, incident.recurrence),
    }


def _cell(impact: int, recurrence: int, hint: ImpactHint) -> Cell:
    return Cell(
        _value(impact, recurrence),
        IMPACTS[impact - 1],
        RECURRENCES[recurrence - 1],
        band(impact, recurrence),
        hint.lowest <= impact <= hint.highest,
    )


ROUTES = (
    Route(
        "incidents/<str:reference>/risk/",
        matrix,
        "matrix",
        Access(read=READERS, write=HANDLERS),
        example={"reference": "OAK-2026-0001"},
    ),
)
