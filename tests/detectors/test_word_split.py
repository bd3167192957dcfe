"""The words of a text, and whether some of them may stand in it."""

from __future__ import annotations

import pytest

from detectors.word_split import may_hold_any, split_words

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
    ("text", "start", "may_hold"),
    [
        ("", 0, False),
        ("Mill Road", 0, True),
        ("Mill R\u00f2ad", 0, True),  # as it is folded
        ("Broadway, renamed", 0, False),
        ("Name,Form\nOna,7B", 0, True),
        ("Name,Form\nOna,7B", 10, False),
        ("\u00c9va,Form\nOna,name", 9, True),
        ("Mill Road\u00adworks", 0, True),  # what is left out may join words: rather yes
    ],
)
def test_words_may_stand_where_folded_text_has_them(
    text: str, start: int, *, may_hold: bool
) -> None:
    assert may_hold_any(text, WORDS, start) is may_hold
