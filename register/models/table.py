"""What every table of the register has, and the types of its columns."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models

DIGEST_LENGTH = 32
FINGERPRINT_LENGTH = 64
ID_LENGTH = 200
WORD_LENGTH = 40

if TYPE_CHECKING:
    # Spelt out so that types are known without django-stubs' plugin and a settings module for it.
    Words = models.CharField[str, str]
    Text = models.TextField[str, str]
    Count = models.PositiveIntegerField[int, int]
    OptionalCount = models.PositiveIntegerField[int | None, int | None]
    Big = models.PositiveBigIntegerField[int, int]
    Small = models.PositiveSmallIntegerField[int, int]
    Real = models.FloatField[float, float]
    Flag = models.BooleanField[bool, bool]
    Moment = models.DateTimeField[datetime, datetime]
    OptionalMoment = models.DateTimeField[datetime | None, datetime | None]
    Strings = models.JSONField[list[str], list[str]]
    Numbers = models.JSONField[list[int], list[int]]
    Heads = models.JSONField[dict[str, int], dict[str, int]]
    Day = models.DateField[date, date]
    OptionalDay = models.DateField[date | None, date | None]
    Id = models.BigAutoField[int, int]


class Table(models.Model):
    """What every table here has; declared so that types are known without a plugin."""

    id: Id = models.BigAutoField(primary_key=True)
    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True
