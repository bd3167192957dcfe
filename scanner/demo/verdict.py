"""What a scan owes one item of the trust, said where the item is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from scanner.demo.truth import Lookalike, Planted, Truth


@dataclass(frozen=True, slots=True)
class Breach:
    """The item must open a draft. Breaches of one `fault` are one, spread over several items."""

    pattern: str
    twins: tuple[int, ...]
    subjects: tuple[str, ...]
    recipients: tuple[str, ...]
    categories: tuple[str, ...]
    near_miss: bool = False
    why: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Twin:
    """The item looks like that breach and must stay silent. Shared `fault`: as for a Breach."""

    twin: int
    pattern: str
    why: str
    fault: str = ""


Verdicts: TypeAlias = "tuple[Breach | Twin, ...]"


def truth_of(judged: Sequence[tuple[str, Verdicts]]) -> Truth:
    """The truth of all items in the order given; items with no verdict are ordinary."""
    breaches: dict[str, list[tuple[str, Breach]]] = {}
    twins: dict[str, list[tuple[str, Twin]]] = {}
    for item, verdicts in judged:
        for number, verdict in enumerate(verdicts):
            key = verdict.fault or f"{item} {number}"
            if isinstance(verdict, Breach):
                breaches.setdefault(key, []).append((item, verdict))
            else:
                twins.setdefault(key, []).append((item, verdict))
    return Truth(
        planted=tuple(_planted(same) for same in breaches.values()),
        lookalikes=tuple(
            Lookalike(
                _distinct(i for i, _ in same), same[0][1].twin, same[0][1].pattern, same[0][1].why
            )
            for same in twins.values()
        ),
        ordinary=tuple(item for item, verdicts in judged if not verdicts),
    )


def _planted(same: list[tuple[str, Breach]]) -> Planted:
    first = same[0][1]
    return Planted(
        items=_distinct(item for item, _ in same),
        pattern=first.pattern,
        twins=first.twins,
        subjects=_distinct(s for _, b in same for s in b.subjects),
        recipients=_distinct(r for _, b in same for r in b.recipients),
        categories=_distinct(c for _, b in same for c in b.categories),
        near_miss=first.near_miss,
        why=first.why,
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))
