"""The policy's table, line by line: who may have what about whom, and by which line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rules.pattern import Example, MailExample
from rules.policy import Limits, load_policy
from scanner.may.entitlement import Entitlement, Situation
from scanner.model import Agency, Field, Group, GroupKind, Principal, Standing
from scanner.personal import Personal
from scanner.roster.roster import Roster
from scanner.who.recipients import Recipients
from tests.rules.scene import scene
from tests.school import school_roster
from tests.school.pipeline import school_pipeline
from tests.small_roster import (
    a_contact,
    a_link,
    a_pupil,
    a_roster,
    a_teacher,
    an_agency_worker,
)

TODAY = date(2026, 11, 21)
FIR, ASH = "fir.example.sch.uk", "ash.example.sch.uk"
# Addresses by what their holders are; the roster of tests/school says the same.
ZORVANE = f"zorvane1@pupils.{FIR}"  # P01, pupil of fir, 5A
BRIXOLAN = f"brixolan3@pupils.{FIR}"  # P03
ORLENDA = f"orlenda12@pupils.{ASH}"  # P12, left ash in July
MARAVELLE = "maravelle.q@postbox.example"  # C01, of P01 and P02
TORQUILAN = "torquilan@letterbag.example"  # C02, of P01 and P02
SENNABETH = "sennabeth.tharnaby@postbox.example"  # C03, of P03
PHILOMANDRA = "philomandra@postbox.example"  # C05, of P05
GRELTHAM = "greltham.p@letterbag.example"  # C06, of P05: must not learn the address
CASPELIN = "caspelin@letterbag.example"  # C08, of P06: may receive nothing
NOLLEKIN = "nollekin@postbox.example"  # C14, of P12
HEAD = f"head@{FIR}"  # S01
TEACHER = f"gavrielle.tunstock@{FIR}"  # S02
TEACHERS_OWN = "gavrielle.tunstock@webmail.example"
DSL = f"perronel.vray@{FIR}"  # S03
SENCO = f"lisbetha.crumlin@{FIR}"  # S04
ASH_TEACHER = f"dorvan.highmoor@{ASH}"  # S05
GOVERNOR = "ulverick@boardpost.example"  # S06, of fir
FINANCE = f"marchella.elling@{FIR}"  # S07
GONE_TEACHER = f"rosvita.kellingham@{FIR}"  # S08
HEAD_OF_8 = f"tobiasz.wexcombe@{ASH}"  # S09
ASH_OFFICE = f"adelisia.poundstock@{ASH}"  # S10
TRUST = f"corwenna@{FIR}"  # S11, trust officer
SOCIAL_WORKER = "v.holmquist@council.example"  # P03: safeguarding, looked_after, attendance
OTHER_WORKER = "r.abernant@council.example"  # P07: safeguarding
COUNCIL = "somebody@council.example"  # no categories
EXAM_BOARD = "marking@examboard.example"  # attainment of pupils
PAYROLL = "bureau@payrun.example"  # pay, staff_hr, financial of staff
STRANGER = "stranger@nowhere.example"

PLAIN = Situation(day=TODAY)
IN_LIST = replace(PLAIN, recipient_is_alone=False)
FROM_DSL = Situation(frozenset({"dsl"}), True, frozenset({"P01"}), day=TODAY)
FROM_DSL_SIBLINGS = replace(FROM_DSL, pupils=frozenset({"P01", "P02"}))
FROM_DSL_TWO_FAMILIES = replace(FROM_DSL, pupils=frozenset({"P01", "P03"}))
FROM_TEACHER = replace(FROM_DSL, sender_roles=frozenset({"teacher"}))
ONE_LOGIN = replace(PLAIN, logins=1)
TWO_LOGINS = replace(PLAIN, logins=2)
HINTED = replace(PLAIN, hinted_at=frozenset({("P01", "looked_after")}))


def _decided(
    roster: Roster, subject: str, category: str, address: str, situation: Situation
) -> tuple[bool, str, Standing]:
    recipient = Recipients(roster).resolved(Principal(Personal(address), Field.TO))
    decision = Entitlement(roster, load_policy()).decide(subject, category, recipient, situation)
    return decision.allowed, decision.basis, decision.standing


Line = tuple[str, str, str, Situation, bool, str]


def _case(line: Line) -> object:
    subject, category, address, _, allowed, basis = line
    may = "may" if allowed else "may not"
    return pytest.param(*line, id=f"{address} {may} have {category} of {subject}: {basis}")


LINES: list[Line] = [
    # the subject
    ("P01", "identity", ZORVANE, PLAIN, True, "subject"),
    ("P01", "attainment", ZORVANE, PLAIN, True, "subject"),
    ("P01", "health", ZORVANE, PLAIN, True, "subject"),
    ("P01", "safeguarding", ZORVANE, PLAIN, False, "subject"),
    ("S02", "pay", TEACHER, PLAIN, True, "subject"),
    ("S02", "health", TEACHER, PLAIN, True, "subject"),
    # a contact with may_receive=yes
    ("P01", "contact_details", MARAVELLE, PLAIN, True, "contact"),
    ("P01", "exclusion", TORQUILAN, PLAIN, True, "contact"),
    ("P01", "sen", MARAVELLE, PLAIN, True, "contact"),
    ("P02", "pupil_premium", MARAVELLE, PLAIN, True, "contact"),
    ("P03", "identity", MARAVELLE, PLAIN, True, "contact_of_other_pupil"),
    ("P03", "date_of_birth", MARAVELLE, PLAIN, False, "contact_of_other_pupil"),
    ("P03", "attainment", MARAVELLE, PLAIN, False, "contact_of_other_pupil"),
    ("P11", "attainment", MARAVELLE, PLAIN, False, "contact_of_other_pupil"),  # a namesake
    ("P12", "attainment", NOLLEKIN, PLAIN, True, "contact"),
    # C5 to a contact, by who sends it
    ("P01", "safeguarding", MARAVELLE, FROM_DSL, True, "contact_told_by_safeguarding_staff"),
    ("P01", "criminal", MARAVELLE, FROM_DSL_SIBLINGS, True, "contact_told_by_safeguarding_staff"),
    ("P01", "safeguarding", MARAVELLE, FROM_DSL_TWO_FAMILIES, False, "contact_told_by_others"),
    ("P01", "looked_after", MARAVELLE, FROM_TEACHER, False, "contact_told_by_others"),
    ("P03", "safeguarding", MARAVELLE, FROM_DSL, False, "contact_of_other_pupil"),
    *(
        (
            "P01",
            "safeguarding",
            MARAVELLE,
            replace(FROM_DSL, sender_roles=frozenset({role})),
            may,
            f"contact_told_by_{'safeguarding_staff' if may else 'others'}",
        )
        for role, may in [
            ("headteacher", True),
            ("slt", True),
            ("senco", True),
            ("head_of_year", False),
            ("office", False),
            ("trust_officer", False),
        ]
    ),
    # a letter that nobody of the roster signed
    ("P01", "safeguarding", MARAVELLE, PLAIN, True, "contact_told_by_safeguarding_staff"),
    # a contact with may_receive=no
    ("P06", "identity", CASPELIN, PLAIN, False, "barred_contact"),
    ("P06", "identity", CASPELIN, IN_LIST, True, "barred_contact_in_a_list"),
    ("P06", "attainment", CASPELIN, PLAIN, False, "barred_contact"),
    ("P06", "date_of_birth", CASPELIN, IN_LIST, False, "barred_contact"),
    ("P06", "health", CASPELIN, IN_LIST, False, "barred_contact"),
    ("P01", "identity", CASPELIN, PLAIN, True, "contact_of_other_pupil"),
    ("C08", "contact_details", CASPELIN, PLAIN, True, "subject"),
    # a contact with address_confidential=yes
    ("P05", "contact_details", GRELTHAM, PLAIN, False, "kept_from_address"),
    ("C05", "contact_details", GRELTHAM, PLAIN, False, "kept_from_address"),
    ("P05", "attainment", GRELTHAM, PLAIN, True, "contact"),
    ("P05", "health", GRELTHAM, PLAIN, True, "contact"),
    ("C06", "contact_details", GRELTHAM, PLAIN, True, "subject"),
    ("P05", "contact_details", PHILOMANDRA, PLAIN, True, "contact"),
    # staff of the subject's school
    ("P01", "contact_details", TEACHER, PLAIN, True, "staff_of_school"),
    ("P01", "ethnicity", TEACHER, PLAIN, True, "staff_of_school"),
    ("P01", "safeguarding", TEACHER, PLAIN, False, "safeguarding_staff"),
    ("P01", "looked_after", FINANCE, PLAIN, False, "safeguarding_staff"),
    ("P01", "safeguarding", HEAD, PLAIN, True, "safeguarding_staff"),
    ("P01", "criminal", DSL, PLAIN, True, "safeguarding_staff"),
    ("P01", "looked_after", SENCO, PLAIN, True, "safeguarding_staff"),
    ("P04", "safeguarding", HEAD_OF_8, PLAIN, True, "safeguarding_staff"),
    ("P12", "safeguarding", HEAD_OF_8, PLAIN, False, "safeguarding_staff"),  # of year 11
    ("P04", "safeguarding", ASH_TEACHER, PLAIN, False, "safeguarding_staff"),
    ("P04", "health", ASH_TEACHER, PLAIN, True, "staff_of_school"),
    # a governor
    ("P01", "identity", GOVERNOR, PLAIN, True, "governor"),
    ("P01", "attainment", GOVERNOR, PLAIN, False, "governor"),
    ("P01", "date_of_birth", GOVERNOR, PLAIN, False, "governor"),
    ("S02", "identity", GOVERNOR, PLAIN, True, "other_staff"),
    ("S02", "pay", GOVERNOR, PLAIN, False, "other_staff"),
    # staff of another school of the trust
    ("P01", "identity", ASH_TEACHER, PLAIN, True, "staff_of_other_school"),
    ("P01", "attendance", ASH_TEACHER, PLAIN, False, "staff_of_other_school"),
    ("P04", "safeguarding", DSL, PLAIN, False, "staff_of_other_school"),
    ("P01", "health", TRUST, PLAIN, True, "staff_of_school"),
    ("P01", "safeguarding", TRUST, PLAIN, False, "safeguarding_staff"),
    # staff of the school a pupil is to join
    ("P10", "safeguarding", ASH_OFFICE, PLAIN, True, "staff_of_next_school"),
    ("P10", "sen", ASH_OFFICE, PLAIN, True, "staff_of_next_school"),
    ("P10", "sen", ASH_TEACHER, PLAIN, False, "staff_of_other_school"),
    ("P10", "sen", HEAD_OF_8, PLAIN, False, "staff_of_other_school"),
    ("P01", "attainment", ASH_OFFICE, PLAIN, False, "staff_of_other_school"),
    ("P10", "pay", ASH_OFFICE, PLAIN, False, "staff_of_next_school"),
    # staff data
    *(
        ("S02", category, address, PLAIN, may, "staff_data_staff" if may else "other_staff")
        for category in ("pay", "staff_hr", "health", "contact_details", "criminal")
        for address, may in [
            (HEAD, True),
            (DSL, True),
            (FINANCE, True),
            (TRUST, True),
            (SENCO, False),
            (ASH_TEACHER, False),
            (ASH_OFFICE, False),
        ]
    ),
    ("S05", "pay", FINANCE, PLAIN, False, "other_staff"),  # of another school
    ("S05", "pay", TRUST, PLAIN, True, "staff_data_staff"),
    ("S02", "identity", SENCO, PLAIN, True, "other_staff"),
    ("S02", "identity", MARAVELLE, PLAIN, True, "contact_of_other_pupil"),
    ("S02", "health", MARAVELLE, PLAIN, False, "contact_of_other_pupil"),
    ("S02", "pay", ZORVANE, PLAIN, False, "other_pupil"),
    ("S02", "pay", SOCIAL_WORKER, PLAIN, False, "allocated_agency_person"),
    # a person allocated in agency_contacts.csv
    ("P03", "safeguarding", SOCIAL_WORKER, PLAIN, True, "allocated_agency_person"),
    ("P03", "attendance", SOCIAL_WORKER, PLAIN, True, "allocated_agency_person"),
    ("P03", "identifiers", SOCIAL_WORKER, PLAIN, True, "allocated_agency_person"),
    ("P03", "date_of_birth", SOCIAL_WORKER, PLAIN, True, "allocated_agency_person"),
    ("P03", "sen", SOCIAL_WORKER, PLAIN, False, "allocated_agency_person"),
    ("P07", "identity", SOCIAL_WORKER, PLAIN, True, "agency"),
    ("P07", "safeguarding", SOCIAL_WORKER, PLAIN, False, "allocated_agency_person"),
    ("P07", "date_of_birth", SOCIAL_WORKER, PLAIN, False, "allocated_agency_person"),
    ("P07", "safeguarding", OTHER_WORKER, PLAIN, True, "allocated_agency_person"),
    ("P07", "attendance", OTHER_WORKER, PLAIN, False, "allocated_agency_person"),
    ("C03", "safeguarding", SOCIAL_WORKER, PLAIN, True, "allocated_agency_person"),
    ("C03", "contact_details", SOCIAL_WORKER, PLAIN, False, "allocated_agency_person"),
    ("C01", "safeguarding", SOCIAL_WORKER, PLAIN, False, "allocated_agency_person"),
    # an address at a domain of agencies.csv
    ("P03", "identity", COUNCIL, PLAIN, True, "agency"),
    ("P03", "attendance", COUNCIL, PLAIN, False, "agency"),
    ("P03", "date_of_birth", COUNCIL, PLAIN, False, "agency"),
    ("P01", "attainment", EXAM_BOARD, PLAIN, True, "agency"),
    ("P04", "identifiers", EXAM_BOARD, PLAIN, True, "agency"),
    ("P04", "date_of_birth", EXAM_BOARD, PLAIN, True, "agency"),
    ("P04", "health", EXAM_BOARD, PLAIN, False, "agency"),
    ("S02", "attainment", EXAM_BOARD, PLAIN, False, "agency"),  # scope: pupils
    ("S02", "date_of_birth", EXAM_BOARD, PLAIN, False, "agency"),
    ("S02", "pay", PAYROLL, PLAIN, True, "agency"),
    ("S05", "staff_hr", PAYROLL, PLAIN, True, "agency"),
    ("S02", "health", PAYROLL, PLAIN, False, "agency"),
    ("P01", "financial", PAYROLL, PLAIN, False, "agency"),  # scope: staff
    # another pupil
    ("P03", "identity", ZORVANE, PLAIN, True, "other_pupil"),
    ("P03", "attainment", ZORVANE, PLAIN, False, "other_pupil"),
    ("P02", "health", ZORVANE, PLAIN, False, "other_pupil"),  # a sibling too
    # where the subject is a contact
    ("C01", "contact_details", MARAVELLE, PLAIN, True, "subject"),
    ("C01", "health", MARAVELLE, PLAIN, True, "subject"),
    ("C01", "criminal", MARAVELLE, PLAIN, False, "subject"),
    ("C01", "identity", TORQUILAN, PLAIN, True, "other_contact_of_pupil"),
    ("C01", "contact_details", TORQUILAN, PLAIN, False, "other_contact_of_pupil"),
    ("C01", "contact_details", SENNABETH, PLAIN, False, "contact_of_other_pupil"),
    ("C01", "contact_details", TEACHER, PLAIN, True, "staff_of_school"),
    ("C01", "criminal", TEACHER, PLAIN, False, "safeguarding_staff"),
    ("C01", "criminal", DSL, PLAIN, True, "safeguarding_staff"),
    ("C01", "contact_details", ASH_TEACHER, PLAIN, False, "staff_of_other_school"),
    ("C01", "contact_details", STRANGER, PLAIN, False, "unknown"),
    # leavers at an old school address
    ("P01", "identity", GONE_TEACHER, PLAIN, True, "leaver"),
    ("P01", "attendance", GONE_TEACHER, PLAIN, False, "leaver"),
    ("S02", "pay", GONE_TEACHER, PLAIN, False, "leaver"),
    ("P12", "attainment", ORLENDA, PLAIN, True, "subject"),
    ("P04", "attainment", ORLENDA, PLAIN, False, "leaver"),
    # a staff member's own address
    ("S02", "pay", TEACHERS_OWN, PLAIN, True, "subject"),
    ("P01", "identity", TEACHERS_OWN, PLAIN, True, "personal_address"),
    ("P01", "attainment", TEACHERS_OWN, PLAIN, False, "personal_address"),
    ("P01", "date_of_birth", TEACHERS_OWN, PLAIN, False, "personal_address"),
    ("S04", "pay", TEACHERS_OWN, PLAIN, False, "personal_address"),
    # nobody we know
    ("P01", "identity", STRANGER, PLAIN, True, "unknown"),
    ("P01", "contact_details", STRANGER, PLAIN, False, "unknown"),
    ("P01", "identifiers", STRANGER, PLAIN, False, "unknown"),
    ("P01", "attainment", f"nobody.here@{FIR}", PLAIN, False, "unknown"),
    ("P01", "identity", "public", PLAIN, True, "reserved"),
    ("P01", "attainment", "public", PLAIN, False, "reserved"),
    ("P01", "contact_details", "anyone-with-link", PLAIN, False, "reserved"),
    ("P01", "attainment", "organisation", PLAIN, False, "reserved"),
    # mailboxes by their name
    ("P01", "health", f"office@{FIR}", PLAIN, True, "staff_of_school"),
    ("P04", "health", f"office@{FIR}", PLAIN, False, "staff_of_other_school"),
    ("P01", "safeguarding", f"office@{FIR}", PLAIN, False, "safeguarding_staff"),
    ("P01", "safeguarding", f"senco@{FIR}", PLAIN, True, "safeguarding_staff"),
    ("P10", "health", f"admissions@{ASH}", PLAIN, True, "staff_of_next_school"),
    ("S02", "pay", f"finance@{FIR}", PLAIN, True, "staff_data_staff"),
    ("S02", "pay", f"office@{FIR}", PLAIN, False, "other_staff"),
    # lists
    ("P01", "identity", f"all-pupils@{FIR}", PLAIN, True, "list_with_pupils"),
    ("P01", "attainment", f"all-pupils@{FIR}", PLAIN, False, "list_with_pupils"),
    ("P01", "date_of_birth", f"all-pupils@{FIR}", PLAIN, False, "list_with_pupils"),
    ("S02", "staff_hr", f"all-pupils@{FIR}", PLAIN, False, "list_with_pupils"),
    ("P04", "attainment", f"all-staff@{FIR}", PLAIN, False, "staff_of_other_school"),
    ("P01", "safeguarding", f"all-staff@{FIR}", PLAIN, False, "safeguarding_staff"),
    ("S02", "pay", f"all-staff@{FIR}", PLAIN, False, "other_staff"),
    ("P01", "attainment", f"all-parents@{FIR}", PLAIN, False, "contact_of_other_pupil"),
    ("P06", "identity", f"all-parents@{FIR}", PLAIN, True, "contact_of_other_pupil"),
    ("P01", "attainment", f"governors@{FIR}", PLAIN, False, "governor"),
    ("P01", "attainment", f"group:unheard-of@{FIR}", PLAIN, False, "unknown_members"),
    ("P01", "identity", f"group:unheard-of@{FIR}", PLAIN, True, "unknown_members"),
    # passwords
    ("P01", "credentials", ZORVANE, ONE_LOGIN, True, "subject"),
    ("P01", "credentials", MARAVELLE, ONE_LOGIN, True, "contact"),
    ("P01", "credentials", TEACHER, ONE_LOGIN, True, "staff_of_school"),
    ("P01", "credentials", SENNABETH, ONE_LOGIN, False, "contact_of_other_pupil"),
    ("P01", "credentials", STRANGER, ONE_LOGIN, False, "unknown"),
    ("P01", "credentials", ZORVANE, TWO_LOGINS, True, "subject"),
    ("P01", "credentials", MARAVELLE, TWO_LOGINS, False, "contact"),
    ("P01", "credentials", TEACHER, TWO_LOGINS, False, "other_staff"),
    ("P01", "credentials", HEAD, TWO_LOGINS, False, "other_staff"),
    ("P01", "credentials", f"it@{FIR}", TWO_LOGINS, True, "account_staff"),
    ("S02", "credentials", TEACHER, ONE_LOGIN, True, "subject"),
    ("S02", "credentials", HEAD, ONE_LOGIN, False, "other_staff"),
    ("S02", "credentials", f"it@{FIR}", ONE_LOGIN, True, "account_staff"),
]


@pytest.mark.parametrize(
    ("subject", "category", "address", "situation", "allowed", "basis"),
    [_case(line) for line in LINES],
)
def test_policy_line(
    subject: str, category: str, address: str, situation: Situation, allowed: bool, basis: str
) -> None:
    decided = _decided(school_roster(), subject, category, address, situation)
    assert decided[:2] == (allowed, basis)


@pytest.mark.parametrize(
    ("subject", "category", "group"),
    [
        ("P01", "health", f"all-staff@{FIR}"),
        ("P01", "identity", f"all-parents@{FIR}"),
        ("P01", "safeguarding", f"sen-team@{FIR}"),
        ("S02", "identity", f"all-pupils@{FIR}"),
        ("P04", "attainment", f"all-staff@{ASH}"),
    ],
)
def test_list_of_people_who_may_have_it_may_have_it(
    subject: str, category: str, group: str
) -> None:
    assert _decided(school_roster(), subject, category, group, PLAIN)[0]


def test_leaver_of_the_staff_gets_no_staff_data_at_the_old_address() -> None:
    """The table excepts a pupil's own data only."""
    decided = _decided(school_roster(), "S08", "pay", GONE_TEACHER, PLAIN)
    assert decided[:2] == (False, "leaver")


@pytest.mark.parametrize(
    ("address", "standing"),
    [
        (MARAVELLE, Standing.CONTACT),
        (ZORVANE, Standing.PUPIL),
        (TEACHER, Standing.STAFF),
        (TEACHERS_OWN, Standing.PERSONAL),
        (GOVERNOR, Standing.GOVERNOR),
        (GONE_TEACHER, Standing.LEAVER),
        (ORLENDA, Standing.LEAVER),
        (SOCIAL_WORKER, Standing.AGENCY),
        (COUNCIL, Standing.AGENCY),
        (STRANGER, Standing.UNKNOWN),
        (f"nobody.here@{FIR}", Standing.STAFF),
        (f"nobody.here@pupils.{FIR}", Standing.PUPIL),
        (f"office@{FIR}", Standing.STAFF),
        (f"all-pupils@{FIR}", Standing.PUPIL),
        (f"all-parents@{FIR}", Standing.CONTACT),
        (f"governors@{FIR}", Standing.GOVERNOR),
        (f"group:unheard-of@{FIR}", Standing.STAFF),
        (f"group:unheard-of@pupils.{FIR}", Standing.PUPIL),
        ("public", Standing.PUBLIC),
        ("anyone-with-link", Standing.LINK),
        ("organisation", Standing.ORGANISATION),
    ],
)
def test_recipient_stands_to_us_as(address: str, standing: Standing) -> None:
    assert _decided(school_roster(), "P08", "exclusion", address, PLAIN)[2] is standing


@pytest.mark.parametrize(
    ("subject", "category", "situation", "data_class"),
    [
        ("P01", "identity", PLAIN, "C1"),
        ("P01", "contact_details", PLAIN, "C2"),
        ("P01", "behaviour", PLAIN, "C3"),
        ("P01", "health", PLAIN, "C4"),
        ("P01", "looked_after", PLAIN, "C5"),
        ("P01", "looked_after", HINTED, "C4"),
        ("P01", "safeguarding", HINTED, "C5"),
        ("S02", "health", PLAIN, "S"),
        ("S02", "contact_details", PLAIN, "S"),
        ("S02", "identity", PLAIN, "C1"),
        ("C01", "financial", PLAIN, "C3"),
        ("P01", "credentials", ONE_LOGIN, "C2"),
        ("P01", "credentials", TWO_LOGINS, "K"),
        ("S02", "credentials", ONE_LOGIN, "K"),
    ],
)
def test_data_class_depends_on_whose_it_is(
    subject: str, category: str, situation: Situation, data_class: str
) -> None:
    entitlement = Entitlement(school_roster(), load_policy())
    assert entitlement.data_class(subject, category, situation) == data_class


def test_reason_names_roster_ids_only() -> None:
    recipient = Recipients(school_roster()).resolved(Principal(Personal(MARAVELLE), Field.TO))
    decision = Entitlement(school_roster(), load_policy()).decide("P03", "sen", recipient, PLAIN)
    assert decision.reason == "a contact of P01 and P02 only"


# -- people with several entries, and mailboxes with several people

FAMILY = "lowenthornes@postbox.example"
HIS_WORK = "ivo.lowenthorne@elm.example.sch.uk"
HIS_OWN = "ivo@postbox.example"


def _family() -> Roster:
    """Ivo teaches at elm and is P1's father; P2 is another child of the same class.

    Bea may receive nothing about P1 and shares a mailbox with Cleo, P1's aunt.
    """
    return a_roster(
        [
            a_pupil("P1", "Wilf Lowenthorne", school="yew", form="7A"),
            a_pupil("P2", "Dot Scarrowdale", school="yew", form="7A"),
            a_pupil("P3", "Fay Lowenthorne", form="2C"),
            a_teacher("S1", "Ivo Lowenthorne", HIS_WORK, personal_email=Personal(HIS_OWN)),
            a_contact("C1", "Ivo Lowenthorne", HIS_OWN),
            a_contact("C2", "Bea Lowenthorne", FAMILY),
            a_contact("C3", "Cleo Lowenthorne", FAMILY),
            a_contact("C4", "Gus Scarrowdale", "scarrowdales@postbox.example"),
            a_contact("C5", "Hal Scarrowdale", "scarrowdales@postbox.example"),
            a_contact("C6", "Una Thwaitely", "shared@postbox.example"),
            a_contact("C7", "Nan Scarrowdale", "shared@postbox.example"),
            a_teacher("S2", "Kit Scarrowdale", "kit@boardpost.example", roles="governor"),
            a_contact("C8", "Kit Scarrowdale", "kit@boardpost.example"),
            a_teacher("S3", "Bart Lowenthorne", "bart@elm.example.sch.uk"),
            a_contact("C9", "Bart Lowenthorne", "bart@elm.example.sch.uk"),
        ],
        [
            a_link("P1", "C1"),
            a_link("P1", "C2", may_receive=False),
            a_link("P1", "C3"),
            a_link("P2", "C4"),
            a_link("P2", "C5"),
            a_link("P2", "C7"),
            a_link("P2", "C8"),
            a_link("P3", "C9", may_receive=False),
        ],
    )


@pytest.mark.parametrize(
    ("subject", "category", "address", "allowed", "basis"),
    [
        # a teacher who is a parent at another school of the trust
        ("P1", "health", HIS_OWN, True, "contact"),
        ("P1", "health", HIS_WORK, True, "contact"),
        ("P3", "health", HIS_WORK, True, "staff_of_school"),
        ("P2", "health", HIS_WORK, False, "staff_of_other_school"),
        ("P3", "health", HIS_OWN, False, "personal_address"),
        ("P1", "safeguarding", HIS_OWN, True, "contact_told_by_safeguarding_staff"),
        ("S1", "pay", HIS_OWN, True, "subject"),
        # a governor who is a parent
        ("P2", "attainment", "kit@boardpost.example", True, "contact"),
        ("P3", "attainment", "kit@boardpost.example", False, "contact_of_other_pupil"),
        # a teacher of the school who may receive nothing about their own child
        ("P3", "attainment", "bart@elm.example.sch.uk", False, "barred_contact"),
        # a family's mailbox: what every holder may have
        ("P2", "attainment", "scarrowdales@postbox.example", True, "contact"),
        ("P1", "attainment", "scarrowdales@postbox.example", False, "contact_of_other_pupil"),
        ("P1", "attainment", FAMILY, False, "barred_contact"),
        ("P2", "attainment", "shared@postbox.example", False, "contact_of_other_pupil"),
    ],
)
def test_each_human_has_what_any_of_their_relations_gives(
    subject: str, category: str, address: str, allowed: bool, basis: str
) -> None:
    assert _decided(_family(), subject, category, address, PLAIN)[:2] == (allowed, basis)


@pytest.mark.parametrize(
    ("member", "subject", "allowed"),
    [
        ("wilf@pupils.yew.example.sch.uk", "P1", True),
        ("wilf@pupils.yew.example.sch.uk", "P2", False),
    ],
)
def test_list_of_one_pupil_and_staff_is_to_the_pupil_their_own(
    member: str, subject: str, allowed: bool
) -> None:
    roster = a_roster(
        [
            a_pupil("P1", "Wilf Lowenthorne", "wilf@pupils.yew.example.sch.uk", school="yew"),
            a_pupil("P2", "Dot Scarrowdale", "dot@pupils.yew.example.sch.uk", school="yew"),
            a_teacher("S1", "Ivo Lowenthorne", "ivo@yew.example.sch.uk", school="yew"),
        ],
        groups=[
            Group(
                Personal("mentoring@yew.example.sch.uk"),
                "mentoring",
                "yew",
                GroupKind.MIXED,
                (Personal(member), Personal("ivo@yew.example.sch.uk")),
            )
        ],
    )
    decided = _decided(roster, subject, "attainment", "mentoring@yew.example.sch.uk", PLAIN)
    assert decided[0] is allowed


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["work first", "own first"])
def test_list_with_a_colleagues_own_mailbox_is_no_list_of_staff_in_any_order(
    order: tuple[int, int],
) -> None:
    members = ("ivo@elm.example.sch.uk", "kit.own@webmail.example")
    roster = a_roster(
        [
            a_pupil("P1", "Wilf Lowenthorne", form="6A"),
            a_teacher("S1", "Ivo Lowenthorne", "ivo@elm.example.sch.uk"),
            a_teacher(
                "S2",
                "Kit Scarrowdale",
                "kit@elm.example.sch.uk",
                personal_email=Personal("kit.own@webmail.example"),
            ),
        ],
        groups=[
            Group(
                Personal("team@elm.example.sch.uk"),
                "team",
                "elm",
                GroupKind.STAFF,
                tuple(Personal(members[place]) for place in order),
            )
        ],
    )
    decided = _decided(roster, "P1", "attainment", "team@elm.example.sch.uk", PLAIN)
    assert decided[0] is False


# -- agencies, officers and leavers that tests/school does not have


def _outside() -> Roster:
    return a_roster(
        [
            a_pupil("P1", "Wilf Lowenthorne", form="6A"),
            a_pupil(
                "P2", "Dot Scarrowdale", is_current=False, left_on=date(2026, 11, 1), form="6A"
            ),
            a_teacher(
                "S1",
                "Ivo Lowenthorne",
                "ivo@yew.example.sch.uk",
                school="yew",
                roles="trust_officer",
            ),
            a_teacher("S2", "Nell Garthwaite", "nell@elm.example.sch.uk", roles="it"),
            an_agency_worker(
                "agency:2",
                "Vera Holmsdale",
                "vera@clinic.example",
                allocated_pupils=frozenset({"P1"}),
            ),
            an_agency_worker(
                "agency:3",
                "Max Holmsdale",
                "max@clinic.example",
                allocated_pupils=frozenset({"P1"}),
                allocated_categories=frozenset({"sen"}),
            ),
        ],
        agencies=[
            Agency("clinic.example", "Clinic", "health", frozenset({"health"}), "pupils"),
            Agency("lime.example.sch.uk", "Lime School", "school", frozenset(), "pupils"),
        ],
    )


@pytest.mark.parametrize(
    ("subject", "category", "address", "situation", "allowed", "basis"),
    [
        # no categories listed: all of them
        ("P1", "safeguarding", "vera@clinic.example", PLAIN, True, "allocated_agency_person"),
        ("P2", "safeguarding", "vera@clinic.example", PLAIN, False, "allocated_agency_person"),
        # an allocated person has what the domain has as well
        ("P1", "sen", "max@clinic.example", PLAIN, True, "allocated_agency_person"),
        ("P1", "health", "max@clinic.example", PLAIN, True, "agency"),
        ("P2", "health", "max@clinic.example", PLAIN, True, "agency"),
        ("P1", "financial", "max@clinic.example", PLAIN, False, "allocated_agency_person"),
        # a trust officer of another school
        ("P1", "health", "ivo@yew.example.sch.uk", PLAIN, True, "trust_officer"),
        ("P1", "safeguarding", "ivo@yew.example.sch.uk", PLAIN, False, "trust_officer"),
        # IT staff and passwords
        ("P1", "credentials", "nell@elm.example.sch.uk", TWO_LOGINS, True, "account_staff"),
        # a leaver's new school within the grace days, which end on 1 December
        ("P2", "safeguarding", "dsl@lime.example.sch.uk", PLAIN, True, "new_school_of_leaver"),
        (
            "P2",
            "sen",
            "dsl@lime.example.sch.uk",
            Situation(day=date(2026, 12, 1)),
            True,
            "new_school_of_leaver",
        ),
        (
            "P2",
            "sen",
            "dsl@lime.example.sch.uk",
            Situation(day=date(2026, 12, 2)),
            False,
            "agency",
        ),
        ("P1", "sen", "dsl@lime.example.sch.uk", PLAIN, False, "agency"),
        ("P2", "sen", "dsl@clinic.example", PLAIN, False, "agency"),
    ],
)
def test_people_outside_have_what_is_listed(
    subject: str, category: str, address: str, situation: Situation, allowed: bool, basis: str
) -> None:
    decided = _decided(_outside(), subject, category, address, situation)
    assert decided[:2] == (allowed, basis)


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("gone@elm.example.sch.uk", False),
        pytest.param(
            "gone@webmail.example",
            True,
        ),
    ],
)
def test_leaver_of_the_staff_gets_their_last_payslip_at_home(address: str, allowed: bool) -> None:
    gone = a_teacher(
        "S1",
        "Ivo Lowenthorne",
        "gone@elm.example.sch.uk",
        personal_email=Personal("gone@webmail.example"),
        is_current=False,
    )
    assert _decided(a_roster([gone]), "S1", "pay", address, PLAIN)[0] is allowed


def test_a_school_sets_its_own_grace_days() -> None:
    roster, address = _outside(), Personal("dsl@lime.example.sch.uk")
    recipient = Recipients(roster).resolved(Principal(address, Field.TO))
    for days, allowed in ((19, False), (20, True)):
        entitlement = Entitlement(roster, load_policy(Limits(grace_days=days)))
        assert entitlement.decide("P2", "sen", recipient, PLAIN).allowed is allowed


# -- who counts as the sender of C5


@pytest.mark.parametrize(
    ("sender", "patterns"),
    [
        (DSL, []),
        (TEACHER, ["internal-overshare"]),
        (f"safeguarding@{FIR}", []),
        (f"office@{FIR}", ["internal-overshare"]),
    ],
)
def test_c5_goes_to_the_own_contact_from_those_who_may_tell_it(
    sender: str, patterns: list[str]
) -> None:
    mail = MailExample.model_validate(
        {
            "from": sender,
            "to": [SENNABETH],
            "body": "Brixolan Tharnaby is on a child protection plan.",
        }
    )
    reading = school_pipeline().read_extracted(*scene(Example(name="", flags=True, mail=mail)))
    assert [finding.pattern for finding in reading.findings] == patterns


HOME = replace(PLAIN, homes=frozenset({"P05", "C05", "P01"}))
HOME_FROM_TEACHER = replace(FROM_TEACHER, homes=frozenset({"P05", "C05", "P01"}))


@pytest.mark.parametrize(
    ("subject", "category", "address", "situation", "data_class", "allowed"),
    [
        # P05's address is kept from C06: C5 to staff, open to those who live there
        ("P05", "contact_details", ASH_TEACHER, HOME, "C5", False),
        ("P05", "contact_details", HEAD_OF_8, HOME, "C5", True),
        ("P05", "contact_details", PHILOMANDRA, HOME_FROM_TEACHER, "C5", True),
        ("P05", "contact_details", GRELTHAM, HOME, "C5", False),
        ("P05", "contact_details", STRANGER, HOME, "C5", False),
        # a phone number or an e-mail address is no home
        ("P05", "contact_details", ASH_TEACHER, PLAIN, "C2", True),
        # nobody asked for P01's to be kept
        ("P01", "contact_details", TEACHER, HOME, "C2", True),
        ("P01", "contact_details", STRANGER, HOME, "C2", False),
        ("P05", "attainment", ASH_TEACHER, HOME, "C3", True),
    ],
)
def test_a_confidential_address_is_c5(
    subject: str,
    category: str,
    address: str,
    situation: Situation,
    data_class: str,
    allowed: bool,
) -> None:
    roster = school_roster()
    assert Entitlement(roster, load_policy()).data_class(subject, category, situation) == data_class
    assert _decided(roster, subject, category, address, situation)[0] is allowed


@pytest.mark.parametrize(
    ("address", "standing"),
    [
        (TEACHERS_OWN, Standing.PERSONAL),
        ("gavrielle.tunstock+work@webmail.example", Standing.PERSONAL),
        (TEACHER, Standing.STAFF),
        (f"gavrielle.tunstock+5a@{FIR}", Standing.STAFF),
    ],
)
def test_a_private_mailbox_is_private_however_it_is_written(
    address: str, standing: Standing
) -> None:
    decision = _decided(school_roster(), "P03", "health", address, PLAIN)
    assert (decision[0], decision[2]) == (standing is Standing.STAFF, standing)
