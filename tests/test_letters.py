"""The letters of one merged document, told apart."""

from __future__ import annotations

import pytest

from scanner.who.letters import letters_in
from tests.read_text import a_body

_FIRST = "Mrs A Ainsworth\n1 Elm Row\nLK1 2ZQ\n\nDear Mrs Ainsworth,\n\nOne.\n"
_NEXT = "Mr B Birtwell\n2 Oak Row\nLK2 7QX\n4 May 2026\n\nDear Mr Birtwell,\n\nTwo."
_APART = "Mr B Birtwell\n2 Oak Row\nLK2 7QX\n\n4 May 2026\n\nDear Mr Birtwell,\n\nTwo."


@pytest.mark.parametrize(
    "closing",
    [
        "Yours sincerely",
        "With thanks",
        "Thanks again",
        "With kind regards,",
        "Many thanks and best wishes",
        "All good wishes",
        "Thank you as always",
    ],
)
@pytest.mark.parametrize("following", [_NEXT, _APART])
def test_letter_begins_at_its_address_whatever_closes_the_one_before(
    closing: str, following: str
) -> None:
    first = f"{_FIRST}{closing}\nJo Ashcombe\nhead of year, Larch School\n\n\n"
    assert _letters(first + following) == [first.strip(), following]


@pytest.mark.parametrize("following", [_NEXT, _APART])
def test_letter_begins_at_its_address_behind_a_closing_that_nobody_knows(following: str) -> None:
    first = f"{_FIRST}\nToodle pip\nJo Ashcombe\nhead of year, Larch School\n\n"
    assert _letters(first + following) == [first.strip(), following]


def test_letters_greet_in_welsh_too() -> None:
    first = f"{_FIRST.replace('Dear', 'Annwyl')}\nYr eiddoch yn gywir\n"
    following = _NEXT.replace("Dear", "Annwyl")
    assert _letters(f"{first}Jo Ashcombe\n\n\n{following}") == [
        f"{first}Jo Ashcombe",
        following,
    ]


@pytest.mark.parametrize("greeting", ["Hello", "Hi", "Good morning,"])
def test_letters_greet_by_title_in_other_words_too(greeting: str) -> None:
    first = f"{_FIRST.replace('Dear', greeting)}\nBest wishes\n"
    following = _NEXT.replace("Dear", greeting)
    assert _letters(f"{first}Jo Ashcombe\n\n\n{following}") == [
        f"{first}Jo Ashcombe",
        following,
    ]


def test_a_line_of_a_letter_that_says_hello_to_nobody_begins_none() -> None:
    text = f"{_FIRST}\nHello all in 7B from the whole class\nBest wishes\nJo Ashcombe"
    assert _letters(text) == [text]


def _letters(text: str) -> list[str]:
    return [parts[0].text.reveal().strip() for parts in letters_in([a_body(text)])]
