"""Tables that are only typed: columns parted by two or more spaces, by tabs, pipes or commas.

A mail in plain text keeps of a pasted table no more than its blanks. The text stays as it is; the
tables are laid over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from scanner.model import Cell, Table

_LONGEST_CELL = 80
_LONGEST_HEADING = 50
# Headings over a column of people or of subjects end so; a row of headings has one of them.
_HEADING_WORDS = frozenset(
    """name names forename forenames firstname first surname surnames lastname pupil pupils student
    students child children learner candidate upn staff employee colleague teacher subject form
    class""".split()
)
_MIN_ROWS = 2
# Without headings it takes more rows to be sure.
_MIN_ROWS_UNKNOWN = 3
_SLACK = 2  # characters by which the cells of a column may be out of line
_WORDS_IN_CELL = 4.0  # on average; more is prose
_TABS = re.compile(r"\t")
_PIPES = re.compile(r"[ \t]*[|│┃¦][ \t]*")
# A full stop, not a column, stands before a sentence; a bullet or a number before an item.
_BLANKS = re.compile(r"(?<![.!?;,])[ \u00a0]{2,}")
# "Unique pupil no.  Meal voucher elig.  UPN": beside columns, short cells may end in one as well.
_ALL_BLANKS = re.compile(r"[ \u00a0]{2,}")
_SHORT_CELL = 24
_FEW_GAPS = 2
_CUT_SHORT = re.compile(r"\b\w{1,6}\.$")
_BULLET = re.compile(r"[ \t]*(?:[-*•·–>o]|\(?\d{1,2}[.)])[ \t]+")
_RULE = re.compile(r"[\s\-=+_|:│┃¦─━┄┼┬┴├┤┌┐└┘═╪]+$")
_AROUND = ' \t"\u00a0'
_DELIMITED = (",", ";")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text with its cells: (start, end), in its order."""

    start: int
    end: int
    cells: tuple[tuple[int, int], ...]
    is_spaced: bool = False  # a blank stands behind each of its delimiters


def aligned_tables(text: str, taken: Sequence[Table] = ()) -> tuple[Table, ...]:
    """The tables typed into a text, outside the regions of those `taken`, in their order."""
    if not any(mark in text for mark in ("  ", "\t", "|", "│", "\u00a0\u00a0", *_DELIMITED)):
        return ()
    regions = _regions(taken)
    found: list[Table] = []
    for run in _runs(_lines(text, regions)):
        table = _table_of(text, run)
        if table is not None:
            found.append(table)
    return tuple(found)


def with_aligned(text: str, tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables of a text with those that are only typed, in the order of the text."""
    more = aligned_tables(text, tables)
    if not more:
        return tuple(tables)
    return tuple(sorted((*tables, *more), key=_start))


def _start(table: Table) -> int:
    return next((row[0].start for row in table.rows if row), 0)


def _regions(tables: Sequence[Table]) -> list[tuple[int, int]]:
    cells = [[cell for row in table.rows for cell in row] for table in tables]
    return sorted((min(c.start for c in one), max(c.end for c in one)) for one in cells if one)


def _lines(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Each line with its start; a line that is already in a table comes as an empty one."""
    start = 0
    ahead = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        while ahead < len(taken) and taken[ahead][1] < start:
            ahead += 1
        is_taken = ahead < len(taken) and taken[ahead][0] < start + len(bare)
        yield start, "" if is_taken else bare
        start += len(line)


def _runs(lines: Iterator[tuple[int, str]]) -> Iterator[list[_Line]]:
    """Lines under one another that are parted in the same way."""
    run: list[_Line] = []
    way: re.Pattern[str] | None = None
    for start, line in lines:
        if run and line.strip() and _RULE.match(line):
            continue
        if run and way is not None and _continues(line, start, run):
            continue
        how = _way(line)
        if how is None or how is not way:
            yield from _enough(run)
            run, way = [], how
        if how is not None:
            run.append(_parted(line, start, how))
    yield from _enough(run)


def _enough(run: list[_Line]) -> Iterator[list[_Line]]:
    if len(run) >= _MIN_ROWS:
        yield run


def _continues(line: str, start: int, run: Sequence[_Line]) -> bool:
    """Is this the rest of a long cell, set in below one of the columns but the first?"""
    indent = len(line) - len(line.lstrip(" "))
    if indent < 4 or not line.strip() or _way(line) is not None:
        return False
    last = run[-1]
    return any(abs(first - last.start - indent) <= _SLACK for first, _ in last.cells[1:])


def _way(line: str) -> re.Pattern[str] | None:
    """How the line is parted into cells; None where it is not."""
    bare = line.strip()
    if not bare or len(bare) > 400:
        return None
    if _PIPES.search(bare):
        return _PIPES
    if "\t" in bare:
        return _TABS
    begin = _BULLET.match(line)
    if _BLANKS.search(line.rstrip(), begin.end() if begin else len(line) - len(line.lstrip())):
        return _BLANKS
    return next((_delimiter(mark) for mark in _DELIMITED if bare.count(mark) >= 1), None)


_DELIMITERS = {mark: re.compile(re.escape(mark)) for mark in _DELIMITED}


def _delimiter(mark: str) -> re.Pattern[str]:
    return _DELIMITERS[mark]


def _parted(line: str, start: int, way: re.Pattern[str]) -> _Line:
    end = len(line.rstrip())
    position = 0
    if way is _BLANKS or way is _TABS:
        position = len(line) - len(line.lstrip(" ")) if way is _BLANKS else 0
    elif way is _PIPES:
        lead = way.match(line)
        position = lead.end() if lead else len(line) - len(line.lstrip())
    cells: list[tuple[int, int]] = []
    if way is _BLANKS and _is_of_short_cells(line, position, end):
        way = _ALL_BLANKS
    for gap in way.finditer(line, position, end):
        cells.append((position, gap.start()))
        position = gap.end()
    if position < end or way in (_TABS, *_DELIMITERS.values()):
        cells.append((position, end))
    spaced = all(line[a : a + 1] == " " for a, _ in cells[1:])
    return _Line(start, start + end, tuple(_trimmed(line, start, a, b) for a, b in cells), spaced)


def _is_of_short_cells(line: str, position: int, end: int) -> bool:
    """Are there three columns or more, and none of them long enough to hold a sentence?"""
    if sum(1 for _ in _BLANKS.finditer(line, position, end)) < _FEW_GAPS:
        return False
    return max(map(len, _ALL_BLANKS.split(line[position:end]))) <= _SHORT_CELL


def _trimmed(line: str, start: int, first: int, last: int) -> tuple[int, int]:
    """The cell without blanks and quotes around it, at its place in the text."""
    bare = line[first:last]
    inner = bare.lstrip(_AROUND)
    first += len(bare) - len(inner)
    return start + first, start + first + len(inner.rstrip(_AROUND))


def _table_of(text: str, run: Sequence[_Line]) -> Table | None:
    """The run as a table; None where it is prose, an address block, or a form's lines."""
    if _way(text[run[0].start : run[0].end]) is _TABS:
        run = _without_padding(run)
    head = _header(text, run)
    if _is_delimited_by_commas(text, run):
        if head is None:
            return None
        run = _of_width(run[head:], len(run[head].cells))
    elif head is None and not _is_grid(text, run):
        return None
    if len(run) < _MIN_ROWS:
        return None
    columns = _columns(run)
    rows = tuple(_row(line, columns) for line in run)
    return Table(rows)


def _without_padding(run: Sequence[_Line]) -> Sequence[_Line]:
    """Tabs that only bring the next column in line are no cells: even the headings have them."""
    if all(end > start for start, end in run[0].cells):
        return run
    filled = [tuple((a, b) for a, b in line.cells if b > a) for line in run]
    return [replace(line, cells=cells) for line, cells in zip(run, filled, strict=True) if cells]


def _is_delimited_by_commas(text: str, run: Sequence[_Line]) -> bool:
    line = text[run[0].start : run[0].end]
    return _way(line) in _DELIMITERS.values()


def _of_width(run: Sequence[_Line], width: int) -> list[_Line]:
    """The lines from the header on that have as many cells: prose below it has others."""
    kept: list[_Line] = []
    for line in run:
        if len(line.cells) != width or line.is_spaced != run[0].is_spaced:
            break
        kept.append(line)
    return kept


def _header(text: str, run: Sequence[_Line]) -> int | None:
    """The line of headings among the first of the run, if rows stand below it."""
    for index, line in enumerate(run[:-1]):
        words = [text[a:b] for a, b in line.cells if b > a]
        if len(words) > 1 and all(map(_is_heading, words)) and any(map(_heads_people, words)):
            return index
        if index >= 2:
            break
    return None


def _is_heading(cell: str) -> bool:
    letters = sum(map(str.isalpha, cell))
    return (
        len(cell) <= _LONGEST_HEADING
        and not cell.endswith((":", "!"))
        and (not cell.endswith(".") or _CUT_SHORT.search(cell) is not None)
        and "@" not in cell
        and (cell[0].isupper() or "_" in cell or cell in _HEADING_WORDS or not cell[0].isalpha())
        and letters > sum(map(str.isdigit, cell))
    )


def _heads_people(cell: str) -> bool:
    return cell.rstrip(" :?*.)").replace("_", " ").rpartition(" ")[2].casefold() in _HEADING_WORDS


def _is_grid(text: str, run: Sequence[_Line]) -> bool:
    """Without headings: enough rows of as many short cells, in line with one another."""
    if len(run) < _MIN_ROWS_UNKNOWN:
        return False
    widths = [len(line.cells) for line in run]
    usual = max(set(widths), key=widths.count)
    if usual < 2 or widths.count(usual) < 0.6 * len(run):
        return False
    cells = [text[a:b] for line in run for a, b in line.cells if b > a]
    if not cells or max(map(len, cells)) > _LONGEST_CELL:
        return False
    if sum(len(cell.split()) for cell in cells) / len(cells) > _WORDS_IN_CELL:
        return False
    if usual == 2 and _is_labelled_lines(text, run):
        return False
    return _way(text[run[0].start : run[0].end]) is not _BLANKS or _is_in_line(run, usual)


def _is_labelled_lines(text: str, run: Sequence[_Line]) -> bool:
    """ "Name:   Tom": a form's lines, which read as they stand."""
    return any(text[line.cells[0][0] : line.cells[0][1]].endswith(":") for line in run)


def _is_in_line(run: Sequence[_Line], width: int) -> bool:
    """Do the second cells begin, or the cells before the gap end, below one another?"""
    full = [line for line in run if len(line.cells) == width]
    if all(len(line.cells) == width for line in run) and len(run) > _MIN_ROWS_UNKNOWN:
        return True
    starts = [line.cells[1][0] - line.start for line in full]
    middle = median(starts)
    return sum(abs(start - middle) <= _SLACK for start in starts) >= 0.6 * len(starts)


def _columns(run: Sequence[_Line]) -> list[tuple[int, int]]:
    """From where to where each column reaches within a line, of the lines with all cells."""
    widths = [len(line.cells) for line in run]
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    width = max(usual, len(run[0].cells))
    full = [line for line in run if len(line.cells) == width]
    return [
        (
            min(line.cells[n][0] - line.start for line in full),
            max(line.cells[n][1] - line.start for line in full),
        )
        for n in range(width)
    ]


def _row(line: _Line, columns: Sequence[tuple[int, int]]) -> tuple[Cell, ...]:
    """A line's cells, each in its column; of a line with fewer, in that which it stands below."""
    if len(line.cells) >= len(columns):
        return tuple(Cell(n, a, b) for n, (a, b) in enumerate(line.cells))
    cells: list[Cell] = []
    free = 0
    for number, (first, last) in enumerate(line.cells):
        left = len(line.cells) - number - 1
        choice = range(free, len(columns) - left)
        column = max(
            choice, key=lambda n: _below(first - line.start, last - line.start, columns[n])
        )
        cells.append(Cell(column, first, last))
        free = column + 1
    return tuple(cells)


def _below(first: int, last: int, column: tuple[int, int]) -> tuple[int, int]:
    """How far a cell stands below a column: the overlap, then the nearness of the beginnings."""
    overlap = min(last, column[1]) - max(first, column[0])
    return max(overlap, 0), -abs(first - column[0])
