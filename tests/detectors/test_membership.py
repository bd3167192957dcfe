"""Texts that tell what all who get them have in common, beside texts that go to everybody."""

from __future__ import annotations

import pytest

from detectors.membership import tells_membership

# Subject line and text of a mail that several families get, and what being sent it tells.
TELLING = [
    ("SEND coffee morning on Friday at nine", "", "sen"),
    ("EAL families", "We will have an interpreter on Tuesday.", "ethnicity"),
    ("Bereavement group", "The next session is on Monday at 3.", "health"),
    ("Anger management sessions", "These start on Tuesday in the Hub.", "behaviour"),
    ("Breakfast club for PP families", "From Monday breakfast is free.", "pupil_premium"),
    ("LAC review dates", "Please put them in your diary.", "looked_after"),
    ("PEP meetings", "Hello, the dates are below.", "looked_after"),
    ("Young carers", "Hello all, our young carers' trip to the farm is on 3 May.", "safeguarding"),
    (
        "Trip on Friday",
        "As your child is one of our young carers, there is a place for them on the trip.",
        "safeguarding",
    ),
    (
        "Free bus pass",
        "Hello, you are getting this because your family is on our free school meals list.",
        "pupil_premium",
    ),
    (
        "Food vouchers",
        "Hi, the supermarket vouchers for half term are attached. Please let us"
        " know if you have trouble using yours.",
        "pupil_premium",
    ),
    ("Catch up", "Please let me know if you can come to the SEND coffee morning.", "sen"),
    ("Hello", "It was lovely to see so many of our adoptive parents last week.", "looked_after"),
    (
        "Speech and language groups",
        "Your child will be seen by the therapist on Wednesday mornings from next week.",
        "sen",
    ),
    ("Dyslexia screening", "Your child will be assessed on Monday.", "sen"),
    ("Attendance panel", "You are invited to an attendance panel on Monday.", "attendance"),
    ("Asthma clinic", "The nurse will see your child on Wednesday.", "health"),
    ("Next week", "This is to the families of children who have a social worker.", "safeguarding"),
    ("EHCP annual reviews", "Please find the dates below.", "sen"),
    (
        "Uniform grant",
        "Your uniform grant has been paid to the shop; show this mail at the till.",
        "pupil_premium",
    ),
    (
        "Hampers",
        "Your Christmas hamper is ready to collect from the food bank in the hall.",
        "financial",
    ),
    ("Nurture group", "Welcome to our nurture group families! We start on Monday.", "sen"),
    ("Ramadan", "For our fasting pupils: a quiet room at lunch time.", "religion"),
    ("Ukrainian families' tea", "See you on Friday.", "ethnicity"),
    ("Exam access arrangements", "Your son will sit his exams in a smaller room.", "sen"),
    ("Tuesday", "Thank you for coming to the meeting for parents of children with ADHD.", "sen"),
    ("Counselling", "Your child's counselling slots will move to Thursday.", "health"),
    ("Taxi times", "For children travelling to the resource base, taxis leave at 3.", "sen"),
    ("Reintegration meetings", "The reintegration meeting for your child is at 9.", "exclusion"),
    ("Autism parents' network", "", "sen"),
    ("GCSE resits", "Your child will resit maths in November.", "attainment"),
    ("Hardship fund", "Your payment from the hardship fund will arrive on Friday.", "financial"),
    ("Kinship carers' coffee", "", "looked_after"),
    ("Invitation to the Virtual School celebration", "", "looked_after"),
    ("Deaf children's picnic", "", "health"),
    ("Diabetes update", "To parents of our diabetic pupils: new kits have arrived.", "health"),
    (
        "Lunches",
        "All of you are in receipt of benefits-related free school meals, so "
        "lunch on the trip is paid for.",
        "pupil_premium",
    ),
    ("Support for service families", "Coffee on Tuesday.", "pupil_premium"),
    ("Rainbow group", "The LGBTQ+ group meets on Thursday.", "sexual_life"),
    (
        "Next term's laptops",
        "You have been chosen because your children get the pupil premium.",
        "pupil_premium",
    ),
    (
        "Our group on Monday",
        "A reminder for the mums and dads in our grief support circle.",
        "health",
    ),
]

TELLING_NOBODY = [
    ("Trip on Friday", "Please bring a packed lunch, a coat and any asthma inhalers."),
    ("Football", "Well done to both boys today."),
    ("Lunch", "The lunch menu is attached."),
    ("Playdate", "The children played nicely together at the club."),
    ("Party", "Cake sale on Friday: no nuts please, we have a nut-free school."),
    ("SEND policy", "Our SEND policy has been updated and is on the website."),
    (
        "Free school meals",
        "If your child might be eligible for free school meals, apply at the office.",
    ),
    ("Free school meals vouchers", "If you think you may qualify, apply online."),
    ("SEND coffee morning", "All parents are welcome."),
    ("Anti-bullying week", "Please wear odd socks."),
    ("Autism awareness week", "We will hold an assembly on autism."),
    ("Black History Month", "Children will learn about Mary Seacole."),
    (
        "Swimming kit",
        "Hello everyone,\n\nSwimming starts next week. Please send a towel, "
        "goggles and a swimming hat.",
    ),
    (
        "Cake sale",
        "Hi all,\n\nThe cake sale is on Friday after school. Tins on the table by"
        " the door please, and label what is in them.",
    ),
    ("Parents' evening", "Book your appointment online."),
    ("Does your child have asthma?", "Please tell the office."),
    ("Choir", "Rehearsal moves to Wednesday. Please send a drink."),
    ("Year 6 leavers' assembly", "Parents are invited at 2pm."),
    ("Pantomime", "Your children are angels in the play; a white T-shirt please."),
    ("Class rep", "Could the two of you help at the summer fair?"),
    ("Lift share", "You both asked about sharing a lift to the away match."),
    ("Consent", "Please return the consent forms for the residential by Friday."),
    ("Reading", "Reading books are changed on Monday."),
    ("Head lice", "There has been a case in the class. Please check your child's hair."),
    ("Nursery places", "Your nursery place starts in September."),
    ("Secondary school applications", "Apply online by 31 October."),
    ("Exams", "The mock timetable is attached."),
    ("Uniform", "Our second-hand uniform sale is on Friday."),
    ("Detention policy", "We have changed the behaviour policy."),
    ("Photographs", "Your child's photograph is ready to order."),
    ("Send the form", "Please send the form back by Friday."),
    ("Forms", "Send in your forms and parents will hear from us."),
    ("Sports day", "Send your child in PE kit. Parents are welcome from ten."),
    ("Reminder to send in Christmas jumper money", "Thank you."),
    ("Music", "Black shoes and white shirts for the choir please."),
    ("Add your name", "Please add your children's names to the list."),
    ("Salt dough", "We need salt and flour for the children."),
    ("Club", "The Polish cookery club is full."),
    ("Walk to school week", "Collect a pedometer for your family."),
    ("Charity", "We are collecting for the food bank; please send a tin."),
]


@pytest.mark.parametrize(("subject", "text", "category"), TELLING)
def test_to_be_sent_it_tells_what_they_have_in_common(
    subject: str, text: str, category: str
) -> None:
    assert tells_membership(f"{subject}\n\n{text}") == {category}


@pytest.mark.parametrize(("subject", "text"), TELLING_NOBODY)
def test_to_be_sent_it_tells_nothing_of_anybody(subject: str, text: str) -> None:
    assert tells_membership(f"{subject}\n\n{text}") == frozenset()


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("SEND coffee morning", True),
        ("Send coffee for the morning", False),
        ("PEP meetings on Monday", True),
        ("A pep talk at the meeting on Monday", False),
        ("LAC reviews", True),
        ("We add reviews to the list", False),
    ],
)
def test_an_acronym_is_a_group_and_the_word_is_not(text: str, is_told: bool) -> None:
    assert bool(tells_membership(text)) is is_told
