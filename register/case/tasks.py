"""The tasks of an incident: the procedure's steps that apply, and those people added.

A step has a row of its own once somebody touches it, or when the incident is confirmed. Until
then it follows the incident: its risk, its categories and the start of the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from register.case.procedure import BY_NAME, OWN, STEPS, Medium, Situation, Step, due_at, steps_for
from register.case.risk import Band
from register.filing.suppression import uk_day
from register.models import CaseRecord, Finding, Incident, Task
from scanner.personal import Personal

_MONEY = "Economic and financial data"  # of the regulator's list of data types
_LAST = 1_000  # own tasks come after the procedure's


@dataclass(frozen=True, slots=True)
class TaskView:
    """One task. `key` names it in addresses; `due_at` is to the hour only for a step's own time."""

    key: str
    title: Personal[str]
    usually_by: str
    owner: str
    due_at: datetime | None
    due_on: date | None
    done_at: datetime | None
    done_by: str

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    def is_late(self, now: datetime) -> bool:
        """Whether it should have been done before now."""
        if self.is_done:
            return False
        if self.due_at is not None:
            return self.due_at < now
        return self.due_on is not None and self.due_on < uk_day(now)


def situation_of(incident: Incident, medium: Medium) -> Situation:
    """What the procedure asks of the incident."""
    found = Finding.objects.filter(incident=incident).values_list("categories", flat=True)
    record = CaseRecord.objects.filter(incident=incident).first()
    categories = {category for some in found for category in some}
    if record is not None and _MONEY in record.data_types:  # all that is known of one by hand
        categories.add("financial")
    return Situation(
        medium=medium,
        pattern=incident.pattern,
        kind=record.kind if record is not None else "",
        band=Band(incident.band),
        categories=frozenset(categories),
        is_near_miss=incident.near_miss,
        is_repeat=incident.previous_id is not None,  # type: ignore[attr-defined]
    )


def tasks_of(incident: Incident, medium: Medium) -> list[TaskView]:
    """Every task in the order of work."""
    rows = list(Task.objects.filter(incident=incident).order_by("order", "id"))
    stored = {row.step: row for row in rows if row.step != OWN}
    applying = {step.name for step in steps_for(situation_of(incident, medium))}
    # In the table's order; a step that somebody worked on stays when it applies no longer.
    steps = [step for step in STEPS if step.name in applying or step.name in stored]
    shown = [_of_step(step, stored.get(step.name), incident) for step in steps]
    return [*shown, *(_own(row) for row in rows if row.step == OWN)]


def task_row(incident: Incident, key: str) -> Task | None:
    """The row behind a key, made and not yet saved where a step has none; None for no task."""
    if key.startswith(f"{OWN}-"):
        number = key.removeprefix(f"{OWN}-")
        if not (number.isascii() and number.isdigit() and len(number) < 18):
            return None
        return Task.objects.filter(incident=incident, step=OWN, id=int(number)).first()
    step = BY_NAME.get(key)
    if step is None:
        return None
    return Task.objects.filter(incident=incident, step=key).first() or _new(incident, step)


def add_own(incident: Incident, title: str, owner: str, due_on: date | None) -> Task:
    """A task of somebody's own; the caller saves it."""
    return Task(
        incident=incident,
        step=OWN,
        title=Personal(title),
        owner=owner,
        due_on=due_on,
        order=_LAST,
    )


def write_down(incident: Incident, medium: Medium) -> None:
    """Keep the steps that apply now as rows, so that later changes take none away."""
    known = set(Task.objects.filter(incident=incident).values_list("step", flat=True))
    missing = (s for s in steps_for(situation_of(incident, medium)) if s.name not in known)
    Task.objects.bulk_create(_new(incident, step) for step in missing)


def _new(incident: Incident, step: Step) -> Task:
    return Task(
        incident=incident, step=step.name, title=Personal(step.title), order=STEPS.index(step)
    )


def _of_step(step: Step, row: Task | None, incident: Incident) -> TaskView:
    due_on = row.due_on if row is not None else None
    return TaskView(
        key=step.name,
        title=Personal(step.title),
        usually_by=step.usually_by,
        owner=row.owner if row else "",
        # A day that somebody set goes before the procedure's.
        due_at=None if due_on else due_at(step, incident.detected_at, incident.aware_at),
        due_on=due_on,
        done_at=row.done_at if row else None,
        done_by=row.done_by if row else "",
    )


def _own(row: Task) -> TaskView:
    return TaskView(
        f"{OWN}-{row.id}", row.title, "", row.owner, None, row.due_on, row.done_at, row.done_by
    )
