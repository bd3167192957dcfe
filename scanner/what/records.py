"""One block of a table, rows under a header or a form: what its cells tell, and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from detectors.celebration import NEVER_WON, is_prize
from detectors.column import Block
from detectors.contest import heads_a_contest
from detectors.headings import Meaning, is_of_absence, may_tell_below, told_by
from detectors.lexicon import tellings
from scanner.model import Cell, Mention, MentionKind, NameForm, PersonKind, Table
from scanner.roster.roster import Roster
from scanner.what.form_subjects import FormSubjects, lists_people
from scanner.what.headed_block import HeadedBlock
from scanner.what.layout import Layout
from scanner.what.row_subjects import Governing, RowSubjects

_SILENT_ROLES = frozenset({"neutral", "staff", "form", "year", "school", "name", "given", "family"})
# Columns that hold free text about the row's person, whatever else they are called.
_REMARKS = re.compile(
    r"notes?|comments?|remarks?|details?|description|reasons?|actions?|info(?:rmation)?|incidents?|"
    r"concerns?|log|entry|text|summary|updates?|outcome|observations?|background",
    re.IGNORECASE,
)
# What a value under a heading of one category names as its reason, or as what somebody did there:
# "Yes, benefits" of free meals, "refused to come in" of conduct.
_REASONS = {
    "pupil_premium": frozenset({"financial"}),
    "behaviour": frozenset({"attendance"}),
}
# Below a heading of special needs these are a need and no illness: "Laptop, dyspraxia".
_NEED = re.compile(
    r"\b(?:dyspraxi|dyslexi|dyscalculi|dysgraphi|adhd|autis|asd\b|asc\b|dcd\b|spld|tourette)",
    re.IGNORECASE,
)
_OF_HOME = re.compile(r"home|personal|private|mobile|address|kin|emergency", re.IGNORECASE)
_LONGEST_CODE = 4  # characters
_NAME_CATEGORIES = frozenset({"identity"})


class Records:
    """Rows under one header, or a form."""

    def __init__(
        self,
        roster: Roster,
        layout: Layout,
        table: Table,
        block: Block,
        by_row: Mapping[int, Sequence[Mention]],
        governing: Governing,
        above: tuple[str, ...],
    ) -> None:
        self._roster = roster
        self.header = block.header
        if block.header is not None and _names_somebody(by_row.get(block.header, ())):
            self.header = None
        headed = HeadedBlock(layout, table, block, self.header, block.is_form)
        if headed.is_form and lists_people(headed, by_row):
            headed = HeadedBlock(layout, table, block, self.header, is_form=False)
        self._headed = headed
        make = FormSubjects if headed.is_form else RowSubjects
        self._subjects = make(roster, headed, by_row, governing, above)

    @property
    def rows(self) -> range:
        return self._headed.rows

    @property
    def subjects(self) -> tuple[str, ...]:
        found = [p for people in self._by_row.values() for p in people]
        return tuple(dict.fromkeys((*found, *self._across.values())))

    @property
    def _by_row(self) -> Mapping[int, tuple[str, ...]]:
        return self._subjects.by_row

    @property
    def _across(self) -> Mapping[int, str]:
        return self._subjects.across

    def governor_of(self, following: Block) -> tuple[str, ...]:
        """Whom this block gives the next one to: what has a title of its own is not our title's."""
        has_title = following.header is not None and following.header > following.first
        return self._subjects.governor if self._headed.is_form or not has_title else ()

    def subjects_at(self, number: int, position: int) -> tuple[str, ...]:
        if self._across:
            column = self._headed.column(number, position)
            return (self._across[column],) if column in self._across else ()
        return self._by_row.get(number, ())

    def silences(self, number: int, cell: Cell, category: str) -> bool:
        """Do words of the category tell nothing in this cell?"""
        if self._headed.is_form and cell.column in self._headed.block.label_columns:
            return True
        meaning = self._headed.meaning(number, cell)
        if meaning is not None and category in _REASONS.get(meaning.category or "", ()):
            return True
        if self._is_prize(category, self._headed.heading(number, cell), cell):
            return True
        if category == "health" and meaning is not None and meaning.category == "sen":
            text = self._headed.text(cell)
            told = [t for t in tellings(text) if t.category == "health"]
            return all(_NEED.search(text[t.start : t.end]) for t in told)
        if meaning is None or meaning.role not in _SILENT_ROLES:
            return False
        return not _REMARKS.search(self._headed.heading(number, cell))

    def cell_mentions(self) -> Iterator[Mention]:
        numbers = self.rows if self._across else self._by_row
        for number in numbers:
            for cell in self._headed.cells(number):
                meaning = self._headed.meaning(number, cell)
                heading = self._headed.heading(number, cell)
                if not may_tell_below(heading):
                    continue
                for subject in self.subjects_at(number, cell.start):
                    yield from self._told_in(cell, meaning, heading, subject)

    def _told_in(
        self, cell: Cell, meaning: Meaning | None, heading: str, subject: str
    ) -> Iterator[Mention]:
        """What one cell tells of one person of its row."""
        person = self._roster.people[subject]
        if _can_be_no_value(person.form) and (
            person.form.casefold() == self._headed.text(cell).casefold()
        ):
            return  # their form, whatever its column is called
        is_staff = person.kind is PersonKind.STAFF
        for category in sorted(
            told_by(meaning, heading, self._headed.text(cell), of_staff=is_staff)
        ):
            if category in _NAME_CATEGORIES or self._is_prize(category, heading, cell):
                continue
            if category == "attainment" and self._is_contest:
                continue
            if self._may_tell(category, subject, heading):
                told = self._as_told_of(subject, category, heading)
                yield self._category(told, cell, subject)

    def names_another(self, number: int, person: str) -> bool:
        """Does the row's own name belong to somebody else than this person, or to nobody?"""
        return self._subjects.names_another(number, person)

    def titled_mentions(self, category: str) -> Iterator[Mention]:
        for number, subjects in self._by_row.items():
            cells = [cell for cell in self._headed.cells(number) if self._headed.text(cell)]
            if cells:
                yield from (self._category(category, cells[0], one) for one in subjects)

    @cached_property
    def _is_contest(self) -> bool:
        """Are the columns those of a match or a race: "Heat", "Lane", "Score"?"""
        return heads_a_contest(" | ".join(self._headed.headings.values()))

    def _is_prize(self, category: str, heading: str, cell: Cell) -> bool:
        """Is it praise below "Award", with no grade: "Head's commendation for effort"?"""
        return category not in NEVER_WON and is_prize(heading, self._headed.text(cell))

    def _may_tell(self, category: str, subject: str, heading: str) -> bool:
        """Work contact details of staff are no secret; those of their home are."""
        if self._roster.people[subject].kind is not PersonKind.STAFF:
            return True
        return category != "contact_details" or bool(_OF_HOME.search(heading))

    def _as_told_of(self, subject: str, category: str, heading: str) -> str:
        is_staff = self._roster.people[subject].kind is PersonKind.STAFF
        is_absence = category != "health" and is_of_absence(heading)
        return "staff_hr" if is_staff and is_absence else category

    def _category(self, category: str, cell: Cell, subject: str) -> Mention:
        return Mention(
            "table",
            MentionKind.CATEGORY,
            category,
            self._headed.layout.part.index,
            cell.start,
            cell.end,
            0.9,
            (subject,),
        )


def _can_be_no_value(form: str) -> bool:
    """Is a form's name no grade or code besides, as "5" and "K" are?"""
    return (any(map(str.isdigit, form)) and any(map(str.isalpha, form))) or len(
        form
    ) > _LONGEST_CODE


def _names_somebody(row: Iterable[Mention]) -> bool:
    """Is a first row a record and no header? "TG", a tutor group, may be somebody's initials."""
    return any(mention.form is not NameForm.INITIALS for mention in row)
