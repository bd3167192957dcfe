"""How a part's text hangs together: rows, lines, sentences, paragraphs, headings, signature.

Policy.md 1, question 2: categories attach to a subject where they stand in the same row, field,
sentence or section, not merely in the same file. These are the units meant.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from operator import attrgetter, ge
from sys import maxsize
from typing import NamedTuple, Protocol

from detectors.known_headings import KNOWN_HEADINGS
from detectors.vocabulary import flat_form
from scanner.model import Cell, Part, Table

# "Mr. Smith" and "e.g. this" do not end a sentence.
_ABBREVIATION = re.compile(
    r"\b(?:mr|mrs|ms|dr|prof|st|rev|e\.g|i\.e|etc|no|yr|tel|approx|dept|[a-z])\.$", re.IGNORECASE
)
# A letter behind these is no initial: "in row C. Then …" ends a sentence.
_LETTERED = re.compile(
    r"\b(?:row|room|block|form|class|group|team|set|part|section|grade|band|option|plan|list|bus|"
    r"gate|hall|table|vitamin|hepatitis|level|type|tier|stage|seat|lab|unit|zone|bay|house|year|"
    r"paper)\s+[a-z]\.$",
    re.IGNORECASE,
)
# Every capital of the languages that our pupils' names are of: "Özlem", "Şule" and "Łucja" begin
# a sentence as "Ann" does.
_CAPITALS = "A-Z" + "".join(
    letter
    for letter in map(chr, (*range(0x00C0, 0x0250), *range(0x0370, 0x0530), *range(0x1E00, 0x1F00)))
    if letter.isupper()
)
_SENTENCE_END = re.compile(
    rf"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(]?[{_CAPITALS}0-9])|;\s+(?=[{_CAPITALS}])"
)
_BULLET = re.compile(r"\s*(?:[-*•·–]|\(?\d{1,2}[.)])\s")
# A label may hold points, brackets and, at its end, a question mark: "Att. (term 2)?: 91%".
_LABEL = re.compile(
    r"\s*(?P<label>(?:[%#] ?[a-zA-Z]|\d[\w+/-]{0,5} ?[A-Za-z]|(?:[a-z]{1,2}(?=[A-Z]))?["
    + _CAPITALS
    + r"])(?:[\w /&+%'’)#£=<>*-]|\([^():\t\n]{0,40}\)|\.(?! [A-Z][a-z])|\?(?=\s*[:\t(])){1,48}?)"
    r"\s*[:\t]\s*(?P<value>\S.*)$"
)
# "Library card: birth date: 9 April 2013": what stands before says where the question is from.
_SECOND_LABEL = re.compile(r"(?P<label>[a-z][\w /&+%'’().-]{1,40}?):[ \t]+(?P<value>\S.*)$")
_CLOSING = re.compile(
    r"\s*(?:(?:with |my |our )*(?:(?:very |many |kind(?:est)? |best |warm(?:est)? |good |sincere )*"
    r"(?:regards|wishes|thanks)|thank you)(?: again| as (?:ever|always)| in advance| and (?:kind |"
    r"best |warm )*(?:regards|wishes))?|"
    r"yours(?: (?:sincerely|faithfully|truly|ever|respectfully))?|(?:sincerely|respectfully)"
    r"(?: yours)?|yr eiddoch(?: yn (?:gywir|bur))?|diolch(?: yn fawr)?|cofion(?: gorau)?|"
    r"all (?:the best|good wishes)|cheers|best)\s*[,.!]?\s*$|\s*--\s*$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"\s*(?:dear|hi|hello|hiya|ann?wyl|helo|bore da|prynhawn da|"
    r"good (?:morning|afternoon|evening)|morning)\b",
    re.I,
)
# A word that may open a line written as one, and how far short of the widest a wrapped one ends.
_OPENING_WORD = re.compile(rf"\s*[\"'“‘(]?[{_CAPITALS}0-9]\S*")
_RAGGED = 12  # characters
_COLUMNS = re.compile(r"\S {2,}\S")  # what stands in columns is no wrapped prose
_SHORT_LINE = 50
_HEADING_LINE = 80
_TITLE_LINE = 120
_READ_AROUND = 400  # characters before and behind
_HEADING_WORDS = 12


_end = attrgetter("end")


class Stretch(Protocol):
    """What stands from `start` to `end` of a part's text, end excluded."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Span(NamedTuple):
    """A stretch of a part's text, end excluded. A tuple: a mail has dozens."""

    start: int
    end: int

    def holds(self, position: int) -> bool:
        return self.start <= position < self.end


class Row(NamedTuple):
    """One row of a table, with its table and its number from 0."""

    table: Table
    number: int

    @property
    def cells(self) -> Sequence[Cell]:
        return self.table.rows[self.number]

    @property
    def span(self) -> Span:
        return Span(self.cells[0].start, max(map(_end, self.cells)) + 1)


class Layout:
    """The units of one part's text; all offsets count characters of that text."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.text = part.text.reveal()

    def text_of(self, stretch: Stretch) -> str:
        """What a stretch of the part says: a span, a mention or a cell."""
        return self.text[stretch.start : stretch.end]

    # -- tables

    @cached_property
    def _rows(self) -> list[Row]:
        tables = self.part.tables
        return [Row(t, number) for t in tables for number, cells in enumerate(t.rows) if cells]

    @cached_property
    def _row_starts(self) -> list[int]:
        return [cells[0].start for table in self.part.tables for cells in table.rows if cells]

    @cached_property
    def _row_ends(self) -> list[int]:
        tables = self.part.tables
        return [max(map(_end, cells)) + 1 for table in tables for cells in table.rows if cells]

    @cached_property
    def is_all_rows(self) -> bool:
        """Does every line begin in a row of a table? A file of values holds nothing else."""
        starts, ends = self._row_starts, self._row_ends
        return (
            bool(starts)
            and starts[0] == 0
            and all(map(ge, ends, starts[1:]))
            and ends[-1] >= len(self.text.rstrip())
        )

    def row_at(self, position: int) -> Row | None:
        index = bisect_right(self._row_starts, position) - 1
        return self._rows[index] if index >= 0 and position < self._row_ends[index] else None

    def cell_at(self, position: int) -> Cell | None:
        row = self.row_at(position)
        if row is None:
            return None
        return next((c for c in row.cells if c.start <= position <= c.end), None)

    # -- prose

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Every line, its line end excluded."""
        spans, start = [], 0
        for line in self.text.splitlines(keepends=True):
            spans.append(Span(start, start + len(line.rstrip("\r\n"))))
            start += len(line)
        return tuple(spans)

    def line_at(self, position: int) -> Span:
        return _holding(self.lines, position)

    @cached_property
    def title(self) -> Span | None:
        """The first line where it may title the rest: short, no greeting and no paragraph."""
        first = next((line for line in self.lines if self.text_of(line).strip()), Span(0, 0))
        text = self.text_of(first)
        if len(text) > _TITLE_LINE or _GREETING.match(text):
            return None
        is_paragraph = self.paragraph_at(first.start).end == first.end
        return None if is_paragraph and text.rstrip().endswith((".", "!")) else first

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Runs of lines between blank ones."""
        spans: list[Span] = []
        open_at: int | None = None
        end = 0
        for line in self.lines:
            if self.text_of(line).strip():
                open_at = line.start if open_at is None else open_at
                end = line.end
            elif open_at is not None:
                spans.append(Span(open_at, end))
                open_at = None
        if open_at is not None:
            spans.append(Span(open_at, end))
        return tuple(spans)

    def paragraph_at(self, position: int) -> Span:
        return _holding(self.paragraphs, position)

    def surroundings_of(self, stretch: Stretch) -> Span:
        """What stands around a stretch in its paragraph, as far as one would read there."""
        paragraph = self.paragraph_at(stretch.start)
        start = max(paragraph.start, stretch.start - _READ_AROUND)
        return Span(start, max(start, min(paragraph.end, stretch.end + _READ_AROUND)))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        return tuple(
            sentence for paragraph in self.paragraphs for sentence in self._sentences(paragraph)
        )

    def sentence_at(self, position: int) -> Span:
        return _holding(self.sentences, position)

    def _sentences(self, paragraph: Span) -> Iterator[Span]:
        for block in self._blocks(paragraph):
            start = block.start
            for end in _SENTENCE_END.finditer(self.text, block.start, block.end):
                if self._is_abbreviated(block.start, end.start() + 1):
                    continue
                yield Span(start, end.end())
                start = end.end()
            if start < block.end:
                yield Span(start, block.end)

    def _is_abbreviated(self, start: int, stop: int) -> bool:
        """Is the full stop that ends here one of an abbreviation or an initial?"""
        if _ABBREVIATION.search(self.text, max(start, stop - 9), stop) is None:
            return False
        return _LETTERED.search(self.text, max(start, stop - 14), stop) is None

    def _blocks(self, paragraph: Span) -> Iterator[Span]:
        """Lines that belong together: wrapped prose is one block, list items are one each."""
        lines = self.lines_within(paragraph)
        start = paragraph.start
        # An address alone in its line is as wide as it is.
        prose = (line for line in lines if " " in self.text_of(line).strip())
        width = max((line.end - line.start for line in prose), default=0)
        for here, following in pairwise(lines):
            if self._breaks_after(here, following) or self._ends_early(here, following, width):
                yield Span(start, here.end)
                start = following.start
        yield Span(start, paragraph.end)

    def _breaks_after(self, line: Span, following: Span) -> bool:
        text = self.text_of(line)
        after = self.text_of(following)
        return (
            len(text) < _SHORT_LINE
            or text.rstrip().endswith((":", ".", "!", "?"))
            or bool(_BULLET.match(after))
            or bool(_LABEL.match(after) and ":" in after[:45])
            or "\t" in text
            or bool(_COLUMNS.search(text) and _COLUMNS.search(after))
        )

    def _ends_early(self, line: Span, following: Span, width: int) -> bool:
        """Would the next line's first word have fitted into this one: was it ended on purpose?"""
        opening = _OPENING_WORD.match(self.text, following.start, following.end)
        return opening is not None and line.end - line.start + len(opening[0]) + _RAGGED < width

    def lines_below(self, line: Span) -> Iterator[Span]:
        """Every line after this one, in order."""
        first = bisect_right(self._line_starts, line.start)
        return (self.lines[index] for index in range(first, len(self.lines)))

    def lines_within(self, span: Span) -> Sequence[Span]:
        first = bisect_right(self._line_starts, span.start) - 1
        last = bisect_right(self._line_starts, max(span.start, span.end - 1))
        return self.lines[max(first, 0) : last]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    # -- what stands above

    @cached_property
    def headings(self) -> tuple[Span, ...]:
        """Lines that title what comes below them, in order."""
        found = []
        opens = True  # a heading without a colon is the first line, or stands below a blank one
        whole = self.text
        for line in self.lines:
            text = whole[line.start : line.end]
            stripped = text.strip()
            if (opens or stripped.endswith(":")) and stripped and _titles(text, stripped, opens):
                found.append(line)
            opens = not stripped
        return tuple(found)

    def heading_above(self, position: int) -> Span | None:
        """The nearest heading that stands before the position, in an earlier line."""
        if position == 0:
            return None
        index = bisect_right(self._heading_ends, position) - 1
        return self.headings[index] if index >= 0 else None

    @cached_property
    def _heading_ends(self) -> list[int]:
        return [heading.end for heading in self.headings]

    def is_heading(self, line: Span) -> bool:
        """Does this line title what comes below it?"""
        return line in self._heading_set

    @cached_property
    def _heading_set(self) -> frozenset[Span]:
        return frozenset(self.headings)

    @cached_property
    def fields(self) -> tuple[tuple[Span, Span], ...]:
        """Label and value of every line of a form that is in no table, in order."""
        if ":" not in self.text and "\t" not in self.text:
            return ()
        outside = (line.start for line in self.lines if self.row_at(line.start) is None)
        return tuple(field for field in map(self.label_at, outside) if field is not None)

    def label_at(self, position: int) -> tuple[Span, Span] | None:
        """Label and value of a form's line ("Medical: asthma"), where the position is in one."""
        line = self.line_at(position)
        match = _LABEL.match(self.text, line.start, line.end)
        if match is None:
            return None
        label, value = Span(*match.span("label")), Span(*match.span("value"))
        further = _SECOND_LABEL.match(self.text, value.start, line.end)
        if further is None or flat_form(match["label"]) in KNOWN_HEADINGS:
            return label, value
        return Span(label.start, further.end("label")), Span(*further.span("value"))

    @cached_property
    def closings(self) -> tuple[Span, ...]:
        """Lines like "Kind regards", after which somebody signs."""
        return tuple(
            line
            for line in self.lines
            if line.start > 0 and _CLOSING.match(self.text, line.start, line.end)
        )

    @property
    def signature_start(self) -> int:
        """Where the signature begins; the text's length where there is none."""
        return self.closings[0].start if self.closings else len(self.text)

    def stands_alone(self, line: Span) -> bool:
        """Is a short line of prose a sentence by itself, whatever stands above and below?"""
        if line.end - line.start >= _SHORT_LINE or self.part.tables:
            return False
        before = bisect_right(self._line_starts, line.start) - 2
        return before < 0 or self.lines[before].end - self.lines[before].start < _SHORT_LINE

    def is_in_signature(self, position: int) -> bool:
        return position >= self.signature_start


def _titles(text: str, stripped: str, opens: bool) -> bool:
    """Is the line a heading? Most lines are none by their end or length, and asked no more."""
    if len(stripped) > _HEADING_LINE or "\t" in stripped:
        return False
    if not stripped.endswith(":"):
        if not opens or not stripped[0].isupper() or stripped[-1] in ".!?,;":
            return False
        if len(stripped.split()) > _HEADING_WORDS or _LABEL.match(text):
            return False
    return not (_GREETING.match(text) or _CLOSING.match(text) or _BULLET.match(text))


def _holding(spans: Sequence[Span], position: int) -> Span:
    """The span that holds the position, or the nearest one before it."""
    if not spans:
        return Span(position, position)
    index = bisect_right(spans, Span(position, maxsize)) - 1
    return spans[max(index, 0)]
