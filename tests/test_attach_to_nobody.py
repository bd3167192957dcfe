"""Words of a lesson, a notice or a prize beside a name tell of nobody.

Each text once raised a draft on a whole-trust scan, or is a cousin of one that did; those below
them say it of somebody in the same surroundings.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from scanner.personal import Personal
from tests.read_text import a_body, attached, told_of
from tests.small_roster import a_pupil, a_roster, a_teacher

ROSTER = a_roster(
    [
        a_pupil(
            "P1",
            "Thomas Quennelby",
            form="5A",
            date_of_birth=Personal(date(2016, 2, 3)),
        ),
        a_pupil("P2", "Siobhan O'Garrowby", form="6C"),
        a_pupil("P3", "Zoe Brancuvette", form="5A"),
        a_teacher("S1", "Odette Marchbanksly", "o.marchbanksly@elm.example.sch.uk"),
    ],
    [],
)
NAMES = {
    "a": "Thomas Quennelby",
    "b": "Siobhan O'Garrowby",
    "c": "Zoe Brancuvette",
    "s": "Odette Marchbanksly",
}
Told = Mapping[str, set[str]]


def _told(text: str, *, table: bool = False) -> Told:
    return told_of(attached([a_body(text.format(**NAMES), table=table)], ROSTER))


HOMEWORK = [
    "Your parts: Narrator {a}, Doctor {b}, Patient with measles {c}. Learn the first page.",
    "{a}, {b} and {c}, you have the tablets. The others: revise the causes of the Great Plague.",
    "{a} - diabetes, {b} - asthma, {c} - heart disease. Each of you makes a poster of it.",
    "For the debate, {a} argues that prisoners should vote and {b} that they should not.",
    "Drama: {a} is the social worker, {b} the foster mother, {c} the child.",
    "PE theory: {a} describes a fractured tibia, {b} concussion.",
    "Learn these words: allergic, anxious, bereaved. {a} will test you.",
    "Hello. The play opens on Thursday. {a} is the alcoholic father. Costumes by Tuesday!",
    "Group A ({a}, {b}): Sikhism. Group B ({c}): Buddhism.",
    "{a} has Mrs P (dementia), {b} has Baby J (foster care), {c} has Mr K. Invented people.",
    "School council agenda ({a} to chair)\n- racism on the bus\n- anxiety before exams",
]
OWN_WORK = [
    "Healthy hearts by {a} and {b}\nSmoking causes cancer. Exercise is good. Photos: {c}.",
    "Diary of Anne\nWritten by {a}, 5A\nI am hiding because I am Jewish. I cannot sleep.",
    "Name: {a}\nClass: 5A\nTitle: Diabetes\nDiabetes is when the body cannot make insulin.",
    "My favourite footballer\n{a}\nHe grew up poor, broke his leg and was banned for drugs.",
    "A short story by {a}\nHe was adopted. One night he ran away from his foster home.",
    "Report on floods\nTeam leader: {a}\nResearch: {b}\nFloods spread cholera.",
]
NEWSLETTERS = [
    "{a} cut her hair for a charity which makes wigs for children with cancer.",
    "Well done to {a} for 100% attendance, {b} for excellent behaviour and {c} for top marks.",
    "The choir sang at a care home; {a} played a solo for residents with dementia.",
    "{a} and {b} told the class about fasting.",
    "Newsletter\n\nSport\n{a} and {b} scored.\n\nHealth\nScarlet fever is about.",
    "Golden tickets: {a}, {b}, {c} (for attendance above the average).",
    "Class assembly: we met the Vikings. Well done to {a}.\n\nAttendance: whole school 95.1%",
    "Reader of the week: {a}\n\nSuspensions: three\n\nDetentions: 12",
    "Well done to {a}.\n\nAllergies: ask for the folder at till 1.\n\nBirthday: {s}",
    "Recipe: jollof, from {a}'s aunt\nRefugee Week: food and music\nLunar New Year: {b} led.",
    "Street dance: {a} has put together a crew.\nBodies: please be kind.\nFees: pupil premium free",
    "Pupils: polite and keen to talk, in particular {a}\nSafeguarding: effective\nToast: at 8",
    "Is your child looked after? YES / NO\n\nSquad: {a}, {b}, {c}",
    "Friday: chicken curry (halal)\n\nBrownies: {a}, {b}, {c}",
]
NEIGHBOURS = [
    "{a} helped with the chairs. Chickenpox is going round.",
    "Could {a} bring the folder? The PEP form has changed.",
    "{a} found the lost ring. FSM claims close Friday.",
    "We have saved a seat for {a} in row C. Bullying is wrong.",
    "Could you let {a} know that the bus leaves early?",
    "Consent for {a} was withdrawn.",
]
STAFF_AT_WORK = [
    "Clerk: {s}. Item 3 - capability procedure adopted.",
    "{s} is taking bookings for flu jabs.",
    "{s} has the list of pupils with asthma.",
    "Ask {s} how the teachers' pension works.",
    "{s} is taking the politics class to Parliament.",
]


@pytest.mark.parametrize("text", HOMEWORK + OWN_WORK + NEWSLETTERS + NEIGHBOURS + STAFF_AT_WORK)
def test_matter_beside_a_name_is_nobodys(text: str) -> None:
    assert _told(text) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{a} was excluded for three days. Everyone else: read page 4.", {"P1": {"exclusion"}}),
        ("For the quiz: {a} has dyslexia, {b} keeps the score.", {"P1": {"sen"}}),
        ("{a} wrote a poem about depression; he is on antidepressants.", {"P1": {"health"}}),
        ("Read chapter 4. {a}: you have detention on Friday.", {"P1": {"behaviour"}}),
        ("{b} sits next to {a}, who is autistic, in the debate.", {"P1": {"sen"}}),
        ("Cast list: please note that {a} has epilepsy, so no strobe.", {"P1": {"health"}}),
        ("{a} was in today. Asthma attack at lunch.", {"P1": {"health"}}),
        ("{a} is doing better. Attendance is 82%.", {"P1": {"attendance"}}),
        ("Medical needs:\n{a} - diabetes\n{b} - asthma", {"P1": {"health"}, "P2": {"health"}}),
        (
            "Please support {a} and {b}: both are in foster care.",
            {"P1": {"looked_after"}, "P2": {"looked_after"}},
        ),
        ("Concern about {a}\n\nHe said that he was hit.", {"P1": {"behaviour"}}),
        ("The role of {s} is at risk of redundancy.", {"S1": {"staff_hr"}}),
        ("Star of the week is {a}. He has autism.", {"P1": {"sen"}}),
        ("Congratulations to {a} on a grade 9 in maths.", {"P1": {"attainment"}}),
    ],
)
def test_what_is_said_of_somebody_there_is_theirs(text: str, told: Told) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # who is listed below a title
        ("Absentees on Monday\n\n- {a}\n- {b}\n", {"P1": {"attendance"}, "P2": {"attendance"}}),
        ("In detention on Thursday\n{a}\n{b}\n", {"P1": {"behaviour"}, "P2": {"behaviour"}}),
        ("Late arrivals this week\n{a}\n", {"P1": {"attendance"}}),
        ("Reports\n{a}\n{b}\n", {}),
        ("Attendance awards\n{a}\n{b}\n", {}),
        ("Away\n{a}\n{b}\n", {}),
        ("Data drop\n{a}\n{b}\n", {}),
    ],
)
def test_title_tells_of_those_who_are_listed(text: str, told: Told) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a template's dummies are born on somebody's birthday, and share a given name and form
        ("Name,SEN,FSM,DOB\nSample Pupil,K,Y,03/02/2016\n", {}),
        ("Surname,Forename,DOB,FSM\nBloggs,Thomas,03/02/2016,Y\n", {}),
        ("First name,Last name,Class,Notes\nZoe,Sample,5A,asthma\n", {}),
        ("Name,DOB\n{a},03/02/2016\n", {"P1": {"date_of_birth"}}),
        ("Surname,Forename,DOB\nQuennelby,Thomas,03/02/2016\n", {"P1": {"date_of_birth"}}),
        # what a sheet of absence tells of staff
        (
            'Name,Post,Sickness absence,Salary\n{s},Teacher,"12 days, stress","£43,607"\n',
            {"S1": {"health", "pay", "staff_hr"}},
        ),
        ("Staff name,HR status\n{s},Redundant\n", {"S1": {"staff_hr"}}),
        ('{s}\nPoint,Salary\nM1,"£32,900"\nM2,"£34,800"\nM3,"£36,700"\n', {}),
        ('{s}\nMonth,Salary\nMay,"£2,741"\nJune,"£2,741"\nJuly,"£2,741"\n', {"S1": {"pay"}}),
        ("Name,Gender\n{a},Non-binary\n{b},Female\n{c},M\n", {"P1": {"sexual_life"}}),
    ],
)
def test_row_is_about_whom_its_name_is(text: str, told: Told) -> None:
    assert _told(text, table=True) == told
