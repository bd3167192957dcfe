"""The register's documents in JSON, as the contract words them (sections 3 and 5).

They hold file names and addresses in clear: they are for the person who asked for them, and for
no log.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from register.reports.shown import GapView, HeldBackView, IncidentView, SuppressionView
from scanner.model import Wrong

SCHEMA_VERSION = 1


def exported_incidents(incidents: Iterable[IncidentView]) -> dict[str, object]:
    """The document of `incidents export --format json`; docs/incidents.schema.json describes it."""
    return {
        "schema": SCHEMA_VERSION,
        "incidents": [exported_incident(incident) for incident in incidents],
    }


def exported_incident(incident: IncidentView) -> dict[str, object]:
    """One incident of that document: the contract's keys, then ours."""
    return {
        "reference": incident.reference,
        "status": incident.status.value,
        "school": incident.school,
        "schools": list(incident.schools),
        "source": incident.source,
        "pattern": incident.pattern,
        "severity": incident.severity.value,
        "detected_at": _utc(incident.detected_at),
        "occurred_at": _utc(incident.occurred_at),
        "deadline_at": _utc(incident.deadline_at),
        "items": [item.reveal() for item in incident.items],
        "subjects": list(incident.subjects),
        "unresolved_subjects": incident.unresolved_subjects,
        "categories": list(incident.categories),
        "recipients": [_recipient(recipient) for recipient in incident.recipients],
        "recipients_complete": incident.recipients_complete.value,
        "risk": {
            "impact": incident.impact,
            "recurrence": incident.recurrence,
            "band": incident.band.value,
        },
        "near_miss": incident.near_miss,
        # additions to the contract
        "explanation": [sentence.reveal() for sentence in incident.explanations],
        "previous": incident.previous,
        "findings": incident.findings,
        "first_human_seen_at": _utc(incident.first_human_seen_at),
        "aware_at": _utc(incident.aware_at),
    }


def exported_gaps(gaps: Iterable[GapView]) -> dict[str, object]:
    """The document of `gaps --json`; `at` is when a scan last met the gap."""
    return {
        "gaps": [
            {
                "item": gap.item.reveal(),
                "source": gap.source,
                "reason": gap.reason,
                "detail": gap.detail,
                "at": _utc(gap.last_at),
                "first_at": _utc(gap.first_at),
            }
            for gap in gaps
        ]
    }


def exported_suppressions(
    suppressions: Iterable[tuple[SuppressionView, Iterable[HeldBackView]]],
) -> dict[str, object]:
    """The document of `suppress list --json`."""
    return {
        "suppressions": [
            {
                **exported_suppression(suppression),
                "findings": [
                    {
                        "item": finding.item.reveal(),
                        "severity": finding.severity.value,
                        "subjects": list(finding.subjects),
                        "categories": list(finding.categories),
                        "recipients": [_recipient(wrong) for wrong in finding.recipients],
                        "explanation": finding.explanation.reveal(),
                        "found_at": _utc(finding.found_at),
                        "near_miss": finding.near_miss,
                    }
                    for finding in findings
                ],
            }
            for suppression, findings in suppressions
        ]
    }


def exported_suppression(suppression: SuppressionView) -> dict[str, object]:
    """One suppression; `held_back` is the number of findings that it keeps from opening."""
    scope = suppression.scope
    return {
        "reference": suppression.reference,
        "state": suppression.state.value,
        "reason_kind": suppression.kind.value,
        "reason": suppression.reason.reveal(),
        "author": suppression.author,
        "created_at": _utc(suppression.created_at),
        "until": suppression.until.isoformat(),
        "ended_at": _utc(suppression.ended_at),
        "ended_by": suppression.ended_by,
        "incident": suppression.incident or None,
        "scope": {
            "pattern": scope.pattern,
            "source": scope.source or None,
            "places": [place.reveal() for place in scope.places],
            "subjects": list(scope.subjects),
            "categories": list(scope.categories),
            "addresses": [address.reveal() for address in scope.addresses],
            "people": list(scope.people),
        },
        "held_back": suppression.held_back,
    }


def _recipient(recipient: Wrong) -> dict[str, str | None]:
    return {
        "address": recipient.address.reveal() if recipient.address is not None else None,
        "person": recipient.person,
        "reason": recipient.reason,
    }


def _utc(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
