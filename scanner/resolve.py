"""Mentions to people: which of the candidates is meant, by all evidence together.

Policy.md 1, question 1. The order of evidence: an identifier beside the name, then form, year and
date of birth beside it, then whoever else the item is about, the likely school, and at last the
relations of sender and recipients. Two people who fit stay ambiguous, never a coin toss.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from detectors.dates import PATTERN as DATE
from detectors.dates import read_date
from scanner.layout import Layout, Span
from scanner.model import Mention, MentionKind, NameForm, Person, PersonKind
from scanner.roster import Roster, teaches

# Ways of writing that name nobody without further evidence (policy, question 1).
_WEAK = frozenset({NameForm.INITIALS, NameForm.NICKNAME, NameForm.TYPO})
_PERSONAL_IDENTIFIERS = frozenset({"upn", "email"})
_BESIDE = 60  # characters after a name in which a form or date still belongs to it


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Who sent the item, who gets it, and where it most likely belongs."""

    senders: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()  # people addressed by themselves, not by a list
    likely_school: str = ""
    kin: frozenset[str] = field(default=frozenset())  # pupils of recipients and senders, themselves


def surroundings(
    roster: Roster, senders: Iterable[str], recipients: Iterable[str], likely_school: str
) -> Surroundings:
    """Sender and recipients with the pupils they are related to."""
    people = frozenset(senders) | frozenset(recipients)
    kin = {pupil for person in people for pupil in roster.pupils_of(person)}
    kin |= {p for person in people for p in roster.people[person].allocated_pupils}
    return Surroundings(
        frozenset(senders), frozenset(recipients), likely_school, frozenset(kin | people)
    )


class Resolver:
    """Resolves the mentions of one item after another against one roster."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster

    def resolve(
        self, layouts: Sequence[Layout], mentions: Iterable[Mention], around: Surroundings
    ) -> list[Mention]:
        """The same mentions with their subjects decided; lone names without a bearer are left out.

        In the order of parts and offsets.
        """
        ordered = sorted(mentions, key=lambda m: (m.part, m.start, -m.end))
        item = _ItemEvidence(self._roster, layouts, ordered, around)
        first = [item.decided(m) if _names_in_full(m) else m for m in ordered]
        item.learn(m for m in first if not m.form or _names_in_full(m))
        second = [item.decided(m) if _is_weak(m) else m for m in first]
        item.learn(m for m in second if not m.form or _names_in_full(m) or _is_weak(m))
        return [m for m in map(item.decided_by_context, second) if m is not None]


def _names_in_full(mention: Mention) -> bool:
    return mention.kind is MentionKind.PERSON and mention.form is NameForm.FULL


def _is_weak(mention: Mention) -> bool:
    return mention.kind is MentionKind.PERSON and mention.form in _WEAK


class _ItemEvidence:
    """What one item tells about who is meant in it."""

    def __init__(
        self,
        roster: Roster,
        layouts: Sequence[Layout],
        mentions: Sequence[Mention],
        around: Surroundings,
    ) -> None:
        self._roster = roster
        self._layouts = {layout.part.index: layout for layout in layouts}
        self._around = around
        self._name_starts: Mapping[int, list[int]] = defaultdict(list)
        self._identified: Mapping[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.kind is MentionKind.PERSON:
                self._name_starts[mention.part].append(mention.start)
            elif mention.value in _PERSONAL_IDENTIFIERS:
                self._identified[mention.part].append(mention)
        self._anchors: frozenset[str] = frozenset(
            mention.subjects[0]
            for mention in mentions
            if mention.kind is MentionKind.IDENTIFIER
            and mention.value in _PERSONAL_IDENTIFIERS
            and len(mention.subjects) == 1
        )
        self._resolved_at: Mapping[int, list[tuple[int, str]]] = {}
        self._found_by_name: frozenset[str] = frozenset()

    def learn(self, mentions: Iterable[Mention]) -> None:
        """Take up who has been resolved so far."""
        found: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for mention in mentions:
            if mention.kind is not MentionKind.CATEGORY and len(mention.subjects) == 1:
                found[mention.part].append((mention.start, mention.subjects[0]))
        self._resolved_at = found
        self._found_by_name = frozenset(p for people in found.values() for _, p in people)

    # -- names in full, short forms, slips and initials

    def decided(self, mention: Mention) -> Mention:
        candidates = frozenset(mention.subjects)
        needs_evidence = mention.form in _WEAK
        if len(candidates) == 1 and not needs_evidence:
            return self._with(mention, candidates)
        seen = False
        for test in self._tests(mention, needs_evidence):
            left = frozenset(c for c in candidates if test(self._roster.people[c]))
            if left:
                seen, candidates = True, left
                if len(left) == 1:
                    break
        if needs_evidence and not seen:
            return self._with(mention, candidates if len(candidates) > 1 else frozenset())
        if needs_evidence and len(candidates) > 1:
            return self._with(mention, candidates)
        return self._with(mention, self._one_of_a_family(candidates))

    def _tests(self, mention: Mention, needs_evidence: bool) -> Iterator[Callable[[Person], bool]]:
        """Tests a candidate must pass to stay, the strongest evidence first."""
        for window in self._windows(mention):
            identified = self._identified_in(mention.part, window)
            text = self._layouts[mention.part].text[window.start : window.end].casefold()
            if identified:
                yield lambda person, ids=identified: person.id in ids  # type: ignore[misc]
            yield lambda person, text=text: _born_on_day_in(person, text)  # type: ignore[misc]
            yield lambda person, text=text: _form_stands_in(person, text)  # type: ignore[misc]
            yield lambda person, text=text: _year_stands_in(person, text)  # type: ignore[misc]
            yield lambda person, text=text: _lives_in(person, text)  # type: ignore[misc]
        yield lambda person: person.id in self._anchors
        if not needs_evidence:
            yield lambda person: self._around.likely_school in person.schools
            yield lambda person: person.is_current
        yield lambda person: person.id in self._around.kin
        yield self._is_taught_by_sender
        yield lambda person: person.id in self._found_by_name

    def _windows(self, mention: Mention) -> Iterator[Span]:
        """Where evidence for a name is looked for: right beside it, then its row or sentence."""
        layout = self._layouts[mention.part]
        row = layout.row_at(mention.start)
        if row is not None:
            yield row.span
            return
        sentence = layout.sentence_at(mention.start)
        following = self._next_name(mention, sentence.end)
        yield Span(
            mention.end, min(following, mention.end + _BESIDE, max(sentence.end, mention.end))
        )
        yield Span(min(sentence.start, mention.start), max(sentence.end, mention.end))
        line = layout.line_at(mention.start)
        yield Span(line.start, max(line.end, mention.end))

    def _next_name(self, mention: Mention, default: int) -> int:
        """Where the next name of the part begins."""
        starts = self._name_starts[mention.part]
        index = bisect_left(starts, mention.end)
        return starts[index] if index < len(starts) else default

    def _identified_in(self, part: int, window: Span) -> frozenset[str]:
        identified = self._identified[part]
        first = bisect_left(identified, window.start, key=lambda m: m.start)
        last = bisect_left(identified, window.end, key=lambda m: m.start)
        return frozenset(p for mention in identified[first:last] for p in mention.subjects)

    def _is_taught_by_sender(self, person: Person) -> bool:
        return person.kind is PersonKind.PUPIL and any(
            teaches(self._roster.people[sender], person) for sender in self._around.senders
        )

    def _one_of_a_family(self, candidates: frozenset[str]) -> frozenset[str]:
        """A pupil and the parent of the same name: without a title, the pupil is meant."""
        pupils = {c for c in candidates if self._kind(c) is PersonKind.PUPIL}
        others = candidates - pupils
        if len(pupils) == 1 and others:
            (pupil,) = pupils
            if all(self._roster.link(pupil, other) for other in others):
                return frozenset(pupils)
        staff = {c for c in candidates if self._kind(c) is PersonKind.STAFF}
        if not pupils and len(staff) == 1:
            return frozenset(staff)
        return candidates

    # -- lone given names, and family names with a title

    def decided_by_context(self, mention: Mention) -> Mention | None:
        if mention.form is NameForm.GIVEN:
            return self._lone_given(mention)
        if mention.form is NameForm.FAMILY:
            return self._titled(mention)
        return mention

    def _lone_given(self, mention: Mention) -> Mention | None:
        candidates = frozenset(mention.subjects)
        beside = next(self._windows(mention))
        text = self._layouts[mention.part].text[beside.start : beside.end].casefold()[:24]
        in_form = {c for c in candidates if _form_stands_in(self._roster.people[c], text)}
        if len(in_form) == 1:
            return self._with(mention, frozenset(in_form))
        named = candidates & self._found_by_name
        if len(named) == 1:
            return self._with(mention, named)
        if named:
            return self._with(mention, self._nearest_before(mention, named))
        kin = candidates & self._around.kin
        return self._with(mention, kin) if len(kin) == 1 else None

    def _nearest_before(self, mention: Mention, named: frozenset[str]) -> frozenset[str]:
        before = [
            person
            for start, person in self._resolved_at.get(mention.part, [])
            if start < mention.start and person in named
        ]
        return frozenset(before[-1:]) or named

    def _titled(self, mention: Mention) -> Mention | None:
        candidates = frozenset(mention.subjects)
        people = self._roster.people
        pupils = self._found_by_name | self._around.kin
        kin_of_pupils = {link.contact for p in pupils for link in self._roster.links_of_pupil(p)}
        for near in (
            self._around.recipients | self._around.senders,
            self._found_by_name,
            {c for c in candidates if self._around.likely_school in people[c].schools},
            kin_of_pupils,
            {c for c in candidates if people[c].kind is PersonKind.STAFF},
        ):
            left = candidates & near
            if len(left) == 1:
                return self._with(mention, left)
        return None

    # -- making mentions

    def _kind(self, person: str) -> PersonKind:
        return self._roster.people[person].kind

    def _with(self, mention: Mention, subjects: frozenset[str]) -> Mention:
        kinds = {self._kind(person) for person in subjects}
        value = kinds.pop() if len(kinds) == 1 else mention.value
        confidence = 0.95 if len(subjects) == 1 else mention.confidence
        return replace(
            mention, subjects=tuple(sorted(subjects)), value=str(value), confidence=confidence
        )


def _born_on_day_in(person: Person, text: str) -> bool:
    if person.date_of_birth is None:
        return False
    return person.date_of_birth.reveal() in _days_in(text)


def _form_stands_in(person: Person, text: str) -> bool:
    return bool(person.form) and _word(person.form.casefold()).search(text) is not None


def _year_stands_in(person: Person, text: str) -> bool:
    if not person.year_group:
        return False
    year = person.year_group.casefold().removeprefix("year").strip()
    return _year(year).search(text) is not None


def _lives_in(person: Person, text: str) -> bool:
    return person.postcode is not None and person.postcode.reveal().casefold() in text


@lru_cache(maxsize=16)
def _days_in(text: str) -> frozenset[date | None]:
    return frozenset(read_date(match) for match in DATE.finditer(text))


@lru_cache(maxsize=2048)
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


@lru_cache(maxsize=64)
def _year(year: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:year|yr\.?|y) ?{re.escape(year)}\b")
