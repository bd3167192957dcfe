"""Which version of the key the register's values are encrypted with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from register.models.table import Table

if TYPE_CHECKING:
    from register.models.table import Moment, Small, Words


class KeyInUse(Table):
    """One row once a key has been rotated; without it, the first version is in use.

    The database says it and not the key file, because only the database changes it in the same
    transaction as the values themselves.
    """

    version: Small = models.PositiveSmallIntegerField()
    value: Words = models.CharField(max_length=64)  # tells that version's key from another
    since: Moment = models.DateTimeField()
