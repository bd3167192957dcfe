"""Everyday school language, read as mail: it tells nothing sensitive of anybody it names."""

from __future__ import annotations

from functools import cache
from itertools import cycle
from pathlib import Path

import pytest
import yaml

from tests.journeys.everyday_mail import PUPILS, STAFF, told_by

HARMLESS = {"contact_details", "attainment"}
BEYOND_US = 14
KINDS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("everyday_language.yaml").read_text(encoding="utf-8")
)
MISREAD = frozenset(KINDS.pop("beyond_us"))


def _told(line: str, pupil: str) -> set[str]:
    """The categories that the line, said of this pupil, is read as telling of anybody."""
    staff = cycle(STAFF)
    text = line.replace("{n}", pupil)
    while "{staff}" in text:
        text = text.replace("{staff}", next(staff), 1)
    return told_by(text) - HARMLESS


@cache
def _misread(kind: str) -> dict[str, set[str]]:
    """Lines of a kind that are read as telling something, with what."""
    lines = zip(KINDS[kind], cycle(PUPILS), strict=False)
    told = {line: _told(line, pupil) for line, pupil in lines}
    return {line: categories for line, categories in told.items() if categories}


@pytest.mark.parametrize("kind", KINDS)
def test_everyday_language_tells_nothing_sensitive_of_anybody(kind: str) -> None:
    misread = _misread(kind)
    assert {line: told for line, told in misread.items() if line not in MISREAD} == {}


def test_lines_beyond_us_are_few_and_still_misread() -> None:
    misread = {line for kind in KINDS for line in _misread(kind)}
    assert misread >= MISREAD
    assert len(MISREAD) == BEYOND_US


@pytest.mark.parametrize(
    ("said", "category"),
    [
        ("{n} bit another child in the sandpit.", "behaviour"),
        ("{n} stole a phone from the PE bags.", "behaviour"),
        ("{n} was arrested for burglary on Friday.", "criminal"),
        ("{n} collapsed in PE and an ambulance came.", "health"),
        ("{n} was in a fight during the puppet workshop.", "behaviour"),
        ("{n} has a broken wrist and cannot hold the clarinet.", "health"),
        ("{n} uses a workstation in the corner with a task strip.", "sen"),
        ("{n} was beaten at home on Sunday.", "safeguarding"),
        ("{n} was adopted at the age of two.", "looked_after"),
    ],
)
def test_the_same_words_said_of_a_pupil_still_tell(said: str, category: str) -> None:
    assert category in _told(said, PUPILS[0])
