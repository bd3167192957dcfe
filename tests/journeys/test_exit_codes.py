"""What the shell is told: the contract's exit codes, verb by verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.command import Run, all_of, call, pupilguard
from tests.journeys.small_trust import BEHAVIOUR, HEALTH, PARENTS, SmallTrust, small_trust

Change = Callable[[SmallTrust], object]


def breach(trust: SmallTrust) -> None:
    trust.write("share/Letters home/exclusion.txt", BEHAVIOUR)
    trust.read_by(PARENTS, below="Letters home")


def gap(trust: SmallTrust) -> None:
    trust.write("share/empty.docx", b"")


def both(trust: SmallTrust) -> None:
    breach(trust)
    gap(trust)


def nothing(trust: SmallTrust) -> None:
    trust.write("share/plan.txt", HEALTH)


def weak_roster(trust: SmallTrust) -> None:
    nothing(trust)
    trust.change_rows(
        "contacts.csv", lambda row: row.update(emails="") if row["contact_id"] == "C03" else None
    )


def twin_names(trust: SmallTrust) -> None:
    nothing(trust)
    trust.change_rows(
        "pupils.csv", lambda row: row.update(school="fir") if row["pupil_id"] == "P11" else None
    )


def torn_roster(trust: SmallTrust) -> None:
    nothing(trust)
    trust.change_rows(
        "pupils.csv",
        lambda row: row.update(date_of_birth="2 May 2016") if row["pupil_id"] == "P07" else None,
    )


def lost_key(trust: SmallTrust) -> None:
    nothing(trust)
    trust.write("register.db", b"")


@dataclass(frozen=True, slots=True)
class Case:
    arguments: str
    change: Change
    code: int


CASES = {
    "a scan that finds nothing": Case("scan", nothing, 0),
    "a scan that opens a draft": Case("scan", breach, 3),
    "a scan that cannot read a file": Case("scan", gap, 4),
    "a scan that does both": Case("scan", both, 5),
    "a dry run never opens": Case("scan --dry-run", breach, 0),
    "a dry run still misses": Case("scan --dry-run", both, 4),
    "a scan without its key": Case("scan", lost_key, 1),
    "a scan of a torn roster": Case("scan", torn_roster, 2),
    "a scan with a slip": Case("scan --jsn", nothing, 2),
    "a scan of no configuration": Case("scan -c other.yaml", nothing, 2),
    "a check that finds nothing": Case("check", nothing, 0),
    "a check that finds contacts without address": Case("check", weak_roster, 0),
    "a check that finds twins by name": Case("check", twin_names, 0),
    "a check that finds a fault": Case("check", torn_roster, 2),
    "an explanation of a breach": Case("explain share", both, 0),
    "an explanation of nothing there": Case("explain share/gone.txt", nothing, 2),
    "a list before the first scan": Case("incidents list", breach, 0),
    "gaps before the first scan": Case("gaps", gap, 0),
    "gaps without the key": Case("gaps", lost_key, 1),
    "an incident that is not there": Case("incidents show FIR-2026-0001", nothing, 2),
    "an export in a form we do not know": Case("incidents export --format csv", nothing, 2),
    "a status we do not know": Case("incidents list --status open", nothing, 2),
    "a verb we do not know": Case("scna", nothing, 2),
    "a level we do not know": Case("--log-level shout scan", nothing, 2),
    "a key of its own": Case("init", nothing, 0),
    "the version": Case("--version", nothing, 0),
    "the help": Case("--help", nothing, 0),
}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    place = tmp_path_factory.mktemp("codes")
    calls = []
    for number, case in enumerate(CASES.values()):
        trust = small_trust(place / str(number))
        case.change(trust)
        calls.append(call(*case.arguments.split(), folder=trust.folder))
    return dict(zip(CASES, all_of(calls), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_the_code_says_how_it_went(runs: dict[str, Run], name: str) -> None:
    run = runs[name]
    assert run.code == CASES[name].code, run.err
    assert "Traceback" not in run.out + run.err


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if case.code in (1, 2)])
def test_a_failure_says_why(runs: dict[str, Run], name: str) -> None:
    if CASES[name].arguments == "check":  # its faults are what it was asked for
        assert "1 fault" in runs[name].out or "faults" in runs[name].out
    else:
        assert runs[name].words
        assert not runs[name].out


def test_a_check_names_what_is_weak(runs: dict[str, Run]) -> None:
    assert "C03 has no e-mail" in runs["a check that finds contacts without address"].out
    assert "P01 and P11 share a name" in runs["a check that finds twins by name"].out


def test_a_dry_run_leaves_nothing_behind(trust: SmallTrust) -> None:
    both(trust)
    before = names_below(trust.folder)
    run = pupilguard("scan", "--dry-run", "--json", folder=trust.folder)
    assert run.document["items"] == run.document["inspected"] + run.document["gaps"] == 2
    assert names_below(trust.folder) == before


def names_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
