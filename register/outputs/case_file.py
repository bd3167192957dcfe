"""An incident as its outputs tell it: frozen, and with nobody's name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CaseFile:
    """`facts`: the record as typed, by the names of register.case.case_facts. Times are UTC.

    `people`: how many people's data it is, the most if unknown. `assessed`: the outcome of the
    last self-assessment, or "".
    """

    reference: str
    schools: tuple[str, ...]
    what: str  # the pattern or kind, in words
    severity: str
    band: str
    impact: int
    recurrence: int
    near_miss: bool
    detected_at: datetime
    aware_at: datetime | None
    occurred_at: datetime | None
    deadline_at: datetime
    reported_at: datetime | None
    told_at: datetime | None
    people: int
    recipients: int
    categories: tuple[str, ...]
    is_cyber: bool
    incident_type: str
    data_types: tuple[str, ...]
    subject_kinds: tuple[str, ...]
    facts: Mapping[str, str]
    assessed: str = ""
