"""What goes wrong with database, disk and key is told in words that say what to do."""

from __future__ import annotations

import errno
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django.db
import pytest

from register.custody.restoring import Target, restore
from register.faults import told_as_register_error, told_of_disk
from register.opening import open_register
from register.vault.key import add_version, create_key, load_key
from scanner.errors import RegisterError
from tests.register.engines import sqlite_only


class OfPostgresql(Exception):
    """As the driver raises: with a code, or with none where no server was reached."""

    __module__ = "psycopg.errors"

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("DETAIL: Quillfeather")
        self.sqlstate = sqlstate


class OfSqlite(Exception):
    def __init__(self, name: str) -> None:
        super().__init__("Quillfeather")
        self.sqlite_errorname = name


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        (OfPostgresql(None), "the database server does not answer"),
        (OfPostgresql("08006"), "the database server does not answer"),
        (OfPostgresql("57P01"), "being stopped or started"),
        (OfPostgresql("53100"), "the server's disk is full"),
        (OfPostgresql("40P01"), "do it again"),
        (OfPostgresql("28P01"), "does not let this account in"),
        (OfPostgresql("3D000"), "no such database"),
        (OfPostgresql("42501"), "lacks rights"),
        (OfPostgresql("25006"), "read only"),
        (OfPostgresql("22001"), "nothing of it was recorded"),
        (OfSqlite("SQLITE_BUSY_SNAPSHOT"), "keeps the register locked"),
        (OfSqlite("SQLITE_FULL"), "the disk is full"),
        (OfSqlite("SQLITE_IOERR_SHMSIZE"), "the disk is full or fails"),
        (OfSqlite("SQLITE_CONSTRAINT"), "nothing of it was recorded"),
        (None, "nothing of it was recorded"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_error_of_the_database_says_what_to_do(cause: Exception | None, told: str) -> None:
    with pytest.raises(RegisterError) as raised, told_as_register_error():
        raise django.db.OperationalError("Quillfeather") from cause
    assert told in str(raised.value)
    assert "Quillfeather" not in str(raised.value)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.ENOSPC, "full"),
        (errno.EACCES, "right"),
        (errno.EROFS, "read only"),
        (errno.ENOENT, "missing"),
        (errno.EIO, "EIO"),
        (None, "no code"),
    ],
)
def test_an_error_of_the_disk_says_what_to_do(code: int | None, told: str) -> None:
    error = OSError() if code is None else OSError(code, "Quillfeather.txt")
    assert told in told_of_disk(error)
    assert "Quillfeather" not in told_of_disk(error)


def test_a_server_that_is_away_is_told_of(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    create_key(tmp_path / "register.key")
    with pytest.raises(RegisterError, match="the database server does not answer"):
        open_register("postgresql://register@127.0.0.1:1/register", tmp_path / "register.key")


def full(*_: object, **__: object) -> Any:
    raise OSError(errno.ENOSPC, "no space")


# --------------------------------------------------------------------------- the key


def test_a_key_that_finds_no_room_leaves_no_half_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "register.key"
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(RegisterError, match=r"key: the key cannot be written: .*full"):
            create_key(path)
    assert not path.exists()
    create_key(path)
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(RegisterError, match="the key cannot be written"):
            add_version(path)
    assert path.read_bytes() == before
    assert load_key(path).newest == 1
    assert [one.name for one in tmp_path.iterdir()] == ["register.key"]


# --------------------------------------------------------------------------- backups


@pytest.fixture
def made(home: Any, register: Any, scan: Any, finding: Any, tmp_path: Path) -> Path:
    from register.custody.backup import back_up

    scan.found(finding())
    backup = back_up(register, tmp_path / "b.backup", "0.1.0", who="technician")
    register.close()
    return Path(backup)


def put_back(home: Any, backup: Path) -> Any:
    target = Target(home.url, home.key, home.folder, home.clock)
    return restore(backup, target, who="technician", replace=True)


def left(home: Any) -> dict[str, bytes]:
    """What stands there, but for locks and SQLite's own."""
    return {
        path.name: path.read_bytes()
        for path in sorted(home.folder.iterdir())
        if not path.name.endswith((".lock", "-wal", "-shm"))
    }


def cut(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-200])


def half(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])


def emptied(backup: Path) -> None:
    backup.write_bytes(b"")


def of_another_kind(backup: Path) -> None:
    with zipfile.ZipFile(backup, "w") as archive:
        archive.writestr("manifest.json", "[]")


# The central directory's entry, and the member's own head: APPNOTE 4.3.7 and 4.3.12.
def compressed_in_no_known_way(backup: Path) -> None:
    overwrite(backup, {b"PK\x01\x02": 10, b"PK\x03\x04": 8}, 99)


def locked_with_a_password(backup: Path) -> None:
    overwrite(backup, {b"PK\x01\x02": 8, b"PK\x03\x04": 6}, 1)


def overwrite(backup: Path, places: dict[bytes, int], value: int) -> None:
    content = bytearray(backup.read_bytes())
    for mark, place in places.items():
        at = content.find(mark)
        while at >= 0:
            content[at + place] = value
            at = content.find(mark, at + 1)
    backup.write_bytes(content)


@sqlite_only
@pytest.mark.parametrize(
    "spoil",
    [cut, half, emptied, of_another_kind, compressed_in_no_known_way, locked_with_a_password],
    ids=lambda spoil: spoil.__name__,
)
def test_a_backup_that_is_not_whole_is_refused_as_that(
    home: Any, made: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(made)
    before = left(home)
    with pytest.raises(RegisterError, match="not a backup of a register, or damaged"):
        put_back(home, made)
    assert left(home) == before


@sqlite_only
@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("register.custody.backup_file.shutil.copyfileobj", "cannot be unpacked there: the disk"),
        ("register.custody.restoring.TemporaryDirectory", "cannot be put back: the disk is full"),
        ("register.custody.restoring._in_the_place_of", "cannot be put back: the disk is full"),
    ],
)
def test_a_disk_that_is_full_is_not_taken_for_a_damaged_backup(
    home: Any, made: Path, monkeypatch: pytest.MonkeyPatch, place: str, told: str
) -> None:
    before = left(home)
    with monkeypatch.context() as patch:
        patch.setattr(place, full)
        with pytest.raises(RegisterError, match=told):
            put_back(home, made)
    assert left(home) == before
    put_back(home, made)


@sqlite_only
def test_a_register_that_cannot_be_replaced_stands_where_it_stood(
    home: Any, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, rename = left(home), Path.rename

    def refused(self: Path, target: Path) -> Path:
        if self.name == "database":
            full()
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refused)
        with pytest.raises(RegisterError, match="the disk is full"):
            put_back(home, made)
    assert left(home) == before


@sqlite_only
def test_a_backup_that_finds_no_room_leaves_nothing_and_is_noted(
    home: Any, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from register.custody import backup
    from register.models import AuditEntry

    register = home.open()
    place = tmp_path / "elsewhere"
    with monkeypatch.context() as patch:
        patch.setattr(backup, "_copy_database", full)
        with pytest.raises(RegisterError, match="cannot be written: the disk is full; make room"):
            backup.back_up(register, place / "b", "0.1.0", who="technician")
    assert list(place.iterdir()) == []
    actions = list(AuditEntry.objects.order_by("-sequence").values_list("action", flat=True)[:2])
    assert actions == ["backup_failed", "backed_up"]
    register.close()


def test_a_backup_that_may_not_be_read_is_told_of_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from register.custody.backup_file import unpack

    def closed(*_: object, **__: object) -> Any:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(RegisterError, match="cannot be read: this account may not"):
        unpack(tmp_path / "b", tmp_path)


def test_verify_says_what_to_do_about_a_head_that_is_damaged(home: Any, register: Any) -> None:
    from register.custody.verification import verified

    kept = home.folder / "audit.head"
    kept.write_text('{"sequence"')
    (damaged,) = verified().faults
    assert "not the head of an audit log, or damaged" in damaged.message
    kept.unlink()
    (missing,) = verified().faults
    assert "the head of the log is missing" in missing.message
    for fault in (damaged, missing):
        assert "verify --head" in fault.message and "--renew-head" in fault.message
