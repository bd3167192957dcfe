"""A new version of the key, and every encrypted value of the register under it.

The order is what makes a crash harmless. The key file gets the new version first, beside the
earlier ones; then one transaction encrypts every value anew and says which version is in use.
Before its commit all values are of the old version, after it all are of the new, and the file
opens both. A version that a crash left unused is taken up by the next rotation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection, transaction

from register.custody import space
from register.custody.audit import Action, note
from register.faults import told_as_register_error
from register.vault.key import Keyring, add_version, held
from register.vault.key_in_use import say_in_use
from register.vault.sealed_column import SealedColumn, sealed_columns
from register.vault.second_factor_secrets import encrypt_second_factors_anew
from scanner.errors import KeyLost
from scanner.personal import Personal

if TYPE_CHECKING:
    from register.book import Register


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
                    keyring.use(version)
                    values = sum(_encrypt_anew(keyring, column) for column in _locked_columns())
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


def _locked_columns() -> list[SealedColumn]:
    """The columns, with nobody else writing into them: in SQLite a transaction sees to that."""
    columns = sealed_columns()
    if connection.vendor == "postgresql":
        tables = ", ".join(connection.ops.quote_name(t) for t in sorted({c.table for c in columns}))
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {tables} IN EXCLUSIVE MODE")
    return columns


def _encrypt_anew(keyring: Keyring, column: SealedColumn) -> int:
    count = 0
    for rows in column.values():
        column.replace(
            (row, keyring.encrypted(column.place, keyring.decrypted(column.place, stored)))
            for row, stored in rows
        )
        count += len(rows)
    return count
