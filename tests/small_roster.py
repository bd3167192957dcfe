"""A roster of any shape, told in few words; everybody in it is invented."""

from __future__ import annotations

from collections.abc import Iterable

from scanner.model import (
    Agency,
    Group,
    Link,
    Name,
    NameKind,
    Person,
    PersonKind,
    Responsibility,
    School,
)
from scanner.personal import Personal
from scanner.roster.roster import Roster

SCHOOLS = (
    School("elm", "Elm Primary", ("elm.example.sch.uk",), ("pupils.elm.example.sch.uk",)),
    School("yew", "Yew Academy", ("yew.example.sch.uk",), ("pupils.yew.example.sch.uk",)),
)


def a_name(full: str, kind: NameKind = NameKind.LEGAL) -> Name:
    """ "Given|Family" where one of the two has several words, else "Given Family"."""
    given, _, family = full.partition("|" if "|" in full else " ")
    return Name(Personal(given), Personal(family), kind)


def a_person(kind: PersonKind, key: str, full: str, *emails: str, **more: object) -> Person:
    return Person(
        id=key,
        kind=kind,
        names=(a_name(full),),
        emails=tuple(Personal(email) for email in emails),
        **more,  # type: ignore[arg-type]
    )


def a_pupil(
    key: str, full: str, *emails: str, school: str = "elm", form: str = "", **more: object
) -> Person:
    """A current pupil; the year is the number that the form begins with."""
    year = "".join(character for character in form if character.isdigit())
    facts: dict[str, object] = {"schools": (school,), "form": form, "year_group": year, **more}
    return a_person(PersonKind.PUPIL, key, full, *emails, **facts)


def a_contact(key: str, full: str, *emails: str, **more: object) -> Person:
    return a_person(PersonKind.CONTACT, key, full, *emails, **more)


def a_teacher(
    key: str, full: str, *emails: str, roles: str = "teacher", school: str = "elm", **more: object
) -> Person:
    facts: dict[str, object] = {"schools": (school,), "roles": frozenset(roles.split()), **more}
    return a_person(PersonKind.STAFF, key, full, *emails, **facts)


def an_agency_worker(key: str, full: str, *emails: str, **more: object) -> Person:
    return a_person(PersonKind.AGENCY, key, full, *emails, **more)


def a_link(
    pupil: str, contact: str, *, may_receive: bool = True, address_confidential: bool = False
) -> Link:
    return Link(pupil, contact, "parent", Responsibility.YES, may_receive, address_confidential)


def a_roster(
    people: Iterable[Person],
    links: Iterable[Link] = (),
    groups: Iterable[Group] = (),
    agencies: Iterable[Agency] = (),
) -> Roster:
    return Roster(SCHOOLS, people, links, groups, agencies)
