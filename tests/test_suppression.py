"""`pupilguard suppress`, from the command line to the next scan."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.command import Call, call, one_after_another
from tests.journeys.small_trust import HEALTH, SmallTrust, mail, small_trust

NOW = datetime.now(UTC)
UNTIL = (NOW + timedelta(days=100)).date().isoformat()
INCIDENT = f"FIR-{NOW.year}-0001"
STRANGER = "sennabeth.tharnaby@postbox.example"  # C03, who is no contact of P06


@pytest.fixture
def trust(tmp_path: Path) -> SmallTrust:
    made = small_trust(tmp_path / "trust")
    made.write("mail/0001.eml", mail(STRANGER, text=HEALTH))
    return made


def scan(trust: SmallTrust) -> Call:
    return call("scan", "--json", folder=trust.folder)


def dry_run(trust: SmallTrust) -> Call:
    return call("scan", "--dry-run", "--json", folder=trust.folder)


def listed(trust: SmallTrust) -> Call:
    return call("suppress", "list", "--json", folder=trust.folder)


def check(trust: SmallTrust) -> Call:
    return call("check", "--json", folder=trust.folder)


def added(trust: SmallTrust, **options: str) -> Call:
    options = {
        "reason_kind": "new-step-parent",
        "reason": "Married in May",
        "until": UNTIL,
        "author": "a.dpo",
        **options,
    }
    words = [w for k, v in options.items() for w in (f"--{k.replace('_', '-')}", v)]
    return call("suppress", "add", "--json", *words, folder=trust.folder)


def ended(trust: SmallTrust, reference: str = "SUP-0001") -> Call:
    return call("suppress", "end", reference, "--json", folder=trust.folder)


def counts(document: dict[str, Any]) -> tuple[int, int, int]:
    return document["incidents_opened"], document["findings"], document["suppressed"]


def proposals(document: dict[str, Any]) -> list[str]:
    return [w["place"] for w in document["weaknesses"] if "open proposal" in w["message"]]


SCOPE = {"pattern": "wrong-recipient", "subject": "P06", "person": "C03"}


def test_what_is_suppressed_is_counted_in_every_scan_and_opens_when_it_is_ended(
    trust: SmallTrust,
) -> None:
    add, first, again, shown, weak, end, anew, last, settled = one_after_another(
        [
            added(trust, **SCOPE),
            scan(trust),
            scan(trust),
            listed(trust),
            check(trust),
            ended(trust),
            scan(trust),
            scan(trust),
            check(trust),
        ]
    )
    assert add.code == 0
    assert (first.code, counts(first.document)) == (0, (0, 0, 1))
    assert (again.code, counts(again.document)) == (0, (0, 0, 1))
    (view,) = shown.document["suppressions"]
    assert (view["reference"], view["state"], view["until"]) == ("SUP-0001", "active", UNTIL)
    assert (view["held_back"], view["author"], view["reason"]) == (1, "a.dpo", "Married in May")
    assert [finding["item"] for finding in view["findings"]] == ["mail/0001.eml"]
    assert proposals(weak.document) == ["relationships.csv"]
    assert weak.code == 0
    assert (end.code, end.document["suppression"]["state"]) == (0, "ended")
    assert (anew.code, counts(anew.document)) == (3, (1, 1, 0))
    assert (last.code, counts(last.document)) == (0, (0, 0, 0))
    assert proposals(settled.document) == []


def test_a_dry_run_counts_what_is_held_back_as_a_scan_does(trust: SmallTrust) -> None:
    before, _, held, _, after = one_after_another(
        [
            dry_run(trust),
            added(trust, **SCOPE),
            dry_run(trust),
            ended(trust),
            dry_run(trust),
        ]
    )
    assert [counts(run.document) for run in (before, held, after)] == [
        (0, 1, 0),
        (0, 0, 1),
        (0, 1, 0),
    ]
    assert {run.code for run in (before, held, after)} == {0}


def test_a_suppression_taken_from_an_incident_holds_the_next_of_its_kind_back(
    trust: SmallTrust,
) -> None:
    first, add = one_after_another([scan(trust), added(trust, incident=INCIDENT.lower())])
    assert first.code == 3
    scope = add.document["suppression"]["scope"]
    assert (scope["pattern"], scope["subjects"], scope["people"]) == (
        "wrong-recipient",
        ["P06"],
        ["C03"],
    )
    assert add.document["suppression"]["incident"] == INCIDENT
    (proposal,) = add.document["proposals"]
    assert proposal["file"] == "relationships.csv"
    assert (proposal["row"]["pupil_id"], proposal["row"]["contact_id"]) == ("P06", "C03")
    trust.write("mail/0002.eml", mail(STRANGER, text=HEALTH))
    trust.write("mail/0003.eml", mail("druvaine.m@postbox.example", text=HEALTH))
    second, export = one_after_another(
        [scan(trust), call("incidents", "export", folder=trust.folder)]
    )
    assert counts(second.document) == (1, 1, 1)
    assert [i["items"] for i in export.document["incidents"]] == [
        ["mail/0001.eml"],
        ["mail/0003.eml"],
    ]


def test_a_proposal_is_open_until_the_roster_holds_it(trust: SmallTrust) -> None:
    _, before = one_after_another([added(trust, **SCOPE), check(trust)])
    assert proposals(before.document) == ["relationships.csv"]
    roster = trust.folder / "roster/relationships.csv"
    roster.write_text(roster.read_text("utf-8") + "P06,C03,step-parent,unknown,yes,no\n", "utf-8")
    after, silent = one_after_another([check(trust), scan(trust)])
    assert proposals(after.document) == []
    assert counts(silent.document) == (0, 0, 0)


def test_the_terminal_shows_ids_and_no_reason_or_address(trust: SmallTrust) -> None:
    narrow = {"pattern": "wrong-recipient", "address": STRANGER, "folder": "mail"}
    _, shown = one_after_another(
        [added(trust, **narrow), call("suppress", "list", folder=trust.folder)]
    )
    assert "SUP-0001" in shown.out
    assert UNTIL in shown.out
    assert "postbox" not in shown.out
    assert "Married" not in shown.out


def test_a_request_that_does_not_fit_is_refused_with_all_its_faults(trust: SmallTrust) -> None:
    """Each fault alone: test_suppression_request."""
    refused, unknown, shown = one_after_another(
        [
            added(trust, reason="", until="x", pattern="y", subject="z"),
            ended(trust, "SUP-0007"),
            listed(trust),
        ]
    )
    assert refused.code == 2
    assert refused.document["faults"]
    assert len([line for line in refused.err.splitlines() if "--" in line]) == 4
    assert unknown.code == 2
    assert shown.document == {"suppressions": []}
