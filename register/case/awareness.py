"""When the school became aware: what a person may set it to.

Awareness is reasonable certainty that personal data was compromised; from it the 72 hours run
(domain facts, 4.2). The scanner's finding is not yet awareness, and awareness seldom lies before
it: only where somebody had noticed by themselves.
"""

from __future__ import annotations

from datetime import datetime

from register.case.clock import deadline
from register.models import Incident


def fault_of_awareness(
    aware_at: datetime, detected_at: datetime, now: datetime, *, known_before: bool
) -> str:
    """What is wrong with that moment, in words for the person who set it, or nothing.

    `known_before`: they say that somebody knew before the scanner found it.
    """
    if aware_at > now:
        return "The school cannot have become aware in the future"
    if aware_at < detected_at and not known_before:
        return "This lies before the finding: tick below that somebody knew before, and say who"
    return ""


def become_aware(incident: Incident, aware_at: datetime) -> None:
    """Set the moment, and let the 72 hours run from it. The caller saves the incident."""
    incident.aware_at = aware_at
    incident.deadline_at = deadline(incident.detected_at, aware_at)
