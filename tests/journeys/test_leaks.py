"""A whole journey at debug: nothing of the roster gets into a log, or in clear onto the disk."""

from __future__ import annotations

import base64
import json
import re
import signal
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.journeys.command import Run, all_of, call, one_after_another, started
from tests.journeys.small_trust import (
    BEHAVIOUR,
    HEALTH,
    PARENTS,
    SmallTrust,
    mail,
    roster_rows,
    small_trust,
)
from tests.journeys.unruly_detector import LEAVE, PRINT, RAISE, installed_below

DEBUG = ("--log-level", "debug")
_NAMES = ("given_name", "family_name", "preferred_name", "former_family_name", "name")
_OTHER = ("upn", "email", "emails", "personal_email", "phone", "address", "postcode")


def roster_values() -> frozenset[str]:
    """Every name, number, address and date of the roster, in small letters."""
    values: set[str] = set()
    for table in ("pupils.csv", "contacts.csv", "staff.csv", "agency_contacts.csv"):
        for row in roster_rows(table):
            words = [row.get(column, "") for column in _NAMES + _OTHER]
            values.update(word for cell in words for word in cell.split(";"))
            values.update(row["name"].split() if "name" in row else ())
            born = row.get("date_of_birth")
            if born:
                day = date.fromisoformat(born)
                values |= {born, f"{day:%d/%m/%Y}", f"{day.day} {day:%B %Y}"}
    return frozenset(value.strip().lower() for value in values if value.strip())


VALUES = roster_values()
# Beside a full address these would be found twice; alone they are no words of a log.
_STREETS = frozenset(v.split(",")[0] for v in VALUES if "," in v)
TOLD = re.compile("|".join(map(re.escape, sorted(VALUES | _STREETS, key=len, reverse=True))))


def told(text: str) -> set[str]:
    """What of the roster stands in a text."""
    return set(TOLD.findall(text.lower()))


def told_in_bytes(content: bytes) -> set[str]:
    """What of the roster stands in a file, in either width of letters or as base64."""
    found = told(content.decode("latin-1")) | told(content.decode("utf-16-le", "ignore"))
    found |= told(content[1:].decode("utf-16-le", "ignore"))
    packed = {base64.b64encode(v.title().encode())[:-3].decode() for v in VALUES if len(v) > 8}
    return found | {word for word in packed if word and word.encode() in content}


def files_below(*folders: Path) -> Iterator[tuple[Path, bytes]]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path, path.read_bytes()


def telling_files(trust: SmallTrust, *folders: Path) -> dict[str, set[str]]:
    """Files of ours in which something of the roster stands."""
    theirs = ("roster", "share", "mail", "letters", "exports")
    return {
        str(path): told_in_bytes(content)
        for path, content in files_below(trust.folder, *folders)
        if path.relative_to(path.anchor).parts
        and not any(path.is_relative_to(trust.folder / name) for name in theirs)
        and path.name not in ("agencies.csv", "config.yaml")
        and told_in_bytes(content)
    }


def whole_school(folder: Path, *, in_process: bool = False) -> SmallTrust:
    """Something of every kind of source, in files that are named after pupils."""
    trust = small_trust(folder, in_process=in_process)
    born = "Imberlyn Dravenholt, born 17/01/2015, UPN R301123420006, 22 Mossgarth Avenue, LK4 9JT."
    trust.write("share/Imberlyn Dravenholt plan.txt", f"{HEALTH}\n{born}\n01632 960107")
    trust.write("share/Tharnaby, Brixolan.docx", b"PK\x03\x04torn")
    trust.write("share/Ostlerby/Fennimar Ostlerby.txt", BEHAVIOUR)
    trust.read_by(PARENTS, below="Ostlerby")
    trust.write("mail/Yelspeth.eml", mail("sennabeth.tharnaby@postbox.example", text=born))
    trust.write("mail/2.eml", mail("caspelin@letterbag.example", text=HEALTH, subject="Imberlyn"))
    trust.write("mail/Sent of Zorvane.mbox", b"From nobody\nno mail at all\n")
    trust.write(
        "letters/Quibblewick.txt",
        "Maravelle Quibblewick\n3 Thistledrop Row, Larkminster\nLK1 2ZQ\n\n"
        f"Dear Maravelle Quibblewick,\n\n{BEHAVIOUR}\n\nLisbetha Crumlin\n",
    )
    trust.write(
        "exports/links.csv",
        "Parent,Pupil\ndruvaine.m@postbox.example,P03\nnobody@elsewhere.example,W301123420001\n",
    )
    trust.configure(
        lambda settings: settings["sources"].extend(
            [
                {"name": "merge", "type": "folder", "path": "letters", "audience": "addressee"},
                {
                    "name": "platform",
                    "type": "platform_export",
                    "path": "exports",
                    "platform": "platform",
                    "tables": {
                        "links.csv": {
                            "kind": "account_links",
                            "columns": {"account": "Parent", "pupil": "Pupil"},
                        }
                    },
                },
            ]
        )
    )
    return trust


VERBS = {
    "init": ["init"],
    "check": ["check"],
    "scan": ["scan"],
    "explain": ["explain", "share", "mail", "letters", "exports", "--json"],
    "export": ["incidents", "export", "-o", "out.json"],
    "list": ["incidents", "list"],
    "gaps": ["gaps", "--json"],
    "second scan": ["scan", "--json"],
}


@dataclass(frozen=True, slots=True)
class Journey:
    trust: SmallTrust
    temporary: Path
    runs: dict[str, Run]
    incidents: tuple[dict[str, Any], ...]
    telling: dict[str, set[str]]
    killed: Run
    telling_when_killed: dict[str, set[str]]


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    place = tmp_path_factory.mktemp("leaks")
    trust = whole_school(place / "trust")
    temporary = place / "temporary"
    temporary.mkdir()
    killed = killed_scan(trust, temporary)
    telling_when_killed = telling_files(trust, temporary)
    trust.configure(lambda settings: settings["detectors"].update(use_names_off_roster=True))
    runs = one_after_another(
        call(*DEBUG, *words, folder=trust.folder, TMPDIR=str(temporary)) for words in VERBS.values()
    )
    export = trust.folder / "out.json"
    mode = stat.S_IMODE(export.stat().st_mode)
    assert mode == 0o600
    incidents = json.loads(export.read_text("utf-8"))["incidents"]
    export.unlink()
    return Journey(
        trust,
        temporary,
        dict(zip(VERBS, runs, strict=True)),
        tuple(incidents),
        telling_files(trust, temporary),
        killed,
        telling_when_killed,
    )


def test_the_journey_has_something_to_tell(journey: Journey) -> None:
    assert [run.code for run in journey.runs.values()] == [0, 0, 5, 0, 0, 0, 0, 4]
    assert {incident["pattern"] for incident in journey.incidents} >= {
        *("wrong-recipient", "open-share", "no-contact-order"),
        *("letter-mismatch", "account-mislink"),
    }
    assert "INFO scanner" in journey.runs["scan"].err
    assert len(journey.runs["gaps"].document["gaps"]) == 2
    assert told(journey.runs["explain"].out)  # shows addresses and file names, as it should


@pytest.mark.parametrize("verb", VERBS)
def test_no_log_line_holds_a_value_of_the_roster(journey: Journey, verb: str) -> None:
    assert told(journey.runs[verb].err) == set()
    assert "Traceback" not in journey.runs[verb].err


@pytest.mark.parametrize("verb", ["init", "check", "scan", "export", "list", "second scan"])
def test_what_nobody_asked_one_file_of_names_nobody(journey: Journey, verb: str) -> None:
    assert told(journey.runs[verb].out) == set()


def test_sentences_about_incidents_hold_roster_ids_alone(journey: Journey) -> None:
    sentences = [text for incident in journey.incidents for text in incident["explanation"]]
    reasons = [r["reason"] for incident in journey.incidents for r in incident["recipients"]]
    assert [text for text in sentences + reasons if told(text)] == []


def test_nothing_of_the_roster_lies_in_clear(journey: Journey) -> None:
    assert journey.telling == {}


def test_a_killed_scan_leaves_nothing_in_clear_either(journey: Journey) -> None:
    assert journey.killed.code == -signal.SIGKILL
    assert told(journey.killed.out + journey.killed.err) == set()
    assert journey.telling_when_killed == {}


def test_only_its_owner_can_open_what_we_write(journey: Journey) -> None:
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode)
        for path in journey.trust.folder.iterdir()
        if path.name.startswith(("register", ".pupilguard"))
    }
    assert modes["register.key"] == modes["register.db"] == 0o600
    assert modes[".pupilguard-scratch"] == 0o700
    assert {mode & 0o077 for mode in modes.values()} == {0}


def test_readers_leave_nothing_in_the_scratch_and_temporary_folders(journey: Journey) -> None:
    assert list((journey.trust.folder / ".pupilguard-scratch").iterdir()) == []
    assert list(files_below(journey.temporary)) == []


def killed_scan(trust: SmallTrust, temporary: Path) -> Run:
    """A scan that was killed as soon as the register's log of writes grew by what it found."""
    log = trust.folder / "register.db-wal"
    scan = call(*DEBUG, "scan", folder=trust.folder, TMPDIR=str(temporary))
    with started(scan) as running:
        process = psutil.Process(running.pid)
        at_first = 0
        while running.poll() is None:
            size = log.stat().st_size if log.exists() else 0
            readers = process.children(recursive=True)
            at_first = at_first or size * (len(readers) > 2)
            if at_first and size > at_first + 20_000:
                break
            time.sleep(0.02)
        running.kill()
        out, err = running.communicate()
    psutil.wait_procs(readers, timeout=30)
    return Run(scan.arguments, running.returncode, out, err)


# --------------------------------------------------------------------------- when things go wrong


def unruly(folder: Path, *words: str, in_process: bool) -> tuple[SmallTrust, str]:
    """A trust whose detector does what each word says with one file, and its PYTHONPATH."""
    trust = small_trust(folder / "trust", in_process=in_process)
    for number, word in enumerate(words):
        trust.write(f"share/Imberlyn Dravenholt {number}.txt", f"{HEALTH} {word}")
    trust.write("share/Open/plan.txt", BEHAVIOUR)
    trust.read_by(PARENTS, below="Open")
    trust.configure(lambda settings: settings["detectors"].update(third_party=["unruly"]))
    return trust, str(installed_below(folder / "site"))


@pytest.mark.parametrize(
    ("in_process", "words"), [(True, [RAISE, LEAVE]), (False, [RAISE, LEAVE, PRINT])]
)
def test_what_a_detector_says_is_told_by_class_and_place(
    tmp_path: Path, in_process: bool, words: list[str]
) -> None:
    trust, path = unruly(tmp_path, *words, in_process=in_process)
    scan, gaps = one_after_another(
        call(*DEBUG, verb, "--json", folder=trust.folder, PYTHONPATH=path)
        for verb in ("scan", "gaps")
    )
    assert (scan.code, scan.document["gaps"], scan.document["items"]) == (5, 2, len(words) + 1)
    for gap in gaps.document["gaps"]:
        assert gap["reason"] == "internal error"
        assert re.fullmatch(r"(ValueError|SystemExit) at detectors\.panel:\d+", gap["detail"])
        assert told(gap["detail"]) == set()
    assert told(scan.out + scan.err + gaps.err) == set()
    assert telling_files(trust) == {}


UNGUARDED = [("scan", PRINT), ("explain", PRINT), ("explain", RAISE), ("explain", LEAVE)]


@pytest.fixture(scope="module")
def unguarded(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Run]:
    """What came of reading in the command's own process, by verb and by what the detector did."""
    place = tmp_path_factory.mktemp("unguarded")
    calls = []
    for verb, word in UNGUARDED:
        trust, path = unruly(place / verb / word, word, in_process=True)
        words = ["scan"] if verb == "scan" else ["explain", "share"]
        calls.append(call(*DEBUG, *words, "--json", folder=trust.folder, PYTHONPATH=path))
    return dict(zip(UNGUARDED, all_of(calls), strict=True))


@pytest.mark.parametrize(("verb", "word"), UNGUARDED)
def test_reading_in_the_commands_own_process_is_as_quiet(
    unguarded: dict[tuple[str, str], Run], verb: str, word: str
) -> None:
    run = unguarded[verb, word]
    assert told(run.err) == set()
    assert run.code == (3 if verb == "scan" else 0)
    assert run.document  # one document, which an item that fails does not take away
