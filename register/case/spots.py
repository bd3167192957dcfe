"""Where the evidence of a finding stands, so that it can be read again from its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from register.lent.evidence import Spot
from register.models import Exposure, Finding

MOST = 200  # of one finding at one time: a person reads no more, and each is logged as seen


def spots_of(finding: Finding, may_see: Callable[[str], bool]) -> tuple[tuple[Spot, ...], int]:
    """The spots about subjects that may be seen, each once, and how many more there are."""
    rows = Exposure.objects.filter(finding=finding).order_by("id")
    found = dict.fromkeys(spot for row in rows if may_see(row.subject) for spot in _spots(row))
    listed = tuple(found)
    return listed[:MOST], max(0, len(listed) - MOST)


def _spots(row: Exposure) -> Iterable[Spot]:
    for place in row.places.reveal():
        yield Spot(
            subject=row.subject,
            category=row.category,
            part=str(place["part"]),
            origin=str(place["origin"]),
            position=str(place["position"] or ""),
            start=int(place["start"]),
            end=int(place["end"]),
        )
