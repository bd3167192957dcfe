"""Forms for what a person decides about an incident; each asks for the reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms

from register.case.transition import Move
from register.models import Incident
from register.web.dismissal_field import dismissal_kind
from register.web.incident.edit_form import EditForm, line, text
from register.web.incident.uk_moment import UkMomentField

_WHY = "Say why: it is kept with the decision"


class DecisionForm(EditForm):
    """The reason, and nothing else."""

    why = text("Why", _WHY, "Kept in the incident’s history, encrypted.")


class DismissForm(DecisionForm):
    """What it was instead, in a word and in full."""

    kind = dismissal_kind()
    field_order = ("why", "kind")


class ReportForm(DecisionForm):
    """When the report was made, and why it is late if it is."""

    reported_at = UkMomentField(
        label="When was it reported?",
        help_text="UK time. Nothing is sent from here.",
        error_messages={"required": "Enter when it was reported"},
    )
    case_reference = line("The regulator’s case reference", hint="If there is one yet.")
    delay_reason = text(
        "Reason for the delay",
        hint="Needed when the report was made more than 72 hours after the school became aware.",
        rows=2,
    )
    field_order = ("reported_at", "case_reference", "delay_reason", "why")

    def __init__(self, *args: Any, incident: Incident, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._incident, self._now = incident, now

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        at, row = given.get("reported_at"), self._incident
        if at is None:
            return given
        if at > self._now:
            self.add_error("reported_at", "It cannot have been reported in the future")
        elif at < min(row.detected_at, row.aware_at or row.detected_at):
            self.add_error("reported_at", "It cannot have been reported before it was known")
        elif at > row.deadline_at and not given.get("delay_reason"):
            self.add_error("delay_reason", "The 72 hours were over: give the reason for the delay")
        return given


class CloseForm(DecisionForm):
    """Closing with something still open wants to be meant."""

    although_open = forms.BooleanField(label="Close it although this is still open", required=False)
    field_order = ("why", "although_open")

    def __init__(self, *args: Any, is_open: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_open = is_open
        if not is_open:
            del self.fields["although_open"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self._is_open and not given.get("although_open"):
            self.add_error("although_open", "Tick this to close it with things still open")
        return given


def form_for(
    move: Move,
    data: Any,
    incident: Incident,
    now: datetime,
    stored: Mapping[str, str],
    *,
    is_open: bool,
) -> DecisionForm:
    """The form of a move. `stored`: facts of the record that it starts with."""
    initial: dict[str, Any] = {"version": incident.version}
    if move is Move.REPORT:
        initial |= {
            "reported_at": now,
            "case_reference": stored.get("case_reference", ""),
            "delay_reason": stored.get("delay_reason", ""),
        }
        return ReportForm(data, initial=initial, incident=incident, now=now)
    if move is Move.CLOSE:
        return CloseForm(data, initial=initial, is_open=is_open)
    if move is Move.DISMISS:
        return DismissForm(data, initial=initial)
    return DecisionForm(data, initial=initial)
