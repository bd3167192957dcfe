"""Forms for the tasks of an incident."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from register.web.incident.edit_form import EditForm, day, line
from register.web.incident.uk_moment import UkMomentField


class DoneForm(EditForm):
    """A task is done; nothing else is asked."""


class TaskForm(EditForm):
    """Who does it, by when, and when it was done."""

    owner = forms.ChoiceField(label="Who does it", required=False)
    due_on = day("To be done by")
    done_at = UkMomentField(
        label="Done at", required=False, help_text="Leave empty while it is still to be done."
    )

    def __init__(
        self, *args: Any, workers: list[tuple[str, str]], now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._now = now
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)
        kept = (kwargs.get("initial") or {}).get("owner") or ""
        # An owner whose account is gone stays the owner until somebody else takes it on.
        gone = [(kept, kept)] if kept and kept not in dict(workers) else []
        field.choices = [("", "Nobody yet"), *workers, *gone]

    def clean_done_at(self) -> datetime | None:
        done_at: datetime | None = self.cleaned_data["done_at"]
        if done_at is not None and done_at > self._now:
            raise forms.ValidationError("This lies in the future: leave it empty until it is done")
        return done_at


class OwnTaskForm(TaskForm):
    """A task beyond the procedure."""

    title = line("What is to be done", "Say what is to be done")
    field_order = ("title", "owner", "due_on", "done_at")
