"""Whether a scan of the invented trust found what was planted, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scanner.demo.truth import Lookalike, Planted, Truth


@dataclass(frozen=True, slots=True)
class Draft:
    """What counts of a draft incident here; `recipients` are addresses and, of letters, ids."""

    reference: str
    pattern: str
    items: frozenset[str]
    subjects: frozenset[str]
    recipients: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The truth held against the drafts of one scan."""

    found: tuple[Planted, ...]
    missed: tuple[Planted, ...]
    silent: tuple[Lookalike, ...]
    disturbed: tuple[str, ...]  # references of drafts that hold an item which should be silent
    gaps: int = 0  # items that were not inspected; of an unread item nobody knows what it hides

    @property
    def is_right(self) -> bool:
        """Every planted breach opened, no twin or ordinary item did, and all was inspected."""
        return not self.missed and not self.disturbed and not self.gaps


def outcome(truth: Truth, drafts: Sequence[Draft], gaps: int = 0) -> Outcome:
    """How the drafts of a scan compare with the truth."""
    found = [planted for planted in truth.planted if _is_opened(planted, drafts)]
    loud = {item for draft in drafts for item in draft.items}
    quiet = truth.silent_items()
    return Outcome(
        found=tuple(found),
        missed=tuple(planted for planted in truth.planted if planted not in found),
        silent=tuple(twin for twin in truth.lookalikes if not loud.intersection(twin.items)),
        disturbed=tuple(draft.reference for draft in drafts if quiet & draft.items),
        gaps=gaps,
    )


def _is_opened(planted: Planted, drafts: Iterable[Draft]) -> bool:
    """An incident gathers a folder or platform, so it may hold more than one breach."""
    return any(
        draft.pattern == planted.pattern
        and draft.items.issuperset(planted.items)
        and draft.subjects.issuperset(planted.subjects)
        and draft.recipients.issuperset(planted.recipients)
        for draft in drafts
    )
