"""What a scan owes one item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.trust.content import Content
from benchmarks.trust.piece import Piece


@dataclass(frozen=True, slots=True)
class Fault:
    """A breach that must open a draft, in the contract's words.

    `recipients`: addresses, `group:…`, reserved words, accounts, or contact ids for letters.
    What stands in `maybe_…` is right either way. `also`: patterns that the policy's order would
    allow as well.
    """

    pattern: str
    subjects: frozenset[str]
    recipients: frozenset[str]
    categories: frozenset[str] | None  # None: the policy does not say, so it is not scored
    twins: tuple[int, ...] = ()
    near_miss: bool = False
    maybe_subjects: frozenset[str] = frozenset()
    maybe_categories: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()


def fault(
    pattern: str,
    subjects: Iterable[str],
    recipients: Iterable[str],
    categories: Iterable[str] | None,
    twins: Iterable[int] = (),
    near_miss: bool = False,
    maybe_subjects: Iterable[str] = (),
    maybe_categories: Iterable[str] = (),
    also: Iterable[str] = (),
) -> Fault:
    return Fault(
        pattern,
        frozenset(subjects),
        frozenset(r.lower() if "@" in r else r for r in recipients),
        None if categories is None else frozenset(categories),
        tuple(twins),
        near_miss,
        frozenset(maybe_subjects),
        frozenset(maybe_categories),
        frozenset(also),
    )


def fault_of(
    pattern: str,
    content: Content,
    recipients: Iterable[str],
    twins: Iterable[int] = (),
    near_miss: bool = False,
    also: Iterable[str] = (),
) -> Fault:
    """The breach that all of the content is, before recipients who may have nothing of it."""
    return fault(
        pattern,
        content.subjects,
        recipients,
        content.categories,
        twins,
        near_miss,
        maybe_categories=content.maybe,
        also=also,
    )


@dataclass(frozen=True, slots=True)
class Case:
    """One item before it has a place: what it is, what it resembles, what is wrong with it.

    `twin`: the number of the lookalike in the table of twins; 0 for ordinary traffic.
    """

    name: str
    piece: Piece
    twin: int = 0
    faults: tuple[Fault, ...] = field(default=())
