"""The self-assessment: four questions in order, and what their answers ask the school to do.

UK GDPR, Articles 4(12), 33 and 34; the order is the regulator's own self-assessment for data
breaches (domain facts, 4.2). The likelihood asked for here is that of a risk to people; whether
it will happen again is another question, which the 5x5 matrix asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

YES, NO = "yes", "no"


class Outcome(StrEnum):
    """What follows; the value stands in `Assessment.outcome`."""

    RECORD = "record_internally"
    NOTIFY = "notify_regulator"
    TELL = "tell_individuals"

    @property
    def words(self) -> str:
        """What the school is to do."""
        return _WORDS[self]

    @property
    def is_reportable(self) -> bool:
        """Whether the regulator must hear of it."""
        return self is not Outcome.RECORD


_WORDS = {
    Outcome.RECORD: "Record it internally, with the reason",
    Outcome.NOTIFY: "Notify the regulator",
    Outcome.TELL: "Notify the regulator, and tell the individuals as well",
}


@dataclass(frozen=True, slots=True)
class Question:
    """`ends_on`: the answer that ends the questions, and what then follows."""

    name: str
    text: str
    hint: str
    ends_on: str
    then: Outcome


QUESTIONS = (
    Question(
        "personal_data",
        "Does it involve personal data of living people?",
        "Anything that is about somebody who can be told from it.",
        NO,
        Outcome.RECORD,
    ),
    Question(
        "risk",
        "Is a risk to their rights and freedoms likely?",
        "Think of distress, bullying, identity fraud, loss of confidentiality, danger to a child.",
        NO,
        Outcome.RECORD,
    ),
    Question(
        "high_risk",
        "Is that risk high?",
        "The graver the effect on them, or the likelier it is, the higher the risk.",
        NO,
        Outcome.NOTIFY,
    ),
    Question(
        "mitigated",
        "Has what was done since made the high risk unlikely?",
        "For example: every recipient deleted it at once and said so in writing.",
        YES,
        Outcome.NOTIFY,
    ),
)


def asked(answers: Sequence[str]) -> tuple[Question, ...]:
    """The questions that are to be answered, given the answers so far: each until one ends it."""
    for number, (question, answer) in enumerate(zip(QUESTIONS, answers, strict=False), 1):
        if answer == question.ends_on:
            return QUESTIONS[:number]
        if answer not in (YES, NO):
            return QUESTIONS[:number]
    return QUESTIONS[: len(answers) + 1]


def outcome(answers: Sequence[str]) -> Outcome:
    """What follows from the answers. Raises ValueError when they are too few, or none was due."""
    if not answers or any(answer not in (YES, NO) for answer in answers):
        raise ValueError("each answer is yes or no, and there is at least one")
    for number, (question, answer) in enumerate(zip(QUESTIONS, answers, strict=False), 1):
        if answer == question.ends_on:
            if len(answers) > number:
                raise ValueError(f"the answer to {question.name} ends the questions")
            return question.then
    if len(answers) != len(QUESTIONS):
        raise ValueError("a question is still to be answered")
    return Outcome.TELL
