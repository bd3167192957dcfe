"""Everything that happened to an incident, in time order and in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from register.case.clock import UNITED_KINGDOM
from register.case.complaint import complaint_name, complaints_about
from register.case.follow_up import WrongRecipient
from register.case.history_words import said
from register.custody.audit import Action
from register.models import AuditEntry, CaseRecord, Decision, Incident, Task
from scanner.personal import Personal

_LOGGED = {
    Action.OPENED: "First opened by a person",
    Action.REVEALED: "Saw names and evidence in clear",
    Action.REPORT_MADE: "Made a report or letter",
}
NOTHING = Personal("")


@dataclass(frozen=True, slots=True)
class Moment:
    """One line. `who` is a sign-in name, "" where nobody is to be named.

    `is_day`: only the day is known, which `at` is the first moment of.
    """

    at: datetime
    who: str
    what: str
    why: Personal[str] = NOTHING
    is_day: bool = False


def timeline(incident: Incident, recipients: list[WrongRecipient]) -> list[Moment]:
    """The lines, the oldest first; of one moment, in the order they were written."""
    lines = [
        *_times(incident),
        *_history(incident),
        *_logged(incident),
        *_follow_ups(recipients),
        *_tasks(incident),
        *_complaints(incident),
    ]
    return sorted(lines, key=lambda line: line.at)


def _times(incident: Incident) -> Iterator[Moment]:
    record = CaseRecord.objects.filter(incident=incident).first()
    told = (
        (incident.occurred_at, "It happened"),
        (incident.aware_at, "The school became aware"),
        (incident.deadline_at, "The 72 hours end"),
        (record.reported_at if record else None, "Reported to the regulator"),
        (record.subjects_told_at if record else None, "The people concerned were told"),
    )
    return (Moment(at, "", what) for at, what in told if at is not None)


def _history(incident: Incident) -> Iterator[Moment]:
    for row in Decision.objects.filter(incident=incident).order_by("id"):
        yield Moment(row.at, row.who, said(row.what, row.kind), row.why)


def _logged(incident: Incident) -> Iterator[Moment]:
    """What the audit log knows of it: who looked, and what went out. Reasons stay in the log."""
    found = AuditEntry.objects.filter(about=incident.reference, action__in=list(_LOGGED))
    for at, who, action in found.order_by("sequence").values_list("at", "who", "action"):
        yield Moment(at, who, _LOGGED[Action(action)])


def _follow_ups(recipients: list[WrongRecipient]) -> Iterator[Moment]:
    for one in recipients:
        row = one.follow_up
        if row is None:
            continue
        in_writing = " in writing" if row.is_in_writing else ""
        told = (
            (row.recalled_at, "taken back, or tried"),
            (row.asked_at, "asked to delete it"),
            (row.chased_at, "chased"),
            (row.confirmed_at, f"confirmed{in_writing} that it is deleted"),
        )
        yield from (Moment(at, "", f"{one.name}: {what}") for at, what in told if at is not None)


def _tasks(incident: Incident) -> Iterator[Moment]:
    for row in Task.objects.filter(incident=incident).exclude(done_at=None):
        if row.done_at is not None:
            yield Moment(row.done_at, row.done_by, "Task done", row.title)


def _complaints(incident: Incident) -> Iterator[Moment]:
    for number, one in enumerate(complaints_about(incident), 1):
        told = (
            (one.received_on, "received"),
            (one.due_on, "last day to acknowledge it"),
            (one.acknowledged_on, "acknowledged"),
            (one.answered_on, "answered"),
        )
        yield from (
            Moment(_morning(day), "", f"{complaint_name(number)}: {what}", is_day=True)
            for day, what in told
            if day is not None
        )


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), UNITED_KINGDOM)
