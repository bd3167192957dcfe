"""Incidents that no scanner sees, entered by a person: a lost bag, a word too loud, a parcel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from register.case.clock import deadline
from register.case.impact_hint import impact_hint
from register.case.risk import band
from register.case.status import Status
from register.custody import audit
from register.faults import told_as_register_error
from register.filing.group import concern, next_serial
from register.models import CaseRecord, Decision, Incident
from scanner.model import KnownBy, Severity
from scanner.personal import Personal

PATTERN = "reported-by-hand"  # where a scanned incident names the pattern that found it
SOURCE = "by hand"


class Kind(StrEnum):
    """What happened, in the words of the form; with the regulator's type that fits best."""

    LOST_DEVICE = "lost_device"
    PAPER = "paper"
    SPOKEN = "spoken"
    POST = "post"
    MAIL = "mail"
    PHISHING = "phishing"
    RANSOMWARE = "ransomware"
    INTRUSION = "intrusion"
    OTHER = "other"

    @property
    def words(self) -> str:
        """As the form says it."""
        return _KINDS[self].words

    @property
    def incident_type(self) -> str:
        """The regulator's own word (domain facts, 4.1); a person may change it."""
        return _KINDS[self].incident_type

    @property
    def is_cyber(self) -> bool:
        return _KINDS[self].is_cyber


@dataclass(frozen=True, slots=True)
class _Of:
    words: str
    incident_type: str
    is_cyber: bool = False


_KINDS: Mapping[Kind, _Of] = {
    Kind.LOST_DEVICE: _Of(
        "A device was lost or stolen", "Loss/theft of device containing personal data"
    ),
    Kind.PAPER: _Of(
        "Paper was lost, stolen or left lying",
        "Loss/theft of paperwork or data left in insecure location",
    ),
    Kind.SPOKEN: _Of("Something was said aloud", "Verbal disclosure of personal data"),
    Kind.POST: _Of("Post went to the wrong person", "Data posted or faxed to incorrect recipient"),
    Kind.MAIL: _Of(
        "A mail or message went to the wrong person", "Data emailed to incorrect recipient"
    ),
    Kind.PHISHING: _Of("Phishing", "Phishing", is_cyber=True),
    Kind.RANSOMWARE: _Of("Ransomware", "Ransomware", is_cyber=True),
    Kind.INTRUSION: _Of("Somebody got in who should not", "Unauthorised access", is_cyber=True),
    Kind.OTHER: _Of("Something else", "Other non-cyber incident"),
}


@dataclass(frozen=True, slots=True)
class HandReport:
    """A report as a person gives it. `facts`: by the names of register.case.case_facts.

    `discovered_at`: when they found out, from which the 72 hours run. `people`: how many people's
    data it is, the most it can be; None if nobody knows.
    """

    kind: Kind
    school: str
    discovered_at: datetime
    occurred_at: datetime | None
    people: int | None
    data_types: tuple[str, ...]
    subject_kinds: tuple[str, ...]
    is_sensitive: bool
    near_miss: bool
    facts: Mapping[str, str]


def file(report: HandReport, *, who: str, now: datetime) -> str:
    """Open an incident for the report, confirmed by the person who makes it; its reference.

    Raises RegisterError if the database fails.
    """
    with told_as_register_error(), transaction.atomic():
        incident = _opened(report, now)
        concern(incident)
        CaseRecord.objects.create(
            incident=incident,
            kind=report.kind.value,
            is_cyber=report.kind.is_cyber,
            incident_type=report.kind.incident_type,
            data_types=list(report.data_types),
            subject_kinds=list(report.subject_kinds),
            subject_count=report.people,
            owner=who,
            facts=Personal(dict(report.facts)),
        )
        Decision.objects.create(
            incident=incident, at=now, who=who, what="reported by hand", why=Personal("")
        )
        audit.note(
            audit.Action.EDITED,
            who=who,
            about=incident.reference,
            details=Personal({"what": "reported by hand"}),
            at=now,
        )
    return incident.reference


def _opened(report: HandReport, now: datetime) -> Incident:
    prefix = report.school.upper()
    serial = next_serial(prefix, now.year)
    hint = impact_hint(report.people or 0, ("health",) if report.is_sensitive else ())
    return Incident.objects.create(
        reference=f"{prefix}-{now.year}-{serial:04d}",
        year=now.year,
        serial=serial,
        school=report.school,
        schools=[report.school],
        source=SOURCE,
        pattern=PATTERN,
        group_digest="",
        severity=(Severity.HIGH if report.is_sensitive else Severity.MEDIUM).value,
        status=Status.CONFIRMED.value,
        near_miss=report.near_miss,
        detected_at=now,
        first_human_seen_at=now,
        aware_at=report.discovered_at,
        occurred_at=report.occurred_at,
        deadline_at=deadline(now, report.discovered_at),
        impact=hint.lowest,
        recurrence=_UNLIKELY,
        band=band(hint.lowest, _UNLIKELY).value,
        recipients_complete=KnownBy.CONFIG.value,
    )


_UNLIKELY = 2  # of 5, until a person says otherwise
