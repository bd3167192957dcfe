"""The form for a complaint about an incident."""

from __future__ import annotations

from datetime import date
from typing import Any

from register.models import Complaint
from register.web.incident.edit_form import EditForm, day, line, text
from scanner.personal import Personal

_PERSONAL = ("complainant", "contact", "about", "acknowledged_by", "answer")
_DAYS = ("received_on", "acknowledged_on", "answered_on")
_ENCRYPTED = "Stored encrypted."


class ComplaintForm(EditForm):
    """Who complained and about what, and when it was acknowledged and answered."""

    complainant = line(
        "Who complained", "Enter who complained", f"A name, or who they are. {_ENCRYPTED}"
    )
    contact = line(
        "How they can be reached",
        hint=f"An e-mail or postal address, or a telephone number. {_ENCRYPTED}",
        max_length=1_000,
    )
    received_on = day(
        "Received on",
        "Enter the day on which it came",
        "The day it reached the school, however it came and whoever on the staff took it.",
    )
    about = text("What the complaint is about", "Enter what it is about", _ENCRYPTED)
    acknowledged_on = day(
        "Acknowledged on", hint="Leave empty until they have been told that it came."
    )
    acknowledged_by = line("Who acknowledged it", hint=_ENCRYPTED)
    answered_on = day("Answered on", hint="Leave empty until they have been told the outcome.")
    answer = text("What was answered", hint=_ENCRYPTED)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self._today = today
        super().__init__(*args, **kwargs)
        for name in _DAYS:
            self.fields[name].widget.attrs["max"] = today.isoformat()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        self._refuse_half("acknowledged_on", "acknowledged_by", "Enter who acknowledged it")
        self._refuse_half("answered_on", "answer", "Enter what was answered")
        for name in _DAYS:
            if name in given and given[name] and given[name] > self._today:
                self.add_error(name, "This lies in the future: enter the day it was done")
        self._refuse_before("acknowledged_on", "received_on", "acknowledged before it came")
        self._refuse_before("answered_on", "received_on", "answered before it came")
        self._refuse_before("answered_on", "acknowledged_on", "answered before it was acknowledged")
        return given

    def _refuse_half(self, day_name: str, told: str, missing: str) -> None:
        """A day without what belongs to it, or that without its day."""
        given = self.cleaned_data
        if day_name not in given or told not in given:
            return
        if given[day_name] and not given[told]:
            self.add_error(told, missing)
        elif given[told] and not given[day_name]:
            self.add_error(day_name, "Enter the day")

    def _refuse_before(self, later: str, earlier: str, what: str) -> None:
        first, second = self.cleaned_data.get(earlier), self.cleaned_data.get(later)
        if first and second and second < first:
            self.add_error(later, f"It cannot have been {what}")

    def write(self, row: Complaint) -> None:
        """Put what was typed on the row."""
        for name in _DAYS:
            setattr(row, name, self.cleaned_data[name])
        for name in _PERSONAL:
            setattr(row, name, Personal(self.cleaned_data[name]))


def stored_complaint(row: Complaint) -> dict[str, Any]:
    """What the form starts with."""
    days = {name: getattr(row, name) for name in _DAYS}
    return days | {name: getattr(row, name).reveal() for name in _PERSONAL}
