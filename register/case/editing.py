"""Changing an incident in a person's name: seen by the next, told in its history, logged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from register.custody import audit
from register.faults import told_as_register_error
from register.models import CaseRecord, Decision, Incident
from scanner.errors import RegisterError
from scanner.personal import Personal


class Outdated(RegisterError):
    """Somebody else changed the incident since the page was loaded; nothing of this was stored."""


@contextmanager
def edited(
    reference: str,
    seen_version: int,
    *,
    who: str,
    what: str,
    now: datetime,
    why: Personal[str] | None = None,
    kind: str = "",
) -> Iterator[Incident]:
    """The incident, locked, to be changed in the block; saved when it ends without error.

    `what` is the word in its history ("rated", "confirmed"), `kind` that of why it was dismissed,
    which is stored in clear. Raises Outdated when its version is
    no longer the one that the person saw, RegisterError when there is none.
    """
    with told_as_register_error(), transaction.atomic():
        incident = Incident.objects.select_for_update().filter(reference=reference).first()
        if incident is None:
            raise RegisterError(f"there is no incident {reference}")
        if incident.version != seen_version:
            raise Outdated(f"{reference} was changed by somebody else in the meantime")
        before = incident.status
        yield incident
        incident.version += 1
        incident.save()
        Decision.objects.create(
            incident=incident,
            at=now,
            who=who,
            what=what,
            before=before,
            kind=kind,
            why=why or Personal(""),
        )
        is_decision = incident.status != before
        audit.note(
            audit.Action.DECIDED if is_decision else audit.Action.EDITED,
            who=who,
            about=reference,
            details=Personal({"what": what}),
            at=now,
        )


def record_of(incident: Incident) -> CaseRecord:
    """The incident's record, made empty when nobody has written one yet."""
    found = CaseRecord.objects.filter(incident=incident).first()
    return found or CaseRecord.objects.create(incident=incident, facts=Personal({}))
