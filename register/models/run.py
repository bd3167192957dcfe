"""What scans leave behind: runs, how far they read, and what they could not inspect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from register.models.table import DIGEST_LENGTH, ID_LENGTH, WORD_LENGTH, Table
from register.vault.encrypted import EncryptedTextField

if TYPE_CHECKING:
    from register.models.table import Big, Count, Flag, Heads, Moment, OptionalMoment, Text, Words


class RunState(models.TextChoices):
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    INTERRUPTED = "interrupted"  # it ended without saying so: killed, or the power went


class Run(Table):
    """One scan, what it looked at and what came of it. Dry runs leave none."""

    started_at: Moment = models.DateTimeField()
    finished_at: OptionalMoment = models.DateTimeField(null=True)
    version: Words = models.CharField(max_length=WORD_LENGTH)
    state: Words = models.CharField(max_length=WORD_LENGTH, default=RunState.RUNNING.value)
    items: Count = models.PositiveIntegerField(default=0)
    inspected: Count = models.PositiveIntegerField(default=0)
    gaps: Count = models.PositiveIntegerField(default=0)
    findings: Count = models.PositiveIntegerField(default=0)
    incidents_opened: Count = models.PositiveIntegerField(default=0)
    incidents_extended: Count = models.PositiveIntegerField(default=0)
    suppressed: Count = models.PositiveIntegerField(default=0)
    # How many people the roster held, by kind: no ids, only what tells a roster that shrank.
    heads: Heads = models.JSONField(default=dict)


class Holder(Table):
    """One row while a scan holds the register: which process on which machine, since when."""

    pid: Big = models.PositiveBigIntegerField()
    host: Words = models.CharField(max_length=255)
    since: Moment = models.DateTimeField()


class Bookmark(Table):
    """How far a source has been read; a connector may put a name into it, so it is encrypted."""

    source: Words = models.CharField(max_length=ID_LENGTH, unique=True)
    value = EncryptedTextField()
    saved_at: Moment = models.DateTimeField()


class Seen(Table):
    """The state in which an item was last dealt with, to leave it alone while it stays so."""

    source: Words = models.CharField(max_length=ID_LENGTH)
    locator_digest: Words = models.CharField(max_length=DIGEST_LENGTH)
    state_digest: Words = models.CharField(max_length=DIGEST_LENGTH)
    is_gap: Flag = models.BooleanField()
    can_retry: Flag = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("source", "locator_digest"), name="one_seen_an_item"),
        )


class Gap(Table):
    """Something that stands uninspected, until a scan inspects it or finds it gone."""

    source: Words = models.CharField(max_length=ID_LENGTH)
    item_digest: Words = models.CharField(max_length=DIGEST_LENGTH)  # whose part it is, or the item
    locator_digest: Words = models.CharField(max_length=DIGEST_LENGTH)
    locator = EncryptedTextField()
    reason: Words = models.CharField(max_length=WORD_LENGTH)
    detail: Text = models.TextField(blank=True)
    can_retry: Flag = models.BooleanField()
    first_at: Moment = models.DateTimeField()
    last_at: Moment = models.DateTimeField()
    run: models.ForeignKey[Run, Run] = models.ForeignKey(
        Run, on_delete=models.PROTECT, related_name="+"
    )
    run_id: int

    class Meta:
        indexes = (models.Index(fields=("source", "item_digest"), name="gap_item"),)
