"""Bank accounts, IBANs and cards beside numbers that only look alike."""

from __future__ import annotations

import pytest

from tests.detectors.school_text import found, table_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20-45-45 12345678", ["20-45-45 12345678"]),
        ("20-45-45, 12345678", ["20-45-45, 12345678"]),
        ("sort code 20-11-25 12345678", ["20-11-25 12345678"]),
        (
            "Sort code: 204545 Account number: 12345678",
            ["204545 Account number: 12345678"],
        ),
        ("Sort code: 20-45-45\nAccount no: 12345678", ["20-45-45\nAccount no: 12345678"]),
        ("s/c 20 45 45 a/c 12345678", ["20 45 45 a/c 12345678"]),
        ("Account number 12345678, sort code 20-45-45", ["12345678, sort code 20-45-45"]),
        (
            "Bank details: 20 45 45 / 12345678 (sort code / account)",
            ["20 45 45 / 12345678"],
        ),
        ("Bank a/c 12345678 (20-45-45)", ["12345678 (20-45-45"]),
        ("BACS: 204545, 12345678", ["204545, 12345678"]),
        ("account number 12345678 with sort code 20-11-25", ["12345678 with sort code 20-11-25"]),
        ("refund to account 12345678 (20 45 45)", ["12345678 (20 45 45"]),
        (
            "20-45-45 is the sort code and 1234 5678 the account",
            ["20-45-45 is the sort code and 1234 5678"],
        ),
        # lookalikes
        ("Stock 12345678 on shelf 20-45-45", []),
        ("Photocopier account 12345678, code 20-45-45", []),
        ("Gas account 12345678, meter 20 45 45", []),
        ("Locker 20-45-45, barcode 12345678", []),
        ("20-11-25 12345678", []),  # the 20th of November, and an order
        ("01-02-03 12345678", []),
        ("20-45-45", []),
        ("sort code 20-45-45", []),
        ("account number 12345678", []),
        ("order 20-45-45 12345678", []),
        ("204545 12345678", []),
        ("20-45-45 123456789", []),
    ],
)
def test_bank_accounts_are_a_sort_code_with_an_account(text: str, expected: list[str]) -> None:
    assert found("bank_account", text) == expected


def test_two_headed_columns_make_a_bank_account() -> None:
    rows = [["Name", "Sort code", "Account number"], ["Ann Lee", "204545", "12345678"]]
    assert found("bank_account", table_of(rows)) == ["204545\t12345678"]
    apart = [["Account number", "Name", "Sort code"], ["12345678", "Ann Lee", "204545"]]
    assert found("bank_account", table_of(apart)) == ["12345678"]
    other = [["Name", "Sort", "Number"], ["Ann Lee", "204545", "12345678"]]
    assert found("bank_account", table_of(other)) == []


def iban_with_check(country: str, rest: str) -> str:
    number = "".join(str(int(c, 36)) for c in rest + country + "00")
    return f"{country}{98 - int(number) % 97:02}{rest}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GB29 NWBK 6016 1331 9268 19 please", ["GB29 NWBK 6016 1331 9268 19"]),
        ("IBAN: GB29NWBK60161331926819.", ["GB29NWBK60161331926819"]),
        ("gb29 nwbk 6016 1331 9268 19 is mine", ["gb29 nwbk 6016 1331 9268 19"]),
        ("DE89370400440532013000", ["DE89370400440532013000"]),
        ("GB28 NWBK 6016 1331 9268 19", []),
        ("GB29 NWBK 6016 1331 9268 1", []),
        ("GB29NWBK601613319268190", []),
        ("ZZ29NWBK60161331926819", []),
        ("XGB29NWBK60161331926819", []),
    ],
)
def test_ibans_have_their_country_length_and_check(text: str, expected: list[str]) -> None:
    assert found("iban", text) == expected


@pytest.mark.parametrize(
    ("country", "rest"),
    [("GB", "WEST12345698765432"), ("IE", "AIBK93115212345678"), ("NL", "ABNA0417164300")],
)
def test_generated_ibans_pass(country: str, rest: str) -> None:
    iban = iban_with_check(country, rest)
    assert found("iban", f"to {iban}, thanks") == [iban]


def card_with_check(stem: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(stem)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += sum(map(int, str(value)))
    return stem + str(-total % 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4111 1111 1111 1111", ["4111 1111 1111 1111"]),
        ("4111-1111-1111-1111", ["4111-1111-1111-1111"]),
        ("card number 4111111111111111.", ["4111111111111111"]),
        ("3782 822463 10005", ["3782 822463 10005"]),
        ("5555555555554444", ["5555555555554444"]),
        # lookalikes
        ("4111 1111 1111 1112", []),
        ("order 4111111111111111", []),
        ("tracking number 4111 1111 1111 1111", []),
        ("Library card 4111 1111 1111 1111", []),
        ("IMEI 4111111111111111", []),
        ("Please charge 4111111111111111", ["4111111111111111"]),
        ("Dad read out 4111111111111111 for the ski balance.", ["4111111111111111"]),
        ("1234 4111 1111 1111 1111", []),
        ("4111 1111 1111 1111 1234", []),
        ("41111111111111111", []),
        ("9111 1111 1111 1111", []),
        ("41 1111 1111 111111 11", []),
        ("2026112112345678", []),
    ],
)
def test_cards_have_issuer_grouping_and_check(text: str, expected: list[str]) -> None:
    assert found("card", text) == expected


@pytest.mark.parametrize("stem", ["492912345678901", "510512345678901", "222112345678901"])
def test_generated_cards_pass_and_their_neighbours_do_not(stem: str) -> None:
    card = card_with_check(stem)
    assert found("card", card) == [card]
    assert found("card", stem + str((int(card[-1]) + 1) % 10)) == []
