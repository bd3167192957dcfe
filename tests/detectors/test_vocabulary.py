"""What calls for the expressions of a lexicon."""

from __future__ import annotations

import pytest

from detectors.vocabulary import Expression, Lexicon, Strength, near_words, short_near_words


@pytest.mark.parametrize(
    ("entry", "written_out"),
    [
        ("maths", {"maths"}),
        ("ta$", {"ta$"}),
        ("sea?g", {"seg", "seag"}),
        ("11 ?plus", {"11plus", "11 plus"}),
        ("born[- ]again", {"born again"}),
        ("ao[1-3]", {"ao1", "ao2", "ao3"}),
        (r"leave\.eu", {"leave eu"}),
        ("jump(?:s|ed) on$", {"jumps on$", "jumped on$"}),
        (
            "days (?:of )?(?:absent|off)$",
            {"days absent$", "days off$", "days of absent$", "days of off$"},
        ),
        (r"bully\w+$", {"bully"}),
        ("tie[sd]?", {"tie", "ties", "tied"}),
        ("a{2}rd", {""}),
        ("ship(?! to)", {"ship"}),
    ],
)
def test_near_word_that_is_an_expression_is_written_out(entry: str, written_out: set[str]) -> None:
    assert set(near_words([entry], {})) == written_out


def test_near_word_of_very_many_forms_is_cut_before_they_multiply() -> None:
    near = near_words(["year (?:one|two|three|four|five|six) [a-z]{2}", "mark [a-z][a-z]"], {})
    assert {"year one", "year six", "mark a", "mark z"} <= set(near)
    assert len(near) < 40


@pytest.mark.parametrize(
    ("near", "refused"),
    [
        ("", True),
        ("$", True),
        ("a", True),
        ("se", True),
        ("11", True),
        ("p4", False),
        ("7q", False),
        ("pp$", False),
        ("off", False),
    ],
)
def test_near_word_with_which_too_many_words_begin_is_a_fault(near: str, refused: bool) -> None:
    expression = Expression("pay", (near, "salary"), "salary", Strength.STRONG)
    assert bool([*short_near_words(Lexicon("pay", (), (expression,)))]) is refused
