"""What a reader of the register is shown: frozen values, with no table behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from register.case.risk import Band
from register.case.status import Status
from register.filing.suppression import ReasonKind, Scope, State
from scanner.model import KnownBy, Severity, Wrong
from scanner.personal import Personal


@dataclass(frozen=True, slots=True)
class IncidentView:
    """An incident with what its findings add up to: the contract's export, as types.

    `previous`: the reference of the earlier incident of the same group, which a person had
    already decided. `explanations`: one sentence a finding, each once.
    """

    reference: str
    status: Status
    school: str
    schools: tuple[str, ...]
    source: str
    pattern: str
    severity: Severity
    detected_at: datetime
    first_human_seen_at: datetime | None
    aware_at: datetime | None
    occurred_at: datetime | None
    deadline_at: datetime
    items: tuple[Personal[str], ...]
    subjects: tuple[str, ...]
    unresolved_subjects: int
    categories: tuple[str, ...]
    recipients: tuple[Wrong, ...]
    recipients_complete: KnownBy
    impact: int
    recurrence: int
    band: Band
    near_miss: bool
    explanations: tuple[Personal[str], ...]
    previous: str | None
    findings: int
    version: int


@dataclass(frozen=True, slots=True)
class SnippetView:
    """A masked excerpt and where it stands."""

    text: Personal[str]
    place: str
    position: Personal[str]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding of an incident, with its excerpts."""

    rule: str
    item: Personal[str]
    severity: Severity
    confidence: float
    explanation: Personal[str]
    policy_line: str
    subjects: tuple[str, ...]
    categories: tuple[str, ...]
    recipients: tuple[Wrong, ...]
    near_miss: bool
    snippets: tuple[SnippetView, ...]


@dataclass(frozen=True, slots=True)
class GapView:
    """Something that stands uninspected; `item` is the contract's locator."""

    item: Personal[str]
    source: str
    reason: str
    detail: str
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class SuppressionView:
    """A suppression, and how many findings it holds back."""

    number: int
    reference: str
    state: State
    kind: ReasonKind
    reason: Personal[str]
    author: str
    created_at: datetime
    until: date  # the last day it holds
    ended_at: datetime | None
    ended_by: str
    incident: str
    scope: Scope
    held_back: int


@dataclass(frozen=True, slots=True)
class HeldBackView:
    """A finding that opened nothing because a suppression holds it back."""

    item: Personal[str]
    source: str
    severity: Severity
    subjects: tuple[str, ...]
    categories: tuple[str, ...]
    recipients: tuple[Wrong, ...]
    explanation: Personal[str]
    found_at: datetime
    near_miss: bool


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One line of an incident's history."""

    at: datetime
    who: str
    what: str
    before: str
    why: Personal[str]
