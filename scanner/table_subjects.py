"""Tables as records: whom each row is about, and what its columns and labels say about them.

A table may hold several blocks one under another, each with its own headings. What titles the
whole list ("SEN register") tells of everybody in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from detectors.column import blocks
from detectors.lexicon import tellings
from detectors.vocabulary import Strength
from scanner.layout import Layout, Row
from scanner.model import Cell, Mention, Table
from scanner.records import Governing, Records, names_a_person
from scanner.roster import Roster

__all__ = ["TableSubjects", "about", "names_a_person", "title_categories"]

# A title that makes a list of whoever stands below it.
LIST_TITLE = re.compile(
    r"\b(?:register|list|pupils|children|students|cohort|tracker|log|records?|group|caseload|"
    r"cases|provision map|plans|needs|referrals|recipients|names|overview|database|data)\b",
    re.IGNORECASE,
)


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

    def silences(self, cell: Cell) -> bool:
        """Is this a cell whose words tell nothing of the row's person (a room, a teacher)?"""
        row = self._layout.row_at(cell.start)
        return row is not None and self._of_row[row.number].silences(row.number, cell)

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


def title_categories(title: str) -> frozenset[str]:
    """What a title tells of everybody listed under it ("SEN register", "FSM")."""
    if not title:
        return frozenset()
    found = tellings(title)
    rest = len(title) - sum(t.end - t.start for t in found)
    if not found or not (LIST_TITLE.search(title) or rest <= 3):
        return frozenset()
    return frozenset(t.category for t in found if t.strength is Strength.STRONG)


def about(mention: Mention, subjects: Iterable[str]) -> Mention:
    """The mention as one about these people."""
    return replace(mention, subjects=tuple(dict.fromkeys(subjects)))
