"""What a scan meets on an ordinary day, for the speed: mails, class lists, documents.

Of the characters half are about nobody, and of the rest one mail in forty tells something that may
not be told; schools that err more often than that have other troubles than speed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.accuracy.case import Case, file, mail, rows
from benchmarks.accuracy.category_cases import CategoryCases
from benchmarks.accuracy.nobody import Prose
from benchmarks.accuracy.population import legal_name
from benchmarks.accuracy.written import Written, fill, joined

AREA = "speed"
SENTENCES = 10  # of a mail
FORM = 28  # pupils of a list
TELLING = 40


class Traffic:
    def __init__(self, bench: CategoryCases, prose: Prose) -> None:
        self.bench = bench
        self.prose = prose
        self.rng: random.Random = bench.rng

    def cases(self, characters: int) -> list[Case]:
        """About so many characters of mails and lists, and as many of documents."""
        chosen: list[Case] = []
        written = 0
        for case in self._ours():
            chosen.append(case)
            written += len(case.text)
            if written >= characters // 2:
                break
        documents = self.prose.cases(characters - written)
        chosen += [case for case in documents if case.row != "our staff at work"]
        self.rng.shuffle(chosen)
        return chosen

    def _ours(self) -> Iterator[Case]:
        number = 0
        while True:
            number += 1
            yield self._list() if number % 10 == 0 else self._mail(number % TELLING == 1)

    def _mail(self, tells: bool) -> Case:
        """Greeting, a dozen sentences of which some name a pupil, closing and signature."""
        bench, wording = self.bench, self.bench.bench.wording
        person = self.rng.choice(bench.pupils)
        lines: list[Written] = []
        for _ in range(SENTENCES):
            if self.rng.random() < 0.3:
                who = bench.named(person)
                lines.append(fill(self.rng.choice(wording.sentences), {"who": who}))
            else:
                lines.append(Written(self.rng.choice(wording.fillers)))
        if tells:
            said = self.rng.choice(bench.categories["safeguarding"].said)
            lines[3] = fill(said, bench.fills(person))
        envelope = bench.envelope(person)
        office = bench.people.person(bench.people.offices[envelope.school][0])
        signature = f"\n\n{wording.closings[0]}\n\n{' '.join(legal_name(office))}\nThe office"
        top = Written(f"{self.rng.choice(wording.greetings)}\n\n")
        body = joined([top, joined(lines, " "), Written(signature)])
        return mail((AREA, "mail", ""), envelope, Written(wording.subjects[0]), body)

    def _list(self) -> Case:
        bench, headers = self.bench, self.bench.bench.wording.headers
        first = self.rng.choice(bench.pupils)
        same = [p for p in bench.pupils if p.schools == first.schools][:200]
        house, values = next(iter(headers.neutral.items()))
        cells = [[Written(headers.name[0]), Written(headers.form[0]), Written(house)]]
        for person in self.rng.sample(same, min(FORM, len(same))):
            value = self.rng.choice(values)
            cells.append([bench.named(person), Written(person.form), Written(value)])
        return file((AREA, "list", ""), bench.share(first), rows(cells, ","), ",")
