"""All areas of one run: cases made, read by the product and the other tools, and counted."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.category_cases import CategoryCases
from benchmarks.accuracy.collisions import CollisionCases
from benchmarks.accuracy.contenders import NO_IDENTIFIER, Contender, Hit, contenders
from benchmarks.accuracy.identifier_cases import IdentifierCases
from benchmarks.accuracy.names import load_names
from benchmarks.accuracy.nobody import Prose
from benchmarks.accuracy.people_cases import PeopleCases, split_columns
from benchmarks.accuracy.population import Population, population
from benchmarks.accuracy.product import Product
from benchmarks.accuracy.scoring import (
    CategoryScore,
    IdentifierScore,
    Miss,
    StrangerScore,
    Tally,
    WrongPeople,
    says_ambiguous,
    score_people,
)
from benchmarks.accuracy.speed import Speed, speed
from benchmarks.accuracy.strangers import StrangerCases
from benchmarks.accuracy.traffic import Traffic
from benchmarks.accuracy.wording import (
    load_categories,
    load_identifier_words,
    load_prose,
    load_wording,
)
from benchmarks.accuracy.written import Answer, Truth
from scanner.model import MentionKind


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of everything. The default fits five minutes on two cores, `quick` 40 seconds."""

    name_set: str = "held_out"
    seed: int = 1
    pupils: int = 10_000
    per_origin: int = 24  # people of each origin in each rendering
    identifiers: int = 90
    categories: int = 42
    strangers: int = 72  # of each origin: fewer do not tell .83 from .87
    prose: int = 320_000  # characters
    others: int = 900  # texts that the other tools read
    presidio: int = 60_000  # characters of the speed measurement
    areas: frozenset[str] = frozenset()  # empty: all

    def wants(self, area: str) -> bool:
        return not self.areas or area in self.areas


def quick(plan: Plan) -> Plan:
    """A sample of everything."""
    return Plan(plan.name_set, plan.seed, min(plan.pupils, 1200), 4, 24, 14, 4, 60_000, 120,
                12_000, plan.areas)  # fmt: skip


@dataclass(slots=True)
class NobodyScore:
    """Text with none of our people. `hits`: mentions that resolved to one person all the same."""

    characters: int = 0
    findings: int = 0
    hits: int = 0
    misses: list[Miss] = field(default_factory=list)


@dataclass(slots=True)
class OthersScore:
    """What another tool makes of a sample of the same texts."""

    people: Tally = field(default_factory=Tally)
    strangers: Tally = field(default_factory=Tally)
    identifiers: Tally = field(default_factory=Tally)
    reported: dict[str, int] = field(default_factory=dict)
    right: dict[str, int] = field(default_factory=dict)
    lookalikes: Tally = field(default_factory=Tally)
    nobody_hits: int = 0
    nobody_characters: int = 0


@dataclass(slots=True)
class Result:
    plan: Plan
    people: Tally = field(default_factory=Tally)
    collisions: Tally = field(default_factory=Tally)
    ambiguous: Tally = field(default_factory=Tally)
    wrong: WrongPeople = field(default_factory=WrongPeople)
    nobody: NobodyScore = field(default_factory=NobodyScore)
    identifiers: IdentifierScore = field(default_factory=IdentifierScore)
    categories: CategoryScore = field(default_factory=CategoryScore)
    strangers: StrangerScore = field(default_factory=StrangerScore)
    others: dict[str, OthersScore] = field(default_factory=dict)
    speed: Speed | None = None
    origins: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)


class Examination:
    """One run. Progress goes to stderr."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.names = load_names(plan.name_set)
        self.categories = load_categories(plan.name_set)
        self.people: Population = population(self.names, plan.seed, plan.pupils)
        self.bench = PeopleCases(
            self.people, load_wording(plan.name_set), plan.seed, plan.per_origin
        )
        self.product = Product(self.people)
        self.result = Result(plan, origins=tuple(self.names.origins))
        self.read: dict[str, list[Case]] = {}

    def run(self) -> Result:
        for area in ("people", "collisions", "nobody", "identifiers", "categories", "strangers"):
            if self.plan.wants(area):
                start = time.perf_counter()
                cases = list(self._cases(area))
                self.read[area] = cases
                for case in cases:
                    self._count(case)
                self._note(area, len(cases), start)
        if self.plan.wants("others"):
            self._others()
        if self.plan.wants("speed"):
            start = time.perf_counter()
            self.result.speed = speed(self.people, self._traffic(), self.plan.presidio)
            self._note("speed", 0, start)
        return self.result

    def _traffic(self) -> Sequence[Case]:
        plan = self.plan
        prose = Prose(self.people, load_prose(plan.name_set), self.categories, plan.seed)
        bench = CategoryCases(self.bench, self.categories, plan.categories)
        return Traffic(bench, prose).cases(plan.prose)

    def _note(self, area: str, cases: int, start: float) -> None:
        taken = time.perf_counter() - start
        self.result.seconds[area] = taken
        sys.stderr.write(f"{area}: {cases} texts in {taken:.1f} s\n")

    # -- cases

    def _cases(self, area: str) -> Iterator[Case]:
        plan = self.plan
        categories = CategoryCases(self.bench, self.categories, plan.categories)
        match area:
            case "people":
                yield from self.bench.cases()
                yield from split_columns(self.bench)
            case "collisions":
                yield from CollisionCases(self.bench).cases()
            case "nobody":
                words = load_prose(plan.name_set)
                prose = Prose(self.people, words, self.categories, plan.seed)
                yield from prose.cases(plan.prose)
            case "identifiers":
                words_of = load_identifier_words(plan.name_set)
                yield from IdentifierCases(words_of, plan.seed, plan.identifiers).cases()
            case "categories":
                yield from categories.cases()
            case "strangers":
                yield from StrangerCases(categories, plan.strangers).cases()

    def _count(self, case: Case) -> None:
        outcome = self.product.read(case, seek_names=case.area == "strangers")
        result = self.result
        match case.area:
            case "people":
                score_people(case, outcome, result.people)
                result.wrong.count(case, outcome)
            case "collisions":
                score_people(case, outcome, result.collisions)
                says_ambiguous(case, outcome, result.ambiguous)
                result.wrong.count(case, outcome)
            case "nobody":
                self._count_nobody(case, outcome.findings)
                self._count_hits(case)
            case "identifiers":
                result.identifiers.count(case, outcome)
            case "categories":
                result.categories.count(case, outcome, self.categories[case.row])
                result.wrong.count(case, outcome)
            case "strangers":
                result.strangers.count(case, outcome)

    def _count_nobody(self, case: Case, findings: int) -> None:
        nobody = self.result.nobody
        nobody.findings += findings
        if findings:
            nobody.misses.append(
                Miss(case.row, "finding", "no finding", f"{findings} findings", case.text[:300])
            )

    def _count_hits(self, case: Case) -> None:
        """Our own staff at work are people of ours: only findings would be wrong there."""
        nobody = self.result.nobody
        if case.row == "our staff at work":
            return
        nobody.characters += len(case.text)
        for mention in self.product.read(case).mentions:
            if mention.kind is MentionKind.PERSON and len(mention.subjects) == 1:
                nobody.hits += 1
                text = case.extracted.parts[mention.part].text.reveal()
                around = text[max(0, mention.start - 60) : mention.end + 60]
                written = text[mention.start : mention.end]
                got = f"{written!r} is {mention.subjects[0]} ({mention.form})"
                nobody.misses.append(Miss(case.row, "hit", "nobody", got, around))

    # -- the other tools

    def _others(self) -> None:
        start = time.perf_counter()
        for tool in contenders():
            score = OthersScore()
            self.result.others[tool.name] = score
            rng = random.Random(f"sample {self.plan.seed}")
            for area in ("people", "strangers", "identifiers"):
                read = self.read.get(area, [])
                for case in rng.sample(read, min(len(read), self.plan.others)):
                    _count_other(tool, case, score)
            for case in self.read.get("nobody", [])[: max(3, self.plan.others // 60)]:
                text = case.text
                score.nobody_characters += len(text)
                score.nobody_hits += sum(h.value == "person" for h in tool.hits(text))
        self._note("other tools", 0, start)


def _count_other(tool: Contender, case: Case, score: OthersScore) -> None:
    for part, truths in zip(case.extracted.parts, case.truths, strict=True):
        hits = tool.hits(part.text.reveal())
        for truth in truths:
            _count_other_truth(case, truth, hits, score)
        if case.area == "identifiers":
            for hit in hits:
                score.reported[hit.value] = score.reported.get(hit.value, 0) + 1
                if any(t.kind == hit.value and t.overlaps(hit.start, hit.end) for t in truths):
                    score.right[hit.value] = score.right.get(hit.value, 0) + 1


def _count_other_truth(case: Case, truth: Truth, hits: Sequence[Hit], score: OthersScore) -> None:
    def exactly(value: str) -> bool:
        return any(h.value == value and (h.start, h.end) in truth.spans for h in hits)

    if truth.answer is Answer.OPTIONAL:
        return
    if truth.kind == "person" and case.area == "people":
        score.people.count(case, exactly("person"))
    elif truth.kind == "stranger":
        score.strangers.count(case, exactly("person"))
    elif truth.kind == "lookalike":
        flagged = any(h.value not in NO_IDENTIFIER and truth.overlaps(h.start, h.end) for h in hits)
        score.lookalikes.count(case, not flagged)
    elif case.area == "identifiers":
        score.identifiers.count(case, exactly(truth.kind))
