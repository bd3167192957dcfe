"""What is handed to several of a class tells nothing of them; a list of needs still does."""

from __future__ import annotations

import pytest

from tests.read_text import a_body, attached, told_of
from tests.small_roster import a_pupil, a_roster

NAMES = {"a": "Thomas Quennelby", "b": "Zoe Brancuvette", "c": "Amara Dellaquist"}
ROSTER = a_roster([a_pupil(f"P{n}", name) for n, name in enumerate(NAMES.values(), 1)])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("RE: {a} take Hindu cremation, {b} Jewish mourning, {c} a burial. Two slides each.", {}),
        ("What happens when we die? {a} has Hindu, {b} Jewish, {c} humanist. Two facts each.", {}),
        ("Macbeth Act 5: {a} is Lady M sleepwalking, {b} the doctor, {c} the gentlewoman.", {}),
        (
            "Please note {a} has asthma, {b} dyslexia and {c} epilepsy.",
            {"P1": {"health"}, "P2": {"sen"}, "P3": {"health"}},
        ),
        (
            "Please note {a} (5A) has asthma, {b} (5A) dyslexia and {c} (5 Elm) epilepsy.",
            {"P1": {"health"}, "P2": {"sen"}, "P3": {"health"}},
        ),
        (
            "Science groups for the inheritance lesson: {a} brings the Punnett squares on cystic "
            "fibrosis, {b} has sickle cell, {c} does haemophilia.",
            {},
        ),
        (
            "A level psychology, everyone needs a case study for Friday. {a} - Genie and neglect; "
            "{b} - Phineas Gage; {c} - Little Hans.",
            {},
        ),
        ("Sociology, due Monday. {a} on poverty, {b} - youth court, {c} checks the spelling.", {}),
        ("Posters: {a} does cystic fibrosis, {b} the lungs, {c} draws the heart.", {}),
        ("Presentations on Monday: {a} has haemophilia, {b} has the lungs, {c} diabetes.", {}),
        ("In PE {a} has asthma, {b} has a ball and {c} has forgotten kit.", {"P1": {"health"}}),
        ("Drama: {a} wears hearing aids, {b} sits by her, {c} is at the door.", {"P1": {"health"}}),
        (
            "Trip: {a} (coeliac) at the front, {b} behind, {c} leads.",
            {"P1": {"health"}},
        ),
        (
            "Posters: {a} was arrested on Friday, {b} does the lungs, {c} draws the heart.",
            {"P1": {"criminal"}},
        ),
        (
            "Speaking groups: {a} is the doctor, {b} has a broken leg and {c} has a stomach ache.",
            {},
        ),
        ("{a}, {b} and {c} have card 4, 'A friend tells you they are being hurt at home'.", {}),
        ("RE: two slides each. {a} is away with mumps.", {"P1": {"health"}}),
        (
            "{a} is a young carer, {b} is in foster care, {c} is on a child protection plan. "
            "Social worker to explain.",
            {"P1": {"safeguarding"}, "P2": {"looked_after"}, "P3": {"safeguarding"}},
        ),
        (
            "{a} was excluded, {b} was arrested, {c} was suspended. The DSL takes notes.",
            {"P1": {"exclusion"}, "P2": {"criminal"}, "P3": {"exclusion"}},
        ),
        (
            "Access arrangements: {a} dyslexia, scribe; {b} dyscalculia; {c} dyslexia, reader.",
            {"P1": {"sen"}, "P2": {"sen"}, "P3": {"sen"}},
        ),
    ],
)
def test_topics_handed_round_are_nobodys(text: str, told: dict[str, set[str]]) -> None:
    assert told_of(attached([a_body(text.format(**NAMES))], ROSTER)) == told
