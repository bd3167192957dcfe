"""The secrets of second factors, which the sign-in library keeps in a column of its own.

A process without the pages does not know that table by a model, so it is reached by its name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection

from register.vault.key import Keyring
from scanner.errors import RegisterError
from scanner.personal import Personal

PLACE = "mfa_authenticator.data"
TABLE = "mfa_authenticator"
# What ends with the key that leaked: sessions, and what is remembered of where they are from.
_SESSIONS = ("usersessions_usersession", "django_session")
_ONE, _SEVERAL = ("secret", "seed"), ("migrated_codes",)


def sealed(keyring: Keyring, secret: Personal[str]) -> str:
    """The secret as the column holds it: hexadecimal digits, bound to their place."""
    return keyring.encrypted(PLACE, secret.reveal().encode()).hex()


def opened(keyring: Keyring, stored: str) -> Personal[str]:
    """What was sealed. Raises KeyLost, or RegisterError for what was changed."""
    return Personal(keyring.decrypted(PLACE, _bytes(stored)).decode())


def tables_of_sign_in() -> list[str]:
    """Which of the tables that a rotation changes are there; none without the review pages."""
    there = set(connection.introspection.table_names())
    return [table for table in (TABLE, *_SESSIONS) if table in there]


def stored_secrets() -> Iterator[tuple[int, bytes]]:
    """Every second factor's secret as it is stored, with the row it stands in.

    What is not even the digits of a secret comes as no bytes, which no key opens.
    """
    if TABLE not in tables_of_sign_in():
        return
    for row, data in _rows():
        for stored in _secrets_in(data):
            try:
                yield row, _bytes(stored)
            except RegisterError:
                yield row, b""


def encrypt_second_factors_anew(keyring: Keyring) -> int:
    """Encrypt every second factor's secret with the version in use; how many they were.

    Part of a rotation, within its transaction. Every session ends with it, as what is in them was
    encrypted with the earlier key. A register that never had pages has no such tables.
    """
    tables = tables_of_sign_in()
    for table in _SESSIONS:
        if table in tables:
            _run(f"DELETE FROM {table}")
    if TABLE not in tables:
        return 0
    count = 0
    for row, data in _rows():
        changed = _anew(data, lambda stored: sealed(keyring, opened(keyring, stored)))
        if changed:
            _run(f"UPDATE {TABLE} SET data = %s WHERE id = %s", [json.dumps(data), row])
        count += changed
    return count


def _rows() -> list[tuple[int, dict[str, Any]]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, data FROM {TABLE} ORDER BY id")
        rows = cursor.fetchall()
    return [(int(row), _as_found(data)) for row, data in rows]


def _as_found(data: object) -> dict[str, Any]:
    try:
        found = json.loads(data) if isinstance(data, str | bytes) else data
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise RegisterError(f"{PLACE}: a value is none that the sign-in library stores")
    return found


def _secrets_in(data: dict[str, Any]) -> Iterator[str]:
    for name in _ONE:
        if isinstance(data.get(name), str):
            yield data[name]
    for name in _SEVERAL:
        if isinstance(data.get(name), list):
            yield from map(str, data[name])


def _bytes(stored: str) -> bytes:
    try:
        return bytes.fromhex(stored)
    except ValueError:
        raise RegisterError(f"{PLACE}: a value is none that was encrypted") from None


def _anew(data: dict[str, Any], again: Callable[[str], str]) -> int:
    """Change the secrets within; how many there were. A security key has none: it keeps it."""
    count = 0
    for name in _ONE:
        if isinstance(data.get(name), str):
            data[name] = again(data[name])
            count += 1
    for name in _SEVERAL:
        if isinstance(data.get(name), list):
            data[name] = [again(stored) for stored in data[name]]
            count += len(data[name])
    return count


def _run(statement: str, values: list[Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
