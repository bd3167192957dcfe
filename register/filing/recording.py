"""Findings into the tables: what is new is filed under an incident, what is known is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from register import models
from register.filing.coverage import item_digest
from register.filing.fingerprint import fingerprint, recipient_key
from register.filing.group import open_or_extend
from register.filing.scan_run import Recorded, ScanRun
from register.filing.suppression import Hold
from register.vault.key import Keyring
from scanner.model import Exposure, Finding, Place, Recipient, Wrong
from scanner.model import Snippet as Excerpt
from scanner.personal import Personal

SCANNER = "scanner"
ROWS_AT_ONCE = 500


def record_findings(
    keyring: Keyring,
    run: ScanRun,
    findings: Sequence[Finding],
    now: datetime,
    holds: Sequence[Hold] = (),
) -> tuple[Recorded, list[tuple[Hold, Finding]]]:
    """What the findings of one item came to, and those that are held back.

    To be called within a transaction.
    """
    opened: dict[str, models.Incident] = {}
    extended: dict[str, models.Incident] = {}
    held: list[tuple[Hold, Finding]] = []
    known = 0
    for finding in findings:
        if _is_decided(keyring, finding):
            known += 1
            continue
        hold = next((hold for hold in holds if hold.covers(keyring, finding)), None)
        if hold is not None:
            held.append((hold, finding))
            continue
        incident, is_new = open_or_extend(keyring, finding, now)
        _file(keyring, run, incident, finding, now)
        if is_new:
            opened[incident.reference] = incident
        elif incident.reference not in opened:
            extended[incident.reference] = incident
    _write_history(run, opened, extended, now)
    return Recorded(tuple(opened), tuple(extended), known, len(held)), held


def _is_decided(keyring: Keyring, finding: Finding) -> bool:
    """Whether a stored finding covers this one, whatever has become of its incident.

    It covers it when it is of the same rule and item, and this one's subjects, recipients and
    categories each lie within its own. A near miss covers no breach.
    """
    stored = models.Finding.objects.filter(
        locator_digest=item_digest(keyring, finding.source, finding.locator),
        rule=finding.rule,
        source=finding.source,
    )
    if not finding.near_miss:
        stored = stored.filter(near_miss=False)
    recipients = set(_recipient_digests(keyring, finding.recipients))
    return any(
        recipients.issubset(earlier.recipient_digests)
        and set(finding.subjects).issubset(earlier.subjects)
        and set(finding.categories).issubset(earlier.categories)
        for earlier in stored.only("recipient_digests", "subjects", "categories")
    )


def _file(
    keyring: Keyring, run: ScanRun, incident: models.Incident, finding: Finding, now: datetime
) -> None:
    stored = models.Finding.objects.create(
        fingerprint=fingerprint(keyring, finding),
        incident=incident,
        run_id=run.id,
        found_at=now,
        rule=finding.rule,
        source=finding.source,
        locator_digest=item_digest(keyring, finding.source, finding.locator),
        locator=finding.locator,
        item_version=Personal(finding.item_version),
        severity=finding.severity.value,
        confidence=finding.confidence,
        explanation=Personal(finding.explanation),
        policy_line=finding.policy_line,
        subjects=list(finding.subjects),
        categories=list(finding.categories),
        recipient_digests=_recipient_digests(keyring, finding.recipients),
        recipients=Personal([recipient_row(recipient) for recipient in finding.recipients]),
        occurred_at=finding.occurred_at,
        near_miss=finding.near_miss,
        unresolved_subjects=finding.unresolved_subjects,
    )
    _store_exposures(keyring, stored, [e for e in finding.exposures if not e.entitled])
    models.Snippet.objects.bulk_create(
        (_snippet_row(stored, snippet) for snippet in finding.snippets), ROWS_AT_ONCE
    )


def _store_exposures(
    keyring: Keyring, stored: models.Finding, exposures: Sequence[Exposure]
) -> None:
    # By principal, which is short: a group's recipient carries all its members.
    readers = {exposure.recipient.principal: exposure.recipient for exposure in exposures}
    numbers = {principal: number for number, principal in enumerate(readers)}
    models.Reader.objects.bulk_create(
        (
            _reader_row(keyring, stored, number, reader)
            for number, reader in enumerate(readers.values())
        ),
        ROWS_AT_ONCE,
    )
    shared: dict[tuple[str, str, str, tuple[Place, ...]], list[int]] = {}
    for exposure in exposures:
        key = (exposure.subject, exposure.category, exposure.basis, exposure.places)
        shared.setdefault(key, []).append(numbers[exposure.recipient.principal])
    models.Exposure.objects.bulk_create(
        (
            models.Exposure(
                finding=stored,
                subject=subject,
                category=category,
                basis=basis,
                readers=seen_by,
                places=Personal([_place_row(place) for place in places]),
            )
            for (subject, category, basis, places), seen_by in shared.items()
        ),
        ROWS_AT_ONCE,
    )


def _write_history(
    run: ScanRun,
    opened: dict[str, models.Incident],
    extended: dict[str, models.Incident],
    now: datetime,
) -> None:
    """One line an incident and scan, however many letters of a folder it takes in."""
    if not opened and not extended:
        return
    told = set(
        models.Decision.objects.filter(
            run_id=run.id, incident__in=[incident.id for incident in extended.values()]
        ).values_list("incident_id", flat=True)
    )
    changes = [(incident, "opened") for incident in opened.values()]
    changes += [(i, "extended") for i in extended.values() if i.id not in told]
    models.Decision.objects.bulk_create(
        models.Decision(
            incident=incident, at=now, who=SCANNER, what=what, run_id=run.id, why=Personal("")
        )
        for incident, what in changes
    )


def _recipient_digests(keyring: Keyring, recipients: Iterable[Wrong]) -> list[str]:
    keys = {recipient_key(recipient) for recipient in recipients}
    return sorted(keyring.digest("recipient", key) for key in keys)


def recipient_row(recipient: Wrong) -> dict[str, str | None]:
    """A recipient as the encrypted columns hold it."""
    address = recipient.address.reveal() if recipient.address is not None else None
    return {"address": address, "person": recipient.person, "reason": recipient.reason}


def _reader_row(
    keyring: Keyring, stored: models.Finding, number: int, reader: Recipient
) -> models.Reader:
    return models.Reader(
        finding=stored,
        number=number,
        digest=keyring.digest("recipient", f"address:{reader.address.casefold()}"),
        address=reader.principal.address,
        people=list(reader.people),
    )


def _place_row(place: Place) -> dict[str, str | int | None]:
    return {
        "part": place.part,
        "start": place.start,
        "end": place.end,
        "origin": place.origin.value,
        "hidden": place.hidden.value if place.hidden else None,
        "position": place.position,
    }


def _snippet_row(stored: models.Finding, snippet: Excerpt) -> models.Snippet:
    return models.Snippet(
        finding=stored,
        text=snippet.text,
        place=snippet.part,
        position=Personal(snippet.position),
        start=snippet.start,
        end=snippet.end,
    )
