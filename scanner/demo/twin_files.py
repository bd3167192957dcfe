"""Files that look like a planted one and may lie where they lie."""

from __future__ import annotations

from collections.abc import Iterator

from scanner.demo.document import as_csv, document, grid
from scanner.demo.people import Trust
from scanner.demo.redaction import boxed_pdf, tracked_docx, white_pdf
from scanner.demo.settled import zipped
from scanner.demo.shared_file import SharedFile
from scanner.demo.verdict import Twin
from scanner.demo.workbook import Sheet, ods, one_sheet, workbook


def twin_files(trust: Trust) -> Iterator[SharedFile]:
    """Every one of them must stay silent."""
    yield from _for_staff(trust)
    yield from _for_pupils(trust)
    yield from _for_everybody(trust)
    yield from _for_governors_and_families(trust)


def _for_staff(trust: Trust) -> Iterator[SharedFile]:
    tutees = trust.form("8A")
    tracker = grid(
        "Surname|Forename|Form|Behaviour|SEN need",
        [(p.family_name, p.known_as, p.form, "3 detentions", "ADHD") for p in tutees],
    )
    yield SharedFile(
        "Elm Staff/Year 8/Tutor tracker.xlsx",
        one_sheet("8A", tracker),
        (Twin(6, "open-share", "the same sheet where only staff read it"),),
    )
    absence = grid(
        "Name|Post|Sickness absence|Salary",
        [
            ("Mei Tan", "Teacher", "12 days, stress", "£43,607"),
            ("Owen Price", "Teaching assistant", "3 days, flu", "£22,737"),
        ],
    )
    yield SharedFile(
        "HR/Staff absence.ods",
        ods([Sheet("Autumn", absence)]),
        (
            Twin(23, "open-share", "staff data where head, HR and finance read it"),
            Twin(18, "special-category-exposed", "staff data where head, HR and finance read it"),
        ),
    )
    dummy = grid("Username|Password", [("test.pupil1", "ChangeMe1"), ("test.pupil2", "ChangeMe2")])
    yield SharedFile(
        "Elm Staff/IT/Login template.xlsx",
        one_sheet("Template", dummy),
        (Twin(29, "special-category-exposed", "a template; its pupils resolve to no one"),),
    )
    needs = grid(
        "Surname|Forename|Form|SEN need",
        [(p.family_name, p.known_as, p.form, "Autism") for p in trust.form("10B")[:5]],
    )
    yield SharedFile(
        "SEND/10B.csv",
        as_csv(needs),
        (
            Twin(29, "special-category-exposed", "the list with the SENCo's own team"),
            Twin(26, "special-category-exposed", "the list with the SENCo's own team"),
        ),
    )
    rates = grid(
        "Surname|Forename|Class|Attendance",
        [(p.family_name, p.known_as, p.form, "81.0%") for p in trust.form("3L")[:4]],
    )
    yield SharedFile(
        "Oak Staff/Attendance/Persistent absence.odt",
        document("odt", "Persistent absence, autumn", [rates]),
        (Twin(3, "internal-overshare", "staff of the pupils' own school"),),
    )
    kieran = trust.pupil("kieran")
    yield SharedFile(
        "Safeguarding/Chronology KW.docx",
        document(
            "docx",
            "Chronology",
            [
                f"{kieran.name} (9B): referral to children's social care on 19 November.",
                f"{kieran.name} is on a child protection plan.",
            ],
        ),
        (Twin(28, "special-category-exposed", "where the DSL, the head and the deputy read it"),),
    )
    yield SharedFile(
        "Trust Shared/Moving on/Class lists.pdf",
        document(
            "pdf",
            "Names for name badges",
            [grid("Name|Class", [("Ibrahim Hussain", "6T"), ("Evie Carter", "6T")])],
        ),
        (Twin(17, "internal-overshare", "names and classes only"),),
    )


def _for_pupils(trust: Trust) -> Iterator[SharedFile]:
    members = ", ".join(p.name for p in trust.form("8B"))
    yield SharedFile(
        "Team 8B/Homework groups.docx",
        document(
            "docx",
            "Groups for the poster",
            [f"All of 8B: {members}.", "Due on Friday; bring felt tips."],
        ),
        (Twin(25, "open-share", "the class named, nothing said about anyone"),),
    )
    yield SharedFile(
        "Pupil Shared/English/My hero by Summer Hall.docx",
        document(
            "docx",
            "My hero",
            [
                "By Summer Hall, 7B",
                "My hero is Mary Seacole. She nursed soldiers in the "
                "Crimea although the War Office had turned her down.",
            ],
        ),
        (Twin(23, "open-share", "a pupil's own work that names her"),),
    )
    yield SharedFile(
        "Pupil Shared/Library/Reading list.pdf",
        document(
            "pdf",
            "Reading list",
            [
                "Charles Dickens, Great Expectations",
                "Grace Nichols, Collected Poems",
                "Mark Twain, Tom Sawyer",
                "Will Eisner, A Contract with God",
            ],
        ),
        (Twin(26, "open-share", "a reading list of books"),),
    )
    clean = workbook(
        [
            Sheet(
                "Teams",
                grid("Team|Captain", [("Red", "Yusuf Al-Masri"), ("Blue", "Aoife Gallagher")]),
                comments={"B2": "Please collect the bibs from PE"},
            )
        ]
    )
    yield SharedFile(
        "Pupil Shared/Sports/Sports day teams v2.xlsx",
        clean,
        (Twin(21, "hidden-data", "a comment about bibs"),),
    )
    yield SharedFile(
        "Pupil Shared/Exams/Rooms.csv",
        as_csv(
            grid(
                "Surname|Forename|Room|Seat",
                [
                    (p.family_name, p.known_as, "Sports hall", f"A{n}")
                    for n, p in enumerate(trust.form("11A"), start=1)
                ],
            )
        ),
        (Twin(5, "open-share", "name, room and seat"),),
    )


def _for_everybody(trust: Trust) -> Iterator[SharedFile]:
    yield SharedFile(
        "Links/Ski trip/Kit list.docx",
        document(
            "docx",
            "Ski trip: kit list",
            [
                "Salopettes, two pairs of gloves, sun cream.",
                "Passports to Mr Langley by 1 December.",
            ],
        ),
        (Twin(24, "open-share", "a kit list"),),
    )
    forms = zipped(
        {
            "consent.txt": b"Name: ______ Date of birth: ______ Allergies: ______\n",
            "more.zip": zipped({"terms.txt": b"Term dates: 2 September to 18 December.\n"}),
        }
    )
    yield SharedFile(
        "Links/Forms/Blank forms.zip",
        forms,
        (Twin(30, "open-share", "blank forms, two archives deep"),),
    )
    yield SharedFile(
        "Public/Website/Pupil premium strategy.docx",
        document(
            "docx",
            "Pupil premium strategy statement",
            [
                "27% of our pupils are eligible for the pupil premium.",
                "We will spend £84,000 on tutoring and a family support worker.",
                "Statement authorised by Eleanor Whitcombe, Headteacher.",
            ],
        ),
        (Twin(27, "public-dataset", "a statutory page, figures only"),),
    )
    sizes = workbook(
        [
            Sheet(
                "Order",
                grid("Size|Number|Code", [("M", "14", "7731"), ("L", "9", "7732")]),
                hidden_columns=(3,),
                has_black_heading=True,
            )
        ]
    )
    yield SharedFile(
        "Public/PE/Kit totals.xlsx",
        sizes,
        (
            Twin(21, "hidden-data", "a hidden helper column without people"),
            Twin(22, "failed-redaction", "a black table heading"),
        ),
    )
    yield SharedFile(
        "Public/Minutes/Panel minutes, published.pdf",
        boxed_pdf(
            (
                ("Behaviour panel, 4 November", False),
                ("Two cases were heard.", False),
                ("Tiana Campbell-Brown (11B) was suspended for five days for assault.", True),
                ("The panel meets again in January.", False),
            ),
            keeps_text=False,
        ),
        (Twin(22, "failed-redaction", "truly blackened: the text is gone"),),
    )
    yield SharedFile(
        "Public/Minutes/Uniform policy.docx",
        tracked_docx(
            "Uniform policy",
            [
                ("Blazers are worn in all lessons.", False),
                ("Trainers may be worn on Fridays.", True),
            ],
            "Farah Siddiqui",
        ),
        (Twin(22, "failed-redaction", "a change that names nobody"),),
    )
    yield SharedFile(
        "Public/Website/Welcome.pdf",
        white_pdf((("Welcome to Oak Primary School", False), ("Page background", True))),
        (Twin(22, "failed-redaction", "white letters that name nobody"),),
    )
    yield SharedFile(
        "Intranet/Year 1/Stars of the week.html",
        document("html", "Stars of the week", [", ".join(p.name for p in trust.form("1H")[:3])]),
        (Twin(24, "open-share", "a celebration list"),),
    )


def _for_governors_and_families(trust: Trust) -> Iterator[SharedFile]:
    figures = grid("Subject|Entries|Grade 5+", [("English", "60", "52%"), ("Art", "7", "supp.")])
    yield SharedFile(
        "Governors/Results/Headlines.docx",
        document("docx", "Results: headlines", [figures]),
        (Twin(19, "internal-overshare", "aggregates with small numbers suppressed"),),
    )
    amelia = trust.pupil("amelia")
    yield SharedFile(
        "Shared with families/Pike/Report.txt",
        f"{amelia.name}, 8A\n{amelia.name} has 95.5% attendance.\n".encode(),
        (Twin(14, "address-disclosed", "the report without the address"),),
    )
    yield SharedFile(
        "Shared with families/Nowak mother/Report.rtf",
        document("rtf", "Autumn report", ["Kacper Nowak (9A): attendance 97%, German grade 6."]),
        (Twin(14, "no-contact-order", "the same report to the parent he lives with"),),
    )
