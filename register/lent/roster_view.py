"""The roster as far as the review pages show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from scanner.personal import Personal


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person. `kind`: pupil, contact, staff or agency; `group`: a pupil's form, if any."""

    id: str
    kind: str
    name: Personal[str]
    schools: tuple[str, ...]
    year_group: str = ""
    group: str = ""
    address: Personal[str] | None = None  # where post about a pupil goes: the contact's own


@dataclass(frozen=True, slots=True)
class RosterFile:
    """One file of the roster, and when it was last written."""

    name: str
    rows: int
    written_at: datetime


class RosterView(Protocol):
    """Answers by id; a person who has left the roster is None."""

    def person(self, person_id: str) -> PersonView | None:
        """Who this id is."""

    def entitled_contacts(self, pupil_id: str) -> Sequence[PersonView]:
        """The contacts who may be written to about this pupil."""

    def files(self) -> Sequence[RosterFile]:
        """What the roster was read from."""

    def heads(self) -> Mapping[str, Mapping[str, int]]:
        """How many current people of each kind, by school."""

    def same_names(self) -> Sequence[tuple[PersonView, ...]]:
        """Pupils who share a whole name: where autocomplete goes wrong."""
