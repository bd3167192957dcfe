"""The form for an incident that a person reports: what, when, containment, data, recovery."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms

from register.case.by_hand import HandReport, Kind
from register.case.regulator_lists import DATA_TYPES, SUBJECT_KINDS
from register.reviewers.access import Reviewer
from register.web.incident.edit_form import line, text
from register.web.incident.uk_moment import UkMomentField

_SENSITIVE = frozenset(DATA_TYPES[2:12])  # health to criminal convictions
_FACTS = (
    "what_happened", "how_happened", "how_found_out", "data_description", "containment",
    "recovery", "actions_planned",
)  # fmt: skip


class HandForm(forms.Form):
    """Everything that is known now; the rest can be added to the incident's record later."""

    school = forms.ChoiceField(error_messages={"required": "Choose the school"})
    kind = forms.ChoiceField(
        label="What kind of incident is it?",
        choices=[(kind.value, kind.words) for kind in Kind],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of incident it is"},
    )
    near_miss = forms.BooleanField(
        label="It is a near miss: nobody saw what they should not", required=False
    )
    what_happened = text(
        "What happened?",
        "Say what happened",
        "Without names: “a Year 8 pupil”. The record goes into reports that must name nobody.",
    )
    how_happened = text("How did it happen?", rows=2)
    discovered_at = UkMomentField(
        label="When was it discovered?",
        help_text="The 72 hours run from here. UK time.",
        error_messages={"required": "Enter when it was discovered"},
    )
    occurred_at = UkMomentField(
        label="When did it happen?", required=False, help_text="UK time. Empty if nobody knows."
    )
    how_found_out = text("How was it found out?", rows=2)
    containment = text(
        "What was done at once to contain it?", hint="Recalled, locked, wiped, asked back?", rows=2
    )
    data_types = forms.MultipleChoiceField(
        label="Which data is it?",
        choices=[(word, word) for word in DATA_TYPES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    data_description = text("The data in your own words", rows=2)
    people = forms.IntegerField(
        label="How many people’s data is it?",
        help_text="The most it can be. Empty if nobody knows.",
        required=False,
        min_value=0,
        max_value=10_000_000,
    )
    subject_kinds = forms.MultipleChoiceField(
        label="Whose data is it?",
        choices=[(word, word) for word in SUBJECT_KINDS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    recovery = text("What was recovered?", rows=2)
    actions_planned = text("What should be done so that it does not happen again?", rows=2)
    reporter_name = line("Who reports it?", hint="The member of staff, if it is not you.")

    def __init__(
        self, reviewer: Reviewer, schools: Mapping[str, str], now: datetime, data: Any = None
    ) -> None:
        super().__init__(data)
        self._now = now
        field = self.fields["school"]
        assert isinstance(field, forms.ChoiceField)
        theirs = [(id, name) for id, name in schools.items() if reviewer.works_for([id])]
        field.choices = theirs if len(theirs) == 1 else [("", "Choose a school"), *theirs]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        discovered, occurred = given.get("discovered_at"), given.get("occurred_at")
        for name, moment in (("discovered_at", discovered), ("occurred_at", occurred)):
            if moment is not None and moment > self._now:
                self.add_error(name, "This lies in the future")
        if discovered and occurred and occurred > discovered:
            self.add_error("occurred_at", "It cannot have happened after it was discovered")
        return given

    def report(self) -> HandReport:
        """What was entered; of a valid form."""
        given = self.cleaned_data
        facts = {name: given[name] for name in (*_FACTS, "reporter_name") if given[name]}
        return HandReport(
            kind=Kind(given["kind"]),
            school=given["school"],
            discovered_at=given["discovered_at"],
            occurred_at=given["occurred_at"],
            people=given["people"],
            data_types=tuple(given["data_types"]),
            subject_kinds=tuple(given["subject_kinds"]),
            is_sensitive=not _SENSITIVE.isdisjoint(given["data_types"]),
            near_miss=given["near_miss"],
            facts=facts,
        )
