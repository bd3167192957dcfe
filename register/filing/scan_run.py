"""A scan as the register knows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ScanRun:
    """A scan that has begun; what is recorded names it."""

    id: int
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """What a scan counted: the numbers of `scan --json`; items = inspected + gaps."""

    items: int = 0
    inspected: int = 0
    gaps: int = 0
    findings: int = 0
    incidents_opened: int = 0
    incidents_extended: int = 0
    suppressed: int = 0


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of one item in the register.

    `opened` and `extended`: references, each once; an incident that this item opened is not
    among the extended. `known`: findings that were decided before, or lie within one that was.
    `suppressed`: those that a suppression holds back.
    """

    opened: tuple[str, ...] = ()
    extended: tuple[str, ...] = ()
    known: int = 0
    suppressed: int = 0
