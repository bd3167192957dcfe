"""The people of the invented trust, as plain values: nobody here is living, so none is wrapped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class School:
    id: str
    name: str
    domain: str
    pupil_domain: str
    phone: str
    address: str


@dataclass(frozen=True, slots=True)
class Pupil:
    pupil_id: str
    key: str  # the name the scenarios know the pupil by; empty for the many
    upn: str
    given_name: str
    family_name: str
    preferred_name: str
    former_family_name: str
    date_of_birth: date
    schools: tuple[str, ...]
    year_group: str
    form: str
    email: str
    status: str
    left_on: date | None
    address: str
    postcode: str
    destination_school: str
    is_girl: bool

    @property
    def known_as(self) -> str:
        return self.preferred_name or self.given_name

    @property
    def name(self) -> str:
        return f"{self.known_as} {self.family_name}"

    @property
    def they(self) -> str:
        return "she" if self.is_girl else "he"

    @property
    def them(self) -> str:
        return "her" if self.is_girl else "him"

    @property
    def their(self) -> str:
        return "her" if self.is_girl else "his"

    @property
    def born(self) -> str:
        return self.date_of_birth.strftime("%d/%m/%Y")


@dataclass(frozen=True, slots=True)
class Contact:
    contact_id: str
    title: str
    given_name: str
    family_name: str
    emails: tuple[str, ...]
    phone: str
    address: str
    postcode: str

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def formal(self) -> str:
        return f"{self.title} {self.family_name}"

    @property
    def email(self) -> str:
        return self.emails[0]


@dataclass(frozen=True, slots=True)
class Relationship:
    pupil_id: str
    contact_id: str
    relationship: str
    parental_responsibility: str = "yes"
    may_receive: str = "yes"
    address_confidential: str = "no"


@dataclass(frozen=True, slots=True)
class StaffMember:
    staff_id: str
    title: str
    given_name: str
    family_name: str
    email: str
    schools: tuple[str, ...]
    roles: tuple[str, ...]
    job: str
    classes: tuple[str, ...] = ()
    year_groups: tuple[str, ...] = ()
    status: str = "current"
    personal_email: str = ""

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def formal(self) -> str:
        return f"{self.title} {self.family_name}"

    @property
    def mailbox(self) -> str:
        return f"{self.name} <{self.email}>"


@dataclass(frozen=True, slots=True)
class Group:
    address: str
    name: str
    school: str
    kind: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyContact:
    email: str
    name: str
    organisation: str
    pupils: tuple[str, ...]
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agency:
    domain: str
    name: str
    kind: str
    categories: tuple[str, ...]
    scope: str


@dataclass(frozen=True, slots=True)
class Trust:
    """Everybody of the trust, and the look-ups that the scenarios are written with."""

    schools: tuple[School, ...]
    pupils: tuple[Pupil, ...]
    contacts: tuple[Contact, ...]
    relationships: tuple[Relationship, ...]
    staff: tuple[StaffMember, ...]
    groups: tuple[Group, ...]
    agency_contacts: tuple[AgencyContact, ...]
    agencies: tuple[Agency, ...]

    def school(self, school_id: str) -> School:
        return next(s for s in self.schools if s.id == school_id)

    def pupil(self, key: str) -> Pupil:
        return next(p for p in self.pupils if p.key == key)

    def parents(self, key: str) -> tuple[Contact, ...]:
        """The contacts of a pupil of the cast, in the order the roster names them."""
        return self.contacts_of(self.pupil(key))

    def parent(self, key: str, number: int = 0) -> Contact:
        return self.parents(key)[number]

    def contacts_of(self, pupil: Pupil) -> tuple[Contact, ...]:
        by_id = {c.contact_id: c for c in self.contacts}
        return tuple(
            by_id[r.contact_id] for r in self.relationships if r.pupil_id == pupil.pupil_id
        )

    def children_of(self, contact: Contact) -> tuple[Pupil, ...]:
        ids = {r.pupil_id for r in self.relationships if r.contact_id == contact.contact_id}
        return tuple(p for p in self.pupils if p.pupil_id in ids)

    def person(self, given_and_family: str) -> StaffMember:
        """The member of staff of that full name."""
        return next(s for s in self.staff if s.name == given_and_family)

    def current(self, school_id: str) -> tuple[Pupil, ...]:
        return tuple(p for p in self.pupils if p.schools[0] == school_id and p.status == "current")

    def form(self, form: str) -> tuple[Pupil, ...]:
        return tuple(p for p in self.pupils if p.form == form and p.status == "current")

    def year(self, year_group: str) -> tuple[Pupil, ...]:
        return tuple(p for p in self.pupils if p.year_group == year_group and p.status == "current")

    def plain_households(self, pupils: tuple[Pupil, ...]) -> Iterator[tuple[Pupil, Contact]]:
        """Those with an only child here and an address of one holder: nothing special to them."""
        holders = [email for c in self.contacts for email in c.emails]
        own = {s.personal_email for s in self.staff} | {s.email for s in self.staff}
        for pupil in pupils:
            for contact in self.contacts_of(pupil)[:1]:
                is_plain = (
                    not pupil.key
                    and len(self.children_of(contact)) == 1
                    and len(contact.emails) == 1
                    and holders.count(contact.email) == 1
                    and contact.email not in own
                )
                if is_plain:
                    yield pupil, contact
