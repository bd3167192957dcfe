"""Whom the section at a place of a part is about: by its heading, a form's field or its title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from detectors.heading_hints import is_of_work
from detectors.headings import Meaning, heading_meaning
from detectors.lexicon import tellings
from detectors.schoolwork import names_a_work
from detectors.vocabulary import flat_form
from scanner.model import Mention, NameForm, PersonKind
from scanner.roster.roster import Roster
from scanner.what.layout import Layout, Span
from scanner.what.named_people import NamedPeople

_FIELD_LENGTH = 100  # characters; a longer value is prose behind a colon
_LETTER_HEAD = 400  # characters, in which a letter greets somebody and names the child
# Posts behind which a paper names its people, and not whom it is about.
_POST = re.compile(
    r"(?:clerk|chair\w*|present|apologies|attendees|in attendance|minutes\w*|minute taker|"
    r"secretary|note[- ]taker|head\w*|deputy\w*|led by|leader|contact|lead|from|actions?|"
    r"owner|prepared by|"
    r"presented by|trainer|speaker|host|reviewed by|approved by|facilitator|sender|author)"
    r"(?: (?:by|for|to|of|person|name))?",
    re.IGNORECASE,
)
_FEW_CELLS = 3  # of a row that may still title what stands below it
# Labels we do not know that give an adult what follows; a list of staff is of posts and services.
_OF_AN_ADULT = re.compile(
    r"\b(?:about|concern\w*|case|investigat\w+|allegation\w*|complain\w*)\b", re.IGNORECASE
)
# Labels of a case: whoever is named in such a paper is not merely named.
_OF_A_CASE = re.compile(
    r"(?:reasons?|outcomes?|actions?|sanctions?|injur(?:y|ies)|medical|status|diagnosis|notes?|"
    r"decisions?|incidents?|concerns?|sickness|absence|behaviour|conduct|warning|details?|"
    r"what happened|category)(?: (?:for|of|taken|given|and) .*)?",
    re.IGNORECASE,
)
# "Class assembly: 5A told us all. Well done to Ann", "Football: a late winner by Ann": no form.
_A_SENTENCE = re.compile(r"[.!?]\s|(?:\S+\s+){6}")
_FEW_BEFORE = 2  # words in front of whom a label asks for: "Re: our pupil Ann"
# What may follow whom a label asks for: a form, brackets, no verb.
_ASKED_FOR = re.compile(
    r"\s*(?:$|[,;:(/|&.–-]|(?:and|of|in|from|year|form|class)\b|\w{0,3}\d|\d)", re.I
)
_ITEMS = 3  # labelled lines of a bulletin
_PARTS_PLAYED = 2  # labels of our not knowing, each with somebody of its own, in a bulletin


class Sections:
    """The sections of one part. `titled`: pupils whom the mail's subject names."""

    def __init__(
        self, roster: Roster, layout: Layout, people: NamedPeople, titled: Iterable[str]
    ) -> None:
        self._roster = roster
        self._layout = layout
        self._people = people
        self._titled = tuple(dict.fromkeys(titled))

    @property
    def may_govern(self) -> bool:
        """Can a section be anybody's: does the part or its title name somebody?"""
        return bool(self._people.all or self._titled)

    def governor_at(self, position: int) -> str | None:
        """The one person a heading, a form's field or the title gives the section to."""
        titling = _last_before(self._titling, position)
        if titling is not None and self._reaches(titling, position):
            return titling.subjects[0]
        if len(self._titled) == 1:
            return self._titled[0]
        if not self.pupils:
            adult = _last_before(self._titling_adults, position)
            return adult.subjects[0] if adult is not None else None
        if len(self.pupils) != 1:
            return None
        named = [
            m.start
            for m in self._people.spoken_of
            if self._people.is_pupil(m.subjects[0])
            and self._reaches(m, position)
            and not self.is_in_an_item(m)
        ]
        before = bisect_left(named, position)
        is_at_head = before and named[0] < _LETTER_HEAD
        return next(iter(self.pupils)) if before > 1 or is_at_head else None

    def _reaches(self, titling: Mention, position: int) -> bool:
        """Is what stands at a place still of whom a label gave it to that we do not know?

        "Reader of the week: Ann" ends with its paragraph; "Concern about: Ann" titles all below.
        """
        field = self._field_with(titling)
        if field is None or _meaning_of(field[0]) is not None:
            return True
        if self._is_of_a_case or _OF_AN_ADULT.search(field[0]):
            return True
        return self._layout.paragraph_at(titling.start).holds(position)

    def is_in_an_item(self, person: Mention) -> bool:
        """Is it somebody of one among several items, who is not what the item's label asks for?"""
        field = self._layout.label_at(person.start)
        if field is None or len(self._layout.fields) < _ITEMS:
            return False
        return field[1].holds(person.start) and not self._opens(person, field[1])

    def _opens(self, person: Mention, value: Span) -> bool:
        """Is the person what a label asks for ("Ann Obi, 7K"), and not somebody in a sentence?"""
        before = self._layout.text_of(Span(value.start, person.start))
        after = self._layout.text_of(Span(person.end, value.end))
        return len(before.split()) <= _FEW_BEFORE and _ASKED_FOR.match(after) is not None

    def is_field(self, position: int) -> bool:
        """Is it the short value of a field whose label we know ("Medical: asthma")?"""
        field = self._layout.label_at(position)
        if field is None or field[1].end - field[1].start > _FIELD_LENGTH:
            return False
        return _meaning_of(self._layout.text_of(field[0])) is not None

    def is_field_of_work(self, position: int) -> bool:
        """Is it in a lesson's field ("Title: Diabetes"), or a label's word of another matter?"""
        field = self._layout.label_at(position)
        if field is None:
            return False
        label = self._layout.text_of(field[0])
        if field[0].holds(position):
            if self._people.spoken_of_within(field[1]):
                return False  # "Stage 2 applies: Ann has had nineteen days off": no label
            return self._is_beside_the_matter(label, position - field[0].start, field[1])
        if not (names_a_work(label) or is_of_work(flat_form(label)) or self._is_of_staff(label)):
            return False
        return not self._people.spoken_of_within(Span(field[1].start, position))

    def _is_beside_the_matter(self, label: str, offset: int, value: Span) -> bool:
        """Is a word of a label not what the label is of? A "Lexia password" is no need."""
        meaning = _meaning_of(label)
        if meaning is None or meaning.category is None:
            return is_of_work(flat_form(label))
        line = f"{label}: {self._layout.text_of(value)}"
        here = {t.category for t in tellings(line) if t.start <= offset < t.end}
        return bool(here) and meaning.category not in here

    def _is_of_staff(self, label: str) -> bool:
        meaning = _meaning_of(label)
        return meaning is not None and meaning.role in {"staff", "school"}

    @cached_property
    def pupils(self) -> frozenset[str]:
        """All pupils of whom the part may be speaking."""
        named = (m.subjects[0] for m in self._people.spoken_of)
        return frozenset(person for person in named if self._people.is_pupil(person))

    def children_addressed(self, kin: Iterable[str]) -> tuple[str, ...]:
        """Children of whom the text greets, or else of its only recipient."""
        greeted = {
            m.subjects[0]
            for m in self._people.all
            if m.start < _LETTER_HEAD
            and m.form is NameForm.FAMILY
            and m.value == PersonKind.CONTACT
        }
        children = {pupil for contact in greeted for pupil in self._roster.pupils_of(contact)}
        return tuple(children or {p for p in kin if self._people.is_pupil(p)})

    @cached_property
    def _titling(self) -> list[Mention]:
        """Pupils named where it gives them what follows: in headings, and as a form's value."""
        return [
            m
            for m in self._people.spoken_of
            if self._people.is_pupil(m.subjects[0]) and self._titles_a_section(m)
        ]

    @cached_property
    def _titling_adults(self) -> list[Mention]:
        """The same of staff and contacts, for papers that speak of no pupil."""
        return [
            m
            for m in self._people.spoken_of
            if not self._people.is_pupil(m.subjects[0])
            and self._titles_a_section(m)
            and not self._is_of_a_post(m)
            and not self._layout.is_in_signature(m.start)
        ]

    @cached_property
    def is_bulletin(self) -> bool:
        """Are people behind labels of parts ("Judge: Ann", "Sweeper: Ben"), and none says "Name"?

        What stands behind the next label there is of another matter, not of who was named last.
        """
        if self._is_of_a_case:
            return False
        played: dict[str, str] = {}
        for label, value in self._fields():
            meaning = _meaning_of(label)
            if meaning is not None and meaning.role == "name":
                return False
            named = self._people.within(value)
            if named and meaning is None and not _OF_AN_ADULT.search(label):
                played[flat_form(label).rstrip("0123456789 ")] = named[0].subjects[0]
        return len(set(played.values())) >= _PARTS_PLAYED

    @cached_property
    def is_form(self) -> bool:
        """Does a label ask for a name, and its value give one ("Pupil: Ann Obi")?"""
        for label, value in self._fields():
            meaning = _meaning_of(label)
            if meaning is not None and meaning.role == "name" and self._people.within(value):
                return True
        return False

    @cached_property
    def _is_of_a_case(self) -> bool:
        """Does a label say what became of somebody: "Outcome", "Reason", "Diagnosis"?"""
        return any(_OF_A_CASE.fullmatch(label.strip()) for label, _ in self._fields())

    def _fields(self) -> Iterator[tuple[str, Span]]:
        """Every label outside tables, with where its value stands."""
        return ((self._layout.text_of(label), value) for label, value in self._layout.fields)

    def _field_with(self, person: Mention) -> tuple[str, Span] | None:
        """The label whose value names the person, with where that value stands."""
        field = self._layout.label_at(person.start)
        if field is None or not field[1].holds(person.start):
            return None
        return self._layout.text_of(field[0]), field[1]

    def _is_of_a_post(self, person: Mention) -> bool:
        """Does the person stand behind a post or a service, and not behind "Employee"?"""
        field = self._field_with(person)
        if field is None or self._is_of_a_case:
            return False
        label, _ = field
        meaning = _meaning_of(label)
        if meaning is None:
            return _OF_AN_ADULT.search(label) is None
        return meaning.role != "name"

    def _titles_a_section(self, person: Mention) -> bool:
        line = self._layout.line_at(person.start)
        field = self._field_with(person)
        if field is not None:
            label, value = field
            if _POST.fullmatch(label.strip()) or len(self._people.within(value)) != 1:
                return False
            if _A_SENTENCE.search(self._layout.text_of(Span(value.start, person.start))):
                return False
            meaning = _meaning_of(label)
            if meaning is None:
                return not self.is_bulletin and self._opens(person, value)
            if meaning.role == "name":
                return True
            return meaning.role not in {"staff", "parent"} and self._opens(person, value)
        row = self._layout.row_at(person.start)
        return self._layout.is_heading(line) or (row is not None and len(row.cells) <= _FEW_CELLS)


def _last_before(people: Sequence[Mention], position: int) -> Mention | None:
    index = bisect_left(people, position, key=lambda m: m.start) - 1
    return people[index] if index >= 0 else None


def _meaning_of(label: str) -> Meaning | None:
    """What a label says of what stands behind it; None also where it is of no person."""
    meaning = heading_meaning(label)
    return None if meaning is not None and meaning.role == "neutral" else meaning
