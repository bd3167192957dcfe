"""A folder tree, walked without changing it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from connectors.locator import below, printable
from connectors.unreadable import GRANT, nothing_there, unreadable
from scanner.config.sources import SourceSettings
from scanner.errors import AccessDenied, ItemUnreadable, Problem, SourceUnavailable
from scanner.model import Reason
from scanner.personal import Personal

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


def path_below(source: SourceSettings, wanted: Personal[str]) -> str | None:
    """The path of a locator below its source's folder; None for a locator of another source.

    Raises SourceUnavailable or AccessDenied when the folder cannot be listed.
    """
    require_root(source.folder, source.name)
    return below(source.path, wanted)


class _Entry(Protocol):
    """An entry of a folder, as os.scandir gives it."""

    @property
    def name(self) -> str: ...

    @property
    def path(self) -> str: ...

    def stat(self) -> os.stat_result: ...

    def is_symlink(self) -> bool: ...


@dataclass(frozen=True, slots=True, repr=False)
class _Named:
    """The entry of a folder that is known by its name."""

    path: str

    @property
    def name(self) -> str:
        return Path(self.path).name

    def stat(self) -> os.stat_result:
        return Path(self.path).stat()

    def is_symlink(self) -> bool:
        return Path(self.path).is_symlink()


@dataclass(frozen=True, slots=True, repr=False)
class _Folder:
    """A folder on the way to what is looked at."""

    path: str
    below: str  # its path below the root
    real: str
    links: int  # links followed on the way to it


def walk(root: Path) -> Iterator[Found]:
    """Every file below the root, by name, folder within folder.

    A link is followed where it leads to something inside the tree, for it is another way, with
    other readers perhaps, to the same thing. One that leads out is an obstacle.
    """
    way = [_root(root)]
    try:
        listings = [_listing(way[0])]
    except OSError as error:
        yield FoundObstacle("", unreadable(error))
        return
    while listings:
        entry = next(listings[-1], None)
        if entry is None:
            listings.pop()
            way.pop()
            continue
        found = _met(entry, way)
        if isinstance(found, _Folder):
            try:
                listings.append(_listing(found))
                way.append(found)
            except OSError as error:
                yield FoundObstacle(found.below, unreadable(error))
        elif found is not None:
            yield found


def found_at(root: Path, relative: str) -> Found:
    """What `walk` finds under this name of a file, without looking at the rest.

    An obstacle says why there is none: on the way to it, or that nothing of the name is left.
    """
    way = [_root(root)]
    for name in relative.split("/"):
        try:
            entry = _entry(way[-1], name)
        except OSError as error:
            return FoundObstacle(relative, unreadable(error))
        found = _met(entry, way) if entry is not None else None
        if isinstance(found, FoundObstacle):
            is_gone = found.why.reason is Reason.VANISHED
            return FoundObstacle(relative, nothing_there() if is_gone else found.why)
        if isinstance(found, FoundFile) and printable(found.relative) == relative:
            return found
        if not isinstance(found, _Folder):
            break
        way.append(found)
    else:
        return _folder_as_file(way[-1])
    return FoundObstacle(relative, nothing_there())


def _folder_as_file(folder: _Folder) -> FoundObstacle:
    """A folder is no file, and found only where it cannot be looked into."""
    try:
        os.scandir(folder.path).close()
    except OSError as error:
        return FoundObstacle(folder.below, unreadable(error))
    return FoundObstacle(folder.below, nothing_there())


def _root(root: Path) -> _Folder:
    return _Folder(str(root), "", os.path.realpath(root), 0)


def _listing(folder: _Folder) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder.path) as listing:
        return iter(sorted(listing, key=lambda entry: entry.name))


def _entry(folder: _Folder, name: str) -> _Entry | None:
    """The entry whose printable name this is."""
    if name in ("", ".", "..") or Path(name).name != name:
        return None
    if "\\" not in name:
        return _Named(os.path.join(folder.path, name))  # noqa: PTH118 - a string, as scandir's
    # What is no name in the file system's encoding is printed with backslashes.
    return next((entry for entry in _listing(folder) if printable(entry.name) == name), None)


def _met(entry: _Entry, way: Sequence[_Folder]) -> Found | _Folder | None:
    """What stands in the last folder of the way; None for a link back to one of its folders."""
    here = way[-1]
    relative = f"{here.below}/{entry.name}" if here.below else entry.name
    try:
        state = entry.stat()
        is_link = entry.is_symlink()
        real = os.path.realpath(entry.path) if is_link else os.path.join(here.real, entry.name)  # noqa: PTH118 - one string per entry, not a Path
    except OSError as error:
        return FoundObstacle(relative, unreadable(error))
    links = here.links + is_link
    if is_link and not _is_inside(real, way[0].real):
        return _obstacle(relative, "It is a link out of the source's folder; not followed.")
    if links > MOST_LINKS:
        return _obstacle(relative, "It is a link within a link within a link; not followed.")
    if stat.S_ISDIR(state.st_mode):
        # A link to a folder that we stand in would have no end; all in it is found already.
        is_loop = any(real == folder.real for folder in way)
        return None if is_loop else _Folder(entry.path, relative, real, links)
    if stat.S_ISREG(state.st_mode):
        return FoundFile(Path(entry.path), relative, state)
    return _obstacle(relative, "It is neither a file nor a folder but a pipe, socket or device.")


def _obstacle(relative: str, why: str) -> FoundObstacle:
    return FoundObstacle(relative, ItemUnreadable(Reason.UNSUPPORTED, why))


def _is_inside(path: str, root: str) -> bool:
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)
