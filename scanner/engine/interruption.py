"""Ctrl-C, held back while it would be lost or do harm.

Raised in a finaliser, KeyboardInterrupt is printed and forgotten, and dask's futures talk to
their scheduler in finalisers; raised while a cluster closes, it leaves processes behind.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Self


class Interruption:
    """A context manager around work that is interrupted between its steps, by `check`.

    Outside `held` Ctrl-C does what it did before; a second Ctrl-C does so everywhere.
    """

    def __init__(self) -> None:
        self._is_held = False
        self._is_wanted = False
        self._before: Any = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            before = signal.getsignal(signal.SIGINT)
            if callable(before):  # not where the process was told to ignore it
                self._before = before
                signal.signal(signal.SIGINT, self._noted)
        return self

    def __exit__(self, *raised: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            self._before = None

    def _noted(self, number: int, frame: FrameType | None) -> None:
        if self._is_held and not self._is_wanted:
            self._is_wanted = True
            return
        self._before(number, frame)

    @contextmanager
    def held(self) -> Iterator[None]:
        """While inside, Ctrl-C waits for `check`."""
        before, self._is_held = self._is_held, True
        try:
            yield
        finally:
            self._is_held = before

    def check(self) -> None:
        """Raises KeyboardInterrupt if Ctrl-C was held back."""
        if self._is_wanted:
            self._is_wanted = False
            raise KeyboardInterrupt
