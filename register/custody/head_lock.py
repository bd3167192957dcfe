"""One writer at a time for the head file: it is read, compared and written without another's step.

Two processes that both found it behind would otherwise write in any order, and the later write
might be that of the earlier entry.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from register.faults import told_of_disk
from register.filing.lock import FileLock
from scanner.errors import RegisterError

# Whoever holds it writes one line; a process that was halted shall not hold up the others.
MOST_SECONDS = 5.0
_BETWEEN_TRIES = 0.01


@contextmanager
def head_locked(path: Path) -> Iterator[None]:
    """Hold the head file at `path`, by a lock on a file beside it that stays.

    Raises RegisterError when the lock cannot be made, or another holds it for too long.
    """
    lock = FileLock(path.with_name(path.name + ".lock"))
    _acquire(lock, path)
    try:
        yield
    finally:
        lock.release()


def _acquire(lock: FileLock, path: Path) -> None:
    give_up = time.monotonic() + MOST_SECONDS
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        while not lock.try_acquire():
            if time.monotonic() >= give_up:
                raise RegisterError(f"{path}: another process holds the head of the audit log")
            time.sleep(_BETWEEN_TRIES)
    except OSError as error:
        raise RegisterError(
            f"{path}: the head of the audit log cannot be locked, by a file beside it:"
            f" {told_of_disk(error)}"
        ) from error
