"""What is only read, learnt or written about in lessons, and words that stand elsewhere too."""

from __future__ import annotations

import pytest

from detectors.lesson_words import lesson_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("An Inspector Calls: who is to blame for Eva Smith?", {"inspector calls", "eva smith"}),
        ("PUNNETT squares, dominant allele", {"punnett", "dominant allele"}),
        ("I am here to persuade you that zoos are unkind", {"i am here to"}),
        ("Hola soy Ann", {"hola soy"}),
        ("Mr Hart has moved the kettle to room 4.", set()),
        ("Ann is allergic to penicillin and takes enzymes with food.", set()),
        ("", set()),
    ],
)
def test_words_of_lessons(text: str, found: set[str]) -> None:
    assert lesson_words(text) == found
