"""Reports to governors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pypdfium2
import pytest

from register.case.status import Status
from register.models import CaseRecord, Incident
from register.reports.period import periods
from register.reviewers.access import Role
from scanner.personal import Personal
from tests.register.conftest import Home, made_finding
from tests.web.conftest import filed


def confirmed(register: Any, number: int, **changes: Any) -> Incident:
    reference = filed(register, made_finding(f"mail/{number}.eml", group=str(number), **changes))
    register.decide(reference, Status.CONFIRMED, who="dpo", why=Personal("seen"))
    return Incident.objects.get(reference=reference)


def test_figures_are_in_the_regulators_words(
    register: Any, home: Home, signed_in: Callable[..., Any]
) -> None:
    first = confirmed(register, 1, subjects=("P1", "P2"))
    confirmed(register, 2, near_miss=True)
    filed(register, made_finding("mail/3.eml", group="3"))
    CaseRecord.objects.create(
        incident=first, facts=Personal({}), reported_at=home.clock.now + timedelta(hours=30)
    )
    page = signed_in(Role.GOVERNOR, "oak").get("/reports/").content.decode()
    assert "1 breach concerning 2 people; 1 of them reported to the regulator, all" in page
    assert "1 near miss" in page
    assert "1 waits for a decision" in page
    assert "Data emailed to incorrect recipient" in page
    assert "24-72 h" in page
    assert "<svg" in page


@pytest.mark.parametrize("form", ["pdf", "docx", "txt"])
def test_they_come_on_paper(register: Any, signed_in: Callable[..., Any], form: str) -> None:
    confirmed(register, 1)
    answer = signed_in(Role.GOVERNOR, "oak").post(f"/reports/{form}/")
    assert answer.status_code == 200
    assert len(answer.content) > 200


def test_the_pdf_shows_the_months_as_bars_beside_the_table(
    register: Any, signed_in: Callable[..., Any]
) -> None:
    confirmed(register, 1)
    confirmed(register, 2)
    answer = signed_in(Role.GOVERNOR, "oak").post("/reports/pdf/")
    with pypdfium2.PdfDocument(answer.content) as document:
        shapes = [shape for page in document for shape in page.get_objects()]
        words = "".join(page.get_textpage().get_text_range() for page in document)
    dark = [s for s in shapes if _is_bar(s)]
    assert len(dark) == 1
    assert words.count("Nov") == 2  # below its bar, and in the table


def _is_bar(shape: Any) -> bool:
    left, bottom, right, top = shape.get_bounds()
    return bool(15 < right - left < 40 and top - bottom > 90)


def test_a_governor_sees_their_own_school(register: Any, signed_in: Callable[..., Any]) -> None:
    confirmed(register, 1, school="elm", schools=("elm",))
    governor = signed_in(Role.GOVERNOR, "oak")
    assert "No breach was confirmed" in governor.get("/reports/").content.decode()
    assert governor.get("/reports/", school="elm").status_code == 404


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 21), "School year 2026/27"),
        (date(2026, 8, 31), "School year 2025/26"),
        (date(2026, 9, 1), "School year 2026/27"),
    ],
)
def test_every_day_lies_in_one_year_and_one_term(today: date, first: str) -> None:
    found = periods(today)
    assert found[0].name == first
    holding = [period for period in found if period.first <= today <= period.last]
    assert len(holding) == 2
