"""Many invented incidents straight into the tables: what scans would have left over years."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from register.case.clock import deadline
from register.case.status import Status
from register.models import (
    Decision,
    Exposure,
    Finding,
    Gap,
    Incident,
    IncidentSchool,
    Reader,
    Run,
)
from scanner.model import Severity
from scanner.personal import Personal

SCHOOLS = tuple(f"school{number}" for number in range(12))
PATTERNS = ("wrong-recipient", "open-share", "hidden-data", "personal-account", "letter-mismatch")
_CATEGORIES = ("health", "sen", "attainment", "behaviour", "contact_details")
_AT_ONCE = 1_000


def fill(count: int, now: datetime, seed: int = 1) -> None:
    """Add `count` incidents over the last five years, each with a finding, a reader and history.

    One in twenty is an undecided draft; one in fifty left a gap beside it.
    """
    chance = random.Random(seed)
    run = Run.objects.create(started_at=now, finished_at=now, version="bench", state="finished")
    for start in range(0, count, _AT_ONCE):
        numbers = range(start, min(start + _AT_ONCE, count))
        _add([_incident(number, now, chance) for number in numbers], run, chance)


def _incident(number: int, now: datetime, chance: random.Random) -> Incident:
    school = chance.choice(SCHOOLS)
    found = now - timedelta(minutes=chance.randrange(5 * 365 * 24 * 60))
    status = Status.DRAFT if chance.random() < 0.05 else chance.choice(tuple(Status)[1:])
    return Incident(
        reference=f"{school.upper()}-{found.year}-{number:06d}",
        year=found.year,
        serial=number,
        school=school,
        schools=[school],
        source="sent-mail",
        pattern=chance.choice(PATTERNS),
        group_digest=f"{number:032x}",
        severity=chance.choice(tuple(Severity)).value,
        status=status.value,
        near_miss=chance.random() < 0.1,
        detected_at=found,
        deadline_at=deadline(found),
        impact=2,
        recurrence=2,
        band="low",
        recipients_complete="headers",
    )


def _add(incidents: list[Incident], run: Run, chance: random.Random) -> None:
    Incident.objects.bulk_create(incidents)
    IncidentSchool.objects.bulk_create(
        IncidentSchool(incident=incident, school=incident.school) for incident in incidents
    )
    findings = [_finding(incident, run, chance) for incident in incidents]
    Finding.objects.bulk_create(findings)
    Reader.objects.bulk_create(
        Reader(
            finding=finding,
            number=0,
            digest=f"{chance.getrandbits(128):032x}",
            address=Personal("x@example.com"),
        )
        for finding in findings
    )
    Exposure.objects.bulk_create(
        Exposure(
            finding=finding,
            subject=finding.subjects[0],
            category=finding.categories[0],
            basis="not a contact",
            readers=[0],
            places=Personal([]),
        )
        for finding in findings
    )
    Decision.objects.bulk_create(
        Decision(
            incident=incident,
            at=incident.detected_at,
            who="scanner",
            what="opened",
            run=run,
            why=Personal(""),
        )
        for incident in incidents
    )
    Gap.objects.bulk_create(_gap(finding, run) for finding in findings[::50])


def _finding(incident: Incident, run: Run, chance: random.Random) -> Finding:
    return Finding(
        fingerprint=incident.group_digest * 2,
        incident=incident,
        run=run,
        found_at=incident.detected_at,
        rule=incident.pattern,
        source=incident.source,
        locator_digest=incident.group_digest,
        locator=Personal("mail/0001.eml"),
        severity=incident.severity,
        confidence=0.9,
        explanation=Personal("Health of a pupil went to another family."),
        policy_line="contact of another pupil",
        subjects=[f"P{chance.randrange(10_000):05d}"],
        categories=[chance.choice(_CATEGORIES)],
        recipient_digests=[],
        recipients=Personal([{"address": "x@example.com", "person": None, "reason": "none"}]),
        near_miss=incident.near_miss,
    )


def _gap(finding: Finding, run: Run) -> Gap:
    return Gap(
        source=finding.source,
        item_digest=finding.locator_digest,
        locator_digest=finding.locator_digest,
        locator=finding.locator,
        reason="encrypted",
        detail="It wants a password.",
        can_retry=False,
        first_at=finding.found_at,
        last_at=finding.found_at,
        run=run,
    )
