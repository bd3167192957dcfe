"""The four questions, and what their answers ask for."""

from __future__ import annotations

import pytest

from register.case.self_assessment import QUESTIONS, Outcome, asked, outcome


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["no"], Outcome.RECORD),
        (["yes", "no"], Outcome.RECORD),
        (["yes", "yes", "no"], Outcome.NOTIFY),
        (["yes", "yes", "yes", "yes"], Outcome.NOTIFY),
        (["yes", "yes", "yes", "no"], Outcome.TELL),
    ],
)
def test_each_way_through_has_its_outcome(answers: list[str], expected: Outcome) -> None:
    assert outcome(answers) is expected
    assert len(asked(answers)) == len(answers)


@pytest.mark.parametrize(
    "answers", [[], ["yes"], ["yes", "yes", "yes"], ["no", "yes"], ["yes", "no", "no"], ["maybe"]]
)
def test_too_few_too_many_or_other_answers_have_none(answers: list[str]) -> None:
    with pytest.raises(ValueError):
        outcome(answers)


@pytest.mark.parametrize(
    ("answers", "count"),
    [([], 1), (["yes"], 2), (["no", "yes"], 1), (["yes", "", "yes"], 2), (["yes"] * 3, 4)],
)
def test_a_question_is_asked_only_if_the_one_before_leads_to_it(
    answers: list[str], count: int
) -> None:
    assert asked(answers) == QUESTIONS[:count]


@pytest.mark.parametrize(
    ("found", "expected"),
    [(Outcome.RECORD, False), (Outcome.NOTIFY, True), (Outcome.TELL, True)],
)
def test_what_must_be_reported(found: Outcome, expected: bool) -> None:
    assert found.is_reportable is expected
