"""What is said about whom: categories in sentences, forms, lists and tables, and mere topics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle

from benchmarks.accuracy.case import Case, Envelope, file, mail, rows
from benchmarks.accuracy.evidence import evidence_fills, person_written
from benchmarks.accuracy.identifier_values import email, mobile, nhs_number, postcode, uci, uln
from benchmarks.accuracy.people_cases import PeopleCases
from benchmarks.accuracy.population import STREETS, legal_name
from benchmarks.accuracy.wording import CategoryWords
from benchmarks.accuracy.written import Answer, Fill, Truth, Written, fill, joined
from scanner.model import Person, PersonKind

AREA = "categories"
ROWS_OF_A_TABLE = 5
NOT_SAID = frozenset({"None"})  # a cell that says nothing in so many words: either answer is right


class CategoryCases:
    """`sample`: how many sentences, rows and topic-only texts of each category."""

    def __init__(
        self, bench: PeopleCases, categories: Mapping[str, CategoryWords], sample: int
    ) -> None:
        self.bench = bench
        self.rng = bench.rng
        self.people = bench.people
        self.categories = categories
        self.sample = sample
        self.pupils = self._alone(PersonKind.PUPIL)
        self.staff = self._alone(PersonKind.STAFF)

    def cases(self) -> Iterator[Case]:
        for name, words in self.categories.items():
            yield from self._sentences(name, words, self._known(words), "sentence", self.sample)
            yield from self._sentences(name, words, words.unseen, "unseen", len(words.unseen) * 2)
            yield from self._tables(name, words)
            yield from self._forms(name, words)
            yield from self._list(name, words)
            yield from self._topics(name, words)

    # -- people

    def _alone(self, kind: PersonKind) -> list[Person]:
        """People whom their name alone tells: attaching is measured here, not resolving."""
        found = []
        for person in self.people.roster.of_kind(kind):
            given, family = legal_name(person)
            ordinary = self.people.origin_of[person.id] != "common_words"
            if ordinary and self.people.is_alone(person, given, family):
                found.append(person)
        self.rng.shuffle(found)
        return found

    def subject_of(self, words: CategoryWords) -> Person:
        return self.rng.choice(self.staff if words.about == "staff" else self.pupils)

    def named(self, person: Person) -> Written:
        return person_written(" ".join(legal_name(person)), {person.id})

    def colleague(self, person: Person) -> Written:
        """Some member of staff of the same school who is not the subject."""
        school = person.schools[0]
        others = [s for s in self.staff if school in s.schools and s.id != person.id]
        return self.named(self.rng.choice(others or self.staff))

    def fills(self, person: Person) -> dict[str, Fill]:
        """Whatever a template may ask for, about this person.

        Numbers and addresses are on no roster: they are new ones.
        """
        rng = self.rng
        mine: Mapping[str, Written | str] = {}
        if person.kind is PersonKind.PUPIL:
            mine = evidence_fills(rng, self.people, person)
        return {
            **mine,
            "n": self.named(person),
            "staff": lambda: self.colleague(person),
            "address": lambda: f"{rng.randint(2, 90)} {rng.choice(STREETS)}, {postcode(rng)}",
            "phone": lambda: mobile(rng),
            "email": lambda: email(rng),
            "postcode": lambda: postcode(rng),
            "uln": lambda: uln(rng),
            "nhs": lambda: nhs_number(rng),
            "uci": lambda: uci(rng),
            "filler": lambda: rng.choice(self.bench.wording.fillers),
        }

    # -- what is said

    def _known(self, words: CategoryWords) -> Sequence[str]:
        return (*words.said, *words.asked, *words.denied)

    def _sentences(
        self, name: str, words: CategoryWords, said: Sequence[str], row: str, count: int
    ) -> Iterator[Case]:
        frames = cycle(self.bench.wording.frames)
        for template, frame, _ in zip(cycle(said), _each(frames, len(said)), range(count),
                                      strict=False):  # fmt: skip
            person = self.subject_of(words)
            text = self.said(name, template, person)
            body = fill(frame, {**self.fills(person), "s": text})
            subject = Written(self.rng.choice(self.bench.wording.subjects))
            yield mail((AREA, name, row), self.envelope(person), subject, body)

    def said(self, name: str, template: str, person: Person) -> Written:
        """The sentence, with the truth that it shows the category about the person."""
        return self.about(name, fill(template, self.fills(person)), person)

    def about(self, name: str, text: Written, person: Person, *, sure: bool = True) -> Written:
        answer = Answer.RESOLVED if sure else Answer.OPTIONAL
        truth = Truth(
            "category", ((0, len(text.text)),), frozenset({person.id}), answer, value=name
        )
        return text.with_truth(truth)

    def envelope(self, person: Person) -> Envelope:
        school = person.schools[0]
        sender, recipient = (
            self.people.person(p).emails[0].reveal() for p in self.people.offices[school]
        )
        return Envelope(school, sender, (recipient,))

    def share(self, person: Person) -> Envelope:
        school = person.schools[0]
        return Envelope(school, "", (f"group:all-staff@{school}.example.sch.uk",))

    # -- tables, forms and lists

    def _tables(self, name: str, words: CategoryWords) -> Iterator[Case]:
        columns = cycle(words.columns.items())
        for _ in range(-(-self.sample // ROWS_OF_A_TABLE)):
            heading, values = next(columns)
            first = self.subject_of(words)
            people = self._of_one_school(first, words)
            titles = [self._title(words), heading]
            with_adult = words.about == "pupil" and self.rng.random() < 0.5
            if words.about == "pupil":
                titles.insert(1, self.rng.choice(self.bench.wording.headers.form))
            if with_adult:
                titles.append(self.rng.choice(self.bench.wording.headers.adult))
            cells = [[Written(title) for title in titles]]
            delimiter = self.rng.choice("\t,")
            for person, value in zip(people, cycle(values), strict=False):
                row = [self.named(person), fill(value, self.fills(person))]
                if words.about == "pupil":
                    row.insert(1, Written(person.form))
                if with_adult:
                    row.append(self.colleague(person))
                sure = value not in NOT_SAID
                cells.append(self._about_row(name, row, person, delimiter, sure=sure))
            text = rows(cells, delimiter)
            yield file((AREA, name, "table"), self.share(first), text, delimiter)

    def _title(self, words: CategoryWords) -> str:
        headers = self.bench.wording.headers
        return self.rng.choice(headers.staff if words.about == "staff" else headers.name)

    def _of_one_school(self, first: Person, words: CategoryWords) -> list[Person]:
        everybody = self.staff if words.about == "staff" else self.pupils
        same = [p for p in everybody if p.schools == first.schools and p.id != first.id]
        return [first, *self.rng.sample(same, min(len(same), ROWS_OF_A_TABLE - 1))]

    def _about_row(
        self, name: str, cells: list[Written], person: Person, delimiter: str, *, sure: bool
    ) -> list[Written]:
        """The row's cells; the first bears the truth, whose span is the whole row."""
        length = sum(len(c.text) + 2 * (delimiter in c.text) for c in cells) + len(cells) - 1
        answer = Answer.RESOLVED if sure else Answer.OPTIONAL
        truth = Truth("category", ((0, length),), frozenset({person.id}), answer, value=name)
        return [cells[0].with_truth(truth), *cells[1:]]

    def _forms(self, name: str, words: CategoryWords) -> Iterator[Case]:
        """A form of labels and values, the person's name on top."""
        for number, (heading, values) in zip(
            range(self.sample // 4), cycle(words.columns.items()), strict=False
        ):
            person = self.subject_of(words)
            value = values[number % len(values)]
            line = fill(f"{heading}: {value}", self.fills(person))
            line = self.about(name, line, person, sure=value not in NOT_SAID)
            top = joined([Written(f"{self._title(words)}: "), self.named(person)])
            yield file(
                (AREA, name, "form"), self.share(person), joined([top, line, Written("")], "\n")
            )

    def _list(self, name: str, words: CategoryWords) -> Iterator[Case]:
        """A heading that says it of everybody below."""
        heading = self.bench.wording.lists.get(name)
        if heading is None:
            return
        for _ in range(max(2, self.sample // 10)):
            first = self.subject_of(words)
            people = self._of_one_school(first, words)
            lines = [joined([Written("- "), self.named(p)]) for p in people]
            text = joined([Written(heading), Written(""), *lines, Written("")], "\n")
            for person in people:
                text = self.about(name, text, person)
            yield file((AREA, name, "list"), self.share(first), text)

    # -- what is not said

    def _topics(self, name: str, words: CategoryWords) -> Iterator[Case]:
        frames = cycle(self.bench.wording.topic_frames)
        for template, frame, _ in zip(
            cycle(words.topics), _each(frames, len(words.topics)), range(self.sample), strict=False
        ):
            person = self.rng.choice(self.pupils)
            fills = self.fills(person)
            sentence = self.rng.choice(self.bench.wording.sentences)
            fills["sentence"] = fill(sentence, {"who": self.named(person)})
            fills["t"] = fill(template, fills)
            body = fill(frame, fills)
            subject = Written(self.rng.choice(self.bench.wording.subjects))
            yield mail((AREA, name, "topic"), self.envelope(person), subject, body)


def _each(frames: Iterator[str], times: int) -> Iterator[str]:
    """Every frame for a whole round of sentences before the next."""
    for frame in frames:
        for _ in range(times):
            yield frame
