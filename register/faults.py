"""The errors of the database and of the disk in the words of ours."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import django.db

from scanner.errors import RegisterError

_FULL = "the disk is full; make room"
_LOCKED = "another program keeps the register locked; end it"
_AT_ONCE = "two did something at once; do it again"
_AWAY = (
    "the database server does not answer; see that it runs, that register.url is right, and that"
    " it lets this account in"
)
# The first that the code begins with. SQLite: https://www.sqlite.org/rescode.html;
# PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html
_WHAT_TO_DO = {
    "SQLITE_FULL": _FULL,
    "SQLITE_BUSY": _LOCKED,
    "SQLITE_LOCKED": _LOCKED,
    "SQLITE_READONLY": "the register's file or folder is read only; give this account the right",
    "SQLITE_CANTOPEN": "the register's folder is missing, or closed to this account",
    "SQLITE_CORRUPT": "the register is damaged; restore it from backup",
    "SQLITE_NOTADB": "the file is not a register; check register.url",
    "SQLITE_IOERR": "the disk is full or fails; make room, or check it",
    "08": _AWAY,
    "25006": "the database is read only; ask who runs the server",
    "28": "the server does not let this account in; check register.url and register.password",
    "3D000": "there is no such database on the server; make it, or correct register.url",
    "40": _AT_ONCE,
    "42501": "this account lacks rights in the database; it must own the register's tables",
    "53100": "the server's disk is full; make room",
    "53300": "the server has no connection left; end some, or allow it more",
    "55P03": _AT_ONCE,
    "57P": "the server is being stopped or started; try again when it runs",
    "XX00": "the register is damaged; restore it from backup",
}
_OTHERWISE = "nothing of it was recorded; it can be run again"

_OF_THE_DISK = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: "this account's share of the disk is used up; make room",
    errno.EROFS: "the disk is read only",
    errno.EACCES: "this account may not; give it the right",
    errno.EPERM: "this account may not; give it the right",
    errno.ENOENT: "a folder on the way is missing",
    errno.ENOTDIR: "a folder on the way is a file",
    errno.EISDIR: "it is a folder",
    errno.EXDEV: "it lies on another disk than its folder",
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
        told = f"{type(error).__name__} {code}".strip()
        what = _what_to_do(error, code)
        raise RegisterError(f"the register's database refused ({told}): {what}") from error


def told_of_disk(error: OSError) -> str:
    """Why the system refused a file, and what to do; names no file."""
    if error.errno in _OF_THE_DISK:
        return _OF_THE_DISK[error.errno]
    return (
        f"the system refused ({errno.errorcode.get(error.errno or 0, 'no code')}); check the disk"
    )


def _what_to_do(error: django.db.Error, code: str) -> str:
    # Who reaches no server is told no code of it.
    is_of_server = type(error.__cause__).__module__.startswith("psycopg")
    if not code and is_of_server and isinstance(error, django.db.OperationalError):
        return _AWAY
    return next((text for name, text in _WHAT_TO_DO.items() if code.startswith(name)), _OTHERWISE)
