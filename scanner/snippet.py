"""Masked excerpts: enough for a DPO to judge by, with every personal value replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scanner.layout import Layout
from scanner.model import Finding, Mention, MentionKind, Snippet
from scanner.personal import Personal

_MASK = "█"
_MOST = 5  # snippets a finding
_LONGEST = 240  # characters
# Whatever a roster does not know may still be a name or a number.
_UNKNOWN = re.compile(r"\b(?:[^\W\d_a-z][\w'’-]*|\w*\d[\w/.-]*|\S+@\S+)")


def snippets(
    finding: Finding, layouts: Sequence[Layout], mentions: Sequence[Mention]
) -> tuple[Snippet, ...]:
    """The first few places of a finding, one snippet a sentence or row."""
    by_part = {layout.part.index: layout for layout in layouts}
    made: dict[tuple[int, int], Snippet] = {}
    places = dict.fromkeys(p for e in finding.exposures for p in e.places if p.end > p.start)
    for place in places:
        layout = by_part.get(place.part)
        if layout is None:
            continue
        row = layout.row_at(place.start)
        span = row.span if row is not None else layout.sentence_at(place.start)
        key = (place.part, span.start)
        if key in made:
            continue
        text = _masked(layout, span.start, min(span.end, span.start + _LONGEST), mentions)
        made[key] = Snippet(
            Personal(text), place.origin.value, place.position, place.start, place.end
        )
        if len(made) == _MOST:
            break
    return tuple(made.values())


def _masked(layout: Layout, start: int, end: int, mentions: Iterable[Mention]) -> str:
    pieces = []
    position = start
    inside = sorted(
        (m for m in mentions if m.part == layout.part.index and m.start >= start and m.end <= end),
        key=lambda m: (m.start, -m.end),
    )
    for mention in inside:
        if mention.start < position:
            continue
        pieces.append(_blotted(layout.text[position : mention.start]))
        pieces.append(_shown(layout.text[mention.start : mention.end], mention))
        position = mention.end
    pieces.append(_blotted(layout.text[position:end]))
    return " ".join("".join(pieces).split())


def _shown(text: str, mention: Mention) -> str:
    if mention.kind is MentionKind.CATEGORY and not _UNKNOWN.search(text[1:]):
        return text
    if mention.kind is MentionKind.CATEGORY:
        return f"[{mention.value}]"
    if len(mention.subjects) == 1:
        return f"[{mention.subjects[0]}]"
    return _MASK


def _blotted(text: str) -> str:
    return _UNKNOWN.sub(_MASK, text)
