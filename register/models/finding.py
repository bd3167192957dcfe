"""What the scanner found, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from register.models.incident import Incident
from register.models.run import Run
from register.models.table import DIGEST_LENGTH, FINGERPRINT_LENGTH, ID_LENGTH, WORD_LENGTH, Table
from register.vault.encrypted import EncryptedJSONField, EncryptedTextField

if TYPE_CHECKING:
    from register.models.table import (
        Big,
        Count,
        Flag,
        Moment,
        Numbers,
        OptionalMoment,
        Real,
        Strings,
        Text,
        Words,
    )


class Finding(Table):
    """One breach of one pattern in one item."""

    fingerprint: Words = models.CharField(max_length=FINGERPRINT_LENGTH, unique=True)
    incident: models.ForeignKey[Incident, Incident] = models.ForeignKey(
        Incident, on_delete=models.PROTECT, related_name="findings"
    )
    run: models.ForeignKey[Run, Run] = models.ForeignKey(
        Run, on_delete=models.PROTECT, related_name="+"
    )
    found_at: Moment = models.DateTimeField()
    rule: Words = models.CharField(max_length=ID_LENGTH)
    source: Words = models.CharField(max_length=ID_LENGTH)
    locator_digest: Words = models.CharField(max_length=DIGEST_LENGTH)
    locator = EncryptedTextField()
    # As the source called it when it was flagged; none with findings of before we kept it.
    item_version = EncryptedTextField(null=True)
    severity: Words = models.CharField(max_length=WORD_LENGTH)
    confidence: Real = models.FloatField()
    explanation = EncryptedTextField()
    policy_line: Text = models.TextField()
    subjects: Strings = models.JSONField(default=list)
    categories: Strings = models.JSONField(default=list)
    recipient_digests: Strings = models.JSONField(default=list)
    recipients = EncryptedJSONField()  # [{address, person, reason}]
    occurred_at: OptionalMoment = models.DateTimeField(null=True)
    near_miss: Flag = models.BooleanField()
    unresolved_subjects: Count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=("locator_digest", "rule"), name="finding_item"),)


class Reader(Table):
    """A principal that could see what a finding is about; exposures name it by its number."""

    finding: models.ForeignKey[Finding, Finding] = models.ForeignKey(
        Finding, on_delete=models.CASCADE, related_name="readers"
    )
    number: Count = models.PositiveIntegerField()
    digest: Words = models.CharField(max_length=DIGEST_LENGTH, db_index=True)
    address = EncryptedTextField()
    people: Strings = models.JSONField(default=list)


class Exposure(Table):
    """One subject's one category, not entitled, before some of the finding's readers.

    Readers of the same exposure share a row: one list of pupils to two hundred parents is then
    hundreds of rows, not tens of thousands.
    """

    finding: models.ForeignKey[Finding, Finding] = models.ForeignKey(
        Finding, on_delete=models.CASCADE, related_name="exposures"
    )
    subject: Words = models.CharField(max_length=ID_LENGTH, db_index=True)
    category: Words = models.CharField(max_length=WORD_LENGTH)
    basis: Words = models.CharField(max_length=ID_LENGTH)
    readers: Numbers = models.JSONField(default=list)
    # [{part, start, end, origin, hidden, position}]; a position may be a sheet's own name
    places = EncryptedJSONField()


class Snippet(Table):
    """A masked excerpt of what a finding is about."""

    finding: models.ForeignKey[Finding, Finding] = models.ForeignKey(
        Finding, on_delete=models.CASCADE, related_name="snippets"
    )
    text = EncryptedTextField()
    place: Words = models.CharField(max_length=ID_LENGTH)  # the kind of place: body, attachment
    position = EncryptedTextField()
    start: Big = models.PositiveBigIntegerField()
    end: Big = models.PositiveBigIntegerField()
