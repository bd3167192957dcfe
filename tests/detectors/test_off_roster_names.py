"""Names outside the roster: only in the windows, without the network, without noise."""

from __future__ import annotations

import socket
import subprocess
import sys
from typing import NoReturn

import pytest

from detectors import GATED
from detectors.base import DetectorContext
from detectors.off_roster_names import LONGEST_TEXT, OffRosterNames
from scanner.errors import ConfigError
from scanner.model import MentionKind, NameForm
from tests.detectors.school_text import NOBODY, part_of

TEXT = "Please tell Michael Thompson that it rains.\n\nMr David Cooper's son was late on Monday."


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="module")
def finder() -> OffRosterNames:
    return OffRosterNames()


def test_full_names_in_the_windows_are_unrostered_people(finder: OffRosterNames) -> None:
    part = part_of(TEXT)
    half = TEXT.index("\n")
    first = list(finder.mentions_in(part, [(0, half)]))
    second = list(finder.mentions_in(part, [(half, len(TEXT))]))
    assert [TEXT[m.start : m.end] for m in first] == ["Michael Thompson"]
    assert [TEXT[m.start : m.end] for m in second] == ["David Cooper"]
    for mention in first + second:
        assert (mention.kind, mention.value, mention.part) == (MentionKind.PERSON, "unrostered", 3)
        assert (mention.form, mention.subjects) == (NameForm.UNROSTERED, ())


def test_without_windows_nothing_is_read_or_loaded() -> None:
    finder = OffRosterNames("no_such_model")
    assert list(finder.mentions_in(part_of(TEXT), [])) == []


@pytest.mark.parametrize(
    "text",
    ["Grace was late.", "Order 4471 has come.", "Jubilee House won.", "It rains in the yard."],
)
def test_lone_words_and_things_are_no_full_names(finder: OffRosterNames, text: str) -> None:
    found = [text[m.start : m.end] for m in finder.mentions_in(part_of(text), [(0, len(text))])]
    assert all(" " in name and name != "Order" for name in found)
    assert "Grace" not in found


def test_texts_longer_than_the_model_takes_are_cut_in_windows(finder: OffRosterNames) -> None:
    filler = "rain " * (LONGEST_TEXT // 5)
    text = filler + "\nPlease tell Michael Thompson that it rains.\n"
    found = list(finder.mentions_in(part_of(text), [(0, len(text))]))
    assert [text[m.start : m.end] for m in found] == ["Michael Thompson"]


@pytest.mark.parametrize("model", ["no_such_model", "no-such-model", "/no/such/folder"])
def test_missing_model_is_a_fault_and_never_a_download(model: str) -> None:
    finder = GATED["spacy"](DetectorContext(roster=NOBODY, name_model=model))
    with pytest.raises(ConfigError):
        list(finder.mentions_in(part_of(TEXT), [(0, 20)]))


def test_presidio_and_spacy_are_not_loaded_until_used() -> None:
    code = (
        "import sys, detectors; "
        "from detectors.off_roster_names import OffRosterNames; OffRosterNames(); "
        "sys.exit('spacy' in sys.modules or 'presidio_analyzer' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
