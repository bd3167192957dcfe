"""Incidents and their history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from register.case.status import Status
from register.models.run import Run
from register.models.table import DIGEST_LENGTH, ID_LENGTH, WORD_LENGTH, Table
from register.vault.encrypted import EncryptedTextField

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from register.models.finding import Finding
    from register.models.table import Count, Flag, Moment, OptionalMoment, Small, Strings, Words


class Counter(Table):
    """The last serial given to an incident of one school in one year."""

    school: Words = models.CharField(max_length=ID_LENGTH)  # as in references: upper case
    year: Count = models.PositiveIntegerField()
    last_serial: Count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("school", "year"), name="one_counter_a_year"),
        )


class Incident(Table):
    """A possible breach, from draft to closed. Who it concerns stands in its findings."""

    findings: RelatedManager[Finding]
    reference: Words = models.CharField(max_length=ID_LENGTH, unique=True)
    year: Count = models.PositiveIntegerField()
    serial: Count = models.PositiveIntegerField()
    school: Words = models.CharField(max_length=ID_LENGTH)
    schools: Strings = models.JSONField(default=list)
    source: Words = models.CharField(max_length=ID_LENGTH)
    pattern: Words = models.CharField(max_length=WORD_LENGTH)
    group_digest: Words = models.CharField(max_length=DIGEST_LENGTH)
    severity: Words = models.CharField(max_length=WORD_LENGTH)
    status: Words = models.CharField(max_length=WORD_LENGTH, default=Status.DRAFT.value)
    near_miss: Flag = models.BooleanField()
    detected_at: Moment = models.DateTimeField()
    # Three times, never merged: when the scanner saw it, a person opened it, a person was
    # reasonably certain of it.
    first_human_seen_at: OptionalMoment = models.DateTimeField(null=True)
    aware_at: OptionalMoment = models.DateTimeField(null=True)
    occurred_at: OptionalMoment = models.DateTimeField(null=True)
    deadline_at: Moment = models.DateTimeField()
    impact: Small = models.PositiveSmallIntegerField()
    recurrence: Small = models.PositiveSmallIntegerField()
    band: Words = models.CharField(max_length=WORD_LENGTH)
    unresolved_subjects: Count = models.PositiveIntegerField(default=0)
    recipients_complete: Words = models.CharField(max_length=WORD_LENGTH)
    previous: models.ForeignKey[Incident | None, Incident | None] = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+"
    )
    version: Count = models.PositiveIntegerField(default=1)  # raised by every change

    class Meta:
        indexes = (
            models.Index(
                fields=("group_digest", "pattern", "school", "source"), name="incident_group"
            ),
            models.Index(fields=("status", "deadline_at"), name="incident_queue"),
            models.Index(fields=("detected_at", "status", "pattern"), name="incident_found"),
            models.Index(fields=("status", "detected_at"), name="incident_status"),
        )


class Decision(Table):
    """One line of an incident's history: added, never changed."""

    incident: models.ForeignKey[Incident, Incident] = models.ForeignKey(
        Incident, on_delete=models.PROTECT, related_name="history"
    )
    at: Moment = models.DateTimeField()
    who: Words = models.CharField(max_length=ID_LENGTH)
    what: Words = models.CharField(max_length=WORD_LENGTH)  # opened, extended, or the new status
    run: models.ForeignKey[Run | None, Run | None] = models.ForeignKey(
        Run, null=True, on_delete=models.PROTECT, related_name="+"
    )
    before: Words = models.CharField(max_length=WORD_LENGTH, blank=True)  # the status it had
    # A DismissalKind of register.case.dismissal; "" for all that is no dismissal.
    kind: Words = models.CharField(max_length=WORD_LENGTH, blank=True, default="")
    why = EncryptedTextField()
