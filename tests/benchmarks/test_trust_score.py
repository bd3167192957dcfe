"""The scorer: what counts as found, as a false alarm, as the right pattern."""

from __future__ import annotations

import pytest

from benchmarks.trust.fault import Fault, fault
from benchmarks.trust.product import Issue, Outcome
from benchmarks.trust.report import figures, lines
from benchmarks.trust.score import Score, plain
from benchmarks.trust.truth import Entry, Truth

ITEM = "mail/1.eml"
WANTED = fault(
    "wrong-recipient",
    ["P1", "P2"],
    ["a@post.example"],
    ["health"],
    (1,),
    maybe_categories=["sen"],
)


def issue(
    pattern: str = "wrong-recipient",
    subjects: tuple[str, ...] = ("P1", "P2"),
    recipient: tuple[str, str] = ("a@post.example", "C1"),
    categories: tuple[str, ...] = ("health",),
) -> Issue:
    return Issue(
        pattern, frozenset(subjects), frozenset(categories), frozenset({recipient}), False, "…"
    )


def scored(*issues: Issue, faults: tuple[Fault, ...] = (WANTED,), twin: int = 0) -> Score:
    entry = Entry((ITEM,), "a case", "mail", twin, faults)
    outcome = Outcome(items=1)
    if issues:
        outcome.issues[ITEM] = list(issues)
    score = Score()
    score.add(Truth((entry,), {"P1": "British", "P2": "Indian"}), outcome)
    return score


@pytest.mark.parametrize(
    ("found", "recall", "right_pattern"),
    [
        ([issue()], 1.0, 1.0),
        ([issue(pattern="external-unknown")], 1.0, 0.0),
        ([], 0.0, 1.0),
    ],
    ids=["found", "found as another pattern", "missed"],
)
def test_an_item_is_found_under_any_pattern(
    found: list[Issue], recall: float, right_pattern: float
) -> None:
    score = scored(*found)

    assert score.overall.recall == recall
    assert score.right_pattern.recall == right_pattern


@pytest.mark.parametrize(
    ("found", "subjects", "recipients", "categories"),
    [
        (issue(), 1.0, 1.0, 1.0),
        (issue(subjects=("P1",)), 2 / 3, 1.0, 1.0),
        (issue(recipient=("A+school@post.example", "C9")), 1.0, 1.0, 1.0),
        (issue(recipient=("b@post.example", "C9")), 1.0, 0.0, 1.0),
        (issue(categories=("health", "sen")), 1.0, 1.0, 1.0),
        (issue(categories=("health", "pay")), 1.0, 1.0, 2 / 3),
    ],
    ids=["all right", "a subject lost", "a tag", "another address", "either way right", "extra"],
)
def test_what_a_finding_says_is_compared_with_the_truth(
    found: Issue, subjects: float, recipients: float, categories: float
) -> None:
    score = scored(found)

    assert score.subjects.f1 == pytest.approx(subjects)
    assert score.recipients.f1 == pytest.approx(recipients)
    assert score.categories.f1 == pytest.approx(categories)


@pytest.mark.parametrize(("twin", "found", "drafts"), [(7, [issue()], 1), (7, [], 0), (0, [], 0)])
def test_anything_on_a_benign_item_is_a_false_draft(
    twin: int, found: list[Issue], drafts: int
) -> None:
    score = scored(*found, faults=(), twin=twin)

    assert score.false_drafts == drafts
    assert score.twin_alarms[twin].extra == (drafts if twin else 0)


def test_a_contact_of_a_letter_is_known_by_the_roster_id() -> None:
    letter = fault("letter-mismatch", ["P1", "P2"], ["C7"], ["health"], near_miss=True)

    assert scored(issue(recipient=("", "C7")), faults=(letter,)).recipients.f1 == 1.0


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("group:All@x.example.sch.uk", "all@x.example.sch.uk"),
        ("A.b+school@post.example", "a.b@post.example"),
        ("public", "public"),
        ("C0012", "C0012"),
    ],
)
def test_spelling_of_an_address_does_not_count(written: str, expected: str) -> None:
    assert plain(written) == expected


def test_the_report_holds_each_figure_to_its_reach() -> None:
    score = scored(issue())
    marks = {figure.name: figure.is_met for figure in figures(score)}

    assert marks["item recall"]
    assert any("pass" in line for line in lines(score))
    assert not {f.name: f.is_met for f in figures(scored())}["item recall"]
