"""Who is spoken of that the roster does not know: where to look, and what the finders say.

Strangers are counted and raise confidence; they never open an incident (policy.md 1). Finders are
costly and err, so they read gated text only: sentences and rows that tell something, and those
that speak of people as one speaks of people outside the roster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from detectors.base import GatedDetector
from detectors.folding import fold
from detectors.stranger_names import StrangerNames
from detectors.stranger_words import stranger_words
from scanner.model import Mention, MentionKind, NameForm
from scanner.what.layout import Layout, Span

# A way of writing that may as well be somebody else's plain name.
_DOUBTFUL = frozenset({NameForm.NICKNAME, NameForm.TYPO, NameForm.INITIALS})
_LONGEST_WINDOW = 1_000  # characters of one sentence; extraction from PDF may give endless ones


def with_strangers(
    layouts: Sequence[Layout],
    mentions: Sequence[Mention],
    rules: StrangerNames,
    finders: Sequence[GatedDetector],
    *,
    by_rules: bool = True,
) -> list[Mention]:
    """The mentions with those of people on no roster.

    `by_rules`: what the rules find counts too; they always refuse the places and things that a
    model takes for people.

    A short form or a slip that fits nobody of the roster gives way to the name as it is written.
    """
    found = [
        stranger
        for layout in layouts
        for stranger in _strangers_in(layout, mentions, rules, finders, by_rules)
    ]
    kept = [m for m in mentions if not _gives_way(m, found)]
    return [*kept, *found]


def unresolved(layouts: Sequence[Layout], mentions: Sequence[Mention]) -> int:
    """How many people are spoken of whom the roster does not know."""
    texts: Mapping[int, str] = {layout.part.index: layout.text for layout in layouts}
    return len(
        {
            (m.value, fold(texts[m.part][m.start : m.end]).text)
            for m in mentions
            if not m.subjects and (m.value in {"upn", "unrostered"})
        }
    )


def windows(layout: Layout, mentions: Iterable[Mention]) -> list[tuple[int, int]]:
    """Where a name on no roster would matter, apart and in order."""
    spans = [
        _unit_at(layout, mention.start)
        for mention in mentions
        if mention.kind is MentionKind.CATEGORY
    ]
    spans += [_unit_at(layout, match.start()) for match in _outsiders().finditer(layout.text)]
    spans += list(_lists_of_outsiders(layout))
    return _joined(
        (span.start, min(span.end, span.start + _LONGEST_WINDOW, len(layout.text)))
        for span in spans
    )


def _strangers_in(
    layout: Layout,
    mentions: Sequence[Mention],
    rules: StrangerNames,
    finders: Sequence[GatedDetector],
    by_rules: bool,
) -> Iterator[Mention]:
    here = [m for m in mentions if m.part == layout.part.index]
    places = windows(layout, here) if by_rules or finders else []
    if not places:
        return
    candidates = list(rules.mentions_in(layout.part, places)) if by_rules else []
    for finder in finders:
        candidates += [
            m
            for m in finder.mentions_in(layout.part, places)
            if not rules.is_no_name(layout.text, m.start, m.end)
        ]
    known = [m for m in here if _is_known(m)]
    # The rules come first: they know titles, hyphens and 's; a model's longer span adds to none.
    taken: list[Mention] = []
    for one in candidates:
        if not any(_overlap(one, other) for other in (*known, *taken)):
            taken.append(one)
    yield from sorted(taken, key=lambda m: m.start)


def _is_known(mention: Mention) -> bool:
    """Somebody of the roster, or an identifier: no stranger's name."""
    if mention.kind is MentionKind.CATEGORY:
        return False
    if mention.kind is MentionKind.PERSON and mention.form in _DOUBTFUL:
        return len(mention.subjects) == 1
    return True


def _gives_way(mention: Mention, strangers: Sequence[Mention]) -> bool:
    if mention.kind is not MentionKind.PERSON or mention.form not in _DOUBTFUL or mention.subjects:
        return False
    return any(_overlap(mention, stranger) for stranger in strangers)


def _overlap(one: Mention, other: Mention) -> bool:
    return one.part == other.part and one.start < other.end and other.start < one.end


def _unit_at(layout: Layout, position: int) -> Span:
    row = layout.row_at(position)
    return row.span if row is not None else layout.sentence_at(position)


def _lists_of_outsiders(layout: Layout) -> Iterator[Span]:
    """The lines below a heading such as "Former pupils"."""
    for heading in layout.headings:
        text = layout.text_of(heading)
        if _outsiders().search(text):
            end = layout.text.find("\n\n", heading.end + 2)
            yield Span(heading.end, end if end >= 0 else len(layout.text))


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        elif start < end:
            merged.append((start, end))
    return merged


@cache
def _outsiders() -> re.Pattern[str]:
    """How one speaks of people who are not on the roster, and what only a person does."""
    relations = "|".join(sorted(map(re.escape, stranger_words().relations), key=len, reverse=True))
    capital = r"(?-i:[A-ZÀ-ÖØ-Þ][\w'’-]+)"
    return re.compile(
        rf"\b(?:(?:former|ex|past|previous|old)[ -](?:pupils?|students?|school)|ex-pupils?|"
        rf"leavers?|left (?:us|the school|our school)|(?:before|since) leaving|managed move|"
        rf"(?:another|other|different|last|their|his|her|new) schools?|"
        rf"(?:pupils?|students?|child|children|boy|girl) (?:of|at|from)|"
        rf"(?:attends|attended|transferred|transfer|moved|joins|joined|came) (?:from|to|at)|"
        rf"(?:school|academy|college)\b|(?:{relations})\b)|"
        rf"^[ \t•*-]*(?:full )?(?:name|pupil|student|child|witness|victim|complainant|alleged "
        rf"perpetrator|perpetrator|other (?:pupil|child|party)|young person)s?(?: name)?[ \t]*[:=]|"
        rf"{capital}[, ]+{capital}(?:['’]s\b| (?:who|has|had|is|was|were|will|gets|missed|hit|told|"
        rf"said|says|refused|received|arrived|swore|disclosed|needs|takes|receives|lives)\b)",
        re.I | re.M,
    )
