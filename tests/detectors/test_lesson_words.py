"""What is only read, learnt or written about in lessons, and words that stand elsewhere too."""

from __future__ import annotations

from importlib import resources

import pytest
import yaml

from detectors.lesson_words import lesson_words
from detectors.short_forms import short_forms


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


def test_every_entry_is_found_and_none_is_a_given_name() -> None:
    content = resources.files("detectors.lexicons").joinpath("lesson_words.yaml")
    themes = yaml.safe_load(content.read_text(encoding="utf-8"))
    entries = [entry.strip() for theme in themes.values() for entry in theme.split(";")]
    assert [entry for entry in entries if not lesson_words(entry)] == []
    assert [entry for entry in entries if entry in short_forms()] == []
