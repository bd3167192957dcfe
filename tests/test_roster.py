"""What the roster knows of people, links, addresses and lists."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from scanner.model import PersonKind
from scanner.personal import Personal
from scanner.roster.roster import phone_digits, postcode_in
from tests.school import school_roster
from tests.small_roster import a_contact, a_pupil, a_roster, a_teacher

ROSTER = school_roster()


def test_people_are_found_by_what_is_theirs() -> None:
    assert ROSTER.people_by_email("maravelle.q@postbox.example") == ("C01",)
    assert ROSTER.people_by_upn("W301123420001") == ("P01",)
    assert ROSTER.people_by_phone("01632960101") == ("C01",)
    assert ROSTER.people_by_postcode("LK1 2ZQ") == ("P01", "P02", "C01", "C02")
    assert ROSTER.people_by_date_of_birth(date(2015, 3, 9)) == ("P01",)
    assert ROSTER.people_by_personal_email("gavrielle.tunstock@webmail.example") == ("S02",)


def test_nobody_has_what_nobody_has() -> None:
    assert ROSTER.people_by_email("stranger@nowhere.example") == ()
    assert ROSTER.people_by_email("") == ()
    assert ROSTER.people_by_upn("Q207000016049") == ()
    assert ROSTER.people_by_phone("07700900999") == ()
    assert ROSTER.people_by_postcode("ZZ9 9ZZ") == ()
    assert ROSTER.people_by_date_of_birth(date(1999, 1, 1)) == ()


def test_personal_address_is_no_registered_one() -> None:
    assert ROSTER.people_by_email("gavrielle.tunstock@webmail.example") == ()


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("01632 960101", "01632960101"),
        ("+44 1632 960101", "01632960101"),
        ("0044 (0)1632 960101", "01632960101"),
        ("+44 (0) 1632 960101", "01632960101"),
        ("(01632) 960-101", "01632960101"),
        ("1632 960101", "01632960101"),
        ("07700 900123", "07700900123"),
        ("+447700900123", "07700900123"),
        ("", ""),
    ],
)
def test_phone_is_compared_in_national_form(written: str, digits: str) -> None:
    assert phone_digits(written) == digits


@pytest.mark.parametrize(
    ("text", "postcodes"),
    [
        ("3 Thistledrop Row, LK1 2ZQ", ["LK1 2ZQ"]),
        ("lk12zq", ["LK1 2ZQ"]),
        ("LK1 2ZQ and W1A 0AX", ["LK1 2ZQ", "W1A 0AX"]),
        ("Room 1 2A", []),
        ("XLK1 2ZQ9", []),
    ],
)
def test_postcodes_are_read_from_a_text(text: str, postcodes: list[str]) -> None:
    assert list(postcode_in(text)) == postcodes


def test_links_lead_both_ways() -> None:
    link = ROSTER.link("P06", "C08")
    assert link is not None
    assert not link.may_receive
    assert ROSTER.link("P06", "C01") is None
    assert [link.contact for link in ROSTER.links_of_pupil("P06")] == ["C07", "C08"]
    assert ROSTER.pupils_of("C01") == ("P01", "P02")
    assert ROSTER.pupils_of("S01") == ()


@pytest.mark.parametrize(
    ("reference", "pupil"),
    [
        ("P01", "P01"),
        (" P01 ", "P01"),
        ("W301123420001", "P01"),
        ("w301123420001", "P01"),
        ("C01", None),
        ("S01", None),
        ("P99", None),
        ("", None),
    ],
)
def test_platforms_name_a_pupil_by_id_or_upn(reference: str, pupil: str | None) -> None:
    assert ROSTER.pupil_by_reference(reference) == pupil


@pytest.mark.parametrize(
    ("name", "school"),
    [
        ("fir", "fir"),
        ("FIR", "fir"),
        ("Fir Primary", "fir"),
        (" ash academy ", "ash"),
        ("Oak", None),
    ],
)
def test_school_is_known_by_id_or_name(name: str, school: str | None) -> None:
    assert ROSTER.school_by_name(name) == school


def test_domains_of_staff_and_pupils_are_ours() -> None:
    assert ROSTER.school_of_domain("fir.example.sch.uk") == "fir"
    assert ROSTER.school_of_domain("pupils.ash.example.sch.uk") == "ash"
    assert not ROSTER.is_our_domain("postbox.example")
    assert not ROSTER.is_our_domain("example.sch.uk")


def test_known_addresses_are_those_of_people_and_lists() -> None:
    known = set(ROSTER.known_addresses())
    assert {
        "maravelle.q@postbox.example",
        "gavrielle.tunstock@webmail.example",
        "all-staff@fir.example.sch.uk",
    } <= known
    assert "" not in known


def test_shared_address_has_all_its_holders() -> None:
    roster = a_roster(
        [
            a_contact("C1", "Ann Lowenthorne", "family@postbox.example"),
            a_contact("C2", "Bob Lowenthorne", "family@postbox.example"),
        ]
    )
    assert roster.people_by_email("family@postbox.example") == ("C1", "C2")


@pytest.mark.parametrize(
    ("group", "members"),
    [
        ("all-staff@ash.example.sch.uk", "S05 S09 S10 S11"),
        ("all-staff@fir.example.sch.uk", "S01 S02 S03 S04 S07 S11"),  # no governor, no leaver
        ("governors@fir.example.sch.uk", "S06"),
        ("governors@ash.example.sch.uk", ""),
        ("all-pupils@ash.example.sch.uk", "P04 P05 P11"),  # no leaver
        ("all-parents@ash.example.sch.uk", "C04 C05 C06 C13"),
        ("sen-team@fir.example.sch.uk", "S04 S03"),
    ],
)
def test_list_without_members_has_those_of_its_kind(group: str, members: str) -> None:
    found = ROSTER.members(ROSTER.groups[group])
    assert found is not None
    assert " ".join(found) == members


def test_parents_who_may_not_receive_are_in_no_list() -> None:
    parents = ROSTER.members(ROSTER.groups["all-parents@fir.example.sch.uk"])
    assert parents is not None
    assert "C07" in parents
    assert "C08" not in parents


def test_people_are_told_apart_by_kind() -> None:
    assert [p.id for p in ROSTER.of_kind(PersonKind.AGENCY)] == ["agency:2", "agency:3"]
    assert len(list(ROSTER.of_kind(PersonKind.PUPIL))) == 12


def test_roster_travels_to_a_worker_whole() -> None:
    copy = pickle.loads(pickle.dumps(ROSTER))
    assert copy.people == ROSTER.people
    assert copy.people_by_postcode("LK1 2ZQ") == ROSTER.people_by_postcode("LK1 2ZQ")


def test_roster_prints_nobody() -> None:
    roster = a_roster(
        [
            a_pupil("P1", "Wilf Lowenthorne", "wilf@pupils.elm.example.sch.uk"),
            a_teacher("S1", "Ivo Lowenthorne", personal_email=Personal("ivo@postbox.example")),
        ]
    )
    printed = repr(roster) + repr(roster.people) + repr(roster.people["S1"])
    assert "Lowenthorne" not in printed
    assert "@" not in printed
