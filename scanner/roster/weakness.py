"""What `check` says is weak in a roster that can be used all the same; ids only."""

from __future__ import annotations

from collections.abc import Iterator

from scanner.errors import Problem
from scanner.model import PersonKind
from scanner.roster.roster import Roster


def same_name_pairs(roster: Roster) -> Iterator[tuple[str, str]]:
    """Current pupils of one school who share a name, as pairs of ids: easily mixed up."""
    by_name: dict[tuple[str, str, str], str] = {}
    for person in roster.of_kind(PersonKind.PUPIL):
        if not person.is_current:
            continue
        for name in person.names:
            for school in person.schools:
                key = (school, name.given.reveal().casefold(), name.family.reveal().casefold())
                other = by_name.setdefault(key, person.id)
                if other != person.id:
                    yield other, person.id


def weaknesses(roster: Roster) -> list[Problem]:
    """What `check` says is weak in a roster that can be used all the same; ids only."""
    weak = [
        Problem(
            "contacts.csv",
            f"{p.id} has no e-mail address: mail to them resolves to nobody",
            is_fault=False,
        )
        for p in roster.of_kind(PersonKind.CONTACT)
        if not p.emails
    ]
    weak += [
        Problem(
            "relationships.csv",
            f"{p.id} has no contact: mail home about them will look wrong",
            is_fault=False,
        )
        for p in roster.of_kind(PersonKind.PUPIL)
        if p.is_current and not roster.links_of_pupil(p.id)
    ]
    weak += [
        Problem(
            "pupils.csv",
            f"{one} and {other} share a name and a school: only form, date of birth or UPN "
            "tells them apart",
            is_fault=False,
        )
        for one, other in dict.fromkeys(same_name_pairs(roster))
    ]
    return weak
