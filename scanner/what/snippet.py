"""Masked excerpts: enough for a DPO to judge by, with every personal value replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scanner.model import Finding, Mention, MentionKind, Snippet
from scanner.personal import Personal
from scanner.what.layout import Layout

_MASK = "█"
_MOST = 5  # snippets a finding
_LONGEST = 240  # characters
_WORD = re.compile(r"\S*\w\S*")
# Words that name nobody. Whatever else no detector marked may be a name, a number or a place.
_PLAIN = frozenset(
    """a about after again all also although always am an and any are as at away back be because
    been before being below both but by can cannot could did do does doing done down during
    each either else even ever every few for from further gets getting go goes going got had
    has have having he her here hers him his how i if in into is it its itself just keeps
    last later least less like made make makes many me more most much must my needs never
    new next no nor not now of off often on once one only or other our out over own per put
    rather really said same see she should since so some soon still such take takes than
    that the their theirs them then there these they this those though through to today
    together tomorrow too took twice two under until up us used uses using very was we week
    weeks were what when where which while who whose why with within without would year
    years yesterday yet you your school parent parents mother father child family home class
    form pupil teacher lesson lessons term day days please thank meeting""".split()
)


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
        pieces.append(_shown(layout.text_of(mention), mention))
        position = mention.end
    pieces.append(_blotted(layout.text[position:end]))
    return " ".join("".join(pieces).split())


def _shown(text: str, mention: Mention) -> str:
    if mention.kind is MentionKind.CATEGORY:
        # A lexicon's own words name nobody; a whole cell, an address or a login may.
        return text.lower() if mention.detector == "lexicon" else f"[{mention.value}]"
    if len(mention.subjects) == 1:
        return f"[{mention.subjects[0]}]"
    return _MASK


def _blotted(text: str) -> str:
    return _WORD.sub(_kept_or_masked, text)


def _kept_or_masked(match: re.Match[str]) -> str:
    return match.group() if match.group().strip(".,;:!?()").lower() in _PLAIN else _MASK
