"""How pressing an incident is: the hours left to report it, and how long nobody has looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from register.case.clock import deadline

SOON = timedelta(hours=24)
# A machine's finding is not yet awareness, but an unread queue is no defence (domain facts, 4.2).
UNREAD = timedelta(hours=12)
LONG_UNREAD = timedelta(hours=36)
CLOCK_SLACK = timedelta(minutes=5)


class Level(StrEnum):
    """How a page marks the clock."""

    CALM = "calm"
    SOON = "soon"
    OVER = "over"


class Unread(StrEnum):
    """How far a draft that nobody has opened has been escalated."""

    NO = "no"
    YES = "yes"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Urgency:
    """`left` is negative once the time is over. `is_aware`: a person set the start."""

    until: datetime
    left: timedelta
    level: Level
    unread: Unread
    is_aware: bool

    @property
    def words(self) -> str:
        """ "2 days 3 hours left", "25 minutes left", "overdue by 1 day"."""
        if self.left < timedelta(0):
            return f"overdue by {_span(-self.left)}"
        return f"{_span(self.left)} left"


def urgency(
    detected_at: datetime,
    aware_at: datetime | None,
    first_seen_at: datetime | None,
    now: datetime,
) -> Urgency:
    """The clock of an incident at `now`; all times with a zone."""
    until = deadline(detected_at, aware_at)
    left = until - now
    level = Level.OVER if left < timedelta(0) else Level.SOON if left <= SOON else Level.CALM
    waits = now - detected_at if first_seen_at is None else timedelta(0)
    unread = Unread.LONG if waits >= LONG_UNREAD else Unread.YES if waits >= UNREAD else Unread.NO
    return Urgency(until, left, level, unread, aware_at is not None)


def is_moved_back(now: datetime, last_noted: datetime | None) -> bool:
    """Whether this machine's clock stands before something that the register has noted."""
    return last_noted is not None and now < last_noted - CLOCK_SLACK


def _span(time: timedelta) -> str:
    """At most two units, the larger first, beyond three days the days alone; never rounded up."""
    minutes = int(time.total_seconds()) // 60
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    if days > 3:
        hours = 0
    units = [(days, "day"), (hours, "hour"), (minutes, "minute")]
    while len(units) > 1 and not units[0][0]:
        units.pop(0)
    said = [f"{count} {name}{'' if count == 1 else 's'}" for count, name in units[:2] if count]
    return " ".join(said) or "0 minutes"
