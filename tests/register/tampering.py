"""What somebody with the database's password, and without the key, might do to the log."""

from __future__ import annotations

from typing import Any

from register.custody.log_guard import GUARDS, TABLE, raise_guard


def behind_the_guard(*statements: tuple[str, list[Any]] | str) -> None:
    """Run statements with the log's triggers out of the way, and put them back."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in GUARDS:
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER USER")
        for statement in statements:
            text, values = (statement, []) if isinstance(statement, str) else statement
            cursor.execute(text, values)
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {TABLE} ENABLE TRIGGER USER")
    if connection.vendor == "sqlite":
        raise_guard(connection)


def all_tables() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the open register, as stored."""
    from django.db import connection

    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = connection.introspection.get_table_description(cursor, table)
            names = [column.name for column in columns]
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = [tuple(_plain(value) for value in row) for row in cursor.fetchall()]
            found[table] = [tuple(names), *sorted(rows, key=repr)]
    return found


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value
