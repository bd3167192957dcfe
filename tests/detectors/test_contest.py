"""Paragraphs that speak of a match, a race or a quiz."""

from __future__ import annotations

import pytest

from detectors.contest import heads_a_contest, is_contest


@pytest.mark.parametrize(
    "text",
    [
        "U13 netball: we lost the first quarter and Ann was sin-binned.",
        "Library quiz winners: Ann and Ben with 38 out of 40.",
        "Swimming gala: Ann was disqualified in her heat.",
    ],
)
def test_a_contest_is_known_by_two_of_its_words(text: str) -> None:
    assert is_contest(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ann was excluded for fighting at football.",
        "The behaviour team met Ann's mother.",
        "The SEN team and the attendance team met.",  # one word twice
    ],
)
def test_one_word_makes_no_contest(text: str) -> None:
    assert not is_contest(text)


@pytest.mark.parametrize(
    ("headings", "is_heading_one"),
    [
        ("Lane | Pupil | Place", True),
        ("Name | Goals | Score", True),
        ("Name | Score | Rank", False),
        ("Name | Goals | Target grade", False),
    ],
)
def test_columns_of_a_race(headings: str, is_heading_one: bool) -> None:
    assert heads_a_contest(headings) is is_heading_one
