"""What is withheld: every category that some decision refuses, and for colleagues little more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rules.policy import load_policy
from scanner.may.crowd import cohort
from scanner.may.entitlement import Entitlement
from scanner.may.withheld import Withheld
from scanner.model import CATEGORIES, Field, Principal, Recipient
from scanner.personal import Personal
from scanner.what.saying import sayable_of
from scanner.who.recipients import Recipients
from tests.school import school_roster
from tests.test_entitlement import (
    CASPELIN,
    COUNCIL,
    DSL,
    FINANCE,
    FROM_DSL_TWO_FAMILIES,
    FROM_TEACHER,
    GONE_TEACHER,
    GOVERNOR,
    GRELTHAM,
    HEAD,
    IN_LIST,
    MARAVELLE,
    OTHER_WORKER,
    PAYROLL,
    PLAIN,
    SOCIAL_WORKER,
    STRANGER,
    TEACHER,
    TEACHERS_OWN,
    TRUST,
    TWO_LOGINS,
    ZORVANE,
)

ROSTER = school_roster()
POLICY = load_policy()
ENTITLEMENT = Entitlement(ROSTER, POLICY)
WITHHELD = Withheld(ROSTER, POLICY, ENTITLEMENT)
SITUATIONS = (PLAIN, IN_LIST, FROM_TEACHER, FROM_DSL_TWO_FAMILIES, TWO_LOGINS)
EVERYBODY = tuple(ROSTER.people)
ALL_STAFF, ALL_PARENTS = "all-staff@fir.example.sch.uk", "all-parents@fir.example.sch.uk"


def _recipient(address: str) -> Recipient:
    return Recipients(ROSTER).resolved(Principal(Personal(address), Field.TO))


def _withheld(person: str, address: str) -> frozenset[str]:
    return WITHHELD.categories([person], {person}, [_recipient(address)])


@pytest.mark.parametrize(
    "address",
    [
        *(ZORVANE, MARAVELLE, GRELTHAM, CASPELIN, HEAD, TEACHER, TEACHERS_OWN, DSL, GOVERNOR),
        *(FINANCE, GONE_TEACHER, TRUST, SOCIAL_WORKER, OTHER_WORKER, COUNCIL, PAYROLL, STRANGER),
        *("office@fir.example.sch.uk", "public"),
    ],
)
def test_whatever_is_refused_is_withheld(address: str) -> None:
    recipient = _recipient(address)
    for person in EVERYBODY:
        withheld = _withheld(person, address)
        homes = [replace(one, homes=frozenset({person})) for one in SITUATIONS]
        for situation in (*SITUATIONS, *homes):
            refused = {
                category
                for category in sayable_of(ROSTER.people[person].kind) | {"identity"}
                if not ENTITLEMENT.decide(person, category, recipient, situation).allowed
            }
            assert refused <= withheld, (person, situation)


@pytest.mark.parametrize(
    ("person", "address", "category", "is_withheld"),
    [
        ("P01", TEACHER, "attendance", False),
        ("P01", TEACHER, "health", False),
        ("P01", TEACHER, "safeguarding", True),
        ("P01", TEACHER, "credentials", True),
        ("P01", MARAVELLE, "health", False),
        ("P03", MARAVELLE, "health", True),
        ("P01", STRANGER, "attendance", True),
        ("P01", COUNCIL, "attendance", True),  # at a glance; its agency gives it by category
        ("S05", TEACHER, "staff_hr", True),
        ("P06", CASPELIN, "identity", True),  # may receive nothing
    ],
)
def test_colleagues_and_parents_are_given_most(
    person: str, address: str, category: str, *, is_withheld: bool
) -> None:
    assert (category in _withheld(person, address)) is is_withheld


def test_of_those_who_only_sign_nothing_but_their_name_is_asked() -> None:
    assert WITHHELD.categories(["S05"], frozenset(), [_recipient(TEACHER)]) == frozenset()
    assert WITHHELD.categories(["P06"], frozenset(), [_recipient(CASPELIN)]) == CATEGORIES


@pytest.mark.parametrize("address", [ALL_STAFF, ALL_PARENTS, TEACHER])
def test_of_many_as_much_is_withheld_as_of_each(address: str) -> None:
    recipient = _recipient(address)
    pupils = [person for person in EVERYBODY if person.startswith("P")]
    for spoken_of in (set(pupils), set(pupils[:2]), set(pupils[-1:])):
        of_each = (WITHHELD.categories([p], {p} & spoken_of, [recipient]) for p in pupils)
        assert WITHHELD.categories(pupils, spoken_of, [recipient]) == frozenset().union(*of_each)


def test_pupils_of_one_cohort_are_asked_about_once_before_staff_alone() -> None:
    staff, parents = map(_recipient, (ALL_STAFF, ALL_PARENTS))
    pupils = [person for person in EVERYBODY if person.startswith("P")]
    cohorts = {cohort(ROSTER.people[person]) for person in pupils}
    assert len(list(ENTITLEMENT.asked_apart(pupils, staff))) == len(cohorts) < len(pupils)
    assert list(ENTITLEMENT.asked_apart(pupils, parents)) == pupils
