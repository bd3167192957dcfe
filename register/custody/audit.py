"""The audit log: who did what, when, about what.

Each entry is sealed with a keyed digest over itself and the seal before it, so that nothing in
the log can be changed, taken out or put elsewhere by anybody who has the database and not the
key. The seal covers a digest of the details in clear: encrypting them anew does not break it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum

from django.db import transaction

from register.case.clock import utc_now
from register.custody.audit_head import Head, head_path, read_head, write_head
from register.custody.head_lock import head_locked
from register.models import AuditEntry, AuditHead
from register.vault.key import Keyring, held
from register.vault.key_in_use import settle_key
from scanner.errors import RegisterError
from scanner.personal import Personal

logger = logging.getLogger(__name__)

PROGRAM = "pupilguard"


class Action(StrEnum):
    """What somebody did."""

    LOG_STARTED = "log_started"
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    OPENED = "opened"
    REVEALED = "revealed"
    DECIDED = "decided"
    EDITED = "edited"
    EXPORTED = "exported"
    REPORT_MADE = "report_made"
    USER_ADDED = "user_added"
    USER_CHANGED = "user_changed"
    SUPPRESSION_MADE = "suppression_made"
    SUPPRESSION_ENDED = "suppression_ended"
    SCAN_FINISHED = "scan_finished"
    PURGED = "purged"
    KEY_ROTATED = "key_rotated"
    BACKED_UP = "backed_up"
    BACKUP_FAILED = "backup_failed"
    RESTORED = "restored"
    HEAD_RENEWED = "head_renewed"


def note(
    action: Action,
    *,
    who: str,
    about: str = "",
    details: Personal[Mapping[str, object]] | None = None,
    at: datetime | None = None,
) -> int:
    """Add an entry and return its number. Within a transaction it stands or falls with it.

    `about`: a plain reference (OAK-2026-0001, run 12, a sign-in name), never a subject's name.
    `details`: what JSON can hold; stored encrypted. The head outside the database follows once
    the transaction is committed. Raises KeyLost when the key file lacks the version in use.
    """
    keyring = held()
    with transaction.atomic():
        head = _locked_head()
        # A process that runs for long may not know yet that another has rotated the key.
        settle_key(keyring)
        row = _entry(keyring, head, action, who, about, details, at or utc_now())
        row.save(force_insert=True)
        AuditHead.objects.filter(id=head.id).update(sequence=row.sequence, seal=row.seal)
        transaction.on_commit(lambda: _tell_head(keyring, Head(row.sequence, row.seal)))
    return row.sequence


def begin(now: datetime) -> None:
    """Start the log of a register that has none yet."""
    if AuditHead.objects.exists():
        return
    with transaction.atomic():
        if not AuditEntry.objects.exists():
            note(Action.LOG_STARTED, who=PROGRAM, at=now)


def renew_head(*, who: str, at: datetime) -> None:
    """Write the head file anew, and note what it said: for a person who knows why it did not fit.

    Raises RegisterError when it cannot be written.
    """
    keyring = held()
    if keyring.path is None:
        return
    path = head_path(keyring.path)
    try:
        earlier = read_head(path)
    except RegisterError:
        earlier = None
    was: dict[str, object] = {}
    if earlier is not None:
        was = {"sequence": earlier.sequence, "seal": earlier.seal}
    note(Action.HEAD_RENEWED, who=who, details=Personal(was), at=at)
    with head_locked(path):
        last = AuditEntry.objects.order_by("-sequence").first()
        if last is not None:
            write_head(path, Head(last.sequence, last.seal))


def seal_of(keyring: Keyring, row: AuditEntry) -> str:
    """The seal that the entry should bear."""
    return keyring.seal(
        row.key_version,
        "entry",
        str(row.sequence),
        row.at.astimezone(UTC).isoformat(timespec="microseconds"),
        row.who,
        row.action,
        row.about,
        row.details_digest,
        str(row.key_version),
        row.previous,
    )


def digest_of_details(keyring: Keyring, row: AuditEntry, details: object) -> str:
    """The digest that the entry should bear of these details."""
    return keyring.seal(row.key_version, "details", str(row.sequence), _canonical(details))


def _entry(
    keyring: Keyring,
    head: AuditHead,
    action: Action,
    who: str,
    about: str,
    details: Personal[Mapping[str, object]] | None,
    at: datetime,
) -> AuditEntry:
    row = AuditEntry(
        sequence=head.sequence + 1,
        at=at,
        who=who,
        action=action.value,
        about=about,
        key_version=keyring.in_use,
        previous=head.seal,
    )
    if details is not None:
        # As it will be read back: what JSON cannot hold is told here, not by a broken chain.
        plain = json.loads(_canonical(details.reveal()))
        row.details = Personal(plain)
        row.details_digest = digest_of_details(keyring, row, plain)
    row.seal = seal_of(keyring, row)
    return row


def _canonical(details: object) -> str:
    return json.dumps(details, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _locked_head() -> AuditHead:
    """The log's last entry, locked: SQLite's transactions take turns, PostgreSQL locks the row."""
    head = AuditHead.objects.select_for_update().first()
    if head is not None:
        return head
    # Its row is missing: made from the log itself, so that a scan can go on and `verify` tell.
    last = AuditEntry.objects.order_by("-sequence").first()
    sequence, seal = (last.sequence, last.seal) if last is not None else (0, "")
    AuditHead.objects.get_or_create(id=1, defaults={"sequence": sequence, "seal": seal})
    return AuditHead.objects.select_for_update().get(id=1)


def _tell_head(keyring: Keyring, head: Head) -> None:
    """Let the file outside the database follow the log.

    The entry is committed, so a file that cannot be written stops nothing: it stays behind, and
    the next entry brings it up.
    """
    if keyring.path is None:
        return
    path = head_path(keyring.path)
    try:
        with head_locked(path):
            earlier = read_head(path)
            if not _leads_on_from(earlier, head):
                logger.warning("the audit log does not lead up to its head file: run `verify`")
            elif earlier is None or earlier.sequence < head.sequence:
                write_head(path, head)
    except RegisterError:
        logger.warning("the head file of the audit log could not be written: run `verify`")


def _leads_on_from(earlier: Head | None, head: Head) -> bool:
    """Whether the log still holds what the file says was its end.

    A file that is gone is not made anew in the middle of a log: that is for `verify` to tell.
    """
    if earlier is None:
        return head.sequence == 1
    return AuditEntry.objects.filter(sequence=earlier.sequence, seal=earlier.seal).exists()
