"""Finds pupils, contacts and what identifies them in a text that is to leave the house.

The regulator's form must not name data subjects (domain facts, 4.2). What counts is stricter than
in a scan, where a name alone opens nothing: here a whole name alone is enough to refuse.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from detectors import BUILT_IN
from detectors.base import Detector, DetectorContext
from detectors.initials import Initials
from detectors.people import RosterNames
from register.lent.name_matcher import NamedHere
from scanner.model import Mention, MentionKind, NameForm, Origin, Part, Person, PersonKind
from scanner.personal import Personal
from scanner.roster.roster import Roster
from scanner.serving.current_roster import CurrentRoster

_FAMILIES = frozenset({PersonKind.PUPIL, PersonKind.CONTACT})
# A way of writing somebody that many people share. It names one only for those who know whom a
# text is about; therefore such a name counts only of the people that the caller says it is about.
_SHARED_FORMS = frozenset({NameForm.GIVEN, NameForm.INITIALS})
_INITIALS_ALONE = "initials"
# Which identifiers are looked for, and what the person who is refused reads of each.
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "upn": "a pupil number (UPN)",
        "uln": "a learner number (ULN)",
        "nhs_number": "an NHS number",
        "nino": "a National Insurance number",
        "uci": "a candidate identifier (UCI)",
        "email": "an e-mail address of a pupil or contact",
        "phone": "a phone number of a pupil or contact",
        "postcode": "a postcode of a pupil or contact",
        "date_of_birth": "a date of birth",
    }
)
# These are nobody else's than a pupil's or a patient's, on the roster or not.
_TELLING_BY_THEMSELVES = frozenset({"upn", "uln", "nhs_number", "nino", "uci", "date_of_birth"})


class OutgoingNames:
    """The engine's own matcher, pointed at what leaves; follows the roster as it changes."""

    def __init__(self, current: CurrentRoster, today: date) -> None:
        self._current = current
        self._today = today
        self._lock = threading.Lock()
        self._matcher: _Matcher | None = None

    def named(self, text: str, about: Collection[str] = ()) -> tuple[NamedHere, ...]:
        """Every pupil, contact or identifier of theirs in the text, in its order.

        Whole names, preferred and former ones, short forms and slips count always; so does a
        family name behind a title. A lone given name, or initials, count only of the people in
        `about` (roster ids) and of their families. A name that a member of staff bears is none,
        unless a pupil bears it too.
        """
        return self._for(self._current.roster()).named(text, frozenset(about))

    def _for(self, roster: Roster) -> _Matcher:
        with self._lock:
            if self._matcher is None or self._matcher.roster is not roster:
                self._matcher = _Matcher(roster, self._today)
            return self._matcher


@dataclass
class _Matcher:
    """What is costly to build from one roster."""

    roster: Roster
    today: date
    _detectors: tuple[Detector, ...] = field(init=False)

    def __post_init__(self) -> None:
        people = self.roster.people.values()
        context = DetectorContext(self.roster, self.today)
        self._detectors = (
            RosterNames(people),
            Initials(people),
            *(BUILT_IN[name](context) for name in _WORDS),
        )

    def named(self, text: str, about: frozenset[str]) -> tuple[NamedHere, ...]:
        part = Part(0, Personal("body"), Origin.BODY, Personal(text))
        mentions = [m for detector in self._detectors for m in detector.mentions(part)]
        close = about | self._family_of(about)
        told = {
            (mention.start, mention.end): what
            for mention in mentions
            if (what := self._what(mention, close))
        }
        return tuple(NamedHere(start, end, told[start, end]) for start, end in sorted(told))

    def _what(self, mention: Mention, about: frozenset[str]) -> str:
        """What stands there, in words that tell not who; empty for what may leave."""
        bearers = [self.roster.people[p] for p in mention.subjects if p in self.roster.people]
        if mention.kind is MentionKind.IDENTIFIER:
            is_telling = mention.value in _TELLING_BY_THEMSELVES or any(_families(bearers))
            return _WORDS.get(mention.value, "") if is_telling else ""
        if mention.form in _SHARED_FORMS or mention.detector == _INITIALS_ALONE:
            bearers = [person for person in bearers if person.id in about]
        return _whose(bearers)

    def _family_of(self, about: Iterable[str]) -> frozenset[str]:
        found: set[str] = set()
        for person in about:
            found.update(link.contact for link in self.roster.links_of_pupil(person))
            found.update(self.roster.pupils_of(person))
        return frozenset(found)


def _families(people: Iterable[Person]) -> Iterator[Person]:
    return (person for person in people if person.kind in _FAMILIES)


def _whose(bearers: Collection[Person]) -> str:
    kinds = {person.kind for person in bearers}
    if PersonKind.PUPIL in kinds:
        return "a pupil's name"
    if PersonKind.STAFF in kinds or PersonKind.CONTACT not in kinds:
        return ""
    return "the name of a pupil's contact"
