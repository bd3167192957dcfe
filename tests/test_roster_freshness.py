"""A roster that is too old, or that lost too many people, stops the scan before it starts."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from scanner.config.configuration import Config, load_config
from scanner.headcount import heads, loss_problems
from scanner.roster_age import ROSTER_FILES, age_problems, exported_on
from tests.journeys.command import call, one_after_another
from tests.journeys.small_trust import HEALTH, SmallTrust, mail, small_trust
from tests.school import school_roster

TODAY = date(2026, 11, 21)


@pytest.fixture
def trust(tmp_path: Path) -> SmallTrust:
    made = small_trust(tmp_path / "trust")
    made.write("mail/0001.eml", mail("sennabeth.tharnaby@postbox.example", text=HEALTH))
    return made


def dated(trust: SmallTrust, day: date, files: tuple[str, ...] = ROSTER_FILES) -> None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()
    for name in files:
        os.utime(trust.folder / "roster" / name, (noon, noon))


def with_rules(trust: SmallTrust, **rules: int) -> Config:
    trust.configure(lambda settings: settings["rules"].update(rules))
    return load_config(trust.config)


@pytest.mark.parametrize(
    ("days", "rules", "is_stale"),
    [
        (0, {}, False),
        (30, {}, False),
        (400, {}, False),
        (30, {"roster_max_age_days": 30}, False),
        (31, {"roster_max_age_days": 30}, True),
        (-2, {"roster_max_age_days": 30}, False),
        (31, {"roster_max_age_days": 31}, False),
        (8, {"roster_max_age_days": 7}, True),
    ],
)
def test_a_roster_may_be_as_old_as_the_configuration_allows(
    trust: SmallTrust, days: int, rules: Mapping[str, int], is_stale: bool
) -> None:
    dated(trust, TODAY - timedelta(days=days))
    problems = age_problems(with_rules(trust, **rules), TODAY)
    assert len(problems) == is_stale
    assert all(p.is_fault and f"{days} days old" in p.message for p in problems)


def test_the_newest_file_of_the_roster_tells_its_age(trust: SmallTrust) -> None:
    dated(trust, TODAY - timedelta(days=90))
    dated(trust, TODAY - timedelta(days=3), ("staff.csv",))
    assert exported_on(trust.folder / "roster") == TODAY - timedelta(days=3)
    trust.write("roster/notes.csv", "a file of somebody else")
    assert exported_on(trust.folder / "roster") == TODAY - timedelta(days=3)
    assert exported_on(trust.folder / "mail") is None


def counts(pupils: int, contacts: int, staff: int, relationships: int = 0) -> dict[str, int]:
    return {
        "pupils": pupils,
        "contacts": contacts,
        "staff": staff,
        "relationships": relationships,
    }


FULL = counts(600, 900, 80, 1100)


@pytest.mark.parametrize(
    ("last", "now", "rules", "told"),
    [
        ({}, FULL, {}, []),  # the first scan
        (FULL, FULL, {}, []),
        (FULL, counts(900, 1200, 100, 2000), {}, []),
        (FULL, counts(480, 720, 64, 880), {}, []),  # a fifth of each
        (FULL, counts(479, 900, 80, 1100), {}, ["pupils.csv"]),
        (FULL, counts(600, 900, 60, 1100), {}, ["staff.csv"]),  # too few for the whole to show it
        (FULL, counts(600, 900, 80, 300), {}, ["relationships.csv"]),
        (FULL, counts(300, 900, 80, 1100), {}, ["pupils.csv"]),
        (FULL, counts(100, 100, 80, 1100), {}, ["The roster", "pupils.csv", "contacts.csv"]),
        (FULL, counts(570, 900, 80, 1100), {"roster_max_loss_percent": 4}, ["pupils.csv"]),
        (FULL, counts(1, 1, 1, 1), {"roster_max_loss_percent": 100}, []),
        (counts(10, 10, 10), counts(10, 10, 5), {}, []),  # half of a handful
        (counts(10, 10, 10), counts(10, 5, 5), {}, ["The roster"]),
    ],
)
def test_a_roster_may_lose_as_many_people_as_the_configuration_allows(
    trust: SmallTrust,
    last: Mapping[str, int],
    now: Mapping[str, int],
    rules: Mapping[str, int],
    told: list[str],
) -> None:
    problems = loss_problems(with_rules(trust, **rules), last, now)
    assert [p.message.partition(" holds ")[0] for p in problems] == told


def test_only_those_who_are_current_count() -> None:
    roster = school_roster()
    found = heads(roster)
    assert found["relationships"] == len(roster.links)
    everybody = [p for p in roster.people.values() if p.kind.value in ("pupil", "staff", "contact")]
    leavers = [person for person in everybody if not person.is_current]
    assert leavers
    assert found["pupils"] + found["staff"] + found["contacts"] == len(everybody) - len(leavers)


def test_an_old_roster_stops_the_scan_and_is_a_fault_of_check(trust: SmallTrust) -> None:
    with_rules(trust, roster_max_age_days=30)
    then = time.time() - 40 * 86400
    for name in ROSTER_FILES:
        os.utime(trust.folder / "roster" / name, (then, then))
    scan, dry, check = one_after_another(
        [
            call("scan", folder=trust.folder),
            call("scan", "--dry-run", folder=trust.folder),
            call("check", "--json", folder=trust.folder),
        ]
    )
    for run in (scan, dry, check):
        assert run.code == 2
    assert "roster is 40 days old" in scan.words
    assert "export it anew" in scan.words
    assert not trust.register.exists()
    assert [f for f in check.document["faults"] if "40 days old" in f["message"]]


def test_a_roster_that_shrank_stops_the_scan_until_somebody_says_it_is_right(
    trust: SmallTrust,
) -> None:
    scan = call("scan", "--json", folder=trust.folder)
    check = call("check", "--json", folder=trust.folder)
    first, fine = one_after_another([scan, check])
    assert (first.code, fine.code) == (3, 0)
    trust.change_rows("pupils.csv", lambda row: row.update(status="leaver"))
    refused, rehearsed, told, accepted, settled, after = one_after_another(
        [
            scan,
            call("scan", "--dry-run", "--json", folder=trust.folder),
            check,
            call("scan", "--accept-roster", "--json", folder=trust.folder),
            check,
            scan,
        ]
    )
    assert refused.code == 2
    assert (rehearsed.code, rehearsed.document["faults"]) == (2, refused.document["faults"])
    assert refused.document["faults"]
    assert "are gone" in refused.words
    assert "--accept-roster" in refused.words
    assert told.code == 2
    assert [f for f in told.document["faults"] if "are gone" in f["message"]]
    assert accepted.code in (0, 3)
    assert settled.code == 0
    assert after.code == 0


def test_check_makes_no_register(trust: SmallTrust) -> None:
    (run,) = one_after_another([call("check", folder=trust.folder)])
    assert run.code == 0
    assert not trust.register.exists()
