"""What was looked at and in which state, and what stands uninspected."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import connection

from register import models
from register.filing.fingerprint import stable_locator
from register.filing.scan_run import ScanRun
from register.vault.key import Keyring
from scanner.model import Gap
from scanner.personal import Personal

IDS_AT_ONCE = 500

_STATE_OF_ITEM = (
    "SELECT state_digest, can_retry FROM register_seen WHERE source = %s AND locator_digest = %s"
)


def item_digest(keyring: Keyring, source: str, locator: Personal[str]) -> str:
    """The keyed digest an item is known by in logs and look-ups."""
    return keyring.digest("locator", source, stable_locator(locator.reveal()))


def is_unchanged(keyring: Keyring, source: str, digest: str, state: str) -> bool:
    """Whether the item was dealt with in this very state, and trying again would not help."""
    # Asked of every item of every scan: the bare statement is several times as fast.
    with connection.cursor() as cursor:
        cursor.execute(_STATE_OF_ITEM, [source, digest])
        row = cursor.fetchone()
    if row is None or row[1]:
        return False
    return bool(row[0] == _state_digest(keyring, state))


def remember(keyring: Keyring, source: str, digest: str, state: str, gaps: Sequence[Gap]) -> None:
    """Keep the state the item was dealt with in; an empty state is forgotten, so tried again."""
    if not state:
        models.Seen.objects.filter(source=source, locator_digest=digest).delete()
        return
    seen = models.Seen(
        source=source,
        locator_digest=digest,
        state_digest=_state_digest(keyring, state),
        is_gap=bool(gaps),
        can_retry=any(gap.can_retry for gap in gaps),
    )
    models.Seen.objects.bulk_create(
        [seen],
        update_conflicts=True,
        unique_fields=["source", "locator_digest"],
        update_fields=["state_digest", "is_gap", "can_retry"],
    )


def replace_gaps(
    keyring: Keyring, run: ScanRun, source: str, digest: str, gaps: Sequence[Gap], now: datetime
) -> None:
    """Let `gaps` be what stands of one item; a gap that stood before keeps its first time."""
    standing = {
        (row.locator_digest, row.reason, row.detail): row
        for row in models.Gap.objects.filter(source=source, item_digest=digest)
    }
    for gap in gaps:
        locator_digest = item_digest(keyring, source, gap.locator)
        row = standing.pop((locator_digest, gap.reason.value, gap.detail), None)
        if row is None:
            row = models.Gap(
                source=source,
                item_digest=digest,
                locator_digest=locator_digest,
                reason=gap.reason.value,
                detail=gap.detail,
                first_at=now,
            )
        row.locator = gap.locator
        row.can_retry = gap.can_retry
        row.last_at = now
        row.run_id = run.id
        row.save()
    if standing:
        models.Gap.objects.filter(id__in=[row.id for row in standing.values()]).delete()


def standing_items(source: str) -> set[str]:
    """The digests of the items of a source that have a gap."""
    return set(models.Gap.objects.filter(source=source).values_list("item_digest", flat=True))


def confirm_gaps(run: ScanRun, source: str, kept: Collection[str], now: datetime) -> None:
    """Say of the gaps of these unchanged items that this scan found them standing."""
    for some in batches(sorted(kept)):
        models.Gap.objects.filter(source=source, item_digest__in=some).update(
            run_id=run.id, last_at=now
        )


def drop_gaps_of_other_runs(run: ScanRun, source: str) -> int:
    """Remove what this scan neither found nor kept, and say how many gaps those were."""
    stale = models.Gap.objects.filter(source=source).exclude(run_id=run.id)
    gone = sorted(set(stale.values_list("item_digest", flat=True)))
    dropped = stale.delete()[0]
    # An item that comes back in its old state must be tried again, not taken as inspected.
    for some in batches(gone):
        models.Seen.objects.filter(source=source, locator_digest__in=some, is_gap=True).delete()
    return dropped


def drop_gaps_of_other_sources(sources: Collection[str]) -> int:
    """Remove the gaps of sources that are configured no longer."""
    models.Seen.objects.filter(is_gap=True).exclude(source__in=sources).delete()
    return models.Gap.objects.exclude(source__in=sources).delete()[0]


def _state_digest(keyring: Keyring, state: str) -> str:
    return keyring.digest("state", state)


def batches(digests: Sequence[str]) -> list[Sequence[str]]:
    """Digests in lists that a database takes in one question."""
    return [digests[i : i + IDS_AT_ONCE] for i in range(0, len(digests), IDS_AT_ONCE)]
