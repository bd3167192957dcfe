"""Rows under one header: whom each is about.

A row's subject column decides; others in the row are relatives or authors. A grid without a
column of people ("Subject, Grade, Target") is about whom its section is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from detectors.column import NAMING_ROLES
from detectors.folding import fold
from detectors.headings import is_of_absence
from scanner.model import Mention, NameForm, PersonKind
from scanner.roster.roster import Roster
from scanner.what.headed_block import HeadedBlock, is_of_staff
from scanner.whose.naming import names_a_person, sure

_RELATIVE_ROLES = frozenset({"parent", "staff"})
_NAME_ROLES = frozenset({"name", "given", "family", "preferred"})
_FAMILY = frozenset({"family"})
_LONG_CELL = 60  # characters; longer cells are remarks, not names
_WORDS = re.compile(r"[^\W\d_]{2,}")
_OF_SEVERAL = re.compile(
    r"\b(?:pupils|students|children|learners|names|siblings|victims|who)\b|\(s\)", re.IGNORECASE
)
_OF_EMPLOYMENT = frozenset({"pay", "staff_hr", "trade_union"})
_OF_PUPILS_ONLY = frozenset(
    """attainment attendance behaviour exclusion sen pupil_premium looked_after
    safeguarding""".split()
)
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
# A grid that begins with these is a scale: what mark makes what grade, what point which salary.
_SCALE = re.compile(
    r"grades?|levels?|marks?|scores?|results?|percentage|%|(?:(?:pay|spine|scale|salary) )?"
    r"(?:points?|scales?|spine|bands?|ranges?)|scp",
    re.IGNORECASE,
)
_RECORD_ROWS = 2  # of a scale's columns as one person's record

Governing = Callable[[int], str | None]


class RowSubjects:
    """The people that the rows of a headed block are about.

    `governing`: whom the section at a position is about; `above`: whom the block before this one
    gives it to. `governor` is the person that a grid of one is about.
    """

    def __init__(
        self,
        roster: Roster,
        headed: HeadedBlock,
        by_row: Mapping[int, Sequence[Mention]],
        governing: Governing,
        above: tuple[str, ...],
    ) -> None:
        self._roster = roster
        self._headed = headed
        self._by_row = by_row
        self._governing = governing
        self.governor = self._titled() or above
        self.across: Mapping[int, str] = {}  # no column of these is a person's
        self.by_row: Mapping[int, tuple[str, ...]] = self._governed(self._found())

    def _found(self) -> Mapping[int, tuple[str, ...]]:
        found = {}
        data = self._headed.data
        for number in sorted(self._by_row):
            if number in data and not self._is_total(number):
                subjects = self._subjects_of(number)
                if subjects:
                    found[number] = subjects
        return found

    def _subjects_of(self, number: int) -> tuple[str, ...]:
        placed = [(self._headed.column(number, m.start), m) for m in self._by_row[number]]
        columns = self._named_columns
        if columns:
            return self._listed([m for column, m in placed if column in columns], number)
        people = self._listed([m for c, m in placed if not self._is_remark(number, c)], number)
        if people:
            return people
        column = self._staff_column
        return self._listed([m for c, m in placed if c == column], number)

    @cached_property
    def _named_columns(self) -> frozenset[int]:
        """The columns whose headings say that they hold names."""
        return frozenset(c for c, m in self._headed.meanings.items() if m.role in NAMING_ROLES)

    @cached_property
    def _columns_of_several(self) -> frozenset[int]:
        """The columns whose headings ask for several people in one cell."""
        return frozenset(c for c, text in self._headed.headings.items() if _OF_SEVERAL.search(text))

    @cached_property
    def _staff_column(self) -> int:
        """The column of the staff that the rows are about; -1 where they are only authors."""
        said = {
            "staff_hr" if is_of_absence(self._headed.headings[column]) else meaning.category
            for column, meaning in self._headed.meanings.items()
            if meaning.category
        }
        for position, (column, heading) in enumerate(self._headed.headings.items()):
            if not is_of_staff(heading):
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
        named = [m for m in sure(candidates) if not self._is_of_another_family(number, m)]
        chosen = next(
            (m for m in named if self._is_pupil(m.subjects[0])), named[0] if named else None
        )
        if chosen is None:
            return ()
        if not self._columns_of_several:
            return chosen.subjects
        column = self._headed.column(number, chosen.start)
        if column not in self._columns_of_several:
            return chosen.subjects
        others = [m for m in named if self._headed.column(number, m.start) == column]
        alike = [m for m in others if self._is_pupil(m.subjects[0])] or [chosen]
        return tuple(dict.fromkeys(m.subjects[0] for m in (chosen, *alike)))

    def names_another(self, number: int, person: str) -> bool:
        """Does the row's own name belong to somebody else than this person, or to nobody?

        A template's dummy is born on somebody's birthday.
        """
        if number not in self._headed.data:
            return False
        has_name = bool(self._written(number, _NAME_ROLES))
        return has_name and not any(
            person in m.subjects
            for m in self._by_row.get(number, ())
            if names_a_person(m) and not self._is_of_another_family(number, m)
        )

    def _is_of_another_family(self, number: int, mention: Mention) -> bool:
        """Does the row's column of family names give another one than this person's?"""
        if mention.form is not NameForm.GIVEN or len(mention.subjects) != 1:
            return False
        words = set(_WORDS.findall(fold(self._written(number, _FAMILY)).text))
        if not words:
            return False
        names = self._roster.people[mention.subjects[0]].names
        return not any(words & set(_WORDS.findall(fold(n.family.reveal()).text)) for n in names)

    def _written(self, number: int, roles: frozenset[str]) -> str:
        """What stands in a row below headings of these roles."""
        columns = {c for c, m in self._headed.meanings.items() if m.role in roles}
        texts = (self._headed.text(c) for c in self._headed.cells(number) if c.column in columns)
        return " ".join(texts).strip()

    def _is_pupil(self, person: str) -> bool:
        return self._roster.people[person].kind is PersonKind.PUPIL

    def _is_remark(self, number: int, column: int) -> bool:
        meaning = self._headed.meanings.get(column)
        if meaning is not None and meaning.role in _RELATIVE_ROLES:
            return True
        cells = self._headed.cells(number)
        return any(c.column == column and c.end - c.start > _LONG_CELL for c in cells)

    def _is_total(self, number: int) -> bool:
        """A row of sums or averages, over everybody and about nobody."""
        label = next((t for c in self._headed.cells(number) if (t := self._headed.text(c))), "")
        return len(label) < _LONG_CELL and _TOTALS.fullmatch(label.strip(" :")) is not None

    def _titled(self) -> tuple[str, ...]:
        """The one person whom the rows above the headings name."""
        header = self._headed.header
        if header is None:
            return ()
        rows = range(self._headed.block.first, header)
        above = [m for n in rows for m in self._by_row.get(n, ())]
        people = tuple(dict.fromkeys(m.subjects[0] for m in sure(above)))
        return people if len(people) == 1 else ()

    def _governed(self, found: Mapping[int, tuple[str, ...]]) -> Mapping[int, tuple[str, ...]]:
        """The rows' own subjects; of a grid that has no column of people, its section's person."""
        data = self._headed.data
        named = {p for people in found.values() for p in people}
        if len(named) > 1 or not data or not self._is_grid_of_one(data):
            return found
        governor = self.governor or governor_at(self._headed, data, self._governing)
        if not governor or (named and named != set(governor)):
            return found
        self.governor = governor
        rows = self._headed.table.rows
        return {n: governor for n in data if rows[n] and not self._is_total(n)}

    def _is_grid_of_one(self, data: range) -> bool:
        roles = {m.role for m in self._headed.meanings.values()}
        if (
            not self._headed.meanings
            or roles & (NAMING_ROLES | {"parent"})
            or self._staff_column >= 0
        ):
            return False
        if any(_OF_NOBODY.search(heading) for heading in self._headed.headings.values()):
            return False
        leading = next(iter(self._headed.headings.values()), "")
        if _SCALE.fullmatch(leading.strip(" :")) and len(data) > _RECORD_ROWS:
            return False
        return any(m.category for m in self._headed.meanings.values())


def governor_at(headed: HeadedBlock, data: range, governing: Governing) -> tuple[str, ...]:
    """Whom the section gives these rows of a block to."""
    cells = (c for n in (headed.block.first, *data) for c in headed.cells(n))
    first = next(cells, None)
    person = governing(first.start) if first is not None else None
    return (person,) if person is not None else ()
