"""To whom a letter is addressed, and who signed it."""

from __future__ import annotations

import pytest

from scanner.model import Field, Hidden, Origin, Part, RecipientKind
from scanner.personal import Personal
from scanner.what.layout import Layout
from scanner.who.addressee import addressees, as_recipient, signatories
from tests.read_text import a_body, detected, resolved
from tests.school import school_roster
from tests.small_roster import a_contact, a_link, a_pupil, a_roster

ROSTER = school_roster()
BLOCK = "3 Thistledrop Row\nLarkminster\nLK1 2ZQ\n\n"


def _addressees(*parts: Part) -> str:
    layouts = [Layout(part) for part in parts]
    mentions = [*detected(parts, ROSTER), *resolved(parts, ROSTER)]
    return " ".join(addressees(ROSTER, layouts, mentions))


@pytest.mark.parametrize(
    ("letter", "people"),
    [
        pytest.param(
            f"Mrs Maravelle Quibblewick\n{BLOCK}Dear Mrs Quibblewick,\n\nHello.", "C01", id="name"
        ),
        pytest.param(f"M Quibblewick\n{BLOCK}Dear Maravelle,\n\nHello.", "C01", id="initial"),
        pytest.param("Dear Maravelle Quibblewick,\n\nHello.", "C01", id="salutation only"),
        pytest.param(
            "Sennabeth Tharnaby\n17 Gorsewhistle Lane\nLK2 7QX\n\nDear parent,\n\nHello.",
            "C03",
            id="one contact at the postcode",
        ),
        pytest.param(
            "17 Gorsewhistle Lane\nlk27qx\n\nDear parent,\n\nHello.", "C03", id="postcode"
        ),
        pytest.param(f"{BLOCK}Dear parents,\n\nHello.", "C01 C02", id="a household of two"),
        pytest.param(
            "To the parents of Yelspeth Quibblewick (3B)\n\nDear parents,\n\nHello.",
            "C01 C02",
            id="parents of",
        ),
        pytest.param(
            "To the parents of Zorvane Quibblewick (5A)\n\nDear parents,\n\nHello.",
            "C01 C02",
            id="parents of one of two namesakes, told by the form",
        ),
        pytest.param(
            "To the parent/carer of Imberlyn Dravenholt\n\nHello.",
            "C07",
            id="parents of: only who may receive",
        ),
        pytest.param(
            "Maravelle Quibblewick\nTorquilan Quibblewick\n" + BLOCK + "Dear both,\n\nHello.",
            "C01 C02",
            id="both named",
        ),
        pytest.param(
            "Sennabeth Tharnaby\n17 Gorsewhistle Lane\nLK2 7QX\n\nDear Ms Tharnaby,\n\n"
            "Maravelle Quibblewick of LK1 2ZQ also wrote.",
            "C03",
            id="the head alone counts",
        ),
        pytest.param("Dear parents,\n\nHello.", "", id="nobody"),
        pytest.param("Dear Ms Whoever,\n\nHello.", "", id="a stranger"),
        pytest.param("ZZ9 9ZZ\n\nDear resident,\n\nHello.", "", id="a postcode of nobody"),
        pytest.param("Dear Zorvane Quibblewick,\n\nWell done.", "", id="a pupil is no contact"),
        pytest.param("", "", id="empty"),
    ],
)
def test_letter_tells_its_addressee(letter: str, people: str) -> None:
    assert _addressees(a_body(letter)) == people


def test_hidden_part_addresses_nobody() -> None:
    hidden = Part(
        0,
        Personal("body"),
        Origin.BODY,
        Personal("Dear Sennabeth Tharnaby,"),
        hidden=Hidden.METADATA,
    )
    assert _addressees(hidden) == ""
    assert _addressees(hidden, a_body("Dear Maravelle Quibblewick,", index=1)) == "C01"


def test_postcode_tells_two_of_one_name_apart() -> None:
    roster = a_roster(
        [
            a_contact("C1", "Ann Lowenthorne", postcode=Personal("EL1 2AB")),
            a_contact("C2", "Ann Lowenthorne", postcode=Personal("EL3 4CD")),
            a_pupil("P1", "Wilf Lowenthorne"),
        ],
        [a_link("P1", "C1")],
    )
    part = a_body("Ann Lowenthorne\n9 Elm Row\nEL3 4CD\n\nDear Ms Lowenthorne,\n\nHello.")
    assert addressees(roster, [Layout(part)], detected([part], roster)) == ("C2",)


def test_letter_goes_to_a_person_without_an_address() -> None:
    recipient = as_recipient("C01")
    assert (recipient.kind, recipient.people) == (RecipientKind.PERSON, ("C01",))
    assert recipient.principal.field is Field.ADDRESSEE
    assert "@" not in recipient.address


@pytest.mark.parametrize(
    ("letter", "staff"),
    [
        ("Hello.\n\nYours sincerely\n\nPerronel Ashcombe-Vray\nDSL", "S03"),
        ("Hello.\n\nKind regards\nWendrith Osmotherby and Lisbetha Crumlin", "S01 S04"),
        ("Perronel Ashcombe-Vray wrote.\n\nYours sincerely\n\nThe office", ""),
        ("Hello.\n\nYours sincerely\n\nMaravelle Quibblewick", ""),
        ("Hello from Perronel Ashcombe-Vray.", ""),
    ],
)
def test_signatories_are_staff_named_where_the_letter_closes(letter: str, staff: str) -> None:
    part = a_body(letter)
    found = signatories(ROSTER, Layout(part), resolved([part], ROSTER))
    assert " ".join(found) == staff
