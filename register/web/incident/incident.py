"""The overview of one incident: who, whose, what, why, and how much time is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse

from register.case.by_hand import PATTERN, Kind
from register.case.first_seen import note_opening
from register.case.follow_up import wrong_recipients
from register.case.pseudonym import masked, spread
from register.models import CaseRecord, Finding, Incident
from register.reviewers.access import READERS, Access
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.entry.scope import incidents_for
from register.web.incident.complaints import complaint_rows
from register.web.incident.incident_page import (
    Case,
    case_for,
    categories_of,
    incident_page,
    people_in,
    subjects_of,
)
from register.web.incident.recipient_row import recipient_rows, stand_ins
from register.web.route import Route

_SHOWN = 20  # of each: more are counted, and listed on their own page
_COMPLETE = {
    "envelope": "Complete: from the mail server’s own record of delivery.",
    "journal": "Complete: from the mail journal.",
    "headers": "Perhaps not complete: from the mail’s headers, where blind copies and the members"
    " of groups may be missing.",
    "acl": "Complete: everyone the access list lets in.",
    "export": "As the platform’s export tells it.",
    "config": "As the configuration says who can read it.",
}


@dataclass(frozen=True, slots=True)
class Why:
    """Why something was flagged: the sentence with pseudonyms, and the policy's own line."""

    sentence: str
    policy_line: str


def incident(request: ReviewRequest, reference: str) -> HttpResponse:
    """The overview. Opened by somebody who works on incidents, it counts as seen."""
    case = case_for(request, reference)
    _note_reading(case)
    row = case.incident
    subjects, recipients = subjects_of(row), wrong_recipients(row)
    names = stand_ins(subjects, recipients)
    context = {
        "subjects": list(subjects.values())[:_SHOWN],
        "more_subjects": spread(list(subjects.values())[_SHOWN:]),
        "people": people_in(row, subjects),
        "kind": _kind(row),
        "categories": categories_of(row),
        "recipients": recipient_rows(recipients[:_SHOWN], names),
        "more_recipients": max(0, len(recipients) - _SHOWN),
        "unsettled": sum(not one.is_settled for one in recipients),
        "complete": _COMPLETE.get(row.recipients_complete, ""),
        "whys": _whys(row, names),
        "complaints": complaint_rows(row),
        "items": row.findings.values("locator_digest").distinct().count(),
        "earlier": _visible(case, row.previous),
        "later": _later(case),
        "rules": [rule for rule in desk().rules if rule.pattern == row.pattern],
    }
    return incident_page(case, "incident", "Overview", context)


def _note_reading(case: Case) -> None:
    """The one thing that a GET writes here: that it was read, once, which is what it is a log of.

    A second reading changes nothing, and neither does a browser that loads pages in advance, or
    a HEAD. Anything else would let the escalation of unread drafts run on after they were read.
    """
    request = case.request
    ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    if request.method == "GET" and case.may_handle and not ahead:
        note_opening(case.incident, request.reviewer.username, desk().register.now())


def _kind(incident: Incident) -> str:
    """What an incident entered by hand is, in the words of its form."""
    if incident.pattern != PATTERN:
        return ""
    record = CaseRecord.objects.filter(incident=incident).first()
    return Kind(record.kind).words if record is not None else ""


def _whys(incident: Incident, names: Mapping[str, str]) -> list[Why]:
    person = desk().roster.person
    rows = Finding.objects.filter(incident=incident).order_by("id")
    found = rows.values_list("explanation", "policy_line")[: _SHOWN * 5]
    whys = (Why(masked(sentence.reveal(), names, person), line) for sentence, line in found)
    return list(dict.fromkeys(whys))[:_SHOWN]


def _visible(case: Case, other: Incident | None) -> Incident | None:
    """The other incident, if the reviewer may know of it."""
    if other is None:
        return None
    return incidents_for(case.request.reviewer).filter(pk=other.pk).first()


def _later(case: Case) -> list[Incident]:
    return list(incidents_for(case.request.reviewer).filter(previous=case.incident).order_by("id"))


ROUTES = (
    Route(
        "incidents/<str:reference>/",
        incident,
        "incident",
        Access(read=READERS),
        example={"reference": "OAK-2026-0001"},
    ),
)
