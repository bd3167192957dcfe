"""The members of a group, as far as decisions about them differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scanner.may.question import Decision
from scanner.may.relation import is_at_personal_address
from scanner.model import Person, PersonKind, Recipient, RecipientKind

_KEPT = 256  # groups of the items at hand


# What staff, who are nobody's family, know a pupil by: schools, the next one, and the year group.
Cohort = tuple[tuple[str, ...], str, str]
# All that they are asked about a pupil: category and class of the data, and the cohort.
AboutPupil = tuple[str, str, Cohort]


@dataclass(frozen=True, slots=True)
class Crowd:
    """`pupils`: ids of the pupils in it. `members`: of whom no two would be decided alike.

    `is_of_staff`: all of them are staff and nothing else. What they may have about a pupil is
    `decided` once for all pupils who are alike: a class before the whole staff is one question.
    """

    pupils: frozenset[str]
    members: tuple[Recipient, ...]
    is_of_staff: bool
    decided: dict[AboutPupil, Decision] = field(default_factory=dict, compare=False)


def cohort(pupil: Person) -> Cohort:
    """Pupils of the same are alike to all staff who are not related to them."""
    return pupil.schools, pupil.destination_school, pupil.year_group


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
        members = tuple(self._distinct(group))
        crowd = Crowd(
            frozenset(self._pupils(group)), members, all(map(self._is_merely_staff, members))
        )
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
            if self._is_merely_staff(member):
                person = self._people[member.people[0]]
                key = (
                    person.schools,
                    person.roles,
                    person.year_groups,
                    person.is_current,
                    is_at_personal_address(person, member),
                )
            if key not in seen:
                seen.add(key)
                yield member

    def _is_merely_staff(self, member: Recipient) -> bool:
        """Is this one member of staff, who is on the roster as nobody else?"""
        if member.kind is not RecipientKind.PERSON or len(member.people) != 1:
            return False
        person = self._people[member.people[0]]
        return person.kind is PersonKind.STAFF and self._same[person.id] == {person.id}
