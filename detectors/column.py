"""Where a character stands in a table, and what the table says it is.

A table may hold several blocks, one under another: a header row with the rows below it, as often
as one comes, or a form, whose labels stand to the left of their values. The heading of a value
is the cell of its block's header row above it; in a form it is the label to its left.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from detectors.headings import heading_meaning
from detectors.known_headings import KNOWN_HEADINGS
from detectors.word_split import may_hold_any_between
from scanner.model import Cell, Part, Table

LONGEST_HEADING = 60
# Titles, notes and blank rows above a header; further down is data.
ROWS_BEFORE_HEADER = 12
DATE_OR_NUMBER = re.compile(r"[\s£$€%+\-.,:/0-9]*[0-9][\s£$€%+\-.,:/0-9]*")
_WEEKDAY = re.compile(
    r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri)(?:day|sday|nesday|rsday)?[.:]?", re.IGNORECASE
)
NAMING_ROLES = frozenset({"name", "given", "family", "preferred", "upn"})
# Headings of the column of people, by the words they end in: asked of every cell of a table.
_NAMING_WORDS = frozenset(
    heading.split()[-1]
    for heading, meaning in KNOWN_HEADINGS.items()
    if meaning.role in NAMING_ROLES | {"staff"}
)
# Headings over a form's two columns.
_LABELS_HEAD = frozenset("field question item label detail details category".split())
_VALUES_HEAD = frozenset(
    {"value", "answer", "response", "detail", "details", "information", "info"}
)
_AROUND = " \t\r\n\"'\ufeff"  # white space and quotes around what a cell says
_PAIR = 2  # cells: a label with its value, or two headings
_FORM_ROWS = 60  # read to tell whether it is a form
_WIDEST_FORM = 6  # columns: three labels with their values


@dataclass(frozen=True, slots=True)
class TablePlace:
    """One cell of a table, with the row it stands in."""

    table: Table
    row: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Block:
    """Rows `first` to `end` (left out) of a table, that one header row or one form's labels rule.

    `header`: the row of headings, None where there is none. `label_columns`: those that hold a
    form's labels; a block has these or a header.
    """

    first: int
    end: int
    header: int | None = None
    label_columns: frozenset[int] = frozenset()

    @property
    def is_form(self) -> bool:
        return bool(self.label_columns)

    @property
    def data(self) -> range:
        """The rows below the headings."""
        return range(self.first if self.header is None else self.header + 1, self.end)


def heading_of(part: Part, offset: int) -> str:
    """The heading of the column that holds this character; "" outside tables or without one."""
    place = place_of(part, offset)
    return heading_at(part, place) if place is not None else ""


def heading_at(part: Part, place: TablePlace) -> str:
    """The heading of the column of this cell, or its label in a form.

    "" in the header row itself and above it, and for a label.
    """
    block = block_at(part, place.table, place.row)
    if block is None:
        return ""
    if block.is_form:
        label = label_cell(part, block, place.table.rows[place.row], place.cell)
        return text_of(part, label) if label is not None else ""
    if block.header is None or place.row <= block.header:
        return ""
    column = place.cell.column
    for cell in place.table.rows[block.header]:
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


def label_cell(part: Part, block: Block, row: Sequence[Cell], value: Cell) -> Cell | None:
    """The label of a value in a form's row; None for the labels themselves."""
    if value.column in block.label_columns:
        return None
    found = None
    for cell in row:
        if cell.start >= value.start:
            break
        if cell.column in block.label_columns:
            found = cell if text_of(part, cell) else None
    return found


def text_of(part: Part, cell: Cell) -> str:
    """What a cell says, without the white space and quotes around it."""
    return part.text.reveal()[cell.start : cell.end].strip(_AROUND)


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
    """The index of the first header row with rows below it, None where there is none."""
    headers = [b for b in blocks(part, table) if b.header is not None]
    return next((b.header for b in headers if b.data), headers[0].header if headers else None)


def block_at(part: Part, table: Table, row: int) -> Block | None:
    """The block that a row of the table belongs to."""
    found = blocks(part, table)
    index = bisect_right(found, row, key=lambda block: block.first) - 1
    return found[index] if index >= 0 else None


def blocks(part: Part, table: Table) -> tuple[Block, ...]:
    """The blocks of a table in order; together they hold all its rows."""
    return _blocks(_Same(part, table))


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
@lru_cache(maxsize=8)
def _blocks(same: _Same) -> tuple[Block, ...]:
    reading = _Reading(same.part, same.table)
    headers = list(reading.known_headers())
    starts = [reading.first_title_above(header) for header in headers]
    found: list[Block] = []
    first = 0
    for number, header in enumerate(headers):
        start = max(starts[number], first)
        if start > first:
            before = reading.block(first, start)
            if found or before.is_form or reading.holds_records(first, start):
                found.append(before)
            else:
                start = first
        end = starts[number + 1] if number + 1 < len(headers) else len(same.table.rows)
        end = max(end, header + 1)
        found.append(Block(start, end, header))
        first = end
    if first < len(same.table.rows):
        found.append(reading.block(first, len(same.table.rows)))
    return tuple(found)


class _Reading:
    """The rows of one table as texts."""

    def __init__(self, part: Part, table: Table) -> None:
        self._text = part.text.reveal()
        self._rows = table.rows

    def _filled(self, index: int) -> list[tuple[int, str]]:
        """Column and text of every cell of a row that holds any."""
        whole = self._text
        cells = ((c.column, whole[c.start : c.end].strip(_AROUND)) for c in self._rows[index])
        return [(column, text) for column, text in cells if text]

    def _width(self, index: int) -> int:
        """How many cells of a row hold any text; nearly always their first character tells."""
        whole, width = self._text, 0
        for cell in self._rows[index]:
            start, end = cell.start, cell.end
            if start < end and (whole[start] not in _AROUND or whole[start:end].strip(_AROUND)):
                width += 1
        return width

    # -- rows of headings that we know

    def known_headers(self) -> Iterator[int]:
        """Rows of headings, most of them known: above a column of people, or after a gap."""
        before = 0
        # A header opens a table, or stands below a title, a form or a blank row.
        for index in range(len(self._rows)):
            width = self._width(index)
            opens = before < 2 or width > before <= 2
            may_head = width > 1 and (opens or self._names_people(index))
            is_header = may_head and _is_header(self._filled(index))
            is_pair = is_header and width == _PAIR and self._are_labels_below(index)
            if is_header and not is_pair and self._has_rows_below(index):
                yield index
            before = width

    def _are_labels_below(self, index: int) -> bool:
        """Do most rows below it begin with headings? "Name | Ann Grant" is a form's first row."""
        below = self._rows[index + 1 : index + 1 + ROWS_BEFORE_HEADER]
        rows = (self._filled(number) for number, row in enumerate(below, index + 1) if row)
        known = [_is_label(filled[0][1]) for filled in rows if len(filled) > 1]
        return sum(known) > 1 and 2 * sum(known) > len(known)

    def _names_people(self, index: int) -> bool:
        """Is one of the row's cells the heading of a column of people, by its last word?"""
        return self._has_naming_words and any(
            len(text) <= LONGEST_HEADING and _last_word(text) in _NAMING_WORDS
            for _, text in self._filled(index)
        )

    @cached_property
    def _has_naming_words(self) -> bool:
        """Does such a word stand anywhere below the first row? In most tables none does."""
        below = [row for row in self._rows[1:] if row]
        return bool(below) and may_hold_any_between(
            self._text, _NAMING_WORDS, below[0][0].start, max(cell.end for cell in below[-1])
        )

    def _has_rows_below(self, index: int) -> bool:
        """Headings have something to head; the last row of a table is a record or a field."""
        return index == 0 or any(self._rows[below] for below in range(index + 1, len(self._rows)))

    def first_title_above(self, header: int) -> int:
        """The first of the rows of one cell, or none, that stand right above a header."""
        index = header
        while index > 0 and len(self._filled(index - 1)) < 2:
            index -= 1
        return index

    # -- blocks without a header that we know

    def block(self, first: int, end: int) -> Block:
        """Rows without known headings: a form, headings we do not know, or records alone."""
        labels = self._label_columns(first, end)
        if labels:
            return Block(first, end, None, labels)
        return Block(first, end, self._likely_header(first, end))

    def holds_records(self, first: int, end: int) -> bool:
        return sum(len(self._filled(index)) > 1 for index in range(first, end)) > 1

    def _likely_header(self, first: int, end: int) -> int | None:
        head = range(first, min(end, first + ROWS_BEFORE_HEADER))
        width = max((len(self._rows[index]) for index in head), default=0)
        for index in head:
            filled = [text for _, text in self._filled(index)]
            if width > 1 and len(filled) < 2:
                continue  # a title over the table, or nothing
            if self._is_a_weekday(index) and self._is_a_weekday(index + 1):
                return None  # a menu or a timetable, one row a day
            if filled and sum(map(_is_heading, filled)) > 0.6 * len(filled):
                return index
        return None

    def _is_a_weekday(self, index: int) -> bool:
        filled = self._filled(index) if index < len(self._rows) else []
        return bool(filled) and _WEEKDAY.fullmatch(filled[0][1]) is not None

    def _label_columns(self, first: int, end: int) -> frozenset[int]:
        """The columns of a form's labels: most cells known, with values to the right of them."""
        read = [self._filled(index) for index in range(first, min(end, first + _FORM_ROWS))]
        rows = [row for row in read if len(row) > 1]
        columns = {column for row in rows for column, _ in row}
        if not rows or len(columns) > _WIDEST_FORM or 2 * len(rows) < len([r for r in read if r]):
            return frozenset()
        leading = min(columns)
        known = [
            text for row in rows for column, text in row if column == leading and _is_label(text)
        ]
        labels = [text for row in rows for column, text in row if column == leading]
        if len(known) < min(2, len(labels)) or 2 * len(known) < len(labels):
            return frozenset()
        found = {leading, *self._further_label_columns(rows, columns - {leading})}
        return frozenset(found) if len(known) > 1 or len(found) > 1 else frozenset()

    def _further_label_columns(
        self, rows: Sequence[Sequence[tuple[int, str]]], columns: set[int]
    ) -> Iterator[int]:
        """Of a form of several pairs side by side, the columns of labels but the first."""
        for column in sorted(columns):
            texts = [text for row in rows for c, text in row if c == column]
            is_second = all(row[1][0] == column for row in rows if column in dict(row))
            if not is_second and 2 * sum(map(_is_label, texts)) > len(texts):
                yield column


def _last_word(text: str) -> str:
    return text.rstrip(" :?*.)").rpartition(" ")[2].casefold()


def _is_header(filled: Sequence[tuple[int, str]]) -> bool:
    """Are these headings, most of them known, and no label with its value?"""
    texts = [text for _, text in filled]
    if not all(map(_is_heading, texts)) or texts[0].endswith(":"):
        return False
    if texts[0].casefold() in _LABELS_HEAD and texts[1].casefold() in _VALUES_HEAD:
        return False
    known = [_is_label(text) for text in texts]
    return known[1] and sum(known) >= max(2, 0.6 * len(known))


@lru_cache(maxsize=2048)
def _is_label(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and heading_meaning(text) is not None


def _is_heading(text: str) -> bool:
    if len(text) > LONGEST_HEADING or "@" in text or DATE_OR_NUMBER.fullmatch(text):
        return False
    letters = sum(map(str.isalpha, text))
    return letters > sum(map(str.isdigit, text)) or (letters > 1 and _is_label(text))


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
