"""What people add to an incident: the record, follow-ups, tasks, assessments, complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from register.models.incident import Incident
from register.models.table import DIGEST_LENGTH, ID_LENGTH, WORD_LENGTH, Table
from register.vault.encrypted import EncryptedJSONField, EncryptedTextField

if TYPE_CHECKING:
    from register.models.table import (
        Count,
        Day,
        Flag,
        Moment,
        OptionalCount,
        OptionalDay,
        OptionalMoment,
        Strings,
        Words,
    )


class IncidentSchool(Table):
    """One school that an incident concerns: what lists and row-level access look up."""

    incident: models.ForeignKey[Incident, Incident] = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="concerned"
    )
    school: Words = models.CharField(max_length=ID_LENGTH, db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("incident", "school"), name="one_row_a_school"),
        )


class CaseRecord(Table):
    """The record of an incident as a person gives it: facts and cause, effects, action taken.

    `facts`: the fields of the report form by name, as typed. The plain columns are words of the
    regulator's own lists and counts, which reports add up. One row an incident, written when
    somebody first edits it.
    """

    incident: models.OneToOneField[Incident, Incident] = models.OneToOneField(
        Incident, on_delete=models.CASCADE, related_name="record"
    )
    incident_id: int
    kind: Words = models.CharField(max_length=WORD_LENGTH, blank=True)  # of one entered by hand
    is_cyber: Flag = models.BooleanField(default=False)
    incident_type: Words = models.CharField(max_length=ID_LENGTH, blank=True)
    data_types: Strings = models.JSONField(default=list)
    subject_kinds: Strings = models.JSONField(default=list)
    subject_count: OptionalCount = models.PositiveIntegerField(null=True)
    owner: Words = models.CharField(max_length=ID_LENGTH, blank=True)
    reported_at: OptionalMoment = models.DateTimeField(null=True)
    subjects_told_at: OptionalMoment = models.DateTimeField(null=True)
    closed_at: OptionalMoment = models.DateTimeField(null=True)
    facts = EncryptedJSONField()


class FollowUp(Table):
    """What was done about one recipient who should not have had it."""

    incident: models.ForeignKey[Incident, Incident] = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="follow_ups"
    )
    recipient_digest: Words = models.CharField(max_length=DIGEST_LENGTH)
    address = EncryptedTextField()  # empty for a letter
    person: Words = models.CharField(max_length=ID_LENGTH, blank=True)
    recall: Words = models.CharField(max_length=WORD_LENGTH, blank=True)  # a Recall of follow_up
    recalled_at: OptionalMoment = models.DateTimeField(null=True)
    asked_at: OptionalMoment = models.DateTimeField(null=True)
    chased_at: OptionalMoment = models.DateTimeField(null=True)
    confirmed_at: OptionalMoment = models.DateTimeField(null=True)
    is_in_writing: Flag = models.BooleanField(default=False)
    # "Not shared, published, saved or replicated" (domain facts, 4.2).
    is_promised: Flag = models.BooleanField(default=False)
    note = EncryptedTextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("incident", "recipient_digest"), name="one_follow_up_a_recipient"
            ),
        )


class Task(Table):
    """One step of the procedure for one incident: who does it, by when, and when it was done."""

    incident: models.ForeignKey[Incident, Incident] = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="tasks"
    )
    step: Words = models.CharField(max_length=WORD_LENGTH)  # of the procedure; "own" for others
    title = EncryptedTextField()
    owner: Words = models.CharField(max_length=ID_LENGTH, blank=True)
    due_on: OptionalDay = models.DateField(null=True)
    done_at: OptionalMoment = models.DateTimeField(null=True)
    done_by: Words = models.CharField(max_length=ID_LENGTH, blank=True)
    order: Count = models.PositiveIntegerField(default=0)


class Assessment(Table):
    """The four questions of the self-assessment as answered at one time: added, never changed."""

    incident: models.ForeignKey[Incident, Incident] = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="assessments"
    )
    at: Moment = models.DateTimeField()
    who: Words = models.CharField(max_length=ID_LENGTH)
    answers: Strings = models.JSONField(default=list)  # as far as they were asked, in order
    outcome: Words = models.CharField(max_length=WORD_LENGTH)
    reasons = EncryptedTextField()


class Complaint(Table):
    """A complaint about an incident, and how far it has come.

    The days are plain, as lists and reports count by them. Who complained, about what, and what
    was answered are encrypted.
    """

    incident: models.ForeignKey[Incident, Incident] = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="complaints"
    )
    complainant = EncryptedTextField()
    contact = EncryptedTextField()  # how they can be reached; empty where nobody knows
    received_on: Day = models.DateField()
    about = EncryptedTextField()
    acknowledged_on: OptionalDay = models.DateField(null=True)
    acknowledged_by = EncryptedTextField()  # as typed: whoever wrote may have no account
    answered_on: OptionalDay = models.DateField(null=True)
    answer = EncryptedTextField()

    class Meta:
        indexes = (
            models.Index(fields=["acknowledged_on", "answered_on"], name="complaint_waits"),
            models.Index(fields=["received_on"], name="complaint_received"),
        )
