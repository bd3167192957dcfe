"""A folder tree, walked without changing it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from connectors.unreadable import GRANT, unreadable
from scanner.errors import AccessDenied, ItemUnreadable, Problem, SourceUnavailable
from scanner.model import Reason

# Links that lead from folder to folder and on can be combined without end.
MOST_LINKS = 2


@dataclass(frozen=True, slots=True, repr=False)
class FoundFile:
    """A regular file. `relative` is its path below the root with "/"."""

    path: Path
    relative: str
    state: os.stat_result

    @property
    def name(self) -> str:
        return self.relative.rpartition("/")[2]

    @property
    def parent(self) -> str:
        """The folder it lies in, below the root; empty for the root itself."""
        return self.relative.rpartition("/")[0]

    @property
    def version(self) -> str:
        """Changes whenever the content may have changed.

        The time of the last change of the inode (ctime) tells of a rewrite that kept size and
        date. The inode's number is left out: a restored backup is not a change.
        """
        facts = f"{self.state.st_size} {self.state.st_mtime_ns} {self.state.st_ctime_ns}"
        return blake2b(facts.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True, repr=False)
class FoundObstacle:
    """A file, folder or link that was not looked into, and why."""

    relative: str
    why: ItemUnreadable


Found = FoundFile | FoundObstacle


def problems_of_root(root: Path, place: str) -> list[Problem]:
    """What keeps us from listing this folder, or makes the listing worthless."""
    try:
        with os.scandir(root) as entries:
            is_empty = next(entries, None) is None
    except FileNotFoundError:
        return [Problem(place, "The folder is not there. Is the drive mounted, the path right?")]
    except NotADirectoryError:
        return [Problem(place, "This is a file; name the folder that it lies in.")]
    except OSError as error:
        return [Problem(place, unreadable(error).detail)]
    if is_empty:
        message = "The folder is empty. Is the drive mounted, the path right?"
        return [Problem(place, message, is_fault=False)]
    return []


def require_root(root: Path, place: str) -> None:
    """Raises SourceUnavailable or AccessDenied when the folder cannot be listed."""
    try:
        os.scandir(root).close()
    except PermissionError:
        raise AccessDenied(f"{place}: {GRANT}") from None
    except OSError:
        raise SourceUnavailable(
            f"{place}: the folder cannot be listed. Is the drive mounted, the path right?"
        ) from None


@dataclass(frozen=True, slots=True)
class _Level:
    """A folder that the walk stands in."""

    entries: Iterator[os.DirEntry[str]]
    below: str  # its path below the root
    real: str
    links: int  # links followed on the way to it


def walk(root: Path) -> Iterator[Found]:
    """Every file below the root, by name, folder within folder.

    A link is followed where it leads to something inside the tree, for it is another way, with
    other readers perhaps, to the same thing. One that leads out is an obstacle.
    """
    real_root = os.path.realpath(root)
    try:
        levels = [_level(root, "", real_root, 0)]
    except OSError as error:
        yield FoundObstacle("", unreadable(error))
        return
    while levels:
        entry = next(levels[-1].entries, None)
        if entry is None:
            levels.pop()
            continue
        found = _entered(entry, levels)
        if isinstance(found, _Level):
            levels.append(found)
        elif found is not None:
            yield found


def _level(folder: Path, below: str, real: str, links: int) -> _Level:
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    return _Level(iter(entries), below, real, links)


def _entered(entry: os.DirEntry[str], levels: list[_Level]) -> Found | _Level | None:
    here = levels[-1]
    relative = f"{here.below}/{entry.name}" if here.below else entry.name
    try:
        state = entry.stat()
        is_link = entry.is_symlink()
        real = os.path.realpath(entry.path) if is_link else os.path.join(here.real, entry.name)  # noqa: PTH118 - one string per entry, not a Path
        links = here.links + is_link
        if is_link and not _is_inside(real, levels[0].real):
            return _obstacle(relative, "It is a link out of the source's folder; not followed.")
        if links > MOST_LINKS:
            return _obstacle(relative, "It is a link within a link within a link; not followed.")
        if stat.S_ISDIR(state.st_mode):
            # A link to a folder that we stand in would have no end; all in it is found already.
            is_loop = any(real == level.real for level in levels)
            return None if is_loop else _level(Path(entry.path), relative, real, links)
    except OSError as error:
        return FoundObstacle(relative, unreadable(error))
    if stat.S_ISREG(state.st_mode):
        return FoundFile(Path(entry.path), relative, state)
    return _obstacle(relative, "It is neither a file nor a folder but a pipe, socket or device.")


def _obstacle(relative: str, why: str) -> FoundObstacle:
    return FoundObstacle(relative, ItemUnreadable(Reason.UNSUPPORTED, why))


def _is_inside(path: str, root: str) -> bool:
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)
