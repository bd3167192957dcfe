"""How a reading is scored against the truth."""

from __future__ import annotations

import pytest

from benchmarks.accuracy.case import Case, Envelope, file
from benchmarks.accuracy.evidence import person_written
from benchmarks.accuracy.report import Measure
from benchmarks.accuracy.scoring import (
    CategoryScore,
    IdentifierScore,
    Outcome,
    Tally,
    WrongPeople,
    score_people,
)
from benchmarks.accuracy.wording import CategoryWords
from benchmarks.accuracy.written import Answer, Truth, Written, fill
from scanner.model import Mention, MentionKind

SHARE = Envelope("moor", "", ("public",))
WORDS = CategoryWords(
    about="pupil", allows=("sen",), said=(), asked=(), denied=(), columns={}, topics=(), unseen=()
)


def mention(
    start: int,
    end: int,
    *subjects: str,
    kind: MentionKind = MentionKind.PERSON,
    value: str = "pupil",
) -> Mention:
    return Mention("test", kind, value, 0, start, end, 1.0, subjects)


def about(answer: Answer, *subjects: str) -> Case:
    who = person_written("Ann Example", subjects, answer)
    return file(("people", "plain", "some"), SHARE, fill("Ask {who} now.", {"who": who}))


NAME = (4, 15)
RIGHT = [
    (Answer.RESOLVED, ("P1",), [mention(*NAME, "P1")]),
    (Answer.UNSURE, ("P1", "P2"), [mention(*NAME, "P1", "P2")]),
    (Answer.UNSURE, ("P1",), []),
]
WRONG = [
    (Answer.RESOLVED, ("P1",), []),
    (Answer.RESOLVED, ("P1",), [mention(*NAME, "P2")]),
    (Answer.RESOLVED, ("P1",), [mention(*NAME, "P1", "P2")]),
    (Answer.RESOLVED, ("P1",), [mention(4, 16, "P1")]),
    (Answer.UNSURE, ("P1", "P2"), [mention(*NAME, "P1")]),
]


@pytest.mark.parametrize(
    ("answer", "subjects", "mentions", "share"),
    [(*case, 1.0) for case in RIGHT] + [(*case, 0.0) for case in WRONG],
)
def test_a_person_needs_the_exact_span_and_the_one_right_person(
    answer: Answer, subjects: tuple[str, ...], mentions: list[Mention], share: float
) -> None:
    tally = Tally()
    score_people(about(answer, *subjects), Outcome(tuple(mentions)), tally)
    assert tally.share() == share


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        (mention(*NAME, "P1"), 0),
        (mention(*NAME, "P1", "P2"), 0),
        (mention(*NAME, "P2"), 1),
        (mention(0, 3, "P9"), 1),
        (mention(0, 3), 0),
    ],
)
def test_somebody_else_or_somebody_where_nobody_stands_is_a_wrong_person(
    found: Mention, wrong: int
) -> None:
    people = WrongPeople()
    people.count(about(Answer.RESOLVED, "P1"), Outcome((found,)))
    assert (people.wrong, people.all) == (wrong, 1)


def test_identifiers_count_by_kind_and_exact_span() -> None:
    text = fill("UPN {v}", {"v": Written("B801200005001").over_all("upn")})
    case = file(("identifiers", "upn", "sentence"), SHARE, text)
    found = mention(4, 17, kind=MentionKind.IDENTIFIER, value="upn")
    off = mention(0, 17, kind=MentionKind.IDENTIFIER, value="upn")
    other = mention(4, 17, kind=MentionKind.IDENTIFIER, value="uln")
    for mentions, recall, precision in (((found,), 1.0, 1.0), ((off,), 0.0, 1.0), ((), 0.0, 0.0)):
        score = IdentifierScore()
        score.count(case, Outcome(mentions))
        assert score.recall.share() == recall
        assert (score.precision("upn") if mentions else 0.0) == precision
    score = IdentifierScore()
    score.count(case, Outcome((found, other)))
    assert score.precision("uln") == 0.0


def told() -> Case:
    text = Written("Ann Example has asthma.").with_truth(
        Truth("category", ((0, 23),), frozenset({"P1"}), value="health")
    )
    return file(("categories", "health", "sentence"), SHARE, text)


@pytest.mark.parametrize(
    ("value", "subject", "right", "wrong"),
    [
        ("health", "P1", 1, 0),
        ("health", "P2", 0, 1),
        ("behaviour", "P1", 0, 1),
        ("sen", "P1", 0, 0),
    ],
)
def test_a_category_counts_with_its_person(
    value: str, subject: str, right: int, wrong: int
) -> None:
    score = CategoryScore()
    found = mention(16, 22, subject, kind=MentionKind.CATEGORY, value=value)
    score.count(told(), Outcome((found,)), WORDS)
    assert (sum(score.right.values()), sum(score.wrong.values())) == (right, wrong)


def test_a_measure_is_reached_on_its_own_side() -> None:
    assert Measure("recall", 0.96, 0.95).is_reached
    assert not Measure("recall", 0.94, 0.95).is_reached
    assert Measure("alarms", 0.0, 0, at_least=False).is_reached
    assert not Measure("alarms", 1.0, 0, at_least=False).is_reached
    assert not Measure("nothing", float("nan"), 0.5).is_reached
