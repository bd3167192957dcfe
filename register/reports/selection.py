"""Which incidents a list shows: the filters of the queue and of the register."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, Value, When

from register.case.clock import UNITED_KINGDOM
from register.models import Complaint, Exposure, Incident, IncidentSchool, Reader
from register.vault.key import held
from scanner.model import Severity

ORDERS: Mapping[str, tuple[str, ...]] = {
    "clock": ("deadline_at", "id"),
    "newest": ("-detected_at", "-id"),
    "oldest": ("detected_at", "id"),
    "severity": ("-severity_rank", "deadline_at", "id"),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """Empty fields select nothing away. `since` and `until`: days in the UK, both included.

    `sought`: a reference or its beginning, a roster id, or an address, which is found by its
    keyed digest. `complaints`: only incidents that one of these is about.
    """

    statuses: Collection[str] = ()
    school: str = ""
    pattern: str = ""
    severity: str = ""
    near_miss: bool | None = None
    since: date | None = None
    until: date | None = None
    sought: str = ""
    complaints: QuerySet[Complaint] | None = None
    order: str = "newest"

    def of(self, rows: QuerySet[Incident]) -> QuerySet[Incident]:
        """Those of `rows` that are selected, in order."""
        plain = {"pattern": self.pattern, "severity": self.severity}
        rows = rows.filter(**{name: value for name, value in plain.items() if value})
        if self.statuses:
            rows = rows.filter(status__in=list(self.statuses))
        if self.near_miss is not None:
            rows = rows.filter(near_miss=self.near_miss)
        if self.school:
            rows = rows.filter(
                Exists(IncidentSchool.objects.filter(incident=OuterRef("pk"), school=self.school))
            )
        if self.since:
            rows = rows.filter(detected_at__gte=_morning(self.since))
        if self.until:
            rows = rows.filter(detected_at__lt=_morning(self.until + timedelta(days=1)))
        if self.complaints is not None:  # the few first: asking each incident takes far longer
            rows = rows.filter(pk__in=self.complaints.values("incident_id"))
        if self.sought:
            rows = _found(rows, self.sought.strip())
        if self.order == "severity":
            rows = rows.annotate(severity_rank=_SEVERITY_RANK)
        return rows.order_by(*ORDERS[self.order])


_SEVERITY_RANK = Case(
    *(When(severity=severity.value, then=Value(rank)) for rank, severity in enumerate(Severity)),
    default=Value(0),
    output_field=IntegerField(),
)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), UNITED_KINGDOM)


def _found(rows: QuerySet[Incident], sought: str) -> QuerySet[Incident]:
    if "@" in sought:
        digest = held().digest("recipient", f"address:{sought.casefold()}")
        return rows.filter(pk__in=_newest(Reader.objects.filter(digest=digest), rows))
    about = _newest(Exposure.objects.filter(subject=sought), rows)
    if about:
        return rows.filter(pk__in=about)
    start = sought.upper()
    # A range, as an index serves it: LIKE with an escape, which startswith writes, has none.
    return rows.filter(reference__gte=start, reference__lt=start + _LAST_CHARACTER)


def _newest(found: QuerySet[Reader] | QuerySet[Exposure], among: QuerySet[Incident]) -> list[int]:
    """Those of `among` that these rows belong to; found first, as asking each takes far longer."""
    ids = found.order_by("-finding__incident_id").values_list("finding__incident_id", flat=True)
    known = set(ids)
    return list(among.filter(pk__in=list(known)).values_list("pk", flat=True)) if known else []


_LAST_CHARACTER = "\U0010ffff"
