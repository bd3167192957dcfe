"""A copy of the open register as one file, taken while it is in use."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from register.custody import postgresql
from register.custody.audit import Action, note
from register.custody.audit_head import head_path
from register.custody.backup_file import DATABASE, HEAD, KEY, SUFFIX, Manifest, digest_of, pack
from register.faults import told_as_register_error, told_of_disk
from register.vault.key import FIRST_VERSION, Keyring, held
from scanner.errors import RegisterError
from scanner.personal import Personal

if TYPE_CHECKING:
    from register.book import Register


def back_up(
    register: Register, target: Path, program: str, *, who: str, with_key: bool = False
) -> Path:
    """Copy the register to `target`, or into it if it is a folder, and say where it lies.

    The log notes the backup first, so that the copy knows of itself; it notes a failure too.
    `with_key`: put the key in; whoever finds such a backup can read the register. Raises
    RegisterError when the copy cannot be made; then there is no file.
    """
    keyring, now = held(), register.now()
    if keyring.path is None:
        raise RegisterError("the key of this register stands in no file")
    if target.is_dir():
        target = target / f"register-{now:%Y%m%dT%H%M%SZ}{SUFFIX}"
    if target.exists():
        raise RegisterError(f"{target}: there is a file already; a backup overwrites none")
    with told_as_register_error():
        told: dict[str, object] = {"with_key": with_key, "program": program}
        note(Action.BACKED_UP, who=who, details=Personal(told), at=now)
        try:
            _copy(keyring, keyring.path, target, program, now, with_key=with_key)
        except RegisterError:
            note(Action.BACKUP_FAILED, who=who, at=register.now())
            raise
    return target


def _copy(
    keyring: Keyring, key: Path, target: Path, program: str, now: datetime, *, with_key: bool
) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # Beside the backup, whose disk has room for it; the folder is its owner's alone.
        with TemporaryDirectory(dir=target.parent, prefix=".pupilguard-backup-") as name:
            folder = Path(name)
            # The head first: the log may go on meanwhile, and then the copy leads up to it.
            members = _copied(head_path(key), folder / HEAD)
            if with_key:
                members |= _copied(key, folder / KEY)
            _copy_database(folder / DATABASE)
            members[DATABASE] = folder / DATABASE
            pack(target, members, _manifest(keyring, members, program, now))
    except OSError as error:
        raise RegisterError(
            f"{target}: the backup cannot be written: {told_of_disk(error)}"
        ) from error


def _copied(path: Path, target: Path) -> dict[str, Path]:
    if not path.exists():
        return {}
    target.touch(mode=0o600)
    target.write_bytes(path.read_bytes())
    return {target.name: target}


def _copy_database(target: Path) -> None:
    target.touch(mode=0o600)
    if connection.vendor == "postgresql":
        postgresql.dump(target)
        return
    source = Path(str(connection.settings_dict["NAME"])).absolute().as_uri()
    try:
        # SQLite's online backup: what is in its log of writes is copied, and nobody has to wait.
        with (
            closing(sqlite3.connect(f"{source}?mode=ro", uri=True)) as original,
            closing(sqlite3.connect(target)) as copy,
        ):
            original.backup(copy)
            # One file, without a log of writes beside it; opening the register turns it back.
            copy.execute("PRAGMA journal_mode = DELETE")
            (answer,) = copy.execute("PRAGMA quick_check").fetchone()
    except sqlite3.Error as error:
        raise RegisterError(
            f"the register cannot be copied ({type(error).__name__}): is the disk full, or the"
            " register damaged?"
        ) from error
    if answer != "ok":
        raise RegisterError("the register is damaged, so that a copy is no use; restore a backup")


def _manifest(
    keyring: Keyring, members: Mapping[str, Path], program: str, now: datetime
) -> Manifest:
    versions = sorted({FIRST_VERSION, keyring.in_use})
    return Manifest(
        made_at=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        program=program,
        engine=connection.vendor,
        schema=tuple(sorted(f"{app}.{name}" for app, name in _applied())),
        key_version=keyring.in_use,
        key_checks={str(version): keyring.check_of(version) or "" for version in versions},
        sha256={name: digest_of(path) for name, path in members.items()},
        bytes={name: path.stat().st_size for name, path in members.items()},
    )


def _applied() -> list[tuple[str, str]]:
    return list(MigrationRecorder(connection).applied_migrations())
