"""Fills the trust with people: the cast by hand, the many by the seed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from scanner.demo import families, staff_room
from scanner.demo.families import Adult, Child, Family
from scanner.demo.people import Contact, Pupil, Relationship, Trust
from scanner.demo.upn import upn

SCHOOL_YEAR = 2026
AUTHORITY = 899  # in no list of local authorities
ESTABLISHMENTS = {"oak": 2101, "elm": 4007}
OAK_FORMS = ("RW", "1H", "2K", "3L", "4M", "5P", "6T")
ELM_FORMS = ("7A", "7B", "8A", "8B", "9A", "9B", "10A", "10B", "11A", "11B")
FORM_SIZES = {**dict.fromkeys(OAK_FORMS, 8), "6T": 10, **dict.fromkeys(ELM_FORMS, 6), "8B": 7}


@dataclass(slots=True)
class _Census:
    """What has been given out so far."""

    random: Random
    pupils: list[Pupil] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    relationships: list[Relationship] = field(default_factory=list)
    used: set[str] = field(default_factory=set)


def invented_trust(seed: int) -> Trust:
    """Two schools, about 120 pupils and their families; the same people for the same seed."""
    census = _Census(Random(seed))
    for family in families.CAST:
        _settle(census, family)
    for family in _the_many(census):
        _settle(census, family)
    members = staff_room.staff()
    pupils = tuple(census.pupils)
    return Trust(
        schools=staff_room.SCHOOLS,
        pupils=pupils,
        contacts=tuple(census.contacts),
        relationships=tuple(census.relationships),
        staff=members,
        groups=staff_room.groups(members, pupils),
        agency_contacts=staff_room.agency_contacts({p.key: p.pupil_id for p in pupils if p.key}),
        agencies=staff_room.AGENCIES,
    )


def _settle(census: _Census, family: Family) -> None:
    home = _home(census)
    contacts: list[tuple[Adult, Contact]] = []
    for adult in family.adults:
        census.contacts.append(_contact(census, adult, home))
        contacts.append((adult, census.contacts[-1]))
    for child in family.children:
        pupil = _pupil(census, child, home)
        census.pupils.append(pupil)
        census.relationships += [
            _relationship(pupil, adult, contact) for adult, contact in contacts
        ]


def _relationship(pupil: Pupil, adult: Adult, contact: Contact) -> Relationship:
    return Relationship(
        pupil.pupil_id,
        contact.contact_id,
        adult.relationship,
        adult.responsibility,
        adult.may_receive,
        adult.address_confidential,
    )


def _pupil(census: _Census, child: Child, home: tuple[str, str]) -> Pupil:
    number = len(census.pupils) + 1
    year = child.year_group or ("R" if child.form == "RW" else child.form[:-1])
    school = "oak" if child.form in OAK_FORMS else "elm"
    schools = tuple((child.schools or school).split(";"))
    born = census.pupils[-1].date_of_birth if child.is_twin else _birthday(census, year)
    started = born.year + (5 if born.month >= 9 else 4)
    return Pupil(
        pupil_id=f"P{number:04}",
        key=child.key,
        upn=_upn(child, schools[0], started, number),
        given_name=child.given_name,
        family_name=child.family_name,
        preferred_name=child.preferred_name,
        former_family_name=child.former_family_name,
        date_of_birth=born,
        schools=schools,
        year_group=year,
        form=child.form,
        email=_pupil_email(census, child, schools[0], year),
        status="leaver" if child.left_on else "current",
        left_on=date.fromisoformat(child.left_on) if child.left_on else None,
        address=home[0],
        postcode=home[1],
        destination_school=child.destination,
        is_girl=child.gender == "g",
    )


def _upn(child: Child, school: str, started: int, number: int) -> str:
    establishment = ESTABLISHMENTS[school]
    if child.has_temporary_upn:
        return upn(AUTHORITY, establishment, started, number % 100, temporary="B")
    return upn(AUTHORITY, establishment, started, number)


def _birthday(census: _Census, year_group: str) -> date:
    """A day on which a child of that year group was born, each day once."""
    year = 0 if year_group == "R" else int(year_group)
    while True:
        day = date(SCHOOL_YEAR - year - 5, 9, 1) + timedelta(days=census.random.randrange(364))
        if _is_new(census, day.isoformat()):
            return day


def _pupil_email(census: _Census, child: Child, school: str, year: str) -> str:
    if year in ("R", "1", "2"):
        return ""
    intake = SCHOOL_YEAR - int(year) + (7 if school == "elm" else 3)
    stem = f"{intake % 100:02}{_plain(child.family_name)}{_plain(child.given_name)[0]}"
    number = 1
    while not _is_new(census, email := f"{stem}{number}@pupils.{school}.example.sch.uk"):
        number += 1
    return email


def _contact(census: _Census, adult: Adult, home: tuple[str, str]) -> Contact:
    number = len(census.contacts) + 1
    address, postcode = _home(census) if adult.lives_apart else home
    return Contact(
        f"C{number:04}",
        adult.title,
        adult.given_name,
        adult.family_name,
        (adult.email or _made_email(census, adult),),
        f"07700 900{number:03}",
        address,
        postcode,
    )


def _made_email(census: _Census, adult: Adult) -> str:
    given, family = _plain(adult.given_name), _plain(adult.family_name)
    shape = census.random.choice(("{g}.{f}", "{f}.{g}", "{g}{f}", "{g}_{f}"))
    domain = census.random.choice(families.MAIL_DOMAINS)
    return f"{shape.format(g=given, f=family)}@{domain}"


def _home(census: _Census) -> tuple[str, str]:
    """An address and a postcode that nobody else has. ZZ is no postal area."""
    while True:
        number, street = census.random.randrange(1, 140), census.random.choice(families.STREETS)
        if _is_new(census, f"{number} {street}"):
            break
    while True:
        letters = "".join(census.random.choices("ABDEFGHJLNPQRSTUWXYZ", k=2))
        postcode = f"ZZ{census.random.randrange(1, 20)} {census.random.randrange(1, 10)}{letters}"
        if _is_new(census, postcode):
            return f"{number} {street}, Northborough", postcode


def _the_many(census: _Census) -> Iterator[Family]:
    """One family for each free place. No two share a full name; some have two parents."""
    taken = [child.form for family in families.CAST for child in family.children]
    for form, size in FORM_SIZES.items():
        for _ in range(size - taken.count(form)):
            yield _family(census, form)


def _family(census: _Census, form: str) -> Family:
    random = census.random
    weights = (9, 2, 2, 6, 4, 2, 2, 2, 1, 2, 1)
    girls, boys, surnames = random.choices(families.ORIGINS, weights)[0]
    gender = random.choice("gb")
    while True:
        given = random.choice((girls if gender == "g" else boys).split())
        surname = random.choice(surnames.split())
        if _is_new(census, f"{given} {surname}") and _is_new(census, f"{given} {form}"):
            break
    adults = [_adult(census, surname, random.choice((0, 0, 1)))]
    if random.random() < 0.35:
        adults.append(
            _adult(census, surname, 1 - ("mother", "father").index(adults[0].relationship))
        )
    return Family((Child("", given, surname, form, gender),), tuple(adults))


def _adult(census: _Census, surname: str, is_father: int) -> Adult:
    while True:
        given = census.random.choice(families.PARENT_NAMES[is_father].split())
        if _is_new(census, f"{given} {surname}"):
            break
    title, relationship = ("Mr", "father") if is_father else ("Mrs", "mother")
    return Adult(title, given, surname, relationship, "")


def _is_new(census: _Census, value: str) -> bool:
    """True once for each value."""
    if value in census.used:
        return False
    census.used.add(value)
    return True


def _plain(name: str) -> str:
    """The letters of a name as they stand in an address."""
    folded = unicodedata.normalize("NFKD", name.lower().replace("ł", "l").replace("ı", "i"))
    return "".join(c for c in folded if c.isascii() and c.isalpha())
