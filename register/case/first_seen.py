"""When a person first opened an incident: a log of reading, kept apart from what they decide."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from register.custody import audit
from register.faults import told_as_register_error
from register.models import Incident


def note_opening(incident: Incident, who: str, now: datetime) -> None:
    """Set `first_human_seen_at` and log it, if nobody has opened the incident before.

    It raises no version: nothing that anybody edits is touched. Repeating it changes nothing.
    """
    if incident.first_human_seen_at is not None:
        return
    with told_as_register_error(), transaction.atomic():
        unread = Incident.objects.filter(id=incident.id, first_human_seen_at=None)
        if unread.update(first_human_seen_at=now):
            audit.note(audit.Action.OPENED, who=who, about=incident.reference, at=now)
    incident.first_human_seen_at = now
