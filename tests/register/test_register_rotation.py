"""A new key for the whole register, at once or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from register.case.status import Status
from register.vault.key import add_version, load_key
from scanner.errors import KeyLost, RegisterBusy, RegisterError
from scanner.model import Bookmark, Finding
from scanner.personal import Personal
from tests.register.conftest import complained
from tests.register.engines import sqlite_only

Maker = Callable[..., Finding]


@pytest.fixture
def filled(home: Any, register: Any, scan: Any, finding: Maker, gap: Any) -> Any:
    from register.models import Incident

    for number in range(3):
        scan.found(finding(f"mail/{number}.eml", explanation=f"Quillfeather {number}"))
    scan.missed(gap())
    register.save_bookmark("share", Bookmark("after Quillfeather.docx"))
    register.decide("OAK-2026-0001", Status.CONFIRMED, who="dpo", why=Personal("Quillfeather rang"))
    complained(Incident.objects.get(reference="OAK-2026-0001"), register.today())
    return register


def rotate(register: Any) -> Any:
    from register.vault.rotation import rotate_key

    return rotate_key(register, "technician")


def told(register: Any) -> list[Any]:
    """All that a reader sees of the register."""
    from register.models import Complaint

    incidents = list(register.incidents())
    references = [incident.reference for incident in incidents]
    return [
        incidents,
        [list(register.findings(reference)) for reference in references],
        [list(register.history(reference)) for reference in references],
        list(register.gaps()),
        register.bookmark("share"),
        [(one.complainant, one.contact, one.about) for one in Complaint.objects.all()],
    ]


def versions() -> set[int]:
    """The versions of the key that the stored values stand under."""
    from register.vault.sealed_column import sealed_columns

    return {value[0] for c in sealed_columns() for rows in c.values() for _, value in rows}


def faults() -> list[str]:
    from register.custody.verification import verified

    return [f"{fault.entry}: {fault.message}" for fault in verified().faults]


def test_every_value_goes_under_the_new_key_and_reads_as_before(home: Any, filled: Any) -> None:
    from register.vault.sealed_column import sealed_columns

    before = told(filled)
    stored = sum(len(rows) for column in sealed_columns() for rows in column.values())
    rotated = rotate(filled)
    assert (rotated.version, rotated.values) == (2, stored)
    assert versions() == {2}
    assert told(filled) == before
    assert faults() == []
    filled.close()
    again = home.open()
    assert told(again) == before
    again.decide("OAK-2026-0001", Status.CLOSED, who="dpo", why=Personal("done"))
    assert versions() == {2}
    assert faults() == []


def test_no_value_opens_by_the_first_version_any_more(home: Any, filled: Any) -> None:
    old = home.key.read_bytes()
    rotate(filled)
    filled.close()
    home.key.write_bytes(old)
    with pytest.raises(KeyLost, match="version 2 of the key, which the key file lacks"):
        home.open()


def test_it_can_be_rotated_again_and_the_log_says_so(home: Any, filled: Any) -> None:
    from register.models import AuditEntry

    for version in (2, 3, 4):
        assert rotate(filled).version == version
    assert versions() == {4}
    assert len(home.key.read_text().split()) == 4
    if os.name == "posix":
        assert home.key.stat().st_mode & 0o777 == 0o600
    notes = AuditEntry.objects.filter(action="key_rotated").order_by("sequence")
    assert [(row.who, row.about, row.key_version) for row in notes] == [
        ("technician", f"key version {version}", version) for version in (2, 3, 4)
    ]
    assert faults() == []


def test_what_was_found_before_is_known_after(
    filled: Any, new_scan: Any, finding: Maker, item: Any
) -> None:
    rotate(filled)
    recorded = new_scan().found(finding("mail/1.eml"))
    assert (recorded.known, recorded.opened, recorded.extended) == (1, (), ())
    digest = filled.digest("sent-mail", Personal("mail/1.eml"))
    assert filled.locator(digest) == Personal("mail/1.eml")


class PowerCut(Exception):
    pass


def test_a_crash_half_way_leaves_all_as_it_was(
    home: Any, filled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from register.vault.sealed_column import SealedColumn

    before, replace, calls = told(filled), SealedColumn.replace, []

    def cut(self: SealedColumn, values: Any) -> None:
        replace(self, values)
        calls.append(self.place)
        if len(calls) == 3:
            raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(SealedColumn, "replace", cut)
        with pytest.raises(PowerCut):
            rotate(filled)
    assert versions() == {1}
    assert load_key(home.key).newest == 2, "the key was there before the first value"
    assert told(filled) == before
    filled.save_bookmark("share", Bookmark("later"))
    assert versions() == {1}, "nothing is written with a key that is not in use"
    filled.close()
    again = home.open()
    assert versions() == {1}
    assert faults() == []
    assert rotate(again).version == 2, "what the crash left is taken up"
    assert versions() == {2}


def test_a_crash_before_the_key_is_written_changes_nothing(
    home: Any, filled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise PowerCut

    before = home.key.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut)
        with pytest.raises(PowerCut):
            rotate(filled)
    assert home.key.read_bytes() == before
    assert versions() == {1}
    assert [path.name for path in home.folder.iterdir() if ".register.key." in path.name] == []


def test_the_key_file_of_another_rotation_is_refused(home: Any, filled: Any) -> None:
    first = home.key.read_bytes()
    rotate(filled)
    filled.close()
    home.key.write_bytes(first)
    add_version(home.key)
    with pytest.raises(KeyLost, match="version 2 is not the key"):
        home.open()


def test_a_value_that_does_not_open_stops_it(home: Any, filled: Any) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT id, text FROM register_snippet ORDER BY id DESC")
        row, stored = cursor.fetchone()
        changed = bytes(stored)[:-1] + bytes([bytes(stored)[-1] ^ 1])
        cursor.execute("UPDATE register_snippet SET text = %s WHERE id = %s", [changed, row])
    with pytest.raises(RegisterError, match=r"register_snippet\.text: a value does not open"):
        rotate(filled)
    assert versions() == {1}


def test_it_waits_for_no_scan(filled: Any) -> None:
    with filled.exclusive(), pytest.raises(RegisterBusy):
        rotate(filled)
    assert versions() == {1}


def test_a_process_that_runs_for_long_learns_of_a_rotation(home: Any, filled: Any) -> None:
    """The pages' server holds the key as it was; the first value it meets tells it otherwise."""
    from register.models import Incident
    from register.vault.key import held, hold

    server = load_key(home.key)
    rotate(filled)
    rotating = held()
    try:
        hold(server)
        assert server.newest == 1
        row = Incident.objects.get(reference="OAK-2026-0001")
        assert row.history.last().why == Personal("Quillfeather rang")
        assert (server.newest, server.in_use) == (2, 2)
    finally:
        hold(rotating)


@sqlite_only
def test_what_stood_under_the_old_key_is_gone_from_the_files(home: Any, filled: Any) -> None:
    from register.vault.sealed_column import sealed_columns

    old = [value for c in sealed_columns() for rows in c.values() for _, value in rows]
    assert all(value in home.raw_bytes() for value in old if len(value) < 1000)
    rotate(filled)
    written = home.raw_bytes()
    assert [value for value in old if value in written] == []


@pytest.fixture
def key(tmp_path: Path) -> Iterator[Path]:
    from register.vault.key import create_key

    create_key(tmp_path / "register.key")
    yield tmp_path / "register.key"


def test_a_bare_key_is_the_first_version_and_stays_it(key: Path) -> None:
    before = load_key(key)
    assert add_version(key) == 2
    after = load_key(key)
    assert (after.newest, after.in_use) == (2, 1)
    assert after.check_value == before.check_value
    assert after.fingerprint("a") == before.fingerprint("a")
    assert after.digest("locator", "a") == before.digest("locator", "a")
    assert after.decrypted("t.c", before.encrypted("t.c", b"asthma")) == b"asthma"
    assert after.session_secret != before.session_secret, "a rotation ends every session"


@pytest.mark.parametrize("line", ["2:short", "0:KEY", "1:KEY", "256:KEY", "two:KEY", "KEY"])
def test_a_key_file_with_a_wrong_line_is_refused(key: Path, line: str) -> None:
    bare = key.read_text().strip()
    key.write_text(f"1:{bare}\n{line.replace('KEY', bare)}\n")
    with pytest.raises(KeyLost, match="damaged"):
        load_key(key)
    key.write_text(f"1:{bare}\n2:{bare}\n")
    assert load_key(key).newest == 2


def test_a_key_can_be_rotated_as_often_as_a_byte_counts(key: Path) -> None:
    bare = key.read_text().strip()
    key.write_text("".join(f"{version}:{bare}\n" for version in range(1, 256)))
    with pytest.raises(KeyLost, match="rotated 254 times"):
        add_version(key)
