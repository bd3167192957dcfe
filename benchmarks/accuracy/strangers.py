"""People who are on no roster, in text that tells something about somebody."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.case import Case, mail
from benchmarks.accuracy.category_cases import CategoryCases
from benchmarks.accuracy.names import Origin
from benchmarks.accuracy.written import Fill, Written, fill

AREA = "strangers"
# Gating is measured with what is said most plainly; how wide the vocabulary is, elsewhere.
TOLD = ("health", "behaviour", "sen", "attendance", "safeguarding", "exclusion")


class StrangerCases:
    """`sample`: how many people of each origin."""

    def __init__(self, bench: CategoryCases, sample: int) -> None:
        self.bench = bench
        self.rng = bench.rng
        self.people = bench.people
        self.words = bench.bench.wording.strangers
        self.sample = sample

    def cases(self) -> Iterator[Case]:
        for origin in self.people.names.origins.values():
            for number in range(self.sample):
                yield self._case(origin, number)
        for number in range(self.sample * 2):
            yield self._decoy(number)

    def _case(self, origin: Origin, number: int) -> Case:
        kind = ("former", "other_school", "relative")[number % 3]
        said = self.rng.choice(self.bench.categories[self.rng.choice(TOLD)].said)
        somebody = self.rng.choice(self.bench.pupils)
        fills: dict[str, Fill] = dict(self.bench.fills(somebody))
        stranger = self._stranger(origin)
        if kind == "relative":
            fills["s"] = fill(said, fills)
            text = fill(self.rng.choice(self.words.relative), {**fills, "n": stranger})
        else:
            fills["s"] = fill(said, {**fills, "n": stranger})
            templates = self.words.former if kind == "former" else self.words.other_school
            text = fill(self.rng.choice(templates), fills)
        return self._mail(kind, origin.name, text)

    def _decoy(self, number: int) -> Case:
        templates = self.words.decoys
        pupil = self.bench.named(self.rng.choice(self.bench.pupils))
        return self._mail("decoy", "", fill(templates[number % len(templates)], {"pupil": pupil}))

    def _mail(self, row: str, group: str, text: Written) -> Case:
        envelope = self.bench.envelope(self.rng.choice(self.bench.pupils))
        return mail((AREA, row, group), envelope, Written("A question"), text)

    def _stranger(self, origin: Origin) -> Written:
        while True:
            given, family = origin.full(self.rng)
            if not self.people.namesakes(given, family):
                return Written(f"{given} {family}").over_all("stranger")
