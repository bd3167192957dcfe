"""What was deleted or replaced is gone from the database's files too, not only from its tables."""

from __future__ import annotations

from django.db import connection


def overwrite_what_is_deleted() -> None:
    """Let SQLite put zeros where rows stood, for as long as this connection lasts.

    https://www.sqlite.org/pragma.html#pragma_secure_delete
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def give_back() -> None:
    """Write the database anew without what was deleted, and empty SQLite's log of writes.

    Not to be called within a transaction. PostgreSQL keeps its own log of writes for a while, and
    archives it where it is set up to.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for table in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f"VACUUM FULL {connection.ops.quote_name(table)}")
