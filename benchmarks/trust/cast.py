"""Choosing the people of one scene, so that what the policy says of them is certain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from random import Random

from benchmarks.trust.origin import ORIGINS
from benchmarks.trust.person import AgencyContact, Contact, MailGroup, Pupil, School, Staff, Tie
from benchmarks.trust.population import MAIL_HOSTS, Population
from benchmarks.trust.spelling import plain_letters


class Cast:
    """Look-ups and choices over one population.

    A *plain* pupil is current, at one school, has a name nobody shares, and no adult about whom
    there is an order: what is said of others does not depend on luck. Choices go through the
    origins in turn.
    """

    def __init__(self, people: Population, random: Random) -> None:
        self.people = people
        self.random = random
        self.schools = {s.id: s for s in people.schools}
        self.pupil_by_id = {p.id: p for p in people.pupils}
        self.contact_by_id = {c.id: c for c in people.contacts}
        self.ties_of: dict[str, list[Tie]] = defaultdict(list)
        self.children_of: dict[str, set[str]] = defaultdict(set)
        for tie in people.ties:
            self.ties_of[tie.pupil].append(tie)
            self.children_of[tie.contact].add(tie.pupil)
        self._mailboxes = Counter(e for c in people.contacts for e in c.emails)
        self._staff_mailboxes = {s.personal_email for s in people.staff if s.personal_email}
        self._names = Counter(
            name.casefold() for p in people.pupils for name in {p.name, f"{p.called} {p.family}"}
        )
        self._staff_names = {s.name.casefold() for s in people.staff}
        self._turn = random.randrange(len(ORIGINS))
        self._plain: dict[str, dict[str, list[Pupil]]] = defaultdict(lambda: defaultdict(list))
        for pupil in people.pupils:
            if self.is_plain(pupil):
                self._plain[pupil.school][pupil.origin].append(pupil)
        self._outside = 0

    # ------------------------------------------------------------------ pupils

    def is_plain(self, pupil: Pupil) -> bool:
        return (
            pupil.is_current
            and len(pupil.schools) == 1
            and not pupil.destination
            and self._names[pupil.name.casefold()] == 1
            and pupil.name.casefold() not in self._staff_names
            and all(t.may_receive and not t.is_confidential for t in self.ties_of[pupil.id])
            and not any(
                set(self.contact_by_id[t.contact].emails) & self._staff_mailboxes
                for t in self.ties_of[pupil.id]
            )
        )

    def school(self) -> School:
        """By size, as traffic is."""
        schools = list(self.schools.values())
        return self.random.choices(schools, [s.share for s in schools])[0]

    def other_school(self, school: School) -> School:
        """Raises LookupError where there is only one."""
        return self.random.choice([s for s in self.schools.values() if s.id != school.id])

    def pupil(self, school: School, keep: Callable[[Pupil], bool] = lambda _: True) -> Pupil:
        """A plain pupil that fits, of the next origin that has one. Raises LookupError if none."""
        for _ in range(len(ORIGINS)):
            self._turn = (self._turn + 1) % len(ORIGINS)
            fitting = [p for p in self._plain[school.id][ORIGINS[self._turn].label] if keep(p)]
            if fitting:
                return self.random.choice(fitting)
        raise LookupError("no pupil of that kind")

    def pupil_of_origin(self, school: School, label: str) -> Pupil:
        """A plain pupil with a name of that origin. Raises LookupError if there is none."""
        fitting = self._plain[school.id][label]
        if not fitting:
            raise LookupError("no pupil of that origin")
        return self.random.choice(fitting)

    def pupils(
        self, number: int, school: School, keep: Callable[[Pupil], bool] = lambda _: True
    ) -> list[Pupil]:
        """Plain pupils of as many families (fewer where there are not so many)."""
        found: dict[str, Pupil] = {}
        families: set[str] = set()
        for _ in range(number * 6):
            if len(found) == number:
                break
            pupil = self.pupil(school, keep)
            adults = {t.contact for t in self.ties_of[pupil.id]}
            if pupil.id not in found and not adults & families:
                found[pupil.id] = pupil
                families |= adults
        return list(found.values())

    def current(self, school: School) -> list[Pupil]:
        return [p for p in self.people.pupils if school.id in p.schools and p.is_current]

    def any_pupil(self, keep: Callable[[Pupil], bool]) -> Pupil:
        """Any pupil that fits, plain or not. Raises LookupError if none."""
        fitting = [p for p in self.people.pupils if keep(p)]
        if not fitting:
            raise LookupError("no pupil of that kind")
        return self.random.choice(fitting)

    def is_alone_of_name(self, pupil: Pupil) -> bool:
        return (
            self._names[pupil.name.casefold()] == 1
            and pupil.name.casefold() not in self._staff_names
        )

    def is_told_by_form(self, pupil: Pupil) -> bool:
        """Whether name and form together mean this pupil and nobody else."""
        alike = [p for p in self.people.pupils if p.name == pupil.name and p.form == pupil.form]
        return len(alike) == 1

    def joiners(self, mover: Pupil) -> list[Pupil]:
        """Current pupils of one name only who go from the mover's school to the same new one."""
        return [
            p
            for p in self.people.pupils
            if p.destination == mover.destination
            and p.school == mover.school
            and p.is_current
            and self.is_alone_of_name(p)
        ]

    def class_team(self) -> tuple[MailGroup, list[Pupil]]:
        """A class team with pupils in it, and its plain pupils. Raises LookupError if too small."""
        group = self.random.choice([g for g in self.people.groups if g.kind == "mixed"])
        by_email = {p.email: p for p in self.current(self.schools[group.school])}
        members = [by_email[m] for m in group.members if m in by_email]
        plain = [p for p in members if self.is_plain(p)]
        if len(plain) < 3:
            raise LookupError("too small a team")
        return group, plain

    def household(self, pupil: Pupil) -> set[str]:
        """Ids of the family's other members who live at the pupil's address."""
        home = (pupil.address, pupil.postcode)
        adults = [self.contact_by_id[t.contact] for t in self.ties_of[pupil.id]]
        children = [self.pupil_by_id[i] for adult in adults for i in self.children_of[adult.id]]
        family: list[Contact | Pupil] = [*adults, *children]
        return {p.id for p in family if (p.address, p.postcode) == home} - {pupil.id}

    # ------------------------------------------------------------------ contacts

    def parents(self, pupil: Pupil) -> list[Contact]:
        """Who may receive about the pupil."""
        return [self.contact_by_id[t.contact] for t in self.ties_of[pupil.id] if t.may_receive]

    def parent(self, pupil: Pupil) -> Contact:
        return self.random.choice(self.parents(pupil))

    def siblings(self, pupil: Pupil) -> list[Pupil]:
        """Other current pupils of the same adults, at any school."""
        ids = {c for t in self.ties_of[pupil.id] for c in self.children_of[t.contact]} - {pupil.id}
        return [self.pupil_by_id[i] for i in sorted(ids) if self.pupil_by_id[i].is_current]

    def stranger(self, pupils: Iterable[Pupil], school: School) -> Contact:
        """A parent of that school, with a mailbox of their own, of none of these pupils."""
        theirs = {t.contact for p in pupils for t in self.ties_of[p.id]}
        ids = {p.id for p in pupils}
        for _ in range(500):
            parent = self.parent(self.pupil(school))
            if parent.id in theirs or self.children_of[parent.id] & ids:
                continue
            if self.has_own_mailbox(parent):
                return parent
        raise LookupError("no stranger")

    def has_own_mailbox(self, contact: Contact) -> bool:
        return all(
            self._mailboxes[e] == 1 and e not in self._staff_mailboxes for e in contact.emails
        )

    # ------------------------------------------------------------------ staff and others

    def staff(self, school: School, *roles: str, without: Sequence[str] = ()) -> Staff:
        """A current member of staff of that school alone, with one of the roles."""
        fitting = [
            s
            for s in self.people.staff
            if s.is_current
            and s.schools == (school.id,)
            and (not roles or set(roles) & set(s.roles))
            and not set(without) & set(s.roles)
            and s.personal_email not in self._mailboxes
        ]
        return self.random.choice(fitting)

    def teacher(self, school: School) -> Staff:
        return self.staff(
            school, "teacher", without=("slt", "dsl", "senco", "head_of_year", "headteacher")
        )

    def leader(self, school: School) -> Staff:
        """One of those who may send C5."""
        return self.staff(school, "headteacher", "dsl", "slt", "senco")

    def group(self, school: School, kind: str) -> str:
        return f"{kind}@{school.domain}"

    def allocated(self, wanted: Callable[[AgencyContact], bool]) -> AgencyContact:
        return self.random.choice([a for a in self.people.agency_contacts if wanted(a)])

    def outsider(self) -> str:
        """An address that nobody of the roster has, and that resembles none of theirs."""
        self._outside += 1
        word = self.random.choice(
            ("gardening", "skipper", "bluebird", "kitchentable", "roverfan", "oldmill", "thewhites")
        )
        origin = self.random.choice(ORIGINS)
        name = plain_letters(self.random.choice(origin.families))
        number = f"{self._outside}{self.random.randrange(10, 99)}"
        return f"{word}-{name}-{number}@{self.random.choice(MAIL_HOSTS)}"
