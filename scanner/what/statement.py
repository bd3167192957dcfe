"""What an item says about whom, once names are resolved and categories attached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scanner.model import Mention, MentionKind, Part, PersonKind, Place
from scanner.roster.roster import Roster
from scanner.what.attach import category_of
from scanner.what.layout import Layout


@dataclass(frozen=True, slots=True)
class Statement:
    """One category said of one subject at one place, and who wrote it (ids, often nobody)."""

    subject: str
    category: str
    place: Place
    authors: frozenset[str]


def statements(
    roster: Roster,
    layouts: Sequence[Layout],
    mentions: Iterable[Mention],
    authors: dict[int, frozenset[str]],
) -> Iterator[Statement]:
    """Every statement of an item. `authors`: ids of who wrote each part, by its index."""
    parts = {layout.part.index: layout.part for layout in layouts}
    for mention in mentions:
        if mention.kind is not MentionKind.CATEGORY and len(mention.subjects) != 1:
            continue
        category = category_of(mention)
        part = parts[mention.part]
        place = place_of(part, mention)
        for subject in mention.subjects:
            shown = _as_shown(roster, subject, category, mention)
            yield Statement(subject, shown, place, authors.get(part.index, frozenset()))


def pairs_told(roster: Roster, mentions: Iterable[Mention]) -> set[tuple[str, str]]:
    """Of whom the mentions say something, and which category: what `statements` are about."""
    return {
        (subject, _as_shown(roster, subject, category_of(mention), mention))
        for mention in mentions
        if mention.kind is MentionKind.CATEGORY or len(mention.subjects) == 1
        for subject in mention.subjects
    }


def place_of(part: Part, mention: Mention) -> Place:
    """Where a mention stands, without its words."""
    return Place(
        part.index,
        mention.start,
        mention.end,
        part.origin,
        part.hidden_at(mention.start),
        part.position(mention.start),
    )


def _as_shown(roster: Roster, subject: str, category: str, mention: Mention) -> str:
    """Staff e-mail addresses say no more than who somebody is (policy, 'What stays silent')."""
    person = roster.people[subject]
    if mention.value == "email" and person.kind in (PersonKind.STAFF, PersonKind.AGENCY):
        return "identity"
    return category
