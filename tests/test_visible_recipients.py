"""Families' addresses in To and Cc: how many households, who counts, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from rules.policy import load_policy
from scanner.may.entitlement import Entitlement
from scanner.model import Exposure, Field, Principal
from scanner.personal import Personal
from scanner.roster.roster import Roster
from scanner.who.recipients import Recipients
from scanner.who.visible_recipients import visible_recipient_exposures
from tests.small_roster import a_contact, a_link, a_pupil, a_roster, a_teacher, an_agency_worker

LETTERS = "abcdefg"


def _roster() -> Roster:
    """Families a to g of one child each; a has two parents, b's mother has a second child with h.

    Hal is the father of that second child and lives elsewhere.
    """
    people = [a_pupil(f"P{x}", f"Child {x}wick") for x in LETTERS]
    people += [a_contact(f"C{x}", f"Parent {x}wick", f"{x}@postbox.example") for x in LETTERS]
    links = [a_link(f"P{x}", f"C{x}") for x in LETTERS]
    people += [
        a_contact("Ca2", "Second awick", "a2@postbox.example"),
        a_pupil("Pb2", "Second bwick"),
        a_contact("Ch", "Hal hwick", "h@postbox.example"),
        a_teacher("S1", "Ivo Marsh", "ivo@elm.example.sch.uk"),
        a_teacher("S2", "Odo Marsh", "odo@elm.example.sch.uk"),
        a_contact("C9", "Odo Marsh", "odo@elm.example.sch.uk"),
        a_pupil("P9", "Una Marsh"),
        a_teacher("S3", "Gil Marsh", "gil@boardpost.example", roles="governor"),
        an_agency_worker("agency:2", "Vera Marsh", "vera@council.example"),
        a_contact("C0", "Nobody Linked", "n@postbox.example"),
    ]
    links += [a_link("Pa", "Ca2"), a_link("Pb2", "Cb"), a_link("Pb2", "Ch"), a_link("P9", "C9")]
    return a_roster(people, links)


def _shown(
    addresses: str, membership: Iterable[str] = (), enough: int = 5, field: Field = Field.TO
) -> list[Exposure]:
    roster = _roster()
    recipients = [
        Recipients(roster).resolved(Principal(Personal(address), field))
        for address in addresses.split()
    ]
    return list(
        visible_recipient_exposures(
            roster, Entitlement(roster, load_policy()), recipients, frozenset(membership), enough
        )
    )


def _addresses(letters: str) -> str:
    return " ".join(f"{letter}@postbox.example" for letter in letters)


@pytest.mark.parametrize(
    ("addresses", "opens"),
    [
        pytest.param(_addresses("abcde"), True, id="five households"),
        pytest.param(_addresses("abcd"), False, id="four households"),
        pytest.param(_addresses("abcd") + " a2@postbox.example", False, id="two parents of one"),
        pytest.param(_addresses("abcdh"), False, id="joined through a shared child"),
        pytest.param(_addresses("abcdn"), True, id="a contact without a child is a household"),
        pytest.param(
            _addresses("abcd") + " x@nowhere.example y@nowhere.example", False, id="strangers"
        ),
        pytest.param(_addresses("abcd") + " ivo@elm.example.sch.uk", False, id="staff"),
        pytest.param(_addresses("abcd") + " odo@elm.example.sch.uk", False, id="staff as parent"),
        pytest.param(_addresses("abcd") + " gil@boardpost.example", False, id="a governor"),
        pytest.param(_addresses("abcd") + " vera@council.example", False, id="an agency"),
        pytest.param(_addresses("abcd") + " office@elm.example.sch.uk", False, id="a role"),
        pytest.param("", False, id="nobody"),
    ],
)
def test_five_households_in_view_are_a_breach(addresses: str, opens: bool) -> None:
    assert bool(_shown(addresses)) is opens


@pytest.mark.parametrize(
    ("field", "opens"), [(Field.TO, True), (Field.CC, True), (Field.BCC, False)]
)
def test_only_what_all_can_see_counts(field: Field, opens: bool) -> None:
    assert bool(_shown(_addresses("abcdef"), field=field)) is opens


def test_subjects_are_the_contacts_shown_and_recipients_all_addresses() -> None:
    shown = _shown(_addresses("abcde") + " ivo@elm.example.sch.uk x@nowhere.example")
    assert {e.subject for e in shown} == {f"C{x}" for x in "abcde"}
    assert {e.category for e in shown} == {"contact_details"}
    assert len({e.recipient.address for e in shown}) == 7
    assert not any(e.entitled for e in shown)


@pytest.mark.parametrize(
    ("addresses", "opens"), [(_addresses("ab"), True), (_addresses("a"), False)]
)
def test_two_households_are_enough_where_membership_tells(addresses: str, opens: bool) -> None:
    assert bool(_shown(addresses, {"sen"})) is opens


def test_what_membership_tells_is_told_of_contacts_and_their_pupils() -> None:
    shown = _shown(_addresses("abc"), {"sen"})
    told = {e.subject for e in shown if e.category == "sen"}
    assert told == {"Ca", "Cb", "Cc", "Pa", "Pb", "Pb2", "Pc"}
    assert {e.data_class for e in shown if e.category == "sen"} == {"C4"}


def test_a_school_sets_how_many_households_are_enough() -> None:
    assert _shown(_addresses("abc"), enough=3)
    assert not _shown(_addresses("abc"), enough=4)


def test_a_long_list_stays_linear() -> None:
    shown = _shown(_addresses("abcdefg"))
    assert len(shown) == 7
