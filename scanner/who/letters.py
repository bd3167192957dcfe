"""One document of a mail merge holds many letters, each with an addressee of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from scanner.model import Part, Table
from scanner.personal import Personal
from scanner.roster.roster import postcode_in
from scanner.what.layout import Layout
from scanner.who.salutation import SALUTATION

# A line apart that holds nothing but a date, or a reference to file the letter by.
_DATED = re.compile(r"[^\n]{0,20}\d[^\n]{0,24}$")
_NOT_LINE_END = re.compile(r"[^\n]")


def letters_in(parts: Sequence[Part]) -> list[tuple[Part, ...]]:
    """The parts of each letter of a document; all of them in one where it holds one letter.

    A part keeps its length: what belongs to other letters is blanked, so that offsets stay true.
    """
    main = next((part for part in parts if part.hidden is None), None)
    starts = _starts(Layout(main)) if main is not None else []
    if main is None or len(starts) < 2:
        return [tuple(parts)]
    others = [part for part in parts if part is not main]
    ends = [*starts[1:], len(main.text.reveal())]
    letters = [(_cut(main, start, end),) for start, end in zip(starts, ends, strict=True)]
    # What stands apart (a header, properties) belongs to the document, and goes with the first.
    return [(*letters[0], *others), *letters[1:]]


def _starts(layout: Layout) -> list[int]:
    """Where each letter begins: at its page, or after the closing of the one before."""
    salutations = [match.start() for match in SALUTATION.finditer(layout.text)]
    starts = [0] if salutations else []
    for before, salutation in pairwise(salutations):
        starts.append(_boundary(layout, before, salutation))
    return starts


def _boundary(layout: Layout, before: int, salutation: int) -> int:
    pages = [
        mark.start
        for mark in layout.part.landmarks
        if before < mark.start <= salutation and mark.name.startswith("page")
    ]
    if pages:
        return pages[-1]
    closings = [line.end for line in layout.closings if before < line.start < salutation]
    if not closings:
        return _head_above(layout, before, salutation)
    return next(_ends_of_signature(layout, closings[-1], salutation), salutation)


def _head_above(layout: Layout, before: int, salutation: int) -> int:
    """Where the block above a salutation begins: its address, and its date where one stands apart.

    For letters that close in words which nobody knows as a closing.
    """
    above = [p for p in layout.paragraphs if before < p.start and p.start <= salutation]
    start = above[-1].start if above else salutation
    for paragraph in reversed(above[:-1]):
        text = layout.text_of(paragraph)
        if not (_DATED.match(text) or any(postcode_in(text))):
            break
        start = paragraph.start
    return start


def _ends_of_signature(layout: Layout, after: int, salutation: int) -> Iterator[int]:
    """Where the lines with the signatory's name and post are over."""
    signed = 0
    for line in layout.lines:
        if line.start < after or line.start >= salutation:
            continue
        text = layout.text_of(line).strip()
        if text and not re.search(r"\d", text) and signed < 2:
            signed += 1
        elif text:
            yield line.start
        elif signed:
            yield line.end
            return


def _cut(part: Part, start: int, end: int) -> Part:
    text = part.text.reveal()
    blanked = (
        _NOT_LINE_END.sub(" ", text[:start]) + text[start:end] + _NOT_LINE_END.sub(" ", text[end:])
    )
    return replace(
        part,
        text=Personal(blanked),
        tables=tuple(t for t in part.tables if start <= _first(t) < end),
        hidden_spans=tuple(s for s in part.hidden_spans if start <= s.start < end),
    )


def _first(table: Table) -> int:
    return next((cell.start for row in table.rows for cell in row), -1)
