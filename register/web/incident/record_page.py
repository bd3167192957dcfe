"""The record of an incident, kept whether or not it is reported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from register.case.case_facts import BY_NAME, FACTS, TYPED, Section, missing_from_record
from register.case.editing import record_of
from register.case.procedure import Medium
from register.case.record_proposal import proposed_data_types, proposed_subject_kinds, proposed_type
from register.case.regulator_lists import CYBER, NON_CYBER
from register.models import CaseRecord, Incident
from register.reviewers.access import HANDLERS, READERS, Access
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.incident.edit_form import store
from register.web.incident.incident_page import (
    Case,
    case_for,
    categories_of,
    incident_page,
    people_in,
    subjects_of,
)
from register.web.incident.record_form import RecordForm, stored_record
from register.web.incident.task_list import medium_in
from register.web.route import Route


def record(request: ReviewRequest, reference: str) -> HttpResponse:
    """The form for those who work on it, the record as text for those who read."""
    case = case_for(request, reference)
    stored = CaseRecord.objects.filter(incident=case.incident).first()
    initial = {**_proposed(case), **(_given(stored) if stored else {})}
    initial["version"] = case.incident.version
    form = RecordForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():

        def change(incident: Incident) -> None:
            row = record_of(incident)
            form.write(row)
            row.save()

        refused = store(case, form, "recorded", change)
        if refused is not None:
            return refused
        messages.success(request, "The record is saved.")
        for label in naming_fields({fact.name: form.cleaned_data[fact.name] for fact in TYPED}):
            messages.warning(
                request,
                f"“{label}” names somebody of the roster. The report will not come out until the"
                " name is gone.",
            )
        return redirect("record", reference)
    facts = stored.facts.reveal() if stored else {}
    context = {
        "form": form,
        "missing": missing_from_record(facts),
        "is_kept": stored is not None,
        "sections": _sections(stored),
    }
    status = 400 if form.errors else 200
    return incident_page(case, "incident_record", "Record", context, status=status)


def naming_fields(facts: Mapping[str, str]) -> list[str]:
    """Labels of the fields in which our own matcher finds somebody of the roster.

    Staff who report are named on purpose, in fields of their own.
    """
    names = desk().names
    return [
        BY_NAME[name].label
        for name, value in facts.items()
        if BY_NAME[name].section is not Section.CONTACT and value and names.named(value)
    ]


def _proposed(case: Case) -> dict[str, Any]:
    """What fits the finding; a person looks at it before anything is stored."""
    incident = case.incident
    subjects = subjects_of(incident)
    if not subjects and not incident.unresolved_subjects:
        return {"is_cyber": "no", "report_kind": "initial"}
    by_mail = medium_in(incident) is Medium.MAIL
    return {
        "is_cyber": "no",
        "report_kind": "initial",
        "incident_type": proposed_type(incident.pattern, by_mail=by_mail),
        "data_types": list(proposed_data_types(categories_of(incident))),
        "subject_kinds": list(
            proposed_subject_kinds({one.kind or "unknown" for one in subjects.values()})
        ),
        "subject_count": people_in(incident, subjects),
    }


def _given(stored: CaseRecord) -> dict[str, Any]:
    """What a person has stored. A count left empty is not filled in again behind their back.

    A record that was only made for a decision has no account of what happened: there proposals
    stand where it is empty.
    """
    given = stored_record(stored)
    untouched = "what_happened" not in stored.facts.reveal()
    return {name: value for name, value in given.items() if value or not untouched}


def _sections(stored: CaseRecord | None) -> list[tuple[str, list[tuple[str, str]]]]:
    """The record to read: headings, with the answers below them."""
    if stored is None:
        return []
    given = stored_record(stored)
    given["is_cyber"] = CYBER if stored.is_cyber else NON_CYBER
    found: dict[str, list[tuple[str, str]]] = {}
    for fact in FACTS:
        if fact.name in given:
            value = given[fact.name]
            said = ", ".join(value) if isinstance(value, list) else value
            said = dict(fact.choices).get(said, "" if said is None else str(said))
            found.setdefault(fact.section.value, []).append((fact.label, said))
    return list(found.items())


ROUTES = (
    Route(
        "incidents/<str:reference>/record/",
        record,
        "record",
        Access(read=READERS, write=HANDLERS),
        example={"reference": "OAK-2026-0001"},
    ),
)
