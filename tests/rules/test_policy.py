"""The shipped policy says what policy.md says, and a school's changes lie over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.pattern import in_order, load_patterns
from rules.policy import Limits, Policy, load_policy
from scanner.errors import RuleError
from scanner.model import Medium

CATEGORIES = """identity contact_details date_of_birth identifiers attainment attendance behaviour
    exclusion sen health safeguarding looked_after pupil_premium ethnicity religion political
    trade_union sexual_life biometric genetic criminal financial pay staff_hr credentials"""
MAIL = """no-contact-order address-disclosed bulk-recipients-visible lookalike-address
    personal-account failed-redaction hidden-data wrong-attachment external-unknown
    internal-overshare wrong-recipient"""
REST = """no-contact-order address-disclosed letter-mismatch failed-redaction hidden-data
    public-dataset open-share special-category-exposed internal-overshare"""
PLATFORM = "cross-school no-contact-order account-mislink improper-access record-mismatch"


@pytest.mark.parametrize(
    ("data_class", "categories"),
    [
        ("C1", "identity"),
        ("C2", "contact_details date_of_birth identifiers"),
        ("C3", "attainment attendance behaviour exclusion financial"),
        (
            "C4",
            "sen health ethnicity religion pupil_premium political trade_union sexual_life "
            "biometric genetic",
        ),
        ("C5", "safeguarding looked_after criminal"),
        ("S", "pay staff_hr"),
        ("K", "credentials"),
    ],
)
def test_class_holds_the_categories_of_the_policy(data_class: str, categories: str) -> None:
    policy = load_policy()
    found = {c for c, name in policy.class_of.items() if name == data_class}
    assert found == set(categories.split())


def test_every_category_of_the_contract_has_a_class() -> None:
    assert load_policy().class_of.keys() == set(CATEGORIES.split())


@pytest.mark.parametrize(
    ("relation", "may_have"),
    [
        ("subject", "C1 C2 C3 C4 S"),
        ("contact", "C1 C2 C3 C4"),
        ("contact_told_by_safeguarding_staff", "C5"),
        ("barred_contact", ""),
        ("kept_from_address", ""),
        ("staff_of_school", "C1 C2 C3 C4"),
        ("safeguarding_staff", "C1 C2 C3 C4 C5"),
        ("governor", "C1"),
        ("staff_of_other_school", "C1"),
        ("trust_officer", "C1 C2 C3 C4"),
        ("staff_of_next_school", "C1 C2 C3 C4 C5"),
        ("contact_of_other_pupil", "C1"),
        ("other_pupil", "C1"),
        ("leaver", "C1"),
        ("personal_address", "C1"),
        ("unknown", "C1"),
        ("reserved", "C1"),
        ("list_with_pupils", "C1"),
        ("other_staff", "C1"),
        ("account_staff", "K"),
    ],
)
def test_relation_may_have_what_the_table_says(relation: str, may_have: str) -> None:
    assert load_policy().may_have(relation) == set(may_have.split())


@pytest.mark.parametrize(
    ("roles", "named"),
    [
        ("safeguarding_roles", "headteacher dsl slt senco"),
        ("staff_data_roles", "headteacher slt hr finance"),
        ("joining_roles", "headteacher dsl senco office"),
        ("account_roles", "it"),
        ("bulk_access_roles", "office slt exams_officer trust_officer"),
    ],
)
def test_roles_are_those_of_the_table(roles: str, named: str) -> None:
    assert getattr(load_policy().table, roles) == set(named.split())


def test_every_relation_has_a_line_a_finding_can_quote() -> None:
    policy = load_policy()
    assert all(policy.line(relation).strip() for relation in policy.table.relations)


def test_limits_are_those_of_the_policy_unless_a_school_sets_them() -> None:
    assert load_policy().limits == Limits(30, 5, 200, 60, 15)
    assert load_policy(Limits(grace_days=60)).limits.grace_days == 60


# -- a school's changes


def _own(folder: Path, text: str) -> Policy:
    (folder / "policy.yaml").write_text(text, "utf-8")
    return load_policy(own_folder=folder)


def test_change_of_one_relation_leaves_the_others(tmp_path: Path) -> None:
    policy = _own(
        tmp_path, "relations:\n  governor: {line: governors see marks, may_have: [C1, C3]}\n"
    )
    assert policy.may_have("governor") == {"C1", "C3"}
    assert policy.line("governor") == "governors see marks"
    assert policy.may_have("unknown") == {"C1"}


def test_change_of_roles_replaces_the_list(tmp_path: Path) -> None:
    assert _own(tmp_path, "joining_roles: [senco]\n").table.joining_roles == {"senco"}


def test_folder_without_a_policy_changes_nothing(tmp_path: Path) -> None:
    assert load_policy(own_folder=tmp_path).table == load_policy().table


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("joining_roles: [senco]\nrelation: {}\n", "policy.yaml line 2"),
        ("relations:\n  governor: {may_have: [C1]}\n", "policy.yaml line 2"),
        (
            "relations:\n  governor:\n    line: x\n    may_have: [C1]\n    colour: red\n",
            "policy.yaml line 5",
        ),
        ("joining_roles: 3\n", "policy.yaml line 1"),
        ("relations:\n  governor:\n    line: x\n    may_have: [C9]\n", "policy.yaml line 4"),
        ("classes:\n  C3: [atainment]\n", "policy.yaml line 2"),
        ("classes:\n  C3: [attainment]\n", "policy.yaml line 1"),  # the others have no class
        ("classes:\n  C3: [health]\n", "policy.yaml line 2"),  # as C4 has it as well
        ("joining_roles: [", "policy.yaml line 1"),
        ("just words\n", "policy.yaml"),
        ("relations:\n  governer: {line: x, may_have: [C1]}\n", "policy.yaml line 2"),
        ("joining_roles: [sencos]\n", "policy.yaml line 1"),
    ],
)
def test_slip_in_a_change_is_a_fault_with_its_line(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(RuleError) as caught:
        _own(tmp_path, text)
    places = [problem.place for problem in caught.value.problems]
    assert [found for found in places if found.startswith(place)], caught.value


# -- the order of patterns


@pytest.mark.parametrize(
    ("medium", "order"), [(Medium.MAIL, MAIL), (Medium.REST, REST), (Medium.PLATFORM, PLATFORM)]
)
def test_first_pattern_that_applies_is_found_in_the_order_of_the_policy(
    medium: Medium, order: str
) -> None:
    assert [pattern.id for pattern in in_order(load_patterns(), medium)] == order.split()


@pytest.mark.parametrize("medium", list(Medium))
def test_no_two_patterns_share_a_place(medium: Medium) -> None:
    places = [pattern.order[medium] for pattern in in_order(load_patterns(), medium)]
    assert len(places) == len(set(places))
