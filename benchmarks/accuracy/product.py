"""The product under measurement: its pipeline over the invented trust."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.population import TODAY, Population
from benchmarks.accuracy.scoring import Outcome
from detectors.base import DEFAULT_NAME_MODEL, GatedDetector
from rules.pattern import load_patterns
from rules.policy import load_policy
from scanner.extract import Limits
from scanner.model import Mention, Part
from scanner.pipeline import Pipeline, PipelineRecipe


@dataclass(slots=True)
class CountedFinder:
    """The name finder, with the characters it was given to read."""

    finder: GatedDetector
    characters: int = 0

    @property
    def name(self) -> str:
        return self.finder.name

    @property
    def categories(self) -> frozenset[str]:
        return self.finder.categories

    def mentions_in(self, part: Part, windows: Sequence[tuple[int, int]]) -> Iterator[Mention]:
        self.characters += sum(end - start for start, end in windows)
        return self.finder.mentions_in(part, windows)


class Product:
    """One pipeline; `finders` tell how much text the name finder has read."""

    def __init__(self, people: Population, *, use_names_off_roster: bool = True) -> None:
        recipe = PipelineRecipe(
            roster=people.roster,
            policy=load_policy(),
            patterns=load_patterns(),
            limits=Limits(),
            today=TODAY,
            name_model=DEFAULT_NAME_MODEL,
            use_names_off_roster=use_names_off_roster,
        )
        self._pipeline: Pipeline = recipe.build()
        # The pipeline keeps its finders to itself; only a measurement wants to count their reading.
        self.finders = tuple(CountedFinder(f) for f in self._pipeline._off_roster)
        self._pipeline._off_roster = self.finders

    @property
    def characters_of_finder(self) -> int:
        return sum(finder.characters for finder in self.finders)

    def read(self, case: Case, *, seek_names: bool = False) -> Outcome:
        reading = self._pipeline.read_extracted(case.item, case.extracted, seek_names=seek_names)
        return Outcome(reading.mentions, len(reading.findings))

    def inspect(self, case: Case) -> int:
        """How many findings a scan makes of the case; reads as a scan does."""
        return len(self._pipeline.inspect_extracted(case.item, case.extracted).findings)
