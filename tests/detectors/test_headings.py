"""Column headings and form labels, and the values below them."""

from __future__ import annotations

from importlib import resources

import pytest
import yaml

from detectors.headings import Meaning, heading_meaning, is_telling, told_below
from detectors.known_headings import KNOWN_HEADINGS
from detectors.vocabulary import flat_form
from scanner.model import CATEGORIES

ROLES = {
    "name": [
        "Name",
        "Pupil",
        "Student Name",
        "Pupil's full name:",
        "Candidate name",
        "Member of staff",
        "Staff name",
        "Employee",
        "Colleague",
        "Name of employee",
    ],
    "given": ["Forename", "First name", "given_name", "Legal Forename", "Given Names"],
    "family": ["Surname", "Last Name", "family_name", "Legal surname"],
    "preferred": ["Preferred name", "Known as", "Preferred Forename"],
    "form": ["Form", "Reg", "Tutor group", "Class", "Reg Grp", "Reg gp", "Tutor gp"],
    "year": ["Year", "Yr", "Year group", "NCY"],
    "school": ["School", "Academy", "Destination school"],
    "parent": ["Parent", "Mother's name", "Contact 1", "Parent/Carer", "Emergency Contact"],
    "staff": [
        "Deputy Head and Designated Safeguarding Lead",
        "Teacher",
        "Tutor",
        "Author",
        "Recorded by",
        "Maths teacher",
        "Staff",
    ],
    "neutral": [
        "Room",
        "Seat",
        "House",
        "Date",
        "Subject",
        "Time",
        "Notes",
        "Maths room",
        "Username",
        "Comment",
        "Exam Date",
        "T-shirt size",
    ],
}
CATEGORY_HEADINGS = {
    "pupil_premium": [
        "FSM",
        "PP",
        "Ever 6",
        "FSM (Y/N)",
        "Pupil Premium Indicator",
        "Service Child",
    ],
    "sen": ["SEN", "SEN Status", "SEND", "EHCP", "SEN Need", "Access arrangements", "Primary need"],
    "health": ["Medical", "Med", "Allergies", "Dietary requirements", "Medical conditions", "GP"],
    "looked_after": ["CLA", "LAC", "In care", "PLAC", "PEP"],
    "ethnicity": ["Ethnicity", "EAL", "First language", "Ethnic Code", "Nationality"],
    "religion": ["Religion", "Faith"],
    "safeguarding": ["CP", "CPP", "CIN", "Social worker", "Safeguarding concern", "Young Carer"],
    "attendance": ["Attendance %", "% Attendance", "Lates", "Unauth", "Attendance 2025/26"],
    "behaviour": ["Behaviour points", "Detentions", "Incident", "Sanction", "Behaviour"],
    "exclusion": ["Suspensions", "Exclusions", "FEX"],
    "attainment": [
        "KS2 Maths",
        "Autumn Grade",
        "Reading",
        "Maths",
        "Predicted grade",
        "Y7 Autumn Maths",
        "Reading age (Sept)",
        "Key Stage 2 Reading Scaled Score",
        "ATL",
        "%",
    ],
    "contact_details": [
        "Address",
        "Home address",
        "Mobile",
        "Parent email",
        "ParentEmail",
        "Postcode",
    ],
    "identifiers": ["Candidate No", "ULN", "NHS Number", "NI number", "TRN"],
    "credentials": ["Password", "Temp password", "PIN"],
    "financial": ["Dinner money", "Arrears", "Balance", "Bursary", "Sort code"],
    "pay": ["Salary", "Pay point", "Spine point", "TLR"],
    "staff_hr": ["Sickness days", "DBS number", "Appraisal outcome", "Redundancy score"],
    "trade_union": ["Union", "Trade union"],
    "political": ["Political party"],
    "sexual_life": ["Sexual orientation", "Pronouns"],
    "biometric": ["Fingerprint", "Biometric consent"],
    "genetic": ["Genetic condition"],
    "criminal": ["Convictions", "YOT"],
}


@pytest.mark.parametrize(
    ("heading", "role"), [(heading, role) for role, all_ in ROLES.items() for heading in all_]
)
def test_heading_has_its_role(heading: str, role: str) -> None:
    meaning = heading_meaning(heading)
    assert meaning is not None
    assert meaning.role == role
    assert meaning.category is None


@pytest.mark.parametrize(
    ("heading", "category"),
    [(heading, category) for category, all_ in CATEGORY_HEADINGS.items() for heading in all_],
)
def test_heading_has_its_category(heading: str, category: str) -> None:
    assert heading_meaning(heading) == Meaning("category", category)


@pytest.mark.parametrize(
    ("label", "category"),
    [
        ("Does your child have any allergies or medical conditions?", "health"),
        ("Has your child ever been under the care of a social worker?", "safeguarding"),
        ("Is your child entitled to free school meals?", "pupil_premium"),
        ("What is your child's first language?", "ethnicity"),
    ],
)
def test_long_label_of_a_form_has_its_category(label: str, category: str) -> None:
    meaning = heading_meaning(label)
    assert meaning is not None
    assert meaning.category == category


def test_identifying_columns_have_role_and_category() -> None:
    assert heading_meaning("UPN") == Meaning("upn", "identifiers")
    assert heading_meaning("D.O.B.") == Meaning("date_of_birth", "date_of_birth")
    assert heading_meaning("Date of birth:") == Meaning("date_of_birth", "date_of_birth")


@pytest.mark.parametrize("text", ["", "Cake", "Thandi", "8B", "Breakfast", "x" * 500])
def test_other_words_are_no_heading(text: str) -> None:
    assert heading_meaning(text) is None


@pytest.mark.parametrize(
    "heading", ["Summer conc", "Trip dets", "Size med", "COVID neg", "Prog seller", "Trip pt\u017f"]
)
def test_short_forms_of_several_words_are_left_as_they_are(heading: str) -> None:
    assert told_below(heading, "4") == frozenset()


@pytest.mark.parametrize("heading", ["GP", "Surgery GP", "Practice GP"])
def test_a_column_of_doctors_tells_health(heading: str) -> None:
    assert told_below(heading, "Dr Okafor") == {"health"}


@pytest.mark.parametrize("heading", ["Class/base", "Reg/Base", "Form/House", "Group & room"])
def test_parts_that_tell_nothing_tell_nothing_together(heading: str) -> None:
    assert told_below(heading, "The Nest") == frozenset()
    assert told_below(f"{heading}/SEN", "K") == {"sen"}


@pytest.mark.parametrize("heading", ["Reg gp", "Tutor gp", "Maths gp", "Phonics gp"])
def test_a_column_of_groups_tells_nothing(heading: str) -> None:
    assert told_below(heading, "Group 3") == frozenset()


@pytest.mark.parametrize(
    ("heading", "value", "category"),
    [
        ("Wkg at", "EXS", "attainment"),
        ("Beh pts net", "-24", "behaviour"),
        ("Detns this ½ term", "3", "behaviour"),
        ("Soc. worker & reason", "MASH s47 open", "safeguarding"),
        ("Dinner a/c bal", "-£42.10", "financial"),
    ],
)
def test_words_that_a_heading_cuts_short_are_read_in_full(
    heading: str, value: str, category: str
) -> None:
    assert told_below(heading, value) == {category}


def test_no_heading_stands_twice() -> None:
    flat = [
        flat_form(heading)
        for file in resources.files("detectors.lexicons.headings").iterdir()
        if file.name.endswith(".yaml")
        for entry in yaml.safe_load(file.read_text("utf-8"))
        for heading in entry["headings"].split("|")
    ]
    assert len(flat) == len(KNOWN_HEADINGS) > 8000
    assert "" not in KNOWN_HEADINGS


def test_table_of_headings_uses_the_names_of_the_contract() -> None:
    roles = {*ROLES, "category", "upn", "date_of_birth", "hint"}
    for heading, meaning in KNOWN_HEADINGS.items():
        assert meaning.role in roles, heading
        assert meaning.category is None or meaning.category in CATEGORIES, heading


@pytest.mark.parametrize(
    ("category", "value", "telling"),
    [
        ("sen", "E", True),
        ("sen", "K", True),
        ("sen", "N", False),
        ("sen", "PD", True),
        ("sen", "HI", True),
        ("sen", "No SEN", False),
        ("sen", "ASD", True),
        ("pupil_premium", "Y", True),
        ("pupil_premium", "T", True),
        ("pupil_premium", "1", True),
        ("pupil_premium", "True", True),
        ("pupil_premium", "✓", True),
        ("pupil_premium", "N", False),
        ("pupil_premium", "False", False),
        ("pupil_premium", "0", False),
        ("pupil_premium", "", False),
        ("ethnicity", "WBRI", True),
        ("ethnicity", "APKN", True),
        ("ethnicity", "NOBT", False),
        ("ethnicity", "Refused", True),
        ("health", "Asthma", True),
        ("health", "None", False),
        ("health", "n/a", False),
        ("health", " - ", False),
        ("health", "No known allergies", False),
        ("attendance", "0", True),
        ("attendance", "87.5%", True),
        ("attendance", "", False),
        ("attendance", "-", False),
        ("pay", "0", True),
        ("pay", "M4", True),
        ("attainment", "0", True),
        ("attainment", "7", True),
        ("attainment", "B+", True),
        ("attainment", "WTS", True),
        ("attainment", "Working towards", True),
        ("attainment", "34/60", True),
        ("attainment", "09:00", False),
        ("attainment", "Hall", False),
        ("attainment", "Mr Adeyemi", False),
        ("financial", "£34.50", True),
        ("financial", "£0.00", False),
        ("looked_after", "No", False),
        ("looked_after", "Yes", True),
        ("behaviour", "12", True),
        ("behaviour", "0", False),
        ("biometric", "No", True),
        ("biometric", "Refused", True),
        ("biometric", "", False),
        ("attainment", "8:04", True),
        ("attainment", "12:11", False),
        ("attainment", "10:35", False),
        ("credentials", "Sunflower22", True),
        ("credentials", "********", False),
        ("credentials", "reset", False),
        ("trade_union", "NEU", True),
        ("trade_union", "None", False),
        ("political", "Green", True),
    ],
)
def test_value_tells_or_does_not(category: str, value: str, telling: bool) -> None:
    assert is_telling(category, value) is telling


@pytest.mark.parametrize(
    ("heading", "value", "of_staff", "told"),
    [
        ("Salary", "£41,500", True, {"pay"}),
        ("Pay scale", "UPS2", True, {"pay"}),
        ("Spine point", "12", True, {"pay"}),
        ("Reading age", "8:00", False, {"attainment"}),
        ("Reading age", "10:02", False, {"attainment"}),
        ("Maths", "9:00", False, set()),
        ("Teacher assessment", "PKF", False, {"attainment"}),
        ("Free school meals", "Eligible", False, {"pupil_premium"}),
        ("Free school meals", "Not eligible", False, set()),
        ("Gender", "Trans male", False, {"sexual_life"}),
        ("Gender", "F", False, set()),
        ("HR status", "Redundant", True, {"staff_hr"}),
        ("Sickness absence", "12 days, stress", True, {"staff_hr", "health"}),
        ("Swearing at staff", "Detention", False, {"behaviour"}),
        ("EpiPen expiry", "09/27", False, {"health"}),
        ("Medical Y/N", "Y", False, {"health"}),
        ("Epilepsy date", "12/10/2021", False, {"health"}),
        ("Medical info", "Ritalin 10", False, {"health"}),
        ("Medical form", "12 Sept 2026", False, set()),
        ("First aid expiry", "09/27", False, set()),
        ("Combined science", "7/6", False, {"attainment"}),
        ("Owes", "£6.99 for lost book", False, {"financial"}),
        ("Owes", "reading book", False, set()),
        ("Notes for DSL", "bruise on arm", False, {"safeguarding"}),
        ("CP DSL", "Y", False, {"safeguarding"}),
        ("Placement", "Royal Opera House", False, set()),
        ("Placement", "long-term fostering", False, {"looked_after"}),
        ("Biometric consent", "No", False, {"biometric"}),
        ("Fingerprint taken", "Yes", False, {"biometric"}),
        ("Reason for absence", "Stress", False, {"attendance", "health"}),
        ("Reason for absence", "Stress", True, {"staff_hr", "health"}),
        ("Reason for absence", "Operation", True, {"staff_hr", "health"}),
        ("Reason for absence", "Maternity", True, {"staff_hr"}),
        ("Reason for absence", "", True, set()),
        ("Union subscriptions", "GMB", True, {"trade_union"}),
        ("Which union?", "None", True, set()),
        ("Party member", "Plaid Cymru", True, {"political"}),
        ("Voting intention", "Green", True, {"political"}),
        ("Carrier status", "BRCA1", False, {"genetic"}),
        ("% present", "79.6", False, {"attendance"}),
        ("BTEC Unit 3", "P", False, {"attainment"}),
        ("Maths", "P", False, set()),
        ("ALPS MEG", "B/C", False, {"attainment"}),
        ("Absence reason (staff)", "Anxiety", True, {"staff_hr", "health"}),
        ("Supply staff", "Asthma", True, set()),
        ("Eth code", "WBRI", False, {"ethnicity"}),
        ("Paper code", "1MA1", False, set()),
        ("Facility time", "2 hours", True, {"trade_union"}),
        ("Start time", "2 hours", True, set()),
        ("FPEx days", "1.5", False, {"exclusion"}),
        ("Face recog enrolled", "No", False, {"biometric"}),
        ("Gene test result", "Pending", False, {"genetic"}),
        ("National identity", "English", False, {"ethnicity"}),
        ("First language", "English", False, set()),
        ("Probation outcome", "Extended", True, {"staff_hr"}),
        ("Password", "Otter-77", False, {"credentials"}),
        ("Room", "12", False, set()),
        ("Favourite cake", "Lemon", False, set()),
    ],
)
def test_value_below_a_heading_or_after_a_label_tells(
    heading: str, value: str, of_staff: bool, told: set[str]
) -> None:
    assert told_below(heading, value, of_staff=of_staff) == told


@pytest.mark.parametrize(
    ("heading", "value", "of_staff", "told"),
    [
        ("Att % 24/25", "91.3", False, {"attendance"}),
        ("Beh pts wk 6", "-4", False, {"behaviour"}),
        ("CPOMS: Sexuality", "bi, has not told dad", False, {"sexual_life"}),
        ("Attendance - Maths", "91", False, {"attendance"}),
        ("Type of suspension (SIMS)", "Fixed, 2 days", False, {"exclusion"}),
        ("Sparx PW", "maple-fox-19", False, {"credentials"}),
        ("Class Charts access code", "K7PQ2XD", False, {"credentials"}),
        ("Class Charts access code", "Yes", False, set()),
        ("1:1 hours p/w", "15 am only", False, {"sen"}),
        ("Music lessons fee due", "£48", False, {"financial"}),
        ("Exam duty fee", "£25", True, {"pay"}),
        ("Mum's mobile", "07700 900123", False, {"contact_details"}),
        ("Phone handed in", "Y", False, set()),
        ("Reasoning P2 + P3", "19 + 22", False, {"attainment"}),
        ("ABRSM piano grade", "Gr 3 Merit", False, {"attainment"}),
        ("Hustings: sat with", "Labour", True, {"political"}),
        ("Grandparents from", "Roma", False, {"ethnicity"}),
        ("SLT association", "ASCL", True, {"trade_union"}),
        ("House", "Green", False, set()),
        ("Language", "French", False, set()),
        ("Language", "Urdu", False, {"ethnicity"}),
        ("Stress RA", "Completed Oct", True, {"staff_hr"}),
        # Beside words that no heading of the category holds, a stem only hints.
        ("Mutation monsters", "Y", False, set()),
        ("Mutation monsters", "cystic fibrosis carrier", False, {"genetic"}),
    ],
)
def test_heading_is_read_by_its_pieces(
    heading: str, value: str, of_staff: bool, told: set[str]
) -> None:
    assert told_below(heading, value, of_staff=of_staff) == told


@pytest.mark.parametrize("of_staff", [False, True])
@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("Late bus", "Route 2"),
        ("Nurse costume", "Y"),
        ("History trip", "Y"),
        ("Maths book returned", "Y"),
        ("Court (tennis)", "2"),
        ("Body map (science)", "Y"),
        ("Church visit", "Group 2"),
        ("Race time", "12.4"),
        ("Egg and spoon race", "1st"),
        ("Finger painting", "Y"),
        ("Lino print done", "Y"),
        ("Thumb piano", "Y"),
        ("Bail of hay", "Y"),
        ("Suspension bridge model", "Y"),
        ("Student voice topic", "Brexit"),
        ("Party", "Crisps"),
        ("Poster", "Green planet"),
        ("Country drawn", "Kenya"),
        ("Assembly theme", "Ramadan"),
        ("Laptop no", "LT-233"),
        ("Bus pass", "A1234567"),
        ("Locker key", "Y"),
        ("Login name", "jonesa"),
        ("Charity money raised", "£10"),
        ("Trip cost", "£12"),
        ("INSET attended", "Y"),
        ("First aider?", "exp 2027"),
        ("Favourite team", "Rangers"),
        ("Slip in?", "Y"),
        ("Score in quiz", "12"),
        ("PE kit size", "11-12"),
        ("Tablet trolley", "B"),
        ("Transition buddy", "Sam"),
    ],
)
def test_heading_of_a_thing_or_an_occasion_tells_nothing(
    heading: str, value: str, of_staff: bool
) -> None:
    assert told_below(heading, value, of_staff=of_staff) == frozenset()


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("Medical form", "Y"),
        ("Medical form in?", "back"),
        ("Contact details checked", "12/9"),
        ("Birth cert seen", "Y"),
        ("Proof of address", "council tax"),
        ("First aid trained", "09/27"),
        ("Epilepsy training", "Sept 26"),
    ],
)
def test_what_an_office_ticks_off_tells_nothing(heading: str, value: str) -> None:
    assert told_below(heading, value) == frozenset()


@pytest.mark.parametrize(
    ("heading", "value", "told"),
    [
        ("Medical form", "asthma, inhaler", {"health"}),
        ("Medical", "Y", {"health"}),
        ("Placement", "Foster (IFA)", {"looked_after"}),
        ("Placement", "vet's", set()),
        ("Voted for", "Labour", {"political"}),
        ("Voted for", "Odette, a longer lunch", set()),
        ("Race", "sack", set()),
        ("Race", "Black Caribbean", {"ethnicity"}),
        ("Paper 1", "14/3", set()),
        ("Paper 1", "14/80", {"attainment"}),
        ("Owes", "1 book", set()),
        ("Owes", "book £6.99", {"financial"}),
        ("Dietary", "veg", set()),
        ("Dietary", "no nuts", {"health"}),
    ],
)
def test_the_value_tells_what_the_heading_leaves_open(
    heading: str, value: str, told: set[str]
) -> None:
    assert told_below(heading, value) == told
