"""What is kept long enough goes, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from register.case.status import Status
from register.filing.scan_run import Tally
from register.filing.suppression import NewSuppression, ReasonKind, Scope
from scanner.errors import RegisterBusy
from scanner.model import Finding, Snippet
from scanner.personal import Personal
from tests.register.conftest import complained
from tests.register.engines import sqlite_only

Maker = Callable[..., Finding]
SOURCES = ("sent-mail",)
YEARS = 7


def planned(register: Any) -> Any:
    from register.custody.purge import planned as really

    return really(register, YEARS, SOURCES)


def purge(register: Any) -> Any:
    from register.custody.purge import purge as really

    return really(register, YEARS, SOURCES, who="dpo")


def references(register: Any) -> list[str]:
    return [incident.reference for incident in register.incidents()]


def faults() -> list[str]:
    from register.custody.verification import verified

    return [f"{fault.entry}: {fault.message}" for fault in verified().faults]


def later(home: Any, **time: int) -> None:
    home.clock.now += timedelta(**time)


def eight_years(home: Any) -> None:
    home.clock.now = home.clock.now.replace(year=home.clock.now.year + 8)


@pytest.mark.parametrize(
    ("status", "years", "goes"),
    [
        (Status.CLOSED, 8, True),
        (Status.DISMISSED, 8, True),
        (Status.CLOSED, 6, False),
        (Status.DRAFT, 80, False),
        (Status.CONFIRMED, 80, False),
        (Status.REPORTED, 80, False),
        (Status.NOT_REPORTABLE, 80, False),
    ],
)
def test_only_what_was_closed_or_dismissed_that_long_ago_goes(
    home: Any, register: Any, scan: Any, finding: Maker, status: Status, years: int, goes: bool
) -> None:
    scan.found(finding())
    if status is not Status.DRAFT:
        register.decide("OAK-2026-0001", status, who="dpo", why=Personal("as agreed"))
    home.clock.now = home.clock.now.replace(year=2026 + years)
    expected = ("OAK-2026-0001",) if goes else ()
    assert planned(register).references == expected
    assert references(register) == ["OAK-2026-0001"], "a dry run deletes nothing"
    assert purge(register).references == expected
    assert references(register) == ([] if goes else ["OAK-2026-0001"])
    assert faults() == []


def test_time_counts_from_the_last_time_it_was_closed(
    home: Any, register: Any, scan: Any, finding: Maker
) -> None:
    scan.found(finding())
    register.decide("OAK-2026-0001", Status.CLOSED, who="dpo", why=Personal("done"))
    later(home, days=365 * 5)
    register.decide("OAK-2026-0001", Status.CONFIRMED, who="dpo", why=Personal("a complaint"))
    register.decide("OAK-2026-0001", Status.CLOSED, who="dpo", why=Personal("answered"))
    later(home, days=365 * 5)
    assert planned(register).references == ()
    later(home, days=365 * 3)
    assert planned(register).references == ("OAK-2026-0001",)


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (datetime(2026, 11, 21, 9, tzinfo=UTC), datetime(2019, 11, 21, 9, tzinfo=UTC)),
        (datetime(2028, 2, 29, 9, tzinfo=UTC), datetime(2021, 2, 28, 9, tzinfo=UTC)),
        (datetime(2031, 2, 28, 9, tzinfo=UTC), datetime(2024, 2, 28, 9, tzinfo=UTC)),
    ],
)
def test_years_are_counted_by_the_calendar(now: datetime, before: datetime, register: Any) -> None:
    from register.custody.purge import years_before

    assert years_before(now, 7) == before


def test_what_hangs_on_an_incident_goes_with_it_and_a_later_one_stays(
    home: Any, register: Any, scan: Any, new_scan: Any, finding: Maker
) -> None:
    from register import models

    scan.found(finding(group="mail/chain"))
    register.decide("OAK-2026-0001", Status.DISMISSED, who="dpo", why=Personal("a twin"))
    models.Task.objects.create(
        incident=models.Incident.objects.get(), step="recall", title=Personal("recall it")
    )
    complained(models.Incident.objects.get(), register.today())
    later(home, days=1)
    scan.found(finding("mail/2.eml", group="mail/chain", subjects=("P0099",)))
    register.finish_run(scan.run, Tally())
    (_, second) = register.incidents()
    assert second.previous == "OAK-2026-0001"
    eight_years(home)
    newest = new_scan()
    register.finish_run(newest.run, Tally())
    assert purge(register).references == ("OAK-2026-0001",)
    (left,) = register.incidents()
    assert left == replace(second, previous=None)
    for model in (models.Finding, models.Snippet, models.Reader, models.Decision):
        assert model.objects.count() == 1, model
    assert models.Task.objects.count() == models.Complaint.objects.count() == 0
    assert faults() == []


def test_a_number_is_never_given_again(home: Any, register: Any, scan: Any, finding: Maker) -> None:
    from register.models import Counter

    scan.found(finding())
    register.decide("OAK-2026-0001", Status.CLOSED, who="dpo", why=Personal("done"))
    eight_years(home)
    purge(register)
    assert Counter.objects.get(school="OAK", year=2026).last_serial == 1


def test_runs_suppressions_and_states_that_nothing_needs_go_too(
    home: Any, register: Any, scan: Any, new_scan: Any, finding: Maker, item: Any
) -> None:
    from register import models

    register.suppress(
        NewSuppression(
            kind=ReasonKind.FALSE_ALARM,
            reason=Personal("her aunt"),
            author="dpo",
            scope=Scope("wrong-recipient", addresses=(Personal("aunt@example.com"),)),
            until=date(2027, 1, 31),
        )
    )
    scan = new_scan()
    scan.found(finding(addresses=("aunt@example.com",)))  # held back
    scan.clean(item("share/a.docx", "gone"))
    scan.clean(item("mail/2.eml"))
    register.finish_run(scan.run, Tally())
    assert models.HeldBack.objects.count() == 1
    eight_years(home)
    register.finish_run(new_scan().run, Tally())
    told = planned(register)
    assert (told.suppressions, told.runs, told.seen) == (("SUP-0001",), 2, 1)
    assert purge(register) == told
    assert models.Suppression.objects.count() == models.HeldBack.objects.count() == 0
    assert [run.id for run in models.Run.objects.all()] == [3]
    assert {seen.source for seen in models.Seen.objects.all()} == {"sent-mail"}
    again = planned(register)
    assert again.is_empty
    assert faults() == []


def test_the_log_says_what_went_and_forgets_what_was_said_about_it(
    home: Any, register: Any, scan: Any, finding: Maker
) -> None:
    from register.models import AuditEntry

    scan.found(finding())
    scan.found(finding("mail/2.eml"))
    for number in (1, 2):
        reference = f"OAK-2026-000{number}"
        register.decide(reference, Status.DISMISSED, who="dpo", why=Personal("Quillfeather rang"))
        if number == 1:
            eight_years(home)
    purge(register)
    first, second, purged = AuditEntry.objects.order_by("sequence")[1:]
    assert (first.about, first.details) == ("OAK-2026-0001", None)
    assert second.details.reveal()["why"] == "Quillfeather rang"
    assert (purged.action, purged.who, purged.about) == ("purged", "dpo", "")
    assert purged.details.reveal() == {
        "before": "2027-11-21T09:00:00Z",
        "references": ["OAK-2026-0001"],
        "incidents": [{"school": "oak", "status": "dismissed", "year": 2026, "count": 1}],
        "suppressions": [],
        "runs": 0,
        "seen": 0,
    }
    assert faults() == []


def test_a_purge_with_nothing_to_do_notes_nothing(register: Any) -> None:
    from register.models import AuditEntry

    assert purge(register).is_empty
    assert AuditEntry.objects.count() == 1


def test_nothing_is_purged_while_a_scan_runs(register: Any) -> None:
    with register.exclusive(), pytest.raises(RegisterBusy):
        purge(register)


@sqlite_only
def test_what_was_purged_is_gone_from_the_files(
    home: Any, register: Any, scan: Any, finding: Maker
) -> None:
    from register.vault.sealed_column import sealed_columns

    scan.found(finding(snippets=(Snippet(Personal("asthma " * 99), "body", "line 1", 0, 4),)))
    register.decide("OAK-2026-0001", Status.CLOSED, who="dpo", why=Personal("Quillfeather rang"))
    stored = [
        (column.place, value)
        for column in sealed_columns()
        for rows in column.values()
        for _, value in rows
    ]
    assert [place for place, value in stored if value not in home.raw_bytes()] == []
    eight_years(home)
    planned(register)
    purge(register)
    written = home.raw_bytes()
    left = [place for place, value in stored if value in written]
    assert left == [], "neither in the tables nor in what SQLite keeps of them"
