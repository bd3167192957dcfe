"""Families, staff and groups of an invented trust, from a seed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from benchmarks.trust.origin import ORIGINS, Origin
from benchmarks.trust.person import (
    Agency,
    AgencyContact,
    Contact,
    MailGroup,
    Pupil,
    School,
    Staff,
    Tie,
)
from benchmarks.trust.spelling import plain_letters
from benchmarks.trust.staff_room import staff_of
from benchmarks.trust.term import JUST_LEFT, LONG_GONE
from scanner.demo.upn import upn

PRIMARY = ("R", "1", "2", "3", "4", "5", "6")
SECONDARY = ("7", "8", "9", "10", "11", "12", "13")
_PRIMARY_NAMES = (
    ("Larkfield Primary School", "larkfield"),
    ("St Cuthman's CE Primary School", "stcuthmans"),
    ("Millrace Community Primary", "millrace"),
    ("Tanner's Brook Primary School", "tannersbrook"),
    ("Hollinghurst Junior School", "hollinghurst"),
)
_SECONDARY_NAMES = (
    ("Brackenhoe Academy", "brackenhoe"),
    ("Wainstone High School", "wainstone"),
    ("Sir Josiah Pell School", "josiahpell"),
)
_TOWNS = (("Wexcombe", "WX4"), ("Harrowdene", "HD7"), ("Scarsby", "SY2"), ("Thornaby Vale", "TV11"))
_STREETS = (
    "Alder Close, Quarry Bank, Vicarage Road, Tern Drive, Bobbin Mill Lane, Cross Street, "
    "Foundry Row, Marlow Gardens, Priory Avenue, Sandpiper Way, Coronation Terrace, Brook Lane, "
    "Kiln Court, Hawthorn Crescent, Ropewalk, Saxon Road, Windmill Rise, Ferry Street"
).split(", ")
MAIL_HOSTS = (
    "mailbox.example",
    "post.example",
    "webmail.example",
    "inbox.example.com",
    "mymail.example.net",
    "letters.example.org",
    "family.example",
    "example.com",
    "example.org",
    "example.net",
)

_AREAS = ("0113 496 0", "0114 496 0", "0115 496 0", "0116 496 0", "0117 496 0", "0118 496 0")
_SPARE_AREAS = ("0191 498 0", "0141 496 0", "0131 496 0")


@dataclass(frozen=True, slots=True)
class Population:
    """Everybody the roster knows, with the families as they were made."""

    schools: tuple[School, ...]
    pupils: tuple[Pupil, ...]
    contacts: tuple[Contact, ...]
    ties: tuple[Tie, ...]
    staff: tuple[Staff, ...]
    groups: tuple[MailGroup, ...]
    agencies: tuple[Agency, ...]
    agency_contacts: tuple[AgencyContact, ...]


def population(
    seed: int, schools: int = 3, pupils: int = 900, numbers: Collection[str] = ()
) -> Population:
    """The people of the trust with this seed; `numbers`: phones, as digits, that nobody has."""
    return _Founding(Random(f"people {seed}"), schools, pupils, numbers).population()


class _Founding:
    def __init__(self, random: Random, schools: int, pupils: int, numbers: Collection[str]) -> None:
        self.random = random
        self.numbers = numbers
        self.schools = _schools(random, schools)
        self.wanted = pupils
        self.taken: set[tuple[str, str]] = set()
        self.addresses: set[str] = set()
        self.stems: set[str] = set()
        self.pupils: list[Pupil] = []
        self.contacts: list[Contact] = []
        self.ties: list[Tie] = []
        self.origin_turn = random.randrange(len(ORIGINS))
        self.serial: dict[str, int] = {}
        self.contact_count = 0

    def population(self) -> Population:
        weights = [school.share for school in self.schools]
        while len(self.pupils) < self.wanted:
            self._family(self.random.choices(self.schools, weights)[0])
        self._namesakes()
        staff = self._staff()
        groups = [g for school in self.schools for g in self._groups(school, staff)]
        agencies, people = self._agencies()
        return Population(
            tuple(self.schools),
            tuple(self.pupils),
            tuple(self.contacts),
            tuple(self.ties),
            tuple(staff),
            tuple(groups),
            agencies,
            people,
        )

    # ------------------------------------------------------------------ families

    def _family(self, school: School) -> None:
        random = self.random
        origin = ORIGINS[self.origin_turn % len(ORIGINS)]
        self.origin_turn += 1
        family = random.choice(origin.families)
        address, postcode = self._home(school)
        number = random.choices((1, 2, 3), (25, 65, 10))[0]
        flags = self._household_flags(number)
        must_be_apart = number > 1 and bool(flags[1][1])
        adults = self._adults(number, must_be_apart, origin, family, address, postcode, school)
        children = random.choices((1, 2, 3), (6, 3, 1))[0]
        for number in range(children):
            where = school if number == 0 or random.random() < 0.6 else random.choice(self.schools)
            pupil = self._pupil(where, origin, family, address, postcode)
            self.pupils.append(pupil)
            for adult, (relationship, flag) in zip(adults, flags, strict=True):
                self.ties.append(
                    Tie(
                        pupil.id,
                        adult.id,
                        relationship,
                        responsibility="no"
                        if relationship in ("step-parent", "grandparent")
                        else "yes",
                        may_receive=flag != "no contact",
                        is_confidential=flag == "confidential",
                    )
                )

    def _household_flags(self, adults: int) -> list[tuple[str, str]]:
        """Relationship and restriction of each adult, in the order they were made."""
        if adults == 1:
            return [(self.random.choice(("mother", "mother", "father", "foster carer")), "")]
        second = self.random.choices(("", "no contact", "confidential"), (84, 8, 8))[0]
        flags = [("mother", ""), ("father", second)]
        if adults > 2:
            flags.append((self.random.choice(("step-parent", "grandparent")), ""))
        return flags

    def _adults(
        self,
        number: int,
        must_be_apart: bool,
        origin: Origin,
        family: str,
        address: str,
        postcode: str,
        school: School,
    ) -> list[Contact]:
        random = self.random
        first = self._contact(origin, family, address, postcode, is_woman=True)
        found = [first]
        if number > 1:
            apart = must_be_apart or random.random() < 0.4
            other_family = (
                random.choice(ORIGINS[random.randrange(len(ORIGINS))].families) if apart else family
            )
            home = self._home(school) if apart else (address, postcode)
            second = self._contact(origin, other_family, *home, is_woman=False)
            if not apart and random.random() < 0.08:  # one mailbox for the family
                second = replace(second, emails=first.emails)
            found.append(second)
        if number > 2:
            third_origin = random.choice(ORIGINS)
            woman = random.random() < 0.5
            found.append(
                self._contact(
                    third_origin, random.choice(third_origin.families), address, postcode, woman
                )
            )
        self.contacts.extend(found)
        return found

    def _contact(
        self, origin: Origin, family: str, address: str, postcode: str, is_woman: bool
    ) -> Contact:
        random = self.random
        given, family = self._free_name(origin, origin.girls if is_woman else origin.boys, family)
        title = (
            random.choice(("Mrs", "Ms", "Miss", "Dr"))
            if is_woman
            else random.choice(("Mr", "Mr", "Mr", "Dr"))
        )
        emails = [self.mailbox(given, family)]
        if random.random() < 0.12:
            emails.append(self.mailbox(given, family, f"work{random.randrange(90)}"))
        number = self.contact_count = self.contact_count + 1
        phone = self._phone(number)
        return Contact(
            f"C{number:04}",
            title,
            given,
            family,
            tuple(emails),
            phone,
            address,
            postcode,
            origin.label,
        )

    def _phone(self, number: int) -> str:
        """One of Ofcom's numbers for drama that stands in no wording, where it would be theirs."""
        areas = (_AREAS[number // 1000], *_SPARE_AREAS)
        phones = (f"{area}{number % 1000:03}" for area in areas)
        return next(phone for phone in phones if phone.replace(" ", "") not in self.numbers)

    def mailbox(self, given: str, family: str, tail: str = "") -> str:
        """An address nobody has yet, whatever shape people choose."""
        random = self.random
        g, f = plain_letters(given) or "x", plain_letters(family) or "y"
        while True:
            shape = random.choice(
                (f"{g}.{f}", f"{g}{f}", f"{g[0]}{f}", f"{f}.{g}", f"{g}_{f}", f"{f}{g[0]}")
            )
            year = random.choice(("", random.randrange(1960, 2000), random.randrange(99)))
            address = f"{shape}{tail or year}@{random.choice(MAIL_HOSTS)}"
            if address not in self.addresses and not self._is_near(address):
                self.addresses.add(address)
                return address

    def _is_near(self, address: str) -> bool:
        """Whether only digits or the host tell it from another that a slip would then hit."""
        stem = "".join(c for c in address.partition("@")[0] if not c.isdigit())
        if stem in self.stems:
            return True
        self.stems.add(stem)
        return False

    def _free_name(
        self, origin: Origin, given_names: Sequence[str], family: str = ""
    ) -> tuple[str, str]:
        """A name no one else has; namesakes are made on purpose only."""
        for attempt in range(400):
            given = self.random.choice(given_names)
            surname = family if family and attempt < 40 else self.random.choice(origin.families)
            if attempt > 200:
                surname = f"{surname}-{self.random.choice(origin.families)}"
            if (given, surname) not in self.taken:
                self.taken.add((given, surname))
                return given, surname
        raise ValueError("no names left: ask for fewer pupils")

    def _pupil(
        self, school: School, origin: Origin, family: str, address: str, postcode: str
    ) -> Pupil:
        random = self.random
        given, surname = self._free_name(origin, origin.girls + origin.boys, family)
        year = random.choice(school.years)
        age = 4 if year == "R" else 4 + int(year)
        born = date(2026 - age - 1, 9, 1) + timedelta(days=random.randrange(365))
        serial = self.serial[school.id] = self.serial.get(school.id, 0) + 1
        preferred = former = ""
        if random.random() < 0.06:
            preferred = random.choice(
                [n for n in origin.girls + origin.boys if (n, surname) not in self.taken]
            )
            self.taken.add((preferred, surname))
        if random.random() < 0.04:
            former = random.choice(
                [n for n in origin.families if (given, n) not in self.taken] or [""]
            )
            self.taken.add((given, former))
        address_name = (
            f"{born.year % 100 + 4:02}{plain_letters(given)[:1]}{plain_letters(surname)}{serial}"
        )
        pupil = Pupil(
            id=f"P{len(self.pupils) + 1:04}",
            upn=upn(school.authority, school.establishment, (born.year + 5) % 100, serial),
            given=given,
            family=surname,
            born=born,
            schools=(school.id,),
            year=year,
            form=school.form(year, random.choice(school.form_names)),
            email=f"{address_name}@{school.pupil_domain}",
            address=address,
            postcode=postcode,
            origin=origin.label,
            preferred=preferred,
            former_family=former,
        )
        return self._placed(pupil, school)

    def _placed(self, pupil: Pupil, school: School) -> Pupil:
        """Some have left, some are to join another school, some are at two."""
        others = [s.id for s in self.schools if s.id != school.id]
        secondary = [s.id for s in self.schools if s.years == SECONDARY and s.id != school.id]
        roll = self.random.random()
        if roll < 0.02:
            return replace(pupil, is_current=False, left_on=LONG_GONE, email="")
        if roll < 0.04:
            return replace(pupil, is_current=False, left_on=JUST_LEFT, email="")
        if pupil.year == "6" and secondary and roll < 0.55:
            return replace(pupil, destination=self.random.choice(secondary))
        if others and roll > 0.99:
            return replace(pupil, schools=(school.id, self.random.choice(others)))
        return pupil

    def _namesakes(self) -> None:
        """Every fortieth pupil gets the name of another, in another form or school."""
        current = [
            i
            for i, p in enumerate(self.pupils)
            if p.is_current and not p.preferred and not p.former_family
        ]
        for index in current[5::40]:
            other = self.pupils[self.random.choice(current)]
            mine = self.pupils[index]
            if other.form != mine.form and other.name != mine.name:
                self.pupils[index] = replace(
                    mine, given=other.given, family=other.family, origin=other.origin
                )

    def _home(self, school: School) -> tuple[str, str]:
        number = self.random.randrange(1, 180)
        letters = self.random.choice("ABDEFGHJLNP") + self.random.choice("QRSTUWXYZ")
        tail = f"{self.random.randrange(1, 9)}{letters}"
        return (
            f"{number} {self.random.choice(_STREETS)}, {school.town}",
            f"{school.outcode} {tail}",
        )

    # ------------------------------------------------------------------ staff and groups

    def _staff(self) -> list[Staff]:
        staff: list[Staff] = []
        for school in self.schools:
            staff += staff_of(
                self.random, school, self._staff_name, self.mailbox, len(staff), len(self.schools)
            )
        # A teacher who is a parent: the roster knows one human twice, by the address.
        teachers = [i for i, s in enumerate(staff) if s.roles == ("teacher",)]
        single = [c for c in self.contacts if len(c.emails) == 1]
        for index in teachers[::6]:
            contact = single[self.random.randrange(len(single))]
            if all(contact.email != s.personal_email for s in staff):
                member = staff[index]
                mail = member.email.split("@")[1]
                staff[index] = replace(
                    member,
                    given=contact.given,
                    family=contact.family,
                    title=contact.title,
                    personal_email=contact.email,
                    email=f"{plain_letters(contact.given)[:1]}{plain_letters(contact.family)}{index}@{mail}",
                )
        self._sixth_former(staff)
        return staff

    def _sixth_former(self, staff: list[Staff]) -> None:
        """A pupil on the payroll: one human, twice in the roster."""
        older = [
            p for p in self.pupils if p.year in ("12", "13") and p.is_current and not p.preferred
        ]
        if not older:
            return
        pupil = self.random.choice(older)
        school = next(s for s in self.schools if s.id == pupil.school)
        staff.append(
            Staff(
                f"S{len(staff) + 1:03}",
                pupil.given,
                pupil.family,
                f"{plain_letters(pupil.given)[:1]}.{plain_letters(pupil.family)}.sports@{school.domain}",
                (school.id,),
                ("other",),
                personal_email=pupil.email,
            )
        )

    def _staff_name(self) -> tuple[str, str, str]:
        origin = self.random.choice(ORIGINS)
        woman = self.random.random() < 0.6
        given, family = self._free_name(origin, origin.girls if woman else origin.boys)
        return given, family, self.random.choice(("Mrs", "Miss", "Ms")) if woman else "Mr"

    def _groups(self, school: School, staff: Sequence[Staff]) -> list[MailGroup]:
        domain = school.domain

        def with_role(*roles: str) -> tuple[str, ...]:
            return tuple(
                s.email
                for s in staff
                if school.id in s.schools and s.is_current and set(roles) & set(s.roles)
            )

        short = school.name.split()[0]
        found = [
            MailGroup(f"all-staff@{domain}", f"{short} all staff", school.id, "staff"),
            MailGroup(f"all-pupils@{domain}", f"{short} all pupils", school.id, "pupils"),
            MailGroup(f"all-parents@{domain}", f"{short} all parents", school.id, "parents"),
            MailGroup(f"governors@{domain}", f"{short} governors", school.id, "governors"),
            MailGroup(
                f"leadership@{domain}",
                f"{short} leadership",
                school.id,
                "staff",
                with_role("headteacher", "slt", "dsl", "senco"),
            ),
            MailGroup(
                f"send-team@{domain}",
                f"{short} SEND team",
                school.id,
                "staff",
                with_role("senco", "teaching_assistant"),
            ),
            MailGroup(
                f"heads-office@{domain}",
                f"{short} personnel",
                school.id,
                "staff",
                with_role("headteacher", "hr", "finance"),
            ),
            MailGroup(f"ict@{domain}", f"{short} IT", school.id, "staff", with_role("it")),
        ]
        for year in school.years:
            pupils = [
                p for p in self.pupils if school.id in p.schools and p.year == year and p.is_current
            ]
            if not pupils:
                continue
            found.append(
                MailGroup(
                    f"y{year.lower()}-pupils@{domain}",
                    f"Year {year} pupils",
                    school.id,
                    "pupils",
                    tuple(p.email for p in pupils),
                )
            )
            found.append(
                MailGroup(
                    f"y{year.lower()}-staff@{domain}",
                    f"Year {year} tutors",
                    school.id,
                    "staff",
                    tuple(
                        s.email
                        for s in staff
                        if school.id in s.schools and year in s.years and s.is_current
                    ),
                )
            )
            form = pupils[0].form
            members = tuple(p.email for p in pupils if p.form == form)
            teacher = next(
                (
                    s.email
                    for s in staff
                    if school.id in s.schools and form in s.classes and s.is_current
                ),
                "",
            )
            found.append(
                MailGroup(
                    f"team-{plain_letters(form)}@{domain}",
                    f"Class team {form}",
                    school.id,
                    "mixed",
                    members + ((teacher,) if teacher else ()),
                )
            )
        return [
            g
            for g in found
            if g.members
            or (
                g.kind in ("staff", "pupils", "parents", "governors")
                and not g.address.startswith(("ict", "y"))
            )
        ]

    def _agencies(self) -> tuple[tuple[Agency, ...], tuple[AgencyContact, ...]]:
        agencies = (
            Agency(
                "countycouncil.example",
                "Wexshire County Council",
                "local_authority",
                ("attendance", "exclusion", "sen"),
                "pupils",
            ),
            Agency(
                "community-health.example",
                "Wexshire Community Health",
                "health",
                ("health", "sen"),
                "pupils",
            ),
            Agency("wexshire-police.example", "Wexshire Police", "police", (), "pupils"),
            Agency(
                "salaryhub.example",
                "Salary Hub Bureau",
                "payroll",
                ("pay", "staff_hr", "financial"),
                "staff",
            ),
            Agency(
                "examboard.example",
                "Northern Exam Board",
                "exam_board",
                ("identifiers", "date_of_birth", "attainment", "sen"),
                "pupils",
            ),
            Agency(
                "lunchcard.example",
                "LunchCard Catering",
                "supplier",
                ("identifiers", "pupil_premium"),
                "pupils",
            ),
            Agency(
                "readingapp.example",
                "Reading Rocket",
                "supplier",
                ("identifiers", "date_of_birth"),
                "pupils",
            ),
            Agency("hillcrest.example.sch.uk", "Hillcrest School", "school", (), "pupils"),
            Agency(
                "coastacademy.example.sch.uk",
                "Coast Academy",
                "school",
                (
                    "attainment",
                    "attendance",
                    "sen",
                    "identifiers",
                    "date_of_birth",
                    "contact_details",
                ),
                "pupils",
            ),
        )
        current = [p for p in self.pupils if p.is_current]
        people = []
        workers = (
            (
                "countycouncil.example",
                "Wexshire County Council",
                ("safeguarding", "looked_after", "health", "sen", "attendance"),
            ),
            ("countycouncil.example", "Wexshire County Council", ()),
            ("wexshire-police.example", "Wexshire Police", ("safeguarding", "criminal")),
            (
                "community-health.example",
                "Wexshire Community Health",
                ("health", "sen", "safeguarding"),
            ),
            ("therapy-works.example", "Therapy Works", ("sen", "health")),
        )
        for domain, organisation, categories in workers * 3:
            origin = self.random.choice(ORIGINS)
            given, family = self._free_name(origin, origin.girls + origin.boys)
            address = f"{plain_letters(given)}.{plain_letters(family)}@{domain}"
            pupils = tuple(p.id for p in self.random.sample(current, 6))
            people.append(
                AgencyContact(address, f"{given} {family}", organisation, pupils, categories)
            )
        return agencies, tuple(people)


def _schools(random: Random, number: int) -> list[School]:
    primaries = random.sample(_PRIMARY_NAMES, min(len(_PRIMARY_NAMES), max(0, number - 1)))
    names = [(*random.choice(_SECONDARY_NAMES), True), *((*p, False) for p in primaries)][:number]
    towns = random.sample(_TOWNS, min(number, len(_TOWNS)))
    found = []
    for index, (name, short, is_secondary) in enumerate(names):
        town, outcode = towns[index % len(towns)]
        found.append(
            School(
                id=short[:4],
                name=name,
                domain=f"{short}.example.sch.uk",
                years=SECONDARY if is_secondary else PRIMARY,
                form_names=tuple("KLMNPS") if is_secondary else ("Heron", "Otter"),
                share=2 if is_secondary else 1,
                authority=801 + 7 * index,
                establishment=2000 + 41 * index + random.randrange(40),
                town=town,
                outcode=outcode,
            )
        )
    return found
