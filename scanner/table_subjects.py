"""Tables as records: whom each row is about, and what its columns say about them.

A row's subject column decides; others in the row are relatives or authors. A heading says what
the cells below it tell, and what titles the whole list ("SEN register") tells of everybody in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from detectors.column import header_row
from detectors.headings import Meaning, heading_meaning, is_telling
from detectors.lexicon import tellings
from detectors.vocabulary import Strength
from scanner.layout import Layout, Row
from scanner.model import Cell, Mention, MentionKind, PersonKind, Table
from scanner.roster import Roster

_RELATIVE_ROLES = frozenset({"parent", "staff"})
_SILENT_ROLES = frozenset({"neutral", "staff", "form", "year", "school", "name", "given", "family"})
_SUBJECT_ROLES = frozenset({"name", "given", "family", "preferred", "upn"})
# Columns that hold free text about the row's person, whatever else they are called.
_REMARKS = re.compile(
    r"notes?|comments?|remarks?|details?|description|reasons?|actions?|info(?:rmation)?|incidents?|"
    r"concerns?|log|entry|text|summary|updates?|outcome|observations?|background",
    re.IGNORECASE,
)
_OF_HOME = re.compile(r"home|personal|private|mobile|address|kin|emergency", re.IGNORECASE)
_LONG_CELL = 60  # characters; longer cells are remarks, not names
_NAME_CATEGORIES = frozenset({"identity"})

# A title that makes a list of whoever stands below it.
LIST_TITLE = re.compile(
    r"\b(?:register|list|pupils|children|students|cohort|tracker|log|records?|group|caseload|"
    r"cases|provision map|plans|needs|referrals|recipients|names|overview|database|data)\b",
    re.IGNORECASE,
)


class TableSubjects:
    """One table of one part: the subject of each row, and the categories of its cells."""

    def __init__(
        self, roster: Roster, layout: Layout, table: Table, mentions: Sequence[Mention]
    ) -> None:
        self._roster = roster
        self._layout = layout
        self.table = table
        self.header = self._header_row(mentions)
        self._meanings = self._column_meanings()
        self._subjects = self._row_subjects(mentions)

    def subject_of(self, row: Row) -> str | None:
        """The person a row is about; None where it is nobody we know for sure."""
        return self._subjects.get(row.number)

    @property
    def subjects(self) -> tuple[str, ...]:
        """Everybody who has a row, in order."""
        return tuple(dict.fromkeys(self._subjects.values()))

    def is_header(self, row: Row) -> bool:
        return self.header is not None and row.number == self.header

    def is_above(self, row: Row) -> bool:
        """Is this a row above the headings: a title of the whole table?"""
        return self.header is not None and row.number < self.header

    def silences(self, cell: Cell) -> bool:
        """Is this a cell whose words tell nothing of the row's person (a room, a teacher)?"""
        meaning = self._meanings.get(cell.column)
        if meaning is None or meaning.role not in _SILENT_ROLES:
            return False
        return not _REMARKS.search(self._heading(cell.column))

    def cell_mentions(self) -> Iterator[Mention]:
        """What the columns say: a category at each telling cell, about its row's subject."""
        for number, subject in self._subjects.items():
            for cell in self.table.rows[number]:
                meaning = self._meanings.get(cell.column)
                if meaning is None or not meaning.category:
                    continue
                if meaning.category in _NAME_CATEGORIES:
                    continue
                if not self._may_tell(meaning.category, subject, cell):
                    continue
                value = self._text(cell)
                if is_telling(meaning.category, value):
                    yield self._category(meaning.category, cell, subject)

    def _may_tell(self, category: str, subject: str, cell: Cell) -> bool:
        """Work contact details of staff are no secret; those of their home are."""
        if self._roster.people[subject].kind is not PersonKind.STAFF:
            return True
        return category != "contact_details" or bool(_OF_HOME.search(self._heading(cell.column)))

    def titled_mentions(self, title: str) -> Iterator[Mention]:
        """What a title from outside the table says of everybody in it, at each one's row."""
        for category in title_categories(title):
            for number, subject in self._subjects.items():
                cells = [cell for cell in self.table.rows[number] if self._text(cell)]
                if cells:
                    yield self._category(category, cells[0], subject)

    def _category(self, category: str, cell: Cell, subject: str) -> Mention:
        return Mention(
            "table",
            MentionKind.CATEGORY,
            category,
            self._layout.part.index,
            cell.start,
            cell.end,
            0.9,
            (subject,),
        )

    def _text(self, cell: Cell) -> str:
        return self._layout.text[cell.start : cell.end].strip()

    def _header_row(self, mentions: Sequence[Mention]) -> int | None:
        """The row of headings; a first record that names somebody is none."""
        number = header_row(self._layout.part, self.table)
        if number is None:
            return None
        row = Row(self.table, number)
        named = any(names_a_person(m) and row.span.holds(m.start) for m in mentions)
        return None if named else number

    def _heading(self, column: int) -> str:
        if self.header is None:
            return ""
        return next((self._text(c) for c in self.table.rows[self.header] if c.column == column), "")

    def _column_meanings(self) -> Mapping[int, Meaning]:
        if self.header is None:
            return {}
        found = {}
        for cell in self.table.rows[self.header]:
            meaning = heading_meaning(self._text(cell))
            if meaning is not None:
                found[cell.column] = meaning
        return found

    # -- who a row is about

    def _row_subjects(self, mentions: Sequence[Mention]) -> dict[int, str]:
        by_row: dict[int, list[Mention]] = {}
        for mention in mentions:
            row = self._layout.row_at(mention.start)
            if row is not None and row.table is self.table:
                by_row.setdefault(row.number, []).append(mention)
        subjects = {}
        for number, found in by_row.items():
            if self.header is not None and number <= self.header:
                continue
            subject = self._subject(Row(self.table, number), found)
            if subject is not None:
                subjects[number] = subject
        return dict(sorted(subjects.items()))

    def _subject(self, row: Row, found: Iterable[Mention]) -> str | None:
        named_columns = {c for c, m in self._meanings.items() if m.role in _SUBJECT_ROLES}
        placed = [(self._column(row, mention), mention) for mention in found]
        if named_columns:
            candidates = [m for column, m in placed if column in named_columns]
        else:
            candidates = [m for column, m in placed if not self._is_remark(row, column)]
        people = [m.subjects[0] for m in _sure(candidates)]
        return self._first(people, PersonKind.PUPIL) or (people[0] if people else None)

    def _first(self, people: Iterable[str], kind: PersonKind) -> str | None:
        return next((p for p in people if self._roster.people[p].kind is kind), None)

    def _column(self, row: Row, mention: Mention) -> int:
        inside = [c.column for c in row.cells if c.start <= mention.start <= c.end]
        return inside[0] if inside else -1

    def _is_remark(self, row: Row, column: int) -> bool:
        meaning = self._meanings.get(column)
        if meaning is not None and meaning.role in _RELATIVE_ROLES:
            return True
        return any(c.column == column and c.end - c.start > _LONG_CELL for c in row.cells)


def title_categories(title: str) -> frozenset[str]:
    """What a title tells of everybody listed under it ("SEN register", "FSM")."""
    if not title:
        return frozenset()
    found = tellings(title)
    rest = len(title) - sum(t.end - t.start for t in found)
    if not found or not (LIST_TITLE.search(title) or rest <= 3):
        return frozenset()
    return frozenset(t.category for t in found if t.strength is Strength.STRONG)


def _sure(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Mentions that name one person: by name, or by an identifier that is theirs alone."""
    for mention in sorted(mentions, key=lambda m: (m.value != "upn", m.start)):
        if len(mention.subjects) == 1 and names_a_person(mention):
            yield mention


def names_a_person(mention: Mention) -> bool:
    """A name, or an identifier that counts as finding the person (contract, section 5)."""
    return mention.kind is MentionKind.PERSON or (
        mention.kind is MentionKind.IDENTIFIER and mention.value in {"upn", "email"}
    )


def about(mention: Mention, subjects: Iterable[str]) -> Mention:
    """The mention as one about these people."""
    return replace(mention, subjects=tuple(dict.fromkeys(subjects)))
