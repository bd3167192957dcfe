"""The database's errors in the words of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import django.db

from scanner.errors import RegisterError

_WHAT_TO_DO = {
    "SQLITE_FULL": "the disk is full; make room",
    "SQLITE_BUSY": "another program keeps the register locked; end it",
    "SQLITE_LOCKED": "another program keeps the register locked; end it",
    "SQLITE_READONLY": "the register's file or folder is read only; give this account the right",
    "SQLITE_CANTOPEN": "the register's folder is missing, or closed to this account",
    "SQLITE_CORRUPT": "the register is damaged; restore it from backup",
    "SQLITE_NOTADB": "the file is not a register; check register.url",
    "SQLITE_IOERR": "the disk fails; check it",
}


@contextmanager
def told_as_register_error() -> Iterator[None]:
    """Turn Django's database errors into RegisterError.

    Tells class and code, never the library's text, which may quote a row.
    """
    try:
        yield
    except django.db.Error as error:
        cause = error.__cause__
        code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
        hint = next((text for name, text in _WHAT_TO_DO.items() if code.startswith(name)), "")
        what = hint or "nothing was recorded of this item; the scan can be run again"
        told = f"{type(error).__name__} {code}".strip()
        raise RegisterError(f"the register's database refused ({told}): {what}") from error
