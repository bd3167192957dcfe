"""What stands around a mention that may tell who is meant: its windows, its row, its form.

Found for one item and asked mention by mention; nothing is read that nobody asks for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from detectors.column import Block, block_at, heading_of, text_of
from detectors.headings import heading_meaning
from scanner.model import Cell, Mention, MentionKind, NameForm
from scanner.what.layout import Layout, Row, Span

IDENTIFYING = frozenset({"upn", "email"})  # identifiers that name a person by themselves
_NOTHING: frozenset[str] = frozenset()
_NO_FORM = frozenset({"neutral"})  # a team or a house may be called as a class is
_LONG = 2500  # characters
_BESIDE = 60  # characters after a name in which a form or date still belongs to it
_RIGHT_BEFORE, _RIGHT_AFTER = 16, 24  # characters in which a form belongs to a lone given name


@dataclass(frozen=True, slots=True)
class Beside:
    """A text near a mention, case-folded, and the people whom an identifier in it names."""

    text: str
    identified: frozenset[str]


class Evidence:
    """The texts around the mentions of one item."""

    def __init__(self, layouts: Sequence[Layout], mentions: Sequence[Mention]) -> None:
        self._layouts = {layout.part.index: layout for layout in layouts}
        self._mentions = mentions
        self._of_row: dict[tuple[int, int, bool], tuple[Beside, ...]] = {}
        self._of_part: dict[int, Beside] = {}

    def text_of(self, mention: Mention) -> str:
        return self._layouts[mention.part].text_of(mention)

    def beside(self, mention: Mention) -> Iterator[Beside]:
        """Texts around a mention, nearest first: a table's row and form, else its windows."""
        layout = self._layouts[mention.part]
        row = layout.row_at(mention.start)
        if row is None:
            for window in self._windows(layout, mention):
                yield self._beside(layout, window)
            return
        # Two letters fit so many that a team called as a class is must not choose among them.
        is_initials = mention.form is NameForm.INITIALS
        key = (mention.part, row.cells[0].start, is_initials)
        if key not in self._of_row:
            without = _NO_FORM if is_initials else _NOTHING
            self._of_row[key] = tuple(self._in_table(layout, row, without))
        yield from self._of_row[key]

    def whole(self, mention: Mention) -> Beside | None:
        """All of the part that a mention in prose stands in; None in a table."""
        if self.is_in_table(mention):
            return None
        layout = self._layouts[mention.part]
        if mention.part not in self._of_part:
            self._of_part[mention.part] = self._beside(layout, Span(0, len(layout.text)))
        return self._of_part[mention.part]

    def right_beside(self, mention: Mention) -> str:
        """The few words around a lone name, or its row, case-folded."""
        layout = self._layouts[mention.part]
        row = layout.row_at(mention.start)
        if row is not None:
            return _row_text(layout, row, _NO_FORM)
        window = next(self._windows(layout, mention))
        after = layout.text[window.start : min(window.end, window.start + _RIGHT_AFTER)]
        before = layout.text[max(0, mention.start - _RIGHT_BEFORE) : mention.start]
        _, _, before = before.rpartition("\n")
        return f"{before} {after}".casefold()

    def around(self, mention: Mention) -> str:
        """All that `right_beside` may hold outside a table, and cheaper."""
        text = self._layouts[mention.part].text
        return text[max(0, mention.start - _RIGHT_BEFORE) : mention.end + _RIGHT_AFTER].casefold()

    def is_in_table(self, mention: Mention) -> bool:
        return self._layouts[mention.part].row_at(mention.start) is not None

    def is_in_long_prose(self, mention: Mention) -> bool:
        """Is the part longer than people write to one another, and no table where it stands?"""
        length = len(self._layouts[mention.part].text)
        return length > _LONG and not self.is_in_table(mention)

    # -- prose

    def _windows(self, layout: Layout, mention: Mention) -> Iterator[Span]:
        """Right beside it, then its sentence, then its line."""
        sentence = layout.sentence_at(mention.start)
        following = self._next_name(mention, sentence.end)
        end = min(following, mention.end + _BESIDE, max(sentence.end, mention.end))
        yield Span(mention.end, end)
        yield Span(min(sentence.start, mention.start), max(sentence.end, mention.end))
        line = layout.line_at(mention.start)
        yield Span(line.start, max(line.end, mention.end))

    def _next_name(self, mention: Mention, default: int) -> int:
        """Where the next name of the part begins."""
        starts = self._name_starts[mention.part]
        index = bisect_left(starts, mention.end)
        return starts[index] if index < len(starts) else default

    def _beside(self, layout: Layout, window: Span) -> Beside:
        text = layout.text_of(window).casefold()
        return Beside(text, self._identified_in(layout.part.index, window))

    # -- tables

    def _in_table(self, layout: Layout, row: Row, without: frozenset[str]) -> Iterator[Beside]:
        part = layout.part.index
        yield Beside(_row_text(layout, row, without), self._identified_in(part, row.span))
        block = block_at(layout.part, row.table, row.number)
        if block is not None and block.is_form:
            rows = [Row(row.table, n) for n in _rows_of_record(layout, row, block)]
            text = "\n".join(_row_text(layout, one, without) for one in rows)
            spans = [self._identified_in(part, one.span) for one in rows]
            yield Beside(text, frozenset().union(*spans))

    # -- the mentions of each part

    @cached_property
    def _name_starts(self) -> Mapping[int, list[int]]:
        starts: Mapping[int, list[int]] = defaultdict(list)
        for mention in self._mentions:
            if mention.kind is MentionKind.PERSON and mention.detector != "initials":
                starts[mention.part].append(mention.start)
        return starts

    @cached_property
    def _identified(self) -> Mapping[int, list[Mention]]:
        found: Mapping[int, list[Mention]] = defaultdict(list)
        for mention in self._mentions:
            if mention.value in IDENTIFYING:
                found[mention.part].append(mention)
        return found

    def _identified_in(self, part: int, window: Span) -> frozenset[str]:
        identified = self._identified[part]
        first = bisect_left(identified, window.start, key=_start)
        last = bisect_left(identified, window.end, key=_start)
        return frozenset(p for mention in identified[first:last] for p in mention.subjects)


def _start(mention: Mention) -> int:
    return mention.start


def _rows_of_record(layout: Layout, row: Row, block: Block) -> Iterator[int]:
    """The rows of a form that are about the same person: a new one begins with its first label."""
    rows = row.table.rows
    filled = [n for n in block.data if rows[n]]
    starts = [n for n in filled if _label(layout, rows[n]) == _label(layout, rows[filled[0]])]
    first = max((n for n in starts if n <= row.number), default=filled[0])
    end = min((n for n in starts if n > row.number), default=block.end)
    return (n for n in filled if first <= n < end)


def _label(layout: Layout, cells: Sequence[Cell]) -> str:
    """The label that opens a row of a form."""
    filled = (text_of(layout.part, cell) for cell in cells)
    return next((text.casefold() for text in filled if text), "")


def _row_text(layout: Layout, row: Row, without: frozenset[str]) -> str:
    """A row's cells, each with what its heading means before it: "year 5".

    `without`: what the headings of cells mean that are left out.
    """
    text = layout.text
    headed = ((heading_of(layout.part, cell.start), cell) for cell in row.cells)
    return " ".join(
        f"{'year' if _role_of(heading) == 'year' else heading} {text[cell.start : cell.end]}"
        for heading, cell in headed
        if _role_of(heading) not in without
    ).casefold()


@lru_cache(maxsize=512)
def _role_of(heading: str) -> str:
    """What a heading means: "year" for every way of heading a column of year groups."""
    meaning = heading_meaning(heading) if heading else None
    return meaning.role if meaning is not None else ""
