"""One line of a list of incidents: nothing in it is decrypted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from register.case.complaint import ComplaintClock, ComplaintDays, first_clock
from register.case.urgency import Urgency, urgency
from register.filing.suppression import uk_day
from register.models import CaseRecord, Finding, Incident
from register.reports.complaints import complaints_of


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """`people`: how many data subjects; `opened`: whether anybody has looked at it.

    `complaints`: how many there are; `complaint`: the clock of the one to acknowledge first.
    """

    reference: str
    version: int
    pattern: str
    severity: str
    status: str
    schools: tuple[str, ...]
    source: str
    people: int
    categories: tuple[str, ...]
    detected_at: datetime
    urgency: Urgency
    near_miss: bool
    opened: bool
    band: str
    complaints: int
    complaint: ComplaintClock | None

    @property
    def seen(self) -> str:
        """What a ticked box says of the row: its reference, and the version on the page."""
        return f"{self.reference}:{self.version}"


def rows_of(
    incidents: Iterable[Incident], schools: Mapping[str, str], now: datetime
) -> list[IncidentRow]:
    """The lines of one page of incidents, in their order, by three look-ups in all."""
    page = list(incidents)
    found: dict[int, list[tuple[list[str], list[str]]]] = {}
    findings = Finding.objects.filter(incident__in=page).order_by("id")
    for incident, subjects, categories in findings.values_list(
        "incident_id", "subjects", "categories"
    ):
        found.setdefault(incident, []).append((subjects, categories))
    told = dict(
        CaseRecord.objects.filter(incident__in=page).values_list("incident_id", "subject_count")
    )
    complaints = complaints_of(page)
    return [
        _row(one, found.get(one.id, []), told.get(one.id), complaints.get(one.id, []), schools, now)
        for one in page
    ]


def _row(
    incident: Incident,
    found: list[tuple[list[str], list[str]]],
    told: int | None,
    complaints: list[ComplaintDays],
    schools: Mapping[str, str],
    now: datetime,
) -> IncidentRow:
    people = {subject for subjects, _ in found for subject in subjects}
    categories = dict.fromkeys(c for _, some in found for c in some if c != "identity")
    return IncidentRow(
        reference=incident.reference,
        version=incident.version,
        pattern=incident.pattern,
        severity=incident.severity,
        status=incident.status,
        schools=tuple(schools.get(school, school) for school in incident.schools),
        source=incident.source,
        people=told if told is not None else len(people) + incident.unresolved_subjects,
        categories=tuple(categories),
        detected_at=incident.detected_at,
        urgency=urgency(incident.detected_at, incident.aware_at, incident.first_human_seen_at, now),
        near_miss=incident.near_miss,
        opened=incident.first_human_seen_at is not None,
        band=incident.band,
        complaints=len(complaints),
        complaint=first_clock(complaints, uk_day(now)),
    )
