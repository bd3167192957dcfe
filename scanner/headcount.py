"""How many people a roster holds: one that shrank since the last scan has lost somebody's export.

Counts are compared, not people: the register keeps no copy of the roster.
"""

from __future__ import annotations

from collections.abc import Mapping

from scanner.config.configuration import Config
from scanner.errors import Problem
from scanner.model import PersonKind
from scanner.roster.roster import Roster

_PEOPLE = ("pupils", "contacts", "staff")
_FILES = {
    "pupils": "pupils.csv",
    "contacts": "contacts.csv",
    "staff": "staff.csv",
    "relationships": "relationships.csv",
}
# Below this, one family that moves away is a large share of its kind.
_ENOUGH = 50


def heads(roster: Roster) -> dict[str, int]:
    """Current people by kind, and the relationships between them."""

    def current(kind: PersonKind) -> int:
        return sum(person.is_current for person in roster.of_kind(kind))

    return {
        "pupils": current(PersonKind.PUPIL),
        "contacts": current(PersonKind.CONTACT),
        "staff": current(PersonKind.STAFF),
        "relationships": len(roster.links),
    }


def loss_problems(config: Config, last: Mapping[str, int], now: Mapping[str, int]) -> list[Problem]:
    """What keeps a scan from starting when too many people are gone since the last one.

    `last` is empty before the first scan has come to its end.
    """
    limit = config.rules.roster_max_loss_percent
    found = []
    before, after = (sum(counts.get(kind, 0) for kind in _PEOPLE) for counts in (last, now))
    if _is_too_much(before, after, limit):
        found.append(_told("The roster", "people", before, after, limit))
    for kind, file in _FILES.items():
        before, after = last.get(kind, 0), now.get(kind, 0)
        if before >= _ENOUGH and _is_too_much(before, after, limit):
            found.append(_told(file, kind, before, after, limit))
    place = config.place("roster", 0, "path")
    return [Problem(place, message) for message in found]


def _is_too_much(before: int, after: int, limit_percent: int) -> bool:
    return (before - after) * 100 > before * limit_percent


def _told(what: str, kind: str, before: int, after: int, limit_percent: int) -> str:
    share = (before - after) * 100 // before
    return (
        f"{what} holds {after} current {kind} and held {before} in the last scan: {share}% are "
        f"gone, and rules.roster_max_loss_percent allows {limit_percent}. Export the roster anew; "
        "if the loss is right, scan once with --accept-roster."
    )
