"""Secrets that a sentence tells without "password is"."""

from __future__ import annotations

import pytest

from detectors.told_secret import told_secrets


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("The password for Wren Ashdown is Harbour7.", "Harbour7"),
        ("Wren Ashdown forgot the password, so I set it to Kettle40.", "Kettle40"),
        ("Wren Ashdown's PIN for the copier is 4471.", "4471"),
        ("Did the password Cobble11 work for Wren Ashdown?", "Cobble11"),
        ("Is Marble-2 still Wren Ashdown's password?", "Marble-2"),
        ("The login Pebble!3 does not work for Wren Ashdown.", "Pebble!3"),
        ("Please give Wren Ashdown this password: Lantern-63", "Lantern-63"),
    ],
)
def test_it_is_found(text: str, secret: str) -> None:
    assert [text[f.start : f.end] for f in told_secrets(text, (0, len(text)))] == [secret]


@pytest.mark.parametrize(
    "text",
    [
        "Wren Ashdown forgot the password.",
        "The password policy asks Wren Ashdown for 12 characters from 2026.",
        "Wren Ashdown needs a password for Office365.",
        "The Zoom password for Wren Ashdown's assembly is Harbour7.",
        "The password is Harbour7.",
        "Wren Ashdown lost her pin badge, number 4471.",
        "Wren Ashdown, UPN B801200005001, has no password yet.",
        "Wren Ashdown of Year-11 has a new login.",
        "The password was changed. Wren Ashdown bought a Cobble11.",
    ],
)
def test_what_is_none_stays(text: str) -> None:
    assert list(told_secrets(text, (0, len(text)))) == []
