"""The audit log: what gets into it, and that nothing comes out again."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import Error, connection, transaction

from register.case.status import Status
from register.custody import head_lock
from register.custody.audit_head import Head, keep_at, read_head
from register.custody.head_lock import head_locked
from register.filing.scan_run import Tally
from register.filing.suppression import NewSuppression, ReasonKind, Scope
from scanner.errors import RegisterError
from scanner.model import Finding
from scanner.personal import Personal

Maker = Callable[..., Finding]


def entries() -> list[Any]:
    from register.models import AuditEntry

    return list(AuditEntry.objects.order_by("sequence"))


def noted(action: str, about: str = "", **details: object) -> int:
    from register.custody.audit import Action, note

    return note(Action(action), who="dpo", about=about, details=Personal(details))


def faults() -> list[str]:
    from register.custody.verification import verified

    return [f"{fault.entry}: {fault.message}" for fault in verified().faults]


# --------------------------------------------------------------------------- what gets into it


def test_a_register_starts_its_log_once(home: Any, register: Any) -> None:
    home.open().close()
    home.open()
    assert [(row.sequence, row.action, row.who) for row in entries()] == [
        (1, "log_started", "pupilguard")
    ]


def test_what_people_and_scans_do_is_noted(
    register: Any, scan: Any, finding: Maker, home: Any
) -> None:
    scan.found(finding())
    register.finish_run(scan.run, Tally(items=3, inspected=2, gaps=1, incidents_opened=1))
    register.decide("OAK-2026-0001", Status.DISMISSED, who="dpo", why=Personal("a twin"))
    register.suppress(
        NewSuppression(
            kind=ReasonKind.FALSE_ALARM,
            reason=Personal("her aunt"),
            author="dpo",
            scope=Scope("wrong-recipient", source="sent-mail"),
            until=date(2027, 1, 31),
        )
    )
    register.end_suppression(1, who="lead", why=Personal("no aunt"))
    _, scanned, decided, made, ended = entries()
    assert (scanned.action, scanned.who, scanned.about) == ("scan_finished", "scanner", "run 1")
    assert scanned.details.reveal()["items"] == 3
    assert scanned.details.reveal()["state"] == "finished"
    assert (decided.action, decided.who, decided.about) == ("decided", "dpo", "OAK-2026-0001")
    assert decided.details.reveal() == {"before": "draft", "status": "dismissed", "why": "a twin"}
    assert (made.action, made.about) == ("suppression_made", "SUP-0001")
    assert made.details.reveal()["why"] == "her aunt"
    assert (ended.action, ended.who, ended.about) == ("suppression_ended", "lead", "SUP-0001")
    assert {row.at for row in (scanned, decided, made, ended)} == {home.clock.now}
    assert faults() == []


def test_what_is_undone_is_not_noted(home: Any, register: Any) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        noted("opened", "OAK-2026-0001")
        raise ZeroDivisionError
    assert len(entries()) == 1
    assert noted("opened", "OAK-2026-0001") == 2
    assert read_head(home.folder / "audit.head") == Head(2, entries()[-1].seal)
    assert faults() == []


def test_details_come_back_as_json_holds_them(register: Any) -> None:
    noted("edited", more={"ä": [1, None, 2.5, {"b": True}], "stray": "\udce9"})
    (_, row) = entries()
    assert row.details.reveal() == {"more": {"ä": [1, None, 2.5, {"b": True}], "stray": "\udce9"}}
    assert faults() == []


def test_details_that_json_cannot_hold_are_refused(register: Any) -> None:
    with pytest.raises(TypeError):
        noted("edited", thing=object())
    assert len(entries()) == 1


NOTES_MANY = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from conftest import Home
Home(Path(sys.argv[1])).open()
from register.custody.audit import Action, note
print("ready", flush=True)
sys.stdin.readline()
for number in range(30):
    note(Action.OPENED, who=f"process {number}", about="OAK-2026-0001")
"""


def test_entries_of_several_processes_take_turns(home: Any, register: Any) -> None:
    here = Path(__file__).parent
    command = [sys.executable, "-c", NOTES_MANY, str(home.folder), str(here), str(here.parents[1])]
    writers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.communicate("go\n")
        assert writer.returncode == 0
    noted("opened", "OAK-2026-0001")
    assert [row.sequence for row in entries()] == list(range(1, 63))
    assert faults() == []
    assert read_head(home.folder / "audit.head") == Head(62, entries()[-1].seal)


def test_a_process_that_has_not_heard_of_a_rotation_seals_with_the_new_version(
    home: Any, register: Any
) -> None:
    from register.vault.key import held, hold, load_key
    from register.vault.rotation import rotate_key

    server = load_key(home.key)
    rotate_key(register, "dpo")
    rotating = held()
    try:
        hold(server)
        noted("opened", "OAK-2026-0001", times=1)
    finally:
        hold(rotating)
    assert [row.key_version for row in entries()] == [1, 2, 2]
    assert faults() == []


# --------------------------------------------------------------------------- append-only


def test_no_entry_can_be_changed_or_deleted_through_django(register: Any) -> None:
    from register.models import AuditEntry

    (row,) = entries()
    row.who = "somebody else"
    for attempt in (
        row.save,
        row.delete,
        AuditEntry.objects.all().delete,
        AuditEntry.objects.filter(id=1).delete,
        lambda: AuditEntry.objects.update(who="x"),
        lambda: AuditEntry.objects.bulk_update([row], ["who"]),
    ):
        with pytest.raises(RegisterError, match="only ever added to"):
            attempt()
    assert faults() == []


CHANGES = {
    "who": "UPDATE register_auditentry SET who = 'x' WHERE sequence = 2",
    "a seal": "UPDATE register_auditentry SET seal = 'x' WHERE sequence = 2",
    "its number": "UPDATE register_auditentry SET sequence = 9 WHERE sequence = 3",
    "one row": "DELETE FROM register_auditentry WHERE sequence = 3",
    "all rows": "DELETE FROM register_auditentry",
}
BY_ENGINE = {
    "sqlite": {
        "details": "UPDATE register_auditentry SET details = x'00' WHERE sequence = 2",
        "details of the same key": "UPDATE register_auditentry SET details = details || x'00'",
        "details where none were": "UPDATE register_auditentry SET details = x'ff' WHERE id = 1",
        "replaced": "INSERT OR REPLACE INTO register_auditentry SELECT * FROM register_auditentry",
    },
    "postgresql": {
        "details": "UPDATE register_auditentry SET details = '\\x00' WHERE sequence = 2",
        "details where none were": "UPDATE register_auditentry SET details = '\\xff' WHERE id = 1",
        "emptied": "TRUNCATE register_auditentry",
    },
}


def test_the_database_refuses_what_django_did_not_ask(home: Any, register: Any) -> None:
    noted("opened", "OAK-2026-0001", times=1)
    noted("opened", "OAK-2026-0001", times=2)
    for statement in (CHANGES | BY_ENGINE[connection.vendor]).values():
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert len(entries()) == 3
    assert faults() == []


# --------------------------------------------------------------------------- the head file


def test_the_head_file_follows_the_log(home: Any, register: Any) -> None:
    path = home.folder / "audit.head"
    for count in (2, 3, 4):
        noted("opened", "OAK-2026-0001")
        assert read_head(path) == Head(count, entries()[-1].seal)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert set(json.loads(path.read_text())) == {"sequence", "seal"}
    assert [p.name for p in home.folder.iterdir() if p.name.startswith(".audit")] == []


def test_the_head_file_can_lie_elsewhere(home: Any, tmp_path: Path) -> None:
    place = tmp_path / "share" / "head"
    keep_at(home.key, place)
    (home.folder / "audit.head").unlink()
    opened = home.open()
    assert "is missing" in faults()[0], "a log of before does not get a new head unseen"
    from register.custody.audit import renew_head

    renew_head(who="dpo", at=home.clock())
    noted("opened")
    assert read_head(place) == Head(3, entries()[-1].seal)
    assert not (home.folder / "audit.head").exists()
    assert faults() == []
    opened.close()


def test_a_head_file_that_fell_behind_catches_up(home: Any, register: Any) -> None:
    path = home.folder / "audit.head"
    behind = path.read_bytes()
    noted("opened")
    path.write_bytes(behind)  # the power went between commit and file
    assert faults() == []
    noted("opened")
    assert read_head(path) == Head(3, entries()[-1].seal)


def test_a_head_file_that_cannot_be_written_stops_nobody(home: Any, register: Any) -> None:
    path = home.folder / "audit.head"
    path.unlink()
    path.mkdir()
    assert noted("opened", "OAK-2026-0001") == 2
    assert "cannot be read" in faults()[0]


def test_the_head_file_waits_while_another_compares_and_writes_it(
    home: Any, register: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(head_lock, "MOST_SECONDS", 0.0)
    path = home.folder / "audit.head"
    with head_locked(path):
        assert noted("opened") == 2
        before = read_head(path)
        assert before is not None
        assert before.sequence == 1, "the entry stands, and its head is left to the next one"
    noted("opened")
    assert read_head(path) == Head(3, entries()[-1].seal)
