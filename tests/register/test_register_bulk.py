"""An incident that grows letter by letter is as grave as all that is in it together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from scanner.model import Exposure, Finding, Severity, Standing

Maker = Callable[..., Finding]


def _letter(
    finding: Maker, number: int, data_class: str, standing: Standing, severity: Severity
) -> Finding:
    made = finding(
        f"letters/{number}.docx", group="letters", subjects=(f"P{number}",), severity=severity
    )
    exposures: tuple[Exposure, ...] = tuple(
        replace(exposure, data_class=data_class, standing=standing) for exposure in made.exposures
    )
    return replace(made, exposures=exposures)


@pytest.mark.parametrize(
    ("letters", "data_class", "standing", "each", "is_near_miss", "together"),
    [
        (10, "C3", Standing.CONTACT, Severity.MEDIUM, False, Severity.HIGH),
        (9, "C3", Standing.CONTACT, Severity.MEDIUM, False, Severity.MEDIUM),
        (10, "C3", Standing.CONTACT, Severity.LOW, True, Severity.MEDIUM),
        (10, "C2", Standing.CONTACT, Severity.LOW, False, Severity.LOW),
        (10, "C4", Standing.CONTACT, Severity.HIGH, False, Severity.HIGH),
        (10, "S", Standing.UNKNOWN, Severity.HIGH, False, Severity.CRITICAL),
        (10, "S", Standing.STAFF, Severity.HIGH, False, Severity.HIGH),
        (10, "C5", Standing.CONTACT, Severity.CRITICAL, False, Severity.CRITICAL),
    ],
)
def test_severity_follows_the_number_of_subjects_of_all_findings(
    register: Any,
    scan: Any,
    finding: Maker,
    letters: int,
    data_class: str,
    standing: Standing,
    each: Severity,
    is_near_miss: bool,
    together: Severity,
) -> None:
    for number in range(letters):
        letter = _letter(finding, number, data_class, standing, each)
        scan.found(replace(letter, near_miss=is_near_miss))
    (incident,) = register.incidents()
    assert incident.severity is together


def test_ten_findings_about_one_pupil_stay_about_one(
    register: Any, scan: Any, finding: Maker
) -> None:
    for number in range(12):
        letter = _letter(finding, number, "C3", Standing.CONTACT, Severity.MEDIUM)
        scan.found(replace(letter, subjects=("P1",)))
    (incident,) = register.incidents()
    assert incident.severity is Severity.MEDIUM
