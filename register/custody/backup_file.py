"""A backup as one file: a ZIP archive of the database, the log's head, and a manifest.

The manifest says what the backup is of and holds the SHA-256 of every member, so that a copy
that was cut or changed on its way is told before anything is put back. The key is not in it
unless somebody asked for that: whoever has a backup and the key can read the register.
"""

from __future__ import annotations

import errno
import hashlib
import json
import shutil
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from register.faults import told_of_disk
from register.vault.private_file import replacing
from scanner.errors import RegisterError

FORMAT = 1
SUFFIX = ".pupilguard-backup"
MANIFEST = "manifest.json"
DATABASE = "database"
HEAD = "audit.head"
KEY = "register.key"
_MEMBERS = (DATABASE, HEAD, KEY)
_CHUNK = 1 << 20
# What zipfile raises, besides its own error, where the bytes of an archive were changed.
_OF_A_DAMAGED_FILE = (
    *(zipfile.BadZipFile, zlib.error, EOFError),
    *(KeyError, RuntimeError, ValueError),
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is of.

    `engine`: sqlite or postgresql. `schema`: the migrations that were applied, as app.name.
    `key_checks`: what tells the versions of the key that the register needs, by version; it says
    nothing of the key itself. `sha256` and `bytes`: by member.
    """

    made_at: str
    program: str
    engine: str
    schema: tuple[str, ...]
    key_version: int
    key_checks: Mapping[str, str]
    sha256: Mapping[str, str]
    bytes: Mapping[str, int]

    @property
    def has_key(self) -> bool:
        return KEY in self.sha256

    @property
    def has_head(self) -> bool:
        return HEAD in self.sha256


def pack(target: Path, members: Mapping[str, Path], manifest: Manifest) -> None:
    """Write the backup to `target`, its owner's alone, whole or not at all.

    Raises RegisterError when there is a file already, or when it cannot be written.
    """
    if target.exists():
        raise RegisterError(f"{target}: there is a file already; a backup overwrites none")
    try:
        with replacing(target) as beside, zipfile.ZipFile(beside, "w") as archive:
            # What is encrypted cannot be made smaller.
            for name, path in members.items():
                archive.write(path, name, zipfile.ZIP_STORED)
            text = json.dumps({"format": FORMAT, **asdict(manifest)}, indent=1)
            archive.writestr(MANIFEST, text)
    except OSError as error:
        raise RegisterError(
            f"{target}: the backup cannot be written: {told_of_disk(error)}"
        ) from error


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unpack(backup: Path, folder: Path) -> Manifest:
    """The manifest of a backup whose members lie in `folder` then, each checked by its digest.

    Raises RegisterError for a file that is no backup, was changed, or is of a later format, and
    when it cannot be read or there is no room for what is in it.
    """
    try:
        backup.open("rb").close()
    except FileNotFoundError as error:
        raise RegisterError(f"{backup}: there is no such backup") from error
    except OSError as error:
        message = f"{backup}: the backup cannot be read: {told_of_disk(error)}"
        raise RegisterError(message) from error
    try:
        with zipfile.ZipFile(backup) as archive:
            manifest = _manifest(backup, archive)
            for name in _MEMBERS:
                if name in manifest.sha256:
                    _extract(backup, archive, name, folder / name)
    except _OF_A_DAMAGED_FILE as error:
        raise _damaged(backup) from error
    except OSError as error:
        if error.errno in (None, errno.EINVAL):  # a seek to where the file should go on
            raise _damaged(backup) from error
        raise RegisterError(
            f"{folder}: the backup cannot be unpacked there: {told_of_disk(error)}"
        ) from error
    for name, expected in manifest.sha256.items():
        if name not in _MEMBERS or digest_of(folder / name) != expected:
            raise _damaged(backup)
    return manifest


def _extract(backup: Path, archive: zipfile.ZipFile, name: str, target: Path) -> None:
    target.touch(mode=0o600)
    with archive.open(name) as packed, target.open("wb") as file:
        shutil.copyfileobj(packed, file, _CHUNK)


def _manifest(backup: Path, archive: zipfile.ZipFile) -> Manifest:
    try:
        told = json.loads(archive.read(MANIFEST))
        if told.pop("format") != FORMAT:
            raise RegisterError(f"{backup}: made by a later pupilguard; install that version")
        return Manifest(**{**told, "schema": tuple(told["schema"])})
    except (ValueError, TypeError, AttributeError) as error:
        raise _damaged(backup) from error


def _damaged(backup: Path) -> RegisterError:
    return RegisterError(f"{backup}: not a backup of a register, or damaged; take another copy")
