"""From the tables to what readers are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from django.db.models import QuerySet

from register import models
from register.case.risk import Band
from register.case.status import Status
from register.reports.shown import DecisionView, FindingView, GapView, IncidentView, SnippetView
from scanner.model import KnownBy, Severity, Wrong
from scanner.personal import Personal

ROWS_AT_ONCE = 200
SHORTEST_DIGEST = 8  # fewer digits would name an item by accident


def incidents(
    status: Status | None, school: str | None, pattern: str | None
) -> Iterator[IncidentView]:
    rows = models.Incident.objects.select_related("previous").order_by("detected_at", "id")
    if status is not None:
        rows = rows.filter(status=status.value)
    if pattern is not None:
        rows = rows.filter(pattern=pattern)
    for row in _with_findings(rows):
        # SQLite cannot ask a JSON list what it contains.
        if school is None or school == row.school or school in row.schools:
            yield shown_incident(row)


def incident(reference: str) -> IncidentView | None:
    rows = models.Incident.objects.select_related("previous").filter(reference=reference)
    return next((shown_incident(row) for row in _with_findings(rows)), None)


def findings(reference: str) -> Iterator[FindingView]:
    rows = models.Finding.objects.filter(incident__reference=reference).order_by("id")
    for row in rows.iterator(ROWS_AT_ONCE):
        snippets = models.Snippet.objects.filter(finding=row).order_by("id")
        yield FindingView(
            rule=row.rule,
            item=row.locator,
            severity=Severity(row.severity),
            confidence=row.confidence,
            explanation=row.explanation,
            policy_line=row.policy_line,
            subjects=tuple(row.subjects),
            categories=tuple(row.categories),
            recipients=_recipients(row),
            near_miss=row.near_miss,
            snippets=tuple(SnippetView(s.text, s.place, s.position) for s in snippets),
        )


def history(reference: str) -> Iterator[DecisionView]:
    rows = models.Decision.objects.filter(incident__reference=reference).order_by("id")
    for row in rows:
        yield DecisionView(row.at, row.who, row.what, row.before, row.why)


def gaps() -> Iterator[GapView]:
    for row in models.Gap.objects.order_by("source", "first_at", "id").iterator(ROWS_AT_ONCE):
        yield GapView(row.locator, row.source, row.reason, row.detail, row.first_at, row.last_at)


def locator(digest: str) -> Personal[str] | None:
    if len(digest) < SHORTEST_DIGEST:
        return None
    finding = models.Finding.objects.filter(locator_digest__startswith=digest).first()
    if finding is not None:
        return finding.locator
    gap = models.Gap.objects.filter(locator_digest__startswith=digest).first()
    return gap.locator if gap is not None else None


def shown_incident(row: models.Incident) -> IncidentView:
    """An incident with what its findings add up to, each value once, in the order found."""
    found = sorted(row.findings.all(), key=lambda finding: finding.id)
    return IncidentView(
        reference=row.reference,
        status=Status(row.status),
        school=row.school,
        schools=tuple(row.schools),
        source=row.source,
        pattern=row.pattern,
        severity=Severity(row.severity),
        detected_at=row.detected_at,
        first_human_seen_at=row.first_human_seen_at,
        aware_at=row.aware_at,
        occurred_at=row.occurred_at,
        deadline_at=row.deadline_at,
        items=tuple({f.locator_digest: f.locator for f in found}.values()),
        subjects=_once(f.subjects for f in found),
        unresolved_subjects=row.unresolved_subjects,
        # `identity` is never listed (contract, section 3)
        categories=tuple(c for c in _once(f.categories for f in found) if c != "identity"),
        recipients=_recipients(*found),
        recipients_complete=KnownBy(row.recipients_complete),
        impact=row.impact,
        recurrence=row.recurrence,
        band=Band(row.band),
        near_miss=row.near_miss,
        explanations=tuple(dict.fromkeys(f.explanation for f in found)),
        previous=row.previous.reference if row.previous else None,
        findings=len(found),
        version=row.version,
    )


def shown_incidents(rows: QuerySet[models.Incident]) -> Iterator[IncidentView]:
    """Those incidents with what their findings add up to, in their order."""
    for row in _with_findings(rows.select_related("previous")):
        yield shown_incident(row)


def _with_findings(rows: QuerySet[models.Incident]) -> Iterator[models.Incident]:
    return rows.prefetch_related("findings").iterator(ROWS_AT_ONCE)


def _once(lists: Iterator[list[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(lists)))


def _recipients(*found: models.Finding) -> tuple[Wrong, ...]:
    """The recipients of findings, each once, with the reason it was first named for."""
    wrong: dict[tuple[str | None, str | None], Wrong] = {}
    for finding in found:
        for recipient in recipients_of(finding.recipients):
            address = recipient.address.reveal() if recipient.address is not None else None
            wrong.setdefault((address, recipient.person), recipient)
    return tuple(wrong.values())


def recipients_of(column: Personal[Any]) -> tuple[Wrong, ...]:
    """The recipients that an encrypted column holds."""
    rows: Sequence[dict[str, str | None]] = column.reveal()
    return tuple(
        Wrong(
            Personal(row["address"]) if row["address"] is not None else None,
            row["person"],
            row["reason"] or "",
        )
        for row in rows
    )
