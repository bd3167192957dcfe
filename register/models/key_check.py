"""Which key a register was made with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from register.models.table import Table

if TYPE_CHECKING:
    from register.models.table import Words


class KeyCheck(Table):
    """One row, written at first use: tells whether a key is the one this register has."""

    value: Words = models.CharField(max_length=64)
