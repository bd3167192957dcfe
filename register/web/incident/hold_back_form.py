"""The form that holds back findings like those of an incident."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from register.filing.suppression import ReasonKind, faults_of_term
from register.web.incident.edit_form import EditForm, text

KINDS = {
    ReasonKind.NEW_STEP_PARENT: "A new step-parent or carer the roster does not have yet",
    ReasonKind.NEW_ADDRESS: "A new address of somebody who may receive it",
    ReasonKind.AGREED_WITH_AGENCY: "Agreed with an agency",
    ReasonKind.CONSENTED_PUBLICATION: "Published with consent",
    ReasonKind.FALSE_ALARM: "A false alarm",
    ReasonKind.OTHER: "Something else",
}


class HoldBackForm(EditForm):
    """Why, and until when."""

    kind = forms.ChoiceField(
        label="What is behind it",
        choices=[(kind.value, said) for kind, said in KINDS.items()],
        error_messages={"required": "Choose what is behind it"},
    )
    reason = text(
        "Why it is right",
        "Say why, for whoever reads it in a year",
        "Who confirmed it, and how.",
        rows=2,
    )
    until = forms.DateField(
        label="The last day it holds",
        help_text="A year at most. After it, findings open again.",
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "class": "govuk-input--width-10"}
        ),
        error_messages={"required": "Enter the last day it holds"},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        fault = faults_of_term(until, self._today)
        if fault:
            raise forms.ValidationError(f"This day {fault}")
        return until
