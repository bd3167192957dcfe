"""One scan at a time; a dead one is never in the way."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from register.filing.lock import FileLock
from scanner.errors import RegisterBusy
from tests.register.engines import sqlite_only

HOLDS_UNTIL_KILLED = """
import subprocess, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from conftest import Home
with Home(Path(sys.argv[1])).open().exclusive():
    # a worker of the scan, which outlives it
    worker = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"])
    print(worker.pid, flush=True)
    sys.stdin.read()
"""


class OtherScan:
    """A scan in a process of its own that holds the register."""

    def __init__(self, folder: Path) -> None:
        here = Path(__file__).parent
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLDS_UNTIL_KILLED, folder, here, here.parents[1]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.worker = int(self.process.stdout.readline())

    def end(self) -> None:
        self.process.communicate()

    def kill(self) -> None:
        """The scan dies, its worker does not."""
        self.process.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        self.process.wait()

    def clean_up(self) -> None:
        if self.process.stdin is not None:
            self.process.stdin.close()  # the worker shares it, reads its end and goes
        self.process.wait()


@pytest.fixture
def other_scan(home: Any) -> Any:
    other = OtherScan(home.folder)
    yield other
    other.clean_up()


def test_a_second_scan_is_told_who_holds_the_register(other_scan: Any, register: Any) -> None:
    with pytest.raises(RegisterBusy) as raised, register.exclusive():
        raise AssertionError("two scans at once")
    message = str(raised.value)
    assert f"process {other_scan.process.pid} on {socket.gethostname()}" in message
    assert "since 21 November 2026, 09:00 GMT" in message


def test_a_reader_is_not_kept_out_by_a_scan(other_scan: Any, home: Any) -> None:
    assert list(home.open().incidents()) == []


def test_a_scan_that_ended_lets_the_next_one_in(other_scan: Any, register: Any) -> None:
    other_scan.end()
    with register.exclusive():
        assert register.start_run("1").id


def test_a_killed_scan_lets_the_next_one_in_though_its_worker_lives(
    other_scan: Any, register: Any
) -> None:
    other_scan.kill()
    os.kill(other_scan.worker, 0)  # raises if it is gone
    _wait_until_dropped()
    with register.exclusive():
        assert register.start_run("1").id


def _wait_until_dropped() -> None:
    """PostgreSQL takes a moment to notice that a client is gone; a file's lock goes with it."""
    from django.db import connection

    while connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks JOIN pg_database d ON database = d.oid"
                " WHERE locktype = 'advisory' AND d.datname = current_database()"
            )
            if cursor.fetchone() == (0,):
                return


def test_one_process_cannot_hold_it_twice(register: Any) -> None:
    held = pytest.raises(RegisterBusy, match=f"process {os.getpid()}")
    with register.exclusive(), held, register.exclusive():
        raise AssertionError("two scans at once")


@sqlite_only
def test_opening_it_again_does_not_let_a_second_one_in(home: Any, register: Any) -> None:
    with register.exclusive(), pytest.raises(RegisterBusy), home.open().exclusive():
        raise AssertionError("two scans at once")


def test_a_scan_that_failed_lets_go(register: Any) -> None:
    from register import models

    with pytest.raises(ZeroDivisionError), register.exclusive():
        assert models.Holder.objects.count() == 1
        raise ZeroDivisionError
    assert models.Holder.objects.count() == 0
    with register.exclusive():
        assert models.Holder.objects.count() == 1


def test_two_names_of_one_lock_file_are_one_lock(tmp_path: Path) -> None:
    one, other = FileLock(tmp_path / "x.lock"), FileLock(tmp_path / "." / "x.lock")
    assert one.try_acquire()
    assert not other.try_acquire()
    other.release()
    assert not other.try_acquire(), "only its holder can let it go"
    one.release()
    assert other.try_acquire()
    other.release()
