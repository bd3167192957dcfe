"""E-mail, telephone, postcode and street: what is a person's, and what only looks alike."""

from __future__ import annotations

import pytest

from detectors.postcode import AREAS, is_postcode, written_postcode
from detectors.street_address import folded_address
from scanner.model import MentionKind
from tests.detectors.school_text import SmallRoster, found, mentions, table_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to name@school.sch.uk.", ["name@school.sch.uk"]),
        ("<head@oak.example.sch.uk>", ["head@oak.example.sch.uk"]),
        ("a.khan+trips@example.com, and", ["a.khan+trips@example.com"]),
        ("sinead.o'brien@example.org", ["sinead.o'brien@example.org"]),
        ("'tom@example.com'", ["tom@example.com"]),
        ("(tom_s@mail.example.net)", ["tom_s@mail.example.net"]),
        ("mailto:tom@example.com?subject=x", ["tom@example.com"]),
        ("zoë@exämple.example", ["zoë@exämple.example"]),
        ("zoe@xn--exmple-cua.example", ["zoe@xn--exmple-cua.example"]),
        ("TOM@EXAMPLE.COM;ann@example.com", ["TOM@EXAMPLE.COM", "ann@example.com"]),
        ("see...tom@example.com", ["tom@example.com"]),
        ("is it tom@example.com?", ["tom@example.com"]),
        ("tom@example.com's mail", ["tom@example.com"]),
        # lookalikes
        ("@oakprimary on social media", []),
        ("tom@localhost", []),
        ("cid:image001.png@01DA2B3C.4D5E6F70", []),
        ("logo@2x.png", []),
        ("3 pens @ 2.50 each", []),
        ("tom @ example.com", []),
        ("meet @ 3.30pm", []),
    ],
)
def test_email_addresses_are_found_without_what_surrounds_them(
    text: str, expected: list[str]
) -> None:
    assert found("email", text) == expected


@pytest.mark.parametrize(
    "written",
    ["Sinead.O'Brien@Example.org", "sinead.o’brien@example.org"],
)
def test_email_holders_are_asked_for_in_lower_case(written: str) -> None:
    roster = SmallRoster(emails={"sinead.o'brien@example.org": ("C0001", "C0002")})
    (mention,) = mentions("email", f"to {written} today", roster)
    assert mention.subjects == ("C0001", "C0002")


def test_international_domain_is_also_asked_for_as_it_travels() -> None:
    domain = "exämple.example".encode("idna").decode()
    roster = SmallRoster(emails={f"zoe@{domain}": ("C0003",)})
    (mention,) = mentions("email", "zoe@exämple.example", roster)
    assert mention.subjects == ("C0003",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("07700 900123", ["07700 900123"]),
        ("Mum: 07700900123.", ["07700900123"]),
        ("mobile 07700-900-123, home 01632 960123", ["07700-900-123", "01632 960123"]),
        ("(01632) 960123", ["(01632) 960123"]),
        ("from Oak School, mum 07700 900123", ["07700 900123"]),
        ("020 7946 0123", ["020 7946 0123"]),
        ("+44 7700 900123", ["+44 7700 900123"]),
        ("+44 (0)1632 960123", ["+44 (0)1632 960123"]),
        ("+447700900123", ["+447700900123"]),
        ("0044 7700 900 123", ["0044 7700 900 123"]),
        ("07700 900123 or 07700 900456", ["07700 900123", "07700 900456"]),
        ("07700 900123/07700 900456", ["07700 900123", "07700 900456"]),
        ("07700900123,07700900456", ["07700900123", "07700900456"]),
        ("Sam Smith 07700 900123 9B", ["07700 900123"]),
        ("01632 960123 ext. 204", ["01632 960123"]),
        ("tel:01632960123", ["01632960123"]),
        ("grandmother in Cork +353 20 912 3456", ["+353 20 912 3456"]),
        ("Reception pupil, mum on 07700 900123", ["07700 900123"]),
        # lookalikes
        ("ext. 2041", []),
        ("order 07700900123", []),
        ("Order no: 01632960123", []),
        ("invoice number 01632 960123", []),
        ("999, 101, 111, 116 123", []),
        ("Childline 0800 1111", []),
        ("0808 157 0123, 0300 123 0123, 0345 608 0123, 0844 815 0123, 0870 600 0123", []),
        ("School office: 01632 960000", []),
        ("call reception on 01632 960000", []),
        ("the school office (01632 960000)", []),
        ("01632 960000 (school office)", []),
        ("Any questions? Please call us on 01632 960000", []),
        ("Call us on 01632 960000.\n\nR Holt\nSchool Office", []),
        ("Please ring us on 01632 960000, we are his grandparents", ["01632 960000"]),
        ("Oak Primary School, 1 School Lane, Town, TN1 2AB\nTel: 01632 960000", []),
        ("Mill Surgery 01632 960222", []),
        ("attendance line 01632 960001", []),
        ("01632 9601234567", []),
        ("GB0107700900123", []),
        ("P207000016049", []),
        ("GB29 NWBK 6016 1331 9268 19", []),
        ("2026-01-12 10:30", []),
        ("01/02/2026 10.30", []),
        ("01.02.2026 1030", []),
        ("lottery 01 02 03 04 05 06", []),
        ("0123456789", []),
        ("00000000000", []),
        ("20-45-45 12345678", []),
        ("£07700900123", []),
        ("4929 0770 0900 1234", []),
        ("9434765870", []),
    ],
)
def test_telephone_numbers_of_people_are_found(text: str, expected: list[str]) -> None:
    assert found("phone", text) == expected


def test_heading_makes_a_number_of_ten_digits_a_telephone_number() -> None:
    rows = [["Name", "Mobile", "Order no"], ["Amira Khan", "7700900123", "7700900456"]]
    assert found("phone", table_of(rows)) == ["7700900123"]
    assert found("phone", table_of([["Name", "Order no"], ["Amira Khan", "07700900123"]])) == []


@pytest.mark.parametrize("written", ["07700 900123", "+44 (0)7700 900123", "00447700900123"])
def test_telephone_holders_are_asked_for_in_national_form(written: str) -> None:
    roster = SmallRoster(phones={"07700900123": ("C0004",)})
    (mention,) = mentions("phone", f"ring {written}", roster)
    assert mention.subjects == ("C0004",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 Acacia Road, Town, AB1 2CD", ["AB1 2CD"]),
        ("lives at SW1A 1AA.", ["SW1A 1AA"]),
        ("GIR 0AA", ["GIR 0AA"]),
        ("EC1A 1BB and W1A 0AX", ["EC1A 1BB", "W1A 0AX"]),
        ("M1 1AE, B33 8TH, CR2 6XH, DN55 1PT", ["M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT"]),
        ("Postcode: dn551pt", ["dn551pt"]),
        ("9 Mill Lane, Town, ab1 2cd", ["ab1 2cd"]),
        ("postcode\nAB12CD", ["AB12CD"]),
        # lookalikes
        ("room B12 4XY", []),
        ("exam room: E1 2AB", []),
        ("product code SW1 2AB", []),
        ("Q12 4XY", []),
        ("ZZ99 9ZZ", []),
        ("M1A 1AA", []),
        ("AB1 2CV", []),  # C I K M O V end no postcode, unless a label says so
        ("the AB1 2CD form", []),
        ("class m11ab", []),
        ("B124XY", []),
        ("SKU AB12CD", []),
        ("XAB1 2CD", []),
        ("AB1 2CDX", []),
        ("ab1 2cd", []),
    ],
)
def test_postcodes_have_a_real_area_and_shape(text: str, expected: list[str]) -> None:
    assert found("postcode", text) == expected


def test_every_area_makes_a_postcode_and_other_letters_none() -> None:
    assert all(is_postcode(f"{area}1 2AB") for area in AREAS)
    assert not any(is_postcode(f"{area}1 2AB") for area in ("Q", "X", "AA", "QQ", "ZZ", "BC"))
    assert written_postcode("sw1a1aa") == "SW1A 1AA"


def test_postcode_of_one_household_has_subjects_and_of_two_has_none() -> None:
    people = {"AB1 2CD": ("P1", "C1"), "AB1 2CE": ("P1", "P9"), "ZZ99 9ZZ": ("P2",)}
    roster = SmallRoster(postcodes=people, households=(frozenset({"P1", "C1"}),))
    (one,) = mentions("postcode", "ab12cd", roster)
    (two,) = mentions("postcode", "AB1 2CE", roster)
    (pseudo,) = mentions("postcode", "ZZ99 9ZZ", roster)
    assert (one.subjects, two.subjects, pseudo.subjects) == (("P1", "C1"), (), ("P2",))


@pytest.mark.parametrize(
    "text",
    [
        "Oak Primary School, School Lane, Town, AB1 2CD",
        "Oak Academy\nSchool Lane\nTown\nAB1 2CD",
        "the surgery is at Mill Surgery, 3 Mill Lane, Town, AB1 2CD",
    ],
)
def test_addresses_of_organisations_are_nobodys(text: str) -> None:
    assert found("postcode", text) == []
    assert found("street_address", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 Acacia Road, Town, AB1 2CD", ["12 Acacia Road, Town"]),
        ("Flat 3, 9 Mill Lane, Town, AB1 2CD", ["Flat 3, 9 Mill Lane, Town"]),
        ("12a Acacia Rd\nTown\nAB1 2CD", ["12a Acacia Rd\nTown"]),
        ("Address: 12 Acacia Road", ["12 Acacia Road"]),
        ("Home address\n12 Acacia Road", ["12 Acacia Road"]),
        ("She lives at 7 School Lane now.", ["7 School Lane"]),
        ("moved to 27 Hope Street, Town. Her postcode is LS1 4AP", ["27 Hope Street"]),
        ("9 Elm Grove, St. Mary, LS1 4AP", ["9 Elm Grove, St. Mary"]),
        ("Rose Cottage, Mill Lane, Town, AB1 2CD", ["Rose Cottage, Mill Lane, Town"]),
        ("moved to 4 St Mary's Close last week", ["4 St Mary's Close"]),
        ("14 HIGH STREET, TOWN AB1 2CD", ["14 HIGH STREET, TOWN"]),
        # lookalikes
        ("They read about 221B Baker Street.", []),
        ("the shop at 12 Acacia Road", []),
        ("a 10 minute drive", []),
        ("Year 9 park run", []),
        ("12 Acacia Road", []),
        ("Address the 3 points at the end", []),
    ],
)
def test_street_addresses_want_a_postcode_or_a_label(text: str, expected: list[str]) -> None:
    assert found("street_address", text) == expected


def test_heading_makes_a_column_of_addresses() -> None:
    part = table_of(
        [
            ["Name", "Home address", "Email address", "Town"],
            ["Amira Khan", "The Old Forge, Nether End, AB1 2CD", "amira@example.com", "Town"],
            ["Tom Reed", "12 Acacia Road", "", ""],
            ["Ann Lee", "as above", "", ""],
            ["Joe Ray", "n/a", "", ""],
        ],
    )
    assert found("street_address", part) == ["The Old Forge, Nether End", "12 Acacia Road"]
    assert found("postcode", part) == ["AB1 2CD"]


def test_roster_address_is_found_anywhere_and_names_its_household() -> None:
    known = {folded_address("12 Acacia Road"): ("P1", "C1")}
    roster = SmallRoster(addresses=known, households=(frozenset({"P1", "C1"}),))
    (mention,) = mentions("street_address", "left at 12 Acacia Road after tea", roster)
    assert (mention.kind, mention.value) == (MentionKind.CATEGORY, "contact_details")
    assert mention.subjects == ("P1", "C1")
