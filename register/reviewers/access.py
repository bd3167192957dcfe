"""Who may do what in the review pages: roles, and the schools each person works for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the register. The command line makes the first of them."""

    TECHNICIAN = "technician"
    LEAD = "lead"
    DPO = "dpo"
    TRUST_LEAD = "trust_lead"
    GOVERNOR = "governor"
    AUDITOR = "auditor"

    @property
    def words(self) -> str:
        """As pages name it."""
        return _TITLES[self]


_TITLES = {
    Role.TECHNICIAN: "Technician",
    Role.LEAD: "School lead",
    Role.DPO: "Data protection officer",
    Role.TRUST_LEAD: "Trust lead",
    Role.GOVERNOR: "Governor",
    Role.AUDITOR: "Auditor",
}

# Sets of roles that routes name: what the work needs, no more.
RUNNERS = frozenset({Role.TECHNICIAN, Role.DPO, Role.TRUST_LEAD, Role.AUDITOR})
READERS = frozenset({Role.LEAD, Role.DPO, Role.TRUST_LEAD, Role.AUDITOR})
HANDLERS = frozenset({Role.LEAD, Role.DPO, Role.TRUST_LEAD})
DECIDERS = frozenset({Role.DPO, Role.TRUST_LEAD})
REPORT_READERS = frozenset(Role) - {Role.TECHNICIAN}
EVERYONE = frozenset(Role)
NOBODY: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Reviewer:
    """The person who asks for a page. `schools`: None means every school of the trust."""

    username: str
    name: str
    role: Role
    schools: frozenset[str] | None

    def works_for(self, schools: Iterable[str]) -> bool:
        """Whether one of these schools is theirs; what belongs to none is the trust's."""
        return self.schools is None or not self.schools.isdisjoint(schools)


@dataclass(frozen=True, slots=True)
class Access:
    """Which roles may read a page, and which may send something to it.

    `is_open`: for people who have not signed in, the sign-in page and what it loads.
    """

    read: frozenset[Role] = NOBODY
    write: frozenset[Role] = NOBODY
    is_open: bool = False

    def allows(self, reviewer: Reviewer | None, method: str) -> bool:
        """Whether this person may use this HTTP method; None has not signed in."""
        if self.is_open:
            return True
        if reviewer is None:
            return False
        return reviewer.role in (self.read if method in SAFE_METHODS else self.write)


SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN = Access(is_open=True)
