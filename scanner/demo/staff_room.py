"""Everybody who works for the trust, its governors, groups and outside bodies."""

from __future__ import annotations

from collections.abc import Iterator

from scanner.demo.people import Agency, AgencyContact, Group, Pupil, School, StaffMember

SCHOOLS = (
    School(
        "oak",
        "Oak Primary School",
        "oak.example.sch.uk",
        "pupils.oak.example.sch.uk",
        "01632 960110",
        "Mill Lane, Northborough, ZZ1 2AA",
    ),
    School(
        "elm",
        "Elm High School",
        "elm.example.sch.uk",
        "pupils.elm.example.sch.uk",
        "01632 960140",
        "Station Road, Northborough, ZZ1 7BB",
    ),
)

# title, given, family, schools, roles, job, classes, years; the address is made of the name.
_STAFF: tuple[tuple[str, str, str, str, str, str, str, str], ...] = (
    ("Mrs", "Eleanor", "Whitcombe", "oak", "headteacher", "Headteacher", "", ""),
    ("Mr", "Marcus", "Adeyemi", "oak", "slt;dsl", "Deputy Head and DSL", "", ""),
    ("Mrs", "Bronwen", "Pritchard", "oak", "senco", "SENDCo", "", ""),
    ("Miss", "Lucy", "Ferris", "oak", "teacher;tutor", "Reception teacher", "RW", "R"),
    ("Mr", "Gareth", "Bevan", "oak", "teacher;tutor", "Year 1 teacher", "1H", "1"),
    ("Ms", "Ayesha", "Rahman", "oak", "teacher;tutor", "Year 2 teacher", "2K", "2"),
    ("Mrs", "Helen", "Stott", "oak", "teacher;tutor", "Year 3 teacher", "3L", "3"),
    ("Mr", "Kofi", "Mensah", "oak", "teacher;tutor", "Year 4 teacher", "4M", "4"),
    ("Miss", "Orla", "Kinsella", "oak", "teacher;tutor", "Year 5 teacher", "5P", "5"),
    ("Mr", "Daniel", "Thackray", "oak", "teacher;tutor", "Year 6 teacher", "6T", "6"),
    ("Mrs", "Gülsen", "Kaya", "oak", "teaching_assistant", "Teaching assistant", "3L;4M", ""),
    ("Mrs", "Sandra", "Lomax", "oak", "office", "Office manager", "", ""),
    ("Mr", "Brian", "Tuttle", "oak", "other", "Site manager", "", ""),
    ("Ms", "Petra", "Novotná", "oak", "cover", "Supply teacher", "", ""),
    ("Mr", "Graham", "Ashdown", "elm", "headteacher", "Headteacher", "", ""),
    ("Ms", "Farah", "Siddiqui", "elm", "slt", "Deputy Headteacher", "", ""),
    ("Mrs", "Deborah", "Nkemelu", "elm", "dsl;slt", "Designated Safeguarding Lead", "", ""),
    ("Mr", "Alistair", "Kerr", "elm", "senco", "SENCo", "", ""),
    ("Ms", "Rebecca", "Holt", "elm", "head_of_year;teacher", "Head of Year 8", "8A;8B", "8"),
    ("Mr", "Tom", "Brennan", "elm", "head_of_year;teacher", "Head of Year 9", "9A;9B", "9"),
    ("Miss", "Jasmine", "Clarke", "elm", "teacher;tutor", "Tutor 7A, Drama", "7A;7B", "7"),
    ("Mr", "Peter", "Langley", "elm", "teacher;tutor", "Tutor 7B, Geography", "7B", "7"),
    ("Mrs", "Nasreen", "Begum", "elm", "teacher;tutor", "Tutor 8B, Science", "8B;9A", "8"),
    ("Mr", "Ian", "Foxley", "elm", "teacher;tutor", "Tutor 9B, History", "9B", "9"),
    ("Dr", "Ruth", "Abrahams", "elm", "teacher;tutor", "Tutor 10A, Mathematics", "10A", "10"),
    ("Mr", "Luke", "Harding", "elm", "teacher;tutor", "Tutor 10B, Computing", "10B", "10"),
    ("Mrs", "Mei", "Tan", "elm", "teacher;tutor", "Tutor 11A, English", "11A;11B", "11"),
    ("Mr", "Owen", "Price", "elm", "teaching_assistant", "Learning support assistant", "", ""),
    ("Mrs", "Julie", "Stannard", "elm", "exams_officer", "Exams Officer", "", ""),
    ("Mrs", "Wendy", "Pickles", "elm", "office", "Receptionist", "", ""),
    ("Mr", "Nigel", "Orme", "elm", "finance", "Finance manager", "", ""),
    ("Mrs", "Yvonne", "Baptiste", "elm", "hr", "HR manager", "", ""),
    ("Mr", "Sanjay", "Mehta", "elm", "it", "Network manager", "", ""),
    ("Sister", "Grace", "Moyo", "elm", "nurse", "School nurse", "", ""),
    ("Mrs", "Catherine", "Vaughan", "elm;oak", "trust_officer", "Director of Education", "", ""),
)

_PERSONAL = {
    "Peter Langley": "p.langley.home@webmail.example",
    "Nasreen Begum": "nasreen.begum@homepost.example",
    "Kofi Mensah": "kofi.mensah77@webmail.example",
    "Helen Stott": "thestotts@postbox.example",
}

# title, given, family, school, address: governors are reached at their own mailboxes.
_GOVERNORS = (
    ("Rev.", "Philip", "Lyle", "oak", "rev.philip.lyle@webmail.example"),
    ("Mrs", "Sheila", "Cartwright", "oak", "s.cartwright@oak.example.sch.uk"),
    ("Mr", "Robert", "Haines", "elm", "r.haines@elm.example.sch.uk"),
    ("Mrs", "Anita", "Desai", "elm", "anita.desai@mailbox.example"),
    ("Dr", "Femi", "Balogun", "elm", "f.balogun@elm.example.sch.uk"),
)

AGENCIES = (
    Agency("northborough.example", "Northborough Council", "local_authority", (), "pupils"),
    Agency(
        "attendance.northborough.example",
        "Northborough Attendance Service",
        "local_authority",
        ("attendance", "identifiers", "date_of_birth", "contact_details"),
        "pupils",
    ),
    Agency(
        "examboard.example",
        "Pennine Examinations",
        "exam_board",
        ("identifiers", "date_of_birth", "attainment", "sen", "health"),
        "pupils",
    ),
    Agency(
        "birchwood.example.sch.uk",
        "Birchwood School",
        "school",
        ("attainment", "attendance", "identifiers", "date_of_birth", "contact_details", "sen"),
        "pupils",
    ),
    Agency(
        "payright.example",
        "PayRight Bureau",
        "payroll",
        ("pay", "staff_hr", "financial", "identifiers", "date_of_birth", "contact_details"),
        "staff",
    ),
    Agency("brightsmile.example", "Bright Smile Photography", "supplier", (), "pupils"),
    Agency(
        "cashless.example",
        "Cashless Catering Ltd",
        "supplier",
        ("pupil_premium", "identifiers", "financial", "date_of_birth"),
        "pupils",
    ),
)


def staff() -> tuple[StaffMember, ...]:
    """Staff, governors, and one teacher who has left."""
    return (*_employees(), *_governors(), *_leavers())


def _employees() -> Iterator[StaffMember]:
    for number, row in enumerate(_STAFF, start=1):
        title, given, family, schools, roles, job, classes, years = row
        first, *rest = schools.split(";")
        domain = f"{first}.example.sch.uk"
        yield StaffMember(
            f"S{number:03}",
            title,
            given,
            family,
            f"{_plain(given)[0]}.{_plain(family)}@{domain}",
            (first, *rest),
            tuple(roles.split(";")),
            job,
            tuple(classes.split(";")) if classes else (),
            tuple(years.split(";")) if years else (),
            personal_email=_PERSONAL.get(f"{given} {family}", ""),
        )


def _governors() -> Iterator[StaffMember]:
    for number, (title, given, family, school, email) in enumerate(_GOVERNORS, start=60):
        yield StaffMember(
            f"S{number:03}", title, given, family, email, (school,), ("governor",), "Governor"
        )


def _leavers() -> Iterator[StaffMember]:
    yield StaffMember(
        "S090",
        "Mr",
        "Simon",
        "Crane",
        "s.crane@elm.example.sch.uk",
        ("elm",),
        ("teacher",),
        "Teacher of French",
        status="leaver",
    )


def groups(members: tuple[StaffMember, ...], pupils: tuple[Pupil, ...]) -> tuple[Group, ...]:
    """The lists of both schools. Those without members are filled by kind."""
    return (*_lists_by_kind(), *_lists_by_member(members, pupils))


def _lists_by_kind() -> Iterator[Group]:
    for school in SCHOOLS:
        short = school.name.split()[0]
        for name, kind in (("all-staff", "staff"), ("all-pupils", "pupils")):
            yield Group(f"{name}@{school.domain}", f"{short} {name}", school.id, kind)
        yield Group(f"all-parents@{school.domain}", f"{short} parents", school.id, "parents")
        yield Group(f"governors@{school.domain}", f"{short} governors", school.id, "governors")


def _lists_by_member(
    members: tuple[StaffMember, ...], pupils: tuple[Pupil, ...]
) -> Iterator[Group]:
    by_name = {s.name: s.email for s in members}

    def emails(*names: str) -> tuple[str, ...]:
        return tuple(by_name[name] for name in names)

    in_8b = tuple(p.email for p in pupils if p.form == "8B" and p.status == "current")
    year_11 = tuple(p.email for p in pupils if p.year_group == "11" and p.status == "current")
    elm, oak = "elm.example.sch.uk", "oak.example.sch.uk"
    yield Group(f"office@{oak}", "Oak office", "oak", "staff", emails("Sandra Lomax"))
    yield Group(f"office@{elm}", "Elm office", "elm", "staff", emails("Wendy Pickles"))
    yield Group(
        f"safeguarding@{elm}",
        "Elm safeguarding team",
        "elm",
        "staff",
        emails("Deborah Nkemelu", "Graham Ashdown", "Farah Siddiqui"),
    )
    yield Group(
        f"send-team@{elm}", "Elm SEND team", "elm", "staff", emails("Alistair Kerr", "Owen Price")
    )
    yield Group(
        f"hr-team@{elm}",
        "Elm HR",
        "elm",
        "staff",
        emails("Yvonne Baptiste", "Graham Ashdown", "Nigel Orme"),
    )
    yield Group(
        f"leadership@{oak}",
        "Oak leadership",
        "oak",
        "staff",
        emails("Eleanor Whitcombe", "Marcus Adeyemi"),
    )
    yield Group(
        f"year8-tutors@{elm}",
        "Year 8 tutors",
        "elm",
        "staff",
        emails("Rebecca Holt", "Nasreen Begum"),
    )
    yield Group(f"team-8b@{elm}", "Team 8B", "elm", "mixed", (*emails("Nasreen Begum"), *in_8b))
    yield Group(f"year11@pupils.{elm}", "Year 11", "elm", "pupils", year_11)


def agency_contacts(pupil_ids: dict[str, str]) -> tuple[AgencyContact, ...]:
    """People outside, by the keys of the pupils they work with."""
    council = "Northborough Council"
    return (
        AgencyContact(
            "l.osborne@northborough.example",
            "Lorna Osborne",
            council,
            (pupil_ids["kieran"],),
            ("safeguarding", "attendance", "health", "contact_details", "date_of_birth"),
        ),
        AgencyContact(
            "d.achebe@northborough.example", "Daniel Achebe", council, (pupil_ids["ruby"],), ()
        ),
        AgencyContact(
            "j.merriman@therapies.example",
            "Jo Merriman",
            "Northborough Therapies",
            (pupil_ids["isla"], pupil_ids["abdi"]),
            ("sen", "health"),
        ),
    )


def _plain(name: str) -> str:
    """The name as it stands in an address."""
    return name.lower().translate(str.maketrans("áàçéèíñóöúüłğışź'", "aaceeinoouulgisz-"))
