"""What suppressions hold back, kept so that it is counted now and decided anew later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from register import models
from register.filing.coverage import batches, item_digest
from register.filing.fingerprint import fingerprint
from register.filing.recording import recipient_row
from register.filing.scan_run import ScanRun
from register.filing.suppression import (
    Hold,
    NewSuppression,
    ReasonKind,
    Scope,
    State,
    address_digest,
    place_digest,
    uk_day,
)
from register.reports.reading import recipients_of
from register.reports.shown import HeldBackView, SuppressionView
from register.vault.key import Keyring
from scanner.model import Finding, Severity
from scanner.personal import Personal

REFERENCE = "SUP-"


def create(keyring: Keyring, new: NewSuppression, now: datetime) -> models.Suppression:
    """Store a decision to hold back. Its scope is looked up by digests, and shown decrypted."""
    scope = new.scope
    return models.Suppression.objects.create(
        created_at=now,
        author=new.author,
        kind=new.kind.value,
        reason=new.reason,
        until=new.until,
        incident=new.incident,
        pattern=scope.pattern,
        source=scope.source,
        subjects=list(scope.subjects),
        categories=list(scope.categories),
        people=list(scope.people),
        places=Personal([place.reveal() for place in scope.places]),
        place_digests=[place_digest(keyring, place) for place in scope.places],
        addresses=Personal([address.reveal() for address in scope.addresses]),
        address_digests=[address_digest(keyring, address) for address in scope.addresses],
    )


def holds(now: datetime) -> tuple[Hold, ...]:
    """What is held back as of now."""
    return tuple(
        Hold(
            suppression=row.id,
            pattern=row.pattern,
            source=row.source,
            places=frozenset(row.place_digests),
            subjects=frozenset(row.subjects),
            categories=frozenset(row.categories),
            addresses=frozenset(row.address_digests),
            people=frozenset(row.people),
        )
        for row in _active(models.Suppression.objects.order_by("id"), now)
    )


def release(now: datetime) -> int:
    """Forget the state of items whose suppression has lapsed, and say how many it were.

    The next scan reads them again, although they are unchanged, and decides anew.
    """
    active = _active(models.Suppression.objects.all(), now)
    lapsed = models.HeldBack.objects.exclude(suppression__in=active)
    by_source: dict[str, set[str]] = defaultdict(set)
    for source, digest in lapsed.values_list("source", "locator_digest"):
        by_source[source].add(digest)
    for source, digests in by_source.items():
        _forget(source, digests)
    return sum(map(len, by_source.values()))


def standing() -> Mapping[str, Mapping[str, int]]:
    """How many findings of each item are held back, by source and the item's digest."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for source, digest in models.HeldBack.objects.values_list("source", "locator_digest"):
        found[source][digest] += 1
    return found


def replace_held(
    keyring: Keyring,
    run: ScanRun,
    source: str,
    digest: str,
    held: Sequence[tuple[Hold, Finding]],
    now: datetime,
) -> None:
    """Let `held` be what is held back of one item."""
    models.HeldBack.objects.filter(source=source, locator_digest=digest).delete()
    models.HeldBack.objects.bulk_create(
        models.HeldBack(
            suppression_id=hold.suppression,
            run_id=run.id,
            found_at=now,
            source=source,
            locator_digest=item_digest(keyring, source, finding.locator),
            locator=finding.locator,
            fingerprint=fingerprint(keyring, finding),
            severity=finding.severity.value,
            subjects=list(finding.subjects),
            categories=list(finding.categories),
            recipients=Personal([recipient_row(wrong) for wrong in finding.recipients]),
            explanation=Personal(finding.explanation),
            near_miss=finding.near_miss,
        )
        for hold, finding in held
    )


def drop_gone(source: str, gone: Collection[str]) -> None:
    """Drop what was held back of items that are gone; one that comes back is decided anew."""
    for some in batches(sorted(gone)):
        models.HeldBack.objects.filter(source=source, locator_digest__in=some).delete()
    _forget(source, gone)


def drop_other_sources(sources: Collection[str]) -> None:
    """Drop what was held back in sources that the configuration names no longer."""
    others = models.HeldBack.objects.exclude(source__in=sources)
    by_source: dict[str, set[str]] = defaultdict(set)
    for source, digest in others.values_list("source", "locator_digest"):
        by_source[source].add(digest)
    for source, digests in by_source.items():
        drop_gone(source, digests)


def suppressions(now: datetime) -> Iterator[SuppressionView]:
    """Every suppression, the oldest first."""
    for row in models.Suppression.objects.annotate(held=Count("held_back")).order_by("id"):
        yield shown(row, now)


def held_back(suppression: int) -> Iterator[HeldBackView]:
    """The findings that one suppression holds back, in the order found."""
    for row in models.HeldBack.objects.filter(suppression_id=suppression).order_by("id"):
        yield HeldBackView(
            item=row.locator,
            source=row.source,
            severity=Severity(row.severity),
            subjects=tuple(row.subjects),
            categories=tuple(row.categories),
            recipients=recipients_of(row.recipients),
            explanation=row.explanation,
            found_at=row.found_at,
            near_miss=row.near_miss,
        )


def shown(row: models.Suppression, now: datetime) -> SuppressionView:
    """A suppression with its scope opened, for whoever asked for it."""
    state = State.ACTIVE if row.until >= uk_day(now) else State.EXPIRED
    return SuppressionView(
        number=row.id,
        reference=f"{REFERENCE}{row.id:04d}",
        state=State.ENDED if row.ended_at else state,
        kind=ReasonKind(row.kind),
        reason=row.reason,
        author=row.author,
        created_at=row.created_at,
        until=row.until,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
        incident=row.incident,
        scope=Scope(
            pattern=row.pattern,
            source=row.source,
            places=tuple(Personal(place) for place in row.places.reveal()),
            subjects=tuple(row.subjects),
            categories=tuple(row.categories),
            addresses=tuple(Personal(address) for address in row.addresses.reveal()),
            people=tuple(row.people),
        ),
        held_back=getattr(row, "held", 0),
    )


def _active(rows: QuerySet[models.Suppression], now: datetime) -> QuerySet[models.Suppression]:
    return rows.filter(Q(ended_at=None) & Q(until__gte=uk_day(now)))


def _forget(source: str, digests: Collection[str]) -> None:
    for some in batches(sorted(digests)):
        models.Seen.objects.filter(source=source, locator_digest__in=some).delete()
