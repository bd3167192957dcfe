"""What a mail tells of one pupil is told whatever lessons, plays and clubs stand around it.

Every line here is told of the pupil wherever it stands; every place is a lesson's, and what it
hands out itself tells nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.read_text import a_body, attached, told_of
from tests.test_attach_to_nobody import NAMES, ROSTER

LINES: Mapping[str, set[str]] = {
    "The doctor has started {c} on sertraline for panic attacks.": {"health"},
    "MASH have accepted our referral for {c} and a section 47 enquiry is under way.": {
        "safeguarding"
    },
    "The head has permanently excluded {c}; the letter went round by hand.": {"exclusion"},
    "Magistrates made a twelve-month referral order on {c} for burglary.": {"criminal"},
    "On Arbor {c} is down as Bangladeshi, code ABAN, please leave it so.": {"ethnicity"},
    "{c} is the pupil with epilepsy in that class.": {"health"},
    "The foster carer brings {c} to the gate and has asked about contact.": {"looked_after"},
}
PLACES = (
    "Hi Jo\n\nThe costumes for the play are in the hall.\n\n{line}\n\nThanks",
    "Hi Jo\n\n{line} Also the Year 8 essays are marked and in my tray.\n\nThanks",
    "Hi Jo\n\n{line}\n\nMaths homework is on page 12 and the quiz is on Friday.\n\nJo",
    "School play and other matters\n\n{line}\n\nJo",
    "Notes from briefing\n- Rehearsals from Monday\n- {line}\n- Careers fair: sign up",
    "For the poster: {a} - the lungs, {b} - smoking.\n{line}",
    "Finish the chapter. {a} and {b} are our hot-seat characters on Friday.\n{line}",
)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("place", PLACES)
def test_a_line_is_told_in_the_midst_of_lessons(place: str, line: str) -> None:
    assert _told(place.format(line=line, **NAMES), line) == {"P3": LINES[line]}


@pytest.mark.parametrize(
    "text",
    [
        # several are given something, one each
        "Genetics worksheet: {a} cystic fibrosis, {b} haemophilia, {c} colour blindness.",
        "History of medicine cards\nGalen - {a}\nThe plague - {b}\nPenicillin - {c}",
        # a part in a play is nobody's own
        "The play opens on Thursday.\n{a} is the alcoholic father.\nCostumes by Tuesday!",
        "Role cards: a factory inquiry\nMill owner: {a}\nChild with a crushed hand: {b}\n",
        # whoever made it has signed it, or writes it
        "Macbeth: is he ill or evil? An essay\n{a} (5A)\nA doctor would call it psychosis.",
        "Film club review\n{a} writes: The bear goes to prison for a theft he did not do.",
    ],
)
def test_what_a_lesson_hands_out_is_nobodys(text: str) -> None:
    assert told_of(attached([a_body(text.format(**NAMES))], ROSTER)) == {}


def _told(text: str, line: str) -> Mapping[str, set[str]]:
    told = told_of(attached([a_body(text.format(**NAMES))], ROSTER))
    return {subject: said & LINES[line] for subject, said in told.items()}
