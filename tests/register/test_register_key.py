"""The key file: made once, read by its owner only, and the one this register was made with."""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import Any

import pytest

from register.vault.key import Keyring, create_key, load_key
from scanner.errors import KeyLost, RegisterError

posix_only = pytest.mark.skipif(os.name != "posix", reason="file modes are a POSIX matter")


def test_a_new_key_opens_and_its_missing_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "register.key"
    create_key(path)
    assert len(base64.b64decode(path.read_bytes())) == 32
    assert isinstance(load_key(path), Keyring)


def test_two_new_keys_differ(tmp_path: Path) -> None:
    create_key(tmp_path / "one")
    create_key(tmp_path / "other")
    assert load_key(tmp_path / "one").check_value != load_key(tmp_path / "other").check_value


@posix_only
def test_a_new_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    create_key(tmp_path / "register.key")
    assert (tmp_path / "register.key").stat().st_mode & 0o777 == 0o600


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "register.key"
    create_key(path)
    before = path.read_bytes()
    with pytest.raises(KeyLost, match="never overwritten"):
        create_key(path)
    assert path.read_bytes() == before


@posix_only
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o644])
def test_a_key_open_to_others_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "register.key"
    create_key(path)
    path.chmod(mode)
    with pytest.raises(KeyLost, match="chmod 600"):
        load_key(path)


@posix_only
def test_a_key_that_its_owner_may_only_read_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "register.key"
    create_key(path)
    path.chmod(0o400)
    assert load_key(path)


@pytest.mark.parametrize(
    "text",
    [b"", b"\n", b"not base64 !", base64.b64encode(b"short"), base64.b64encode(b"x" * 33), b"\xff"],
)
def test_a_damaged_key_says_to_restore_it(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "register.key"
    path.write_bytes(text)
    path.chmod(0o600)
    with pytest.raises(KeyLost, match="Restore the key from backup"):
        load_key(path)


def test_a_missing_key_says_to_restore_it(home: Any) -> None:
    home.key.unlink()
    with pytest.raises(KeyLost, match="Restore the key from backup"):
        home.open()


def test_another_installations_key_does_not_open_the_register(home: Any) -> None:
    home.key.unlink()
    create_key(home.key)
    with pytest.raises(KeyLost, match="not the key this register was made with"):
        home.open()


def test_the_right_key_put_back_opens_it_again(home: Any) -> None:
    right = home.key.read_bytes()
    home.key.unlink()
    with pytest.raises(KeyLost):
        home.open()
    home.key.write_bytes(right)
    home.key.chmod(0o600)
    assert list(home.open().incidents()) == []


@pytest.fixture
def keyring(tmp_path: Path) -> Keyring:
    create_key(tmp_path / "register.key")
    return load_key(tmp_path / "register.key")


def test_one_value_is_stored_differently_each_time(keyring: Keyring) -> None:
    one, other = keyring.encrypted("t.c", b"asthma"), keyring.encrypted("t.c", b"asthma")
    assert one != other
    assert keyring.decrypted("t.c", one) == keyring.decrypted("t.c", other) == b"asthma"


def test_a_value_moved_to_another_column_does_not_open(keyring: Keyring) -> None:
    stored = keyring.encrypted("t.c", b"asthma")
    with pytest.raises(RegisterError, match="does not open"):
        keyring.decrypted("t.d", stored)


def test_a_changed_value_does_not_open(keyring: Keyring) -> None:
    stored = bytearray(keyring.encrypted("t.c", b"asthma"))
    stored[-1] ^= 1
    with pytest.raises(RegisterError, match="does not open"):
        keyring.decrypted("t.c", bytes(stored))


def test_a_value_of_a_later_key_names_the_key_as_lost(keyring: Keyring) -> None:
    stored = b"\x02" + keyring.encrypted("t.c", b"asthma")[1:]
    with pytest.raises(KeyLost):
        keyring.decrypted("t.c", stored)


def test_digests_tell_purposes_and_borders_apart(keyring: Keyring) -> None:
    digests = [
        keyring.digest("locator", "a", "bc"),
        keyring.digest("locator", "ab", "c"),
        keyring.digest("group", "a", "bc"),
        keyring.digest("locator", "a", "bc", ""),
    ]
    assert len(set(digests)) == len(digests)


def test_a_file_name_that_is_no_unicode_has_a_digest(keyring: Keyring) -> None:
    assert len(keyring.digest("locator", "share", "caf\udce9.txt")) == 32


def test_a_keyring_prints_nothing_of_its_key(keyring: Keyring) -> None:
    assert repr(keyring) == "<keyring>"
