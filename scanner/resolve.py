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
from functools import lru_cache, partial

from detectors.column import heading_of
from detectors.dates import PATTERN as DATE
from detectors.dates import read_date
from detectors.headings import heading_meaning
from scanner.human import same_humans
from scanner.layout import Layout, Row, Span
from scanner.model import Mention, MentionKind, NameForm, Person, PersonKind
from scanner.roster import Roster, teaches

# Ways of writing that name nobody without further evidence (policy, question 1).
_WEAK = frozenset({NameForm.INITIALS, NameForm.NICKNAME, NameForm.TYPO})
_PERSONAL_IDENTIFIERS = frozenset({"upn", "email"})
_FEW = 6
_BESIDE = 60  # characters after a name in which a form or date still belongs to it


Test = Callable[[Person], bool]


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
        self._same = same_humans(roster)

    def resolve(
        self, layouts: Sequence[Layout], mentions: Iterable[Mention], around: Surroundings
    ) -> list[Mention]:
        """The same mentions with their subjects decided; lone names without a bearer are left out.

        In the order of parts and offsets.
        """
        ordered = sorted(mentions, key=lambda m: (m.part, m.start, -m.end))
        item = _ItemEvidence(self._roster, self._same, layouts, ordered, around)
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
        same: Mapping[str, frozenset[str]],
        layouts: Sequence[Layout],
        mentions: Sequence[Mention],
        around: Surroundings,
    ) -> None:
        self._roster = roster
        self._same = same
        self._layouts = {layout.part.index: layout for layout in layouts}
        self._around = around
        self._name_starts: Mapping[int, list[int]] = defaultdict(list)
        self._identified: Mapping[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.kind is MentionKind.PERSON and mention.detector != "initials":
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
        left = self._left_by(self._proofs(mention), candidates)
        if needs_evidence and left is None:
            return self._with(mention, candidates if len(candidates) > 1 else frozenset())
        left = left or candidates
        left = self._left_by(self._likelihoods(), left) or left
        return self._with(mention, self._one_human(left))

    def _one_human(self, candidates: frozenset[str]) -> frozenset[str]:
        """A teacher who is also a parent is one person: at work, unless told otherwise."""
        first = min(candidates)
        if len(candidates) < 2 or not candidates <= self._same[first]:
            return candidates
        staff = {c for c in candidates if self._kind(c) is PersonKind.STAFF}
        return frozenset({min(staff or candidates)})

    def _left_by(self, tests: Iterable[Test], candidates: frozenset[str]) -> frozenset[str] | None:
        """Who is left when each test that anybody passes has sorted out the rest; None if none."""
        proven = False
        for test in tests:
            left = frozenset(c for c in candidates if test(self._roster.people[c]))
            if left:
                proven, candidates = True, left
                if len(left) == 1:
                    break
        return candidates if proven else None

    def _proofs(self, mention: Mention, is_date: bool = False) -> Iterator[Test]:
        """What tells that a candidate is meant, the strongest first.

        `is_date`: the mention is itself a date of birth, which then proves nothing more.
        """
        for text, identified in self._evidence_beside(mention):
            yield partial(_is_one_of, identified)
            if not is_date:
                yield partial(_born_on_day_in, text)
            yield partial(_form_stands_in, text)
            yield partial(_year_stands_in, text)
            yield partial(_lives_in, text)
        yield partial(_is_one_of, self._anchors)
        yield partial(_is_one_of, self._around.kin)
        yield self._is_taught_by_sender
        yield partial(_is_one_of, self._found_by_name)
        for text, _ in self._evidence_beside(mention):
            yield partial(self._is_at_school_named_in, text)

    def _likelihoods(self) -> Iterator[Test]:
        """What tells two apart who both may be meant, but proves neither."""
        if self._around.likely_school:
            yield self._fits_likely_school
        yield lambda person: person.is_current

    def _fits_likely_school(self, person: Person) -> bool:
        # A contact belongs to no school of their own, and so is never the less likely for it.
        return not person.schools or self._around.likely_school in person.schools

    def _evidence_beside(self, mention: Mention) -> Iterator[tuple[str, frozenset[str]]]:
        """Texts around a mention, nearest first, with whom an identifier in them names."""
        layout = self._layouts[mention.part]
        row = layout.row_at(mention.start)
        if row is not None:
            yield _row_text(layout, row), self._identified_in(mention.part, row.span)
            return
        for window in self._windows(mention):
            text = layout.text[window.start : window.end].casefold()
            yield text, self._identified_in(mention.part, window)

    def _is_at_school_named_in(self, text: str, person: Person) -> bool:
        return any(
            _school_name(self._roster.schools[school].name) in text for school in person.schools
        )

    def _windows(self, mention: Mention) -> Iterator[Span]:
        """Where evidence for a name is looked for: right beside it, then its row or sentence."""
        layout = self._layouts[mention.part]
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

    # -- lone given names, and family names with a title

    def decided_by_context(self, mention: Mention) -> Mention | None:
        if mention.kind is MentionKind.IDENTIFIER and mention.value == "date_of_birth":
            return self._born(mention)
        if mention.form is NameForm.INITIALS and mention.detector == "initials":
            return mention if len(mention.subjects) == 1 else self._likeliest(mention)
        if mention.form is NameForm.GIVEN:
            return self._lone_given(mention)
        if mention.form is NameForm.FAMILY:
            return self._titled(mention)
        return mention

    def _likeliest(self, mention: Mention) -> Mention | None:
        """Bare initials that evidence left with a few stay ambiguous; with many they are noise."""
        return mention if 1 < len(mention.subjects) <= _FEW else None

    def _born(self, mention: Mention) -> Mention:
        """A date of birth with a form, year or name beside it names the one it fits."""
        layout = self._layouts[mention.part]
        days = _days_in(layout.text[mention.start : mention.end].casefold())
        born = frozenset(
            person
            for day in days
            if day is not None
            for person in self._roster.people_by_date_of_birth(day)
        )
        left = self._left_by(self._proofs(mention, is_date=True), born)
        if left is not None and len(left) > 1:
            left = self._left_by(self._likelihoods(), left)
        return self._with(mention, left if left is not None and len(left) == 1 else frozenset())

    def _lone_given(self, mention: Mention) -> Mention | None:
        candidates = frozenset(mention.subjects)
        in_form = self._in_form_beside(mention, candidates)
        if len(in_form) == 1:
            return self._with(mention, in_form)
        named = candidates & self._found_by_name
        kin = self._pupils_among(candidates & self._around.kin)
        named = self._pupils_among(named) or kin or named
        if len(named) == 1:
            return self._with(mention, named)
        if named:
            return self._with(mention, self._nearest_before(mention, named))
        return None

    def _pupils_among(self, people: frozenset[str]) -> frozenset[str]:
        return frozenset(p for p in people if self._kind(p) is PersonKind.PUPIL)

    def _in_form_beside(self, mention: Mention, candidates: frozenset[str]) -> frozenset[str]:
        """Of those called so, who is in the form that stands right beside the name."""
        layout = self._layouts[mention.part]
        row = layout.row_at(mention.start)
        if row is not None:
            text = _row_text(layout, row)
        else:
            beside = next(self._windows(mention))
            after = layout.text[beside.start : min(beside.end, beside.start + 24)]
            before = layout.text[max(0, mention.start - 16) : mention.start].rpartition("\n")[2]
            text = f"{before} {after}".casefold()
        tests = (partial(_form_stands_in, text),)
        left = self._left_by(tests, candidates) or frozenset()
        if len(left) > 1:
            left = self._left_by(self._likelihoods(), left) or left
        return left

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
        is_name = mention.kind is MentionKind.PERSON
        kinds = {self._kind(person) for person in subjects} if is_name else set()
        value = kinds.pop() if len(kinds) == 1 else mention.value
        confidence = 0.95 if len(subjects) == 1 else mention.confidence
        return replace(
            mention, subjects=tuple(sorted(subjects)), value=str(value), confidence=confidence
        )


def _is_one_of(people: frozenset[str], person: Person) -> bool:
    return person.id in people


def _row_text(layout: Layout, row: Row) -> str:
    """A row's cells, each with what its heading means before it: "year 5"."""
    return " ".join(
        f"{_meaning_of(heading_of(layout.part, cell.start))} {layout.text[cell.start : cell.end]}"
        for cell in row.cells
    ).casefold()


@lru_cache(maxsize=512)
def _meaning_of(heading: str) -> str:
    """ "year" for every way of heading a column of year groups; other headings as they are."""
    meaning = heading_meaning(heading) if heading else None
    return "year" if meaning is not None and meaning.role == "year" else heading


def _school_name(name: str) -> str:
    """What a school is called for short: "Oak" of "Oak Primary School" is too little to go by."""
    return name.casefold().removesuffix(" school")


def _born_on_day_in(text: str, person: Person) -> bool:
    if person.date_of_birth is None:
        return False
    return person.date_of_birth.reveal() in _days_in(text)


def _form_stands_in(text: str, person: Person) -> bool:
    return bool(person.form) and _word(person.form.casefold()).search(text) is not None


def _year_stands_in(text: str, person: Person) -> bool:
    if not person.year_group:
        return False
    year = person.year_group.casefold().removeprefix("year").strip()
    return _year(year).search(text) is not None


def _lives_in(text: str, person: Person) -> bool:
    """The postcode, or the house and street of the address."""
    if person.postcode is not None and person.postcode.reveal().casefold() in text:
        return True
    if person.address is None:
        return False
    street = person.address.reveal().partition(",")[0].strip().casefold()
    return len(street) > 5 and street in text


@lru_cache(maxsize=16)
def _days_in(text: str) -> frozenset[date | None]:
    return frozenset(read_date(match) for match in DATE.finditer(text))


@lru_cache(maxsize=2048)
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


@lru_cache(maxsize=64)
def _year(year: str) -> re.Pattern[str]:
    written = "|".join([re.escape(year), *_YEAR_WORDS.get(year, ())])
    return re.compile(
        rf"\b(?:nc ?)?(?:year|yr|y)\.?(?: ?(?:group|gp|grp))? ?[:.-]? ?(?:{written})\b"
        + (r"|\breception\b|\bfoundation stage\b" if year in {"r", "0"} else "")
        + (r"|\bnursery\b" if year in {"n", "n1", "n2", "-1"} else "")
    )


_NUMBERS = "one two three four five six seven eight nine ten eleven twelve thirteen".split()
_YEAR_WORDS = {str(number): (word,) for number, word in enumerate(_NUMBERS, start=1)}
