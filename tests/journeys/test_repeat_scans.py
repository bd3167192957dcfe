"""The same data scanned again opens nothing; whatever changes a verdict decides anew."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.journeys.command import Call, Run, all_journeys, call, one_after_another
from tests.journeys.small_trust import (
    BEHAVIOUR,
    HEALTH,
    NOTHING,
    PARENTS,
    STAFF,
    SmallTrust,
    mail,
)

Change = Callable[[SmallTrust], object]


@dataclass(frozen=True, slots=True)
class Case:
    """A change between two scans, and what the second must say.

    `drafts`: pattern, items and number of findings of every draft that the first scan did not
    leave just so.
    """

    change: Change
    code: int
    items: int = 8
    gaps: int = 0
    drafts: tuple[tuple[str, tuple[str, ...], int], ...] = ()
    extended: int = 0


def bar_a_contact(trust: SmallTrust) -> None:
    """A court order shuts P06's mother out, who was told of his asthma twice."""

    def bar(row: dict[str, str]) -> None:
        if (row["pupil_id"], row["contact_id"]) == ("P06", "C07"):
            row["may_receive"] = "no"

    trust.change_rows("relationships.csv", bar)


def move_and_flag(trust: SmallTrust) -> None:
    """Somebody reads and answers the mails of the Maildir."""
    box = trust.folder / "mail/box"
    (box / "new/17.host").rename(box / "cur/17.host:2,RS")
    (box / "cur/16.host:2,S").rename(box / "cur/16.host:2,FS")


def own_policy(trust: SmallTrust) -> None:
    """This school lets its staff have no health data."""
    policy = {"relations": {"staff_of_school": {"line": "staff: C3", "may_have": ["C1", "C3"]}}}
    trust.write("our-rules/policy.yaml", yaml.safe_dump(policy))
    trust.configure(lambda settings: settings["rules"].update(folder="our-rules"))


def own_rule(trust: SmallTrust) -> None:
    """A rule of the school's own, tried before ours."""
    rule = {
        "id": "our-exclusions",
        "pattern": "special-category-exposed",
        "title": "Exclusions on a share",
        "question": "Does an exclusion lie where parents can read it?",
        "order": {"rest": 0},
        "when": [{"category": ["exclusion"]}],
        "severity": "critical",
        "recurrence": 3,
        "sentence": "{What} about {subjects} lies open to {recipients}.",
        "known_false_alarms": ["None known."],
        "examples": [
            {"name": "to parents", "flags": True, "file": {"audience": [PARENTS], "text": "x"}},
            {"name": "to staff", "flags": False, "file": {"audience": [STAFF], "text": "x"}},
        ],
    }
    trust.write("our-rules/our-exclusions.yaml", yaml.safe_dump(rule))
    trust.configure(lambda settings: settings["rules"].update(folder="our-rules"))


def touch_everything(trust: SmallTrust) -> None:
    for path in (p for p in trust.folder.rglob("*") if p.suffix in (".txt", ".eml")):
        path.write_bytes(path.read_bytes())


SCHEMA = Path(__file__).parents[2] / "docs" / "incidents.schema.json"
EXCLUSION = "share/Letters home/exclusion.txt"
SECOND = "share/Letters home/second.txt"
CASES = {
    "nothing changed": Case(lambda trust: None, 0),
    "every file was saved again": Case(touch_everything, 0),
    "mails were read and answered": Case(move_and_flag, 0),
    "the audience shrank": Case(lambda t: t.read_by(STAFF, below="Letters home"), 0),
    "the audience of all else grew": Case(
        lambda t: t.read_by(PARENTS), 3, drafts=(("open-share", ("share/plan.txt",), 1),)
    ),
    "a source was added": Case(
        lambda t: (
            t.write("letters/plan.txt", HEALTH),
            t.configure(
                lambda s: s["sources"].append(
                    {
                        "name": "website",
                        "type": "folder",
                        "path": "letters",
                        "audience": {".": ["public"]},
                    }
                )
            ),
        ),
        3,
        items=9,
        drafts=(("public-dataset", ("letters/plan.txt",), 1),),
    ),
    "a court order came": Case(
        bar_a_contact,
        3,
        drafts=(
            ("no-contact-order", ("mail/0003.eml",), 1),
            ("no-contact-order", ("mail/box/cur/16.host:2,S",), 1),
        ),
    ),
    "the school changed the policy": Case(
        own_policy, 3, drafts=(("special-category-exposed", ("share/plan.txt",), 1),)
    ),
    "the school wrote a rule": Case(
        own_rule, 3, drafts=(("special-category-exposed", (EXCLUSION,), 1),)
    ),
    "a harmless file was added": Case(lambda t: t.write("share/new.txt", NOTHING), 0, items=9),
    "a mail was added": Case(
        lambda t: t.write("mail/0009.eml", mail("druvaine.m@postbox.example", text=HEALTH)),
        3,
        items=9,
        drafts=(("wrong-recipient", ("mail/0009.eml",), 1),),
    ),
    "a file was added to a folder with a draft": Case(
        lambda t: t.write(SECOND, HEALTH),
        0,
        items=9,
        drafts=(("open-share", (EXCLUSION, SECOND), 2),),
        extended=1,
    ),
    "a file with a draft now says more": Case(
        lambda t: t.write(EXCLUSION, f"{BEHAVIOUR}\n{HEALTH}"),
        0,
        drafts=(("open-share", (EXCLUSION,), 2),),
        extended=1,
    ),
    "a file with a draft now says less": Case(lambda t: t.write(EXCLUSION, NOTHING), 0),
    "a file with a draft is gone": Case(lambda t: (t.folder / EXCLUSION).unlink(), 0, items=7),
    "a torn file was added": Case(lambda t: t.write("share/a.docx", b"PK\x03\x04torn"), 4, 9, 1),
}


@dataclass(frozen=True, slots=True)
class Told:
    """The second scan, and the register after it."""

    scan: Run
    export: dict[str, Any]


def two_steps(trust: SmallTrust) -> list[Call]:
    scan = call("scan", "--json", folder=trust.folder)
    return [scan, call("incidents", "export", folder=trust.folder)]


@pytest.fixture(scope="module")
def before(scanned: SmallTrust) -> list[dict[str, Any]]:
    (export,) = one_after_another([call("incidents", "export", folder=scanned.folder)])
    incidents: list[dict[str, Any]] = export.document["incidents"]
    return incidents


@pytest.fixture(scope="module")
def told(scanned: SmallTrust, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    place = tmp_path_factory.mktemp("again")
    journeys = []
    for number, case in enumerate(CASES.values()):
        trust = scanned.copied_to(place / str(number))
        case.change(trust)
        journeys.append(two_steps(trust))
    return {
        name: Told(scan, export.document)
        for name, (scan, export) in zip(CASES, all_journeys(journeys), strict=True)
    }


@pytest.mark.parametrize("name", CASES)
def test_a_second_scan_says_what_changed(told: dict[str, Told], name: str) -> None:
    case, scan = CASES[name], told[name].scan
    assert scan.code == case.code, scan.err
    counts = scan.document
    opened = len(case.drafts) - case.extended
    assert counts["items"] == counts["inspected"] + counts["gaps"]
    assert (counts["items"], counts["gaps"]) == (case.items, case.gaps)
    assert (counts["incidents_opened"], counts["incidents_extended"]) == (opened, case.extended)


@pytest.mark.parametrize("name", CASES)
def test_what_was_decided_stays_and_the_new_is_added(
    told: dict[str, Told], before: list[dict[str, Any]], name: str
) -> None:
    after = told[name].export["incidents"]
    known = {incident["reference"] for incident in before}
    assert known <= {incident["reference"] for incident in after}
    news = [incident for incident in after if incident not in before]
    assert sorted((i["pattern"], tuple(i["items"]), i["findings"]) for i in news) == sorted(
        CASES[name].drafts
    )


@pytest.mark.parametrize("name", CASES)
def test_the_export_keeps_its_form(told: dict[str, Told], name: str) -> None:
    jsonschema.validate(told[name].export, json.loads(SCHEMA.read_text("utf-8")))


def test_a_standing_gap_counts_in_every_scan_until_it_is_mended(
    again: Callable[[], SmallTrust],
) -> None:
    trust = again()
    trust.write("share/torn.docx", b"PK\x03\x04torn")
    scan = call("scan", "--json", folder=trust.folder)
    gaps = call("gaps", "--json", folder=trust.folder)
    first, second, listed = one_after_another([scan, scan, gaps])
    assert [(run.code, run.document["gaps"]) for run in (first, second)] == [(4, 1), (4, 1)]
    assert second.document["items"] == second.document["inspected"] + 1 == 9
    assert [(gap["item"], gap["source"]) for gap in listed.document["gaps"]] == [
        ("share/torn.docx", "share")
    ]
    (trust.folder / "share/torn.docx").unlink()
    trust.write("share/torn.docx", NOTHING)
    mended, listed = one_after_another([scan, gaps])
    assert (mended.code, mended.document["gaps"], listed.document) == (0, 0, {"gaps": []})


def test_a_new_register_decides_everything_anew(again: Callable[[], SmallTrust]) -> None:
    trust = again()
    for left in trust.folder.glob("register*"):
        left.unlink()
    (scan,) = one_after_another([call("scan", "--json", folder=trust.folder)])
    assert (scan.code, scan.document["incidents_opened"]) == (3, 3)


def test_a_trust_that_moved_house_keeps_its_decisions(again: Callable[[], SmallTrust]) -> None:
    trust = again()
    (trust.folder / "deeper").mkdir()
    for entry in [p for p in trust.folder.iterdir() if p.name != "deeper"]:
        shutil.move(entry, trust.folder / "deeper")
    (scan,) = one_after_another([call("scan", "--json", folder=trust.folder / "deeper")])
    assert (scan.code, scan.document["incidents_opened"], scan.document["items"]) == (0, 0, 8)
