"""The people of an invented trust, as its roster will name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class School:
    """One school; `years` from the youngest, `forms` of each year."""

    id: str
    name: str
    domain: str
    years: tuple[str, ...]
    form_names: tuple[str, ...]
    share: int  # of the pupils, as a weight
    authority: int
    establishment: int
    town: str
    outcode: str

    @property
    def pupil_domain(self) -> str:
        return f"pupils.{self.domain}"

    def form(self, year: str, letter: str) -> str:
        return f"{year}{letter}" if len(letter) == 1 else f"{year} {letter}"


@dataclass(frozen=True, slots=True)
class Pupil:
    id: str
    upn: str
    given: str
    family: str
    born: date
    schools: tuple[str, ...]
    year: str
    form: str
    email: str
    address: str
    postcode: str
    origin: str
    preferred: str = ""
    former_family: str = ""
    is_current: bool = True
    left_on: date | None = None
    destination: str = ""

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def school(self) -> str:
        return self.schools[0]

    @property
    def called(self) -> str:
        """The given name in daily use."""
        return self.preferred or self.given


@dataclass(frozen=True, slots=True)
class Contact:
    id: str
    title: str
    given: str
    family: str
    emails: tuple[str, ...]
    phone: str
    address: str
    postcode: str
    origin: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def email(self) -> str:
        return self.emails[0]


@dataclass(frozen=True, slots=True)
class Tie:
    """What one contact is to one pupil."""

    pupil: str
    contact: str
    relationship: str
    responsibility: str = "yes"
    may_receive: bool = True
    is_confidential: bool = False


@dataclass(frozen=True, slots=True)
class Staff:
    id: str
    given: str
    family: str
    email: str
    schools: tuple[str, ...]
    roles: tuple[str, ...]
    classes: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    is_current: bool = True
    personal_email: str = ""
    title: str = "Mrs"

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


@dataclass(frozen=True, slots=True)
class MailGroup:
    address: str
    name: str
    school: str
    kind: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agency:
    domain: str
    name: str
    kind: str
    categories: tuple[str, ...]
    scope: str


@dataclass(frozen=True, slots=True)
class AgencyContact:
    email: str
    name: str
    organisation: str
    pupils: tuple[str, ...]
    categories: tuple[str, ...]
