"""Columns that hold personal values: encrypted at rest, `Personal` in Python.

They can be stored and read, not searched. What must be found again has a keyed digest beside it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.core.exceptions import FieldError
from django.db import models

from register.vault.key import held
from scanner.errors import RegisterError
from scanner.personal import Personal

T = TypeVar("T")

if TYPE_CHECKING:

    class _Field(models.Field[Personal[T], Personal[T]], Generic[T]):
        """Django's fields take type arguments only in their stubs."""

else:

    class _Field(models.Field, Generic[T]):
        """Django's own field."""


class Sealed(_Field[T]):
    """What both kinds of column share: the column type, the binding to it, no look-ups."""

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_lookup(self, lookup_name: str) -> Any:
        raise FieldError(f"{self._place()} is encrypted; look it up by its digest")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        if not isinstance(value, Personal):
            raise TypeError(f"{self._place()} takes a Personal value")
        plain = self._bytes(value.reveal())
        return connection.Database.Binary(held().encrypted(self._place(), plain))

    def from_db_value(self, value: Any, expression: object, connection: object) -> Any:
        if value is None:
            return None
        return Personal(self.opened(bytes(value)))

    def opened(self, stored: bytes) -> T:
        """What the column holds as these bytes, in clear.

        Raises KeyLost or RegisterError for what does not open.
        """
        plain = held().decrypted(self._place(), stored)
        try:
            return self._value(plain)
        except ValueError as error:
            raise RegisterError(
                f"{self._place()}: a value opens, but is no value of ours"
            ) from error

    def _place(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def _bytes(self, value: Any) -> bytes:
        raise NotImplementedError

    def _value(self, plain: bytes) -> T:
        raise NotImplementedError


class EncryptedTextField(Sealed[str]):
    """A `Personal[str]`, AES-256-GCM at rest."""

    def _bytes(self, value: Any) -> bytes:
        # File names may hold surrogates, which stand for bytes that are no UTF-8.
        return str(value).encode("utf-8", "surrogatepass")

    def _value(self, plain: bytes) -> str:
        return plain.decode("utf-8", "surrogatepass")


class EncryptedJSONField(Sealed[Any]):
    """A `Personal` of JSON values, AES-256-GCM at rest."""

    def _bytes(self, value: Any) -> bytes:
        return json.dumps(value, separators=(",", ":")).encode("ascii")

    def _value(self, plain: bytes) -> Any:
        return json.loads(plain)
