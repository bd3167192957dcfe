"""A rotation of the key while others write: nobody waits for ever, and nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from register.case.status import Status
from scanner.errors import RegisterBusy
from scanner.model import Finding
from scanner.personal import Personal
from tests.register.engines import postgresql_only

Maker = Callable[..., Finding]
MOST_SECONDS = 20.0  # a deadlock would hold the test up for as long


@pytest.fixture
def filled(home: Any, register: Any, scan: Any, finding: Maker) -> Any:
    for number in range(3):
        scan.found(finding(f"mail/{number}.eml"))
    return register


class Rotation:
    """A rotation in a thread, with a connection of its own. `waits` once it has met a lock."""

    def __init__(self, register: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        from register.vault import rotation

        self.waits = threading.Event()
        self.outcome: list[Any] = []
        really = rotation._locked_at_once

        def tried(tables: Any) -> bool:
            got = really(tables)
            if not got:
                self.waits.set()
            return got

        monkeypatch.setattr(rotation, "_locked_at_once", tried)
        self._thread = threading.Thread(target=self._rotate, args=(register,))

    def start(self) -> None:
        self._thread.start()
        assert self.waits.wait(MOST_SECONDS)

    def end(self) -> Any:
        self._thread.join(MOST_SECONDS)
        (outcome,) = self.outcome
        return outcome

    def _rotate(self, register: Any) -> None:
        from register.vault.rotation import rotate_key

        try:
            self.outcome.append(rotate_key(register, "technician"))
        except Exception as error:  # noqa: BLE001 - told by the test that waits for it
            self.outcome.append(error)
        finally:
            connection.close()


def faults() -> list[str]:
    from register.custody.verification import verified

    return [f"{fault.entry}: {fault.message}" for fault in verified().faults]


def hold_the_logs_head() -> None:
    from register.custody.audit import _locked_head

    _locked_head()


def hold_an_incident() -> None:
    from register.models import Incident

    Incident.objects.select_for_update().get(reference="OAK-2026-0001")


def hold_the_last_finding() -> None:
    from register.models import Finding as Row

    last = Row.objects.order_by("-id").first()
    assert last is not None
    Row.objects.filter(id=last.id).update(confidence=0.5)


@postgresql_only
@pytest.mark.parametrize(
    "hold", [hold_the_logs_head, hold_an_incident, hold_the_last_finding], ids=lambda f: f.__name__
)
def test_a_reviewer_who_was_first_ends_first_whatever_they_hold(
    home: Any, filled: Any, monkeypatch: pytest.MonkeyPatch, hold: Callable[[], None]
) -> None:
    rotation = Rotation(filled, monkeypatch)
    with transaction.atomic():
        hold()
        rotation.start()
        # All that a decision takes, in its own order, while the rotation waits.
        filled.decide("OAK-2026-0001", Status.CONFIRMED, who="dpo", why=Personal("rang"))
    done = rotation.end()
    assert done.version == 2, done
    filled.decide("OAK-2026-0001", Status.CLOSED, who="dpo", why=Personal("done"))
    assert faults() == []
    (*_, confirmed, closed) = filled.history("OAK-2026-0001")
    assert [one.why.reveal() for one in (confirmed, closed)] == ["rang", "done"]


@postgresql_only
def test_reviewers_without_a_pause_are_told_of(
    home: Any, filled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from register.vault import rotation as module
    from register.vault.key import held

    monkeypatch.setattr(module, "MOST_SECONDS", 0.0)
    rotation = Rotation(filled, monkeypatch)
    with transaction.atomic():
        hold_an_incident()
        rotation.start()
        refused = rotation.end()
    assert isinstance(refused, RegisterBusy)
    assert "end `pupilguard serve`" in str(refused)
    assert held().in_use == 1
    assert faults() == []


@postgresql_only
def test_many_decisions_and_a_rotation_all_come_to_their_end(home: Any, filled: Any) -> None:
    from register.vault.rotation import rotate_key

    failed: list[Exception] = []
    go_on = threading.Event()

    def decide(reference: str) -> None:
        try:
            while not go_on.is_set():
                filled.decide(reference, Status.CONFIRMED, who="dpo", why=Personal("again"))
                go_on.wait(0.01)
        except Exception as error:  # noqa: BLE001 - told below
            failed.append(error)
        finally:
            connection.close()

    references = [incident.reference for incident in filled.incidents()]
    threads = [threading.Thread(target=decide, args=(one,)) for one in references]
    for thread in threads:
        thread.start()
    try:
        done = rotate_key(filled, "technician")
    finally:
        go_on.set()
        for thread in threads:
            thread.join(MOST_SECONDS)
    assert failed == []
    assert done.version == 2
    assert faults() == []
