"""Whether the register is as it was left: its log whole, and every encrypted value opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import connection

from register.custody.audit import Action, digest_of_details, seal_of
from register.custody.audit_head import Head, head_path, read_head
from register.custody.log_guard import missing_guards
from register.models import AuditEntry, AuditHead
from register.vault.key import Keyring, held
from register.vault.sealed_column import ROWS_AT_ONCE, sealed_columns
from register.vault.second_factor_secrets import PLACE, stored_secrets
from scanner.errors import RegisterError

MOST_FAULTS = 50
_RENEW = (
    "nothing shows now whether the log's tail was cut: compare it with a copy of the head"
    " (`pupilguard verify --head`), then `pupilguard verify --renew-head`"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong; `entry` is the number of the log's entry that it is about, if it is one."""

    message: str
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What was looked at, and every fault found.

    `values`: encrypted values that open; `earlier_key`: those of them that stand under an
    earlier version of the key than the one in use.
    """

    entries: int
    head: Head
    values: int
    earlier_key: int
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class _Walk:
    """How far the chain has been followed."""

    keyring: Keyring
    sequence: int = 0
    seal: str = ""
    key_version: int = 0
    faults: list[Fault] = field(default_factory=list)
    seals: dict[int, str] = field(default_factory=dict)  # of the entries that heads name
    erased: list[AuditEntry] = field(default_factory=list)
    purged: dict[str, int] = field(default_factory=dict)  # reference: the entry that says so


def verified(
    copies: Sequence[tuple[str, Head]] = (), *, with_kept_head: bool = True
) -> Verification:
    """What is wrong with the open register.

    `copies`: heads of the log that were kept elsewhere, with what to call each. The one beside
    the key is asked too, unless `with_kept_head` is false.
    """
    keyring = held()
    heads, faults = _heads_to_meet(keyring, copies) if with_kept_head else (list(copies), [])
    # Read before the walk, as the others are: an entry that is written meanwhile is no fault.
    heads = [*_stored_head(), *heads]
    walk = _Walk(keyring)
    _follow(walk, {head.sequence for _, head in heads})
    _look_past_stored_head(walk)
    _look_at_heads(walk, heads)
    walk.faults += faults
    walk.faults += [
        Fault(f"the database no longer protects the log: its trigger {name} is gone or off")
        for name in missing_guards(connection)
    ]
    values, earlier = _look_at_values(walk)
    found = walk.faults
    if len(found) > MOST_FAULTS:
        rest = Fault(f"and {len(found) - MOST_FAULTS} more")
        found = [*found[:MOST_FAULTS], rest]
    head = Head(walk.sequence, walk.seal)
    return Verification(AuditEntry.objects.count(), head, values, earlier, tuple(found))


def _heads_to_meet(
    keyring: Keyring, copies: Sequence[tuple[str, Head]]
) -> tuple[list[tuple[str, Head]], list[Fault]]:
    if keyring.path is None:
        return list(copies), []
    path = head_path(keyring.path)
    try:
        kept = read_head(path)
    except RegisterError as error:
        return list(copies), [Fault(f"{error}; {_RENEW}")]
    if kept is not None:
        return [(str(path), kept), *copies], []
    return list(copies), [Fault(f"{path}: the head of the log is missing; {_RENEW}")]


# --------------------------------------------------------------------------- the chain


def _follow(walk: _Walk, wanted: set[int]) -> None:
    for row in AuditEntry.objects.order_by("sequence", "id").iterator(ROWS_AT_ONCE):
        try:
            _look_at_entry(walk, row)
        except RegisterError as error:
            walk.faults.append(Fault(str(error), row.sequence))
        walk.sequence, walk.seal = row.sequence, row.seal
        walk.key_version = max(walk.key_version, row.key_version)
        if row.sequence in wanted:
            walk.seals[row.sequence] = row.seal
    for row in walk.erased:
        if walk.purged.get(row.about, 0) <= row.sequence:
            message = "its details were taken away, and no purge says so"
            walk.faults.append(Fault(message, row.sequence))


def _look_at_entry(walk: _Walk, row: AuditEntry) -> None:
    for missing in range(walk.sequence + 1, min(row.sequence, walk.sequence + MOST_FAULTS)):
        walk.faults.append(Fault("it was deleted", missing))
    if row.sequence == walk.sequence + 1 and row.previous != walk.seal:
        walk.faults.append(Fault("it does not follow the entry before it", row.sequence))
    if row.key_version < walk.key_version:
        message = "it is sealed with an earlier version of the key than the entries before it"
        walk.faults.append(Fault(message, row.sequence))
    if seal_of(walk.keyring, row) != row.seal:
        walk.faults.append(Fault("it was changed, or stood elsewhere", row.sequence))
    _look_at_details(walk, row)


def _look_at_details(walk: _Walk, row: AuditEntry) -> None:
    if row.details is None:
        if row.details_digest:
            walk.erased.append(row)
        return
    details = row.details.reveal()
    if digest_of_details(walk.keyring, row, details) != row.details_digest:
        walk.faults.append(Fault("its details were changed", row.sequence))
    elif row.action == Action.PURGED:
        gone = (*details.get("references", ()), *details.get("suppressions", ()))
        walk.purged.update((reference, row.sequence) for reference in gone)


def _stored_head() -> list[tuple[str, Head]]:
    row = AuditHead.objects.first()
    if row is None or not row.sequence:
        return []
    return [("the database", Head(row.sequence, row.seal))]


def _look_past_stored_head(walk: _Walk) -> None:
    """What the database says once the walk is done lies at its end or, by now, after it."""
    stored = max((head.sequence for _, head in _stored_head()), default=0)
    if stored < walk.sequence:
        message = f"the log ends at entry {walk.sequence}; the database says that it ended at"
        walk.faults.append(Fault(f"{message} entry {stored}", walk.sequence))


def _look_at_heads(walk: _Walk, heads: Iterable[tuple[str, Head]]) -> None:
    for name, head in heads:
        if head.sequence > walk.sequence:
            message = (
                f"{name}: the log reached entry {head.sequence}, and now ends at"
                f" {walk.sequence}: entries {walk.sequence + 1} to {head.sequence} were cut off"
            )
            walk.faults.append(Fault(message, walk.sequence + 1))
        elif walk.seals.get(head.sequence) != head.seal:
            message = f"{name}: this entry is not the one that was there"
            walk.faults.append(Fault(message, head.sequence))


# --------------------------------------------------------------------------- the values


def _look_at_values(walk: _Walk) -> tuple[int, int]:
    """How many values open, and how many of them stand under an earlier key."""
    opened, earlier = 0, 0
    in_use = walk.keyring.in_use
    for row, stored, really_opened in _stored_values(walk.keyring):
        try:
            really_opened(stored)
        except RegisterError as error:
            walk.faults.append(Fault(f"{error} (row {row})"))
        else:
            opened += 1
            earlier += stored[0] < in_use
    return opened, earlier


def _stored_values(keyring: Keyring) -> Iterator[tuple[int, bytes, Callable[[bytes], object]]]:
    """Every encrypted value of the database: its row, its bytes, and what opens it."""
    for column in sealed_columns():
        for rows in column.values():
            for row, stored in rows:
                yield row, stored, column.field.opened
    for row, stored in stored_secrets():
        yield row, stored, lambda value: keyring.decrypted(PLACE, value)
