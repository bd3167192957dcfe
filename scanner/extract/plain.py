"""Plain and delimited text, kept character for character."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache

from scanner.extract.aligned import aligned_tables
from scanner.extract.kind import is_unmarked_utf16
from scanner.extract.limits import Budget
from scanner.extract.passage import Passage, Piece
from scanner.model import Cell, Table

_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"[^"]*"')
_SNIFFED_LINES = 30


def read_text(content: bytes, budget: Budget) -> Iterator[Piece]:
    """The text itself; with a table where every line has the same delimiters, or columns align."""
    text = decoded(content)
    delimiter = _strict_delimiter(text)
    tables = delimited_tables(text, delimiter) if delimiter else aligned_tables(text)
    yield Passage(text, tables=tables)


def read_delimited(content: bytes, budget: Budget) -> Iterator[Piece]:
    """The text itself, and over it a table whose cells leave the quotes out."""
    text = decoded(content)
    yield Passage(text, tables=delimited_tables(text, likely_delimiter(text)))


def decoded(content: bytes) -> str:
    """The text of a file: by its byte-order mark, else UTF-8, else Windows' Western code page.

    The mark is dropped, line ends are kept.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    if is_unmarked_utf16(content):
        return content.decode("utf-16-le", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def likely_delimiter(text: str) -> str:
    """The delimiter that most lines agree on, a comma when none does."""
    lines = _first_lines(text)

    def agreement(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        present = [count for count in counts if count]
        if not present:
            return (0, 0)
        usual = max(set(present), key=present.count)
        return (present.count(usual), usual)

    return max(_DELIMITERS, key=agreement)


def delimited_tables(text: str, delimiter: str) -> tuple[Table, ...]:
    """One table over the whole text; offsets are those of the text, quotes left out."""
    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    position = 0
    match = _field(delimiter).match
    while position <= len(text):
        found = match(text, position)
        if found is None:  # the pattern matches everywhere; this is for the type checker
            break
        group = 1 if found.start(1) >= 0 else 2
        row.append(Cell(len(row), found.start(group), found.end(group)))
        position = found.end()
        if found.group(3) != delimiter:
            if any(cell.end > cell.start for cell in row):
                rows.append(tuple(row))
            row = []
            if not found.group(3):
                break
    return (Table(tuple(rows)),) if rows else ()


@lru_cache
def _field(delimiter: str) -> re.Pattern[str]:
    """One field and what ends it: (1) quoted, (2) bare, (3) delimiter, line end or nothing."""
    stop = re.escape(delimiter)
    return re.compile(
        rf'(?:[ ]*"((?:[^"]|"")*+)"[ ]*(?={stop}|\r|\n|\Z)|([^{stop}\r\n]*))({stop}|\r\n|\r|\n|\Z)'
    )


def _first_lines(text: str) -> list[str]:
    head = _QUOTED.sub("", text[:65536])
    return [line for line in head.splitlines() if line.strip()][:_SNIFFED_LINES]


def _strict_delimiter(text: str) -> str:
    """A delimiter that stands equally often, at least twice, in each of three or more lines."""
    lines = _first_lines(text)
    if len(lines) < 3:
        return ""
    for delimiter in "\t|;,":
        counts = {line.count(delimiter) for line in lines}
        if len(counts) == 1 and counts.pop() >= 2:
            return delimiter
    return ""
