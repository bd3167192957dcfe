"""Files that lie where the wrong people can read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scanner.demo.document import as_csv, document, grid
from scanner.demo.people import Pupil, Trust
from scanner.demo.planted_mails import ids
from scanner.demo.redaction import tracked_docx, white_docx
from scanner.demo.settled import zipped
from scanner.demo.shared_file import READERS, SharedFile
from scanner.demo.verdict import Breach
from scanner.demo.workbook import Sheet, ods, one_sheet, workbook


def planted_files(trust: Trust) -> Iterator[SharedFile]:
    """One reason each, and no two of one pattern and school below one folder."""
    yield from _open_to_pupils(trust)
    yield from _open_by_link(trust)
    yield from _public(trust)
    yield from _open_to_staff(trust)
    yield from _to_families(trust)


def _at_rest(
    path: str,
    data: bytes,
    pattern: str,
    twins: tuple[int, ...],
    subjects: Sequence[str],
    categories: tuple[str, ...],
    why: str,
    recipients: tuple[str, ...] = (),
) -> SharedFile:
    readers = recipients or READERS[path.split("/")[0]]
    return SharedFile(
        path, data, (Breach(pattern, twins, tuple(subjects), readers, categories, why=why),)
    )


def _named(pupils: Sequence[Pupil], *columns: Sequence[str]) -> list[tuple[str, ...]]:
    """A row for each pupil: surname, forename, form, and the columns' values in turn."""
    return [
        (p.family_name, p.known_as, p.form, *(c[n % len(c)] for c in columns))
        for n, p in enumerate(pupils)
    ]


def _open_to_pupils(trust: Trust) -> Iterator[SharedFile]:
    tutees = trust.form("8A")
    sheet = grid(
        "Surname|Forename|Form|Behaviour|SEN need",
        _named(
            tutees, ("3 detentions", "Suspended 1 day", "On report"), ("ADHD", "Dyslexia", "Autism")
        ),
    )
    yield _at_rest(
        "Pupil Shared/Year 8/Tutor tracker.xlsx",
        one_sheet("8A", sheet),
        "open-share",
        (6,),
        ids(tutees),
        ("behaviour", "exclusion", "sen"),
        "the tutors' sheet lies where every pupil can open it",
    )
    stott, mensah = trust.person("Helen Stott"), trust.person("Kofi Mensah")
    absence = grid(
        "Name|Post|Sickness absence|Salary",
        [
            (stott.name, "Teacher", "12 days, stress", "£43,607"),
            (mensah.name, "Teacher", "3 days, flu", "£38,034"),
        ],
    )
    yield _at_rest(
        "Oak Pupils/Office/Staff absence.ods",
        ods([Sheet("Autumn", absence)]),
        "open-share",
        (23,),
        (stott.staff_id, mensah.staff_id),
        ("pay", "health", "staff_hr"),
        "staff data in a folder that pupils read",
    )
    members = trust.form("8B")
    register = grid(
        "Surname|Forename|Form|Attendance %|Absence reason",
        _named(
            members, ("98.2%", "91.5%", "84.0%"), ("Unauthorised", "Holiday not agreed", "Truancy")
        ),
    )
    yield _at_rest(
        "Team 8B/Register export.csv",
        as_csv(register),
        "open-share",
        (25,),
        ids(members),
        ("attendance",),
        "the team has pupils as members",
    )
    comment = workbook(
        [
            Sheet(
                "Teams",
                grid("Team|Captain", [("Red", "Yusuf Al-Masri"), ("Blue", "Aoife Gallagher")]),
                comments={"B2": "Yusuf Al-Masri has epilepsy, keep him off the climbing wall"},
            )
        ]
    )
    yield _at_rest(
        "Pupil Shared/Sports/Sports day teams.xlsx",
        comment,
        "hidden-data",
        (21,),
        ids((trust.pupil("yusuf"),)),
        ("health",),
        "a cell comment tells a condition",
    )


def _open_by_link(trust: Trust) -> Iterator[SharedFile]:
    abdi, ciara = trust.pupil("abdi"), trust.pupil("ciara")
    yield _at_rest(
        "Links/Ski trip/Medical summary.docx",
        document(
            "docx",
            "Ski trip: medical summary",
            [
                "For the group leaders.",
                f"{abdi.name} (11A) has type 1 diabetes and keeps insulin in the coach fridge.",
                f"{ciara.name} (11A) is allergic to penicillin and has asthma.",
            ],
        ),
        "open-share",
        (24,),
        ids((abdi, ciara)),
        ("health",),
        "anyone with the link can read it",
    )
    few = trust.form("2K")[:5]
    table = grid(
        "UPN|Surname|Forename|DOB|Ethnicity",
        [
            (p.upn, p.family_name, p.known_as, p.born, ("WBRI", "APKN", "BAFR")[n % 3])
            for n, p in enumerate(few)
        ],
    )
    inner = zipped({"2K census.csv": as_csv(table)})
    yield _at_rest(
        "Links/Old exports/MIS export.zip",
        zipped({"readme.txt": b"Old exports, delete after census.\n", "census.zip": inner}),
        "open-share",
        (29,),
        ids(few),
        ("identifiers", "date_of_birth", "ethnicity"),
        "a left-over export, two archives deep",
    )
    class_1h = trust.form("1H")[:6]
    homes = grid(
        "Child|Class|Home address|Postcode",
        [(p.name, p.form, p.address, p.postcode) for p in class_1h],
    )
    yield _at_rest(
        "Intranet/Year 1/Walking bus.html",
        document("html", "Walking bus", ["Pick-ups from 8.15:", homes]),
        "open-share",
        (24,),
        ids(class_1h),
        ("contact_details",),
        "everybody in the organisation reads it",
    )


def _public(trust: Trust) -> Iterator[SharedFile]:
    pupils = trust.form("5P")
    table = grid(
        "Surname|Forename|Class|Pupil Premium|SEN",
        _named(pupils, ("Yes", "Yes", "Yes"), ("K - SEN support", "EHCP", "K - SEN support")),
    )
    yield _at_rest(
        "Public/Website/PP data 2026.xlsx",
        one_sheet("Data", table),
        "public-dataset",
        (27,),
        ids(pupils),
        ("pupil_premium", "sen"),
        "pupil rows on the website",
    )
    grace, mark = trust.pupil("grace"), trust.pupil("mark")
    kit = workbook(
        [
            Sheet(
                "Order",
                grid(
                    "Surname|Forename|Form|Size|Medical",
                    [
                        (grace.family_name, grace.known_as, grace.form, "M", "Eczema, cotton only"),
                        (mark.family_name, mark.known_as, mark.form, "L", "Wears a colostomy bag"),
                    ],
                ),
                hidden_columns=(5,),
            )
        ]
    )
    yield _at_rest(
        "Public/PE/Kit order.xlsx",
        kit,
        "hidden-data",
        (21,),
        ids((grace, mark)),
        ("health",),
        "a hidden column in a public file",
    )
    tiana = trust.pupil("tiana")
    yield _at_rest(
        "Public/Minutes/Panel minutes.docx",
        tracked_docx(
            "Behaviour panel, 4 November",
            [
                ("Two cases were heard.", False),
                (f"{tiana.name} (11B) was suspended for five days for assault.", True),
                ("The panel meets again in January.", False),
            ],
            "Farah Siddiqui",
        ),
        "failed-redaction",
        (22,),
        ids((tiana,)),
        ("exclusion",),
        "struck out, but still there",
    )
    evie = trust.pupil("evie")
    yield _at_rest(
        "Public/Case studies/Reading.docx",
        white_docx(
            "How we teach reading",
            [
                ("One pupil went from stage 3 to stage 7 in a term.", False),
                (f"{evie.name} (6T) has dyslexia and moderate learning difficulties.", True),
            ],
        ),
        "failed-redaction",
        (22,),
        ids((evie,)),
        ("sen",),
        "white letters on white paper",
    )


def _open_to_staff(trust: Trust) -> Iterator[SharedFile]:
    pupils = trust.form("7A")
    logins = grid(
        "Name|Form|Username|Password",
        [
            (p.name, p.form, p.email.split("@")[0], f"Maple{n}river{n + 3}!")
            for n, p in enumerate(pupils)
        ],
    )
    yield _at_rest(
        "Elm Staff/IT/7A logins.xlsx",
        one_sheet("Logins", logins),
        "special-category-exposed",
        (29,),
        ids(pupils),
        ("credentials",),
        "passwords of a class, for all staff",
    )
    bevan, ferris = trust.person("Gareth Bevan"), trust.person("Lucy Ferris")
    yield _at_rest(
        "Oak Staff/Leadership/Restructure.docx",
        document(
            "docx",
            "Restructure: not for circulation",
            [
                f"{bevan.name} is to be made redundant at Easter.",
                f"{ferris.name} is on a capability plan and a final written warning.",
            ],
        ),
        "special-category-exposed",
        (18, 23),
        (bevan.staff_id, ferris.staff_id),
        ("staff_hr",),
        "redundancy and capability, for all staff",
    )
    year_8 = trust.form("10B")[:5]
    needs = grid(
        "Surname|Forename|Form|SEN need",
        _named(year_8, ("Autism", "SEMH", "Visual impairment", "Dyspraxia", "Speech and language")),
    )
    yield _at_rest(
        "Trust Shared/SEND export/10B.csv",
        as_csv(needs),
        "special-category-exposed",
        (29,),
        ids(year_8),
        ("sen",),
        "staff of the other school read it too",
        ("group:all-staff@oak.example.sch.uk",),
    )
    absent = trust.form("3L")[:4]
    rates = grid("Surname|Forename|Class|Attendance", _named(absent, ("81.0%", "79.4%", "88.8%")))
    yield _at_rest(
        "Trust Shared/Attendance/Persistent absence.odt",
        document("odt", "Persistent absence, autumn", [rates]),
        "internal-overshare",
        (3,),
        ids(absent),
        ("attendance",),
        "staff of the other school read it too",
        ("group:all-staff@elm.example.sch.uk",),
    )
    leavers = trust.form("11A")
    grades = grid(
        "Surname|Forename|Form|English|Maths",
        _named(leavers, ("Grade 6", "Grade 4"), ("Grade 7", "Grade 3")),
    )
    yield _at_rest(
        "Governors/Results/Mock results.docx",
        document("docx", "Mock results by pupil", [grades]),
        "internal-overshare",
        (19,),
        ids(leavers),
        ("attainment",),
        "governors see figures, not names",
    )


def _to_families(trust: Trust) -> Iterator[SharedFile]:
    """Folders that a parent was given a link to."""
    amelia, pike = trust.pupil("amelia"), trust.parent("amelia", 1)
    yield _at_rest(
        "Shared with families/Pike/Contact sheet.txt",
        f"Pupil: {amelia.name}, 8A\nHome address: {amelia.name} lives at {amelia.address}, "
        f"{amelia.postcode}\n".encode(),
        "address-disclosed",
        (14,),
        ids((amelia,)),
        ("contact_details",),
        "the address is kept from this parent",
        (pike.email,),
    )
    kacper, nowak = trust.pupil("kacper"), trust.parent("kacper", 1)
    yield _at_rest(
        "Shared with families/Nowak/Report.rtf",
        document("rtf", "Autumn report", [f"{kacper.name} (9A): attendance 97%, German grade 6."]),
        "no-contact-order",
        (14,),
        ids((kacper,)),
        ("attendance", "attainment"),
        "a court order says that this parent gets nothing",
        (nowak.email,),
    )
