"""PostgreSQL's own programs for copying a database, and where its tables stand."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from django.db import connection

from scanner.errors import RegisterError

_PASSWORD = "PGPASSWORD"
# As libpq names them: https://www.postgresql.org/docs/current/libpq-envars.html
_ENVIRONMENT = {
    "dbname": "PGDATABASE",
    "user": "PGUSER",
    "password": _PASSWORD,
    "host": "PGHOST",
    "port": "PGPORT",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}


def dump(target: Path) -> None:
    """Write the register's schema with all in it to `target`, as of one moment.

    Raises RegisterError when pg_dump is missing or fails.
    """
    _run("pg_dump", "--format=custom", f"--schema={schema()}", "--no-owner", f"--file={target}")


def restore(source: Path) -> None:
    """Put what `dump` wrote into the empty schema. Raises RegisterError likewise."""
    _run(
        "pg_restore",
        "--single-transaction",
        "--exit-on-error",
        "--no-owner",
        "--no-privileges",
        f"--schema={schema()}",
        f"--dbname={_parameters()['dbname']}",
        str(source),
    )


def schema() -> str:
    """The schema that the register's tables stand in, or will."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        (name,) = cursor.fetchone()
    return str(name)


def has_tables() -> bool:
    """Whether anything stands in that schema."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS"
            " (SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace)"
        )
        (found,) = cursor.fetchone()
    return bool(found)


def move_schema(name: str, aside: str) -> None:
    """Give the schema with all in it another name, and make an empty one in its place."""
    quoted, other = connection.ops.quote_name(name), connection.ops.quote_name(aside)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER SCHEMA {quoted} RENAME TO {other}")
        cursor.execute(f"CREATE SCHEMA {quoted}")


def put_schema_back(name: str, aside: str) -> None:
    """Undo `move_schema`, with whatever has come into the new one."""
    quoted, other = connection.ops.quote_name(name), connection.ops.quote_name(aside)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA {quoted} CASCADE")
        cursor.execute(f"ALTER SCHEMA {other} RENAME TO {quoted}")


def _run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs. The password goes by its environment, not its arguments.

    What it says is not told on, for it may quote a row.
    """
    found = shutil.which(program)
    if found is None:
        raise RegisterError(
            f"{program} is not installed: install PostgreSQL's client programs"
            " (Debian: postgresql-client), of the server's version or a later one"
        )
    ended = subprocess.run(
        [found, *arguments], env=_environment(), capture_output=True, stdin=subprocess.DEVNULL
    )
    if ended.returncode != 0:
        raise RegisterError(
            f"{program} failed (exit code {ended.returncode}): is it of the server's version or a"
            " later one, and may this account read and make every table of the register?"
        )


def _environment() -> Mapping[str, str]:
    told = {
        _ENVIRONMENT[name]: str(value)
        for name, value in _parameters().items()
        if name in _ENVIRONMENT and value
    }
    return {**os.environ, **told}


def _parameters() -> dict[str, object]:
    return dict(connection.get_connection_params())
