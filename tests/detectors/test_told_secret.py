"""Secrets that a sentence tells without "password is"."""

from __future__ import annotations

import pytest

from detectors.told_secret import bare_pairs, told_secrets


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
        ("Wren Ashdown's door code is 6093.", "6093"),
        ("Print code for Wren Ashdown is 50217.", "50217"),
        ("Wren Ashdown unlocks with 2-5-8-0.", "2-5-8-0"),
        ("Home code for Wren Ashdown: KLMT PQRS WXYZ", "KLMT PQRS WXYZ"),
        ("Wren Ashdown's recovery key is 4F7K-9PLQ-22MX.", "4F7K-9PLQ-22MX"),
        ("The magic word for Wren Ashdown is bananas12.", "bananas12"),
        ("Label for Wren Ashdown: u: ash.w9, p: Rainbow6", "ash.w9, p: Rainbow6"),
        ("The administrator reset Wren Ashdown to Kettle!7.", "Kettle!7"),
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
        "The door code for Wren Ashdown's classroom was changed in 2025.",
        "Wren Ashdown logged on to the maths site and scored 4500 points.",
        "Wren Ashdown signed in at 0845.",
        "Wren Ashdown reset the timer to 45 seconds.",
        "Trouble signing in: quote REQ-0031877 or dial 3399 and ask for Zoe Brent.",
        "If your login fails, ring 4471 and speak to Zoe Brent.",
        "Password problems: see Zoe Brent, ticket HD-20931.",
    ],
)
def test_what_is_none_stays(text: str) -> None:
    assert list(told_secrets(text, (0, len(text)))) == []


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Wren Ashdown (ashw4|Mango_77) for the tablets.", "ashw4|Mango_77"),
        ("Gave Wren Ashdown a slip: gannet3, Ziggurat5.", "gannet3, Ziggurat5"),
        ("Wren Ashdown, heron7 then Gravy-Boat2.", "heron7 then Gravy-Boat2"),
    ],
)
def test_an_account_beside_a_secret_is_found(text: str, pair: str) -> None:
    assert [text[f.start : f.end] for f in bare_pairs(text)] == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "Wren Ashdown is in year7, Form12.",
        "Wren Ashdown is in room12 and Office365 is down.",
        "The slip says gannet3, Ziggurat5.",
        "Wren Ashdown read page12, Chapter.",
    ],
)
def test_no_account_stands_beside_a_form_or_a_page(text: str) -> None:
    assert list(bare_pairs(text)) == []
