"""Which incident a finding belongs to, and what an incident becomes by one more finding."""

from __future__ import annotations

from datetime import datetime

from register.case import risk
from register.case.clock import deadline
from register.case.status import Status
from register.filing.bulk import severity_in_bulk
from register.filing.fingerprint import stable_locator
from register.models import Counter, Incident, IncidentSchool
from register.vault.key import Keyring
from scanner.model import Finding, KnownBy, Severity

_SEVERITIES = tuple(Severity)  # the enum stands from low to critical


def open_or_extend(keyring: Keyring, finding: Finding, now: datetime) -> tuple[Incident, bool]:
    """The incident that takes the finding, saved, and whether it was opened for it.

    One school, source, pattern and group make one incident as long as it is an undecided draft.
    After that a new one opens and names the earlier (contract, section 3).
    """
    group = keyring.digest("group", finding.source, stable_locator(finding.group.reveal()))
    earlier = (
        Incident.objects.select_for_update()
        .filter(
            school=finding.school,
            source=finding.source,
            pattern=finding.pattern,
            group_digest=group,
        )
        .order_by("-id")
        .first()
    )
    if earlier is not None and earlier.status == Status.DRAFT:
        _extend(earlier, finding)
        return earlier, False
    return _opened(finding, group, earlier, now), True


def _opened(finding: Finding, group: str, earlier: Incident | None, now: datetime) -> Incident:
    prefix = finding.school.upper() or "TRUST"
    serial = next_serial(prefix, now.year)
    incident = Incident.objects.create(
        reference=f"{prefix}-{now.year}-{serial:04d}",
        year=now.year,
        serial=serial,
        school=finding.school,
        schools=_united([finding.school], finding.schools),
        source=finding.source,
        pattern=finding.pattern,
        group_digest=group,
        severity=finding.severity.value,
        near_miss=finding.near_miss,
        detected_at=now,
        occurred_at=finding.occurred_at,
        deadline_at=deadline(now),
        impact=finding.risk.impact,
        recurrence=finding.risk.recurrence,
        band=risk.band(finding.risk.impact, finding.risk.recurrence).value,
        unresolved_subjects=finding.unresolved_subjects,
        recipients_complete=finding.recipients_complete.value,
        previous=earlier,
    )
    concern(incident)
    return incident


def concern(incident: Incident) -> None:
    """Let the incident be found under every school it concerns."""
    IncidentSchool.objects.bulk_create(
        (IncidentSchool(incident=incident, school=school) for school in incident.schools),
        ignore_conflicts=True,
    )


def _extend(incident: Incident, finding: Finding) -> None:
    """Add the finding to a draft. Its school stays the one it opened with, as its name does."""
    incident.schools = _united(incident.schools, finding.schools)
    incident.severity = _worse(Severity(incident.severity), finding.severity).value
    incident.severity = severity_in_bulk(incident, finding).value
    incident.near_miss = incident.near_miss and finding.near_miss
    incident.occurred_at = _earliest(incident.occurred_at, finding.occurred_at)
    incident.impact = max(incident.impact, finding.risk.impact)
    incident.recurrence = max(incident.recurrence, finding.risk.recurrence)
    incident.band = risk.band(incident.impact, incident.recurrence).value
    incident.unresolved_subjects += finding.unresolved_subjects
    if finding.recipients_complete is KnownBy.HEADERS:  # the least that can be known
        incident.recipients_complete = KnownBy.HEADERS.value
    incident.version += 1
    incident.save()
    concern(incident)


def next_serial(school: str, year: int) -> int:
    """Taken in the transaction that uses it, so that a number is neither lost nor given twice."""
    Counter.objects.bulk_create([Counter(school=school, year=year)], ignore_conflicts=True)
    counter = Counter.objects.select_for_update().get(school=school, year=year)
    counter.last_serial += 1
    counter.save(update_fields=["last_serial"])
    return counter.last_serial


def _united(known: list[str], new: tuple[str, ...]) -> list[str]:
    return [school for school in dict.fromkeys((*known, *new)) if school]


def _worse(one: Severity, other: Severity) -> Severity:
    return max(one, other, key=_SEVERITIES.index)


def _earliest(one: datetime | None, other: datetime | None) -> datetime | None:
    moments = [moment for moment in (one, other) if moment is not None]
    return min(moments, default=None)
