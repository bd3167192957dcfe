"""The record of an incident as a form, in the order of the regulator's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from register.case.case_facts import FACTS, TYPED, CaseFact, Kind, Section
from register.case.regulator_lists import (
    CYBER,
    DATA_TYPES,
    INCIDENT_TYPES,
    NON_CYBER,
    SUBJECT_KINDS,
)
from register.models import CaseRecord
from register.web.incident.edit_form import EditForm, line, text
from scanner.personal import Personal

_TICKED = ("data_types", "subject_kinds")


def _fact_field(fact: CaseFact) -> forms.Field:
    if fact.kind is Kind.CHOICE:
        choices = [("", "Not answered yet"), *fact.choices]
        return forms.ChoiceField(
            label=fact.label, help_text=fact.hint, choices=choices, required=False
        )
    make = line if fact.kind is Kind.LINE else text
    return make(fact.label, hint=fact.hint)


def _ticked(fact: CaseFact, words: tuple[str, ...]) -> forms.Field:
    return forms.MultipleChoiceField(
        label=fact.label,
        help_text=fact.hint or "The regulator’s own words. Choose all that fit.",
        choices=[(word, word) for word in words],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def _column_field(fact: CaseFact) -> forms.Field | None:
    """A field for a plain column of the record; times are corrected on pages of their own."""
    match fact.name:
        case "is_cyber":
            return forms.ChoiceField(
                label=fact.label,
                choices=[("no", NON_CYBER), ("yes", CYBER)],
                widget=forms.RadioSelect,
            )
        case "incident_type":
            return forms.ChoiceField(
                label=fact.label,
                help_text="The regulator’s own words.",
                choices=[("", "Not chosen yet"), *((word, word) for word in INCIDENT_TYPES)],
                required=False,
            )
        case "data_types":
            return _ticked(fact, DATA_TYPES)
        case "subject_kinds":
            return _ticked(fact, SUBJECT_KINDS)
        case "subject_count":
            return forms.IntegerField(
                label=fact.label,
                help_text=fact.hint,
                min_value=0,
                max_value=10**9,
                required=False,
                widget=forms.TextInput(
                    attrs={"inputmode": "numeric", "class": "govuk-input--width-10"}
                ),
            )
    return None


class RecordForm(EditForm):
    """Nothing is required: it is filled in as things become known, and kept half full."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for fact in FACTS:
            field = _column_field(fact) if fact.kind is Kind.COLUMN else _fact_field(fact)
            if field is not None:
                self.fields[fact.name] = field

    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields below the headings they stand under in the regulator's form."""
        return [
            (
                section.value,
                [self[f.name] for f in FACTS if f.section is section and f.name in self.fields],
            )
            for section in Section
        ]

    def write(self, record: CaseRecord) -> None:
        """Put what was typed on the record; facts that this form does not ask for stay."""
        given = self.cleaned_data
        record.is_cyber = given["is_cyber"] == "yes"
        record.incident_type = given["incident_type"]
        record.data_types, record.subject_kinds = given["data_types"], given["subject_kinds"]
        record.subject_count = given["subject_count"]
        kept: Mapping[str, str] = record.facts.reveal()
        record.facts = Personal({**kept, **{fact.name: given[fact.name] for fact in TYPED}})


def stored_record(record: CaseRecord) -> dict[str, Any]:
    """What the form starts with, once somebody has saved it."""
    return {
        **record.facts.reveal(),
        "is_cyber": "yes" if record.is_cyber else "no",
        "incident_type": record.incident_type,
        "data_types": record.data_types,
        "subject_kinds": record.subject_kinds,
        "subject_count": record.subject_count,
    }
