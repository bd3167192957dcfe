"""The register looked after from the command line, and a pupil's name that is nowhere in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.command import Run, all_journeys, call, one_after_another
from tests.journeys.small_trust import BEHAVIOUR, PARENTS, SmallTrust, mail, small_trust

GIVEN, FAMILY = "Zephyrine", "Quillonbrack"
EMAIL = "zephyrine.quillonbrack@pupils.fir.example.sch.uk"
TOLD = f"{GIVEN} {FAMILY} (5A) has asthma and carries an inhaler. {EMAIL}"
DEBUG = ("--log-level", "debug")
INPUTS = ("roster", "share", "mail", "agencies.csv", "config.yaml")


def planted(folder: Path) -> SmallTrust:
    """A trust with one rare name, in a file's name, its text and a mail's subject."""
    trust = small_trust(folder)

    def rename(row: dict[str, str]) -> None:
        if row["given_name"] == "Imberlyn":
            row.update(given_name=GIVEN, family_name=FAMILY, email=EMAIL)

    trust.change_rows("pupils.csv", rename)
    trust.write(f"share/Open/{GIVEN} {FAMILY}.txt", TOLD)
    trust.write(f"share/Open/{FAMILY.upper()}.docx", b"PK\x03\x04torn")
    trust.write("mail/1.eml", mail("caspelin@letterbag.example", text=TOLD, subject=FAMILY))
    trust.read_by(PARENTS, below="Open")
    return trust


def stored(trust: SmallTrust, *folders: Path) -> Iterator[tuple[str, bytes]]:
    """Every file that we wrote, and how it reads."""
    for folder in (trust.folder, *folders):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.relative_to(folder).parts[0] not in INPUTS:
                yield path.name, path.read_bytes()


def names_in(content: bytes) -> set[str]:
    """What of the planted pupil stands in these bytes, in any case and either width."""
    small = content.lower()
    return {
        word
        for word in (GIVEN, FAMILY, EMAIL)
        for encoding in ("utf-8", "utf-16-le")
        if word.lower().encode(encoding) in small
    }


@dataclass(frozen=True, slots=True)
class Journey:
    trust: SmallTrust
    runs: dict[str, Run]
    telling: dict[str, set[str]]
    files: frozenset[str]


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    place = tmp_path_factory.mktemp("custody")
    trust = planted(place / "trust")
    temporary, backups = place / "temporary", place / "backups"
    temporary.mkdir()
    backups.mkdir()
    verbs = {
        "scan": ["scan", "--json"],
        "verify": ["verify", "--json"],
        "head": ["verify", "--print-head"],
        "backup": ["backup", "../backups/one", "--author", "technician"],
        "rotate": ["rotate-key", "--json"],
        "purge": ["purge", "--dry-run", "--json"],
        "verify again": ["verify"],
        "scan again": ["scan", "--json"],
        "backup again": ["backup", "../backups", "--json"],
    }
    environment = {"TMPDIR": str(temporary)}
    calls = [call(*DEBUG, *words, folder=trust.folder, **environment) for words in verbs.values()]
    runs = one_after_another(calls[:1])
    # As long as somebody reads, SQLite keeps its log of writes.
    with closing(sqlite3.connect(trust.register)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM register_incident").fetchone()
        runs += one_after_another(calls[1:4])
        told = {name: names_in(content) for name, content in stored(trust, temporary, backups)}
        reader.rollback()
    runs += one_after_another(calls[4:])
    told |= {name: names_in(content) for name, content in stored(trust, temporary, backups)}
    return Journey(trust, dict(zip(verbs, runs, strict=True)), told, frozenset(told))


def test_the_journey_has_something_to_hide(journey: Journey) -> None:
    assert journey.runs["scan"].document["incidents_opened"] == 2
    assert journey.runs["scan"].document["gaps"] == 1
    wanted = {"register.db", "register.db-wal", "register.db-shm", "audit.head", "one"}
    assert wanted <= journey.files


def test_the_name_stands_in_no_file_of_ours(journey: Journey) -> None:
    assert {name: words for name, words in journey.telling.items() if words} == {}


def test_no_verb_says_the_name(journey: Journey) -> None:
    said = {verb: names_in((run.out + run.err).encode()) for verb, run in journey.runs.items()}
    assert {verb: words for verb, words in said.items() if words} == {}


def test_every_verb_does_what_it_says(journey: Journey) -> None:
    codes = {verb: run.code for verb, run in journey.runs.items()}
    assert codes == dict.fromkeys(codes, 0) | {"scan": 5, "scan again": 4}
    assert journey.runs["verify"].document["whole"] is True
    assert journey.runs["rotate"].document["key_version"] == 2
    assert journey.runs["purge"].document["references"] == []
    assert "is whole" in journey.runs["verify again"].out
    again = journey.runs["scan again"].document
    assert (again["incidents_opened"], again["incidents_extended"]) == (0, 0)
    assert Path(journey.trust.folder, journey.runs["backup again"].document["backup"]).exists()


def test_a_head_that_was_printed_is_one_to_compare_with(journey: Journey, tmp_path: Path) -> None:
    kept = tmp_path / "kept.head"
    kept.write_text(journey.runs["head"].out)
    assert json.loads(kept.read_text())["sequence"] >= 2
    (run,) = one_after_another(
        [call("verify", "--head", kept, "--json", folder=journey.trust.folder)]
    )
    assert (run.code, run.document["faults"]) == (0, [])


def test_what_goes_wrong_is_told_by_its_exit_code(journey: Journey, tmp_path: Path) -> None:
    names = ("cut", "gone", "new", "moved")
    cut, gone, new, moved = (journey.trust.copied_to(tmp_path / name) for name in names)
    with closing(sqlite3.connect(cut.register)) as database:
        database.execute("DROP TRIGGER audit_no_delete")
        database.execute("DELETE FROM register_auditentry WHERE sequence > 2")
        database.commit()
    (gone.folder / "audit.head").unlink()
    new.register.unlink()
    (new.folder / "audit.head").unlink()
    moved.register.unlink()
    backup = tmp_path / "theirs"
    backup.write_bytes(b"no backup")
    came = all_journeys(
        [
            [call("verify", "--json", folder=cut.folder)],
            [
                call("verify", folder=gone.folder),
                call("verify", "--renew-head", "--author", "dpo", folder=gone.folder),
                call("verify", folder=gone.folder),
                call("restore", backup, "--replace", folder=gone.folder),
            ],
            [call(verb, folder=new.folder) for verb in ("verify", "purge", "rotate-key")],
            [call("verify", folder=moved.folder)],
        ]
    )
    ((tail,), (missing, renewed, fine, damaged), none, (away,)) = came
    assert tail.code == 1
    assert any("cut off" in fault["message"] for fault in tail.document["faults"])
    assert [missing.code, renewed.code, fine.code] == [1, 0, 0]
    assert (damaged.code, "not a backup" in damaged.words) == (1, True)
    assert [run.code for run in none] == [2, 2, 2]
    assert all("there is no register yet" in run.words for run in none)
    assert (away.code, "was it moved or deleted" in away.words) == (2, True)


def test_a_backup_is_restored_from_the_command_line(journey: Journey, tmp_path: Path) -> None:
    trust = journey.trust.copied_to(tmp_path / "trust")
    calls = [
        call("backup", "..", "--json", folder=trust.folder),
        call("incidents", "export", "--format", "json", folder=trust.folder),
    ]
    made, before = one_after_another(calls)
    backup = made.document["backup"]
    refused, done, after, whole = one_after_another(
        [
            call("restore", backup, folder=trust.folder),
            call("restore", backup, "--replace", "--json", folder=trust.folder),
            call("incidents", "export", "--format", "json", folder=trust.folder),
            call("verify", folder=trust.folder),
        ]
    )
    assert refused.code == 1
    assert "there is a register already" in refused.words
    assert (done.code, whole.code) == (0, 0)
    assert after.document == before.document


def test_a_purge_says_what_went_by_school_status_and_year(tmp_path: Path) -> None:
    trust = small_trust(tmp_path / "trust")
    trust.write("share/Open/plan.txt", BEHAVIOUR)
    trust.read_by(PARENTS, below="Open")
    (scan,) = one_after_another([call("scan", folder=trust.folder)])
    assert scan.code == 3
    with closing(sqlite3.connect(trust.register)) as database:
        database.execute("UPDATE register_incident SET status = 'closed'")
        database.execute("UPDATE register_decision SET what = 'closed', at = '2017-03-01 09:00:00'")
        database.commit()
    dry, done, verify = one_after_another(
        [
            call("purge", "--dry-run", folder=trust.folder),
            call("purge", folder=trust.folder),
            call("verify", "--json", folder=trust.folder),
        ]
    )
    assert "Would go: 1 incident," in dry.out
    assert "Gone: 1 incident," in done.out
    assert [line.split()[:2] for line in done.out.splitlines()[:2]] == [
        ["school", "status"],
        ["fir", "closed"],
    ]
    assert verify.document["whole"] is True
