"""A school's own rule files: added, laid over ours, and every fault told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.pattern import load_patterns
from scanner.errors import RuleError
from scanner.model import Medium, Severity

GOOD = """\
id: marks-to-strangers
title: Marks to somebody nobody knows
question: Did marks go to an unknown address?
order: {mail: 20}
when:
  - standing: [unknown]
    category: [attainment]
severity: medium
recurrence: 2
sentence: "{What} about {subjects} went out."
known_false_alarms:
  - A new parent.
examples:
  - name: marks to a stranger
    flags: true
    mail: {from: a@fir.example.sch.uk, to: [x@nowhere.example], body: "..."}
  - name: marks to a mother
    flags: false
    mail: {from: a@fir.example.sch.uk, to: [y@postbox.example], body: "..."}
pattern: external-unknown
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def _write(folder: Path, text: str, name: str = "marks.yaml") -> None:
    (folder / name).write_text(text, "utf-8")


def _faults(folder: Path) -> list[str]:
    with pytest.raises(RuleError) as caught:
        load_patterns(folder)
    return [str(problem) for problem in caught.value.problems]


def test_own_pattern_is_added_to_ours(folder: Path) -> None:
    _write(folder, GOOD)
    before = {pattern.id for pattern in load_patterns()}
    assert {pattern.id for pattern in load_patterns(folder)} == before | {"marks-to-strangers"}


def test_own_pattern_of_the_same_id_replaces_ours(folder: Path) -> None:
    _write(folder, GOOD.replace("marks-to-strangers", "wrong-recipient"))
    found = {pattern.id: pattern for pattern in load_patterns(folder)}
    assert found["wrong-recipient"].severity is Severity.MEDIUM
    assert found["wrong-recipient"].order == {Medium.MAIL: 20}
    assert len(found) == len(load_patterns())


def test_policy_in_the_same_folder_is_no_pattern(folder: Path) -> None:
    _write(folder, "relations: {}\n", "policy.yaml")
    _write(folder, "not a rule", "notes.txt")
    assert len(load_patterns(folder)) == len(load_patterns())


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("severity: medium", "severity: dire", "marks.yaml line 8"),
        ("recurrence: 2", "recurrence: 9", "marks.yaml line 9"),
        ("recurrence: 2", "recurrence: often", "marks.yaml line 9"),
        ("order: {mail: 20}", "order: {post: 20}", "marks.yaml line 4"),
        ("    category: [att", "    kategory: [att", "marks.yaml line 7"),
        ("    flags: true\n", "    flags: perhaps\n", "marks.yaml line 15"),
        ("title: Marks to", "headline: Marks to", "marks.yaml line 2"),
        ("    flags: false", "    flags: true", "marks.yaml line 13"),
        ("{What} about", "{Who} about", "marks.yaml line 10"),
        ("{What} about", "{What about", "marks.yaml line 10"),
        ("when:\n", "when: [\n", "marks.yaml line 6"),
        ("{from: a@", "{cc: [a@b.example], from_: a@", "marks.yaml line 16"),
    ],
)
def test_fault_names_its_file_and_line(folder: Path, old: str, new: str, place: str) -> None:
    assert old in GOOD
    _write(folder, GOOD.replace(old, new, 1))
    faults = _faults(folder)
    assert [fault for fault in faults if fault.startswith(f"{place}: ")], faults


def test_missing_key_is_named(folder: Path) -> None:
    _write(folder, GOOD.replace("title: Marks to somebody nobody knows\n", ""))
    assert [
        fault for fault in _faults(folder) if fault.startswith("marks.yaml") if "title" in fault
    ]


@pytest.mark.parametrize("text", ["", "just words", "- a\n- list\n", "42"])
def test_file_that_is_no_mapping_is_a_fault(folder: Path, text: str) -> None:
    _write(folder, text)
    assert [fault for fault in _faults(folder) if fault.startswith("marks.yaml")]


def test_every_fault_of_every_file_is_told_at_once(folder: Path) -> None:
    _write(folder, GOOD.replace("severity: medium", "severity: dire"), "one.yaml")
    _write(
        folder,
        GOOD.replace("recurrence: 2", "recurrence: 9").replace("title:", "headline:"),
        "two.yaml",
    )
    _write(folder, "a: [", "three.yaml")
    faults = _faults(folder)
    assert {fault.split()[0].rstrip(":") for fault in faults} == {
        "one.yaml",
        "two.yaml",
        "three.yaml",
    }
    assert len([fault for fault in faults if fault.startswith("two.yaml")]) >= 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("standing: [unknown]", "standing: [stranger]", id="standing"),
        pytest.param("category: [attainment]", "category: [marks]", id="category"),
        pytest.param("category: [attainment]", "data_class: [C9]", id="class"),
        pytest.param("category: [attainment]", "basis: [nobody]", id="basis"),
        pytest.param("order: {mail: 20}", "order: {}", id="no medium"),
        pytest.param(
            '    mail: {from: a@fir.example.sch.uk, to: [x@nowhere.example], body: "..."}\n',
            "",
            id="an example without a scene",
        ),
    ],
)
def test_rule_that_can_never_fire_is_a_fault(folder: Path, old: str, new: str) -> None:
    assert old in GOOD
    _write(folder, GOOD.replace(old, new, 1))
    assert _faults(folder)


def test_two_own_files_of_one_id_are_a_fault(folder: Path) -> None:
    _write(folder, GOOD, "one.yaml")
    _write(folder, GOOD, "two.yaml")
    assert _faults(folder)


def test_folder_that_is_not_there_is_a_fault(folder: Path) -> None:
    assert _faults(folder / "nowhere")


def test_file_that_is_not_utf_8_is_a_fault(folder: Path) -> None:
    (folder / "marks.yaml").write_bytes(GOOD.replace("Marks to", "Marks – to").encode("cp1252"))
    assert _faults(folder)
