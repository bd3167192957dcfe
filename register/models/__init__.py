"""The tables of the register.

Personal values (locators, addresses, excerpts, explanations, reasons that people type) stand in
encrypted columns only; roster ids, categories, patterns, counts and times are plain. What has
to be found again by a personal value has a keyed digest beside it.
"""

from __future__ import annotations

from register.models.audit import AuditEntry, AuditHead
from register.models.finding import Exposure, Finding, Reader, Snippet
from register.models.handling import (
    Assessment,
    CaseRecord,
    Complaint,
    FollowUp,
    IncidentSchool,
    Task,
)
from register.models.incident import Counter, Decision, Incident
from register.models.key_check import KeyCheck
from register.models.key_in_use import KeyInUse
from register.models.run import Bookmark, Gap, Holder, Run, RunState, Seen
from register.models.suppression import HeldBack, Suppression
from register.models.user import User

__all__ = [
    "Assessment",
    "AuditEntry",
    "AuditHead",
    "Bookmark",
    "CaseRecord",
    "Complaint",
    "Counter",
    "Decision",
    "Exposure",
    "Finding",
    "FollowUp",
    "Gap",
    "HeldBack",
    "Holder",
    "Incident",
    "IncidentSchool",
    "KeyCheck",
    "KeyInUse",
    "Reader",
    "Run",
    "RunState",
    "Seen",
    "Snippet",
    "Suppression",
    "Task",
    "User",
]
