"""A backup put back is the register it was taken of, to the last row and seal."""

from __future__ import annotations

import json
import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from register.case.status import Status
from register.custody import head_lock, restoring
from register.custody.audit_head import read_head
from register.custody.backup_file import unpack
from register.custody.restoring import Target, restore
from register.filing.lock import _ADVISORY_LOCK
from register.vault.key import create_key
from scanner.errors import KeyLost, RegisterBusy, RegisterError
from scanner.model import Bookmark, Finding
from scanner.personal import Personal
from tests.register.conftest import complained
from tests.register.engines import postgresql_only, sqlite_only
from tests.register.postgresql_server import connected
from tests.register.tampering import all_tables, behind_the_guard

Maker = Callable[..., Finding]


@pytest.fixture
def filled(home: Any, register: Any, scan: Any, finding: Maker, gap: Any) -> Any:
    from register.models import Incident

    for number in range(3):
        scan.found(finding(f"mail/Quillfeather {number}.eml"))
    scan.missed(gap())
    register.save_bookmark("share", Bookmark("after Quillfeather.docx"))
    register.decide("OAK-2026-0001", Status.CONFIRMED, who="dpo", why=Personal("Quillfeather rang"))
    complained(Incident.objects.get(reference="OAK-2026-0001"), register.today())
    return register


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups"


def back_up(register: Any, target: Path, **options: Any) -> Path:
    from register.custody.backup import back_up as really

    made = really(register, target, "0.1.0", who="technician", **options)
    assert isinstance(made, Path)
    return made


def export(register: Any) -> str:
    from register.reports.export import exported_gaps, exported_incidents, exported_suppressions

    return json.dumps(
        [
            exported_incidents(register.incidents()),
            exported_gaps(register.gaps()),
            exported_suppressions((s, ()) for s in register.suppressions()),
        ]
    )


def target(home: Any) -> Target:
    return Target(home.url, home.key, home.folder, home.clock)


def put_back(home: Any, backup: Path, **options: Any) -> Any:
    return restore(backup, target(home), who="technician", **options)


def faults() -> list[str]:
    from register.custody.verification import verified

    return [f"{fault.entry}: {fault.message}" for fault in verified().faults]


def without_the_last_entry(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables without the note that a register was restored."""
    log = [row for row in tables["register_auditentry"] if "restored" not in row]
    return tables | {"register_auditentry": log, "register_audithead": []}


def test_a_restored_register_is_the_one_that_was_backed_up(
    home: Any, filled: Any, place: Path
) -> None:
    made = back_up(filled, place)
    tables, told, head = all_tables(), export(filled), read_head(home.folder / "audit.head")
    # Then everything goes wrong.
    filled.decide("OAK-2026-0002", Status.DISMISSED, who="dpo", why=Personal("by mistake"))
    filled.close()
    done = put_back(home, made, replace=True)
    assert (done.made_at, done.program, done.entries) == ("2026-11-21T09:00:00Z", "0.1.0", 3)
    again = home.open()
    assert export(again) == told
    assert without_the_last_entry(all_tables()) == without_the_last_entry(tables)
    assert faults() == []
    from register.models import AuditEntry

    last = AuditEntry.objects.get(action="restored")
    assert head is not None
    assert (last.sequence, last.previous) == (head.sequence + 1, head.seal)
    replaced = last.details.reveal()["replaced"]
    assert replaced["sequence"] == 4, "the log keeps the end of the one it took the place of"
    again.close()


def test_what_was_there_is_moved_aside_and_not_deleted(home: Any, filled: Any, place: Path) -> None:
    made = back_up(filled, place)
    filled.decide("OAK-2026-0002", Status.DISMISSED, who="dpo", why=Personal("after the backup"))
    told = export(filled)
    filled.close()
    done = put_back(home, made, replace=True)
    if home.is_sqlite:
        assert Path(done.aside).name == "register-before-20261121T090000Z.db"
        aside = type(home)(home.folder, home.clock, f"sqlite:///{done.aside}")
        old = aside.open()
        assert export(old) == told
    else:
        assert done.aside == "public_before_20261121T090000Z"
        home.open()
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(f'SELECT count(*) FROM "{done.aside}".register_decision')
            assert cursor.fetchone()[0] == 5
    assert read_head(home.folder / "audit-before-20261121T090000Z.head").sequence == 4


@sqlite_only
def test_the_head_of_a_log_whose_database_is_gone_is_kept(
    home: Any, filled: Any, place: Path
) -> None:
    made = back_up(filled, place)
    filled.decide("OAK-2026-0002", Status.DISMISSED, who="dpo", why=Personal("after the backup"))
    filled.close()
    for path in home.folder.glob("register.db*"):
        path.unlink()
    assert put_back(home, made).aside == ""
    assert read_head(home.folder / "audit-before-20261121T090000Z.head").sequence == 4
    home.open()
    from register.models import AuditEntry

    last = AuditEntry.objects.get(action="restored")
    assert last.details.reveal()["replaced"]["sequence"] == 4
    assert faults() == []


def test_a_register_is_restored_where_there_is_none(
    home: Any, filled: Any, place: Path, cluster_or_none: Any
) -> None:
    made = back_up(filled, place)
    told = export(filled)
    filled.close()
    elsewhere = place / "new"
    elsewhere.mkdir()
    shutil.copy2(home.key, elsewhere / "register.key")
    url = "sqlite:///register.db"
    if not home.is_sqlite:
        url = cluster_or_none.create("elsewhere")
        (elsewhere / "register.url").write_text(url)
    other = type(home)(elsewhere, home.clock, url)
    assert put_back(other, made).aside == ""
    opened = other.open()
    assert export(opened) == told
    assert faults() == []
    opened.close()
    if not home.is_sqlite:
        cluster_or_none.drop(url)


@pytest.fixture
def cluster_or_none(home: Any, request: pytest.FixtureRequest) -> Any:
    return None if home.is_sqlite else request.getfixturevalue("cluster")


def test_a_register_in_the_way_stops_it(home: Any, filled: Any, place: Path) -> None:
    made = back_up(filled, place)
    before = export(filled)
    filled.close()
    with pytest.raises(RegisterError, match="--replace moves it aside"):
        put_back(home, made)
    assert export(home.open()) == before


def test_a_scan_that_runs_stops_it(home: Any, filled: Any, place: Path) -> None:
    made = back_up(filled, place)
    with ExitStack() as stack:
        if home.is_sqlite:
            stack.enter_context(filled.exclusive())
        else:
            # Restoring closes this process' own connection, and a lock with it.
            other = stack.enter_context(connected(home.url))
            other.execute("SELECT pg_advisory_lock(%s)", [_ADVISORY_LOCK])
        with pytest.raises(RegisterBusy):
            put_back(home, made, replace=True)


def test_nothing_is_restored_while_another_writes_the_logs_head(
    home: Any, filled: Any, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(filled, place)
    filled.decide("OAK-2026-0001", Status.CLOSED, who="dpo", why=Personal("later"))
    before = export(filled)
    kept = read_head(home.folder / "audit.head")
    filled.close()
    monkeypatch.setattr(head_lock, "MOST_SECONDS", 0.0)
    with (
        head_lock.head_locked(home.folder / "audit.head"),
        pytest.raises(RegisterError, match="another process holds the head"),
    ):
        put_back(home, made, replace=True)
    assert read_head(home.folder / "audit.head") == kept
    assert export(home.open()) == before
    assert faults() == []
    put_back(home, made, replace=True)
    assert faults() == []


def test_no_other_writes_the_logs_head_while_a_backup_is_put_back(
    home: Any, filled: Any, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever still had the register that goes would write where its log ended."""
    made = back_up(filled, place)
    filled.close()
    monkeypatch.setattr(head_lock, "MOST_SECONDS", 0.0)
    tried: list[str] = []

    move_aside = restoring._head_moved_aside

    def meanwhile(path: Path, now: Any) -> Any:
        with pytest.raises(RegisterError, match="holds the head"), head_lock.head_locked(path):
            tried.append("let in")
        tried.append("kept out")
        return move_aside(path, now)

    with monkeypatch.context() as patch:
        patch.setattr(restoring, "_head_moved_aside", meanwhile)
        put_back(home, made, replace=True)
    assert tried == ["kept out"]
    home.open()
    assert faults() == []


def test_nothing_is_moved_where_the_head_could_not_be_written(
    home: Any, filled: Any, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(filled, place)
    before = export(filled)
    filled.close()

    def full(*_: object, **__: object) -> Any:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("register.vault.private_file.mkstemp", full)
        with pytest.raises(RegisterError, match="cannot be put back"):
            put_back(home, made, replace=True)
    assert export(home.open()) == before
    assert faults() == []


def test_the_log_tells_of_the_backup(home: Any, filled: Any, place: Path) -> None:
    from register.models import AuditEntry

    made = back_up(filled, place)
    assert made.name == "register-20261121T090000Z.pupilguard-backup"
    row = AuditEntry.objects.order_by("-sequence").first()
    assert (row.action, row.who) == ("backed_up", "technician")
    with pytest.raises(RegisterError, match="there is a file already"):
        back_up(filled, place)
    assert faults() == []


def test_a_backup_is_its_owners_alone_and_leaves_nothing_beside(
    home: Any, filled: Any, place: Path
) -> None:
    made = back_up(filled, place / "one.backup")
    assert [path.name for path in place.iterdir()] == ["one.backup"]
    if os.name == "posix":
        assert stat.S_IMODE(made.stat().st_mode) == 0o600


def test_nothing_personal_and_no_key_stands_in_it(home: Any, filled: Any, place: Path) -> None:
    written = back_up(filled, place).read_bytes()
    assert b"manifest.json" in written
    for secret in (b"quillfeather", home.key.read_bytes().strip().lower()):
        assert secret not in written.lower()


def test_the_manifest_says_what_it_is_of(home: Any, filled: Any, place: Path) -> None:
    with zipfile.ZipFile(back_up(filled, place)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        members = set(archive.namelist())
    assert members == {"manifest.json", "database", "audit.head"}
    assert manifest["program"] == "0.1.0"
    assert manifest["engine"] == ("sqlite" if home.is_sqlite else "postgresql")
    assert "register.0003_audit" in manifest["schema"]
    assert set(manifest["sha256"]) == {"database", "audit.head"}


def test_with_the_key_it_can_be_restored_alone(home: Any, filled: Any, place: Path) -> None:
    made = back_up(filled, place, with_key=True)
    filled.close()
    home.key.unlink()
    put_back(home, made, replace=True)
    assert stat.S_IMODE(home.key.stat().st_mode) == 0o600
    assert home.open().bookmark("share") == Bookmark("after Quillfeather.docx")


def test_without_any_key_it_is_refused(home: Any, filled: Any, place: Path) -> None:
    made = back_up(filled, place)
    filled.close()
    home.key.unlink()
    with pytest.raises(KeyLost, match="the key file is missing"):
        put_back(home, made, replace=True)


def test_another_key_is_refused_before_anything_moves(home: Any, filled: Any, place: Path) -> None:
    made = back_up(filled, place)
    filled.close()
    right = home.key.read_bytes()
    home.key.unlink()
    create_key(home.key)
    with pytest.raises(KeyLost, match="encrypted with another key"):
        put_back(home, made, replace=True)
    home.key.write_bytes(right)
    assert home.open().bookmark("share") == Bookmark("after Quillfeather.docx")


def test_a_backup_of_before_a_rotation_is_restored_with_the_later_key_file(
    home: Any, filled: Any, place: Path
) -> None:
    from register.vault.rotation import rotate_key

    made, told = back_up(filled, place), export(filled)
    rotate_key(filled, "technician")
    filled.close()
    put_back(home, made, replace=True)
    again = home.open()
    assert export(again) == told
    assert faults() == []
    rotate_key(again, "technician")
    assert faults() == []


def test_a_backup_of_after_a_rotation_needs_that_version(
    home: Any, filled: Any, place: Path
) -> None:
    from register.vault.rotation import rotate_key

    first = home.key.read_bytes()
    rotate_key(filled, "technician")
    made = back_up(filled, place)
    filled.close()
    home.key.write_bytes(first)
    with pytest.raises(KeyLost, match="with version 2, which this file lacks"):
        put_back(home, made, replace=True)


@pytest.mark.parametrize("what", ["cut", "changed", "no zip", "no manifest"])
def test_a_damaged_backup_is_refused(home: Any, filled: Any, place: Path, what: str) -> None:
    made = back_up(filled, place)
    filled.close()
    content = bytearray(made.read_bytes())
    if what == "cut":
        content = content[:-4000]
    elif what == "changed":
        content[len(content) // 2] ^= 1
    elif what == "no zip":
        content = bytearray(b"Quillfeather, a letter")
    made.write_bytes(content)
    if what == "no manifest":
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("database", b"")
    before = home.raw_bytes()
    with pytest.raises(RegisterError, match="not a backup of a register, or damaged"):
        put_back(home, made, replace=True)
    if home.is_sqlite:
        assert home.raw_bytes() == before


def test_a_backup_that_is_not_there_is_told(home: Any) -> None:
    with pytest.raises(RegisterError, match="there is no such backup"):
        put_back(home, home.folder / "none.backup")


def test_a_backup_whose_log_is_broken_is_refused_and_the_old_stays(
    home: Any, filled: Any, place: Path
) -> None:
    behind_the_guard("UPDATE register_auditentry SET who = 'x' WHERE sequence = 2")
    made = back_up(filled, place)
    told = export(filled)
    filled.close()
    with pytest.raises(RegisterError, match="entry 2: it was changed"):
        put_back(home, made, replace=True)
    assert export(home.open()) == told
    assert [path.name for path in home.folder.iterdir() if path.name.startswith(".pup")] == []


@sqlite_only
def test_a_register_that_is_damaged_can_be_replaced(home: Any, filled: Any, place: Path) -> None:
    made, told = back_up(filled, place), export(filled)
    filled.close()
    home.database.write_bytes(b"no database at all" * 1000)
    put_back(home, made, replace=True)
    assert export(home.open()) == told


@sqlite_only
def test_what_is_only_in_the_log_of_writes_is_backed_up(
    home: Any, filled: Any, place: Path
) -> None:
    assert (home.folder / "register.db-wal").stat().st_size > 0
    folder = place / "unpacked"
    folder.mkdir()
    unpack(back_up(filled, place), folder)
    copy = (folder / "database").read_bytes()
    assert b"OAK-2026-0001" in copy
    assert sorted(path.name for path in folder.iterdir()) == ["audit.head", "database"]


@sqlite_only
def test_a_backup_of_the_other_database_is_refused(
    home: Any, filled: Any, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(filled, place)
    filled.close()
    other = Target("postgresql://nobody@/none", home.key, home.folder, home.clock)
    with pytest.raises(RegisterError, match="a backup of sqlite; "):
        restore(made, other, who="technician", replace=True)


@postgresql_only
def test_without_pg_dump_it_says_what_to_install(
    home: Any, filled: Any, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from register.models import AuditEntry

    monkeypatch.setenv("PATH", "")
    with pytest.raises(RegisterError, match="pg_dump is not installed"):
        back_up(filled, place)
    assert list(place.iterdir()) == []
    last = AuditEntry.objects.order_by("-sequence").first()
    assert last.action == "backup_failed"
