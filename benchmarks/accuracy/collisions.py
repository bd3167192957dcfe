"""People of one name, told apart by what stands around it, or said to be ambiguous."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from benchmarks.accuracy.case import Case, Envelope
from benchmarks.accuracy.evidence import Evidence, person_written
from benchmarks.accuracy.names import letters
from benchmarks.accuracy.people_cases import PeopleCases
from benchmarks.accuracy.population import initials, legal_name
from benchmarks.accuracy.renderings import RELATIONS
from benchmarks.accuracy.written import Answer, Written
from scanner.model import Person, PersonKind

AREA = "collisions"
MEDIA = ("sentence", "letter", "chain")
WRITTEN = (
    Evidence.FORM, Evidence.YEAR, Evidence.DATE_OF_BIRTH, Evidence.UPN, Evidence.ADDRESS,
    Evidence.POSTCODE,
)  # fmt: skip
OUTSIDER = "someone@council.example"


class CollisionCases:
    """Every planted pair with every evidence that the policy lets decide."""

    def __init__(self, bench: PeopleCases) -> None:
        self.bench = bench
        self.people = bench.people
        self.planted = bench.people.planted
        self.turn = 0

    def cases(self) -> Iterator[Case]:
        yield from chain(
            self._pairs("one school", self.planted.one_school, is_one_school=True),
            self._pairs("two schools", self.planted.across_schools, is_one_school=False),
            self._parents(),
            self._families("siblings", self.planted.siblings),
            self._families("twins", self.planted.twins),
            self._twins(),
        )

    # -- two pupils of one name

    def _pairs(
        self, kind: str, pairs: tuple[tuple[str, str], ...], *, is_one_school: bool
    ) -> Iterator[Case]:
        for pair in pairs[: self.bench.sample * 2]:
            person = self.people.person(self.bench.rng.choice(pair))
            for evidence in (*WRITTEN, *RELATIONS):
                yield from self._told_apart(kind, person, evidence)
            if is_one_school:
                yield self._case(kind, person, Evidence.NONE, Answer.UNSURE)
            else:
                yield from self._by_school(kind, person)

    def _told_apart(self, kind: str, person: Person, evidence: Evidence) -> Iterator[Case]:
        """Only where the evidence, with the school the text comes from, leaves one person."""
        same = self.people.namesakes(*legal_name(person))
        left = same & self.bench.bench.index.sharing(person, evidence)
        if left == {person.id}:
            yield self._case(kind, person, evidence, Answer.RESOLVED)

    def _by_school(self, kind: str, person: Person) -> Iterator[Case]:
        same = self.people.namesakes(*legal_name(person))
        if any(p.kind is not PersonKind.PUPIL for p in map(self.people.person, same)):
            return
        here = [p for p in same if self.people.person(p).schools == person.schools]
        if here != [person.id]:
            return
        labels = (AREA, f"{kind}: sender's school", "context")
        yield self._write(labels, person, Evidence.NONE, Answer.RESOLVED)
        elsewhere = next(
            s for s in self.people.offices
            if all(s not in self.people.person(p).schools for p in same)
        )  # fmt: skip
        office = self.people.person(self.people.offices[elsewhere][0]).emails[0].reveal()
        away = Envelope(elsewhere, office, (OUTSIDER,))
        yield self._write(
            (AREA, f"{kind}: school named", "context"),
            person, Evidence.SCHOOL, Answer.RESOLVED, away,
        )  # fmt: skip
        yield self._write(
            (AREA, f"{kind}: nothing", "no context"), person, Evidence.NONE, Answer.UNSURE, away
        )

    # -- parent and child

    def _parents(self) -> Iterator[Case]:
        for child, _ in self.planted.parents[: self.bench.sample * 2]:
            person = self.people.person(child)
            if len(self.people.namesakes(*legal_name(person))) != 2:
                continue
            kind = "parent and child"
            for evidence in (Evidence.FORM, Evidence.YEAR, Evidence.DATE_OF_BIRTH, Evidence.UPN):
                yield self._case(kind, person, evidence, Answer.RESOLVED)
            yield self._case(kind, person, Evidence.NONE, Answer.UNSURE)

    # -- brothers and sisters

    def _families(self, kind: str, pairs: tuple[tuple[str, str], ...]) -> Iterator[Case]:
        """A lone given name in a mail to the parent is the one child of theirs who has it."""
        for pair in pairs[: self.bench.sample * 2]:
            for key in pair:
                person = self.people.person(key)
                labels = (AREA, f"{kind}: given name to the parent", "context")
                given = legal_name(person)[0]
                household = self.people.households[key]
                everyone = (*household.pupils, *household.contacts)
                same = [
                    p
                    for p in map(self.people.person, everyone)
                    if any(letters(n.given.reveal()) == letters(given) for n in p.names)
                ]
                if len(same) == 1:
                    name = person_written(given, {key})
                    yield self._text(labels, person, Evidence.RECIPIENT, name)
                yield from self._told_apart(f"{kind}: full name", person, Evidence.RECIPIENT)

    def _twins(self) -> Iterator[Case]:
        """What both twins share tells neither from the other."""
        for first, second in self.planted.twins[: self.bench.sample * 2]:
            person, other = self.people.person(first), self.people.person(second)
            both = {first, second}
            labels = (AREA, "twins: date of birth with form", "no context")
            yield self._of_both(labels, person, both)
            mine, theirs = (initials(*legal_name(p)) for p in (person, other))
            if mine == theirs:
                name = person_written(".".join(mine) + ".", both, Answer.UNSURE)
                labels = (AREA, "twins: initials with form", "no context")
                yield self._text(labels, person, Evidence.FORM, name, "initials_with_form")

    def _of_both(self, labels: tuple[str, str, str], person: Person, both: set[str]) -> Case:
        who = self.bench.beside(Evidence.DATE_OF_BIRTH, person, Written(""), "date_of_birth_only")
        truths = tuple(
            replace(t, subjects=frozenset(both), answer=Answer.UNSURE) for t in who.truths
        )
        envelope = self.bench.envelope(person, Evidence.NONE)
        return self.bench.text(labels, self._medium(), envelope, replace(who, truths=truths))

    # -- writing

    def _case(self, kind: str, person: Person, evidence: Evidence, answer: Answer) -> Case:
        group = "context" if answer is Answer.RESOLVED else "no context"
        return self._write((AREA, f"{kind}: {evidence}", group), person, evidence, answer)

    def _write(
        self,
        labels: tuple[str, str, str],
        person: Person,
        evidence: Evidence,
        answer: Answer,
        envelope: Envelope | None = None,
    ) -> Case:
        given, family = legal_name(person)
        same = self.people.namesakes(given, family)
        subjects = same if answer is Answer.UNSURE else {person.id}
        name = person_written(f"{given} {family}", subjects, answer)
        return self._text(labels, person, evidence, name, envelope=envelope)

    def _text(
        self,
        labels: tuple[str, str, str],
        person: Person,
        evidence: Evidence,
        name: Written,
        wording: str = "",
        envelope: Envelope | None = None,
    ) -> Case:
        who = self.bench.beside(evidence, person, name, wording)
        envelope = envelope or self.bench.envelope(person, evidence)
        return self.bench.text(labels, self._medium(), envelope, who)

    def _medium(self) -> str:
        self.turn += 1
        return MEDIA[self.turn % len(MEDIA)]
