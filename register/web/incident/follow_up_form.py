"""Forms for what was done about wrong recipients."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.validators import validate_email

from register.case.follow_up import PROMISE, Recall
from register.models import FollowUp
from register.web.incident.edit_form import EditForm, line, text
from register.web.incident.uk_moment import UkMomentField

_STEPS = ("recalled_at", "asked_at", "chased_at", "confirmed_at")


def _moment(label: str, hint: str = "") -> UkMomentField:
    return UkMomentField(label=label, required=False, help_text=hint)


class _Dated(EditForm):
    """Nothing was done in the future."""

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        self._now = now
        super().__init__(*args, **kwargs)

    def _refuse_future(self, *names: str) -> None:
        for name in names:
            moment = self.cleaned_data.get(name)
            if moment is not None and moment > self._now:
                self.add_error(name, "This lies in the future: enter when it was done")


class FollowUpForm(_Dated):
    """Everything that was done about one recipient.

    `recipient`: its digest, which stays while numbers move on as the scanner finds more of them.
    """

    recipient = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    recall = forms.ChoiceField(
        label="Recall", required=False, choices=[(one.value, one.words) for one in Recall]
    )
    recalled_at = _moment("When it was recalled or taken away")
    asked_at = _moment("When they were asked to delete it")
    chased_at = _moment("When they were last chased")
    confirmed_at = _moment("When they confirmed that it is deleted")
    is_in_writing = forms.BooleanField(label="They confirmed it in writing", required=False)
    is_promised = forms.BooleanField(
        label=f"They say: {PROMISE.lower()}", required=False, help_text="By them, to anybody else."
    )
    note = text("Note", hint="What they said, or why it was not possible. Stored encrypted.")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        self._refuse_future(*_STEPS)
        if not given.get("confirmed_at"):
            if given.get("is_in_writing"):
                self.add_error("confirmed_at", "Enter when they confirmed it in writing")
            elif given.get("is_promised"):
                self.add_error("confirmed_at", "Enter when they said so")
        asked, confirmed = given.get("asked_at"), given.get("confirmed_at")
        if asked and confirmed and confirmed < asked:
            self.add_error("confirmed_at", "They cannot confirm before they were asked")
        if Recall(given.get("recall") or "").is_done and not given.get("recalled_at"):
            self.add_error("recalled_at", "Enter when it was recalled or taken away")
        return given

    def write(self, row: FollowUp) -> None:
        """Put what was typed on the row."""
        given = self.cleaned_data
        row.recall = given["recall"]
        for name in _STEPS:
            setattr(row, name, given[name])
        row.is_in_writing, row.is_promised = given["is_in_writing"], given["is_promised"]
        row.note = type(row.note)(given["note"])


def stored_follow_up(row: FollowUp | None) -> dict[str, Any]:
    """What a form starts with."""
    if row is None:
        return {}
    plain = {name: getattr(row, name) for name in (*_STEPS, "recall", "is_in_writing")}
    return {**plain, "is_promised": row.is_promised, "note": row.note.reveal()}


# What may be noted of many recipients at once.
DONE_TOGETHER = (
    ("recalled", "Recalled"),
    ("access_removed", "Access removed"),
    ("sender_failed", "The sender could not recall it"),
    ("it_failed", "IT could not recall it"),
    ("asked", "Asked to delete it"),
    ("chased", "Chased"),
    ("confirmed", "Confirmed in writing: deleted, and not shared, published, saved or replicated"),
)


class TogetherForm(_Dated):
    """The same thing done about several recipients."""

    chosen = forms.MultipleChoiceField(
        label="Recipients", error_messages={"required": "Choose at least one recipient"}
    )
    done = forms.ChoiceField(label="What was done", choices=DONE_TOGETHER)
    at = UkMomentField(label="When", error_messages={"required": "Enter when it was done"})

    def __init__(self, *args: Any, digests: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = digests
        field.widget = forms.CheckboxSelectMultiple(choices=digests)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        self._refuse_future("at")
        return given

    def write(self, row: FollowUp) -> None:
        """Note it on one row."""
        at, done = self.cleaned_data["at"], self.cleaned_data["done"]
        match done:
            case "recalled":
                row.recall, row.recalled_at = Recall.SUCCEEDED.value, at
            case "access_removed":
                row.recall, row.recalled_at = Recall.ACCESS_REMOVED.value, at
            case "asked":
                row.asked_at = at
            case "chased":
                row.chased_at = at
            case "confirmed":
                row.confirmed_at, row.is_in_writing, row.is_promised = at, True, True
            case _:
                row.recall = done


class AddedForm(EditForm):
    """A recipient the scanner could not see: a blind copy, a member of a group, a finder."""

    address = line("E-mail address, if there is one", max_length=254)
    note = text(
        "Who it is",
        hint="For example: the parent who found the letters. Stored encrypted.",
    )

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"].strip()
        if address:
            validate_email(address)
        return address

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not self.errors and not given.get("address") and not given.get("note"):
            self.add_error("address", "Enter an address, or say below who it is")
        return given
