"""Scans, what they could not inspect, and how much of each source was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q
from django.http import HttpResponse
from django.shortcuts import render

from register.custody import audit
from register.models import Gap, Run, Seen
from register.reviewers.access import RUNNERS, Access, Reviewer, Role
from register.web.desk import SourceView, desk
from register.web.entry.gate import ReviewRequest
from register.web.lists.paging import page_of
from register.web.route import Route
from scanner.personal import Personal

# A gap's place is a file name, which may name a pupil: for those who can open the file anyway. No
# gap says of which school it is, so the place is for those alone who work for every school.
_SEE_PLACES = frozenset({Role.TECHNICIAN, Role.TRUST_LEAD})
_DIGEST = 12  # characters of a digest, as in the logs


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
    """One thing that stands uninspected. `place` is empty until somebody asks to see it."""

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
            # A path may name a school or whoever's folder it is, as a file name does.
            "shows_paths": _sees_places(request.reviewer),
            "reasons": reasons.order_by("source", "-count", "reason"),
            "last": Run.objects.aggregate(at=Max("finished_at"))["at"],
        },
    )


def gaps(request: ReviewRequest) -> HttpResponse:
    """Everything that stands uninspected, a page at a time; `?source=` and `?reason=` narrow it.

    A POST answers with the same page and its file names in clear, in this one answer, to whoever
    may see them; that somebody saw them is in the audit log before they are shown.
    """
    sees_places = _sees_places(request.reviewer)
    in_clear = request.method == "POST" and sees_places
    rows = Gap.objects.order_by("source", "first_at", "id")
    source, reason = request.GET.get("source", ""), request.GET.get("reason", "")
    if source:
        rows = rows.filter(source=source)
    if reason:
        rows = rows.filter(reason=reason)
    found, page = page_of(rows, request)
    if in_clear and found:
        _note_look(request, found)
    answer = render(
        request,
        "register/gaps.html",
        {
            "gaps": [_shown(gap, in_clear=in_clear) for gap in found],
            "page": page,
            "source": source,
            "reason": reason,
            "in_clear": in_clear,
            "may_see_places": sees_places,
        },
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _sees_places(reviewer: Reviewer) -> bool:
    """Whether file names and paths are for this person: by role, and for every school's."""
    theirs = reviewer.schools
    return reviewer.role in _SEE_PLACES and (theirs is None or theirs.issuperset(desk().schools))


def _note_look(request: ReviewRequest, found: Sequence[Gap]) -> None:
    audit.note(
        audit.Action.REVEALED,
        who=request.reviewer.username,
        about="gaps",
        details=Personal({"digests": [gap.locator_digest[:_DIGEST] for gap in found]}),
        at=desk().register.now(),
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


def _shown(gap: Gap, *, in_clear: bool) -> GapRow:
    return GapRow(
        place=gap.locator.reveal() if in_clear else "",
        digest=gap.locator_digest[:_DIGEST],
        source=gap.source,
        reason=gap.reason,
        detail=gap.detail,
        first_at=gap.first_at,
        last_at=gap.last_at,
    )


ROUTES = (
    Route("scans/", scans, "scans", Access(read=RUNNERS)),
    Route("scans/gaps/", gaps, "gaps", Access(read=RUNNERS, write=_SEE_PLACES)),
)
