"""Complaints about an incident: each acknowledged within 30 days, and answered.

"The controller must acknowledge receipt of the complaint within the period of 30 days beginning
when the complaint is received", and tell the outcome without undue delay (Data Protection Act
2018, section 164A; domain facts, 4.2). The day it came is not counted, weekends are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from register.case.clock import day_in_words
from register.case.urgency import Level
from register.models import Complaint, Incident

TIME_TO_ACKNOWLEDGE = timedelta(days=30)
SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ComplaintDays:
    """How far one complaint has come: days alone, nothing personal."""

    received_on: date
    acknowledged_on: date | None
    answered_on: date | None

    @property
    def due_on(self) -> date:
        """The last day on which to acknowledge it."""
        return self.received_on + TIME_TO_ACKNOWLEDGE

    @property
    def heard_on(self) -> date | None:
        """When whoever complained first heard back: an answer acknowledges a complaint too."""
        return min((day for day in (self.acknowledged_on, self.answered_on) if day), default=None)

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be acknowledged."""
        return self.heard_on is None

    @property
    def is_in_time(self) -> bool:
        """Whether it was acknowledged within the 30 days."""
        return self.heard_on is not None and self.heard_on <= self.due_on

    @property
    def is_open(self) -> bool:
        return self.answered_on is None

    def is_late(self, today: date) -> bool:
        """Whether it should have been acknowledged before today."""
        return self.is_waiting and self.due_on < today

    @property
    def stage(self) -> str:
        """How far it has come, in words."""
        if self.answered_on is not None:
            return "answered"
        return "received" if self.is_waiting else "acknowledged"

    @property
    def still_to_do(self) -> str:
        """What is left to do about it, in words; "" for nothing."""
        if self.is_waiting:
            return f"to acknowledge by {day_in_words(self.due_on)}"
        return "to answer" if self.is_open else ""


def complaint_name(number: int) -> str:
    """What a complaint is called where nobody is to be named: "Complaint 1"."""
    return f"Complaint {number}"


def complaints_about(incident: Incident) -> list[ComplaintDays]:
    """Those about an incident, in the order they were noted; nothing is decrypted.

    The number of each is its place, from 1, and stays: none is ever taken away.
    """
    rows = Complaint.objects.filter(incident=incident).order_by("id")
    days = rows.values_list("received_on", "acknowledged_on", "answered_on")
    return [ComplaintDays(*some) for some in days]


def still_open(incident: Incident) -> list[str]:
    """What is left to do about each of its complaints: "Complaint 1 to answer"."""
    listed = enumerate(complaints_about(incident), 1)
    return [f"{complaint_name(number)} {one.still_to_do}" for number, one in listed if one.is_open]


def complaint_row(incident: Incident, number: int) -> Complaint | None:
    """The stored complaint of that number; None where there is none."""
    rows = Complaint.objects.filter(incident=incident)
    known = dict(enumerate(rows.order_by("id").values_list("id", flat=True), 1))
    return rows.filter(id=known[number]).first() if number in known else None


@dataclass(frozen=True, slots=True)
class ComplaintClock:
    """The days left to acknowledge a complaint; `left` is negative once it is late."""

    due_on: date
    left: timedelta
    level: Level

    @property
    def words(self) -> str:
        """ "30 days left", "last day", "late by 1 day"."""
        days = self.left.days
        if days < 0:
            return f"late by {_days(-days)}"
        return f"{_days(days)} left" if days else "last day"


def complaint_clock(complaint: ComplaintDays, today: date) -> ComplaintClock | None:
    """The clock of a complaint; None once it is acknowledged."""
    if not complaint.is_waiting:
        return None
    left = complaint.due_on - today
    level = Level.OVER if left < timedelta(0) else Level.SOON if left <= SOON else Level.CALM
    return ComplaintClock(complaint.due_on, left, level)


def first_clock(complaints: Iterable[ComplaintDays], today: date) -> ComplaintClock | None:
    """That of the complaint to acknowledge first; None when none waits."""
    clocks = (complaint_clock(one, today) for one in complaints)
    return min((one for one in clocks if one), key=lambda one: one.due_on, default=None)


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
