"""A backup put back in the place of a register, which is moved aside and never deleted.

Everything that can be looked at before is: the file's digests, the key, and, in SQLite, the
copy's own log and values. PostgreSQL can look at what was restored only once it stands there,
and puts the old back if it is not whole.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from register.case.clock import utc_now
from register.custody import postgresql
from register.custody.audit_head import Head, head_path, read_head
from register.custody.backup_file import DATABASE, KEY, Manifest, unpack
from register.custody.head_lock import head_locked
from register.faults import told_as_register_error, told_of_disk
from register.filing import lock
from register.opening import open_register
from register.settings import configure, sqlite_path
from register.vault.key import RESTORE, load_key
from register.vault.private_file import replacing, write_private
from scanner.errors import KeyLost, RegisterBusy, RegisterError
from scanner.personal import Personal

_ROOM_FOR_HEAD = 4096  # bytes, of which a head takes a few hundred
_BUSY = "another pupilguard uses the register; end it before a backup is put in its place"
_SQLITE_FILES = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: when its backup was made, by which version, and how long its log is.

    `aside`: where the register that stood there has gone, if there was one.
    """

    made_at: str
    program: str
    entries: int
    aside: str


@dataclass(frozen=True, slots=True)
class Target:
    """The register to restore: as `open_register` takes it."""

    url: str
    key_path: Path
    base: Path | None = None
    clock: Callable[[], datetime] = utc_now


def restore(backup: Path, target: Target, *, who: str, replace: bool = False) -> Restored:
    """Put a backup in the register's place and note it in the log that came with it.

    `replace`: move a register that stands there aside. A missing key file is taken from the
    backup if it is in it. Raises RegisterError when the backup is damaged, of the other kind of
    database, or not whole, and when a register is in the way; KeyLost when the key file is not
    the backup's; RegisterBusy while a scan runs. Then what stood there stands there still: the
    file for the log's head is there, and has room, before anything is moved.
    """
    try:
        return _restored(backup, target, who=who, replace=replace)
    except OSError as error:
        raise RegisterError(
            f"{target.key_path.parent}: the backup cannot be put back: {told_of_disk(error)}"
        ) from error


def _restored(backup: Path, target: Target, *, who: str, replace: bool) -> Restored:
    room = target.key_path.parent
    path = sqlite_path(target.url, target.base)
    if path is not None:
        room = path.parent
    room.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=room, prefix=".pupilguard-restore-") as name:
        folder = Path(name)
        manifest = unpack(backup, folder)
        _check_engine(backup, manifest, is_sqlite=path is not None)
        _take_key(backup, manifest, target.key_path, folder / KEY)
        kept = head_path(target.key_path)
        # Whoever still writes to the log that goes must not write the new one's head.
        with head_locked(kept), replacing(kept) as head_file:
            head_file.write_bytes(bytes(_ROOM_FOR_HEAD))
            if path is not None:
                aside, head = _into_sqlite(folder, manifest, target, path, replace=replace)
            else:
                aside, head = _into_postgresql(folder, manifest, target, replace=replace)
            if not target.key_path.exists():
                write_private(target.key_path, (folder / KEY).read_bytes())
            # Even where no database stood: the head may be all that is left of a longer log.
            replaced = _head_moved_aside(kept, target.clock())
            _write_in_place(head_file, head.as_text().encode())
    return _noted(target, manifest, aside, _Ends(head, replaced), who)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where the log that was put back ends, and where the one that it replaced did."""

    now: Head
    before: Head | None


def _noted(target: Target, manifest: Manifest, aside: str, ends: _Ends, who: str) -> Restored:
    """Note the restore in the log, with the end of the log that it replaced."""
    register = open_register(target.url, target.key_path, base=target.base, clock=target.clock)

    from register.custody.audit import Action, note

    told: dict[str, object] = {"made_at": manifest.made_at, "program": manifest.program}
    if ends.before is not None:
        told["replaced"] = {"sequence": ends.before.sequence, "seal": ends.before.seal}
    with told_as_register_error():
        note(Action.RESTORED, who=who, details=Personal(told), at=register.now())
    register.close()
    return Restored(manifest.made_at, manifest.program, ends.now.sequence, aside)


def _write_in_place(file: Path, content: bytes) -> None:
    """Write into the room that the file has already."""
    with file.open("r+b") as opened:
        opened.write(content)
        opened.truncate()


def _head_moved_aside(kept: Path, now: datetime) -> Head | None:
    if not kept.exists():
        return None
    try:
        head = read_head(kept)
    except RegisterError:
        head = None
    kept.rename(_aside(kept, now))
    return head


# --------------------------------------------------------------------------- before anything


def _check_engine(backup: Path, manifest: Manifest, *, is_sqlite: bool) -> None:
    if manifest.engine != ("sqlite" if is_sqlite else "postgresql"):
        raise RegisterError(
            f"{backup}: a backup of {manifest.engine}; register.url names another database"
        )


def _take_key(backup: Path, manifest: Manifest, key_path: Path, copy: Path) -> None:
    """Have the key beside what was unpacked, as it will stand beside the register."""
    if key_path.exists():
        load_key(key_path)  # raises KeyLost for a file that is no key, or open to others
        copy.unlink(missing_ok=True)
        copy.touch(mode=0o600)
        copy.write_bytes(key_path.read_bytes())
    elif not manifest.has_key:
        raise KeyLost(f"{key_path}: the key file is missing, and {backup} holds none. {RESTORE}")
    keyring = load_key(copy)
    for version, check in manifest.key_checks.items():
        ours = keyring.check_of(int(version))
        if ours is None or not hmac.compare_digest(ours, check):
            raise KeyLost(
                f"{key_path}: {backup} was encrypted with another key, or with version {version},"
                " which this file lacks. Put the key file of that time in its place."
            )


def _head_of_whole(folder: Path, manifest: Manifest, url: str) -> Head:
    """The end of the log of what was restored. Raises RegisterError if anything of it is broken."""
    register = open_register(url, folder / KEY, lock_path=folder / "lock")

    from register.custody.verification import verified

    try:
        with told_as_register_error():
            found = verified(with_kept_head=manifest.has_head)
    finally:
        register.close()
    if found.faults:
        first = found.faults[0]
        entry = f"entry {first.entry}: " if first.entry else ""
        raise RegisterError(
            f"the backup is not whole ({len(found.faults)} faults; the first: {entry}"
            f"{first.message}); nothing was restored"
        )
    return found.head


# --------------------------------------------------------------------------- SQLite


def _into_sqlite(
    folder: Path, manifest: Manifest, target: Target, path: Path, *, replace: bool
) -> tuple[str, Head]:
    if path.exists() and path.stat().st_size and not replace:
        raise RegisterError(
            f"{path}: there is a register already; --replace moves it aside and restores"
        )
    scan_lock = lock.FileLock(path.with_name(path.name + ".lock"))
    if not scan_lock.try_acquire():
        raise RegisterBusy(_BUSY)
    try:
        head = _head_of_whole(folder, manifest, f"sqlite:///{folder / DATABASE}")
        aside = _in_the_place_of(path, folder / DATABASE, _aside(path, target.clock()))
    finally:
        scan_lock.release()
    return aside, head


def _in_the_place_of(path: Path, new: Path, beside: Path) -> str:
    """Move the register's files aside and the new one there, or nothing; where they are, if any."""
    moved: list[tuple[Path, Path]] = []
    try:
        for suffix in _SQLITE_FILES:
            old = path.with_name(path.name + suffix)
            if old.exists():
                away = beside.with_name(beside.name + suffix)
                old.rename(away)
                moved.append((old, away))
        new.rename(path)
    except OSError:
        for old, away in moved:
            away.rename(old)
        raise
    return str(beside) if moved else ""


def _aside(path: Path, now: datetime) -> Path:
    """A name beside a file for what it was before, which no other file has."""
    stem = f"{path.stem}-before-{now:%Y%m%dT%H%M%SZ}"
    beside, count = path.with_name(f"{stem}{path.suffix}"), 1
    while beside.exists():
        count += 1
        beside = path.with_name(f"{stem}-{count}{path.suffix}")
    return beside


# --------------------------------------------------------------------------- PostgreSQL


def _into_postgresql(
    folder: Path, manifest: Manifest, target: Target, *, replace: bool
) -> tuple[str, Head]:
    configure(target.url, load_key(folder / KEY), target.base)
    scan_lock = lock.AdvisoryLock()
    with told_as_register_error():
        if postgresql.has_tables() and not replace:
            raise RegisterError(
                "there is a register in this database already; --replace moves it aside, into a"
                " schema of its own, and restores"
            )
        if not scan_lock.try_acquire():
            raise RegisterBusy(_BUSY)
        name = postgresql.schema()
        aside = f"{name}_before_{target.clock():%Y%m%dT%H%M%SZ}" if replace else ""
        try:
            if aside:
                postgresql.move_schema(name, aside)
            try:
                postgresql.restore(folder / DATABASE)
                # What opens the register may have to change its tables, under the same lock.
                scan_lock.release()
                return aside, _head_of_whole(folder, manifest, target.url)
            except BaseException:
                if aside:
                    postgresql.put_schema_back(name, aside)
                raise
        finally:
            connection.close()  # and the lock with it, where it is held still
