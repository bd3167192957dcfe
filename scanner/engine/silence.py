"""A process with its mouth closed while it reads what may not be repeated."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import Final

_STANDARD_STREAMS: Final = (1, 2)
# C libraries keep what they print in buffers of their own, which Python does not know of.
_C_LIBRARY: Final = ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None)


class Silence:
    """Nothing reaches the process's standard output and error from `begin` to `end`.

    Parsers and detectors print what they read, C libraries too, so the descriptors themselves
    lead nowhere. A context manager.
    """

    def __init__(self) -> None:
        self._saved: list[tuple[int, int]] = []

    def begin(self) -> None:
        """Close the mouth; what was said before still comes out."""
        _flush()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in _STANDARD_STREAMS:
            self._saved.append((stream, os.dup(stream)))
            os.dup2(nowhere, stream)
        os.close(nowhere)

    def end(self) -> None:
        """Open it again; what was said meanwhile, and still waits to be written, is dropped."""
        if not self._saved:
            return
        _flush()
        for stream, saved in self._saved:
            os.dup2(saved, stream)
            os.close(saved)
        self._saved.clear()

    def __enter__(self) -> None:
        self.begin()

    def __exit__(self, *error: object) -> None:
        self.end()


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a process started without one
            stream.flush()
    _C_LIBRARY.fflush(None)
