"""Every encrypted column of the database, as it stands in the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection

from register.vault.encrypted import Sealed

ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """One encrypted column; `field` is what Django opens it with."""

    table: str
    key: str
    column: str
    field: Sealed[Any]

    @property
    def place(self) -> str:
        """The name that its values are bound to."""
        return f"{self.table}.{self.column}"

    def values(self) -> Iterator[list[tuple[int, bytes]]]:
        """Row ids and stored bytes, in batches; rows that were changed meanwhile come once."""
        name = connection.ops.quote_name
        key, column, table = name(self.key), name(self.column), name(self.table)
        question = (
            f"SELECT {key}, {column} FROM {table}"
            f" WHERE {column} IS NOT NULL AND {key} > %s ORDER BY {key} LIMIT {ROWS_AT_ONCE}"
        )
        last = -1
        while True:
            with connection.cursor() as cursor:
                cursor.execute(question, [last])
                rows = [(int(row), bytes(value)) for row, value in cursor.fetchall()]
            if not rows:
                return
            yield rows
            last = rows[-1][0]

    def replace(self, values: Iterable[tuple[int, bytes]]) -> None:
        """Store other bytes in these rows."""
        name = connection.ops.quote_name
        key, column, table = name(self.key), name(self.column), name(self.table)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {table} SET {column} = %s WHERE {key} = %s",
                [(value, row) for row, value in values],
            )


def sealed_columns() -> list[SealedColumn]:
    """The encrypted columns of every table that this process knows."""
    return [
        SealedColumn(model._meta.db_table, _key_of(model), str(field.column), field)
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_concrete_fields
        if isinstance(field, Sealed)
    ]


def _key_of(model: Any) -> str:
    return str(model._meta.pk.column)
