"""Identifiers with a form, a check or a label: what is found, and what only looks alike.

The check digits of generated samples are computed here, apart from the detectors' own code.
"""

from __future__ import annotations

import random

import pytest

from detectors.upn import is_upn
from scanner.model import MentionKind
from tests.detectors.school_text import SmallRoster, found, mentions, table_of

UPN_ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ"


def upn_with_check(rest: str) -> str:
    total = 0
    for position in range(2, 14):
        character = rest[position - 2]
        value = UPN_ALPHABET.find(character) if character.isalpha() else int(character)
        total += position * value
    return UPN_ALPHABET[total % 23] + rest


def eleven_check(nine: str) -> int:
    return sum((10 - index) * int(digit) for index, digit in enumerate(nine)) % 11


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UPN B801200005001.", ["B801200005001"]),
        ("Pupil ref: B801200005001", ["B801200005001"]),
        ("U.P.N. B801200005001", ["B801200005001"]),
        ("UPN B 8012 0000 5001", ["B 8012 0000 5001"]),
        ("B801200005001 is her UPN", ["B801200005001"]),
        ("P207000016049", ["P207000016049"]),
        ("temporary X00180001701A (Year 3)", ["X00180001701A"]),
        ("x00180001701a", ["x00180001701a"]),
        ("upn: b801200005001, form 9B", ["b801200005001"]),
        ("B 801 2000 05 001", ["B 801 2000 05 001"]),
        ("B801-2000-05001", ["B801-2000-05001"]),
        ("B801200005001;P207000016049", ["B801200005001", "P207000016049"]),
        ("Pupil B B801200005001", ["B801200005001"]),
        # lookalikes
        ("Q207000016049", []),  # the wrong example of two vendors' help pages
        ("A801200005001", []),
        ("XB801200005001", []),
        ("B8012000050012", []),
        ("I801200005001", []),  # no check letter is I, O or S
        ("order no B801200005001", []),
        ("B80120000500", []),
        ("part number P207000016049", []),
        ("Case B-8012-00005001", []),
        ("case B801200005001", []),
        ("Laptop B801200005001", []),
        ("Frame no. B801200005001", []),
        ("B 8012 0000 5001", []),  # not grouped as a UPN is
    ],
)
def test_upns_are_found_by_form_and_check_letter(text: str, expected: list[str]) -> None:
    assert found("upn", text) == expected


def test_every_generated_upn_passes_and_no_other_check_letter_does() -> None:
    chance = random.Random(7)
    for _ in range(200):
        rest = f"{chance.randint(201, 938)}" + "".join(chance.choices("0123456789", k=8))
        rest += chance.choice("0123456789" + UPN_ALPHABET)
        upn = upn_with_check(rest)
        assert found("upn", f"see {upn}.") == [upn]
        assert [letter for letter in UPN_ALPHABET if is_upn(letter + rest)] == [upn[0]]


def test_upn_mentions_name_the_roster_people_even_where_an_order_is_spoken_of() -> None:
    roster = SmallRoster(upns={"B801200005001": ("P0012",)})
    (mention,) = mentions("upn", "order b801200005001", roster)
    assert mention.subjects == ("P0012",)
    assert (mention.kind, mention.value, mention.part) == (MentionKind.IDENTIFIER, "upn", 3)
    (unknown,) = mentions("upn", "UPN P207000016049", roster)
    assert unknown.subjects == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ULN 9276308686", ["9276308686"]),
        ("Her unique learner number is 9276308686.", ["9276308686"]),
        ("uln: 9276 308 686", ["9276 308 686"]),
        ("9276308686 (ULN)", ["9276308686"]),
        ("Unique Learner Number (10 digits): 9276308686", ["9276308686"]),
        ("ULN:\n9276308686", ["9276308686"]),
        ("ULNs: 9276308686, 9276308686", ["9276308686", "9276308686"]),
        ("Could 9276308686 be Ana Foster's ULN?", ["9276308686"]),
        ("Was 9276308686 the ULN given to her?", ["9276308686"]),
        ("The personal learning record shows 9276308686", ["9276308686"]),
        # lookalikes
        ("9276308686", []),
        ("Order 9276308686", []),
        ("ULN 9276308687", []),
        ("ULN requests, order 9276308686", []),
        ("No ULN yet. The number to ring is 9276308686", []),
        ("ULN 92763086861", []),
    ],
)
def test_ulns_want_a_label_and_the_check(text: str, expected: list[str]) -> None:
    assert found("uln", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NHS number 943 476 5870", ["943 476 5870"]),
        ("943 476 5870 is her NHS number", ["943 476 5870"]),
        ("Please quote 943 476 5870, his NHS number", ["943 476 5870"]),
        ("N.H.S. no. 943 476 5870", ["943 476 5870"]),
        ("NHS No: 9434765870", ["9434765870"]),
        ("NHS: 943-476-5870,", ["943-476-5870"]),
        ("her NHS number (from the GP letter) is 943 476 5870", ["943 476 5870"]),
        ("NHS Number\n943 476 5870", ["943 476 5870"]),
        ("943 476 5870, are not Ana Foster's NHS number", ["943 476 5870"]),
        ("Does 943 476 5870 match her NHS number?", ["943 476 5870"]),
        ("The NHS app shows 943 476 5870", ["943 476 5870"]),
        ("Ring 943 476 5870 on Monday about the NHS number", []),
        # lookalikes
        ("order 9434765870", []),
        ("9434765870", []),
        ("NHS order 9434765870", []),
        ("Your order 9434765870 from NHS supplies", []),
        ("NHS number 9434765871", []),
        ("NHS posters, invoice number 9434765870", []),
        ("the NHS has paid 9434765870", []),
        ("NHS number 0000000000", []),
    ],
)
def test_nhs_numbers_want_a_label_and_the_check(text: str, expected: list[str]) -> None:
    assert found("nhs_number", text) == expected


def test_no_ten_digits_are_both_a_labelled_uln_and_an_nhs_number() -> None:
    chance = random.Random(11)
    seen = {"uln": 0, "nhs_number": 0}
    for _ in range(400):
        nine = str(chance.randint(100000000, 999999999))
        remainder = eleven_check(nine)
        if remainder not in (0, 10):
            uln = nine + str(10 - remainder)
            assert found("uln", f"ULN {uln}") == [uln]
            assert found("nhs_number", f"NHS no {uln}") == []
            seen["uln"] += 1
        if remainder != 1:
            nhs = nine + str((11 - remainder) % 11)
            assert found("nhs_number", f"NHS no {nhs}") == [nhs]
            assert found("uln", f"ULN {nhs}") == []
            seen["nhs_number"] += 1
    assert min(seen.values()) > 300


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NI number AB123456C", ["AB123456C"]),
        ("Nat. Ins. No. AB123456C", ["AB123456C"]),
        ("Frame AB123456C", []),
        ("Permit AB123456C", []),
        ("AB 12 34 56 C is hers", ["AB 12 34 56 C"]),
        ("Payroll say AB 12 34 56 C is the wrong NI number.", ["AB 12 34 56 C"]),
        ("We need AB 12 34 56 C (her NI number) on the form.", ["AB 12 34 56 C"]),
        ("NINO: ab123456c", ["ab123456c"]),
        ("National Insurance no. JM 123456 D.", ["JM 123456 D"]),
        ("National Insurance AB123456", ["AB123456"]),
        ("AB123456C", ["AB123456C"]),
        # lookalikes
        ("QQ123456A", []),
        ("NI number QQ123456A", []),
        ("NI number GB123456A", []),
        ("NI number DA123456A", []),
        ("NI number AO123456A", []),
        ("NI number TN123456A", []),
        ("AB123456E", []),
        ("AB123456", []),
        ("product code AB123456C", []),
        ("order AB123456C", []),
        ("ab123456c", []),
        ("XAB123456C", []),
        ("files/AB123456C", []),
    ],
)
def test_national_insurance_numbers_follow_the_prefix_rules(text: str, expected: list[str]) -> None:
    assert found("nino", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TRN 1234567", ["1234567"]),
        ("Teacher reference number: 12/34567", ["12/34567"]),
        ("teacher ref. 1234567 checked", ["1234567"]),
        ("Teacher Number 1234567", ["1234567"]),
        ("TRN no. 1234567", ["1234567"]),
        ("QTS ref: 1234567", ["1234567"]),
        ("Teachers’ Pensions reference 1234567", ["1234567"]),
        ("Teacher planner order 1234567", []),
        ("1234567", []),
        ("invoice 1234567", []),
        ("TRN 12345678", []),
        ("TRN to follow; order 1234567", []),
        ("URN 1234567", []),
    ],
)
def test_teacher_numbers_want_a_label(text: str, expected: list[str]) -> None:
    assert found("trn", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UCI 681990012058G", ["681990012058G"]),
        ("exam entry 689990980001D", ["689990980001D"]),
        ("Candidate 689990980001D sat GCSE maths", ["689990980001D"]),
        ("uci: 681990012058g", ["681990012058g"]),
        ("UCI: 68199 0 01 2058 G", ["68199 0 01 2058 G"]),
        ("Ana Foster = 681990012058G on the A2C file", ["681990012058G"]),
        ("UCI 99999B090001A", ["99999B090001A"]),  # international centres
        # lookalikes
        ("681990012058H", []),
        ("689990980001A", []),
        ("99999B090001A", []),
        ("68199 0 01 2058 G", []),
        ("product 681990012058G", []),
        ("Frame number 681990012058G", []),  # one chance number in seventeen passes the check
        ("689990980001D", []),
        ("the box marked 689990980001D", []),
        ("exam papers, batch 689990980001D", []),
        ("1681990012058G", []),
        ("681990012058GX", []),
    ],
)
def test_ucis_are_found_by_their_check_letter(text: str, expected: list[str]) -> None:
    assert found("uci", text) == expected


def test_generated_ucis_pass_with_their_own_letter_only() -> None:
    chance = random.Random(3)
    letters = "ABCDEFGHKLMRTVWXY"
    for _ in range(100):
        digits = (
            f"{chance.randint(10000, 79999)}0{chance.randint(10, 26)}{chance.randint(1, 9999):04}"
        )
        total = sum((16 - place) * int(digit) for place, digit in enumerate(digits))
        accepted = [letter for letter in letters if found("uci", f"UCI {digits}{letter}")]
        assert accepted == [letters[total % 17]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Candidate no. 0042", ["0042"]),
        ("candidate number: 4127, seat B4", ["4127"]),
        ("Centre 64321 / candidate 0042", ["0042"]),
        ("Centre/candidate: 64321/0042", ["0042"]),
        ("Candidate 0042 was late", ["0042"]),
        ("64321/0042", []),
        ("the exam of 2024", []),
        ("Candidates sat it in June 2024", []),
        ("Room 0042", []),
        ("the candidate numbers for 2024 are out", []),
        ("0042", []),
        ("candidate no 1.5000", []),
    ],
)
def test_candidate_numbers_want_a_label_or_their_centre(text: str, expected: list[str]) -> None:
    assert found("candidate_number", text) == expected


@pytest.mark.parametrize(
    ("name", "heading", "value"),
    [
        ("uln", "ULN", "9276308686"),
        ("nhs_number", "NHS", "943 476 5870"),
        ("nhs_number", "NHS Number", "9434765870"),
        ("trn", "TRN", "1234567"),
        ("trn", "Teacher Number", "1234567"),
        ("trn", "teacher_number", "1234567"),
        ("uln", "LearnerNumber", "9276308686"),
        ("upn", "pupil_upn", "B801200005001"),
        ("uci", "Cand ID", "681990012058G"),
        ("nino", "NI Number", "ab 12 34 56 c"),
        ("candidate_number", "Cand. No", "0042"),
        ("candidate_number", "Candidate Number", "4127"),
    ],
)
def test_a_heading_labels_its_column_and_no_other(name: str, heading: str, value: str) -> None:
    under = table_of([["Name", heading, "Form"], ["Amira Khan", value, "9B"]])
    assert found(name, under) == [value]
    beside = table_of([["Name", "Order no", heading], ["Amira Khan", value, ""]])
    assert found(name, beside) == []


def test_a_label_in_the_cell_to_the_left_names_the_value() -> None:
    assert found("uln", table_of([["Name", "Amira Khan"], ["ULN", "9276308686"]])) == ["9276308686"]
    assert found("uln", table_of([["Name", "Amira Khan"], ["Order", "9276308686"]])) == []


def test_public_numbers_of_schools_are_nobodys() -> None:
    text = "URN 123456, LAESTAB 801/2000, DfE number 8012000, UKPRN 10012345, VAT GB123456789"
    for name in ("upn", "uln", "nhs_number", "nino", "uci", "trn", "candidate_number", "phone"):
        assert found(name, text) == []
