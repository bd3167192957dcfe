"""A form field for a moment as people in the UK say it."""

from __future__ import annotations

from datetime import UTC, datetime

from django import forms
from django.core.exceptions import ValidationError

from register.case.clock import UNITED_KINGDOM

_TYPED = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M")


class UkMomentField(forms.Field):
    """UK time in, UTC out; None when left empty.

    Of the hour that comes twice in October the first is meant, so that no clock starts late. The
    hour that is left out in March is refused.
    """

    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "class": "govuk-input--width-20"})

    def to_python(self, value: object) -> datetime | None:
        if isinstance(value, datetime) or value in self.empty_values:
            return value or None  # type: ignore[return-value]
        for form in _TYPED:
            try:
                typed = datetime.strptime(str(value).strip(), form)
            except ValueError:
                continue
            return _in_utc(typed)
        raise ValidationError("Enter a date and a time, such as 24/11/2026 09:00")

    def prepare_value(self, value: object) -> object:
        if isinstance(value, datetime):
            return value.astimezone(UNITED_KINGDOM).strftime(_TYPED[0])
        return value


def _in_utc(typed: datetime) -> datetime:
    moment = typed.replace(tzinfo=UNITED_KINGDOM).astimezone(UTC)
    if moment.astimezone(UNITED_KINGDOM).replace(tzinfo=None) != typed:
        raise ValidationError("The clocks went forward: that hour did not exist")
    return moment
