"""How grave a finding is, and what risk is proposed for it."""

from __future__ import annotations

import pytest

from rules.pattern import Pattern, load_patterns
from rules.severity import risk_of, severity_of
from scanner.model import (
    Exposure,
    Field,
    Principal,
    Recipient,
    RecipientKind,
    Severity,
    Standing,
)
from scanner.personal import Personal

PATTERNS = {pattern.id: pattern for pattern in load_patterns()}
BY_CLASS = PATTERNS["wrong-recipient"]
LOW, MEDIUM, HIGH, CRITICAL = Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL
SOMEBODY = Recipient(Principal(Personal("x@nowhere.example"), Field.TO), RecipientKind.UNKNOWN)


def _wrong(
    data_class: str,
    standing: Standing = Standing.UNKNOWN,
    subjects: int = 1,
    basis: str = "unknown",
) -> list[Exposure]:
    return [
        Exposure(f"P{n}", "health", SOMEBODY, False, basis, "on no roster", standing, data_class)
        for n in range(subjects)
    ]


@pytest.mark.parametrize(
    ("data_class", "standing", "subjects", "severity"),
    [
        ("C2", Standing.UNKNOWN, 1, LOW),
        ("C2", Standing.PUBLIC, 500, LOW),
        ("C3", Standing.UNKNOWN, 1, MEDIUM),
        ("C3", Standing.UNKNOWN, 9, MEDIUM),
        ("C3", Standing.UNKNOWN, 10, HIGH),
        ("C3", Standing.STAFF, 10, HIGH),
        ("C4", Standing.STAFF, 1, HIGH),
        ("C4", Standing.PUBLIC, 500, HIGH),
        ("C5", Standing.STAFF, 1, HIGH),
        ("C5", Standing.GOVERNOR, 1, HIGH),
        ("C5", Standing.PUPIL, 1, HIGH),
        ("C5", Standing.ORGANISATION, 1, HIGH),
        ("C5", Standing.CONTACT, 1, CRITICAL),
        ("C5", Standing.AGENCY, 1, CRITICAL),
        ("C5", Standing.UNKNOWN, 1, CRITICAL),
        ("C5", Standing.PUBLIC, 1, CRITICAL),
        ("C5", Standing.LINK, 1, CRITICAL),
        ("C5", Standing.LEAVER, 1, CRITICAL),
        ("C5", Standing.PERSONAL, 1, CRITICAL),
        ("S", Standing.STAFF, 50, HIGH),
        ("S", Standing.UNKNOWN, 1, HIGH),
        ("S", Standing.UNKNOWN, 9, HIGH),
        ("S", Standing.UNKNOWN, 10, CRITICAL),
        ("S", Standing.PUBLIC, 10, CRITICAL),
        ("K", Standing.STAFF, 30, HIGH),
        ("K", Standing.CONTACT, 2, CRITICAL),
        ("K", Standing.PUBLIC, 2, CRITICAL),
    ],
)
def test_class_reach_and_number_decide(
    data_class: str, standing: Standing, subjects: int, severity: Severity
) -> None:
    assert severity_of(BY_CLASS, _wrong(data_class, standing, subjects), False) is severity


@pytest.mark.parametrize(
    ("classes", "severity"),
    [(("C2", "C3"), MEDIUM), (("C3", "C4"), HIGH), (("C2", "C5"), CRITICAL), (("C1", "C2"), LOW)],
)
def test_gravest_class_decides(classes: tuple[str, ...], severity: Severity) -> None:
    wrong = [exposure for data_class in classes for exposure in _wrong(data_class)]
    assert severity_of(BY_CLASS, wrong, False) is severity


@pytest.mark.parametrize(
    ("data_class", "severity"), [("C5", HIGH), ("C4", MEDIUM), ("C3", LOW), ("C2", LOW)]
)
def test_near_miss_is_one_step_lower(data_class: str, severity: Severity) -> None:
    assert severity_of(BY_CLASS, _wrong(data_class), True) is severity


def test_classes_inside_and_outside_are_weighed_apart() -> None:
    """C5 stayed inside and a pupil's marks went out: neither is critical."""
    wrong = [*_wrong("C5", Standing.STAFF), *_wrong("C3", Standing.UNKNOWN)]
    assert severity_of(BY_CLASS, wrong, False) is HIGH


@pytest.mark.parametrize("pattern", ["no-contact-order", "address-disclosed"])
@pytest.mark.parametrize("data_class", ["C1", "C2", "C4"])
def test_where_the_table_says_so_it_is_critical(pattern: str, data_class: str) -> None:
    wrong = _wrong(data_class, Standing.CONTACT, basis="barred_contact")
    assert severity_of(PATTERNS[pattern], wrong, False) is CRITICAL
    assert severity_of(PATTERNS[pattern], wrong, True) is HIGH


def test_c5_told_to_the_own_contact_by_others_is_medium() -> None:
    wrong = _wrong("C5", Standing.CONTACT, basis="contact_told_by_others")
    assert severity_of(PATTERNS["internal-overshare"], wrong, False) is MEDIUM


def test_medium_basis_does_not_soften_a_graver_exposure_beside_it() -> None:
    wrong = [
        *_wrong("C5", Standing.CONTACT, basis="contact_told_by_others"),
        *_wrong("C4", Standing.STAFF, basis="staff_of_other_school"),
    ]
    assert severity_of(PATTERNS["internal-overshare"], wrong, False) is HIGH


@pytest.mark.parametrize(
    ("data_class", "subjects", "near_miss", "impact"),
    [
        ("C3", 1, False, 1),
        ("C3", 10, False, 1),
        ("C3", 11, False, 2),
        ("C3", 100, False, 3),
        ("C4", 1, False, 3),
        ("C4", 100, False, 4),
        ("C5", 1, False, 4),
        ("S", 1, False, 3),
        ("C3", 1001, False, 5),
        ("C5", 1001, False, 5),
        ("C4", 500, True, 1),
        ("C5", 1, True, 1),
    ],
)
def test_impact_grows_with_number_and_sensitivity(
    data_class: str, subjects: int, near_miss: bool, impact: int
) -> None:
    assert risk_of(BY_CLASS, _wrong(data_class, subjects=subjects), near_miss).impact == impact


def test_subjects_count_once_however_many_got_it() -> None:
    wrong = _wrong("C3") * 200
    assert risk_of(BY_CLASS, wrong, False).impact == 1
    assert severity_of(BY_CLASS, wrong, False) is MEDIUM


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_risk_stays_in_the_matrix_and_says_why(pattern: Pattern) -> None:
    for near_miss in (True, False):
        risk = risk_of(pattern, _wrong("C5", subjects=2000), near_miss)
        assert 1 <= risk.impact <= 5
        assert 1 <= risk.recurrence <= 5
        assert "2000 people" in risk.reason
