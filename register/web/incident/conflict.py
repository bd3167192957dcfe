"""The page for a form that cannot be stored as things stand: nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from register.case.clock import day_in_words, in_uk
from register.case.colleagues import names_of
from register.case.history_words import said
from register.models import Decision
from register.web.entry.scope import incident_for

if TYPE_CHECKING:
    from register.web.entry.gate import ReviewRequest
    from register.web.incident.edit_form import EditForm

_MOST = 10  # lines of history
_OVERTAKEN = "Somebody else changed this incident"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which what is stored now and what was typed part ways."""

    label: str
    stored: str
    typed: str


def conflict(
    request: ReviewRequest, reference: str, form: EditForm, obstacle: str = ""
) -> HttpResponse:
    """409: what changed meanwhile, what the person typed beside it, and their form once more.

    The form now carries the new version: whoever sends it again has seen the other's change.
    `form` is bound and valid; its initial values are what is stored now. `obstacle`: what has to
    be out of the way before it can be stored, as a sentence.
    """
    incident = incident_for(request.reviewer, reference)
    missed = incident.version - form.cleaned_data["version"]
    rows = Decision.objects.filter(incident=incident).order_by("-id")[: min(max(missed, 1), _MOST)]
    lines = list(rows)
    names = names_of(line.who for line in lines)
    differences = list(_differences(form))
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(incident.version)
    form.data = data
    context = {
        "incident": incident,
        "lines": [
            {"at": row.at, "who": names.get(row.who, row.who), "what": said(row.what, row.kind)}
            for row in lines
        ],
        "differences": differences,
        "form": form,
        "title": _OVERTAKEN if missed else "Nothing was stored yet",
        "is_overtaken": bool(missed),
        "obstacle": obstacle,
    }
    return render(request, "register/incident_conflict.html", context, status=409)


def _differences(form: EditForm) -> Iterator[Difference]:
    for name, field in form.fields.items():
        if name == "version":
            continue
        stored = _said(field, form.get_initial_for_field(field, name))
        typed = _said(field, form.cleaned_data.get(name))
        if typed != stored:
            yield Difference(str(field.label or name), stored, typed)


def _said(field: forms.Field, value: object) -> str:
    """The value as the form would show it."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return in_uk(value)
    if isinstance(value, date):
        return day_in_words(value)
    if isinstance(value, list | tuple):
        return ", ".join(_said(field, one) for one in value)
    choices = dict(getattr(field, "choices", ()))
    return str(choices.get(value, "" if value is None else value))
