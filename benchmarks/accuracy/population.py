"""A trust of invented people: pupils in twelve schools, their families, and staff.

Drawn evenly from all origins, so that a group of names is measured on as many people as any
other. Same-named people are planted on top of those that chance brings.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.accuracy.identifier_values import landline, postcode, upn_of
from benchmarks.accuracy.names import NameLists, letters, name_key
from scanner.model import (
    Group,
    GroupKind,
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

TODAY = date(2026, 11, 21)
SCHOOL_YEAR = 2026  # the one that began in September of
SCHOOLS = (
    ("lark", "Larkfield Primary School"), ("moor", "Moorgate High School"),
    ("wend", "Wendle Primary School"), ("tarn", "Tarnside Academy"),
    ("quay", "Quayside Primary School"), ("copp", "Coppice School"),
    ("fell", "Fellview Primary School"), ("abbe", "Abbeydale College"),
    ("dene", "Denewood Primary School"), ("hawt", "Hawthorn Lea School"),
    ("rill", "Rillbank Primary School"), ("stan", "Standen Academy"),
)  # fmt: skip
CLASS_NAMES = (
    "Kestrels Otters Herons Badgers Foxes Owls Robins Wrens Hares Moles Squirrels Swifts Puffins "
    "Otterlings Starlings Finches Swallows Magpies Dragonflies Hedgehogs Kingfishers Ladybirds "
    "Butterflies Seals Dolphins Penguins Turtles Zebras Pandas Koalas Lynxes Falcons"
).split()
FORM_SIZE = 28
STREETS = (
    "Acre Lane", "Beech Close", "Canal Row", "Dyer Street", "Elm Grove", "Ferry Road",
    "Garth Avenue", "Harbour Way", "Ivy Terrace", "Jubilee Drive", "Kiln Lane", "Linden Crescent",
)  # fmt: skip


@dataclass(slots=True)
class _PupilDraft:
    """A pupil while families are still being joined and namesakes planted."""

    id: str
    given: str
    family: str
    origin: str
    school: str
    year: str
    form: str
    born: date
    upn: str
    preferred: str = ""
    former: str = ""
    household: int = -1


@dataclass(frozen=True, slots=True)
class Household:
    """Who lives together: pupils, contacts, one address."""

    pupils: tuple[str, ...]
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planted:
    """People who are easily mixed up, as pairs of ids (pupil and pupil, or pupil and parent)."""

    one_school: tuple[tuple[str, str], ...]
    across_schools: tuple[tuple[str, str], ...]
    siblings: tuple[tuple[str, str], ...]
    twins: tuple[tuple[str, str], ...]
    parents: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Population:
    """The roster and what the measurement knows about it beyond."""

    roster: Roster
    names: NameLists
    origin_of: Mapping[str, str]  # pupils and staff
    tutors: Mapping[tuple[str, str], str]  # (school, form) to a member of staff
    offices: Mapping[str, tuple[str, str]]  # a school's two members of office staff
    planted: Planted
    by_name: Mapping[tuple[str, str], frozenset[str]] = field(repr=False)
    households: Mapping[str, Household] = field(repr=False)  # by pupil

    def person(self, key: str) -> Person:
        return self.roster.people[key]

    def pupils(self) -> Iterable[Person]:
        return self.roster.of_kind(PersonKind.PUPIL)

    def namesakes(self, given: str, family: str) -> frozenset[str]:
        """Everybody who is written like this, pupils, contacts and staff."""
        return self.by_name.get(name_key(given, family), frozenset())

    def is_alone(self, person: Person, given: str, family: str) -> bool:
        return self.namesakes(given, family) == {person.id}


def legal_name(person: Person) -> tuple[str, str]:
    return person.names[0].given.reveal(), person.names[0].family.reveal()


def population(names: NameLists, seed: int, pupils: int) -> Population:
    """The same people for the same names, seed and number of pupils."""
    return _Census(names, random.Random(f"people {seed}"), pupils).population()


class _Census:
    def __init__(self, names: NameLists, rng: random.Random, pupils: int) -> None:
        self.names = names
        self.rng = rng
        self.origins = list(names.origins.values())
        self.pupils = list(self._pupils(pupils))
        self.households: list[list[_PupilDraft]] = []
        self.people: list[Person] = []
        self.links: list[Link] = []
        self.origin_of: dict[str, str] = {}

    def population(self) -> Population:
        self._join_households()
        one_school, across = self._namesakes()
        contacts = self._contacts()
        parents = self._namesake_parents(contacts)
        tutors, offices = self._staff()
        for draft in self.pupils:
            self.people.append(self._pupil(draft))
            self.origin_of[draft.id] = draft.origin
        households = [h for h in self.households if len(h) > 1]
        twins = [(h[0].id, h[1].id) for h in households if h[0].born == h[1].born]
        siblings = [(h[0].id, h[1].id) for h in households if h[0].born != h[1].born]
        roster = Roster(
            [School(i, n, (f"{i}.example.sch.uk",), (f"pupils.{i}.example.sch.uk",))
             for i, n in SCHOOLS],
            self.people,
            self.links,
            list(_groups()),
        )  # fmt: skip
        return Population(
            roster,
            self.names,
            self.origin_of,
            tutors,
            offices,
            Planted(one_school, across, tuple(siblings), tuple(twins), parents),
            _by_name(self.people),
            {
                draft.id: Household(
                    tuple(d.id for d in household), tuple(c.id for c in contacts[index])
                )
                for index, household in enumerate(self.households)
                for draft in household
            },
        )

    # -- pupils

    def _pupils(self, count: int) -> Iterator[_PupilDraft]:
        rng = self.rng
        for number in range(count):
            place = number % len(SCHOOLS)
            school = SCHOOLS[place][0]
            years = range(7) if place % 2 == 0 else range(7, 12)
            index = number // len(SCHOOLS)  # within the school
            forms_a_year = max(1, round(count / len(SCHOOLS) / len(years) / FORM_SIZE))
            year = years[index % len(years)]
            form = (index // len(years)) % forms_a_year
            origin = self.origins[(number // 7) % len(self.origins)]
            given, family = origin.full(rng)
            yield _PupilDraft(
                f"P{number:05}",
                given,
                family,
                origin.name,
                school,
                "R" if year == 0 else str(year),
                _form_name(place, year, form, forms_a_year),
                date(SCHOOL_YEAR - 5 - year, 9, 1) + timedelta(days=rng.randrange(365)),
                _pupils_upn(place, (SCHOOL_YEAR - year) % 100, index // len(years)),
                preferred=rng.choice(origin.given) if rng.random() < 0.1 else "",
                former=rng.choice(origin.family) if rng.random() < 0.08 else "",
            )

    def _join_households(self) -> None:
        """A quarter have a brother or sister in the trust, some of them a twin in their form."""
        rng, waiting = self.rng, self.pupils[:]
        rng.shuffle(waiting)
        couples = len(waiting) // 8
        by_form: dict[tuple[str, str], list[_PupilDraft]] = defaultdict(list)
        for draft in waiting:
            by_form[draft.school, draft.form].append(draft)
        taken: set[str] = set()
        for form in list(by_form.values())[: max(12, len(self.pupils) // 160)]:
            if len(form) > 1:
                self._become_twins(form[0], form[1])
                taken |= {form[0].id, form[1].id}
        rest = [draft for draft in waiting if draft.id not in taken]
        for first, second in zip(rest[:couples], rest[couples : couples * 2], strict=True):
            self._share_family(first, second)
        self.households += [[draft] for draft in rest[couples * 2 :]]

    def _share_family(self, first: _PupilDraft, second: _PupilDraft) -> None:
        origin = self.names.origins[first.origin]
        second.family, second.origin, second.former = first.family, first.origin, ""
        givens = [g for g in origin.given if g not in (first.given, first.preferred)]
        second.given, second.preferred = self.rng.choice(givens), ""
        self.households.append([first, second])

    def _become_twins(self, first: _PupilDraft, second: _PupilDraft) -> None:
        self._share_family(first, second)
        second.born = first.born
        if self.rng.random() < 0.5:
            alike = [
                g
                for g in self.names.origins[first.origin].given
                if g[0] == first.given[0] and g not in (first.given, first.preferred)
            ]
            second.given = self.rng.choice(alike) if alike else second.given

    def _namesakes(self) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
        """Give one of two pupils the other's name: in one school, and across two."""
        alone = [h[0] for h in self.households if len(h) == 1]
        self.rng.shuffle(alone)
        wanted = max(30, len(self.pupils) // 120)
        inside: list[tuple[str, str]] = []
        across: list[tuple[str, str]] = []
        used: set[str] = set()
        for first, second in zip(alone, alone[1:] + alone[:1], strict=True):
            if {first.id, second.id} & used:
                continue
            pairs = inside if first.school == second.school else across
            if len(pairs) >= wanted or (pairs is inside and first.form == second.form):
                continue
            second.given, second.family, second.origin = first.given, first.family, first.origin
            first.preferred = second.preferred = first.former = second.former = ""
            used |= {first.id, second.id}
            pairs.append((first.id, second.id))
        return tuple(inside), tuple(across)

    def _pupil(self, draft: _PupilDraft) -> Person:
        given, family = Personal(draft.given), Personal(draft.family)
        names = [Name(given, family)]
        if draft.preferred and draft.preferred != draft.given:
            names.append(Name(Personal(draft.preferred), family, NameKind.PREFERRED))
        if draft.former and draft.former != draft.family:
            names.append(Name(given, Personal(draft.former), NameKind.FORMER))
        return Person(
            draft.id,
            PersonKind.PUPIL,
            tuple(names),
            schools=(draft.school,),
            emails=(Personal(f"{draft.id.lower()}@pupils.{draft.school}.example.sch.uk"),),
            upn=Personal(draft.upn),
            date_of_birth=Personal(draft.born),
            year_group=draft.year,
            form=draft.form,
            address=Personal(self.homes[draft.household][0]),
            postcode=Personal(self.homes[draft.household][1]),
        )

    # -- families

    def _contacts(self) -> list[list[Person]]:
        rng = self.rng
        self.homes: list[tuple[str, str]] = []
        contacts: list[list[Person]] = []
        for number, household in enumerate(self.households):
            street = f"{rng.randint(1, 140)} {rng.choice(STREETS)}"
            self.homes.append((street, postcode(rng)))
            origin = self.names.origins[household[0].origin]
            members = []
            for which, relationship in enumerate(("mother", "father")[: rng.randint(1, 2)]):
                member = self._contact(number, which, origin.full(rng)[0], household[0].family)
                members.append(member)
                for draft in household:
                    draft.household = number
                    self.links.append(
                        Link(draft.id, member.id, relationship, Responsibility.YES, True, False)
                    )
            contacts.append(members)
            self.people += members
        return contacts

    def _contact(self, number: int, which: int, given: str, family: str) -> Person:
        street, code = self.homes[number]
        key = f"C{number:05}{'ab'[which]}"
        return Person(
            key,
            PersonKind.CONTACT,
            (Name(Personal(given), Personal(family)),),
            emails=(Personal(f"{key.lower()}@mail.example"),),
            # There are a thousand numbers for drama of this kind; nobody shares one.
            phone=Personal(landline(number)) if number < 1000 and which == 0 else None,
            address=Personal(street),
            postcode=Personal(code),
        )

    def _namesake_parents(self, contacts: list[list[Person]]) -> tuple[tuple[str, str], ...]:
        """Name some first parents like their only child."""
        pairs = []
        alone = [i for i, h in enumerate(self.households) if len(h) == 1]
        for index in alone[:: max(1, len(alone) // 60)]:
            child, parent = self.households[index][0], contacts[index][0]
            renamed = self._contact(index, 0, child.given, child.family)
            contacts[index][0] = renamed
            self.people[self.people.index(parent)] = renamed
            pairs.append((child.id, parent.id))
        return tuple(pairs)

    # -- staff

    def _staff(self) -> tuple[dict[tuple[str, str], str], dict[str, tuple[str, str]]]:
        tutors: dict[tuple[str, str], str] = {}
        offices: dict[str, tuple[str, str]] = {}
        forms = dict.fromkeys((d.school, d.form) for d in self.pupils)
        for school, _ in SCHOOLS:
            offices[school] = (
                self._member(school, {"office"}),
                self._member(school, {"office"}),
            )
            for role in ("headteacher", "dsl", "senco"):
                self._member(school, {role})
        for school, form in forms:
            tutors[school, form] = self._member(school, {"teacher", "tutor"}, form)
        return tutors, offices

    def _member(self, school: str, roles: set[str], form: str = "") -> str:
        number = sum(1 for key in self.origin_of if key.startswith("S"))
        key = f"S{number:04}"
        origin = self.origins[number % len(self.origins)]
        given, family = origin.full(self.rng)
        self.people.append(
            Person(
                key,
                PersonKind.STAFF,
                (Name(Personal(given), Personal(family)),),
                schools=(school,),
                emails=(Personal(f"{key.lower()}@{school}.example.sch.uk"),),
                roles=frozenset(roles),
                classes=frozenset({form} if form else ()),
            )
        )
        self.origin_of[key] = origin.name
        return key


def _form_name(place: int, year: int, form: int, forms_a_year: int) -> str:
    """Primary schools name classes by year and letter or by an animal; secondaries "8B", "8KM"."""
    letter = "ABCDEFGH"[form]
    if place % 4 == 0:
        return CLASS_NAMES[(year * forms_a_year + form) % len(CLASS_NAMES)]
    if place % 4 == 3:
        return f"{year}{letter}{'KMTWSRDL'[form]}"
    return f"{'R' if year == 0 else year}{letter}"


def _pupils_upn(place: int, entry: int, serial: int) -> str:
    return upn_of(f"801{2000 + place * 7:04}{entry:02}{serial:03}")


def _groups() -> Iterator[Group]:
    for school, _ in SCHOOLS:
        for kind in (GroupKind.STAFF, GroupKind.PARENTS):
            address = f"all-{kind}@{school}.example.sch.uk"
            yield Group(Personal(address), f"All {kind}", school, kind)


def _by_name(people: Iterable[Person]) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person in people:
        for name in person.names:
            found[name_key(name.given.reveal(), name.family.reveal())].add(person.id)
    return {key: frozenset(ids) for key, ids in found.items()}


def initials(given: str, family: str) -> tuple[str, str]:
    return letters(given)[:1].upper(), letters(family)[:1].upper()
