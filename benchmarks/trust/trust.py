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
from benchmarks.trust.household import with_households
from benchmarks.trust.population import population
from benchmarks.trust.probe import probes
from benchmarks.trust.roster_files import write_configuration, write_roster
from benchmarks.trust.scene import Scene
from benchmarks.trust.truth import Truth
from benchmarks.trust.wording import wording

Scenario: TypeAlias = "Callable[[Scene], Case | list[Case]]"
BENIGN = 0.97
TWINS_OF_BENIGN = 1 / 3
LETTERS_OF_FILES = 0.2
ROWS_OF_FILES = 0.7
_ATTEMPTS = 60


@dataclass(frozen=True, slots=True)
class Size:
    """How large a trust is; platform rows and letters follow from the files."""

    schools: int = 3
    pupils: int = 900
    mails: int = 1500
    files: int = 800
    probes: int = 60  # mails for each origin of names


Scenarios: TypeAlias = "tuple[Scenario, ...]"


@dataclass(frozen=True, slots=True)
class Medium:
    """The scenarios of one kind of source.

    Breaches in turns, one turn a pattern, so that each pattern is measured on about as many.
    """

    breaches: tuple[Scenarios, ...]
    twins: Scenarios
    ordinary: Scenarios


MAIL = Medium(
    (
        breach_person.WRONG_RECIPIENT,
        breach_attachment.WRONG_ATTACHMENT,
        breach_order.BULK,
        breach_internal.OVERSHARE,
        breach_person.PERSONAL_ACCOUNT,
        breach_person.UNKNOWN,
        breach_person.LOOKALIKE,
        breach_order.NO_CONTACT,
        breach_order.ADDRESS,
        breach_attachment.HIDDEN,
        breach_attachment.REDACTION,
    ),
    twin_mail.MAIL,
    ordinary.MAIL,
)
SHARE = Medium(
    (
        breach_share.OPEN_SHARE,
        breach_share.PUBLIC,
        breach_share.CIRCLE,
        breach_share.OVERSHARE,
        breach_share.HIDDEN_OR_COVERED,
        breach_share.RESTRICTED,
    ),
    twin_share.SHARE,
    ordinary.SHARE,
)
LETTERS = Medium(letters.BREACHES, letters.TWINS, letters.ORDINARY)
ROWS = Medium(platform.BREACHES, platform.TWINS, platform.ORDINARY)
BURSTS: Scenarios = (platform.bulk_view, platform.exams_officer, platform.sync_account)


def write_trust(folder: Path, seed: int, size: Size, words: str) -> Truth:
    """Writes the trust of this seed into an empty folder; the same seed gives the same bytes."""
    said = wording(words)
    people = population(seed, size.schools, size.pupils, said.numbers)
    random = Random(f"{words} {seed}")
    scene = Scene(people, said, random)
    letters_wanted = round(size.files * LETTERS_OF_FILES)
    cases = [
        *_cases(scene, MAIL, size.mails),
        *_cases(scene, SHARE, size.files - letters_wanted),
        *_cases(scene, LETTERS, letters_wanted),
        *_cases(scene, ROWS, round(size.files * ROWS_OF_FILES)),
    ]
    random.shuffle(cases)
    for scenario in BURSTS:
        cases += _attempted(scene, (scenario,))
    cases += probes(scene, size.probes)
    filing = Filing(folder)
    for case in cases:
        filing.file(with_households(case, scene.cast))
    entries = filing.entries()
    (folder / "probe").mkdir(exist_ok=True)
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

    A breach may bring harmless companions (the right link beside the wrong one); they count among
    the ordinary.
    """
    breaches = round(number * (1 - BENIGN))
    twins = round((number - breaches) * TWINS_OF_BENIGN)
    wrong = _many(
        scene, medium.breaches, lambda found: sum(1 for c in found if c.faults) >= breaches
    )
    alike = _many(
        scene, [(t,) for t in medium.twins], lambda found: sum(1 for c in found if c.twin) >= twins
    )
    rest = number - len(wrong) - len(alike)
    return [*wrong, *alike, *_many(scene, [medium.ordinary], lambda found: len(found) >= rest)]


def _many(
    scene: Scene, turns: Sequence[Scenarios], is_enough: Callable[[list[Case]], bool]
) -> list[Case]:
    """Each turn its scenario, from a random one on, until it is enough."""
    order = list(turns)
    scene.random.shuffle(order)
    found: list[Case] = []
    number = 0
    while not is_enough(found):
        found += _attempted(scene, order[number % len(order)])
        number += 1
    return found


def _attempted(scene: Scene, scenarios: Scenarios) -> list[Case]:
    """The cases of one of the scenarios; nothing where the cast lacks somebody for all of them."""
    for _ in range(_ATTEMPTS):
        try:
            made = scene.random.choice(scenarios)(scene)
        except LookupError:
            continue
        return made if isinstance(made, list) else [made]
    return []


def scenarios() -> Iterator[Scenario]:
    """All there are."""
    for medium in (MAIL, SHARE, LETTERS, ROWS):
        yield from (s for turn in medium.breaches for s in turn)
        yield from (*medium.twins, *medium.ordinary)
    yield from BURSTS
