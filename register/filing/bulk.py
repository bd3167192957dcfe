"""How grave an incident has become by the number of people in it, over all its findings.

Policy, 'Severity': C3 about 10 subjects and more is high; staff data in bulk (10 and more) that
went outside is critical; a near miss is one step lower. Each of ten letters about one pupil is
medium, and the ten of them are not.
"""

from __future__ import annotations

from register.models import Incident
from scanner.model import Finding, Severity

BULK = 10
_STEPS = tuple(Severity)  # the enum stands from low to critical


def severity_in_bulk(incident: Incident, finding: Finding) -> Severity:
    """The severity of the incident with the finding in it; never less than it has now."""
    now = Severity(incident.severity)
    raised = _raised(finding)
    if raised is None or _STEPS.index(raised) <= _STEPS.index(now):
        return now
    return raised if len(_subjects(incident, finding)) >= BULK else now


def _raised(finding: Finding) -> Severity | None:
    """What the finding's kind of data is when it is about many; None where numbers say nothing."""
    wrong = [exposure for exposure in finding.exposures if not exposure.entitled]
    if any(e.data_class == "S" and e.standing.is_outside for e in wrong):
        severity = Severity.CRITICAL
    elif any(e.data_class == "C3" for e in wrong):
        severity = Severity.HIGH
    else:
        return None
    return _STEPS[_STEPS.index(severity) - 1] if finding.near_miss else severity


def _subjects(incident: Incident, finding: Finding) -> set[str]:
    """Everybody in findings as grave as this one, near misses with near misses."""
    as_grave = [s.value for s in _STEPS[_STEPS.index(finding.severity) :]]
    rows = incident.findings.filter(severity__in=as_grave, near_miss=finding.near_miss)
    known = (
        subject for subjects in rows.values_list("subjects", flat=True) for subject in subjects
    )
    return {*known, *finding.subjects}
