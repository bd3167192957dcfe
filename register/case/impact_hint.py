"""How grave an incident may be on the matrix: a range to start from; a person picks.

The hints overlap by design (domain facts, 4.2): under 10 people; over 11, none of it sensitive;
100 or more, or sensitive; 500 or more, or sensitive; over 1,000, sensitive and complex.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from register.case.risk import IMPACTS

# The policy's classes C1 to C3 (rules/policy.yaml): all else is special-category, confidential,
# about staff, or opens a door.
ORDINARY = frozenset(
    {
        "identity", "contact_details", "date_of_birth", "identifiers", "attainment", "attendance",
        "behaviour", "exclusion", "financial",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImpactHint:
    """Impacts from `lowest` to `highest`, 1 to 5, and why."""

    lowest: int
    highest: int
    reason: str

    @property
    def words(self) -> str:
        """ "Moderate to Major: 12 people, sensitive data"."""
        names = [IMPACTS[impact - 1] for impact in dict.fromkeys((self.lowest, self.highest))]
        return f"{' to '.join(names)}: {self.reason}"


def impact_hint(people: int, categories: Collection[str]) -> ImpactHint:
    """The impacts whose hint fits so many people and these categories."""
    sensitive = not ORDINARY.issuperset(categories)
    fits = (
        people <= 10 and not sensitive,
        people >= 10 and not sensitive,
        people >= 100 or sensitive,
        people >= 500 or sensitive,
        people > 1000,
    )
    levels = [level for level, does_fit in enumerate(fits, 1) if does_fit]
    heads = "1 person" if people == 1 else f"{people:,} people"
    kind = "sensitive data" if sensitive else "no sensitive data"
    return ImpactHint(levels[0], levels[-1], f"{heads}, {kind}")
