"""What people decided to hold back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from register.models.run import Run
from register.models.table import DIGEST_LENGTH, FINGERPRINT_LENGTH, ID_LENGTH, WORD_LENGTH, Table
from register.vault.encrypted import EncryptedJSONField, EncryptedTextField

if TYPE_CHECKING:
    from register.models.table import Day, Flag, Moment, OptionalMoment, Strings, Words


class Suppression(Table):
    """A person's decision to hold findings back, until a day: ended, never deleted."""

    created_at: Moment = models.DateTimeField()
    author: Words = models.CharField(max_length=ID_LENGTH)
    kind: Words = models.CharField(max_length=WORD_LENGTH)
    reason = EncryptedTextField()
    until: Day = models.DateField()  # the last day it holds, in the UK
    incident: Words = models.CharField(max_length=ID_LENGTH, blank=True)
    pattern: Words = models.CharField(max_length=ID_LENGTH)
    source: Words = models.CharField(max_length=ID_LENGTH, blank=True)
    subjects: Strings = models.JSONField(default=list)
    categories: Strings = models.JSONField(default=list)
    people: Strings = models.JSONField(default=list)
    places = EncryptedJSONField()  # locators of items and folders
    place_digests: Strings = models.JSONField(default=list)
    addresses = EncryptedJSONField()
    address_digests: Strings = models.JSONField(default=list)
    ended_at: OptionalMoment = models.DateTimeField(null=True)
    ended_by: Words = models.CharField(max_length=ID_LENGTH, blank=True)
    ended_why = EncryptedTextField(null=True)


class HeldBack(Table):
    """A finding that a suppression keeps from opening an incident, while it stands so."""

    suppression: models.ForeignKey[Suppression, Suppression] = models.ForeignKey(
        Suppression, on_delete=models.PROTECT, related_name="held_back"
    )
    run: models.ForeignKey[Run, Run] = models.ForeignKey(
        Run, on_delete=models.PROTECT, related_name="+"
    )
    found_at: Moment = models.DateTimeField()
    source: Words = models.CharField(max_length=ID_LENGTH)
    locator_digest: Words = models.CharField(max_length=DIGEST_LENGTH)
    locator = EncryptedTextField()
    fingerprint: Words = models.CharField(max_length=FINGERPRINT_LENGTH)
    severity: Words = models.CharField(max_length=WORD_LENGTH)
    subjects: Strings = models.JSONField(default=list)
    categories: Strings = models.JSONField(default=list)
    recipients = EncryptedJSONField()  # [{address, person, reason}]
    explanation = EncryptedTextField()
    near_miss: Flag = models.BooleanField()

    class Meta:
        indexes = (models.Index(fields=("source", "locator_digest"), name="held_back_item"),)
