"""Scans, what they could not inspect, and how much of each source was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q
from django.http import HttpResponse
from django.shortcuts import render

from register.models import Gap, Run, Seen
from register.reviewers.access import RUNNERS, Access, Reviewer, Role
from register.web.desk import SourceView, desk
from register.web.entry.gate import ReviewRequest
from register.web.lists.paging import page_of
from register.web.route import Route

# A gap's place is a file name, which may name a pupil: for those who can open the file anyway.
_SEE_PLACES = frozenset({Role.TECHNICIAN, Role.TRUST_LEAD})


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a source was looked at, as of its last scan."""

    source: SourceView
    items: int
    gaps: int

    @property
    def share(self) -> str:
        """Of its items, what was inspected: "98.5%", or a dash before the first scan."""
        if not self.items:
            return "–"
        return f"{(self.items - self.gaps) / self.items:.1%}"


@dataclass(frozen=True, slots=True)
class GapRow:
    """One thing that stands uninspected. `place` is empty for who may not see it."""

    place: str
    digest: str
    source: str
    reason: str
    detail: str
    first_at: datetime
    last_at: datetime


def scans(request: ReviewRequest) -> HttpResponse:
    """Runs, newest first, with coverage and the reasons of gaps above them."""
    runs, page = page_of(Run.objects.order_by("-id"), request)
    reasons = Gap.objects.values("source", "reason").annotate(count=Count("id"))
    return render(
        request,
        "register/scans.html",
        {
            "runs": runs,
            "page": page,
            "coverage": _coverage(desk().sources),
            "reasons": reasons.order_by("source", "-count", "reason"),
            "last": Run.objects.aggregate(at=Max("finished_at"))["at"],
        },
    )


def gaps(request: ReviewRequest) -> HttpResponse:
    """Everything that stands uninspected, a page at a time; `?source=` and `?reason=` narrow it."""
    rows = Gap.objects.order_by("source", "first_at", "id")
    source, reason = request.GET.get("source", ""), request.GET.get("reason", "")
    if source:
        rows = rows.filter(source=source)
    if reason:
        rows = rows.filter(reason=reason)
    found, page = page_of(rows, request)
    return render(
        request,
        "register/gaps.html",
        {
            "gaps": [_shown(gap, request.reviewer) for gap in found],
            "page": page,
            "source": source,
            "reason": reason,
            "sees_places": request.reviewer.role in _SEE_PLACES,
        },
    )


def _coverage(sources: Sequence[SourceView]) -> list[Coverage]:
    seen = {
        row["source"]: row
        for row in Seen.objects.values("source").annotate(
            items=Count("id"), gaps=Count("id", filter=Q(is_gap=True))
        )
    }
    return [
        Coverage(source, row["items"] if row else 0, row["gaps"] if row else 0)
        for source in sources
        for row in (seen.get(source.name),)
    ]


def _shown(gap: Gap, reviewer: Reviewer) -> GapRow:
    return GapRow(
        place=gap.locator.reveal() if reviewer.role in _SEE_PLACES else "",
        digest=gap.locator_digest[:12],
        source=gap.source,
        reason=gap.reason,
        detail=gap.detail,
        first_at=gap.first_at,
        last_at=gap.last_at,
    )


ROUTES = (
    Route("scans/", scans, "scans", Access(read=RUNNERS)),
    Route("scans/gaps/", gaps, "gaps", Access(read=RUNNERS)),
)
