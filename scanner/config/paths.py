"""The folders and files that a configuration names, and which of them are not there.

Read off the plain data, so that a fault elsewhere in the file does not hide a wrong path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from scanner.config.text import ConfigText, Place
from scanner.errors import Problem

_IsThere = Callable[[Path], bool]

# Settings of sections that are no lists.
_SETTINGS: Final[tuple[tuple[str, str, _IsThere], ...]] = (
    ("rules", "agencies", Path.is_file),
    ("rules", "folder", Path.is_dir),
    ("detectors", "recogniser_file", Path.is_file),
    ("engine", "tls_ca_file", Path.is_file),
    ("engine", "tls_certificate_file", Path.is_file),
    ("engine", "tls_key_file", Path.is_file),
)


def missing_in(data: object, folder: Path, place: Callable[[Place], str]) -> Iterator[Problem]:
    """A fault for each path in `data` that is not there; what is no path is passed over.

    `folder`: what paths are relative to. `place`: where in the file a setting stands.
    """
    for keys, written, is_there in _paths(data):
        if not is_there((folder / written).absolute()):
            spoken = ", ".join(f"entry {k + 1}" if isinstance(k, int) else k for k in keys)
            message = f"{spoken} is not there. Make it, or correct the path."
            yield Problem(place(keys), message)


def missing_in_text(document: ConfigText, folder: Path) -> list[Problem]:
    """The same of a document whose settings may be wrong."""
    return list(missing_in(document.data, folder, document.place))


def _paths(data: object) -> Iterator[tuple[Place, str, _IsThere]]:
    for section in ("roster", "sources"):
        blocks = _below(data, section)
        for index, block in enumerate(blocks if isinstance(blocks, list | tuple) else ()):
            path = _below(block, "path")
            if isinstance(path, str) and path:
                yield (section, index, "path"), path, Path.exists
    for section, name, is_there in _SETTINGS:
        path = _below(_below(data, section), name)
        if isinstance(path, str) and path:
            yield (section, name), path, is_there


def _below(data: object, key: str) -> object:
    return data.get(key) if isinstance(data, dict) else None
