"""Whatever is wrong with what we are given: a clear word or a gap, never a traceback."""

from __future__ import annotations

import io
import os
import shutil
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from scanner.demo.compound_file import compound_file
from tests.journeys.command import Run, all_journeys, call, command, one_after_another, pupilguard
from tests.journeys.small_trust import (
    BEHAVIOUR,
    HEALTH,
    NOTHING,
    PARENTS,
    SmallTrust,
    mail,
    roster_rows,
    small_trust,
)
from tests.journeys.unruly_detector import KILL, REMOVE, SLEEP, installed_below

Change = Callable[[SmallTrust], object]

# --------------------------------------------------------------------------- before any work


def many_roster_faults(trust: SmallTrust) -> None:
    """One of each kind, in rows that nothing else hangs on."""

    def spoil(row: dict[str, str]) -> None:
        if row["pupil_id"] == "P12":
            row["left_on"] = "last July"
        if row["pupil_id"] == "P11":
            row["school"] = "oak"

    trust.change_rows("pupils.csv", spoil)
    first = next(iter(roster_rows("contacts.csv")))
    with (trust.folder / "roster/contacts.csv").open("a", encoding="utf-8") as file:
        file.write(",".join([first["contact_id"], "Someone", "Else", "", "", "", ""]) + "\n")
    trust.change_rows("groups.csv", lambda row: row.pop("kind"))


def file_for_a_folder(trust: SmallTrust) -> None:
    shutil.rmtree(trust.folder / "share")
    trust.write("share", "x")


@dataclass(frozen=True, slots=True)
class Case:
    """What is done to a trust, and what the complaint must say, in small letters."""

    change: Change
    words: tuple[str, ...]


FAULTS = {
    "no configuration": Case(
        lambda t: t.config.unlink(), ("there is no config.yaml", "pupilguard init")
    ),
    "an empty configuration": Case(lambda t: t.config.write_text(""), ("this file is empty",)),
    "a configuration that is no text": Case(
        lambda t: t.config.write_bytes(b"\x89PNG\x00\xff"), ("not utf-8",)
    ),
    "a configuration that is no YAML": Case(
        lambda t: t.config.write_text("sources: [\n a: b"), ("config.yaml line", "not yaml")
    ),
    "an unknown key and a wrong type": Case(
        lambda t: t.configure(lambda s: s.update(sorces=[], engine={"workers": "two"})),
        ("did you mean `sources`?", "workers must be a whole number", "config.yaml line"),
    ),
    "an unknown kind of source": Case(
        lambda t: t.configure(lambda s: s["sources"][0].update(type="foldr")),
        ("did you mean folder?",),
    ),
    "a source path that is not there": Case(
        lambda t: shutil.rmtree(t.folder / "share"), ("sources, entry 1, path is not there",)
    ),
    "a source path that is not there and a roster column missing": Case(
        lambda t: (
            shutil.rmtree(t.folder / "share"),
            t.change_rows("staff.csv", lambda row: row.pop("roles")),
        ),
        ("sources, entry 1, path is not there", "staff.csv: lacks the column roles"),
    ),
    "an unknown key and a source path that is not there": Case(
        lambda t: (
            shutil.rmtree(t.folder / "share"),
            t.configure(lambda s: s["detectors"].update(nmes=1)),
        ),
        ("detectors: unknown key", "sources, entry 1, path is not there"),
    ),
    "a source path that is a file": Case(file_for_a_folder, ("this is a file",)),
    "no roster folder": Case(
        lambda t: shutil.rmtree(t.folder / "roster"), ("roster, entry 1, path is not there",)
    ),
    "a roster file missing": Case(
        lambda t: (t.folder / "roster/staff.csv").unlink(), ("staff.csv: is missing",)
    ),
    "a roster column missing": Case(
        lambda t: t.change_rows("staff.csv", lambda row: row.pop("roles")),
        ("staff.csv: lacks the column roles",),
    ),
    "a roster in another encoding": Case(
        lambda t: t.write("roster/groups.csv", "address,name\nx,é\n".encode("utf-16")),
        ("groups.csv: is not utf-8",),
    ),
    "many faults of the roster at once": Case(
        many_roster_faults,
        (
            "pupils.csv row 12: names the school 'oak', which is not one of: ash, fir",
            "pupils.csv row 13: left_on",
            "contacts.csv row 16: has the same contact_id as row 2",
            "groups.csv: lacks the column kind",
        ),
    ),
    "no agencies file": Case(
        lambda t: (t.folder / "agencies.csv").unlink(), ("agencies", "is not there")
    ),
    "a rule file that is no YAML": Case(
        lambda t: (
            t.write("our-rules/a.yaml", "when: [\n"),
            t.configure(lambda s: s["rules"].update(folder="our-rules")),
        ),
        ("a.yaml line", "is not yaml"),
    ),
    "a detector that is not installed": Case(
        lambda t: t.configure(lambda s: s["detectors"].update(third_party=["nobodys"])),
        ("'nobodys' is not installed here",),
    ),
}


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Run]]:
    """What `scan` and `check` say of each fault."""
    place = tmp_path_factory.mktemp("faults")
    journeys = []
    for number, case in enumerate(FAULTS.values()):
        trust = small_trust(place / str(number))
        trust.write("share/plan.txt", HEALTH)
        case.change(trust)
        journeys.append([call(verb, folder=trust.folder) for verb in ("scan", "check")])
    return dict(zip(FAULTS, all_journeys(journeys), strict=True))


@pytest.mark.parametrize("verb", ["scan", "check"])
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_before_any_work(
    complaints: dict[str, list[Run]], name: str, verb: str
) -> None:
    run = complaints[name][verb == "check"]
    said = " ".join((run.out + run.err).lower().split())
    assert run.code == 2, said
    assert [words for words in FAULTS[name].words if words not in said] == []
    assert "Traceback" not in run.out + run.err


def test_one_fault_of_the_roster_is_told_once(trust: SmallTrust) -> None:
    trust.change_rows(
        "pupils.csv",
        lambda row: row.update(date_of_birth="2/5/16") if row["pupil_id"] == "P03" else None,
    )
    check = pupilguard("check", "--json", folder=trust.folder)
    assert [fault["place"] for fault in check.document["faults"]] == ["pupils.csv row 4"]


def test_a_check_tells_faults_of_the_configuration_in_json(trust: SmallTrust) -> None:
    trust.configure(lambda settings: settings.update(sorces=[]))
    check = pupilguard("check", "--json", folder=trust.folder)
    assert len(check.document["faults"]) == 1
    assert check.code == 2


def test_what_is_missing_is_told_once_by_its_line(trust: SmallTrust) -> None:
    trust.configure(lambda settings: settings["rules"].update(folder="our-rules"))
    for name in ("roster", "mail"):
        shutil.rmtree(trust.folder / name)
    (trust.folder / "agencies.csv").unlink()
    check = pupilguard("check", "--json", folder=trust.folder)
    places = [fault["place"] for fault in check.document["faults"]]
    assert len(set(places)) == len(places) == 4
    assert all(place.startswith("config.yaml line") for place in places)


# --------------------------------------------------------------------------- the key


def another_key(trust: SmallTrust) -> None:
    (trust.folder / "register.key").write_text("A" * 43 + "=\n")


KEYS = {
    "lost": Case(lambda t: (t.folder / "register.key").unlink(), ("key file is missing", "backup")),
    "wrong": Case(another_key, ("not the key this register was made with", "backup")),
    "open to others": Case(lambda t: (t.folder / "register.key").chmod(0o640), ("chmod 600",)),
    "damaged": Case(
        lambda t: (t.folder / "register.key").write_text("no key"), ("not a key file", "backup")
    ),
}


@pytest.mark.parametrize("name", KEYS)
def test_without_its_key_the_register_stays_shut(
    again: Callable[[], SmallTrust], name: str
) -> None:
    trust = again()
    register = trust.register.read_bytes()
    KEYS[name].change(trust)
    verbs = (["scan", "--json"], ["incidents", "list"], ["gaps"])
    for run in one_after_another(call(*verb, folder=trust.folder) for verb in verbs):
        assert run.code == 1
        assert [words for words in KEYS[name].words if words not in run.words] == []
        assert not run.out
    assert trust.register.read_bytes() == register


@pytest.mark.parametrize("name", KEYS)
def test_a_faulty_key_is_told_by_init_and_check_too(
    again: Callable[[], SmallTrust], name: str
) -> None:
    trust = again()
    KEYS[name].change(trust)
    init, check = one_after_another(call(verb, folder=trust.folder) for verb in ("init", "check"))
    assert (trust.folder / "register.key").exists() == (name != "lost")
    assert check.code == 2
    assert [words for words in KEYS[name].words if words not in check.out.lower()] == []
    if name != "wrong":  # which only the register itself can tell
        assert init.code == 1
        assert [words for words in KEYS[name].words if words not in init.words] == []
        assert not init.out


# --------------------------------------------------------------------------- items


def locked_pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", "owner"))
    canvas.drawString(72, 700, HEALTH)
    canvas.save()
    return buffer.getvalue()


def locked_workbook() -> bytes:
    """What Office makes of a workbook with a password: a compound file of two streams."""
    return compound_file({"EncryptedPackage": b"\x00" * 5000, "EncryptionInfo": b"\x04\x00" * 60})


def torn_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("plan.txt", HEALTH * 50)
    return buffer.getvalue()[:-40]


def odd_charset() -> bytes:
    message = mail("sennabeth.tharnaby@postbox.example", text=HEALTH)
    assert b'charset="utf-8"' in message
    return message.replace(b'charset="utf-8"', b'charset="x-made-up"')


GAPS = {
    "share/binary.docx": "corrupt",
    "share/locked.xlsx": "encrypted",
    "share/locked.pdf": "encrypted",
    "share/empty.txt": "empty",
    "share/torn.zip": "corrupt",
    "share/killer.txt": "killed its reader",
    "share/endless.txt": "took too long",
    "share/b.vanishing.txt": "vanished",
    "mail/garbage.msg": "corrupt",
}


@dataclass(frozen=True, slots=True)
class Bad:
    scan: Run
    gaps: Run
    again: Run
    export: Run


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Bad:
    """A source in which much is wrong, and one breach that must still be found."""
    place = tmp_path_factory.mktemp("bad")
    trust = small_trust(place / "trust", in_process=False)
    share = trust.folder / "share"
    trust.write("share/a.txt", f"{REMOVE} {share}")
    trust.write("share/b.vanishing.txt", NOTHING)
    trust.write("share/binary.docx", bytes(range(256)) * 9)
    trust.write("share/locked.xlsx", locked_workbook())
    trust.write("share/locked.pdf", locked_pdf())
    trust.write("share/empty.txt", b"")
    trust.write("share/torn.zip", torn_zip())
    trust.write("share/killer.txt", f"{HEALTH} {KILL}")
    trust.write("share/endless.txt", SLEEP)
    trust.write("mail/garbage.msg", b"no mail at all " * 30)
    trust.write("mail/odd charset.eml", odd_charset())
    trust.write("share/Open/plan.txt", BEHAVIOUR)
    trust.read_by(PARENTS, below="Open")
    trust.configure(lambda s: s["detectors"].update(third_party=["unruly"]))
    trust.configure(lambda s: s["engine"].update(item_timeout_seconds=4))
    path = str(installed_below(place / "site"))
    verbs = (["scan", "--json"], ["gaps", "--json"], ["incidents", "export"])
    scan, gaps, export = one_after_another(
        call(*verb, folder=trust.folder, PYTHONPATH=path) for verb in verbs
    )
    return Bad(
        scan, gaps, pupilguard("scan", "--json", folder=trust.folder, PYTHONPATH=path), export
    )


def test_what_cannot_be_read_is_a_gap_with_its_reason(bad: Bad) -> None:
    assert {gap["item"]: gap["reason"] for gap in bad.gaps.document["gaps"]} == GAPS
    assert all(gap["detail"] and gap["at"] for gap in bad.gaps.document["gaps"])
    assert "Traceback" not in bad.scan.err


def test_all_else_is_inspected(bad: Bad) -> None:
    counts = bad.scan.document
    assert bad.scan.code == 5, bad.scan.err
    assert (counts["items"], counts["gaps"]) == (len(GAPS) + 3, len(GAPS))
    assert counts["items"] == counts["inspected"] + counts["gaps"]
    items = {item for i in bad.export.document["incidents"] for item in i["items"]}
    assert items == {"share/Open/plan.txt", "mail/odd charset.eml"}


def test_gaps_stand_until_they_are_mended(bad: Bad) -> None:
    counts = bad.again.document
    assert bad.again.code == 4
    assert counts["gaps"] == len(GAPS) - 1  # the file that vanished is gone for good
    assert counts["items"] == counts["inspected"] + counts["gaps"] == len(GAPS) + 2


# Root reads whatever chmod forbids, until it gives up the right to.
_GIVE_UP = """
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
for right in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    if libc.prctl(24, right, 0, 0, 0):  # PR_CAPBSET_DROP
        sys.exit(77)
os.execv(sys.argv[1], sys.argv[1:])
"""
NOBODY = 65534


def as_an_ordinary_account(command_line: str) -> list[str]:
    """How to run the command so that rights count, whoever runs the tests."""
    if os.geteuid() != 0:
        return [command_line]
    return [sys.executable, "-c", _GIVE_UP, command_line]


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX rights")
def test_what_another_account_owns_is_a_gap(trust: SmallTrust) -> None:
    theirs = trust.write("share/theirs.txt", HEALTH)
    closed = trust.write("share/Closed/plan.txt", HEALTH).parent
    unlisted = trust.write("mail/theirs.eml", mail("nobody@elsewhere.example", text=HEALTH))
    trust.write("share/ours.txt", NOTHING)
    for path in (theirs, closed, unlisted):
        path.chmod(0o000 if os.geteuid() else 0o700)
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
    program = as_an_ordinary_account(command())
    try:
        scan = pupilguard("scan", "--json", folder=trust.folder, program=program)
        gaps = pupilguard("gaps", "--json", folder=trust.folder)
    finally:
        for path in (theirs, closed, unlisted):
            path.chmod(0o700)
    if scan.code == 77:
        pytest.skip("this system does not let root give up its rights")
    assert scan.code == 4, scan.err
    assert scan.document["items"] == scan.document["inspected"] + scan.document["gaps"] == 4
    assert {gap["item"]: gap["reason"] for gap in gaps.document["gaps"]} == dict.fromkeys(
        ("share/theirs.txt", "share/Closed", "mail/theirs.eml"), "access denied"
    )
