"""`verify` opens the second factors' secrets too, which stand in the sign-in library's table."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from register.vault.key import held
from register.vault.second_factor_secrets import TABLE, sealed
from scanner.personal import Personal

Spoil = Callable[[str], str]


@pytest.fixture
def factors(home: Any, register: Any) -> Any:
    """Second factors as a process without the pages sees them: a table with a name, and no model.

    Row 3 is a security key, which has no secret of ours.
    """
    from register.models import User

    user = User.objects.create(
        username="dpo", name=Personal("Marigold Quillfeather"), added_at=register.now()
    )
    put(user.pk, 1, {"secret": kept("JBSWY3DPEHPK3PXP")})
    put(user.pk, 2, {"seed": kept("c0ffee"), "migrated_codes": [kept("11111111"), kept("2")]})
    put(user.pk, 3, {"credential": {"id": "of no interest"}})
    return register


def kept(secret: str) -> str:
    return sealed(held(), Personal(secret))


def put(user: int, row: int, data: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {TABLE} (id, user_id, type, data, created_at)"
            " VALUES (%s, %s, 'webauthn', %s, '2026-11-21T09:00:00Z')",
            [row, user, json.dumps(data)],
        )


def change(row: int, data: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {TABLE} SET data = %s WHERE id = %s", [json.dumps(data), row])


def verified() -> Any:
    from register.custody.verification import verified as really

    return really()


def test_each_is_counted_with_the_values_that_open(factors: Any) -> None:
    with_them = verified()
    assert with_them.faults == ()
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")
    assert with_them.values - verified().values == 4


@pytest.mark.parametrize(
    "spoil",
    [
        lambda stored: stored[:-2] + ("00" if stored[-2:] != "00" else "11"),
        lambda stored: stored[:10],
        lambda stored: "",
        lambda stored: "not a secret",
        lambda stored: "JBSWY3DPEHPK3PXP",
        lambda stored: "09" + stored[2:],
    ],
    ids=["changed", "cut", "emptied", "in words", "in clear", "of a key version that is none"],
)
def test_one_that_does_not_open_is_named_by_table_and_row(factors: Any, spoil: Spoil) -> None:
    change(2, {"seed": kept("c0ffee"), "migrated_codes": [kept("1"), spoil(kept("2"))]})
    (fault,) = verified().faults
    assert fault.message.startswith("mfa_authenticator.data: ")
    assert fault.message.endswith("(row 2)")
    assert "JBSWY3DPEHPK3PXP" not in fault.message


def test_one_of_another_register_is_named(factors: Any) -> None:
    from register.vault.key import Keyring

    change(1, {"secret": sealed(Keyring({1: bytes(32)}), Personal("JBSWY3DPEHPK3PXP"))})
    (fault,) = verified().faults
    assert fault.message.startswith("mfa_authenticator.data: a value does not open")
    assert fault.message.endswith("(row 1)")


def test_a_rotation_takes_them_along(factors: Any) -> None:
    from register.vault.rotation import rotate_key

    before = verified()
    done = rotate_key(factors, "technician")
    after = verified()
    assert after.faults == ()
    assert after.earlier_key == 0
    # The note of the rotation is the one value that came to it.
    assert done.values == before.values == after.values - 1
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT data FROM {TABLE} WHERE id = 3")
        (data,) = cursor.fetchone()
    assert "of no interest" in str(data)
