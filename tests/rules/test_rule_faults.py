"""Every fault of every rule file is told with its file, its line and a suggestion."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.pattern import load_patterns
from rules.policy import ROLES, load_policy
from scanner.errors import RuleError
from scanner.roster.faults import ROLES as ROLES_OF_THE_ROSTER
from tests.journeys.command import call as a_call
from tests.journeys.command import one_after_another
from tests.journeys.small_trust import SmallTrust, small_trust

RULE = """\
id: kept-in
pattern: external-unknown
title: Detentions to strangers
question: Did a stranger learn of a detention?
order: {mail: 30}
when:
  - standing: [unknown]
    basis: [unknown]
    category: [behaviour]
    data_class: [C3]
severity: medium
recurrence: 2
sentence: "{What} about {subjects} went out."
known_false_alarms:
  - A new parent.
examples:
  - name: to a stranger
    flags: true
    letter: "Dear you"
  - name: to a mother
    flags: false
    letter: "Dear me"
"""

FAULTS = [
    ("standing: [unknown]", "standing: [unknwon]", 7, "unknown standing. Did you mean `unknown`?"),
    ("basis: [unknown]", "basis: [unknown, govenor]", 8, "basis. Did you mean `governor`?"),
    ("[behaviour]", "[\n      behaviour,\n      behavior]", 11, "Did you mean `behaviour`?"),
    ("data_class: [C3]", "data_class: [C7]", 10, "unknown data class."),
    ("data_class: [C3]", "data_class: []", 10, "is empty, so that nothing can meet it."),
    ("data_class: [C3]", "dataclass: [C3]", 10, "unknown key. Did you mean `data_class`?"),
    ("data_class: [C3]", "resembles: perhaps", 10, "resembles must be true or false."),
    ("data_class: [C3]", "data_class: C3", 10, "data_class must be a list"),
    ("recurrence: 2", "recurence: 2", 12, "Unknown key. Did you mean `recurrence`?"),
    ("recurrence: 2", "recurrence: 6", 12, "recurrence must be at most 5."),
    ("recurrence: 2", "recurrence: 2\nrecurrence: 3", 13, "This key stands here twice"),
    ("severity: medium", "severity: middling", 11, "severity must be one of low"),
    ("severity: medium", "severity: medium\nseverity_of_basis: {govrnor: low}", 12, "`governor`?"),
    ("{What}", "{Whom}", 13, "sentence: knows only {what}"),
    ('letter: "Dear me"', "name: x", 22, "This key stands here twice"),
    ('    letter: "Dear me"\n', "", 20, "needs one of mail, file, letter and row."),
    ("flags: false", "flags: true", 16, "one must flag, and a near miss must not."),
    (
        "pattern: external-unknown",
        "pattern: external-unknwon",
        2,
        "Did you mean `external-unknown`?",
    ),
    ("pattern: external-unknown\n", "", 1, "say with `pattern:` which one its findings are. Known"),
]


def faults(folder: Path) -> list[str]:
    with pytest.raises(RuleError) as caught:
        load_patterns(folder)
    return [str(problem) for problem in caught.value.problems]


def test_the_rule_without_a_slip_is_fine(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(RULE, "utf-8")
    assert "kept-in" in {pattern.id for pattern in load_patterns(tmp_path)}


@pytest.mark.parametrize(("right", "slip", "line", "told"), FAULTS)
def test_a_slip_is_told_with_its_line(
    tmp_path: Path, right: str, slip: str, line: int, told: str
) -> None:
    assert right in RULE
    (tmp_path / "ours.yaml").write_text(RULE.replace(right, slip, 1), "utf-8")
    matching = [f for f in faults(tmp_path) if told in f]
    assert [f.partition(": ")[0] for f in matching] == [f"ours.yaml line {line}"], faults(tmp_path)


def test_faults_of_shape_and_of_meaning_are_told_at_once(tmp_path: Path) -> None:
    slips = RULE.replace("recurrence: 2", "recurrence: 9").replace("[behaviour]", "[behavior]")
    (tmp_path / "ours.yaml").write_text(slips.replace("standing: [unknown]", "standing: [x]"))
    places = sorted(fault.partition(": ")[0] for fault in faults(tmp_path))
    assert places == ["ours.yaml line 12", "ours.yaml line 7", "ours.yaml line 9"]


def test_one_slip_is_one_fault(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(RULE.replace("medium", "middling"), "utf-8")
    assert len(faults(tmp_path)) == 1


def test_a_basis_must_be_a_relation_of_the_policy_and_the_policy_names_its_own() -> None:
    table = load_policy().table
    words = {basis for p in load_patterns() for c in p.when for basis in c.basis or ()}
    assert words <= set(table.relations)


def test_the_policy_knows_the_roles_of_the_roster() -> None:
    assert ROLES == ROLES_OF_THE_ROSTER


@pytest.fixture
def trust(tmp_path: Path) -> SmallTrust:
    made = small_trust(tmp_path / "trust")
    made.configure(lambda settings: settings["rules"].update({"folder": "our-rules"}))
    return made


def test_check_tells_all_faults_of_all_rule_files_and_of_the_policy(trust: SmallTrust) -> None:
    trust.write("our-rules/one.yaml", RULE.replace("[unknown]", "[unknwon]", 1))
    trust.write("our-rules/two.yaml", RULE.replace("recurrence: 2", "recurrence: 9"))
    trust.write("our-rules/three.yaml", "a: [b")
    trust.write("our-rules/four.yaml", b"id: caf\xe9")
    trust.write("our-rules/policy.yaml", "relations:\n  govenor: {line: x, may_have: [C1]}\n")
    (run,) = one_after_another([a_call("check", "--json", folder=trust.folder)])
    assert run.code == 2
    places = sorted(fault["place"] for fault in run.document["faults"])
    assert places == [
        "four.yaml",
        "one.yaml line 7",
        "policy.yaml line 2",
        "three.yaml line 1",
        "two.yaml line 12",
    ]
    assert [f for f in run.document["faults"] if "`governor`" in f["message"]]


def test_check_is_content_with_a_rule_that_is_right(trust: SmallTrust) -> None:
    trust.write("our-rules/one.yaml", RULE)
    (run,) = one_after_another([a_call("check", "--json", folder=trust.folder)])
    assert (run.code, run.document["faults"]) == (0, [])
