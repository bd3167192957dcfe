"""Which steps of the procedure apply, and by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from register.case.by_hand import Kind
from register.case.procedure import BY_NAME, STEPS, Medium, Situation, due_at, medium_of, steps_for
from register.case.risk import Band

MAIL = Situation(
    Medium.MAIL, "wrong-recipient", "", Band.LOW, frozenset({"behaviour"}), False, False
)
FOUND = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def names(situation: Situation) -> set[str]:
    return {step.name for step in steps_for(situation)}


@pytest.mark.parametrize(
    ("step", "applies", "does_not"),
    [
        ("recall_sender", MAIL, replace(MAIL, medium=Medium.SHARE)),
        ("recall_it", MAIL, replace(MAIL, is_near_miss=True)),
        ("remove_access", replace(MAIL, medium=Medium.SHARE), MAIL),
        ("correct_account", replace(MAIL, medium=Medium.PLATFORM), MAIL),
        ("stop_letters", replace(MAIL, medium=Medium.LETTER), MAIL),
        ("ask_deletion", MAIL, replace(MAIL, medium=Medium.PLATFORM)),
        ("written_answers", replace(MAIL, medium=Medium.LETTER), replace(MAIL, is_near_miss=True)),
        ("tell_head", MAIL, replace(MAIL, is_near_miss=True)),
        ("tell_trust", replace(MAIL, band=Band.MEDIUM), MAIL),
        ("tell_trust", replace(MAIL, band=Band.HIGH), MAIL),
        ("safeguarding", replace(MAIL, categories=frozenset({"safeguarding"})), MAIL),
        ("safeguarding", replace(MAIL, pattern="address-disclosed"), MAIL),
        ("police", replace(MAIL, kind=Kind.RANSOMWARE), replace(MAIL, kind=Kind.SPOKEN)),
        ("police", replace(MAIL, kind=Kind.LOST_DEVICE), MAIL),
        ("bank", replace(MAIL, categories=frozenset({"pay"})), MAIL),
        ("passwords", replace(MAIL, categories=frozenset({"credentials"})), MAIL),
        ("passwords", replace(MAIL, kind=Kind.INTRUSION), replace(MAIL, kind=Kind.PAPER)),
        ("restore", replace(MAIL, kind=Kind.RANSOMWARE), MAIL),
        ("warn_phishing", replace(MAIL, kind=Kind.PHISHING), MAIL),
        ("search_web", replace(MAIL, pattern="open-share"), MAIL),
        ("investigate", MAIL, replace(MAIL, is_near_miss=True)),
        ("review", MAIL, replace(MAIL, is_near_miss=True)),
        ("action_plan", replace(MAIL, is_repeat=True), MAIL),
    ],
)
def test_a_step_applies_where_it_belongs(
    step: str, applies: Situation, does_not: Situation
) -> None:
    assert step in names(applies)
    assert step not in names(does_not)


def test_every_incident_is_recorded_and_assessed() -> None:
    assert {"report_form", "assess"} <= names(replace(MAIL, is_near_miss=True))


@pytest.mark.parametrize(
    ("step", "aware_after", "due_after"),
    [
        ("report_form", timedelta(hours=5), timedelta(hours=2)),  # from discovery
        ("investigate", timedelta(0), timedelta(days=5)),
        ("investigate", timedelta(hours=5), timedelta(days=5, hours=5)),
        ("assess", timedelta(hours=-3), timedelta(hours=69)),
    ],
)
def test_times_count_from_awareness(
    step: str, aware_after: timedelta, due_after: timedelta
) -> None:
    assert due_at(BY_NAME[step], FOUND, FOUND + aware_after) == FOUND + due_after


def test_until_awareness_is_set_times_count_from_the_finding() -> None:
    assert due_at(BY_NAME["tell_head"], FOUND, None) == FOUND + timedelta(days=1)


def test_the_review_meeting_has_no_day_of_its_own() -> None:
    assert due_at(BY_NAME["review"], FOUND, None) is None


@pytest.mark.parametrize(
    ("source_kind", "pattern", "kind", "expected"),
    [
        ("mail_files", "wrong-recipient", "", Medium.MAIL),
        ("folder", "open-share", "", Medium.SHARE),
        ("folder", "letter-mismatch", "", Medium.LETTER),
        ("platform_export", "account-mislink", "", Medium.PLATFORM),
        ("", "wrong-recipient", "", Medium.OTHER),
        ("", "reported-by-hand", "mail", Medium.MAIL),
        ("", "reported-by-hand", "post", Medium.LETTER),
        ("", "reported-by-hand", "spoken", Medium.OTHER),
    ],
)
def test_how_it_got_out(source_kind: str, pattern: str, kind: str, expected: Medium) -> None:
    assert medium_of(source_kind, pattern, kind) is expected


def test_names_of_steps_are_unique() -> None:
    assert len(BY_NAME) == len(STEPS)
