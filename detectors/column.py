"""Where a character stands in a table, and what the table says it is.

A column's heading is the cell of the header row above it; the header row is the first row whose
cells are mostly short texts and not values. A table of two columns may carry its labels on the
left instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from scanner.model import Cell, Part, Table

LONGEST_HEADING = 60
# Titles, notes and blank rows above a header; further down is data.
ROWS_BEFORE_HEADER = 12
DATE_OR_NUMBER = re.compile(r"[\s£$€%+\-.,:/0-9]*[0-9][\s£$€%+\-.,:/0-9]*")


@dataclass(frozen=True, slots=True)
class TablePlace:
    """One cell of a table, with the row it stands in."""

    table: Table
    row: int
    cell: Cell


def heading_of(part: Part, offset: int) -> str:
    """The heading of the column that holds this character; "" outside tables or without one."""
    place = place_of(part, offset)
    return heading_at(part, place) if place is not None else ""


def heading_at(part: Part, place: TablePlace) -> str:
    """The heading of the column of this cell; "" in the header row itself and above it."""
    header = header_row(part, place.table)
    if header is None or place.row <= header:
        return ""
    column = place.cell.column
    for cell in place.table.rows[header]:
        if cell.column == column:
            return text_of(part, cell)
    return ""


def label_left_of(part: Part, place: TablePlace) -> str:
    """The text of the nearest filled cell to the left in the same row; "" in the first column."""
    left = ""
    for cell in place.table.rows[place.row]:
        if cell.start >= place.cell.start:
            break
        left = text_of(part, cell) or left
    return left


def text_of(part: Part, cell: Cell) -> str:
    """What a cell says, without the white space and quotes around it."""
    return part.text.reveal()[cell.start : cell.end].strip(" \t\r\n\"'\ufeff")


def place_of(part: Part, offset: int) -> TablePlace | None:
    """The cell that holds this character; of nested tables, the cell of the innermost."""
    best: TablePlace | None = None
    for table in part.tables:
        place = _place_in(table, offset)
        if place is None:
            continue
        if best is None or _width(place.cell) < _width(best.cell):
            best = place
    return best


def header_row(part: Part, table: Table) -> int | None:
    """The index of the header row, None where the first rows hold values only."""
    return _header_row(_Same(part, table))


class _Same:
    """A table of a part, compared by identity: to compare by value would read every cell."""

    __slots__ = ("part", "table")

    def __init__(self, part: Part, table: Table) -> None:
        self.part = part
        self.table = table

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.part is other.part and self.table is other.table

    def __hash__(self) -> int:
        return hash((id(self.part), id(self.table)))


# Asked several times for each cell of a table, and always of the table at hand.
@lru_cache(maxsize=4)
def _header_row(same: _Same) -> int | None:
    part, table = same.part, same.table
    width = max(map(len, islice(table.rows, ROWS_BEFORE_HEADER)), default=0)
    for index, row in enumerate(islice(table.rows, ROWS_BEFORE_HEADER)):
        filled = [text for cell in row if (text := text_of(part, cell))]
        if width > 1 and len(filled) < 2:
            continue  # a title over the table, or nothing
        if filled and sum(map(_is_heading, filled)) > 0.6 * len(filled):
            return index
    return None


def _is_heading(text: str) -> bool:
    if len(text) > LONGEST_HEADING or "@" in text or DATE_OR_NUMBER.fullmatch(text):
        return False
    letters = sum(map(str.isalpha, text))
    return letters > sum(map(str.isdigit, text))


def _place_in(table: Table, offset: int) -> TablePlace | None:
    index = _row_at(table, offset)
    if index is None:
        return None
    for cell in table.rows[index]:
        if cell.start <= offset < cell.end:
            return TablePlace(table, index, cell)
    return None


def _row_at(table: Table, offset: int) -> int | None:
    """The last row that begins at or before the offset. Rows are in reading order; some empty."""
    rows = table.rows
    low, high, best = 0, len(rows), None
    while low < high:
        middle = (low + high) // 2
        probe = middle
        while probe < high and not rows[probe]:
            probe += 1
        if probe == high or rows[probe][0].start > offset:
            high = middle
        else:
            best, low = probe, probe + 1
    return best


def _width(cell: Cell) -> int:
    return cell.end - cell.start
