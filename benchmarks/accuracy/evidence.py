"""What can stand beside a name and tell who is meant (policy, 1), and whom it leaves."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from benchmarks.accuracy.identifier_values import written_date
from benchmarks.accuracy.population import SCHOOLS, Population
from benchmarks.accuracy.written import Answer, Truth, Written
from scanner.model import Person, PersonKind

SCHOOL_NAMES = dict(SCHOOLS)


class Evidence(StrEnum):
    NONE = "nothing"
    FORM = "form"
    YEAR = "year"
    DATE_OF_BIRTH = "date of birth"
    UPN = "UPN"
    SCHOOL = "school named"
    ADDRESS = "address"
    POSTCODE = "postcode"
    SENDER = "sender's class"
    RECIPIENT = "recipient's child"


WRITTEN_BESIDE = {
    Evidence.FORM: "form",
    Evidence.YEAR: "year",
    Evidence.DATE_OF_BIRTH: "date_of_birth",
    Evidence.UPN: "upn",
    Evidence.SCHOOL: "school",
    Evidence.ADDRESS: "address",
    Evidence.POSTCODE: "postcode",
}


class EvidenceIndex:
    """Everybody by what can be told of them."""

    def __init__(self, people: Population) -> None:
        self._people = people
        self._pupils = list(people.pupils())
        self._by: dict[tuple[Evidence, object], set[str]] = {}
        for pupil in self._pupils:
            for evidence in WRITTEN_BESIDE:
                self._by.setdefault((evidence, _key(evidence, pupil)), set()).add(pupil.id)
        for contact in people.roster.of_kind(PersonKind.CONTACT):
            for evidence in (Evidence.ADDRESS, Evidence.POSTCODE):
                self._by.setdefault((evidence, _key(evidence, contact)), set()).add(contact.id)

    def sharing(self, person: Person, evidence: Evidence) -> frozenset[str]:
        """Whoever else the evidence beside this person would fit, the person included.

        A form or a year counts within the school the text comes from.
        """
        match evidence:
            case Evidence.NONE:
                return frozenset(self._people.roster.people)
            case Evidence.SENDER:
                return frozenset(self._by[Evidence.FORM, _key(Evidence.FORM, person)])
            case Evidence.RECIPIENT:
                household = self._people.households[person.id]
                return frozenset((*household.pupils, *household.contacts))
        return frozenset(self._by[evidence, _key(evidence, person)])

    def people(self, ids: Iterable[str]) -> list[Person]:
        return [self._people.person(key) for key in ids]


def _key(evidence: Evidence, person: Person) -> object:
    match evidence:
        case Evidence.FORM:
            return person.schools[0], person.form
        case Evidence.YEAR:
            return person.schools[0], person.year_group
        case Evidence.DATE_OF_BIRTH:
            return person.date_of_birth
        case Evidence.UPN:
            return person.upn
        case Evidence.SCHOOL:
            return person.schools[0]
        case Evidence.ADDRESS:
            return person.address, person.postcode
        case Evidence.POSTCODE:
            return person.postcode
    raise ValueError(evidence)


def born(person: Person) -> date:
    assert person.date_of_birth is not None
    return person.date_of_birth.reveal()


def evidence_fills(
    rng: random.Random, people: Population, person: Person, *, counts: bool = False
) -> Mapping[str, Written | str]:
    """The evidence of a pupil as text. `counts`: UPN and date of birth must themselves resolve."""
    answer = Answer.RESOLVED if counts else Answer.OPTIONAL
    one = frozenset({person.id})
    household = people.households[person.id]
    home = frozenset((*household.pupils, *household.contacts))
    assert person.upn and person.postcode and person.address
    code = Written(person.postcode.reveal()).over_all(
        "postcode", subjects=home, answer=Answer.OPTIONAL
    )
    return {
        "form": person.form,
        "year": person.year_group,
        "dob": Written(written_date(rng, born(person))).over_all(
            "date_of_birth", subjects=one, answer=answer
        ),
        "upn": Written(person.upn.reveal()).over_all("upn", subjects=one, answer=answer),
        "school": SCHOOL_NAMES[person.schools[0]],
        "postcode": code,
        "address": Written(person.address.reveal()),
    }


def person_written(
    text: str, subjects: Iterable[str], answer: Answer = Answer.RESOLVED, *also: tuple[int, int]
) -> Written:
    """A name as it stands in the text; `also` are other spans that are as right as the whole."""
    spans = ((0, len(text)), *also)
    return Written(text, (Truth("person", spans, frozenset(subjects), answer),))
