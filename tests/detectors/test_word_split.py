"""The words of a text, and whether some of them may stand in it."""

from __future__ import annotations

import pytest

from detectors.word_split import may_hold_any, may_hold_any_between, split_words

WORDS = frozenset({"road", "name"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", [""]),
        ("Zo\u00eb_2, at home", ["Zo\u00eb_2", "", "at", "home"]),
        ("a-b\nc", ["a", "b", "c"]),
    ],
)
def test_every_mark_parts_two_words(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@pytest.mark.parametrize(
    ("text", "may_hold"),
    [
        ("", False),
        ("Mill Road", True),
        ("Mill R\u00f2ad", True),  # as it is folded
        ("Broadway, renamed", False),
        ("Mill Road\u00adworks", True),  # what is left out may join words: rather yes
    ],
)
def test_words_may_stand_where_folded_text_has_them(text: str, *, may_hold: bool) -> None:
    assert may_hold_any(text, WORDS) is may_hold


@pytest.mark.parametrize(
    ("text", "start", "end", "may_hold"),
    [
        ("Name,Form\nOna,7B", 0, 9, True),
        ("Name,Form\nOna,7B", 10, 16, False),
        ("\u00c9va,Form\nOna,name", 9, 17, True),
        ("Ona,7B\nMill Road", 0, 6, False),
    ],
)
def test_a_stretch_answers_for_itself(text: str, start: int, end: int, *, may_hold: bool) -> None:
    assert may_hold_any_between(text, WORDS, start, end) is may_hold
