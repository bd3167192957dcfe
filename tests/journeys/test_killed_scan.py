"""A scan that is killed, and two at once: nothing is lost, and nothing is found twice."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from scanner.demo.trust import write_trust
from tests.journeys.command import Run, call, pupilguard, started
from tests.journeys.demonstration import Demonstration

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")

# How much the register holds of the 510 items when the scan is killed.
MOMENTS = (0, 200)
_OF_THE_RUN = ("reference", "detected_at", "deadline_at", "previous")


@dataclass(frozen=True, slots=True)
class Story:
    """A trust whose scan was killed at every moment, and then ran through."""

    folder: Path
    stored_when_killed: tuple[int, ...]
    left_over: tuple[str, ...]
    codes: tuple[int, ...]
    refused: Run
    holder: int
    last: Run
    incidents: tuple[dict[str, Any], ...]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("killed") / "trust"
    write_trust(folder)
    stored, left_over, codes = [], [], []
    refused, holder = None, 0
    for moment in MOMENTS:
        with started(call("scan", folder=folder), stderr=subprocess.DEVNULL) as scan:
            wait_until_stored(scan, folder, moment)
            if moment == 0:
                refused, holder = pupilguard("scan", "--json", folder=folder), scan.pid
            readers = psutil.Process(scan.pid).children(recursive=True)
            scan.kill()
            codes.append(scan.wait())
        _, alive = psutil.wait_procs(readers, timeout=30)
        left_over += [process.name() for process in alive]
        stored.append(items_stored(folder))
    last = pupilguard("scan", "--json", folder=folder)
    export = pupilguard("incidents", "export", folder=folder)
    assert refused is not None
    return Story(
        folder,
        tuple(stored),
        tuple(left_over),
        tuple(codes),
        refused,
        holder,
        last,
        tuple(export.document["incidents"]),
    )


def wait_until_stored(scan: subprocess.Popen[str], folder: Path, count: int) -> None:
    """Wait until the running scan holds the lock and has stored more than so many items."""
    deadline = time.monotonic() + 120
    while scan.poll() is None and time.monotonic() < deadline:
        if is_held(folder) and items_stored(folder) >= count:
            return
        time.sleep(0.02)


def items_stored(folder: Path) -> int:
    return sum(rows(folder, "SELECT count(*) FROM register_seen"))


def is_held(folder: Path) -> bool:
    return any(psutil.pid_exists(pid) for pid in rows(folder, "SELECT pid FROM register_holder"))


def rows(folder: Path, statement: str) -> Iterator[int]:
    """The first column of what the statement gives; nothing before there are tables."""
    try:
        with closing(sqlite3.connect(f"file:{folder}/register.db?mode=ro", uri=True)) as database:
            yield from (row[0] for row in database.execute(statement).fetchall())
    except sqlite3.OperationalError:
        return


def without_the_run(incidents: tuple[dict[str, Any], ...]) -> list[dict[str, Any]]:
    """What an incident says of the data, in an order that no run decides."""
    told = [
        {
            key: sorted(value, key=str) if isinstance(value, list) else value
            for key, value in incident.items()
            if key not in _OF_THE_RUN
        }
        for incident in incidents
    ]
    return sorted(told, key=str)


def test_the_scan_was_killed_half_way(story: Story) -> None:
    assert story.codes == (-signal.SIGKILL,) * len(MOMENTS)
    assert story.stored_when_killed[-1] < 510
    assert list(story.stored_when_killed) == sorted(story.stored_when_killed)
    assert story.stored_when_killed[-1] >= MOMENTS[-1]


def test_the_next_scan_finds_what_one_whole_scan_finds(
    story: Story, demonstration: Demonstration
) -> None:
    whole = without_the_run(demonstration.incidents)
    assert len(whole) > 40
    assert without_the_run(story.incidents) == whole


def test_the_next_scan_counts_everything_and_the_lock_is_free(story: Story) -> None:
    counts = story.last.document
    assert story.last.code in (0, 3)
    assert counts["items"] == counts["inspected"] == 510
    assert not any(rows(story.folder, "SELECT pid FROM register_holder"))


def test_no_reader_outlives_its_scan(story: Story) -> None:
    assert story.left_over == ()
    assert list((story.folder / ".pupilguard-scratch").iterdir()) == []


def test_a_second_scan_beside_a_running_one_stops_and_names_it(story: Story) -> None:
    assert story.refused.code == 1
    assert not story.refused.out
    assert "another scan holds the register" in story.refused.words
    assert f"process {story.holder} on " in story.refused.words
