"""A school's own recognisers in the configuration: what is read, and every fault with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scanner.config.configuration import (
    Config,
    example_config,
    load_config,
    missing_paths,
    parse_config,
)
from scanner.config.recognisers import recognisers_in
from scanner.errors import ConfigError
from scanner.school_recognisers import school_recognisers

MINIMAL = """\
organisation:
  name: Example Learning Trust
  schools:
    - {id: oak, name: Oak Primary School, domains: [oak.example.sch.uk]}
roster:
  - {type: csv, path: roster}
sources:
  - {name: sent-mail, type: mail_files, path: mail}
detectors:
"""
IN_LINE = MINIMAL + "  recognisers:\n    - %s\n"
FILE = Path("/srv/pupilguard/config.yaml")

REGISTRY = """\
supported_languages: [en]
global_regex_flags: 26
recognizers:
  - name: Behaviour unit
    supported_language: en
    supported_entity: BEHAVIOUR_UNIT
    deny_list: [Blue Room, the Nest]
    counts_as: behaviour
  - name: Library card
    type: custom
    supported_languages:
      - language: en
        context: [library, card]
    supported_entity: LIBRARY_CARD
    patterns:
      - {name: number (weak), regex: '\\bL\\d{5}\\b', score: 0.05}
    counts_as: candidate_number
  - name: Put away
    enabled: false
    supported_entity: X
    deny_list: [x]
    counts_as: sen
"""


def told(text: str) -> list[str]:
    with pytest.raises(ConfigError) as fault:
        parse_config(text, FILE)
    return [str(problem) for problem in fault.value.problems]


def told_of_file(folder: Path, text: str) -> list[str]:
    (folder / "own.yaml").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as fault:
        recognisers_in(folder / "own.yaml")
    return [str(problem) for problem in fault.value.problems]


def with_file(folder: Path, text: str, more: str = "") -> Config:
    (folder / "own.yaml").write_text(text, "utf-8")
    (folder / "config.yaml").write_text(f"{MINIMAL}  recogniser_file: own.yaml\n{more}", "utf-8")
    return load_config(folder / "config.yaml")


def test_without_any_there_is_none() -> None:
    assert school_recognisers(parse_config(MINIMAL, FILE)) == ()
    assert school_recognisers(parse_config(MINIMAL + "  recognisers:\n", FILE)) == ()


def test_the_example_shows_one_that_works_without_its_marks() -> None:
    text = example_config()
    assert parse_config(text, FILE).detectors.recognisers == ()
    start, end = text.index("  #recognisers:"), text.index("  # A file of more of them")
    in_use = text[:start] + re.sub(r"(?m)^  #", "  ", text[start:end]) + text[end:]
    (recipe,) = school_recognisers(parse_config(in_use, FILE))
    assert (recipe.counts_as, recipe.deny_list) == ("behaviour", ("Blue Room", "the Nest"))
    assert [pattern.score for pattern in recipe.patterns] == [0.6]


def test_a_file_of_presidios_registry_is_read(tmp_path: Path) -> None:
    unit, card = school_recognisers(with_file(tmp_path, REGISTRY))
    assert (unit.name, unit.counts_as, unit.entity) == (
        "Behaviour unit",
        "behaviour",
        "BEHAVIOUR_UNIT",
    )
    assert (card.counts_as, card.context) == ("candidate_number", ("library", "card"))
    assert card.flags == 26


def test_presidio_itself_reads_the_same_file(tmp_path: Path) -> None:
    from presidio_analyzer.recognizer_registry import RecognizerRegistryProvider

    (tmp_path / "own.yaml").write_text(REGISTRY, "utf-8")
    provider = RecognizerRegistryProvider(conf_file=tmp_path / "own.yaml")
    names = {one.name for one in provider.create_recognizer_registry().recognizers}
    assert {"Behaviour unit", "Library card"} <= names


def test_a_file_that_is_not_there_is_told_with_its_line(tmp_path: Path) -> None:
    config = with_file(tmp_path, REGISTRY)
    (tmp_path / "own.yaml").unlink()
    problems = [str(problem) for problem in missing_paths(config, "detectors")]
    assert problems == [
        "config.yaml line 10: detectors, recogniser_file is not there. Make it, or correct the "
        "path."
    ]
    with pytest.raises(ConfigError):
        school_recognisers(config)


def test_one_name_stands_for_one_recogniser(tmp_path: Path) -> None:
    more = "  recognisers: [{name: Library card, counts_as: sen, deny_list: [x]}]\n"
    with pytest.raises(ConfigError, match="has the name of one of"):
        school_recognisers(with_file(tmp_path, REGISTRY, more))
    twice = IN_LINE % "{name: a, counts_as: sen, deny_list: [x]}"
    assert any("name already: line 11" in one for one in told(twice + twice.splitlines()[-1]))


OWN = "name: Quillfeather, counts_as: sen"
FAULTS = [
    ("{name: a, deny_list: [x]}", "entry 1: `counts_as` is missing. What a hit tells"),
    ("{counts_as: sen, deny_list: [x]}", "`name` is missing"),
    ("{name: a, counts_as: helth, deny_list: [x]}", "counts_as must be one of attainment, "),
    ("{name: a, counts_as: helth, deny_list: [x]}", "did you mean health?"),
    ("{name: a, counts_as: identity, deny_list: [x]}", "counts_as must be one of"),
    ("{name: a, counts_as: Okafor, deny_list: [x]}", "counts_as must be one of"),
    ("{OWN}", "has neither patterns nor a deny_list"),
    ("{OWN, deny_list: Okafor}", "deny_list must be a list, even of one"),
    ("{OWN, deny_list: [1]}", "deny_list, entry 1 must be text; put it in quotes"),
    ("{OWN, deny_list: ['']}", "deny_list, entry 1 must not be empty"),
    ("{OWN, deny_list: [x], deny_list_score: 2}", "deny_list_score must be at most 1"),
    ("{OWN, deny_list: [x], supported_language: es}", "must be en: no text in another lan"),
    ("{OWN, deny_list: [x], supported_languages: [en, es]}", "must be en: no text in another"),
    ("{OWN, deny_list: [x], supported_languages: [{language: es}]}", "must be en: no text"),
    ("{OWN, deny_list: [x], supported_languages: en}", "must be a list, even of one"),
    ("{OWN, deny_lst: [x]}", "unknown key. Did you mean `deny_list`?"),
    ("{name: UsSsnRecognizer, type: predefined}", "entry 1 names a recogniser that Presidio brin"),
    ("CreditCardRecognizer", "entry 1 names a recogniser that Presidio brings"),
    ("{OWN, patterns: [{name: p, regex: '(a', score: 1}]}", "patterns, entry 1, regex is not"),
    ("{OWN, patterns: [{name: p, regex: '(a', score: 1}]}", "look at its character 3"),
    ("{OWN, patterns: [{name: p, regex: '(a+)+$', score: 1}]}", "takes too long even on a"),
    (r"{OWN, patterns: [{name: p, regex: '(\w+\s?)+:', score: 1}]}", "takes too long even on"),
    ("{OWN, patterns: [{name: p, regex: a}]}", "patterns, entry 1: `score` is missing"),
    ("{OWN, patterns: [{name: p, regex: a, score: .3}]}", "never counts: no score of it reac"),
]


@pytest.mark.parametrize(("recogniser", "message"), FAULTS)
def test_a_fault_is_told_with_its_line_and_without_its_value(recogniser: str, message: str) -> None:
    problems = told(IN_LINE % recogniser.replace("OWN", OWN))
    assert len([one for one in problems if message in one]) == 1, problems
    for problem in problems:
        assert problem.startswith("config.yaml line 11: ")
        assert not re.search(r"Okafor|Quillfeather|UsSsn|pydantic|\(a\+?\)?\+?\$?;", problem)


@pytest.mark.parametrize(
    "regex", [r"\bBR\d{3}\b", r"\b[A-Z]{2}\d{6}[A-D]\b", r"(?:unit|room) [a-z]+", r"\w+@\w+\.uk"]
)
def test_an_ordinary_pattern_is_quick_enough(regex: str) -> None:
    text = IN_LINE % f"{{{OWN}, patterns: [{{name: p, regex: '{regex}', score: 1}}]}}"
    (recipe,) = school_recognisers(parse_config(text, FILE))
    assert recipe.patterns[0].regex == regex


def test_all_faults_of_a_file_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    text = (
        REGISTRY.replace("counts_as: behaviour", "counts_as: behavior")
        .replace("- language: en", "- language: de")
        .replace("score: 0.05", "score: 5")
        .replace("enabled: false", "enabled: maybe")
        .replace("global_regex_flags", "globl_regex_flags")
    )
    problems = told_of_file(tmp_path, text)
    lines = sorted(int(re.findall(r"own.yaml line (\d+)", one)[0]) for one in problems)
    assert lines == [2, 8, 11, 16, 19]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "must hold `recognizers:`"),
        ("- name: a\n", "must hold `recognizers:`"),
        ("recognizers: []\n", "needs at least one entry"),
        ("recognizers: [b", "not YAML"),
        ("recognizers: [UsSsnRecognizer]\n", "names a recogniser that Presidio brings"),
        ("global_regex_flags: 128\nrecognizers: [{name: a, counts_as: sen, deny_list: [x]}]\n",
         "must be made of 2, 8"),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_told_as_such(tmp_path: Path, text: str, message: str) -> None:
    assert any(message in one for one in told_of_file(tmp_path, text))
