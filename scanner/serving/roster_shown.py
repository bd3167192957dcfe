"""The roster as the review pages show it: `register.lent.roster_view` from the CSV roster."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from register.lent.roster_view import PersonView, RosterFile
from scanner.model import Link, Person, PersonKind, Responsibility
from scanner.personal import Personal
from scanner.roster.csv_files import same_name_pairs
from scanner.roster.roster import Roster
from scanner.serving.current_roster import CurrentRoster, FileState

_NOBODY = "nobody of the roster"


class RosterShown:
    """Answers by id, always from the roster as its files stand now."""

    def __init__(self, current: CurrentRoster) -> None:
        self._current = current
        self._rows = lru_cache(maxsize=32)(_rows_of)

    def person(self, person_id: str) -> PersonView | None:
        """Who this id is; None for somebody who has left the roster."""
        roster = self._current.roster()
        person = roster.people.get(person_id)
        return None if person is None else _view(roster, person)

    def entitled_contacts(self, pupil_id: str) -> Sequence[PersonView]:
        """The contacts who may be written to about this pupil, as the roster lists them.

        Those with `may_receive` alone (policy: a contact without gets nothing), and of them those
        whose parental responsibility the school did not deny; who is known to have it comes first.
        """
        roster = self._current.roster()
        links = [link for link in roster.links_of_pupil(pupil_id) if _may_be_written_to(link)]
        links.sort(key=lambda link: link.parental_responsibility is not Responsibility.YES)
        return tuple(_view(roster, roster.people[link.contact]) for link in links)

    def files(self) -> Sequence[RosterFile]:
        """What the roster was read from; rows without the header."""
        return tuple(
            RosterFile(state.path.name, self._rows(state), state.written_at)
            for state in self._current.files()
        )

    def heads(self) -> Mapping[str, Mapping[str, int]]:
        """How many current people of each kind, by school; contacts are those of its pupils."""
        roster = self._current.roster()
        counts: dict[str, Counter[str]] = {school: Counter() for school in roster.schools}
        for person in roster.people.values():
            if person.is_current:
                for school in _schools_of(roster, person):
                    counts.setdefault(school, Counter())[person.kind.value] += 1
        return counts

    def same_names(self) -> Sequence[tuple[PersonView, ...]]:
        """Current pupils of one school who share a whole name, each group once."""
        roster = self._current.roster()
        groups = _joined(dict.fromkeys(same_name_pairs(roster)))
        return tuple(
            tuple(_view(roster, roster.people[person]) for person in group) for group in groups
        )


def _may_be_written_to(link: Link) -> bool:
    return link.may_receive and link.parental_responsibility is not Responsibility.NO


def _view(roster: Roster, person: Person) -> PersonView:
    return PersonView(
        id=person.id,
        kind=person.kind.value,
        name=_name(person),
        schools=_schools_of(roster, person),
        year_group=person.year_group,
        group=person.form,
        address=_postal_address(person),
    )


def _name(person: Person) -> Personal[str]:
    if not person.names:
        return Personal(_NOBODY)
    name = person.names[0]
    return Personal(f"{name.given.reveal()} {name.family.reveal()}".strip())


def _postal_address(person: Person) -> Personal[str] | None:
    lines = [line.reveal() for line in (person.address, person.postcode) if line is not None]
    return Personal("\n".join(lines)) if lines else None


def _schools_of(roster: Roster, person: Person) -> tuple[str, ...]:
    """A contact belongs to the schools of their children, an agency's person of their pupils."""
    if person.kind is PersonKind.CONTACT:
        pupils: Iterable[str] = roster.pupils_of(person.id)
    elif person.kind is PersonKind.AGENCY:
        pupils = sorted(person.allocated_pupils)
    else:
        return person.schools
    found = (roster.people[p] for p in pupils if p in roster.people)
    return tuple(dict.fromkeys(s for pupil in found if pupil.is_current for s in pupil.schools))


def _joined(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Three of one name come as two pairs with the same first; a page shows one group."""
    groups: dict[str, list[str]] = defaultdict(list)
    for first, other in pairs:
        if other not in groups[first]:
            groups[first].append(other)
    return ((first, *others) for first, others in groups.items())


def _rows_of(state: FileState) -> int:
    try:
        with state.path.open(encoding="utf-8-sig", newline="") as file:
            return max(sum(1 for row in csv.reader(file) if row) - 1, 0)
    except (OSError, UnicodeDecodeError, csv.Error):
        return 0
