"""Everybody the school knows, and how they belong together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from scanner.model import (
    Agency,
    Group,
    GroupKind,
    Link,
    Person,
    PersonKind,
    School,
)

Key = TypeVar("Key", bound=Hashable)
Index = dict[Key, tuple[str, ...]]


class Roster:
    """People, relationships, groups and agencies, with the look-ups that decisions need.

    Immutable once made. Look-ups return person ids; an unknown key gives an empty tuple.
    `fingerprint` changes whenever anything in it does.
    """

    def __init__(
        self,
        schools: Iterable[School],
        people: Iterable[Person],
        links: Iterable[Link],
        groups: Iterable[Group] = (),
        agencies: Iterable[Agency] = (),
        fingerprint: str = "",
    ) -> None:
        self.schools: Mapping[str, School] = {school.id: school for school in schools}
        self.people: Mapping[str, Person] = {person.id: person for person in people}
        self.links = tuple(links)
        self.groups: Mapping[str, Group] = {g.address.reveal(): g for g in groups}
        self.agencies: Mapping[str, Agency] = {agency.domain: agency for agency in agencies}
        self.fingerprint = fingerprint
        self._index()

    def _index(self) -> None:
        everyone = self.people.values()
        self._by_email = _index((e.reveal(), p.id) for p in everyone for e in p.emails)
        self._by_personal_email = _index(
            (p.personal_email.reveal(), p.id) for p in everyone if p.personal_email
        )
        self._by_upn = _index((p.upn.reveal(), p.id) for p in everyone if p.upn)
        self._by_phone = _index((phone_digits(p.phone.reveal()), p.id) for p in everyone if p.phone)
        self._by_postcode = _index((p.postcode.reveal(), p.id) for p in everyone if p.postcode)
        self._by_birth = _index(
            (p.date_of_birth.reveal(), p.id) for p in everyone if p.date_of_birth
        )
        self._links_of_pupil: dict[str, list[Link]] = defaultdict(list)
        self._links_of_contact: dict[str, list[Link]] = defaultdict(list)
        self._link: dict[tuple[str, str], Link] = {}
        for link in self.links:
            self._links_of_pupil[link.pupil].append(link)
            self._links_of_contact[link.contact].append(link)
            self._link[link.pupil, link.contact] = link
        self._school_of_domain = {
            domain: school.id
            for school in self.schools.values()
            for domain in (*school.domains, *school.pupil_domains)
        }
        self._school_names = {
            key: school.id
            for school in self.schools.values()
            for key in (school.id.lower(), school.name.strip().lower())
        }

    # -- who has this

    def people_by_email(self, email: str) -> tuple[str, ...]:
        """Holders of a registered address (lower case), personal addresses of staff left out."""
        return self._by_email.get(email, ())

    def people_by_personal_email(self, email: str) -> tuple[str, ...]:
        return self._by_personal_email.get(email, ())

    def people_by_upn(self, upn: str) -> tuple[str, ...]:
        return self._by_upn.get(upn, ())

    def people_by_phone(self, digits: str) -> tuple[str, ...]:
        return self._by_phone.get(phone_digits(digits), ())

    def people_by_postcode(self, postcode: str) -> tuple[str, ...]:
        return self._by_postcode.get(postcode, ())

    def people_by_date_of_birth(self, day: date) -> tuple[str, ...]:
        return self._by_birth.get(day, ())

    def of_kind(self, kind: PersonKind) -> Iterable[Person]:
        return (person for person in self.people.values() if person.kind is kind)

    # -- who belongs to whom

    def link(self, pupil: str, contact: str) -> Link | None:
        return self._link.get((pupil, contact))

    def links_of_pupil(self, pupil: str) -> tuple[Link, ...]:
        return tuple(self._links_of_pupil.get(pupil, ()))

    def links_of_contact(self, contact: str) -> tuple[Link, ...]:
        return tuple(self._links_of_contact.get(contact, ()))

    def pupils_of(self, contact: str) -> tuple[str, ...]:
        return tuple(link.pupil for link in self._links_of_contact.get(contact, ()))

    def pupil_by_reference(self, reference: str) -> str | None:
        """A pupil named as a platform does: by pupil id or UPN."""
        person = self.people.get(reference.strip())
        if person is not None and person.kind is PersonKind.PUPIL:
            return person.id
        return next(iter(self.people_by_upn(reference.strip().upper())), None)

    # -- schools and addresses

    def school_of_domain(self, domain: str) -> str | None:
        return self._school_of_domain.get(domain)

    def school_by_name(self, name: str) -> str | None:
        """The id of a school named by its id or its name."""
        written = name.strip().lower()
        found = self._school_names.get(written)
        if found is not None or not written:
            return found
        # "Oak Primary" for "Oak Primary School", as long as only one school is called so.
        alike = {i for n, i in self._school_names.items() if n.startswith(written + " ")}
        return alike.pop() if len(alike) == 1 else None

    def is_our_domain(self, domain: str) -> bool:
        return domain in self._school_of_domain

    def known_addresses(self) -> Iterable[str]:
        """Every address that somebody of the roster, or a group, can be written to at."""
        yield from self._by_email
        yield from self._by_personal_email
        yield from self.groups

    # -- groups

    def members(self, group: Group) -> tuple[str, ...] | None:
        """Ids of a group's members as of now; None when they cannot be known.

        Addresses of explicit members that resolve to nobody are left to the caller, who reads
        `group.members` itself. Contract, section 2: what empty members mean.
        """
        if group.members:
            return tuple(
                dict.fromkeys(
                    person
                    for address in group.members
                    for person in self.people_by_email(address.reveal())
                )
            )
        match group.kind:
            case GroupKind.STAFF:
                return tuple(
                    p.id
                    for p in self.of_kind(PersonKind.STAFF)
                    if p.is_current and group.school in p.schools and p.roles != {"governor"}
                )
            case GroupKind.PUPILS:
                return tuple(p.id for p in self._current_pupils(group.school))
            case GroupKind.PARENTS:
                return tuple(
                    dict.fromkeys(
                        link.contact
                        for pupil in self._current_pupils(group.school)
                        for link in self.links_of_pupil(pupil.id)
                        if link.may_receive
                    )
                )
            case GroupKind.GOVERNORS:
                return tuple(
                    p.id
                    for p in self.of_kind(PersonKind.STAFF)
                    if p.is_current and group.school in p.schools and "governor" in p.roles
                )
            case GroupKind.MIXED:
                return None

    def _current_pupils(self, school: str) -> Iterable[Person]:
        return (p for p in self.of_kind(PersonKind.PUPIL) if p.is_current and school in p.schools)


def teaches(staff: Person, pupil: Person) -> bool:
    """Whether the pupil's form is among the classes of a member of staff."""
    form = pupil.form.casefold()
    return bool(form) and any(form == taught.casefold() for taught in staff.classes)


def phone_digits(phone: str) -> str:
    """A phone number's digits in national form: "+44 7700 900123" and "07700 900123" are one."""
    digits = "".join(character for character in phone if character.isdigit())
    if digits.startswith("0044"):
        digits = digits[4:]
    elif digits.startswith("44") and len(digits) > 11:
        digits = digits[2:]
    return digits if digits.startswith("0") or not digits else "0" + digits


_POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s?([0-9][A-Z]{2})\b", re.IGNORECASE)


def postcode_in(text: str) -> Iterator[str]:
    """Every postcode in a text, in the form the roster compares: "AB1 2CD"."""
    for match in _POSTCODE.finditer(text):
        yield f"{match[1]} {match[2]}".upper()


def _index(pairs: Iterable[tuple[Key, str]]) -> Index[Key]:
    found: dict[Key, list[str]] = defaultdict(list)
    for key, person in pairs:
        found[key].append(person)
    return {key: tuple(dict.fromkeys(people)) for key, people in found.items() if key}
