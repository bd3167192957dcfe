"""Patterns found by how they begin match as a search for them would."""

from __future__ import annotations

import re

import pytest

from detectors.frame import Frame

PATTERN = (
    r"(?:learn\w*|(?<!to )talks?|stud(?:y|ies)|(?:keeps?|has) the|qs?|raff?les?|(?:will )?meet)"
    r" (?:of|on|about)\b|\d ?%|\bin aid"
)


@pytest.mark.parametrize(
    "text",
    [
        "she learns about rivers",
        "a talk on rivers",
        "to talk on rivers",
        "he keeps the of",
        "12 % of them",
        "relearns about it",
        "in aid of",
        "pain aid",
        "qs on it, q on it",
        "rafles of raffle on",
        "will meet on friday, meet about it",
        "",
    ],
)
def test_frame_finds_what_a_search_finds(text: str) -> None:
    found = Frame(PATTERN).search(text)
    expected = re.search(rf"(?<!\w)(?:{PATTERN})", text)
    assert (found and found.span()) == (expected and expected.span())


def test_alternative_that_begins_with_no_letter_is_refused() -> None:
    with pytest.raises(ValueError, match="does not begin with a letter"):
        Frame(r"learn|\s+about")
