"""From the tables to the case file that outputs are written from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from register.case.by_hand import PATTERN, Kind
from register.case.follow_up import wrong_recipients
from register.case.record_proposal import (
    proposed_data_types,
    proposed_subject_kinds,
    proposed_type,
)
from register.models import Assessment, CaseRecord, Exposure, Finding, Incident
from register.outputs.case_file import CaseFile


def case_file(
    incident: Incident,
    schools: Mapping[str, str],
    *,
    by_mail: bool = False,
    kinds: Iterable[str] = (),
    about: str = "",
) -> CaseFile:
    """The incident with its record; what nobody chose yet is what the finding proposes.

    `by_mail`: how it got out; `kinds`: of the subjects, as the roster names them. `about` leaves
    the categories of this one subject.
    """
    found = list(
        Finding.objects.filter(incident=incident)
        .order_by("id")
        .values_list("subjects", "categories")
    )
    subjects = set(chain.from_iterable(row[0] for row in found))
    categories = _categories_of(incident, about) if about else [c for row in found for c in row[1]]
    categories = list(dict.fromkeys(c for c in categories if c != "identity"))
    record = CaseRecord.objects.filter(incident=incident).first()
    assessed = Assessment.objects.filter(incident=incident).order_by("-id").first()
    people = record.subject_count if record and record.subject_count is not None else None
    return CaseFile(
        reference=incident.reference,
        schools=tuple(schools.get(school, school) for school in incident.schools),
        what=_what(incident, record),
        severity=incident.severity,
        band=incident.band,
        impact=incident.impact,
        recurrence=incident.recurrence,
        near_miss=incident.near_miss,
        detected_at=incident.detected_at,
        aware_at=incident.aware_at,
        occurred_at=incident.occurred_at,
        deadline_at=incident.deadline_at,
        reported_at=record.reported_at if record else None,
        told_at=record.subjects_told_at if record else None,
        people=people if people is not None else len(subjects) + incident.unresolved_subjects,
        recipients=len(wrong_recipients(incident)),
        categories=tuple(categories),
        is_cyber=record.is_cyber if record else False,
        incident_type=(record.incident_type if record else "")
        or proposed_type(incident.pattern, by_mail=by_mail),
        data_types=tuple(record.data_types if record else ()) or proposed_data_types(categories),
        subject_kinds=tuple(record.subject_kinds if record else ())
        or proposed_subject_kinds(kinds),
        facts=record.facts.reveal() if record else {},
        assessed=assessed.outcome if assessed else "",
    )


def _categories_of(incident: Incident, subject: str) -> list[str]:
    rows = Exposure.objects.filter(finding__incident=incident, subject=subject).order_by("id")
    return list(rows.values_list("category", flat=True))


def _what(incident: Incident, record: CaseRecord | None) -> str:
    if incident.pattern == PATTERN and record is not None:
        return Kind(record.kind).words
    return incident.pattern.replace("-", " ").capitalize()
