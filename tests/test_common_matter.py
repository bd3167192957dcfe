"""What stands beside one child's name and is everybody's, and what is that child's all the same."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.read_text import a_body, attached, told_of
from tests.test_attach_to_nobody import NAMES, ROSTER

MAIL = "Hello,\n\nCan we meet about {a}, who joins us on Monday?\n\n{more}\n\nThanks"


@pytest.mark.parametrize(
    "more",
    [
        # menus, first aid and trips
        "Allergens: milk, egg, wheat. Coeliac and diabetic children: please ask the kitchen.",
        "Signs of a seizure: staring, jerking, confusion. Sign the sheet after the training.",
        "Thu: halal chicken curry, rice, naan\nPudding: crumble",
        "If paying is tricky, or your child gets free school meals, have a word with us.",
        # what a school knows of all
        "Attendance 94.3% (national 93.1%). Persistent absence 16%.",
        "Phonics 77%. GLD 64%. Greater depth in writing 9%. Cohort of 45.",
        "5. Safeguarding: numbers only, 6 referrals\n6. SEND: EHCP numbers up by nine",
        # a form nobody has filled in
        "Doctor: ______________\nMedical conditions (asthma, epilepsy): ____________",
        "Does your child have: asthma [ ]  epilepsy [ ]  an EHC plan [ ]  a social worker [ ]",
        # who has which post
        "In attendance: {s}\nDesignated safeguarding lead: {s}\nSchool nurse: {s}",
        # points of an agenda
        "4. Safeguarding: annual audit\n5. SEN. Reviews of support plans are due.",
        "Deputy head: {s}\nFamily support worker: in on Tuesdays and Fridays\nOffice: open 8 to 4",
        # a tale, a case that is made up, a figure of history
        "Extract: 'Grace Marsh was in her sixth foster home. She stole and she bit.' Discuss.",
        "Scenario: Jay is fifteen and carries a knife. He has started to miss school.",
        "Louis Braille went blind when he was a child and invented reading with fingers.",
        # what anybody can do
        "It could be neglect, it could be somebody hurting them. You need not be certain.",
        "Grade 2, SCP 4, from £4,905. Closing date 12 May, interviews in the week after.",
    ],
)
def test_common_matter_is_not_the_one_childs(more: str) -> None:
    assert _told(more) == {}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("He is on a child protection plan for neglect.", {"safeguarding"}),
        ("He has been calling other pupils names and is suspended.", {"behaviour", "exclusion"}),
        ("We have told all staff. He has epilepsy, so nobody should let him swim.", {"health"}),
        ("Severe nut allergy.", {"health"}),
        ("Attendance: 71%\nMedical: asthma", {"attendance", "health"}),
        ("Behaviour log: Pushed a child off the bench", {"behaviour"}),
        ("Progress 8 score: -0.62", {"attainment"}),
        ("LAC status: Post-LAC adopted", {"looked_after"}),
        ("Concern: neglect", {"safeguarding"}),
    ],
)
def test_what_goes_on_about_the_child_is_told(more: str, told: set[str]) -> None:
    assert _told(more) == {"P1": told}


def test_a_filled_form_is_its_persons_whatever_else_it_asks() -> None:
    form = (
        "Pupil: {a}\nAllergies: nuts\nOther children in the family: two\n"
        "Any medicines (e.g. an inhaler): salbutamol\nAttendance: 88%"
    )
    told = told_of(attached([a_body(form.format(**NAMES))], ROSTER))
    assert told["P1"] >= {"health", "attendance"}


def _told(more: str) -> Mapping[str, set[str]]:
    return told_of(attached([a_body(MAIL.format(more=more.format(**NAMES), **NAMES))], ROSTER))
