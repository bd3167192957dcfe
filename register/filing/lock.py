"""The scan lock: one scan at a time, and a dead one never in the way.

The operating system (or PostgreSQL) drops the lock when its process ends, however it ends, so
nobody has to judge from a process id whether the holder is still alive.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import Protocol

from django.db import connection

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Any constant does, as long as it is the same in every version of this program.
_ADVISORY_LOCK = 0x70_75_70_69_6C_67_64  # "pupilgd"


class Lock(Protocol):
    def try_acquire(self) -> bool:
        """True when this process now holds it, False when it is held already."""

    def release(self) -> None:
        """Let it go."""


class FileLock:
    """A lock on a file beside the database. The file stays; only its lock comes and goes.

    On POSIX a record lock, which the children of a scan do not inherit: a worker that outlives
    a killed scan does not keep the register locked.
    """

    # A record lock is no obstacle to the process that holds it, so that is told here.
    _held_here: set[str] = set()  # noqa: RUF012 - shared by the process on purpose
    _guard = threading.Lock()

    def __init__(self, path: Path) -> None:
        self._path = path
        self._name = os.path.realpath(path)
        self._descriptor: int | None = None

    def try_acquire(self) -> bool:
        with self._guard:
            if self._name in self._held_here:
                # Opening and closing the file once more would drop the lock we hold.
                return False
            descriptor = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
            try:
                _lock(descriptor)
            except OSError:
                os.close(descriptor)
                return False
            self._descriptor = descriptor
            self._held_here.add(self._name)
            return True

    def release(self) -> None:
        with self._guard:
            if self._descriptor is not None:
                os.close(self._descriptor)
                self._descriptor = None
                self._held_here.discard(self._name)


class AdvisoryLock:
    """PostgreSQL's session lock; it ends with the connection."""

    def try_acquire(self) -> bool:
        with connection.cursor() as cursor:
            # PostgreSQL counts a session's own locks; ours shall refuse a second holder here too.
            cursor.execute(
                "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
            )
            if cursor.fetchone():
                return False
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_ADVISORY_LOCK])
            row = cursor.fetchone()
        return bool(row and row[0])

    def release(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_ADVISORY_LOCK])


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
