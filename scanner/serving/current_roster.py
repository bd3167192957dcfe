"""The roster as its files stand now, for a process that lives longer than one export of it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scanner.config.configuration import Config
from scanner.errors import Stop
from scanner.installation import load_roster
from scanner.roster.roster import Roster

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FileState:
    """What tells a file that was written anew from one that was not."""

    path: Path
    size: int
    changed_ns: int

    @property
    def written_at(self) -> datetime:
        """When it was last written, in UTC."""
        return datetime.fromtimestamp(self.changed_ns // 1_000_000_000, UTC)


class CurrentRoster:
    """Gives the roster, read again only when one of its files has changed.

    A roster that cannot be read any more, as while somebody is copying it, leaves the last good
    one in place. Safe to share among threads.
    """

    def __init__(self, config: Config) -> None:
        """Raises RosterError or ConfigError when there is no good roster to begin with."""
        self._config = config
        self._lock = threading.Lock()
        self._seen = self.files()
        self._roster = load_roster(config)

    def roster(self) -> Roster:
        """The roster; the same object as long as nothing has changed."""
        with self._lock:
            now = self.files()
            if now != self._seen:
                self._seen = now
                self._read_again()
            return self._roster

    def files(self) -> tuple[FileState, ...]:
        """The files the roster is read from, by name."""
        return tuple(_states(self._paths()))

    def _paths(self) -> Iterator[Path]:
        yield from sorted(self._config.roster[0].folder.glob("*.csv"))
        agencies = self._config.rules.agencies_file
        if agencies is not None:
            yield agencies

    def _read_again(self) -> None:
        try:
            self._roster = load_roster(self._config)
        except Stop as error:
            log.warning("the roster changed and has %d faults: run `check`", len(error.problems))


def _states(paths: Iterator[Path]) -> Iterator[FileState]:
    for path in paths:
        try:
            state = path.stat()
        except OSError:  # gone between listing and looking; load_roster tells what is missing
            continue
        yield FileState(path, state.st_size, state.st_mtime_ns)
