"""What a reveal shows: names and passages, as far as the reviewer's own schools reach.

In an incident of several schools a lead or data protection officer of one sees the people of
their own; in the words around those, and in file names, every name our matcher finds is covered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from register.case.follow_up import WrongRecipient
from register.case.pseudonym import Pseudonym
from register.case.spots import spots_of
from register.lent.evidence import Passage
from register.models import Finding
from register.web.desk import desk
from register.web.incident.incident_page import Case

COVERED = "[name]"


@dataclass(frozen=True, slots=True)
class Sight:
    """Who of an incident is `shown` in clear, and who is `withheld`, as another school's."""

    case: Case
    shown: Mapping[str, Pseudonym]
    withheld: Mapping[str, Pseudonym]

    @property
    def is_partial(self) -> bool:
        return not self.case.is_wholly_theirs

    def allows(self, subject: str) -> bool:
        """Whether passages about this subject may be read; "" is a pupil of no roster."""
        return subject in self.shown or (not subject and not self.is_partial)


@dataclass(frozen=True, slots=True)
class RevealedSubject:
    pseudonym: str
    name: str
    roster_id: str


@dataclass(frozen=True, slots=True)
class RevealedRecipient:
    """`address` in clear; `name` of whoever the roster holds under it."""

    label: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class RevealedPassage:
    subject: str
    category: str
    place: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class RevealedItem:
    """`fault`: why some or all of it cannot be read today, or ""."""

    number: int
    source: str
    locator: str
    passages: tuple[RevealedPassage, ...]
    more: int
    fault: str


def sight_of(case: Case, subjects: Mapping[str, Pseudonym], findings: Iterable[Finding]) -> Sight:
    """Who of these findings may be shown to this reviewer."""
    asked = {subject for finding in findings for subject in finding.subjects}
    reviewer = case.request.reviewer
    shown: dict[str, Pseudonym] = {}
    withheld: dict[str, Pseudonym] = {}
    for id, pseudonym in subjects.items():
        if id in asked:
            # Somebody who left the roster has no school: shown only where all schools are theirs.
            theirs = case.is_wholly_theirs or (
                bool(pseudonym.schools) and reviewer.works_for(pseudonym.schools)
            )
            (shown if theirs else withheld)[id] = pseudonym
    return Sight(case, shown, withheld)


def revealed_subjects(sight: Sight) -> list[RevealedSubject]:
    """Pseudonym, name and roster id of each."""
    return [
        RevealedSubject(pseudonym.words, _name(id), id) for id, pseudonym in sight.shown.items()
    ]


def revealed_recipients(
    sight: Sight, recipients: Iterable[WrongRecipient], findings: Iterable[Finding]
) -> list[RevealedRecipient]:
    """The recipients of what is shown. In a shared incident, those of other schools are not."""
    seen = {f.id for f in findings if any(sight.allows(subject) for subject in f.subjects or [""])}
    return [
        RevealedRecipient(
            one.name,
            _name(one.person) if one.person else "",
            one.address.reveal() if one.address is not None else "by letter",
        )
        for one in recipients
        if (not one.findings or one.findings & seen) and _is_theirs(sight, one.person)
    ]


def revealed_items(sight: Sight, findings: Sequence[Finding], first: int) -> list[RevealedItem]:
    """Each item read again; one with nothing that may be shown says so."""
    return [_item(sight, finding, number) for number, finding in enumerate(findings, first)]


def _item(sight: Sight, finding: Finding, number: int) -> RevealedItem:
    spots, more = spots_of(finding, sight.allows)
    if not spots:
        fault = (
            "It holds nothing about people of your schools."
            if sight.is_partial
            else "No passage was noted for it."
        )
        return RevealedItem(number, finding.source, _locator(sight, finding), (), 0, fault)
    found = desk().evidence.read(finding.source, finding.locator, spots, finding.item_version)
    passages = tuple(_passage(sight, passage) for passage in found.passages)
    locator = _locator(sight, finding)
    return RevealedItem(number, finding.source, locator, passages, more, found.fault)


def _passage(sight: Sight, passage: Passage) -> RevealedPassage:
    spot = passage.spot
    before, words, after = (
        part.reveal() for part in (passage.before, passage.words, passage.after)
    )
    if sight.is_partial:
        before, words, after = _covered(before, words, after)
    about = sight.shown.get(spot.subject)
    place = f"{spot.origin}, {spot.position}" if spot.position and not sight.is_partial else ""
    return RevealedPassage(
        about.name if about else "Somebody of no roster",
        spot.category,
        place or spot.origin,
        before,
        words,
        after,
    )


def _locator(sight: Sight, finding: Finding) -> str:
    locator = finding.locator.reveal()
    return _covered("", locator, "")[1] if sight.is_partial else locator


def _covered(before: str, words: str, after: str) -> tuple[str, str, str]:
    """The three with every name covered that stands in them, also across their seams."""
    whole = before + words + after
    ends = (len(before), len(before) + len(words), len(whole))
    pieces = ["", "", ""]
    at = 0
    for start, end in _apart((named.start, named.end) for named in desk().names.named(whole)):
        for index, text in _split(whole, at, start, ends):
            pieces[index] += text
        pieces[next(i for i, limit in enumerate(ends) if start < limit)] += COVERED
        at = end
    for index, text in _split(whole, at, len(whole), ends):
        pieces[index] += text
    return pieces[0], pieces[1], pieces[2]


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans in order, without what an earlier one covers already."""
    at = 0
    for start, end in sorted(spans):
        if end > at:
            yield max(start, at), end
            at = end


def _split(whole: str, start: int, end: int, ends: Sequence[int]) -> Iterator[tuple[int, str]]:
    for index, limit in enumerate(ends):
        if start < min(end, limit):
            yield index, whole[start : min(end, limit)]
            start = min(end, limit)


def _name(person_id: str) -> str:
    person = desk().roster.person(person_id)
    return person.name.reveal() if person is not None else "No longer on the roster"


def _is_theirs(sight: Sight, person_id: str) -> bool:
    if not sight.is_partial or not person_id:
        return True
    person = desk().roster.person(person_id)
    reviewer = sight.case.request.reviewer
    return person is not None and (not person.schools or reviewer.works_for(person.schools))
