"""The tables of the register.

Personal values (locators, addresses, excerpts, explanations, reasons that people type) stand in
encrypted columns only; roster ids, categories, patterns, counts and times are plain. What has
to be found again by a personal value has a keyed digest beside it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models

from register.encrypted import EncryptedJSONField, EncryptedTextField
from register.status import Status

DIGEST_LENGTH = 32
FINGERPRINT_LENGTH = 64
ID_LENGTH = 200
WORD_LENGTH = 40

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    # Spelt out so that types are known without django-stubs' plugin and a settings module for it.
    _Words = models.CharField[str, str]
    _Text = models.TextField[str, str]
    _Count = models.PositiveIntegerField[int, int]
    _Big = models.PositiveBigIntegerField[int, int]
    _Small = models.PositiveSmallIntegerField[int, int]
    _Real = models.FloatField[float, float]
    _Flag = models.BooleanField[bool, bool]
    _Moment = models.DateTimeField[datetime, datetime]
    _OptionalMoment = models.DateTimeField[datetime | None, datetime | None]
    _Strings = models.JSONField[list[str], list[str]]
    _Numbers = models.JSONField[list[int], list[int]]
    _Heads = models.JSONField[dict[str, int], dict[str, int]]
    _Day = models.DateField[date, date]
    _Id = models.BigAutoField[int, int]


class RunState(models.TextChoices):
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    INTERRUPTED = "interrupted"  # it ended without saying so: killed, or the power went


class Table(models.Model):
    """What every table here has; declared so that types are known without a plugin."""

    id: _Id = models.BigAutoField(primary_key=True)
    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True


class KeyCheck(Table):
    """One row, written at first use: tells whether a key is the one this register has."""

    value: _Words = models.CharField(max_length=64)


class Holder(Table):
    """One row while a scan holds the register: which process on which machine, since when."""

    pid: _Big = models.PositiveBigIntegerField()
    host: _Words = models.CharField(max_length=255)
    since: _Moment = models.DateTimeField()


class Run(Table):
    """One scan, what it looked at and what came of it. Dry runs leave none."""

    started_at: _Moment = models.DateTimeField()
    finished_at: _OptionalMoment = models.DateTimeField(null=True)
    version: _Words = models.CharField(max_length=WORD_LENGTH)
    state: _Words = models.CharField(max_length=WORD_LENGTH, default=RunState.RUNNING.value)
    items: _Count = models.PositiveIntegerField(default=0)
    inspected: _Count = models.PositiveIntegerField(default=0)
    gaps: _Count = models.PositiveIntegerField(default=0)
    findings: _Count = models.PositiveIntegerField(default=0)
    incidents_opened: _Count = models.PositiveIntegerField(default=0)
    incidents_extended: _Count = models.PositiveIntegerField(default=0)
    suppressed: _Count = models.PositiveIntegerField(default=0)
    # How many people the roster held, by kind: no ids, only what tells a roster that shrank.
    heads: _Heads = models.JSONField(default=dict)


class Counter(Table):
    """The last serial given to an incident of one school in one year."""

    school: _Words = models.CharField(max_length=ID_LENGTH)  # as in references: upper case
    year: _Count = models.PositiveIntegerField()
    last_serial: _Count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("school", "year"), name="one_counter_a_year"),
        )


class Incident(Table):
    """A possible breach, from draft to closed. Who it concerns stands in its findings."""

    findings: RelatedManager[Finding]
    reference: _Words = models.CharField(max_length=ID_LENGTH, unique=True)
    year: _Count = models.PositiveIntegerField()
    serial: _Count = models.PositiveIntegerField()
    school: _Words = models.CharField(max_length=ID_LENGTH)
    schools: _Strings = models.JSONField(default=list)
    source: _Words = models.CharField(max_length=ID_LENGTH)
    pattern: _Words = models.CharField(max_length=WORD_LENGTH)
    group_digest: _Words = models.CharField(max_length=DIGEST_LENGTH)
    severity: _Words = models.CharField(max_length=WORD_LENGTH)
    status: _Words = models.CharField(max_length=WORD_LENGTH, default=Status.DRAFT.value)
    near_miss: _Flag = models.BooleanField()
    detected_at: _Moment = models.DateTimeField()
    # Three times, never merged: when the scanner saw it, a person opened it, a person was
    # reasonably certain of it.
    first_human_seen_at: _OptionalMoment = models.DateTimeField(null=True)
    aware_at: _OptionalMoment = models.DateTimeField(null=True)
    occurred_at: _OptionalMoment = models.DateTimeField(null=True)
    deadline_at: _Moment = models.DateTimeField()
    impact: _Small = models.PositiveSmallIntegerField()
    recurrence: _Small = models.PositiveSmallIntegerField()
    band: _Words = models.CharField(max_length=WORD_LENGTH)
    unresolved_subjects: _Count = models.PositiveIntegerField(default=0)
    recipients_complete: _Words = models.CharField(max_length=WORD_LENGTH)
    previous: models.ForeignKey[Incident | None, Incident | None] = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+"
    )
    version: _Count = models.PositiveIntegerField(default=1)  # raised by every change

    class Meta:
        indexes = (
            models.Index(
                fields=("group_digest", "pattern", "school", "source"), name="incident_group"
            ),
            models.Index(fields=("status", "deadline_at"), name="incident_queue"),
        )


class Decision(Table):
    """One line of an incident's history: added, never changed."""

    incident: models.ForeignKey[Incident, Incident] = models.ForeignKey(
        Incident, on_delete=models.PROTECT, related_name="history"
    )
    at: _Moment = models.DateTimeField()
    who: _Words = models.CharField(max_length=ID_LENGTH)
    what: _Words = models.CharField(max_length=WORD_LENGTH)  # opened, extended, or the new status
    run: models.ForeignKey[Run | None, Run | None] = models.ForeignKey(
        Run, null=True, on_delete=models.PROTECT, related_name="+"
    )
    before: _Words = models.CharField(max_length=WORD_LENGTH, blank=True)  # the status it had
    why = EncryptedTextField()


class Finding(Table):
    """One breach of one pattern in one item."""

    fingerprint: _Words = models.CharField(max_length=FINGERPRINT_LENGTH, unique=True)
    incident: models.ForeignKey[Incident, Incident] = models.ForeignKey(
        Incident, on_delete=models.PROTECT, related_name="findings"
    )
    run: models.ForeignKey[Run, Run] = models.ForeignKey(
        Run, on_delete=models.PROTECT, related_name="+"
    )
    found_at: _Moment = models.DateTimeField()
    rule: _Words = models.CharField(max_length=ID_LENGTH)
    source: _Words = models.CharField(max_length=ID_LENGTH)
    locator_digest: _Words = models.CharField(max_length=DIGEST_LENGTH)
    locator = EncryptedTextField()
    severity: _Words = models.CharField(max_length=WORD_LENGTH)
    confidence: _Real = models.FloatField()
    explanation = EncryptedTextField()
    policy_line: _Text = models.TextField()
    subjects: _Strings = models.JSONField(default=list)
    categories: _Strings = models.JSONField(default=list)
    recipient_digests: _Strings = models.JSONField(default=list)
    recipients = EncryptedJSONField()  # [{address, person, reason}]
    occurred_at: _OptionalMoment = models.DateTimeField(null=True)
    near_miss: _Flag = models.BooleanField()
    unresolved_subjects: _Count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=("locator_digest", "rule"), name="finding_item"),)


class Suppression(Table):
    """A person's decision to hold findings back, until a day: ended, never deleted."""

    created_at: _Moment = models.DateTimeField()
    author: _Words = models.CharField(max_length=ID_LENGTH)
    kind: _Words = models.CharField(max_length=WORD_LENGTH)
    reason = EncryptedTextField()
    until: _Day = models.DateField()  # the last day it holds, in the UK
    incident: _Words = models.CharField(max_length=ID_LENGTH, blank=True)
    pattern: _Words = models.CharField(max_length=ID_LENGTH)
    source: _Words = models.CharField(max_length=ID_LENGTH, blank=True)
    subjects: _Strings = models.JSONField(default=list)
    categories: _Strings = models.JSONField(default=list)
    people: _Strings = models.JSONField(default=list)
    places = EncryptedJSONField()  # locators of items and folders
    place_digests: _Strings = models.JSONField(default=list)
    addresses = EncryptedJSONField()
    address_digests: _Strings = models.JSONField(default=list)
    ended_at: _OptionalMoment = models.DateTimeField(null=True)
    ended_by: _Words = models.CharField(max_length=ID_LENGTH, blank=True)
    ended_why = EncryptedTextField(null=True)


class HeldBack(Table):
    """A finding that a suppression keeps from opening an incident, while it stands so."""

    suppression: models.ForeignKey[Suppression, Suppression] = models.ForeignKey(
        Suppression, on_delete=models.PROTECT, related_name="held_back"
    )
    run: models.ForeignKey[Run, Run] = models.ForeignKey(
        Run, on_delete=models.PROTECT, related_name="+"
    )
    found_at: _Moment = models.DateTimeField()
    source: _Words = models.CharField(max_length=ID_LENGTH)
    locator_digest: _Words = models.CharField(max_length=DIGEST_LENGTH)
    locator = EncryptedTextField()
    fingerprint: _Words = models.CharField(max_length=FINGERPRINT_LENGTH)
    severity: _Words = models.CharField(max_length=WORD_LENGTH)
    subjects: _Strings = models.JSONField(default=list)
    categories: _Strings = models.JSONField(default=list)
    recipients = EncryptedJSONField()  # [{address, person, reason}]
    explanation = EncryptedTextField()
    near_miss: _Flag = models.BooleanField()

    class Meta:
        indexes = (models.Index(fields=("source", "locator_digest"), name="held_back_item"),)


class Reader(Table):
    """A principal that could see what a finding is about; exposures name it by its number."""

    finding: models.ForeignKey[Finding, Finding] = models.ForeignKey(
        Finding, on_delete=models.CASCADE, related_name="readers"
    )
    number: _Count = models.PositiveIntegerField()
    digest: _Words = models.CharField(max_length=DIGEST_LENGTH, db_index=True)
    address = EncryptedTextField()
    people: _Strings = models.JSONField(default=list)


class Exposure(Table):
    """One subject's one category, not entitled, before some of the finding's readers.

    Readers of the same exposure share a row: one list of pupils to two hundred parents is then
    hundreds of rows, not tens of thousands.
    """

    finding: models.ForeignKey[Finding, Finding] = models.ForeignKey(
        Finding, on_delete=models.CASCADE, related_name="exposures"
    )
    subject: _Words = models.CharField(max_length=ID_LENGTH, db_index=True)
    category: _Words = models.CharField(max_length=WORD_LENGTH)
    basis: _Words = models.CharField(max_length=ID_LENGTH)
    readers: _Numbers = models.JSONField(default=list)
    # [{part, start, end, origin, hidden, position}]; a position may be a sheet's own name
    places = EncryptedJSONField()


class Snippet(Table):
    """A masked excerpt of what a finding is about."""

    finding: models.ForeignKey[Finding, Finding] = models.ForeignKey(
        Finding, on_delete=models.CASCADE, related_name="snippets"
    )
    text = EncryptedTextField()
    place: _Words = models.CharField(max_length=ID_LENGTH)  # the kind of place: body, attachment
    position = EncryptedTextField()
    start: _Big = models.PositiveBigIntegerField()
    end: _Big = models.PositiveBigIntegerField()


class Gap(Table):
    """Something that stands uninspected, until a scan inspects it or finds it gone."""

    source: _Words = models.CharField(max_length=ID_LENGTH)
    item_digest: _Words = models.CharField(
        max_length=DIGEST_LENGTH
    )  # whose part it is, or the item
    locator_digest: _Words = models.CharField(max_length=DIGEST_LENGTH)
    locator = EncryptedTextField()
    reason: _Words = models.CharField(max_length=WORD_LENGTH)
    detail: _Text = models.TextField(blank=True)
    can_retry: _Flag = models.BooleanField()
    first_at: _Moment = models.DateTimeField()
    last_at: _Moment = models.DateTimeField()
    run: models.ForeignKey[Run, Run] = models.ForeignKey(
        Run, on_delete=models.PROTECT, related_name="+"
    )
    run_id: int

    class Meta:
        indexes = (models.Index(fields=("source", "item_digest"), name="gap_item"),)


class Bookmark(Table):
    """How far a source has been read; a connector may put a name into it, so it is encrypted."""

    source: _Words = models.CharField(max_length=ID_LENGTH, unique=True)
    value = EncryptedTextField()
    saved_at: _Moment = models.DateTimeField()


class Seen(Table):
    """The state in which an item was last dealt with, to leave it alone while it stays so."""

    source: _Words = models.CharField(max_length=ID_LENGTH)
    locator_digest: _Words = models.CharField(max_length=DIGEST_LENGTH)
    state_digest: _Words = models.CharField(max_length=DIGEST_LENGTH)
    is_gap: _Flag = models.BooleanField()
    can_retry: _Flag = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("source", "locator_digest"), name="one_seen_an_item"),
        )
