"""The regulator's lists, their bands, and what we propose from them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from register.case import regulator_lists as lists
from register.case.case_facts import BY_NAME, FACTS, THE_RECORD, missing_from_record
from register.case.impact_hint import impact_hint
from register.case.record_proposal import proposed_data_types, proposed_subject_kinds, proposed_type
from rules.pattern import load_patterns


@pytest.mark.parametrize(
    ("count", "band"),
    [(None, "Unknown"), (0, "Unknown"), (1, "1-9"), (9, "1-9"), (10, "10-99"), (99, "10-99"),
     (100, "100-1k"), (1_000, "1k-10k"), (10_000, "10k-100k"), (100_000, "100k+")],
)  # fmt: skip
def test_bands_of_subjects(count: int | None, band: str) -> None:
    assert lists.subject_band(count) == band


@pytest.mark.parametrize(
    ("hours", "band"),
    [(0, "under 24 h"), (23.9, "under 24 h"), (24, "24-72 h"), (72, "24-72 h"),
     (72.1, "72 h to 1 week"), (168, "72 h to 1 week"), (169, "over 1 week")],
)  # fmt: skip
def test_bands_of_the_time_to_report(hours: float, band: str) -> None:
    assert lists.time_to_report(timedelta(hours=hours)) == band


@pytest.mark.parametrize(
    ("pattern", "by_mail", "expected"),
    [
        ("wrong-recipient", True, "Data emailed to incorrect recipient"),
        ("internal-overshare", False, "Other non-cyber incident"),
        ("bulk-recipients-visible", True, "Failure to use bcc"),
        ("letter-mismatch", False, "Data posted or faxed to incorrect recipient"),
        ("reported-by-hand", False, ""),
    ],
)
def test_a_pattern_proposes_a_type(pattern: str, by_mail: bool, expected: str) -> None:
    assert proposed_type(pattern, by_mail=by_mail) == expected


def test_every_pattern_proposes_one_of_the_regulators_types() -> None:
    proposed = {
        proposed_type(p.id, by_mail=mail) for p in load_patterns() for mail in (True, False)
    }
    assert proposed <= set(lists.INCIDENT_TYPES)


@pytest.mark.parametrize(
    ("categories", "expected"),
    [
        (["attainment"], ("Basic personal identifiers",)),
        (["sen", "health"], ("Basic personal identifiers", "Health data")),
        (["genetic", "pay"],
         ("Basic personal identifiers", "Genetic or biometric data",
          "Economic and financial data")),
    ],
)  # fmt: skip
def test_categories_propose_data_types_in_the_lists_order(
    categories: list[str], expected: tuple[str, ...]
) -> None:
    assert proposed_data_types(categories) == expected


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["staff", "pupil"], ("Children", "Employees")),
        (["contact"], ("Unknown",)),
        ([], ("Unknown",)),
    ],
)
def test_kinds_of_people_propose_kinds_of_subjects(
    kinds: list[str], expected: tuple[str, ...]
) -> None:
    assert proposed_subject_kinds(kinds) == expected


@pytest.mark.parametrize(
    ("people", "categories", "lowest", "highest"),
    [(1, ["behaviour"], 1, 1), (10, ["behaviour"], 1, 2), (40, ["attainment"], 2, 2),
     (1, ["health"], 3, 4), (150, ["attendance"], 2, 3), (600, ["behaviour"], 2, 4),
     (1_001, ["pay"], 3, 5)],
)  # fmt: skip
def test_impact_is_a_range(people: int, categories: list[str], lowest: int, highest: int) -> None:
    hint = impact_hint(people, categories)
    assert (hint.lowest, hint.highest) == (lowest, highest)


def test_a_hint_is_told_in_words() -> None:
    assert impact_hint(1, ["health"]).words == "Moderate to Major: 1 person, sensitive data"
    assert impact_hint(2, []).words == "Trivial: 2 people, no sensitive data"


def test_the_record_is_facts_and_cause_effects_and_action() -> None:
    assert [fact.name for fact in THE_RECORD] == [
        "what_happened", "how_happened", "consequences", "actions_taken",
    ]  # fmt: skip
    assert len(BY_NAME) == len(FACTS)


def test_what_is_blank_is_missing_from_the_record() -> None:
    facts = {"what_happened": "It went out.", "how_happened": "  ", "actions_taken": "Recalled."}
    assert missing_from_record(facts) == ("How it happened", "Potential consequences")
