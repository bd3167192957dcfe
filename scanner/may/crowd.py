"""The members of a group, as far as decisions about them differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scanner.model import Person, PersonKind, Recipient, RecipientKind

_KEPT = 256  # groups of the items at hand


@dataclass(frozen=True, slots=True)
class Crowd:
    """`pupils`: ids of the pupils in it. `members`: of whom no two would be decided alike."""

    pupils: frozenset[str]
    members: tuple[Recipient, ...]


class Crowds:
    """Works out a group once, however many pupils and categories are put before it."""

    def __init__(
        self, people: Mapping[str, Person], same_human: Mapping[str, frozenset[str]]
    ) -> None:
        self._people = people
        self._same = same_human
        # By identity, with the group kept beside: hashing all its members costs as much.
        self._known: dict[int, tuple[Recipient, Crowd]] = {}

    def of(self, group: Recipient) -> Crowd:
        """The crowd of a group whose members are known."""
        found = self._known.get(id(group))
        if found is not None and found[0] is group:
            return found[1]
        crowd = Crowd(frozenset(self._pupils(group)), tuple(self._distinct(group)))
        if len(self._known) >= _KEPT:
            self._known.clear()
        self._known[id(group)] = (group, crowd)
        return crowd

    def _pupils(self, group: Recipient) -> Iterator[str]:
        for member in group.members:
            for person in member.people:
                if self._people[person].kind is PersonKind.PUPIL:
                    yield person

    def _distinct(self, group: Recipient) -> Iterator[Recipient]:
        seen = set()
        for member in group.members:
            key: object = member.principal.address
            if member.kind is RecipientKind.PERSON and len(member.people) == 1:
                person = self._people[member.people[0]]
                if person.kind is PersonKind.STAFF and self._same[person.id] == {person.id}:
                    key = (person.schools, person.roles, person.year_groups, person.is_current)
            if key not in seen:
                seen.add(key)
                yield member
