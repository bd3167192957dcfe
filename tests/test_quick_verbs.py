"""Verbs that need no scan do not wait for what a scan needs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.small_trust import SmallTrust, small_trust

# What takes long to read in, and who needs it.
OF_A_SCAN = {"scanner.pipeline", "detectors", "connectors", "openpyxl", "numpy", "distributed"}
OF_A_REGISTER = {"django", "cryptography"}
OF_A_CONFIGURATION = {"yaml"}
OF_A_TABLE = {"rich"}

MODULES = """
import json, sys
from scanner.cli import app
try:
    app(sys.argv[1:], standalone_mode=False)
finally:
    print("\\n" + json.dumps(sorted(sys.modules)))
"""


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> SmallTrust:
    """A trust whose register is there."""
    made = small_trust(tmp_path_factory.mktemp("quick") / "trust")
    modules_of(made.folder, "gaps")
    return made


def modules_of(folder: Path, *words: str) -> set[str]:
    ended = subprocess.run(
        [sys.executable, "-c", MODULES, *words],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return set(json.loads(ended.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "words", [("--help",), ("users", "--help"), ("incidents", "list", "--help")], ids=" ".join
)
def test_help_reads_in_nothing_that_takes_long(tmp_path: Path, words: tuple[str, ...]) -> None:
    read = modules_of(tmp_path, *words)
    assert "typer" in read
    slow = OF_A_SCAN | OF_A_REGISTER | OF_A_CONFIGURATION | OF_A_TABLE
    assert read & slow == set()


@pytest.mark.parametrize(
    "words",
    [
        ("users", "list"),
        ("incidents", "list"),
        ("gaps",),
        ("verify",),
        ("backup", "."),
        ("purge", "--dry-run"),
        ("rotate-key",),
        ("suppress", "list"),
    ],
    ids=" ".join,
)
def test_who_asks_the_register_waits_for_nothing_of_a_scan(
    trust: SmallTrust, words: tuple[str, ...]
) -> None:
    read = modules_of(trust.folder, *words)
    assert read >= OF_A_REGISTER
    assert read & OF_A_SCAN == set()


def test_what_a_scan_needs_is_named_as_it_is_read_in(trust: SmallTrust) -> None:
    """Else the tests above would look for what is called otherwise by now."""
    assert modules_of(trust.folder, "check") >= OF_A_SCAN - {"distributed"}
