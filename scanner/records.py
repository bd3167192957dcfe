"""Rows under one header, or a form: whom each row is about, and what its cells tell.

A row's subject column decides; others in the row are relatives or authors. A form's labels stand
to the left of their values, and one of them names its person. A grid without a column of people
("Subject, Grade, Target") is about whom its section is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from detectors.column import NAMING_ROLES, Block, label_cell
from detectors.headings import Meaning, heading_meaning, is_telling
from scanner.layout import Layout
from scanner.model import Cell, Mention, MentionKind, PersonKind, Table
from scanner.roster import Roster

_RELATIVE_ROLES = frozenset({"parent", "staff"})
_SILENT_ROLES = frozenset({"neutral", "staff", "form", "year", "school", "name", "given", "family"})
# Columns that hold free text about the row's person, whatever else they are called.
_REMARKS = re.compile(
    r"notes?|comments?|remarks?|details?|description|reasons?|actions?|info(?:rmation)?|incidents?|"
    r"concerns?|log|entry|text|summary|updates?|outcome|observations?|background",
    re.IGNORECASE,
)
_OF_HOME = re.compile(r"home|personal|private|mobile|address|kin|emergency", re.IGNORECASE)
_LONG_CELL = 60  # characters; longer cells are remarks, not names
_NAME_CATEGORIES = frozenset({"identity"})
# Headings of a column of staff that the rows may be about; a "recorded by" is only their author.
_WHO_OF_STAFF = re.compile(
    r"(?:members? of )?staff(?: members?)?(?: names?)?|employees?(?: names?)?|colleagues?|"
    r"teachers?|(?:teaching )?assistants?|\bTAs?",
    re.IGNORECASE,
)
_OF_SEVERAL = re.compile(
    r"\b(?:pupils|students|children|learners|names|siblings|victims|who)\b|\(s\)", re.IGNORECASE
)
_OF_EMPLOYMENT = frozenset({"pay", "staff_hr", "trade_union"})
_OF_PUPILS_ONLY = frozenset(
    """attainment attendance behaviour exclusion sen pupil_premium looked_after
    safeguarding""".split()
)
# What of a pupil is attendance is of an employee a personnel matter.
_OF_ABSENCE = re.compile(r"\babsences?\b|\bsick|\bdays (?:absent|missed|off)\b", re.IGNORECASE)
_TOTALS = re.compile(
    r"(?:grand |sub-?)?totals?|(?:(?:class|year|school|group|set|national|cohort|overall|la|local"
    r")\s+)*(?:averages?|mean|median|sum|count|maximum|minimum|max|min)",
    re.IGNORECASE,
)
# Columns about things or about everybody, which no section's person makes theirs.
_OF_NOBODY = re.compile(
    r"\b(?:allergens?|price|cost|menu|average|mean|national|cohort|boundar\w+|maximum|out of|"
    r"pupils|students|children|number of|no of|total|staff|everyone|who|whom)\b",
    re.IGNORECASE,
)
# A grid that begins with these is a scale: what mark makes what grade.
_SCALE = re.compile(r"grades?|levels?|marks?|scores?|results?|percentage|%", re.IGNORECASE)
_FORM_ROWS = 60  # read to see whether some label asks for a name
_RECORD_ROWS = 2  # of a scale's columns as one person's record

Governing = Callable[[int], str | None]


class Records:
    """One block of a table: rows under one header, or a form."""

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
        self._layout = layout
        self._table = table
        self._block = block
        self._by_row = by_row
        self._governing = governing
        self._is_form = block.is_form and not self._lists_people()
        # A first record that names somebody is no header.
        self.header = block.header if block.header not in by_row else None
        self._headings = {c.column: self._text(c) for c in self._header_cells()}
        self._meanings = _meanings(self._headings)
        self.governor = self._titled() or above
        self._across: Mapping[int, str] = {}
        self._subjects = self._form_subjects() if self._is_form else self._row_subjects()

    @property
    def rows(self) -> range:
        return range(self._block.first, self._block.end)

    @property
    def subjects(self) -> tuple[str, ...]:
        found = [p for people in self._subjects.values() for p in people]
        return tuple(dict.fromkeys((*found, *self._across.values())))

    def governor_of(self, following: Block) -> tuple[str, ...]:
        """Whom this block gives the next one to: what has a title of its own is not our title's."""
        has_title = following.header is not None and following.header > following.first
        return self.governor if self._is_form or not has_title else ()

    def subjects_at(self, number: int, position: int) -> tuple[str, ...]:
        if self._across:
            column = self._column(number, position)
            return (self._across[column],) if column in self._across else ()
        return self._subjects.get(number, ())

    def silences(self, number: int, cell: Cell) -> bool:
        if self._is_form and cell.column in self._block.label_columns:
            return True
        heading = self._heading(number, cell)
        meaning = heading_meaning(heading) if self._is_form else self._meaning(cell)
        if meaning is None or meaning.role not in _SILENT_ROLES:
            return False
        return not _REMARKS.search(heading)

    def cell_mentions(self) -> Iterator[Mention]:
        numbers = self.rows if self._across else self._subjects
        for number in numbers:
            for cell in self._table.rows[number]:
                meaning = self._told_by(number, cell)
                category = meaning.category if meaning is not None else None
                if not category or category in _NAME_CATEGORIES:
                    continue
                subjects = self.subjects_at(number, cell.start)
                if not subjects or not is_telling(category, self._text(cell)):
                    continue
                heading = self._heading(number, cell)
                for subject in subjects:
                    if self._may_tell(category, subject, heading):
                        told = self._as_told_of(subject, category, heading)
                        yield self._category(told, cell, subject)

    def titled_mentions(self, category: str) -> Iterator[Mention]:
        for number, subjects in self._subjects.items():
            cells = [cell for cell in self._table.rows[number] if self._text(cell)]
            if cells:
                yield from (self._category(category, cells[0], one) for one in subjects)

    # -- cells and what stands over them

    def _header_cells(self) -> Sequence[Cell]:
        return self._table.rows[self.header] if self.header is not None else ()

    def _meaning(self, cell: Cell) -> Meaning | None:
        return self._meanings.get(cell.column)

    def _told_by(self, number: int, cell: Cell) -> Meaning | None:
        if not self._is_form:
            return self._meaning(cell)
        return heading_meaning(self._heading(number, cell))

    def _heading(self, number: int, cell: Cell) -> str:
        """The heading of a cell, or its label in a form."""
        if not self._is_form:
            return self._headings.get(cell.column, "")
        label = label_cell(self._layout.part, self._block, self._table.rows[number], cell)
        return self._text(label) if label is not None else ""

    def _may_tell(self, category: str, subject: str, heading: str) -> bool:
        """Work contact details of staff are no secret; those of their home are."""
        if self._roster.people[subject].kind is not PersonKind.STAFF:
            return True
        return category != "contact_details" or bool(_OF_HOME.search(heading))

    def _as_told_of(self, subject: str, category: str, heading: str) -> str:
        is_staff = self._roster.people[subject].kind is PersonKind.STAFF
        return "staff_hr" if is_staff and _OF_ABSENCE.search(heading) else category

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

    def _column(self, number: int, position: int) -> int:
        inside = (c.column for c in self._table.rows[number] if c.start <= position <= c.end)
        return next(inside, -1)

    # -- who a row is about

    def _row_subjects(self) -> Mapping[int, tuple[str, ...]]:
        first = self._block.first if self.header is None else self.header + 1
        found = {}
        for number in sorted(self._by_row):
            if number >= first and not self._is_total(number):
                subjects = self._subjects_of(number)
                if subjects:
                    found[number] = subjects
        return self._governed(range(first, self._block.end), found)

    def _subjects_of(self, number: int) -> tuple[str, ...]:
        named_columns = {c for c, m in self._meanings.items() if m.role in NAMING_ROLES}
        placed = [(self._column(number, m.start), m) for m in self._by_row[number]]
        if named_columns:
            return self._listed([m for column, m in placed if column in named_columns], number)
        people = self._listed([m for c, m in placed if not self._is_remark(number, c)], number)
        if people:
            return people
        column = self._staff_column
        return self._listed([m for c, m in placed if c == column], number)

    @cached_property
    def _staff_column(self) -> int:
        """The column of the staff that the rows are about; -1 where they are only authors."""
        said = {
            "staff_hr" if _OF_ABSENCE.search(self._headings[column]) else meaning.category
            for column, meaning in self._meanings.items()
            if meaning.category
        }
        for position, (column, heading) in enumerate(self._headings.items()):
            if not _WHO_OF_STAFF.fullmatch(heading.strip(" :")):
                continue
            if (said & _OF_EMPLOYMENT and position < 2) or (
                position == 0 and not said & _OF_PUPILS_ONLY
            ):
                return column
        return -1

    def _listed(self, candidates: Iterable[Mention], number: int) -> tuple[str, ...]:
        """The person that the candidates name first, a pupil if there is one, and who is listed
        with them in the same cell ("Pupils involved: Ann, Ben").
        """
        sure = list(_sure(candidates))
        chosen = next((m for m in sure if self._is_pupil(m.subjects[0])), sure[0] if sure else None)
        if chosen is None:
            return ()
        column = self._column(number, chosen.start)
        if not _OF_SEVERAL.search(self._headings.get(column, "")):
            return chosen.subjects
        others = [m for m in sure if self._column(number, m.start) == column]
        alike = [m for m in others if self._is_pupil(m.subjects[0])] or [chosen]
        return tuple(dict.fromkeys(m.subjects[0] for m in (chosen, *alike)))

    def _is_pupil(self, person: str) -> bool:
        return self._roster.people[person].kind is PersonKind.PUPIL

    def _is_remark(self, number: int, column: int) -> bool:
        meaning = self._meanings.get(column)
        if meaning is not None and meaning.role in _RELATIVE_ROLES:
            return True
        cells = self._table.rows[number]
        return any(c.column == column and c.end - c.start > _LONG_CELL for c in cells)

    def _is_total(self, number: int) -> bool:
        """A row of sums or averages, over everybody and about nobody."""
        label = next((t for c in self._table.rows[number] if (t := self._text(c))), "")
        return len(label) < _LONG_CELL and _TOTALS.fullmatch(label.strip(" :")) is not None

    # -- grids about one person

    def _titled(self) -> tuple[str, ...]:
        """The one person whom the rows above the headings name."""
        if self.header is None:
            return ()
        above = [m for n in range(self._block.first, self.header) for m in self._by_row.get(n, ())]
        people = tuple(dict.fromkeys(m.subjects[0] for m in _sure(above)))
        return people if len(people) == 1 else ()

    def _governed(
        self, data: range, found: Mapping[int, tuple[str, ...]]
    ) -> Mapping[int, tuple[str, ...]]:
        """The rows' own subjects; of a grid that has no column of people, its section's person."""
        named = {p for people in found.values() for p in people}
        if len(named) > 1 or not data or not self._is_grid_of_one(data):
            return found
        governor = self.governor or self._governor_at(data)
        if not governor or (named and named != set(governor)):
            return found
        self.governor = governor
        rows = self._table.rows
        return {n: governor for n in data if rows[n] and not self._is_total(n)}

    def _is_grid_of_one(self, data: range) -> bool:
        roles = {m.role for m in self._meanings.values()}
        if not self._meanings or roles & (NAMING_ROLES | {"parent"}) or self._staff_column >= 0:
            return False
        if any(_OF_NOBODY.search(heading) for heading in self._headings.values()):
            return False
        leading = next(iter(self._headings.values()), "")
        if _SCALE.fullmatch(leading.strip(" :")) and len(data) > _RECORD_ROWS:
            return False
        return any(m.category for m in self._meanings.values())

    def _governor_at(self, data: range) -> tuple[str, ...]:
        cells = (c for n in (self._block.first, *data) for c in self._table.rows[n])
        first = next(cells, None)
        person = self._governing(first.start) if first is not None else None
        return (person,) if person is not None else ()

    # -- forms

    def _lists_people(self) -> bool:
        """Are these records of several people after all ("asthma, Ann"), under no heading?"""
        named = {m.subjects[0] for found in self._by_row.values() for m in _sure(found)}
        asks = any(self._naming_labels(number) for number in self.rows[:_FORM_ROWS])
        return len(named) > 1 and not asks and len(self._by_row) > 1

    def _form_subjects(self) -> Mapping[int, tuple[str, ...]]:
        found: dict[int, tuple[str, ...]] = {}
        for record in self._records():
            if self._goes_across(record):
                return {}
            people = self._named_in(record)
            if people is None:
                people = self.governor or self._governor_at(range(record[0], record[-1] + 1))
            if people:
                self.governor = people
                found |= dict.fromkeys(record, people)
        return found

    def _records(self) -> Iterator[list[int]]:
        """The rows of each person: a new record begins where its first label comes again."""
        record: list[int] = []
        opening = ""
        for number in self.rows:
            labels = self._naming_labels(number)
            if record and opening and opening in labels:
                yield record
                record, opening = [], ""
            opening = opening or next(iter(labels), "")
            record.append(number)
        yield record

    def _naming_labels(self, number: int) -> list[str]:
        return [
            self._text(cell).casefold()
            for cell in self._table.rows[number]
            if cell.column in self._block.label_columns
            and _names(heading_meaning(self._text(cell)))
        ]

    def _named_in(self, record: Iterable[int]) -> tuple[str, ...] | None:
        """Whom the record's own labels name; None where no label asks for a name."""
        people: list[str] = []
        asks = False
        for number in record:
            if not self._naming_labels(number):
                continue
            asks = True
            named = _sure(self._by_row.get(number, ()))
            people += [m.subjects[0] for m in named if self._is_named_value(number, m)]
        if not asks:
            return self._staff_named_in(record)
        pupils = [person for person in people if self._is_pupil(person)]
        return tuple(dict.fromkeys(pupils or people))

    def _is_named_value(self, number: int, mention: Mention) -> bool:
        return _names(heading_meaning(self._label_at(number, mention.start)))

    def _staff_named_in(self, record: Iterable[int]) -> tuple[str, ...] | None:
        for number in record:
            for mention in _sure(self._by_row.get(number, ())):
                if _WHO_OF_STAFF.fullmatch(self._label_at(number, mention.start).strip(" :")):
                    return mention.subjects
        return None

    def _label_at(self, number: int, position: int) -> str:
        cells = self._table.rows[number]
        cell = next((c for c in cells if c.start <= position <= c.end), None)
        return self._heading(number, cell) if cell is not None else ""

    def _goes_across(self, record: Iterable[int]) -> bool:
        """Does one row name several people, each over a column of their own?"""
        for number in record:
            across = {
                self._column(number, m.start): m.subjects[0]
                for m in _sure(self._by_row.get(number, ()))
            }
            if len(across) > 1 and len(self._naming_labels(number)) < 2:
                self._across = across
                return True
        return False


def _meanings(headings: Mapping[int, str]) -> Mapping[int, Meaning]:
    found = ((column, heading_meaning(text)) for column, text in headings.items())
    return {column: meaning for column, meaning in found if meaning is not None}


def _names(meaning: Meaning | None) -> bool:
    return meaning is not None and meaning.role in NAMING_ROLES


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
