"""The trust over its schools: trends, what waits, and whether alarms stay within the budget."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render

from register.case.dismissal import KINDS_SAID
from register.case.status import Status
from register.reports.trend import SchoolTrend, first_moment, trends
from register.reviewers.access import Access, Role
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.entry.scope import incidents_for
from register.web.oversight.chart import Chart, chart
from register.web.route import Route

_OVERSEERS = frozenset({Role.DPO, Role.TRUST_LEAD, Role.AUDITOR})


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school's figures in words."""

    name: str
    trend: SchoolTrend
    over_budget: bool

    @property
    def dismissed(self) -> str:
        share = self.trend.share_dismissed
        return "–" if share is None else f"{share:.0%}"

    @property
    def kinds(self) -> tuple[str, ...]:
        """Why they were dismissed, in the order of the list: "3 (60%)", or a dash for none."""
        return _shares(self.trend.kinds)

    @property
    def a_week(self) -> str:
        return f"{self.trend.a_week:.1f}"


def trust(request: ReviewRequest) -> HttpResponse:
    """The reviewer's schools side by side, their sum by week, and what was dismissed as what."""
    reviewer, now = request.reviewer, desk().register.now()
    rows = incidents_for(reviewer)
    schools = [school for school in desk().schools if reviewer.works_for([school])]
    found = trends(rows, schools, now)
    budget = desk().drafts_a_week
    return render(
        request,
        "register/trust.html",
        {
            "rows": [
                SchoolRow(desk().schools[one.school], one, one.a_week > budget) for one in found
            ],
            "budget": budget,
            "kinds": list(KINDS_SAID.values()),
            "all_kinds": _shares(_added_up(found)),
            "all_dismissed": sum(one.dismissed for one in found),
            "chart": _by_week(found, budget),
            "patterns": rows.filter(detected_at__gte=first_moment(now))
            .values("pattern")
            .annotate(raised=Count("id"), dismissed=Count("id", filter=Q(status=Status.DISMISSED)))
            .order_by("-dismissed", "pattern"),
        },
    )


def _added_up(found: list[SchoolTrend]) -> tuple[tuple[str, int], ...]:
    sums = Counter[str]()
    for one in found:
        sums.update(dict(one.kinds))
    return tuple((kind, sums[kind]) for kind in KINDS_SAID)


def _shares(kinds: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    total = sum(count for _, count in kinds)
    return tuple(f"{count} ({count / total:.0%})" if count else "–" for _, count in kinds)


def _by_week(found: list[SchoolTrend], budget: int) -> Chart:
    weeks = zip(*(one.weeks for one in found), strict=True)
    sums = [(week[0].label, sum(w.drafts for w in week)) for week in weeks]
    level = ("the budget of all these schools", budget * len(found)) if found else None
    return chart("Drafts by week", "Drafts", sums, level)


ROUTES = (Route("trust/", trust, "trust", Access(read=_OVERSEERS)),)
