"""Complaints as lists and reports count them: by their days, with nothing decrypted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet

from register.case.complaint import TIME_TO_ACKNOWLEDGE, ComplaintDays
from register.models import Complaint, Incident
from register.reports.period import Period

_NOBODY_HEARD = {"acknowledged_on": None, "answered_on": None}


class Standing(StrEnum):
    """How far complaints have come that a list is asked for."""

    ANY = "any"
    UNANSWERED = "unanswered"
    WAITING = "waiting"
    LATE = "late"

    @property
    def words(self) -> str:
        """As the filter says it."""
        return _WORDS[self]


_WORDS = {
    Standing.ANY: "With a complaint",
    Standing.UNANSWERED: "With one that is not answered",
    Standing.WAITING: "With one to acknowledge",
    Standing.LATE: "With one to acknowledge that is late",
}


def complaints_standing(standing: Standing, today: date) -> QuerySet[Complaint]:
    """The complaints that stand so."""
    rows = Complaint.objects.all()
    match standing:
        case Standing.UNANSWERED:
            return rows.filter(answered_on=None)
        case Standing.WAITING:
            return rows.filter(**_NOBODY_HEARD)
        case Standing.LATE:
            return rows.filter(**_NOBODY_HEARD, received_on__lt=today - TIME_TO_ACKNOWLEDGE)
        case Standing.ANY:
            return rows


def complaints_of(incidents: Collection[Incident]) -> dict[int, list[ComplaintDays]]:
    """The complaints about each, by its id, in one look-up; incidents without any are left out."""
    return _by_incident(Complaint.objects.filter(incident__in=incidents))


@dataclass(frozen=True, slots=True)
class ComplaintCounts:
    """`in_time`: those of the acknowledged that were so within 30 days."""

    received: int = 0
    acknowledged: int = 0
    in_time: int = 0


def complaints_received(among: QuerySet[Incident], period: Period) -> ComplaintCounts:
    """What came within the period about these incidents, whenever those were found."""
    rows = Complaint.objects.filter(received_on__range=(period.first, period.last))
    found = _about(among, rows)
    return ComplaintCounts(
        len(found),
        sum(not one.is_waiting for one in found),
        sum(one.is_in_time for one in found),
    )


def complaints_waiting(among: QuerySet[Incident]) -> list[ComplaintDays]:
    """Those about these incidents that are still to be acknowledged."""
    return _about(among, Complaint.objects.filter(**_NOBODY_HEARD))


def references_complained_of(among: QuerySet[Incident]) -> frozenset[str]:
    """The references of those of these incidents about which a complaint is not answered."""
    unanswered = Complaint.objects.filter(answered_on=None).values("incident_id")
    return frozenset(among.filter(pk__in=unanswered).values_list("reference", flat=True))


def _about(among: QuerySet[Incident], rows: QuerySet[Complaint]) -> list[ComplaintDays]:
    """Those of `rows` about `among`; the few complaints first, as incidents are many."""
    found = _by_incident(rows)
    known = set(among.filter(pk__in=list(found)).values_list("pk", flat=True)) if found else set()
    return [one for incident, some in found.items() if incident in known for one in some]


def _by_incident(rows: QuerySet[Complaint]) -> dict[int, list[ComplaintDays]]:
    found: dict[int, list[ComplaintDays]] = {}
    told = rows.order_by("id").values_list(
        "incident_id", "received_on", "acknowledged_on", "answered_on"
    )
    for incident, *days in told:
        found.setdefault(incident, []).append(ComplaintDays(*days))
    return found
