"""A whole invented trust on disk, with the truth beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeAlias

from benchmarks.trust import (
    breach_attachment,
    breach_internal,
    breach_order,
    breach_person,
    breach_share,
    letters,
    ordinary,
    platform,
    twin_mail,
    twin_share,
)
from benchmarks.trust.fault import Case
from benchmarks.trust.filing import Filing
from benchmarks.trust.population import population
from benchmarks.trust.roster_files import write_configuration, write_roster
from benchmarks.trust.scene import Scene
from benchmarks.trust.truth import Truth
from benchmarks.trust.wording import wording

Scenario: TypeAlias = "Callable[[Scene], Case | list[Case]]"
BENIGN = 0.97
TWINS_OF_BENIGN = 1 / 3
LETTERS_OF_FILES = 0.2
ROWS_OF_FILES = 0.35
_ATTEMPTS = 60


@dataclass(frozen=True, slots=True)
class Size:
    """How large a trust is; platform rows and letters follow from the files."""

    schools: int = 3
    pupils: int = 900
    mails: int = 1500
    files: int = 800


@dataclass(frozen=True, slots=True)
class Medium:
    """The scenarios of one kind of source; `twins` one for each lookalike."""

    breaches: Sequence[Scenario]
    twins: Sequence[Scenario]
    ordinary: Sequence[Scenario]


MAIL = Medium(
    (*breach_person.MAIL, *breach_attachment.MAIL, *breach_order.MAIL, *breach_internal.MAIL),
    twin_mail.MAIL,
    ordinary.MAIL,
)
SHARE = Medium(breach_share.SHARE, twin_share.SHARE, ordinary.SHARE)
LETTERS = Medium(letters.BREACHES, letters.TWINS, letters.ORDINARY)
ROWS = Medium(platform.BREACHES, platform.TWINS, platform.ORDINARY)
BURSTS: tuple[Scenario, ...] = (platform.bulk_view, platform.exams_officer, platform.sync_account)


def write_trust(folder: Path, seed: int, size: Size, words: str) -> Truth:
    """Writes the trust of this seed into an empty folder; the same seed gives the same bytes."""
    people = population(seed, size.schools, size.pupils)
    random = Random(f"{words} {seed}")
    scene = Scene(people, wording(words), random)
    letters_wanted = round(size.files * LETTERS_OF_FILES)
    cases = [
        *_cases(scene, MAIL, size.mails),
        *_cases(scene, SHARE, size.files - letters_wanted),
        *_cases(scene, LETTERS, letters_wanted),
        *_cases(scene, ROWS, round(size.files * ROWS_OF_FILES)),
    ]
    random.shuffle(cases)
    for scenario in BURSTS:
        cases += _attempted(scene, [scenario], 0)
    filing = Filing(folder)
    for case in cases:
        filing.file(case)
    entries = filing.entries()
    for prefix in scene.audiences:
        (folder / "share" / prefix).mkdir(parents=True, exist_ok=True)
    write_roster(folder, people)
    write_configuration(folder, people, scene.audiences)
    origins = {p.id: p.origin for p in people.pupils} | {c.id: c.origin for c in people.contacts}
    truth = Truth(tuple(entries), origins)
    truth.write(folder)
    return truth


def _cases(scene: Scene, medium: Medium, number: int) -> list[Case]:
    """As many items as asked for: 97% benign, a third of those lookalikes.

    A scenario may give several items at once; each of the three kinds stops as soon as it is full.
    """
    breaches = round(number * (1 - BENIGN))
    twins = round((number - breaches) * TWINS_OF_BENIGN)
    wrong = _many(scene, medium.breaches, breaches)
    found = wrong
    faulty = sum(1 for c in wrong if c.faults)
    found += _many(scene, medium.twins, twins)
    return found + _many(scene, medium.ordinary, number - faulty - twins - (len(wrong) - faulty))


def _many(scene: Scene, scenarios: Sequence[Scenario], number: int) -> list[Case]:
    """Scenarios in turn, from a random one on, until there are enough items."""
    order = list(scenarios)
    scene.random.shuffle(order)
    found: list[Case] = []
    turn = 0
    while _counted(found) < number:
        found += _attempted(scene, order, turn)
        turn += 1
    return found


def _counted(cases: Sequence[Case]) -> int:
    """Breaches where there are any (their benign companions come on top), else all."""
    faulty = sum(1 for c in cases if c.faults)
    return faulty or len(cases)


def _attempted(scene: Scene, scenarios: Sequence[Scenario], turn: int) -> list[Case]:
    """The cases of the scenario whose turn it is; of the next one where the cast lacks somebody."""
    for attempt in range(_ATTEMPTS):
        scenario = scenarios[(turn + attempt // 4) % len(scenarios)]
        try:
            made = scenario(scene)
        except LookupError:
            continue
        return made if isinstance(made, list) else [made]
    raise LookupError("no scenario can be played with these people: ask for more pupils")


def scenarios() -> Iterator[Scenario]:
    """All there are."""
    for medium in (MAIL, SHARE, LETTERS, ROWS):
        yield from (*medium.breaches, *medium.twins, *medium.ordinary)
    yield from BURSTS
