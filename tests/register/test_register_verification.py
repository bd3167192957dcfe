"""`verify` finds what was done to the register behind its back, and says where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from register.case.status import Status
from register.custody.audit_head import Head, write_head
from scanner.model import Finding
from scanner.personal import Personal
from tests.register.tampering import behind_the_guard

Maker = Callable[..., Finding]


@pytest.fixture
def whole(home: Any, register: Any, scan: Any, finding: Maker) -> Any:
    """A register with a log of six entries."""
    scan.found(finding())
    for status in (Status.CONFIRMED, Status.REPORTED, Status.CLOSED):
        register.decide("OAK-2026-0001", status, who="dpo", why=Personal("as agreed"))
    register.decide("OAK-2026-0001", Status.CONFIRMED, who="lead", why=Personal("looked again"))
    register.decide("OAK-2026-0001", Status.CLOSED, who="lead", why=Personal("done"))
    return register


def verified(*copies: tuple[str, Head]) -> Any:
    from register.custody.verification import verified as really

    return really(copies)


def found() -> list[tuple[int | None, str]]:
    return [(fault.entry, fault.message) for fault in verified().faults]


def test_a_register_left_alone_is_whole(home: Any, whole: Any) -> None:
    told = verified()
    assert told.faults == ()
    assert (told.entries, told.head.sequence, told.earlier_key) == (6, 6, 0)
    assert told.values > 10


@pytest.mark.parametrize("when", ["before the walk", "after the walk"])
def test_an_entry_written_meanwhile_is_no_fault(
    home: Any, whole: Any, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    from register.custody import verification

    follow = verification._follow

    def decided() -> None:
        whole.decide("OAK-2026-0001", Status.CLOSED, who="dpo", why=Personal("meanwhile"))

    def follow_meanwhile(*args: Any) -> None:
        if when == "before the walk":
            decided()
        follow(*args)
        if when == "after the walk":
            decided()

    monkeypatch.setattr(verification, "_follow", follow_meanwhile)
    assert found() == []


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("DELETE FROM register_audithead", "says that it ended at entry 0"),
        ("UPDATE register_audithead SET sequence = 5", "says that it ended at entry 5"),
        ("UPDATE register_audithead SET sequence = 8", "the database: the log reached entry 8"),
        ("UPDATE register_audithead SET seal = 'x'", "the database: this entry is not the one"),
    ],
)
def test_an_end_in_the_database_that_is_not_the_logs_is_told(
    home: Any, whole: Any, statement: str, message: str
) -> None:
    behind_the_guard(statement)
    assert any(message in text for _, text in found()), found()


@pytest.mark.parametrize(
    ("statement", "entry", "message"),
    [
        ("UPDATE register_auditentry SET who = 'dpo' WHERE sequence = 6", 6, "was changed"),
        ("UPDATE register_auditentry SET about = '' WHERE sequence = 3", 3, "was changed"),
        ("UPDATE register_auditentry SET action = 'opened' WHERE sequence = 2", 2, "was changed"),
        ("UPDATE register_auditentry SET at = '2026-01-01 00:00Z' WHERE id = 3", 3, "was changed"),
        ("UPDATE register_auditentry SET seal = previous WHERE sequence = 4", 4, "was changed"),
        ("UPDATE register_auditentry SET key_version = 0 WHERE sequence = 4", 4, "earlier version"),
        ("DELETE FROM register_auditentry WHERE sequence = 4", 4, "was deleted"),
        ("DELETE FROM register_auditentry WHERE sequence = 1", 1, "was deleted"),
        ("DELETE FROM register_auditentry WHERE sequence = 6", 7 - 1, "cut off"),
        ("DELETE FROM register_auditentry WHERE sequence > 3", 4, "cut off"),
        ("UPDATE register_auditentry SET details = NULL WHERE sequence = 4", 4, "no purge says"),
    ],
)
def test_what_was_changed_or_deleted_is_named(
    home: Any, whole: Any, statement: str, entry: int, message: str
) -> None:
    behind_the_guard(statement)
    assert any(number == entry and message in text for number, text in found()), found()


def test_two_entries_in_each_others_place_are_named(home: Any, whole: Any) -> None:
    swap = "UPDATE register_auditentry SET sequence = {} WHERE sequence = {}"
    behind_the_guard(swap.format(99, 3), swap.format(3, 4), swap.format(4, 99))
    assert {3, 4} <= {entry for entry, text in found() if "stood elsewhere" in text}


def test_details_moved_to_another_entry_are_named(home: Any, whole: Any) -> None:
    behind_the_guard(
        "UPDATE register_auditentry SET details ="
        " (SELECT details FROM register_auditentry WHERE sequence = 3) WHERE sequence = 4"
    )
    assert found() == [(4, "its details were changed")]


def test_a_log_that_somebody_cut_and_let_start_anew_is_told_by_its_head(
    home: Any, whole: Any
) -> None:
    behind_the_guard("DELETE FROM register_auditentry", "DELETE FROM register_audithead")
    whole.close()
    again = home.open()
    for _ in range(8):
        again.decide("OAK-2026-0001", Status.CLOSED, who="dpo", why=Personal("nothing to see"))
    assert [text for _, text in found()][-1].endswith("this entry is not the one that was there")


def test_a_cut_tail_whose_end_was_adjusted_is_told_by_the_head_file(home: Any, whole: Any) -> None:
    behind_the_guard(
        "DELETE FROM register_auditentry WHERE sequence > 4",
        "UPDATE register_audithead SET sequence = 4,"
        " seal = (SELECT seal FROM register_auditentry WHERE sequence = 4)",
    )
    ((entry, message),) = found()
    assert entry == 5
    assert message.endswith(
        "the log reached entry 6, and now ends at 4: entries 5 to 6 were cut off"
    )
    # It is told still when the log has grown past the place.
    for _ in range(4):
        whole.decide("OAK-2026-0001", Status.CLOSED, who="dpo", why=Personal("nothing to see"))
    assert any("not the one that was there" in text for _, text in found())


def test_a_missing_or_damaged_head_file_is_told(home: Any, whole: Any) -> None:
    path = home.folder / "audit.head"
    path.unlink()
    assert [entry for entry, text in found() if "is missing" in text] == [None]
    whole.decide("OAK-2026-0001", Status.CLOSED, who="dpo", why=Personal("more"))
    assert not path.exists(), "nothing makes it anew but a person"
    path.write_text("7\n")
    assert "not the head of an audit log" in found()[0][1]


def test_a_copy_of_the_head_kept_elsewhere_is_compared(home: Any, whole: Any) -> None:
    head = verified().head
    assert verified(("mailed", head)).faults == ()
    assert verified(("mailed", Head(6, "0" * 64))).faults[0].entry == 6
    behind_the_guard(
        "DELETE FROM register_auditentry WHERE sequence = 6",
        "UPDATE register_audithead SET sequence = 5,"
        " seal = (SELECT seal FROM register_auditentry WHERE sequence = 5)",
    )
    from register.models import AuditEntry

    last = AuditEntry.objects.get(sequence=5)
    write_head(home.folder / "audit.head", Head(5, last.seal))  # whoever did it knew of the file
    assert found() == []
    (fault,) = verified(("mailed", head)).faults
    assert (fault.entry, fault.message.partition(":")[0]) == (6, "mailed")


def test_a_guard_that_was_taken_away_is_told(home: Any, whole: Any) -> None:
    with connection.cursor() as cursor:
        if home.is_sqlite:
            cursor.execute("DROP TRIGGER audit_no_delete")
        else:
            cursor.execute("ALTER TABLE register_auditentry DISABLE TRIGGER audit_no_delete")
    ((_, message),) = found()
    assert "its trigger audit_no_delete is gone or off" in message


@pytest.mark.parametrize("table", ["register_finding.locator", "register_decision.why"])
def test_a_value_that_does_not_open_is_named_and_not_shown(
    home: Any, whole: Any, table: str
) -> None:
    name, _, column = table.partition(".")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, {column} FROM {name} ORDER BY id")
        row, stored = cursor.fetchone()
        changed = bytearray(stored)
        changed[-1] ^= 1
        cursor.execute(f"UPDATE {name} SET {column} = %s WHERE id = %s", [bytes(changed), row])
    ((_, message),) = found()
    assert message.startswith(f"{table}: a value does not open")
    assert message.endswith(f"(row {row})")


def test_many_faults_are_counted_and_not_all_told(home: Any, whole: Any) -> None:
    for _ in range(60):
        whole.decide("OAK-2026-0001", Status.CLOSED, who="dpo", why=Personal("more"))
    behind_the_guard("UPDATE register_auditentry SET who = 'x'")
    assert len(found()) == 51
    assert found()[-1] == (None, "and 16 more")
