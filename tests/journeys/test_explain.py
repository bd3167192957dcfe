"""What `explain` shows of a file, and that it leaves no trace."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.command import Run, call, one_after_another, pupilguard
from tests.journeys.small_trust import (
    BEHAVIOUR,
    HEALTH,
    PARENTS,
    SmallTrust,
    mail,
    small_trust,
)
from tests.journeys.unruly_detector import KILL, SLEEP, installed_below

ROW = "Imberlyn Dravenholt,5A,asthma"
TEXTS = {
    "share/plain.txt": (f"Note.\n{HEALTH}\n", "utf-8"),
    "share/marked.txt": (f"\ufeffNote.\r\n{HEALTH}\r\n", "utf-8"),
    "share/wide.txt": (f"\ufeffNote.\r\n{HEALTH}\r\n", "utf-16-le"),
    "share/old page.txt": (f"Café.\r\n{HEALTH}\r\n", "cp1252"),
    "share/astral.txt": (f"\U0001f600 é\r\n{HEALTH}", "utf-8"),
    "share/table.csv": (f"Pupil,Form,Condition\n{ROW}\n", "utf-8"),
    "share/marked table.csv": (f"\ufeffPupil,Form,Condition\r\n{ROW}\r\n", "utf-8"),
    "share/quoted table.csv": (
        'Pupil;Form;Condition\r\n"Imberlyn Dravenholt";"5A";"asthma, mild"\r\n',
        "utf-8",
    ),
}
PERSON = {"kind": "person", "value": "pupil", "subjects": ["P06"]}


@dataclass(frozen=True, slots=True)
class Shown:
    """What was said of the sources, and of what lies outside them, from two other folders."""

    trust: SmallTrust
    left: set[str]
    runs: tuple[Run, ...]
    items: dict[str, dict[str, Any]]
    outside: list[dict[str, Any]]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    place = tmp_path_factory.mktemp("explain")
    trust = small_trust(place / "trust")
    for name, (text, encoding) in TEXTS.items():
        trust.write(name, text.encode(encoding))
    trust.write("share/Letters home/deep/exclusion.txt", BEHAVIOUR)
    trust.write("share/torn.docx", b"PK\x03\x04torn")
    trust.read_by(PARENTS, below="Letters home")
    trust.write("mail/1.eml", mail("sennabeth.tharnaby@postbox.example", text=HEALTH))
    trust.write("elsewhere/of others.txt", HEALTH)
    trust.write("elsewhere/deep/torn.docx", b"PK\x03\x04torn")
    before = names_below(trust.folder)
    runs = one_after_another(
        [
            call("explain", "share", "mail/1.eml", "--json", folder=trust.folder),
            call("explain", "..", "-c", "../../config.yaml", "--json", folder=elsewhere(trust)),
            call("explain", "share/Letters home", "mail", folder=trust.folder),
            call("explain", "share/Letters home/deep", "--json", folder=trust.folder),
            call("explain", "elsewhere/of others.txt", folder=trust.folder),
        ]
    )
    items = {item["item"]: item for item in runs[0].document["items"]}
    left = names_below(trust.folder) - before
    return Shown(trust, left, tuple(runs), items, runs[1].document["items"])


def elsewhere(trust: SmallTrust) -> Path:
    return trust.folder / "elsewhere" / "deep"


def names_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_every_item_at_the_paths_is_shown_once(shown: Shown) -> None:
    assert shown.runs[0].code == 0
    names = [item["item"] for item in shown.runs[0].document["items"]]
    assert sorted(names) == sorted(
        [*TEXTS, "share/Letters home/deep/exclusion.txt", "share/torn.docx", "mail/1.eml"]
    )
    assert [item["item"] for item in shown.runs[3].document["items"]] == [
        "share/Letters home/deep/exclusion.txt"
    ]


def test_nothing_is_stored(shown: Shown) -> None:
    assert shown.left == set()


@pytest.mark.parametrize("name", TEXTS)
def test_offsets_count_the_characters_of_the_files_own_text(shown: Shown, name: str) -> None:
    text = TEXTS[name][0].removeprefix("\ufeff")
    mentions = shown.items[name]["mentions"]
    assert {m["part"] for m in mentions} == {"body"}
    spans = {(m["kind"], m["value"], text[m["start"] : m["end"]]) for m in mentions}
    assert ("person", "pupil", "Imberlyn Dravenholt") in spans
    assert ("category", "health", "asthma") in spans
    person = next(m for m in mentions if m["kind"] == "person")
    assert {key: person[key] for key in PERSON} == PERSON
    assert 0 < person["confidence"] <= 1


def test_an_item_has_the_contracts_form(shown: Shown) -> None:
    item = shown.items["mail/1.eml"]
    assert item.keys() >= {"item", "mentions", "audience", "exposures", "findings"}
    keys = {"part", "start", "end", "kind", "value", "subjects", "confidence"}
    assert all(mention.keys() >= keys for mention in item["mentions"])
    assert item["audience"] == ["sennabeth.tharnaby@postbox.example"]
    (exposure,) = item["exposures"]
    basis = exposure["basis"]
    assert {key: exposure[key] for key in ("subject", "recipient", "categories", "entitled")} == {
        "subject": "P06",
        "recipient": "sennabeth.tharnaby@postbox.example",
        "categories": ["health"],
        "entitled": False,
    }
    assert "C1" in basis
    (finding,) = item["findings"]
    assert finding["pattern"] == "wrong-recipient"


def test_who_may_see_it_is_shown_with_the_line_that_lets_them(shown: Shown) -> None:
    item = shown.items["share/plain.txt"]
    assert item["audience"] == ["group:all-staff@fir.example.sch.uk"]
    assert [(e["categories"], e["entitled"]) for e in item["exposures"]] == [(["health"], True)]
    assert "staff of the subject's school" in item["exposures"][0]["basis"]
    assert item["findings"] == []


def test_outside_every_source_there_are_mentions_and_no_audience(shown: Shown) -> None:
    assert shown.runs[1].code == 0
    readable, torn = sorted(shown.outside, key=lambda item: bool(item["gaps"]))
    assert {m["value"] for m in readable["mentions"]} == {"pupil", "health"}
    assert readable["audience"] == readable["exposures"] == readable["findings"] == []
    assert torn["mentions"] == torn["audience"] == []
    assert [gap["reason"] for gap in torn["gaps"]] == ["corrupt"]


def test_nobody_is_told_that_nothing_is_wrong_outside_every_source(shown: Shown) -> None:
    assert "not judged: it lies outside every source" in shown.runs[4].out
    assert "nothing wrong" not in shown.runs[4].out


def test_a_person_reads_who_what_and_why(shown: Shown) -> None:
    run = shown.runs[2]
    assert run.code == 0
    words = " ".join(run.out.split())
    assert "group:all-parents@fir.example.sch.uk may not have exclusion of P03" in words
    assert "policy: a contact of another pupil may have C1" in words
    assert "wrong-recipient" in words


def test_a_file_that_ends_its_reader_is_a_gap_and_the_others_are_shown(tmp_path: Path) -> None:
    trust = small_trust(tmp_path / "trust", in_process=False)
    trust.write("share/a.txt", HEALTH)
    trust.write("share/deadly.txt", KILL)
    trust.write("share/endless.txt", SLEEP)
    trust.write("share/z.txt", BEHAVIOUR)
    trust.configure(lambda s: s["detectors"].update(third_party=["unruly"]))
    trust.configure(lambda s: s["engine"].update(item_timeout_seconds=4))
    before = names_below(trust.folder)
    path = str(installed_below(tmp_path / "site"))
    run = pupilguard("explain", "share", "--json", folder=trust.folder, PYTHONPATH=path)
    assert run.code == 0, run.err
    items = {item["item"]: item for item in run.document["items"]}
    assert {name: [gap["reason"] for gap in item["gaps"]] for name, item in items.items()} == {
        "share/a.txt": [],
        "share/deadly.txt": ["killed its reader"],
        "share/endless.txt": ["took too long"],
        "share/z.txt": [],
    }
    assert [m["value"] for m in items["share/a.txt"]["mentions"]] == ["pupil", "health", "health"]
    assert names_below(trust.folder) == before
