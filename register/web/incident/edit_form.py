"""What every form that changes an incident has: the version of it that the person saw."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django import forms
from django.http import HttpResponse

from register.case.editing import Outdated, edited
from register.models import Incident
from register.web.desk import desk
from register.web.incident.conflict import conflict
from scanner.personal import Personal

if TYPE_CHECKING:
    from register.web.incident.incident_page import Case

LONGEST = 20_000  # characters of one answer; a report, not a file
_REOPEN_FIRST = "It is settled now: somebody has to reopen it before this can be stored."


class EditForm(forms.Form):
    """`version` travels with the form, so that nobody overwrites what they have not seen."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def is_outdated(self, incident: Incident) -> bool:
        """Whether it was filled in over another version than this one; the form is valid."""
        return bool(self.cleaned_data["version"] != incident.version)


def text(label: str, needed: str = "", hint: str = "", rows: int = 3) -> forms.CharField:
    """A field for sentences. `needed`: what to say when it is left empty; "" makes it optional."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(needed),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": needed} if needed else None,
    )


def line(label: str, needed: str = "", hint: str = "", max_length: int = 200) -> forms.CharField:
    """A field for one line."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(needed),
        max_length=max_length,
        error_messages={"required": needed} if needed else None,
    )


def day(label: str, needed: str = "", hint: str = "") -> forms.DateField:
    """A field for a day in the UK."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=bool(needed),
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "class": "govuk-input--width-10"}
        ),
        error_messages={"required": needed} if needed else None,
    )


def store(
    case: Case,
    form: EditForm,
    what: str,
    change: Callable[[Incident], None],
    *,
    why: str = "",
    kind: str = "",
    obstacle: str | None = None,
) -> HttpResponse | None:
    """Let `change` do its work on the incident, in the reviewer's name; None when it is stored.

    Otherwise the answer to give: 409 with what was typed, where somebody else was faster or
    something stands in the way. `obstacle`: what does, "" for nothing; None is the rule that a
    settled incident is reopened first. `kind`: why it is dismissed, in a word.
    """
    request = case.request
    if obstacle is None:
        obstacle = _REOPEN_FIRST if case.is_settled else ""
    if obstacle or form.is_outdated(case.incident):
        return conflict(request, case.incident.reference, form, obstacle)
    now = desk().register.now()
    try:
        with edited(
            case.incident.reference,
            form.cleaned_data["version"],
            who=request.reviewer.username,
            what=what,
            now=now,
            why=Personal(why),
            kind=kind,
        ) as incident:
            incident.first_human_seen_at = incident.first_human_seen_at or now
            change(incident)
    except Outdated:
        return conflict(request, case.incident.reference, form)
    return None
