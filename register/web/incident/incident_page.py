"""What the pages of one incident share: who asks, how the clock stands, where to go from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from register.case.pseudonym import Pseudonym, pseudonyms
from register.case.status import Status
from register.case.transition import SETTLED
from register.case.urgency import Urgency, urgency
from register.models import CaseRecord, Finding, Incident
from register.reviewers.access import DECIDERS, HANDLERS
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.entry.scope import incident_for

# The pages of an incident in the order of work: route name and title.
_PAGES = (
    ("incident", "Overview"),
    ("evidence", "Evidence"),
    ("recipients", "Recipients"),
    ("tasks", "Tasks"),
    ("complaints", "Complaints"),
    ("matrix", "Risk"),
    ("assessment", "Self-assessment"),
    ("record", "Record"),
    ("decisions", "Decisions"),
    ("outputs", "Letters and reports"),
    ("timeline", "Timeline"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """An incident in the hands of the person who asks."""

    request: ReviewRequest
    incident: Incident

    @property
    def status(self) -> Status:
        return Status(self.incident.status)

    @property
    def is_settled(self) -> bool:
        """Dismissed or closed: nothing is changed until somebody reopens it."""
        return self.status in SETTLED

    @property
    def may_handle(self) -> bool:
        return self.request.reviewer.role in HANDLERS

    @property
    def may_edit(self) -> bool:
        return self.may_handle and not self.is_settled

    @property
    def shows_form(self) -> bool:
        """Whether a page has its form: for those who may edit, and always for who has sent one.

        Somebody else may have settled the incident meanwhile; what was typed stays on the page.
        """
        return self.may_edit or self.request.method == "POST"

    @property
    def may_decide(self) -> bool:
        return self.request.reviewer.role in DECIDERS

    @property
    def is_wholly_theirs(self) -> bool:
        """Whether every school it concerns is the reviewer's own."""
        theirs = self.request.reviewer.schools
        return theirs is None or theirs.issuperset(self.incident.schools)

    @property
    def urgency(self) -> Urgency:
        row = self.incident
        return urgency(
            row.detected_at, row.aware_at, row.first_human_seen_at, desk().register.now()
        )

    @property
    def schools(self) -> tuple[str, ...]:
        """Names of the schools it concerns."""
        return tuple(desk().schools.get(school, school) for school in self.incident.schools)


def case_for(request: ReviewRequest, reference: str) -> Case:
    """The incident, if it is one of the reviewer's schools; else Http404."""
    return Case(request, incident_for(request.reviewer, reference))


def subjects_of(incident: Incident) -> dict[str, Pseudonym]:
    """The people whose data it is, by roster id, in the order found."""
    rows = Finding.objects.filter(incident=incident).order_by("id")
    found = chain.from_iterable(rows.values_list("subjects", flat=True))
    return pseudonyms(found, desk().roster.person, desk().schools)


def categories_of(incident: Incident) -> tuple[str, ...]:
    """What of theirs it is; who they are goes without saying."""
    rows = Finding.objects.filter(incident=incident).order_by("id")
    found = chain.from_iterable(rows.values_list("categories", flat=True))
    return tuple(category for category in dict.fromkeys(found) if category != "identity")


def people_in(incident: Incident, subjects: Mapping[str, Pseudonym]) -> int:
    """How many people's data it is: as a person counted them, else as the scanner did."""
    told = (
        CaseRecord.objects.filter(incident=incident).values_list("subject_count", flat=True).first()
    )
    return told if told is not None else len(subjects) + incident.unresolved_subjects


def incident_page(
    case: Case, template: str, title: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page of the incident, with its head and the way to the others."""
    here = case.request.resolver_match
    shared = {
        "case": case,
        "incident": case.incident,
        "title": title,
        "pages": _PAGES,
        "here": here.view_name if here else "",
    }
    return render(case.request, f"register/{template}.html", {**shared, **context}, status=status)
