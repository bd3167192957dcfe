"""Digits that stand together, and which detectors are asked where they do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from detectors.digit_run import digit_runs, longest_run, windows_of_digits
from detectors.panel import Panel
from scanner.model import Mention, Part
from tests.detectors.school_text import part_of


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", []),
        ("no number", []),
        ("room 7", [("7", 1)]),
        ("943 476 5870", [("943 476 5870", 10)]),
        ("+44 (0)7700 900123", [("44 (0)7700 900123", 13)]),
        ("12345 X 67 8901", [("12345 X 67 8901", 11)]),
        # no identifier goes on over a comma, a tab, a line's end, or a few words
        ("7,8", [("7", 1), ("8", 1)]),
        ("7\t8\n9", [("7", 1), ("8", 1), ("9", 1)]),
        ("5 of the 30", [("5", 1), ("30", 2)]),
    ],
)
def test_digits_close_together_are_one_run(text: str, runs: list[tuple[str, int]]) -> None:
    assert [(text[r.start : r.end], r.digits) for r in digit_runs(text)] == runs
    assert longest_run(text) == max((digits for _, digits in runs), default=0)


@pytest.mark.parametrize(
    ("text", "fewest", "windows"),
    [
        ("aaaa 12 bbbb", 1, ["aa 12 bb"]),
        ("aaaa 12 bbbb", 3, []),
        ("12 bbbbbbbbbb 3456 cccc", 4, ["bb 3456 cc"]),
        ("12 bbbb 3456 cccc", 2, ["12 bbbb 3456 cc"]),  # what touches is one window
    ],
)
def test_windows_lie_around_runs_that_are_long_enough(
    text: str, fewest: int, windows: list[str]
) -> None:
    assert [text[s:e] for s, e in windows_of_digits(text, fewest, 3)] == windows


class _Asked:
    """Notes the texts it is asked about."""

    name = "asked"
    categories: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self.texts: list[str] = []

    def mentions(self, part: Part) -> Iterator[Mention]:
        self.texts.append(part.text.reveal())
        return iter(())


class _AskedOfDigits(_Asked):
    fewest_digits = 4


def test_a_panel_asks_detectors_of_numbers_only_where_enough_stand_together() -> None:
    words, numbers = _Asked(), _AskedOfDigits()
    texts = ["no number", "room 7", "in 1874", "7 and 8 and 9 and 10"]
    assert list(Panel([words, numbers]).mentions(map(part_of, texts))) == []
    assert words.texts == texts
    assert numbers.texts == ["in 1874"]
