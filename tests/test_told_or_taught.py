"""Side by side: what a lesson, a list or a programme says, and what is told of somebody there.

Every silence here has its telling twin in the same surroundings, so that no silence grows over it.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.read_text import a_body, attached, told_of
from tests.test_attach_to_nobody import NAMES, ROSTER

SPEECHES = "Spoken Language Endorsement\nRecorded so far: {a} (capital punishment), "
ESSAYS = "NEA titles\n{a} | Faith and doubt in Hopkins\n"


@pytest.mark.parametrize(
    ("silent", "telling", "told"),
    [
        # a part in the nativity, and who does not do it
        (
            "{a} is a wise man in the nativity and kneels down to worship the king.",
            "{a} doesn't do the nativity, the parents are Plymouth Brethren.",
            {"P1": {"religion"}},
        ),
        # a newsletter's music, and a music teacher's report
        (
            "Music\n{a} passed her Grade 5 flute and will play at the open evening.",
            "Music\n{a} failed her Grade 5 flute and will sit it again.",
            {"P1": {"attainment"}},
        ),
        # casualties for an afternoon, and one
        (
            "First aid afternoon! Casualties are {a} (nut allergy), {b} (nosebleed), {c} (faint).",
            "First aid afternoon! {a} can't come, she fainted at lunch.",
            {"P1": {"health"}},
        ),
        # case studies, and a case
        (
            "Case studies\n{a}: 'Kyle', 16, foster placement\n{b}: 'Amy', 31\n{c}: 'Jo', 9",
            "Case discussion\n{a}: in a foster placement since May",
            {"P1": {"looked_after"}},
        ),
        # what happens in a tale, and in the playground
        (
            "The Haunted Barn\nby {b}, 5A\nIt was a dark night. {a} fell and broke a leg. The end.",
            "Accident form\nby {b}, 5A\nIt was at break. {a} fell and broke a leg.",
            {"P1": {"health"}},
        ),
        # who plays whom, and who is whose
        (
            "{a} plays a runaway, {b} the worried mum and {c} the social worker.",
            "Thank you for ringing, {c}. {a} has a social worker now.",
            {"P1": {"safeguarding"}},
        ),
        # what one is asked of a book, and of themselves
        (
            "{a}: why does Tracy want a foster mum?",
            "{a}: why does her foster mum want a meeting?",
            {"P1": {"looked_after"}},
        ),
        # a topic of the next lesson, and a meeting about somebody
        (
            "{a} bring flour, {b} jam. We'll be talking about diabetes while they bake.",
            "{a} has diabetes, we'll be talking about the pump with mum.",
            {"P1": {"health"}},
        ),
        # what somebody manages not to do, and how somebody does it
        (
            "{a} did the candles without setting fire to anybody.",
            "{a} was setting fire to the bins without a care.",
            {"P1": {"behaviour"}},
        ),
        # a word that needs a frame, in a sentence that has none and tells as a whole
        (
            "The grade of steel in the design project is 5, says {a}.",
            "Her offer stands if the grade in maths is a 5, so {a} has asked for a re-mark.",
            {"P1": {"attainment"}},
        ),
        # an essay that is set, and a long mail
        (
            "Your essay is due on Friday: {a} on debt, {b} on exclusion, {c} on arrests.",
            "Forgive the essay, but {a} is in severe debt to the canteen.",
            {"P1": {"financial"}},
        ),
        # a training conference, and one that is held about somebody
        (
            "{a} took notes at the conference on child protection.",
            "Your comments for the child protection conference about {a}, please.",
            {"P1": {"safeguarding"}},
        ),
        # a topic in brackets, and somebody's own
        (
            SPEECHES + "{b} (eating disorders and the fashion industry).",
            SPEECHES + "{c} (maps). {b} has an eating disorder.",
            {"P2": {"health"}},
        ),
        (
            ESSAYS + "{b} | Madness in Plath's The Bell Jar and Kane's 4.48 Psychosis",
            ESSAYS + "{b} is absent today and has shingles.",
            {"P2": {"attendance", "health"}},
        ),
        # an essay of a book, and of who wrote it
        (
            "An Inspector Calls, by {a}\nPriestley shows Eric, who stole money and drank.",
            "An Inspector Calls, by {a}\n{a} is in foster care, please mark kindly.",
            {"P1": {"looked_after"}},
        ),
        # the client of a mock trial, and a theft
        (
            "Mock trial: our barristers {a} and {b} got their client off a charge of stealing.",
            "After lunch {a} was caught stealing from the lost property.",
            {"P1": {"behaviour"}},
        ),
        # who speaks on it, in brackets behind it, and whom it is of
        (
            "Induction: 9.30 safeguarding ({s}), 10.30 log-in, 11 tour with {a} and {b}.",
            "Safeguarding concern ({a}): bruises on both arms.",
            {"P1": {"safeguarding"}},
        ),
        # prizes line by line, and a grade at school
        (
            "Grade 3 trumpet, with Merit – {a}\nGrade 1 cello, pass – {b}",
            "{a} got a grade 3 in the maths mock.",
            {"P1": {"attainment"}},
        ),
        # roles handed out one by one, and a pupil's own illness
        (
            "For our topic on the Victorians {a} is a sweep, {b} a mill owner, {c} the doctor with "
            "the cholera medicine. Find one fact each.",
            "For our topic on the Victorians {a} is a sweep. {b} has asthma, so no chimney soot.",
            {"P2": {"health"}},
        ),
        # a costume, and what somebody wears to school
        (
            "World Book Day: {a} came as a pirate with an eye patch, {b} as Rosie the Riveter.",
            "World Book Day: {a} came as a pirate. {b} wears an eye patch for her squint.",
            {"P2": {"health"}},
        ),
        # a farewell, and why somebody goes
        (
            "We say goodbye to {s}, who retires after 30 years.",
            "{s} has taken early retirement.",
            {"S1": {"staff_hr"}},
        ),
        # second in a contest, and in a test
        (
            "Well done to {a} and {b}, who came second in the regional Spelling Bee.",
            "{a} came second from bottom in the spelling test with 4 out of 20.",
            {"P1": {"attainment"}},
        ),
        # a ball, and a boy
        (
            "{a} crossed for the opening try and {b} kicked well all afternoon.",
            "{a} scored and {b} kicked a boy in the shin.",
            {"P2": {"behaviour"}},
        ),
        (
            "10-0 down at half time, then {a} kicked a beauty from the touchline, {b} scored.",
            "10-0 down at half time, then {a} scored and {b} kicked a boy from the other side.",
            {"P2": {"behaviour"}},
        ),
        # who takes which case, and whose it is
        (
            "Health and Social Care case studies: {a} takes the lady with dementia, {b} the boy "
            "with asthma.",
            "Health and Social Care: {b} takes the pump for his asthma.",
            {"P2": {"health"}},
        ),
        # whose dog, and who
        (
            "{a}'s dog is on a diet and had an operation on Monday.",
            "{a} had an operation on Monday.",
            {"P1": {"health"}},
        ),
        # the title of somebody's piece, and what they said
        (
            'Anthology: pieces by {a} ("The Thief of Tuesdays") and {b} '
            '("Prison Break: a Hamster\'s Tale").',
            "{b} has been in prison since May.",
            {"P2": {"criminal"}},
        ),
    ],
)
def test_taught_beside_a_name_and_told_of_it(
    silent: str, telling: str, told: Mapping[str, set[str]]
) -> None:
    assert _told(silent) == {}
    assert _told(telling) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Curfew from seven, tag fitted; {a} cannot stay late.", {"P1": {"criminal"}}),
        ("Asthma plan renewed; {a} keeps a blue inhaler.", {"P1": {"health"}}),
        ("Chickenpox is going round; {a} keeps the score.", {}),
    ],
)
def test_semicolon_leads_on_to_whom_the_next_clause_opens_with(
    text: str, told: Mapping[str, set[str]]
) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a club, a lesson or a name in a note takes nothing from what it tells
        ("Hi Wilf\n{a}, epilepsy, ambulance called.\nFilm club is off.", {"P1": {"health"}}),
        ("{a} will not be at film club. Her leukaemia is back.", {"P1": {"health"}}),
        ("Roman army visit. {a} (autism), {b} (asthma).", {"P1": {"sen"}, "P2": {"health"}}),
        ("Blood Brothers trip - free school meals:\n{a}\n", {"P1": {"pupil_premium"}}),
        ("SEN list for the Macbeth trip:\n{a}\n", {"P1": {"sen"}}),
        ("Anne Frank lesson. {a} was excluded for what she shouted.", {"P1": {"exclusion"}}),
        # brackets, a colon and a dash
        ("{a} (deaf) sits at the front.", {"P1": {"health"}}),
        ("Concerns: {a} (FGM), {b} (grooming).", {"P1": {"safeguarding"}, "P2": {"safeguarding"}}),
        ("Universal credit: {a}, {b}", {"P1": {"financial"}, "P2": {"financial"}}),
        ("Grievance meeting ({s})", {"S1": {"staff_hr"}}),
        # a line that was wrapped
        ("{a} is on a child\nprotection plan since May.", {"P1": {"safeguarding"}}),
        # beside a play, a reference or a chair, what somebody is
        ("{a} won't be in the nativity, being one of Jehovah's Witnesses.", {"P1": {"religion"}}),
        ("In the EPQ talk {a} spoke of being a communist.", {"P1": {"political"}}),
        ("The IRO will chair {a}'s LAC review in the library.", {"P1": {"looked_after"}}),
        # who meets about their own matter
        ("{s} will meet occupational health about his depression.", {"S1": {"staff_hr"}}),
        # arrested, and a mock trial elsewhere
        (
            "{a} was arrested on Saturday for burglary.\n\nThe mock trial team meets on Monday.",
            {"P1": {"criminal"}},
        ),
    ],
)
def test_notes_tell_whatever_else_they_speak_of(text: str, told: Mapping[str, set[str]]) -> None:
    assert _told(text) == told


def _told(text: str) -> Mapping[str, set[str]]:
    return told_of(attached([a_body(text.format(**NAMES))], ROSTER))
