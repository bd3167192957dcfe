"""Which version of the key the database says that it is encrypted with."""

from __future__ import annotations

import hmac
from datetime import datetime

from register.models import KeyInUse
from register.vault.key import Keyring
from scanner.errors import KeyLost


def settle_key(keyring: Keyring) -> None:
    """Let the keyring write with the version that the register is encrypted with.

    Raises KeyLost when the key file lacks that version, or holds another key under its number.
    """
    row = KeyInUse.objects.first()
    if row is None:
        return
    keyring.use(row.version)
    check = keyring.check_of(row.version) or ""
    if not hmac.compare_digest(row.value, check):
        raise KeyLost(
            f"{keyring.path}: its version {row.version} is not the key that this register was"
            " last encrypted with. Restore the key file from backup."
        )


def say_in_use(keyring: Keyring, now: datetime) -> None:
    """Store that the keyring's version is in use, in the transaction that encrypts with it."""
    KeyInUse.objects.update_or_create(
        id=1,
        defaults={
            "version": keyring.in_use,
            "value": keyring.check_of(keyring.in_use),
            "since": now,
        },
    )
