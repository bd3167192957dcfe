"""Why somebody wants to see names, and of which items."""

from __future__ import annotations

from typing import Any

from django import forms

from register.web.incident.edit_form import text

AT_ONCE = 10  # items: what one reason may open


class RevealForm(forms.Form):
    """`items`: the first of those to show; asked only where they do not all fit."""

    reason = text(
        "Why you need to see it",
        "Say why you need to see names and evidence",
        "Kept in the audit log with what you were shown. For example: to ask the recipient to"
        " delete it.",
        rows=2,
    )
    items = forms.ChoiceField(label="Which items")

    def __init__(self, data: Any, *, count: int) -> None:
        super().__init__(data)
        firsts = range(1, max(count, 1) + 1, AT_ONCE)
        field = self.fields["items"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (str(first), f"Items {first} to {min(first + AT_ONCE - 1, count)}") for first in firsts
        ]
        field.initial = "1"
        if len(firsts) == 1:
            field.widget = forms.HiddenInput()
            field.required = False

    @property
    def first(self) -> int:
        """The number of the first item to show, from 1."""
        return int(self.cleaned_data["items"] or 1)
