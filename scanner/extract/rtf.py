"""Rich text, by striprtf."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scanner.extract.limits import Budget
from scanner.extract.package import properties_passage
from scanner.extract.passage import Passage, Piece
from scanner.extract.prose import Prose
from scanner.model import Cell, Hidden, Table

# striprtf writes a table's row as "cell|cell|".
_ROWS = re.compile(r"(?:^(?:[^|\n]*\|){2,}$\n?){2,}", re.MULTILINE)
_CELL = re.compile(r"([^|\n]*)\|")


# Destinations of the RTF 1.9.1 specification that no page shows.
_INFO = {
    b"title": "title",
    b"subject": "subject",
    b"author": "creator",
    b"operator": "last modified by",
    b"keywords": "keywords",
    b"doccomm": "description",
}
_INFO_GROUP = re.compile(rb"\{\\(title|subject|author|operator|keywords|doccomm)\b")
_REMARK_GROUP = re.compile(rb"\{\\\*\\annotation\b")


def read_rtf(content: bytes, budget: Budget) -> Iterator[Piece]:
    """The text as one passage, with its tables; then comments and properties."""
    text = plain_text(content)
    if text.strip():
        yield Passage(text, tables=tuple(_table(text, found) for found in _ROWS.finditer(text)))
    yield from _remarks(content)
    properties = properties_passage(
        [(_INFO[found[1]], _group_text(content, found)) for found in _INFO_GROUP.finditer(content)]
    )
    if properties is not None:
        yield properties


def _remarks(content: bytes) -> Iterator[Passage]:
    prose = Prose()
    for number, found in enumerate(_REMARK_GROUP.finditer(content), start=1):
        prose.mark(f"comment {number}")
        prose.write(_group_text(content, found))
        prose.end_line()
    passage = prose.passage("comments", Hidden.COMMENT)
    if passage is not None:
        yield passage


def _group_text(content: bytes, opening: re.Match[bytes]) -> str:
    """The text of the group that opens here, nested groups that are of the machine's left out."""
    depth, position = 1, opening.end()
    while depth and position < len(content):
        character = content[position : position + 1]
        if character == b"\\":
            position += 1
        depth += (character == b"{") - (character == b"}")
        position += 1
    inner = content[opening.end() : position - 1]
    return plain_text(b"{\\rtf1 " + inner + b"}").strip()


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
