"""People of the roster in sentences, tables, letters and mail chains, in every rendering."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import cycle, islice

from benchmarks.accuracy.case import Case, Envelope, file, mail, rows
from benchmarks.accuracy.evidence import (
    WRITTEN_BESIDE,
    Evidence,
    EvidenceIndex,
    evidence_fills,
    person_written,
)
from benchmarks.accuracy.population import Population, legal_name
from benchmarks.accuracy.renderings import RELATIONS, Bench, Rendering, renderings
from benchmarks.accuracy.wording import Wording
from benchmarks.accuracy.written import Answer, Fill, Written, fill
from scanner.model import Person

AREA = "people"
ROWS_OF_A_TABLE = 5


class PeopleCases:
    """`sample`: how many people of each origin a rendering is tried on."""

    def __init__(self, people: Population, wording: Wording, seed: int, sample: int) -> None:
        self.people = people
        self.wording = wording
        self.rng = random.Random(f"renderings {seed}")
        self.bench = Bench(people, EvidenceIndex(people), self.rng)
        self.sample = sample
        self.by_origin: dict[str, list[Person]] = defaultdict(list)
        for pupil in people.pupils():
            self.by_origin[people.origin_of[pupil.id]].append(pupil)

    def cases(self) -> Iterator[Case]:
        for rendering in renderings():
            for origin, pupils in self.by_origin.items():
                yield from self._of(rendering, origin, pupils)

    def _of(self, rendering: Rendering, origin: str, pupils: Sequence[Person]) -> Iterator[Case]:
        tried = self.rng.sample(pupils, len(pupils))
        chosen = islice(
            ((p, n) for p in tried if (n := self._name(rendering, p)) is not None), self.sample
        )
        media: tuple[str, ...] = ("sentence", "letter", "chain")
        if rendering.in_tables:
            media = ("sentence", "table", "letter", "chain")
        tabled: dict[str, list[tuple[Person, Written]]] = defaultdict(list)
        for medium, (person, name) in zip(cycle(media), chosen, strict=False):
            if medium == "table":
                tabled[person.schools[0]].append((person, name))
                continue
            yield self._text(rendering, origin, medium, person, name)
        for people in tabled.values():
            for first in range(0, len(people), ROWS_OF_A_TABLE):
                yield self._table(rendering, origin, people[first : first + ROWS_OF_A_TABLE])

    def _name(self, rendering: Rendering, person: Person) -> Written | None:
        return rendering.write(self.bench, person, rendering.evidence)

    # -- prose

    def _text(
        self, rendering: Rendering, origin: str, medium: str, person: Person, name: Written
    ) -> Case:
        who = self.beside(rendering.evidence, person, name, rendering.wording)
        labels = (AREA, rendering.name, origin)
        envelope = self.envelope(person, rendering.evidence)
        if medium == "letter" and rendering.evidence not in RELATIONS:
            return file(labels, self._share(envelope), self._letter(envelope, who))
        return self.text(labels, medium, envelope, who)

    def text(
        self, labels: tuple[str, str, str], medium: str, envelope: Envelope, who: Written
    ) -> Case:
        """A mail with the person in a sentence, a letter or the earlier mail of a chain."""
        sentence = self._sentence(who)
        subject = Written(self._pick(self.wording.subjects))
        match medium:
            case "letter":
                return mail(labels, envelope, subject, self._letter(envelope, who))
            case "chain":
                return mail(labels, envelope, subject, self._filler(), quoted=sentence)
        return mail(labels, envelope, subject, sentence)

    def _sentence(self, who: Written) -> Written:
        return fill(self._template_for(who, self.wording.sentences), {"who": who})

    def _template_for(self, who: Written, templates: Sequence[str]) -> str:
        """One that goes on after an evidence that ends in a comma or a dash."""
        if who.text.endswith((",", "-")):
            templates = [t for t in templates if "{who} " in t or "{who}" not in t]
        return self._pick(templates)

    def _letter(self, envelope: Envelope, who: Written) -> Written:
        fills: dict[str, Fill] = {
            "who": who,
            "filler": self._filler,
            "sentence": lambda: self._sentence(who),
            "greeting": self._pick(self.wording.greetings),
            "closing": self._pick(self.wording.closings),
            "signatory": self._signatory(envelope.school),
        }
        template = self._template_for(who, self.wording.letters)
        return fill(f"{{greeting}}\n\n{template}\n\n{{closing}}\n\n{{signatory}}\n", fills)

    def _signatory(self, school: str) -> Written:
        staff = self.people.person(self.people.offices[school][0])
        given, family = legal_name(staff)
        everybody = self.people.namesakes(given, family)
        return person_written(f"{given} {family}", everybody, Answer.OPTIONAL)

    def beside(
        self, evidence: Evidence, person: Person, name: Written, wording: str = ""
    ) -> Written:
        """The name with its evidence as running text puts it."""
        counts = not name.text
        fills = {**evidence_fills(self.rng, self.people, person, counts=counts), "n": name}
        return fill(self._pick(self._templates(evidence, wording)), fills)

    def _templates(self, evidence: Evidence, wording: str) -> Sequence[str]:
        if wording == "possessive":
            return ("{n}'s group", "{n}’s team", "{n}'s bag")
        if wording:
            templates: Sequence[str] = getattr(self.wording, wording)
            return templates
        if evidence in WRITTEN_BESIDE:
            return self.wording.evidence[WRITTEN_BESIDE[evidence]]
        return ("{n}",)

    def envelope(self, person: Person, evidence: Evidence) -> Envelope:
        """Office to office, unless the evidence is who writes or who is written to."""
        school = person.schools[0]
        sender, recipient = self.people.offices[school]
        if evidence is Evidence.SENDER:
            sender = self.people.tutors[school, person.form]
        if evidence is Evidence.RECIPIENT:
            recipient = self.people.households[person.id].contacts[0]
        return Envelope(school, self._address(sender), (self._address(recipient),))

    def _address(self, key: str) -> str:
        return self.people.person(key).emails[0].reveal()

    def _share(self, envelope: Envelope) -> Envelope:
        """Where only the school's own staff read it."""
        group = f"group:all-staff@{envelope.school}.example.sch.uk"
        return Envelope(envelope.school, envelope.sender, (group,))

    def _filler(self) -> Written:
        return Written(self._pick(self.wording.fillers))

    def _pick(self, texts: Sequence[str]) -> str:
        return self.rng.choice(texts)

    # -- tables

    def _table(
        self, rendering: Rendering, origin: str, people: Sequence[tuple[Person, Written]]
    ) -> Case:
        headers = self.wording.headers
        neutral, values = self.rng.choice(list(headers.neutral.items()))
        heading, columns = self._columns(rendering)
        cells = [[Written(h) for h in (*heading, neutral)]]
        for person, name in people:
            fills = {
                **evidence_fills(self.rng, self.people, person, counts=not name.text),
                "n": name,
            }
            row = [fill(column, fills) for column in columns]
            cells.append([*row, Written(self._pick(values))])
        delimiter = self.rng.choice("\t,")
        school = people[0][0].schools[0]
        readers = f"group:all-staff@{school}.example.sch.uk"
        labels = (AREA, rendering.name, origin)
        return file(labels, Envelope(school, "", (readers,)), rows(cells, delimiter), delimiter)

    def _columns(self, rendering: Rendering) -> tuple[list[str], list[str]]:
        """Headings and what stands below them."""
        headers = self.wording.headers
        beside = {
            Evidence.FORM: (headers.form, "{form}"),
            Evidence.YEAR: (headers.year, "{year}"),
            Evidence.DATE_OF_BIRTH: (headers.date_of_birth, "{dob}"),
            Evidence.UPN: (headers.upn, "{upn}"),
        }
        heading: list[str] = []
        columns: list[str] = []
        if rendering.wording not in ("upn_only", "date_of_birth_only"):
            names = headers.given if rendering.wording == "given_with_form" else headers.name
            heading.append(self._pick(names))
            columns.append("{n}'s" if rendering.wording == "possessive" else "{n}")
        wanted = [rendering.evidence]
        if rendering.wording == "date_of_birth_only":
            wanted.append(Evidence.FORM)
        for evidence in wanted:
            if evidence in beside:
                titles, cell = beside[evidence]
                heading.append(self._pick(titles))
                columns.append(cell)
        return heading, columns


def split_columns(cases: PeopleCases) -> Iterator[Case]:
    """Tables that keep forename and surname in two columns; either cell or both is the name."""
    headers, rng, people = cases.wording.headers, cases.rng, cases.people
    for origin, pupils in cases.by_origin.items():
        alone = [p for p in pupils if people.is_alone(p, *legal_name(p))]
        for pupil in rng.sample(alone, min(len(alone), cases.sample // 2)):
            given, family = legal_name(pupil)
            family_first = rng.random() < 0.5
            first, second = (family, given) if family_first else (given, family)
            heading = (headers.family, headers.given)
            titles = heading if family_first else heading[::-1]
            both = f"{first}\t{second}"
            whole = person_written(
                both,
                {pupil.id},
                Answer.RESOLVED,
                (0, len(first)),
                (len(first) + 1, len(both)),
            )
            cells = [
                [Written(rng.choice(titles[0])), Written(rng.choice(titles[1])), Written("House")],
                [whole, Written("Windsor")],
            ]
            school = pupil.schools[0]
            envelope = Envelope(school, "", (f"group:all-staff@{school}.example.sch.uk",))
            yield file((AREA, "two columns", origin), envelope, rows(cells, "\t"), "\t")
