"""A new version of the key, and every encrypted value of the register under it.

The order is what makes a crash harmless. The key file gets the new version first, beside the
earlier ones; then one transaction encrypts every value anew and says which version is in use.
Before its commit all values are of the old version, after it all are of the new, and the file
opens both. A version that a crash left unused is taken up by the next rotation.

Reviewers go on working meanwhile, and lock what they change in an order of their own. So a rotation
takes every table of the register at once or none, and holds nothing while it waits for others.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import OperationalError, connection, transaction

from register.custody import space
from register.custody.audit import Action, note
from register.faults import told_as_register_error
from register.vault.key import Keyring, add_version, held
from register.vault.key_in_use import say_in_use
from register.vault.sealed_column import SealedColumn, sealed_columns
from register.vault.second_factor_secrets import encrypt_second_factors_anew, tables_of_sign_in
from scanner.errors import KeyLost, RegisterBusy
from scanner.personal import Personal

if TYPE_CHECKING:
    from register.book import Register


# How long reviewers may keep it waiting: each of their changes takes a part of a second.
MOST_SECONDS = 30.0
_BETWEEN_TRIES = 0.05
_LOCK_NOT_AVAILABLE = "55P03"  # https://www.postgresql.org/docs/current/errcodes-appendix.html


@dataclass(frozen=True, slots=True)
class Rotated:
    """What a rotation came to: the version now in use, and how many values were encrypted."""

    version: int
    values: int


def rotate_key(register: Register, who: str) -> Rotated:
    """Make a new version of the key and encrypt every value of the register with it.

    The earlier versions stay in the key file: fingerprints and digests are derived from the
    first, and backups made before need theirs. Raises RegisterBusy while a scan runs, KeyLost
    and RegisterError for what cannot be read or written; then nothing has changed.
    """
    keyring = held()
    before = keyring.in_use
    with register.exclusive():
        version = _version_to_take(keyring)
        try:
            with told_as_register_error():
                space.overwrite_what_is_deleted()
                with transaction.atomic():
                    _lock_tables()
                    keyring.use(version)
                    values = sum(_encrypt_anew(keyring, column) for column in sealed_columns())
                    values += encrypt_second_factors_anew(keyring)
                    say_in_use(keyring, register.now())
                    told: dict[str, object] = {"version": version, "values": values}
                    note(
                        Action.KEY_ROTATED,
                        who=who,
                        about=f"key version {version}",
                        details=Personal(told),
                        at=register.now(),
                    )
        except BaseException:
            keyring.in_use = before
            raise
        with told_as_register_error():
            space.give_back()
    return Rotated(version, values)


def _version_to_take(keyring: Keyring) -> int:
    """A version that an interrupted rotation left in the file, or a new one."""
    if keyring.path is None:
        raise KeyLost("this key stands in no file, so that it cannot be rotated")
    if keyring.newest > keyring.in_use:
        return keyring.newest
    return add_version(keyring.path)


def _lock_tables() -> None:
    """Keep everybody else from writing: in SQLite a transaction sees to that.

    Tables that hold nothing encrypted belong to it: a note locks the log's head first, and a row
    that is changed locks those that its foreign keys name. Raises RegisterBusy when others write
    without a pause.
    """
    if connection.vendor != "postgresql":
        return
    known = connection.introspection.django_table_names(only_existing=True)
    tables = sorted({*known, *tables_of_sign_in()})
    give_up = time.monotonic() + MOST_SECONDS
    while not _locked_at_once(tables):
        if time.monotonic() >= give_up:
            raise RegisterBusy(
                "others write to the register without a pause, so that its key cannot be rotated;"
                " end `pupilguard serve` or a dump that is running, or try again later"
            )
        time.sleep(_BETWEEN_TRIES)


def _locked_at_once(tables: Iterable[str]) -> bool:
    """Whether all of them are ours now; if one is another's, none is."""
    quoted = ", ".join(connection.ops.quote_name(table) for table in tables)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {quoted} IN EXCLUSIVE MODE NOWAIT")
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != _LOCK_NOT_AVAILABLE:
            raise
        return False
    return True


def _encrypt_anew(keyring: Keyring, column: SealedColumn) -> int:
    count = 0
    for rows in column.values():
        column.replace(
            (row, keyring.encrypted(column.place, keyring.decrypted(column.place, stored)))
            for row, stored in rows
        )
        count += len(rows)
    return count
