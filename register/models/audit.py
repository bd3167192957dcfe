"""The audit log: who did what, in a chain that shows every change to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from django.db import models

from register.models.table import FINGERPRINT_LENGTH, ID_LENGTH, WORD_LENGTH, Table
from register.vault.encrypted import EncryptedJSONField
from scanner.errors import RegisterError

if TYPE_CHECKING:
    from register.models.table import Big, Moment, Small, Words


class AppendOnly(models.QuerySet[Any]):
    """Rows of this table are added and read. The database refuses the rest as well."""

    def update(self, **kwargs: Any) -> NoReturn:
        _refuse()

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse()

    def delete(self) -> NoReturn:
        _refuse()


class AuditEntry(Table):
    """One line of the log. `register.custody.audit.note` writes it; nothing changes it.

    `about` is a plain reference: an incident's, a run's number, a sign-in name. What could name
    a subject stands in `details`. Their digest stays when a purge takes the details themselves.
    """

    objects = AppendOnly.as_manager()

    sequence: Big = models.PositiveBigIntegerField(unique=True)
    at: Moment = models.DateTimeField()
    who: Words = models.CharField(max_length=ID_LENGTH)
    action: Words = models.CharField(max_length=WORD_LENGTH)
    about: Words = models.CharField(max_length=ID_LENGTH, blank=True)
    details = EncryptedJSONField(null=True)
    details_digest: Words = models.CharField(max_length=FINGERPRINT_LENGTH, blank=True)
    key_version: Small = models.PositiveSmallIntegerField()  # of the key that sealed it
    previous: Words = models.CharField(max_length=FINGERPRINT_LENGTH, blank=True)
    seal: Words = models.CharField(max_length=FINGERPRINT_LENGTH)

    class Meta:
        indexes = (
            models.Index(fields=("about", "sequence"), name="audit_about"),
            models.Index(fields=("at",), name="audit_at"),
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            _refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse()


class AuditHead(Table):
    """One row: where the log ends. It is locked to append, so that entries take turns."""

    sequence: Big = models.PositiveBigIntegerField(default=0)
    seal: Words = models.CharField(max_length=FINGERPRINT_LENGTH, blank=True)


def _refuse() -> NoReturn:
    raise RegisterError("the audit log is only ever added to: its entries stay as they are")
