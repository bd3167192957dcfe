"""The invented trusts: the same from the same seed, with the shares and classes they promise."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from benchmarks.trust.content import C3, C4, C5, Author
from benchmarks.trust.product import pipeline_of
from benchmarks.trust.report import PATTERNS, WAITING
from benchmarks.trust.trust import Size, scenarios, write_trust
from benchmarks.trust.truth import Truth
from benchmarks.trust.wording import SETS, Wording, wording
from connectors import BUILT_IN
from scanner.config.configuration import load_config
from scanner.model import Bookmark, Gap

SMALL = Size(schools=3, pupils=700, mails=700, files=400, probes=2)
# Access logs say 200 pupils within the hour: no burst is possible in a smaller school.
# Kinds of ordinary post that a lookalike asks for by name.
_KINDS_ASKED_FOR = {
    *("lunch menu", "trip letter", "governors agenda", "results aggregate", "newsletter", "policy"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("trust")


@pytest.fixture(scope="module")
def truth(folder: Path) -> Truth:
    return write_trust(folder, seed=5, size=SMALL, words="dev")


def _digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("words", SETS)
def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, words: str) -> None:
    size = Size(schools=2, pupils=300, mails=60, files=40, probes=1)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_trust(tmp_path / name, seed=8, size=size, words=words)

    assert _digest(tmp_path / "one") == _digest(tmp_path / "two")


def test_another_seed_gives_another_trust(tmp_path: Path) -> None:
    size = Size(schools=2, pupils=300, mails=30, files=20, probes=0)
    for seed in (1, 2):
        (tmp_path / str(seed)).mkdir()
        write_trust(tmp_path / str(seed), seed=seed, size=size, words="dev")

    assert _digest(tmp_path / "1") != _digest(tmp_path / "2")


def test_about_97_in_100_are_benign_and_a_third_of_those_are_lookalikes(truth: Truth) -> None:
    entries = [e for e in truth.entries if e.medium != "probe"]
    benign = [e for e in entries if e.is_benign]
    alike = [e for e in benign if e.twin]

    assert 0.96 <= len(benign) / len(entries) <= 0.98
    assert 0.31 <= len(alike) / len(benign) <= 0.37


def test_every_pattern_is_planted(truth: Truth) -> None:
    planted = Counter(f.pattern for e in truth.breached for f in e.faults)

    assert set(planted) == set(PATTERNS)


def test_every_twin_that_the_inputs_can_carry_has_its_lookalike(truth: Truth) -> None:
    assert {e.twin for e in truth.entries} - {0} == set(range(1, 39)) - set(WAITING)


def test_some_breaches_are_near_misses(truth: Truth) -> None:
    near = {f.near_miss for e in truth.breached for f in e.faults}

    assert near == {True, False}


def test_every_item_of_the_truth_is_an_item_of_the_sources(folder: Path, truth: Truth) -> None:
    config = load_config(folder / "config.yaml")
    found = [
        entry
        for source in config.sources
        for entry in BUILT_IN[source.type](source, config.organisation).items(None)
        if not isinstance(entry, Bookmark)
    ]
    names = {entry.locator.reveal() for entry in found}

    assert [e for e in found if isinstance(e, Gap)] == []
    assert {item for entry in truth.entries for item in entry.items} == names


def test_the_truth_names_people_of_the_roster_and_is_read_back_the_same(
    folder: Path, truth: Truth
) -> None:
    people = pipeline_of(load_config(folder / "config.yaml"))._roster.people
    subjects = {s for e in truth.entries for f in e.faults for s in f.subjects}

    assert subjects <= set(people)
    assert Truth.read(folder) == truth


def _texts(words: Wording) -> set[str]:
    """Every sentence of a set; short labels and the names of categories apart."""
    found = {s.text for sentences in words.sentences.values() for s in sentences}
    found |= {entry["text"] for entry in words.ordinary if "text" in entry}
    for value in words.frames.values():
        found |= _texts_of_frame(value)
    return {text for text in found if " " in text}


def _texts_of_frame(value: object) -> set[str]:
    if isinstance(value, str):
        return {value}
    nested = value.values() if isinstance(value, dict) else value
    assert isinstance(nested, Iterable)
    return {text for part in nested for text in _texts_of_frame(part)}


@pytest.mark.parametrize(("one", "other"), list(combinations(SETS, 2)))
def test_two_sets_of_words_have_the_same_keys_and_share_no_sentence(one: str, other: str) -> None:
    first, second = wording(one), wording(other)

    assert set(first.sentences) == set(second.sentences)
    assert set(first.frames) == set(second.frames)
    assert set(first.columns) == set(second.columns)
    assert {e["kind"] for e in first.ordinary} >= _KINDS_ASKED_FOR
    assert {e["kind"] for e in second.ordinary} >= _KINDS_ASKED_FOR
    assert _texts(first) & _texts(second) == set()


@pytest.mark.parametrize("words", SETS)
def test_what_a_teacher_may_tell_a_parent_hints_at_nothing_only_a_leader_may(words: str) -> None:
    author = Author(wording(words), Random(1))

    for category in (*C3, *C4):
        kept = author.sentences(category)
        assert len(kept) > len(author.words.sentences[category]) / 3
        assert not any(s.maybe & set(C5) for s in kept)


def test_who_lives_at_an_address_that_is_shown_may_be_named_as_well(truth: Truth) -> None:
    shown = [
        f
        for e in truth.breached
        for f in e.faults
        if "contact_details" in (f.categories or ()) and any(s[0] == "P" for s in f.subjects)
    ]

    assert shown
    assert all(f.maybe_subjects and not f.maybe_subjects & f.subjects for f in shown)


def test_every_scenario_has_a_name_of_its_own_in_its_module() -> None:
    named = Counter(f"{s.__module__}.{s.__name__}" for s in set(scenarios()))

    assert len(named) > 80
    assert max(named.values()) == 1
