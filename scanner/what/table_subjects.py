"""Tables as records: whom each row is about, and what its columns and labels say about them.

A table may hold several blocks one under another, each with its own headings. What titles the
whole list ("SEN register") tells of everybody in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from detectors.column import blocks
from scanner.model import Cell, Mention, Table
from scanner.roster.roster import Roster
from scanner.what.layout import Layout, Row
from scanner.what.list_title import title_categories
from scanner.what.records import Records
from scanner.what.row_subjects import Governing
from scanner.whose.naming import names_a_person

__all__ = ["TableSubjects", "about", "names_a_person"]


class TableSubjects:
    """One table of one part: the subjects of each row, and the categories of its cells.

    `governing` tells whom the section at a position is about.
    """

    def __init__(
        self,
        roster: Roster,
        layout: Layout,
        table: Table,
        mentions: Sequence[Mention],
        governing: Governing = lambda _: None,
    ) -> None:
        self._layout = layout
        self.table = table
        by_row = self._by_row(mentions)
        self._blocks: list[Records] = []
        for block in blocks(layout.part, table):
            above = self._blocks[-1].governor_of(block) if self._blocks else ()
            found = {n: by_row[n] for n in range(block.first, block.end) if n in by_row}
            self._blocks.append(Records(roster, layout, table, block, found, governing, above))
        self._of_row = {n: records for records in self._blocks for n in records.rows}

    def subjects_at(self, row: Row, position: int) -> tuple[str, ...]:
        """The people that this place of a row is about; empty where it is nobody sure."""
        return self._of_row[row.number].subjects_at(row.number, position)

    def subjects_below(self, row: Row) -> tuple[str, ...]:
        """Everybody who has a row among those that this one, a title, stands above."""
        return self._of_row[row.number].subjects

    @property
    def subjects(self) -> tuple[str, ...]:
        """Everybody who has a row, in order."""
        return tuple(dict.fromkeys(p for records in self._blocks for p in records.subjects))

    def is_header(self, row: Row) -> bool:
        return self._of_row[row.number].header == row.number

    def is_above(self, row: Row) -> bool:
        """Is this a row above the headings: a title of what stands below it?"""
        header = self._of_row[row.number].header
        return header is not None and row.number < header

    def silences(self, cell: Cell, category: str) -> bool:
        """Do a cell's words of a category tell nothing of the row's person (a room, a teacher)?"""
        row = self._layout.row_at(cell.start)
        return row is not None and self._of_row[row.number].silences(row.number, cell, category)

    def names_another(self, row: Row, person: str) -> bool:
        """Does the row name somebody else than this person, whose identifier it holds?"""
        return self._of_row[row.number].names_another(row.number, person)

    def cell_mentions(self) -> Iterator[Mention]:
        """What the columns and labels say: a category at each telling cell, about its subject."""
        for records in self._blocks:
            yield from records.cell_mentions()

    def titled_mentions(self, title: str) -> Iterator[Mention]:
        """What a title from outside the table says of everybody in it, at each one's row."""
        for category in sorted(title_categories(title)):
            for records in self._blocks:
                yield from records.titled_mentions(category)

    def _by_row(self, mentions: Sequence[Mention]) -> Mapping[int, list[Mention]]:
        """The mentions of the table that name somebody, by the row they stand in."""
        cells = [row for row in self.table.rows if row]
        if not cells:
            return {}
        first, last = cells[0][0].start, max(cell.end for cell in cells[-1])
        found: dict[int, list[Mention]] = {}
        for mention in mentions:
            if not first <= mention.start <= last or not names_a_person(mention):
                continue
            row = self._layout.row_at(mention.start)
            if row is not None and row.table is self.table:
                found.setdefault(row.number, []).append(mention)
        return found


def about(mention: Mention, subjects: Iterable[str]) -> Mention:
    """The mention as one about these people."""
    return mention._replace(subjects=tuple(dict.fromkeys(subjects)))
