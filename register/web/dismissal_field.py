"""The form field that asks what a dismissed draft was instead."""

from __future__ import annotations

from django import forms

from register.case.dismissal import DismissalKind


def dismissal_kind() -> forms.ChoiceField:
    """A list to choose from. Nothing is chosen at first: a default would be counted as said."""
    return forms.ChoiceField(
        label="Kind of reason",
        help_text="Counted in the figures of the school and the trust: choose the nearest.",
        choices=[("", "Choose one"), *((kind.value, kind.words) for kind in DismissalKind)],
        error_messages={"required": "Choose the kind of reason"},
    )
