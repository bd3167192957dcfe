"""A text read as one part of an item: names found, resolved, and categories attached."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from detectors import BUILT_IN
from detectors.base import Detector, DetectorContext
from detectors.initials import Initials
from detectors.people import RosterNames
from scanner.extract.plain import delimited_tables
from scanner.model import Mention, MentionKind, Origin, Part
from scanner.personal import Personal
from scanner.roster.roster import Roster
from scanner.what.attach import Attacher, category_of
from scanner.what.layout import Layout
from scanner.whose.resolve import Resolver, surroundings
from tests.school.pipeline import TODAY


def a_body(text: str, *, table: bool = False, index: int = 0, title: str = "") -> Part:
    """A part of this text; `table`: the whole of it is comma-separated."""
    tables = tuple(delimited_tables(text, ",")) if table else ()
    return Part(index, Personal("body"), Origin.BODY, Personal(text), tables, title=Personal(title))


@lru_cache(maxsize=32)
def _detectors(roster: Roster) -> tuple[Detector, ...]:
    context = DetectorContext(roster, TODAY)
    return (
        RosterNames(roster.people.values()),
        Initials(roster.people.values()),
        *(factory(context) for factory in BUILT_IN.values()),
    )


def detected(parts: Iterable[Part], roster: Roster) -> list[Mention]:
    return [m for part in parts for one in _detectors(roster) for m in one.mentions(part)]


def resolved(
    parts: Iterable[Part],
    roster: Roster,
    senders: Iterable[str] = (),
    recipients: Iterable[str] = (),
    school: str = "",
) -> list[Mention]:
    """Every mention of the parts with its subjects decided."""
    parts = list(parts)
    around = surroundings(roster, senders, recipients, school)
    layouts = [Layout(part) for part in parts]
    return Resolver(roster).resolve(layouts, detected(parts, roster), around)


def attached(
    parts: Iterable[Part],
    roster: Roster,
    senders: Iterable[str] = (),
    recipients: Iterable[str] = (),
    school: str = "",
) -> list[Mention]:
    """Every mention of the parts, each category with the people it is about."""
    parts = list(parts)
    around = surroundings(roster, senders, recipients, school)
    layouts = [Layout(part) for part in parts]
    found = Resolver(roster).resolve(layouts, detected(parts, roster), around)
    return Attacher(roster).attach(layouts, found, around.kin)


def people_in(text: str, mentions: Iterable[Mention]) -> list[tuple[str, str]]:
    """Each name as written, with the ids it may be: "P1", "P1 P2" or "" for nobody."""
    return [
        (text[m.start : m.end], " ".join(m.subjects))
        for m in mentions
        if m.kind is MentionKind.PERSON
    ]


def told_of(mentions: Iterable[Mention]) -> dict[str, set[str]]:
    """What is told of whom: the categories of each person, `identity` aside."""
    told: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.kind is MentionKind.PERSON:
            continue
        if mention.kind is MentionKind.IDENTIFIER and len(mention.subjects) > 1:
            continue
        for subject in mention.subjects:
            told.setdefault(subject, set()).add(category_of(mention))
    return told
