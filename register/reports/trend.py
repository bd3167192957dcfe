"""How many drafts each school gets a week, what became of them, and why they were dismissed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from register.case.by_hand import PATTERN
from register.case.clock import UNITED_KINGDOM
from register.case.dismissal import KINDS_SAID
from register.case.status import Status
from register.models import Decision, Incident

WEEKS = 12
_UNDECIDED = (Status.DRAFT.value,)


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday, in the UK."""

    monday: date
    drafts: int

    @property
    def label(self) -> str:
        return f"{self.monday.day} {self.monday:%b}"


@dataclass(frozen=True, slots=True)
class SchoolTrend:
    """A school over the last weeks, the oldest first; `waiting` counts drafts of any age."""

    school: str
    weeks: tuple[Week, ...]
    dismissed: int
    decided: int
    kinds: tuple[tuple[str, int], ...]  # why they were dismissed: values of KINDS_SAID, counted
    waiting: int
    overdue: int

    @property
    def drafts(self) -> int:
        return sum(week.drafts for week in self.weeks)

    @property
    def a_week(self) -> float:
        """Drafts a week, on average."""
        return self.drafts / len(self.weeks)

    @property
    def share_dismissed(self) -> float | None:
        """Of those decided, what turned out to be no breach; None before any was."""
        return self.dismissed / self.decided if self.decided else None


def trends(rows: QuerySet[Incident], schools: Iterable[str], now: datetime) -> list[SchoolTrend]:
    """One for each of the schools, in their order, over the last twelve weeks to `now`."""
    mondays = _mondays(now)
    weekly: Counter[tuple[str, date]] = Counter()
    became: Counter[tuple[str, str]] = Counter()
    # A query a week: SQLite truncates dates through Python, one call a row.
    raised = rows.exclude(pattern=PATTERN)  # what people report by hand was no draft
    for monday in mondays:
        week = raised.filter(detected_at__gte=_morning(monday))
        week = week.filter(detected_at__lt=_morning(monday + timedelta(weeks=1)))
        counted = week.values_list("concerned__school", "status").annotate(Count("id"))
        for school, status, count in counted:
            weekly[(school, monday)] += count
            became[(school, status)] += count
    kinds = _kinds(raised.filter(detected_at__gte=_morning(mondays[0])))
    drafts = rows.filter(status=Status.DRAFT).values_list("concerned__school")
    waiting = {
        school: (count, over)
        for school, count, over in drafts.annotate(
            count=Count("id"), over=Count("id", filter=Q(deadline_at__lt=now))
        )
    }
    return [
        SchoolTrend(
            school=name,
            weeks=tuple(Week(monday, weekly[(name, monday)]) for monday in mondays),
            dismissed=became[(name, Status.DISMISSED)],
            decided=sum(
                count
                for (school, status), count in became.items()
                if school == name and status not in _UNDECIDED
            ),
            kinds=tuple((kind, kinds[(name, kind)]) for kind in KINDS_SAID),
            waiting=waiting.get(name, (0, 0))[0],
            overdue=waiting.get(name, (0, 0))[1],
        )
        for name in schools
    ]


def _kinds(rows: QuerySet[Incident]) -> Counter[tuple[str, str]]:
    """How many of each school are dismissed for a reason of each kind, as they stand now."""
    last = Decision.objects.filter(incident=OuterRef("pk"), what=Status.DISMISSED)
    dismissed = rows.filter(status=Status.DISMISSED).annotate(
        as_what=Subquery(last.order_by("-id").values("kind")[:1])
    )
    counted = dismissed.values_list("concerned__school", "as_what").annotate(Count("id"))
    return Counter({(school, kind or ""): count for school, kind, count in counted})


def first_moment(now: datetime) -> datetime:
    """When the first of the twelve weeks to `now` began."""
    return _morning(_mondays(now)[0])


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), UNITED_KINGDOM)


def _mondays(now: datetime) -> list[date]:
    today = now.astimezone(UNITED_KINGDOM).date()
    last = today - timedelta(days=today.weekday())
    return [last - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]
