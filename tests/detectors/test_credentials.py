"""Passwords beside user names, and talk about passwords."""

from __future__ import annotations

import pytest

from scanner.model import MentionKind
from tests.detectors.school_text import found, mentions, table_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Username: jsmith Password: Sunny123", ["jsmith Password: Sunny123"]),
        ("Username: jsmith\nPassword: rainbow\n", ["jsmith\nPassword: rainbow"]),
        (
            "user name is jsmith and the password is Sunny123.",
            ["jsmith and the password is Sunny123"],
        ),
        ("login: jsmith pw: Sunny123", ["jsmith pw: Sunny123"]),
        ("Username: 70231 Password: Sunny123", ["70231 Password: Sunny123"]),
        ("user: 70231 pw: Sunny123", ["70231 pw: Sunny123"]),
        ("user: jsmith7 password: Sunny123", ["jsmith7 password: Sunny123"]),
        ("Name\tTrip debt\tPP type\nTom Reed\t£10 pw\tEver6", []),
        ("user: jsmith, pwd=Blue_sky", ["jsmith, pwd=Blue_sky"]),
        ("Login: jsmith / Sunny123", ["jsmith / Sunny123"]),
        ("login details: jsmith/Sunny123", ["jsmith/Sunny123"]),
        ("Email: tom@example.com Password: Sunny123", ["tom@example.com Password: Sunny123"]),
        ("Amira's password is Sunny123", ["Sunny123"]),
        ("your new password is: Sunny123", ["Sunny123"]),
        (
            "Password list: tom.reed / Sunny123, a.khan / Rainy456",
            ["tom.reed / Sunny123", "a.khan / Rainy456"],
        ),
        ("Logins:\n- treed: Sunny123\n- akhan: Rainy456", ["treed: Sunny123", "akhan: Rainy456"]),
        (
            "Username   Password\ntreed      rainbow\nakhan      Rainy456\n\nBest wishes   all",
            ["rainbow", "Rainy456"],
        ),
        ("Name,Form,Password\nTom Reed,9B,rainbow\n", ["rainbow"]),
        ("Mia Dunn logs in with mdunn4 and password Otter!77.", ["mdunn4 and password Otter!77"]),
        ("Mia Dunn's password is not Otter77 any more.", ["Otter77"]),
        ("Is Mia Dunn's password still Otter77?", ["Otter77"]),
        ("Mia Dunn's PIN for the copier is 6620.", ["6620"]),
        ("Mia Dunn's pass phrase is brown kettle moon.", ["brown kettle moon"]),
        ("login: u mdunn4 p Otter77", ["mdunn4 p Otter77"]),
        # lookalikes
        ("St Anne's Wi-Fi key is Guest2024", []),
        ("Mr Reed's Zoom passcode is 987654", []),
        ("The PIN for the gate is 1234.", []),
        ("Mia Dunn forgot her password 3 times.", []),
        ("Login: Monday / Tuesday", []),
        ("Topic, Password safety\nWeek 1, passwords", []),
        ("passwords: 9/10 pupils share theirs", []),
        ("Please change your password regularly.", []),
        ("Username and password are needed", []),
        ("Username: Password:", []),
        ("Username: ________ Password: ________", []),
        ("Enter your username and password to log in", []),
        ("Password: please contact the IT team", []),
        ("your password is required", []),
        ("her password has been reset", []),
        ("login/logout buttons", []),
        ("Wifi password: Guest2024", []),
        ("Zoom meeting 123 456, passcode: 987654", []),
        ("the password is the same for all", []),
        ("Username: jsmith Password: ********", []),
        ("Username: jsmith Password: [redacted]", []),
        ("Sign in / sign out sheet 2024", []),
        ("passed 12 exams, password policy 2024", []),
    ],
)
def test_credentials_are_a_user_with_a_password(text: str, expected: list[str]) -> None:
    assert found("credentials", text) == expected


def test_columns_of_users_and_passwords_show_credentials_row_by_row() -> None:
    part = table_of(
        [
            ["Pupil", "Username", "Password"],
            ["Amira Khan", "akhan", "Sunny123"],
            ["Tom Reed", "treed", "rainbow"],
            ["Ann Lee", "alee", ""],
            ["Joe Ray", "jray", "****"],
        ]
    )
    assert found("credentials", part) == ["Sunny123", "rainbow"]
    assert {(m.kind, m.value) for m in mentions("credentials", part)} == {
        (MentionKind.CATEGORY, "credentials")
    }


def test_blank_or_unheaded_columns_show_none() -> None:
    blank = table_of([["Name", "Username", "Password"], ["", "", ""], ["", "", ""]])
    topic = table_of([["Week", "Topic"], ["1", "Password safety"], ["2", "Phishing"]])
    assert found("credentials", blank) == []
    assert found("credentials", topic) == []
