"""A category is told of whoever it stands with: in sentence, row, field or section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from scanner.extract.aligned import aligned_tables
from scanner.model import Origin, Part
from scanner.personal import Personal
from tests.read_text import a_body, attached, told_of
from tests.small_roster import a_contact, a_link, a_pupil, a_roster, a_teacher

ROSTER = a_roster(
    [
        a_pupil(
            "P1",
            "Thomas Quennelby",
            "thomas.q@pupils.elm.example.sch.uk",
            form="5A",
            date_of_birth=Personal(date(2016, 2, 3)),
            upn=Personal("W301123420001"),
            postcode=Personal("EL1 2AB"),
        ),
        a_pupil("P2", "Siobhan O'Garrowby", form="6C"),
        a_pupil("P3", "Zoe Brancuvette", form="5A"),
        a_contact(
            "C1",
            "Petra Quennelby",
            "petra@postbox.example",
            phone=Personal("01632 960101"),
            postcode=Personal("EL1 2AB"),
        ),
        a_teacher("S1", "Odette Marchbanksly", "o.marchbanksly@elm.example.sch.uk"),
    ],
    [a_link("P1", "C1")],
)
Told = Mapping[str, set[str]]


def _told(text: str, *, table: bool = False, **around: object) -> Told:
    return told_of(attached([a_body(text, table=table)], ROSTER, **around))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # one sentence, one person
        ("Thomas Quennelby has asthma.", {"P1": {"health"}}),
        ("THOMAS QUENNELBY HAS ASTHMA", {"P1": {"health"}}),
        ("Quennelby, Thomas has asthma.", {"P1": {"health"}}),
        ("Thomas Quennelby's asthma is bad.", {"P1": {"health"}}),
        ("Thomas Quennelby sang in assembly.", {}),
        # a referral for the need that is named, and one that says nothing of what it is for
        ("Thomas Quennelby may have ADHD and we have sent off the referral.", {"P1": {"sen"}}),
        # another sentence, another person
        (
            "Thomas Quennelby has asthma. Siobhan O'Garrowby was in assembly.",
            {"P1": {"health"}},
        ),
        (
            "Thomas Quennelby was excluded for two days.\nSiobhan O'Garrowby has an EHCP.",
            {"P1": {"exclusion"}, "P2": {"sen"}},
        ),
        # named in one breath
        (
            "Thomas Quennelby and Siobhan O'Garrowby have asthma.",
            {"P1": {"health"}, "P2": {"health"}},
        ),
        (
            "Thomas Quennelby, Siobhan O'Garrowby and Zoe Brancuvette have asthma.",
            {"P1": {"health"}, "P2": {"health"}, "P3": {"health"}},
        ),
        (
            "Thomas Quennelby (5A), Siobhan O'Garrowby (6C) have asthma.",
            {"P1": {"health"}, "P2": {"health"}},
        ),
        # a clause each
        (
            "Thomas Quennelby has asthma and Siobhan O'Garrowby is on the SEN register.",
            {"P1": {"health"}, "P2": {"sen"}},
        ),
        (
            "Thomas Quennelby has asthma, but Siobhan O'Garrowby has an EHCP.",
            {"P1": {"health"}, "P2": {"sen"}},
        ),
        (
            "Thomas Quennelby: asthma; Siobhan O'Garrowby: an EHCP",
            {"P1": {"health"}, "P2": {"sen"}},
        ),
        ("Thomas Quennelby told me that Siobhan O'Garrowby has asthma.", {"P2": {"health"}}),
        (
            "Siobhan O'Garrowby carried the bag because Thomas Quennelby has asthma.",
            {"P1": {"health"}},
        ),
        (
            "As Thomas Quennelby has asthma, Siobhan O'Garrowby carried the bag.",
            {"P1": {"health"}},
        ),
        ("Siobhan O'Garrowby sat with Thomas Quennelby, who has asthma.", {"P1": {"health"}}),
        ("Siobhan O'Garrowby sat with Thomas Quennelby, whose asthma was bad.", {"P1": {"health"}}),
        ("Thomas Quennelby (asthma), Siobhan O'Garrowby (EHCP)", {"P1": {"health"}, "P2": {"sen"}}),
        (
            "Thomas Quennelby and his friend Siobhan O'Garrowby were excluded.",
            {"P1": {"exclusion"}, "P2": {"exclusion"}},
        ),
        ("Unlike Siobhan O'Garrowby, Thomas Quennelby has asthma.", {"P1": {"health"}}),
        # who wrote or said it
        ("Odette Marchbanksly says Thomas Quennelby has asthma.", {"P1": {"health"}}),
        ("Petra Quennelby rang to say Thomas Quennelby has asthma.", {"P1": {"health"}}),
        # of adults
        ("Petra Quennelby has cancer.", {"C1": {"health"}}),
        ("Odette Marchbanksly is off sick with cancer.", {"S1": {"health", "staff_hr"}}),
        ("Odette Marchbanksly leads the SEN group.", {}),
        ("Odette Marchbanksly spoke about bullying and asthma.", {}),
        ("Thomas Quennelby's mother, Petra Quennelby, has cancer.", {"C1": {"health"}}),
        # topics, duties, lessons
        ("Asthma is a condition of the lungs. Thomas Quennelby won the race.", {}),
        ("Pupils with asthma must bring an inhaler. Thomas Quennelby won.", {}),
        ("Thomas Quennelby won.\n\nThe school has an asthma policy.", {}),
        ("Dear parents,\n\nThomas Quennelby won.\n\nPupils with asthma bring inhalers.", {}),
    ],
)
def test_sentence_tells_of_those_it_names(text: str, told: Told) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thomas Quennelby sang. He has asthma.", {"P1": {"health"}}),
        ("Concern about Thomas Quennelby\n\nHe said that he was hit.", {"P1": {"behaviour"}}),
        ("Re: Thomas Quennelby 5A\nMum says he is diabetic.", {"P1": {"health"}}),
        (
            "Thomas Quennelby\n\nHe has asthma.\n\nSiobhan O'Garrowby\n\nShe has an EHCP.",
            {"P1": {"health"}, "P2": {"sen"}},
        ),
        (
            "Thomas Quennelby\nMedical: asthma\n\nSiobhan O'Garrowby\nSEN: has an EHCP",
            {"P1": {"health"}, "P2": {"sen"}},
        ),
        # forms with labels
        (
            "Name: Thomas Quennelby\nForm: 5A\nMedical: asthma\nFree school meals: yes",
            {"P1": {"health", "pupil_premium"}},
        ),
        (
            "Name: Thomas Quennelby\n\nMedical: asthma\n\n"
            "Name: Siobhan O'Garrowby\n\nMedical: epilepsy",
            {"P1": {"health"}, "P2": {"health"}},
        ),
        # lists under headings
        (
            "SEN register:\nThomas Quennelby\nSiobhan O'Garrowby\n\nStaff\nZoe Brancuvette sang.",
            {"P1": {"sen"}, "P2": {"sen"}},
        ),
        ("SEN register\n\n- Thomas Quennelby\n- Zoe Brancuvette\n", {"P1": {"sen"}, "P3": {"sen"}}),
        (
            "Free school meals: Thomas Quennelby, Siobhan O'Garrowby",
            {"P1": {"pupil_premium"}, "P2": {"pupil_premium"}},
        ),
        (
            "The following pupils have an EHCP:\n\nThomas Quennelby (5A)\nZoe Brancuvette (5A)",
            {"P1": {"sen"}, "P3": {"sen"}},
        ),
        (
            "Allergies\nThomas Quennelby, Siobhan O'Garrowby",
            {"P1": {"health"}, "P2": {"health"}},
        ),
        (
            "Halal meals for the kitchen\n\n- Thomas Quennelby\n- Zoe Brancuvette\n",
            {"P1": {"religion"}, "P3": {"religion"}},
        ),
        ("Diwali dancers\n\n- Thomas Quennelby\n- Zoe Brancuvette\n", {}),
        ("EpiPen training\n\n- Odette Marchbanksly\n", {}),
        (
            "NEU members on strike on Tuesday\n\n- Odette Marchbanksly\n",
            {"S1": {"trade_union"}},
        ),
        (
            "How monks lived\nThomas Quennelby with Zoe Brancuvette\nThey had leprosy and gout.",
            {},
        ),
        # many words that may be passed over, and no end: read in no time all the same
        (f"Thomas Quennelby {'really ' * 60}likes maths.", {}),
        (
            f"The sea\nThomas Quennelby {'As,' * 20} Zoe Brancuvette!!\nHe has asthma.",
            {"P1": {"health"}},
        ),
        (
            "Why did people fear the plague?\n"
            "Thomas Quennelby and Siobhan O'Garrowby, 5A, pictures by Zoe Brancuvette\n"
            "The sick had swellings and fever.",
            {},
        ),
        (
            "The dragon\nThomas Quennelby wrote it, Zoe Brancuvette drew it\nHe has asthma.",
            {},
        ),
        (
            "Thomas Quennelby came in late three days in a row, on a child protection plan.",
            {"P1": {"safeguarding"}},
        ),
        ("Thomas Quennelby came in late three days in a row.", {"P1": {"attendance"}}),
        ("Any allegation goes to the designated lead, Odette Marchbanksly.", {}),
        ("Thomas Quennelby won the Sacristan's shield.", {}),
        (
            "Tide tables: Thomas Quennelby draws the graph. For Friday, all: questions 1 to 8.",
            {},
        ),
        ("Head: Odette Marchbanksly\n\nTelephone 01632 960111 (absence line: press 1)", {}),
        (
            "Our play, scene 2\nThomas Quennelby: Who did it?\n"
            "Siobhan O'Garrowby: He was arrested for it!",
            {},
        ),
        (
            "Thomas Quennelby: no news\nSiobhan O'Garrowby: He was arrested!",
            {"P2": {"criminal"}},
        ),
        (
            "Police interviewed Thomas Quennelby under caution on Tuesday about a stolen moped.",
            {"P1": {"criminal"}},
        ),
        ("Prize winners:\nThomas Quennelby\nSiobhan O'Garrowby", {}),
        ("Trip list\nThomas Quennelby\nZoe Brancuvette\n\nBring inhalers for asthma.", {}),
        (
            "1. Thomas Quennelby: asthma\n2. Siobhan O'Garrowby: has an EHCP",
            {"P1": {"health"}, "P2": {"sen"}},
        ),
        (
            "Thomas Quennelby\t5A\tasthma\nSiobhan O'Garrowby\t6C\thas an EHCP",
            {"P1": {"health"}, "P2": {"sen"}},
        ),
        # what a page wraps, a school's sanctions in prep, and people at a unit
        (
            "The governors' panel sits on the 19th to decide whether Thomas Quennelby\n"
            "should be reinstated after the PEx.",
            {"P1": {"exclusion"}},
        ),
        (
            "We have put Thomas Quennelby in Saturday detention for repeated defiance in prep.",
            {"P1": {"behaviour"}},
        ),
        ("Thomas Quennelby came to the unit with an EHCP.", {"P1": {"sen"}}),
        ("Thomas Quennelby did a project in the unit on autism.", {}),
        ("Thomas Quennelby asked the nurse about contraception.", {"P1": {"sexual_life"}}),
        ("Thomas Quennelby asked the class about contraception.", {}),
        # who made a piece of work
        ("Someone I admire, Thomas Quennelby, 5A\n\nEdward Jenner. People jeered at him.", {}),
        ("Food tech evaluation - Thomas Quennelby\nGluten free, for coeliac disease.", {}),
        ("An Inspector Calls: who did it?\nThomas Quennelby (5A)\nShe was pregnant.", {}),
        ("Cause for concern\nThomas Quennelby (5A)\nHe has asthma.", {"P1": {"health"}}),
        (
            "Cholera in Soho 1854\nresearched by Thomas Quennelby and Siobhan O'Garrowby\nDeaths.",
            {},
        ),
        (
            "Tiny Tim: a study by Thomas Quennelby\n5A, group work with Siobhan O'Garrowby\n"
            "Tim is disabled and his family is poor.",
            {},
        ),
        (
            "Fresh cuts on the arm shown to the nurse by Thomas Quennelby, who did it himself.",
            {"P1": {"health", "safeguarding"}},
        ),
        (
            "The rehearsal clashes with Diwali and Thomas Quennelby, a Hindu, asks to be excused.",
            {"P1": {"religion"}},
        ),
        (
            "Interview with a Roman soldier\nThomas Quennelby: Has anybody been punished?",
            {},
        ),
        (
            "Mock trial: Thomas Quennelby is foreman in the case of the stolen bicycle.",
            {},
        ),
        # what a grave sentence says besides
        (
            "Thomas Quennelby is falling behind in maths since he went into care.",
            {"P1": {"looked_after"}},
        ),
        ("Ten-minute play\nGOLDILOCKS: Thomas Quennelby\nMUMMY BEAR: She broke the chair!", {}),
        ("Piano timetable\n09.00 Thomas Quennelby (Grade 3)", {}),
        ("Maths results\nThomas Quennelby (Grade 3)", {"P1": {"attainment"}}),
        # ambiguous words are of those they are bound to
        ("Steel pans with Thomas Quennelby, then the union and the choir.", {}),
        ("What gas is given off? Thomas Quennelby hit the buzzer first.", {}),
        # a match, an outing and an accident slip; what is done to somebody there is told
        ("Cricket: 84 for 5. Thomas Quennelby hit two sixes.", {}),
        ("Rounders: a huge hit by Thomas Quennelby.", {}),
        ("Netball on Monday: Thomas Quennelby hit another player.", {"P1": {"behaviour"}}),
        ("Gymnastics squad: Thomas Quennelby scored 26.4 on the floor.", {}),
        (
            "Gymnastics squad: Thomas Quennelby scored 26 in the maths test.",
            {"P1": {"attainment"}},
        ),
        ("Thomas Quennelby is on the coach for the gala, leaving at 12.30.", {}),
        ("Thomas Quennelby is leaving at 12.30.", {"P1": {"attendance"}}),
        (
            "Thomas Quennelby fell over at break and has a lump over the left eye.",
            {"P1": {"health"}},
        ),
        # a group is credited with nobody
        ("In this group Thomas Quennelby alone reached a grade 5.", {"P1": {"attainment"}}),
        ("Is Thomas Quennelby Catholic, for the form?", {"P1": {"religion"}}),
        ("The head decided not to exclude Thomas Quennelby.", {"P1": {"exclusion"}}),
        ("Thomas Quennelby did not push anyone.", {"P1": {"behaviour"}}),
        ("Thomas Quennelby drew the card. It shows a strike of the match girls.", {}),
        ('First: Thomas Quennelby, "Robins on Strike" in felt.', {}),
        (
            "On call came for Thomas Quennelby in lesson 4, table tipped over.",
            {"P1": {"behaviour"}},
        ),
        (
            "A section 47 enquiry about Thomas Quennelby begins today.",
            {"P1": {"safeguarding"}},
        ),
        (
            "What happened on Monday\nThomas Quennelby\nHe hit a teacher and was excluded.",
            {"P1": {"behaviour", "exclusion"}},
        ),
        ("How are you?\nThomas Quennelby\nShe has autism.", {"P1": {"sen"}}),
        # each line of a bulletin is of its own matter; a form that says "Name" is of one child
        (
            "Trip to the Crown Court\nJudge: Thomas Quennelby\nDefence: Siobhan O'Garrowby\n"
            "Verdict: guilty of theft\nLates: none",
            {},
        ),
        (
            "Name: Thomas Quennelby\nRoom: 4\nSeen by: Odette Marchbanksly\nOffence: theft",
            {"P1": {"behaviour", "criminal"}},
        ),
        ("Jobs: Thomas Quennelby hose, Zoe Brancuvette hoe\nStolen: one gnome", {}),
        ("Learning support: Odette Marchbanksly\nSchool nurse: Tuesdays, epilepsy clinic", {}),
        # what is told of the roast is not told of who was named three sentences before
        (
            "Star of the week is Thomas Quennelby. Siobhan O'Garrowby sang. Zoe Brancuvette drew "
            "the sign. Thursday's roast is Friday's now. Friday's fish is having a day off.",
            {},
        ),
        # a line that ends before the widest has room for another word has ended
        (
            "Toast maker: Thomas Quennelby, Year 6, with oven gloves\nStamp on your card, five "
            "stamps for a book that you may keep for ever and a day",
            {},
        ),
        ('Thomas Quennelby: see report "Moved Into Foster Care".', {"P1": {"looked_after"}}),
        # a date that nothing calls one of birth is that of the one born then
        ("Work set by Odette Marchbanksly, 3 March 2016", {}),
        ("Siobhan O'Garrowby, 3 March 2016", {}),
        # signatures and headers of earlier mail
        ("Lunch is at 12.\n\nKind regards\nOdette Marchbanksly\nSENCo\n01632 960111", {}),
        (
            "From: Petra Quennelby <petra@postbox.example>\nSent: Monday\nSubject: asthma\n\nHello",
            {"C1": {"contact_details"}},
        ),
        ("On Monday Petra Quennelby wrote about asthma wrote:\n\nHello", {}),
    ],
)
def test_section_tells_of_whom_it_is_about(text: str, told: Told) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thomas Quennelby was born on 03/02/2016, dob 03/02/2016.", {"P1": {"date_of_birth"}}),
        ("UPN W301123420001", {"P1": {"identifiers"}}),
        ("Write to thomas.q@pupils.elm.example.sch.uk", {"P1": {"contact_details"}}),
        ("Ring 01632 960101", {"C1": {"contact_details"}}),
        ("Thomas Quennelby\nTel: 01632 960222", {"P1": {"contact_details"}}),
        ("Thomas Quennelby lives at 3 Elm Row, EL1 2AB.", {"P1": {"contact_details"}}),
        ("Petra Quennelby lives at 3 Elm Row, EL1 2AB.", {"C1": {"contact_details"}}),
        ("The office is on 01632 960333.", {}),
        ("Thomas Quennelby sang.\n\nThe office is on 01632 960333.", {}),
        ("Odette Marchbanksly is on 01632 960333.", {}),
    ],
)
def test_identifier_is_of_its_owner_or_of_whom_it_stands_with(text: str, told: Told) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "around", "told"),
    [
        ("Your son has asthma.", {"recipients": ["C1"]}, {"P1": {"health"}}),
        ("Dear Mrs Quennelby,\n\nYour son has asthma.", {"recipients": ["C1"]}, {"P1": {"health"}}),
        ("Your son has asthma.", {}, {}),
        ("Your son has asthma.", {"recipients": ["S1"]}, {}),
    ],
)
def test_your_child_is_the_one_child_of_whom_is_written_to(
    text: str, around: Mapping[str, object], told: Told
) -> None:
    assert _told(text, **around) == told  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # columns tell what their cells say
        (
            "Name,Form,SEN,Room\nThomas Quennelby,5A,K,Lab 1\nSiobhan O'Garrowby,6C,N,Lab 2\n",
            {"P1": {"sen"}},
        ),
        (
            "Surname,Forename,FSM\nQuennelby,Thomas,Y\nO'Garrowby,Siobhan,N\n",
            {"P1": {"pupil_premium"}},
        ),
        (
            "UPN,Name,Medical\nW301123420001,Thomas Quennelby,asthma\n",
            {"P1": {"identifiers", "health"}},
        ),
        ("Name,Form,FSM\nTom Quennelby,5A,Y\n", {"P1": {"pupil_premium"}}),
        ("Initials,Form,FSM\nTQ,5A,Y\n", {"P1": {"pupil_premium"}}),
        ("Forename,Surname,DOB\nThomas,Quennelby,03/02/2016\n", {"P1": {"date_of_birth"}}),
        # a row is about its subject column, not about parent or teacher beside it
        (
            "Pupil,Parent,Phone\nThomas Quennelby,Petra Quennelby,01632 960222\n",
            {"P1": {"contact_details"}},
        ),
        ("Pupil,Teacher,Grade\nZoe Brancuvette,Odette Marchbanksly,4\n", {"P3": {"attainment"}}),
        (
            "Pupil,Incident\nThomas Quennelby,hit Siobhan O'Garrowby with a ruler\n",
            {"P1": {"behaviour"}},
        ),
        # remarks tell of the row's person
        ("Name,Notes\nThomas Quennelby,has asthma\n", {"P1": {"health"}}),
        (
            "Name,Comments\nThomas Quennelby,was excluded for fighting\n",
            {"P1": {"exclusion", "behaviour"}},
        ),
        (
            "Name,Details\nThomas Quennelby,has asthma and sat beside Siobhan O'Garrowby in the "
            "long lesson on rivers\n",
            {"P1": {"health"}},
        ),
        # rooms, houses and teachers tell nothing
        ("Pupil,House\nThomas Quennelby,Asthma House\n", {}),
        ("Pupil,Room\nThomas Quennelby,SEN room\n", {}),
        ("Name,Room,Seat\nThomas Quennelby,Hall,A4\n", {}),
        # what the heading calls empty is empty
        ("Name,FSM\nThomas Quennelby,N\nZoe Brancuvette,\n", {}),
        ("Name,Medical\nThomas Quennelby,none\nZoe Brancuvette,-\n", {}),
        # without a header every row is a record
        (
            "Thomas Quennelby,asthma\nSiobhan O'Garrowby,epilepsy\nZoe Brancuvette,diabetes\n",
            {"P1": {"health"}, "P2": {"health"}, "P3": {"health"}},
        ),
        # a title row above the header tells of everybody below
        (
            "SEN register,\nName,Form\nThomas Quennelby,5A\nZoe Brancuvette,5A\n",
            {"P1": {"sen"}, "P3": {"sen"}},
        ),
        ("Prize winners,\nName,Form\nThomas Quennelby,5A\n", {}),
    ],
)
def test_row_tells_of_its_person(text: str, told: Told) -> None:
    assert _told(text, table=True) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # rows about staff
        (
            "Staff,Annual salary (£),HR notes\nOdette Marchbanksly,31000,on phased return\n",
            {"S1": {"pay", "staff_hr"}},
        ),
        ("Member of staff,Sick leave\nOdette Marchbanksly,14 days\n", {"S1": {"staff_hr"}}),
        (
            'Staff,Absence reason\nOdette Marchbanksly,"Stress, 21 days"\n',
            {"S1": {"health", "staff_hr"}},
        ),
        # why somebody has free meals, and what they did in the yard
        (
            "Name,FSM eligible,Behaviour log\nZoe Brancuvette,Yes - benefits,Refused to come in\n",
            {"P3": {"behaviour", "pupil_premium"}},
        ),
        # beside a pupil, or behind a date, the member of staff is an author
        ("Pupil,Staff,SEN\nZoe Brancuvette,Odette Marchbanksly,K\n", {"P3": {"sen"}}),
        ("Date,Staff,Incident\n3 May,Odette Marchbanksly,asthma attack in the yard\n", {}),
        # a header row lower down gives its own meanings to what stands below it
        (
            "Name,Form,Seat\nZoe Brancuvette,5A,A1\nLast name,First name,Form,Maths grade\n"
            "Quennelby,Thomas,5A,4\n",
            {"P1": {"attainment"}},
        ),
        (
            "Name,Form,SEN\nZoe Brancuvette,5A,N\n,,\nName,Form,SEN\nThomas Quennelby,5A,K\n",
            {"P1": {"sen"}},
        ),
        # forms: labels to the left of their values, one or two pairs to a row
        (
            "Child,Thomas Quennelby\nReg,4 Heron\nIncident,Swearing at staff\n",
            {"P1": {"behaviour"}},
        ),
        (
            "Name,Thomas Quennelby\nForm,5A\nUnauth absences,9\nMedical notes,Coeliac disease\n",
            {"P1": {"attendance", "health"}},
        ),
        (
            "Name,Thomas Quennelby,Form,5A\nMedical notes,Coeliac disease,Unauth absences,9\n",
            {"P1": {"attendance", "health"}},
        ),
        (
            "Pupil name,Zoe Brancuvette\nSEN,K\nPupil name,Thomas Quennelby\nSEN,N\nFSM,Y\n",
            {"P1": {"pupil_premium"}, "P3": {"sen"}},
        ),
        ("Name,Jane Nobody\nForm,5A\nFriend,Thomas Quennelby\nSEN,K\n", {}),
        # one column for each pupil
        (
            "Pupil,Thomas Quennelby,Zoe Brancuvette\nAttendance,91%,88%\nSEN,K,N\n",
            {"P1": {"attendance", "sen"}, "P3": {"attendance"}},
        ),
        # grids below the name of whom they are about
        ("Thomas Quennelby,,\nSubject,Grade,Target\nMaths,5,6\n", {"P1": {"attainment"}}),
        (
            "Name,Thomas Quennelby,\nForm,5A,\nSubject,Grade,Target\nMaths,5,6\n",
            {"P1": {"attainment"}},
        ),
        # several in one cell; sums are about nobody
        (
            'Pupils involved,Incident\n"Thomas Quennelby, Zoe Brancuvette",fighting\n',
            {"P1": {"behaviour"}, "P3": {"behaviour"}},
        ),
        (
            "Name,Attendance\nThomas Quennelby,91%\nTotal,91%\nClass average,95%\n",
            {"P1": {"attendance"}},
        ),
        # what stands to the left is no label where several people have it
        (
            "asthma,Thomas Quennelby\nepilepsy,Zoe Brancuvette\n",
            {"P1": {"health"}, "P3": {"health"}},
        ),
    ],
)
def test_table_tells_in_every_shape_that_schools_write_it(text: str, told: Told) -> None:
    assert _told(text, table=True) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Name: Thomas Quennelby\nForm: 5A\n\nSubject  Grade  Target\nMaths    5      6\n",
            {"P1": {"attainment"}},
        ),
        (
            "Hi all,\n\nLast name  First name  Form  Hardship\nQuennelby  Thomas      5A    £120\n",
            {"P1": {"financial"}},
        ),
        # a scale, and what dishes are made of, are nobody's
        ("Thomas Quennelby\n\nGrade  Marks\n9      180\n8      160\n7      140\n", {}),
        ("Thomas Quennelby\n\nClass  Dish   Allergens\n5A     Curry  Nuts\n", {}),
    ],
)
def test_typed_table_tells_of_whom_it_is_about(text: str, told: Told) -> None:
    part = replace(a_body(text), tables=aligned_tables(text))
    assert told_of(attached([part], ROSTER)) == told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("SEN register.xlsx", {"P1": {"sen"}, "P3": {"sen"}}),
        ("FSM", {"P1": {"pupil_premium"}, "P3": {"pupil_premium"}}),
        ("Seating plan.xlsx", {}),
        ("", {}),
    ],
)
def test_file_name_tells_of_everybody_in_its_table(title: str, told: Told) -> None:
    part = a_body("Name,Form\nThomas Quennelby,5A\nZoe Brancuvette,5A\n", table=True, title=title)
    assert told_of(attached([part], ROSTER)) == told


@pytest.mark.parametrize(
    ("subject", "body", "told"),
    [
        ("Thomas Quennelby", "He has asthma.", {"P1": {"health"}}),
        ("Thomas Quennelby", "Siobhan O'Garrowby has asthma.", {"P2": {"health"}}),
        ("Thomas Quennelby and Zoe Brancuvette", "He has asthma.", {}),
        ("Lunch", "He has asthma.", {}),
    ],
)
def test_subject_line_governs_the_body(subject: str, body: str, told: Told) -> None:
    line = Part(0, Personal("subject"), Origin.SUBJECT, Personal(subject))
    assert told_of(attached([line, a_body(body, index=1)], ROSTER)) == told


def test_one_part_does_not_tell_of_people_in_another() -> None:
    parts = [
        a_body("Thomas Quennelby sang.", index=0),
        Part(1, Personal("policy.txt"), Origin.ATTACHMENT, Personal("Medical: asthma")),
    ]
    assert told_of(attached(parts, ROSTER)) == {}


def test_ambiguous_name_is_told_nothing_of() -> None:
    roster = a_roster([a_pupil("P1", "Fay Lowenthorne"), a_pupil("P2", "Fay Lowenthorne")])
    assert told_of(attached([a_body("Fay Lowenthorne has asthma.")], roster)) == {}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Lane,Name,Score\n3,Thomas Quennelby,38\n", {}),
        ("Set,Name,Score\n3,Thomas Quennelby,38\n", {"P1": {"attainment"}}),
    ],
)
def test_what_is_scored_in_a_race_is_no_mark(rows: str, told: Told) -> None:
    assert _told(rows, table=True) == told


def test_need_below_a_heading_of_needs_is_no_illness() -> None:
    table = a_body('Name,Access arrangements\nThomas Quennelby,"Laptop, dyspraxia"\n', table=True)
    assert told_of(attached([table], ROSTER)) == {"P1": {"sen"}}


def test_heading_that_is_also_somebodys_initials_is_a_heading() -> None:
    roster = a_roster([a_pupil("P1", "Tara Greenhow"), a_pupil("P2", "Tim Gossage")])
    table = a_body("Candidate,TG,FSM eligible\nTara Greenhow,3 Heron,Y\n", table=True)
    assert told_of(attached([table], roster)) == {"P1": {"pupil_premium"}}


def test_a_pupils_form_tells_nothing_below_any_heading() -> None:
    rows = "Pupil,Provision base\nThomas Quennelby,5A\nZoe Brancuvette,SEN base"
    roster = a_roster(
        [a_pupil("P1", "Thomas Quennelby", form="5A"), a_pupil("P2", "Zoe Brancuvette", form="5A")]
    )
    assert told_of(attached([a_body(rows, table=True)], roster)) == {"P2": {"sen"}}
