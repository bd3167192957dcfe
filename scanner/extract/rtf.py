"""Rich text, by striprtf."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scanner.extract.limits import Budget
from scanner.extract.passage import Passage, Piece
from scanner.model import Cell, Table

# striprtf writes a table's row as "cell|cell|".
_ROWS = re.compile(r"(?:^(?:[^|\n]*\|){2,}$\n?){2,}", re.MULTILINE)
_CELL = re.compile(r"([^|\n]*)\|")


def read_rtf(content: bytes, budget: Budget) -> Iterator[Piece]:
    """The text as one passage, with its tables."""
    text = plain_text(content)
    if text.strip():
        yield Passage(text, tables=tuple(_table(text, found) for found in _ROWS.finditer(text)))


def plain_text(content: bytes) -> str:
    """The text of a rich-text file."""
    from striprtf.striprtf import rtf_to_text

    convert: object = rtf_to_text
    assert callable(convert)
    return str(convert(content.decode("cp1252", "replace"), errors="replace"))


def _table(text: str, region: re.Match[str]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    start = region.start()
    for line in region.group().splitlines(keepends=True):
        cells = _CELL.finditer(text, start, start + len(line))
        rows.append(tuple(Cell(column, *found.span(1)) for column, found in enumerate(cells)))
        start += len(line)
    return Table(tuple(rows))
