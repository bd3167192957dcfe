"""One block of a table as cells below their headings, or beside their labels."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from detectors.column import NAMING_ROLES, Block, label_cell
from detectors.headings import Meaning, heading_meaning
from scanner.model import Cell, Table
from scanner.what.layout import Layout

# Headings of a column of staff that the rows may be about; a "recorded by" is only their author.
_WHO_OF_STAFF = re.compile(
    r"(?:members? of )?staff(?: members?)?(?: names?)?|employees?(?: names?)?|colleagues?|"
    r"teachers?|(?:teaching )?assistants?|\bTAs?",
    re.IGNORECASE,
)


class HeadedBlock:
    """`header`: the row of its headings, None where it has none. `is_form`: it has labels."""

    def __init__(
        self, layout: Layout, table: Table, block: Block, header: int | None, is_form: bool
    ) -> None:
        self.layout = layout
        self.table = table
        self.block = block
        self.header = header
        self.is_form = is_form
        cells = table.rows[header] if header is not None else ()
        self.headings: Mapping[int, str] = {c.column: self.text(c) for c in cells}
        found = ((column, heading_meaning(text)) for column, text in self.headings.items())
        self.meanings: Mapping[int, Meaning] = {c: m for c, m in found if m is not None}

    @property
    def rows(self) -> range:
        return range(self.block.first, self.block.end)

    @property
    def data(self) -> range:
        """The rows below the headings."""
        first = self.block.first if self.header is None else self.header + 1
        return range(first, self.block.end)

    def cells(self, number: int) -> Sequence[Cell]:
        return self.table.rows[number]

    def text(self, cell: Cell) -> str:
        return self.layout.text_of(cell).strip()

    def column(self, number: int, position: int) -> int:
        """The column that a position of a row stands in; -1 outside of its cells."""
        inside = (c.column for c in self.cells(number) if c.start <= position <= c.end)
        return next(inside, -1)

    def heading(self, number: int, cell: Cell) -> str:
        """The heading of a cell, or its label in a form."""
        if not self.is_form:
            return self.headings.get(cell.column, "")
        label = label_cell(self.layout.part, self.block, self.cells(number), cell)
        return self.text(label) if label is not None else ""

    def meaning(self, number: int, cell: Cell) -> Meaning | None:
        """What the cell's heading or label says of it."""
        if not self.is_form:
            return self.meanings.get(cell.column)
        return heading_meaning(self.heading(number, cell))

    def label_at(self, number: int, position: int) -> str:
        cell = next((c for c in self.cells(number) if c.start <= position <= c.end), None)
        return self.heading(number, cell) if cell is not None else ""

    def naming_labels(self, number: int) -> list[str]:
        """The labels of a form's row that ask for a name, in small letters."""
        return [
            self.text(cell).casefold()
            for cell in self.cells(number)
            if cell.column in self.block.label_columns
            and asks_for_a_name(heading_meaning(self.text(cell)))
        ]


def asks_for_a_name(meaning: Meaning | None) -> bool:
    return meaning is not None and meaning.role in NAMING_ROLES


def is_of_staff(heading: str) -> bool:
    """Does the heading stand over staff whom rows may be about, and not over their authors?"""
    return _WHO_OF_STAFF.fullmatch(heading.strip(" :")) is not None
