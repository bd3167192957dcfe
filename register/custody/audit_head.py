"""The end of the audit log, kept outside the database: what shows that its tail was cut.

The file holds a number and a keyed seal, and nothing about anybody, so that it can be mailed or
printed. It goes forward only, and only while the log in the database still leads up to it: a
log that was cut does not overwrite the proof.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from register.faults import told_of_disk
from register.vault.private_file import write_private
from scanner.errors import RegisterError

HEAD_FILE = "audit.head"

# By the key file of the register, where the configuration names another place.
_elsewhere: dict[Path, Path] = {}


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of the log: its number, and its seal."""

    sequence: int
    seal: str

    def as_text(self) -> str:
        """One line of JSON."""
        return json.dumps({"sequence": self.sequence, "seal": self.seal}) + "\n"


def keep_at(key_path: Path, path: Path) -> None:
    """Keep the head of the register that this key opens at `path`."""
    _elsewhere[key_path.absolute()] = path


def head_path(key_path: Path) -> Path:
    """Where the head of the register that this key opens is kept: beside the key by default."""
    return _elsewhere.get(key_path.absolute(), key_path.with_name(HEAD_FILE))


def read_head(path: Path) -> Head | None:
    """The head in this file; None when there is no file.

    Raises RegisterError for a file that cannot be read or is no head.
    """
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RegisterError(f"{path}: cannot be read: {told_of_disk(error)}") from error
    return parsed_head(text, str(path))


def parsed_head(text: bytes, place: str) -> Head:
    """The head in this text, told of as standing at `place`. Raises RegisterError for another."""
    try:
        found = json.loads(text)
        head = Head(found["sequence"], found["seal"])
    except (ValueError, KeyError, TypeError):
        head = None
    if head is None or not isinstance(head.sequence, int) or not isinstance(head.seal, str):
        raise RegisterError(f"{place}: not the head of an audit log, or damaged")
    return head


def write_head(path: Path, head: Head) -> None:
    """Put the head into the file, whole or not at all. Raises RegisterError if it cannot."""
    try:
        write_private(path, head.as_text().encode())
    except OSError as error:
        raise RegisterError(
            f"{path}: the head of the audit log cannot be written: {told_of_disk(error)}"
        ) from error
