"""One human, several entries on the roster: a teacher who is a parent, a governor with a child."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from detectors.folding import fold
from scanner.model import Person
from scanner.roster.roster import Roster


def same_humans(roster: Roster) -> Mapping[str, frozenset[str]]:
    """For each person id, the ids of the same human: they share a name and an address.

    A mailbox that two people of different names share is a family mailbox, not one human.
    """
    by_address: dict[str, list[Person]] = defaultdict(list)
    for person in roster.people.values():
        for address in (*person.emails, *filter(None, [person.personal_email])):
            by_address[address.reveal()].append(person)
    same: dict[str, set[str]] = {person: {person} for person in roster.people}
    for holders in by_address.values():
        for one in holders:
            for other in holders:
                if one is not other and _share_a_name(one, other):
                    same[one.id].add(other.id)
    return {person: frozenset(ids) for person, ids in same.items()}


def as_humans(people: Iterable[str], same: Mapping[str, frozenset[str]]) -> list[frozenset[str]]:
    """The holders of one address, each human once with all of their ids."""
    return list(dict.fromkeys(map(same.__getitem__, people)))


def _share_a_name(one: Person, other: Person) -> bool:
    return bool(_names(one) & _names(other))


def _names(person: Person) -> set[tuple[str, str]]:
    return {(fold(n.given.reveal()).text, fold(n.family.reveal()).text) for n in person.names}
