"""The characters of a PDF page as lines, words on one baseline together, and grids as tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from scanner.extract.pdf_glyph import Glyph
from scanner.extract.prose import Prose
from scanner.model import Cell

# In parts of the letter height. A blank is about a quarter of it, so that one and a half blanks
# are a column's gap; where the file itself has a blank there, a justified line may stretch it.
_WORD_GAP = 0.15
_COLUMN_GAP = 0.45
_STRETCHED_GAP = 1.0
_SAME_LINE = 0.5
_MIN_TABLE_ROWS = 3


@dataclass
class _Word:
    glyphs: list[Glyph]
    has_blank_before: bool  # a blank of the file's own stands before it

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def height(self) -> float:
        return max(self.glyphs[0].top - self.glyphs[0].bottom, 0.1)

    @property
    def middle(self) -> float:
        return (self.glyphs[0].top + self.glyphs[0].bottom) / 2


@dataclass
class _Line:
    middle: float
    height: float
    words: list[_Word] = field(default_factory=list)

    def cells(self) -> list[list[_Word]]:
        """The words between wide gaps."""
        cells: list[list[_Word]] = []
        for word in self.words:
            if cells and not _is_column_gap(cells[-1][-1], word):
                cells[-1].append(word)
            else:
                cells.append([word])
        return cells


@dataclass(frozen=True)
class _Written:
    """A line in the text: its cells, where they stand on the page, and its height there."""

    cells: tuple[Cell, ...]
    spans: tuple[tuple[float, float], ...]
    middle: float
    height: float


def write_page(prose: Prose, glyphs: list[Glyph]) -> None:
    """Write the page's lines from top to bottom, cells parted by tabs; note tables and hides."""
    written = [_write_line(prose, line) for line in _lines(_words(glyphs))]
    for region in _regions(written):
        prose.table(region)


def _words(glyphs: list[Glyph]) -> Iterator[_Word]:
    current: list[Glyph] = []
    has_blank = is_blank = False
    for glyph in glyphs:
        if not glyph.letter.strip():
            if current:
                yield _Word(current, has_blank)
                current = []
            is_blank = glyph.letter != "\n" and glyph.right > glyph.left
            continue
        if current and _is_apart(current[-1], glyph):
            yield _Word(current, has_blank)
            current = []
            is_blank = False
        if not current:
            has_blank, is_blank = is_blank, False
        current.append(glyph)
    if current:
        yield _Word(current, has_blank)


def _is_apart(before: Glyph, after: Glyph) -> bool:
    height = max(before.top - before.bottom, after.top - after.bottom, 0.1)
    gap = after.left - before.right
    shift = abs(after.bottom + after.top - before.bottom - before.top) / 2
    return gap > _COLUMN_GAP * height or gap < -height or shift > _SAME_LINE * height


def _is_column_gap(before: _Word, after: _Word) -> bool:
    height = min(before.height, after.height)
    wide = _STRETCHED_GAP if after.has_blank_before else _COLUMN_GAP
    return after.left - before.right > wide * height


def _lines(words: Iterator[_Word]) -> list[_Line]:
    """Words on one baseline, whatever order the file draws them in."""
    lines: list[_Line] = []
    for word in sorted(words, key=lambda word: -word.middle):
        last = lines[-1] if lines else None
        if last and abs(last.middle - word.middle) <= _SAME_LINE * min(last.height, word.height):
            last.words.append(word)
        else:
            lines.append(_Line(word.middle, word.height, [word]))
    for line in lines:
        line.words.sort(key=lambda word: word.left)
    return lines


def _write_line(prose: Prose, line: _Line) -> _Written:
    prose.end_line()
    cells: list[Cell] = []
    spans: list[tuple[float, float]] = []
    before = line.words[0]
    for number, words in enumerate(line.cells()):
        if number:
            _write_gap(prose, "\t", before, words[0])
        start = prose.length
        for at, word in enumerate(words):
            if at and _is_new_word(words[at - 1], word):
                _write_gap(prose, " ", words[at - 1], word)
            _write_word(prose, word)
        before = words[-1]
        cells.append(Cell(number, start, prose.length))
        spans.append((words[0].left, words[-1].right))
    prose.write("\n")
    return _Written(tuple(cells), tuple(spans), line.middle, line.height)


def _is_new_word(before: _Word, after: _Word) -> bool:
    if after.has_blank_before:
        return True
    return after.left - before.right > _WORD_GAP * min(before.height, after.height)


def _write_gap(prose: Prose, gap: str, before: _Word, after: _Word) -> None:
    """A gap between two words that are hidden in one way is hidden with them."""
    start = prose.length
    prose.write(gap)
    how = before.glyphs[-1].hidden
    if how is not None and how is after.glyphs[0].hidden:
        prose.hide(start, how)


def _write_word(prose: Prose, word: _Word) -> None:
    for glyph in word.glyphs:
        start = prose.length
        prose.write(glyph.letter)
        if glyph.hidden is not None:
            prose.hide(start, glyph.hidden)


def _regions(lines: list[_Written]) -> Iterator[list[tuple[Cell, ...]]]:
    """Runs of lines whose cells stand in the same columns."""
    run: list[_Written] = []
    for line in lines:
        if run and not _continues(run, line):
            yield from _grid(run)
            run = []
        if run or len(line.cells) >= 2:
            run.append(line)
    yield from _grid(run)


def _continues(run: list[_Written], line: _Written) -> bool:
    is_near = run[-1].middle - line.middle < 4 * line.height
    if not is_near:
        return False
    if len(line.cells) >= 2:
        return True
    # A single cell below a row is the rest of a cell too long for one line, but not in column 0.
    widest = max(run, key=lambda other: len(other.cells))
    is_close = run[-1].middle - line.middle < 1.6 * line.height
    return is_close and len(widest.cells) >= 3 and line.spans[0][0] > widest.spans[0][1]


def _grid(run: list[_Written]) -> Iterator[list[tuple[Cell, ...]]]:
    """The run as a table, if its cells line up under those of its fullest line."""
    if len(run) < _MIN_TABLE_ROWS:
        return
    columns = max(run, key=lambda line: len(line.cells)).spans
    rows: list[tuple[Cell, ...]] = []
    first_columns: list[float] = []
    for line in run:
        places = [_column(span, columns) for span in line.spans]
        if len(set(places)) < len(places):
            yield from _kept(rows, len(columns), first_columns)
            rows, first_columns = [], []
            continue
        row = tuple(
            Cell(column, cell.start, cell.end)
            for column, cell in zip(places, line.cells, strict=True)
        )
        if rows and 0 not in places and rows[-1][0].column == 0 and len(columns) >= 3:
            rows[-1] = (*rows[-1], *row)
        else:
            rows.append(row)
            first_columns.append(line.spans[-1][0])
    yield from _kept(rows, len(columns), first_columns)


def _kept(
    rows: list[tuple[Cell, ...]], width: int, lefts: list[float]
) -> Iterator[list[tuple[Cell, ...]]]:
    """Two columns are a table only when the second begins at one place in every line."""
    if len(rows) < _MIN_TABLE_ROWS:
        return
    if width >= 3 or max(lefts) - min(lefts) < 3:
        yield rows


def _column(span: tuple[float, float], columns: tuple[tuple[float, float], ...]) -> int:
    """The column a cell overlaps most, else the nearest."""

    def closeness(at: int) -> float:
        left, right = columns[at]
        return min(span[1], right) - max(span[0], left)

    return max(range(len(columns)), key=closeness)
