"""The rest of the share: what schools keep."""

from __future__ import annotations

from collections.abc import Iterator

from scanner.demo.document import as_csv, document, grid
from scanner.demo.people import Trust
from scanner.demo.shared_file import SharedFile
from scanner.demo.workbook import Sheet, ods, one_sheet, workbook

# path without suffix, kind, title, paragraphs
_TEXTS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("Public/Newsletter 9", "pdf", "Newsletter 9", (
        "Jubilee House leads with 412 points. May half term dates are on the website.",
        "Our stars of the week are Poppy Gallagher and Oscar Finch.")),
    ("Public/Lunch menu", "docx", "Lunch menu", ("Monday: pasta.", "Tuesday: curry or soup.")),
    ("Public/SEN information report", "docx", "SEN information report", (
        "Our SENDCo is Mrs Bronwen Pritchard. 14% of pupils are on SEN support.",
        "Parents may write to the school office.")),
    ("Public/Safeguarding policy", "pdf", "Child protection and safeguarding policy", (
        "The Designated Safeguarding Lead at Elm High School is Mrs Deborah Nkemelu.",
        "All staff must report a concern at once.")),
    ("Public/Governors' interests", "html", "Register of interests", (
        "Rev. Philip Lyle: none declared.", "Mrs Sheila Cartwright: director of a bakery.")),
    ("Public/Admissions policy", "odt", "Admissions policy", (
        "Looked-after children come first, then siblings, then distance.",)),
    ("Public/Term dates", "txt", "Term dates", ("Autumn: 2 September to 18 December.",)),
    ("Public/Accessibility plan", "rtf", "Accessibility plan", ("Ramps by 2027.",)),
    ("Public/Complaints procedure", "docx", "Complaints procedure", (
        "Stage 1: speak to the class teacher.", "Stage 2: write to the headteacher.")),
    ("Links/Open evening", "pptx", "Open evening", ("Tours at 5 and 6.", "Talk by Mr Ashdown.")),
    ("Links/Prospectus", "pdf", "Prospectus", ("A school by the river, founded in 1911.",)),
    ("Intranet/Fire drill", "docx", "Fire drill", ("Assemble on the field, by form.",)),
    ("Intranet/Print codes", "txt", "Printing", ("The code is on the machine in room 12.",)),
    ("Pupil Shared/History/The Tudors", "pptx", "The Tudors", (
        "Henry VIII had six wives.", "Elizabeth I never married.")),
    ("Pupil Shared/English/Poetry", "odt", "Poetry", ("Wilfred Owen, Dulce et Decorum Est.",)),
    ("Pupil Shared/Science/Cells", "html", "Cells", ("Plant cells have a wall.",)),
    ("Pupil Shared/Maths/Surds", "pdf", "Surds", ("Simplify the square root of 72.",)),
    ("Pupil Shared/Code of conduct", "rtf", "Code of conduct", ("Be ready, respectful, safe.",)),
    ("Oak Pupils/Spellings", "docx", "Spellings", ("because, through, enough",)),
    ("Oak Pupils/Times tables", "txt", "Times tables", ("7 x 8 = 56",)),
    ("Governors/Agenda", "docx", "Agenda, 3 December", (
        "1. Apologies. 2. Declarations. 3. Budget. 4. Attendance figures.",)),
    ("Governors/Visit notes", "pdf", "Visit by Dr Balogun", ("Calm corridors, full library.",)),
    ("Governors/Risk register", "odt", "Risk register", ("Roof: high. Energy prices: high.",)),
    ("Elm Staff/Handbook", "pdf", "Staff handbook", ("Briefing is at 8.20 on Mondays.",)),
    ("Elm Staff/Cover procedure", "docx", "Cover", ("Ring the cover line before 7am.",)),
    ("Elm Staff/Marking policy", "rtf", "Marking", ("Green pen for pupils, purple for us.",)),
    ("Elm Staff/INSET", "pptx", "INSET day", ("9.00 Welcome", "9.30 Retrieval practice")),
    ("Oak Staff/Playground rota", "html", "Playground rota", (
        "Monday: Lucy Ferris. Tuesday: Kofi Mensah. Wednesday: Ayesha Rahman.",)),
    ("Oak Staff/Phonics", "odt", "Phonics", ("Phase 3: j, v, w, x.",)),
    ("Trust Shared/Values", "txt", "Our values", ("Kindness, courage, curiosity.",)),
    ("Trust Shared/Network meeting", "docx", "Network meeting", (
        "Present: Catherine Vaughan, Eleanor Whitcombe, Graham Ashdown.",
        "We compared attendance: Oak 95.1%, Elm 93.4%.")),
    ("HR/Vacancy", "docx", "Vacancy: teacher of French", ("Main scale, from January.",)),
    ("HR/Leave form", "rtf", "Leave of absence form", ("Name: ____ Dates: ____ Reason: ____",)),
    ("Safeguarding/Training log", "txt", "Training", ("Refresher due every September.",)),
    ("SEND/Provision map", "docx", "Provision map", ("Wave 1: quality first teaching.",)),
)  # fmt: skip


def ordinary_files(trust: Trust) -> Iterator[SharedFile]:
    """Policies, menus, lessons, and the lists that staff work with."""
    for path, kind, title, paragraphs in _TEXTS:
        yield SharedFile(f"{path}.{kind}", document(kind, title, paragraphs))
    yield from _staff_lists(trust)


def _staff_lists(trust: Trust) -> Iterator[SharedFile]:
    """What staff of a school may read about its own pupils."""
    for form in ("7A", "9A", "10A"):
        rows = [
            (
                p.upn,
                p.family_name,
                p.known_as,
                p.form,
                p.born,
                "K" if n % 4 == 1 else "",
                "Y" if n % 3 == 0 else "N",
                "N",
                "N",
                f"{91 + n}.4",
            )
            for n, p in enumerate(trust.form(form))
        ]
        table = grid("UPN|Surname|Forename|Form|DOB|SEN|FSM|PP|EAL|Attendance %", rows)
        yield SharedFile(f"Elm Staff/Registers/{form}.xlsx", one_sheet(form, table))
    ethnic = grid(
        "Surname|Forename|Class|Ethnicity|Attendance %",
        [
            (p.family_name, p.known_as, p.form, ("WBRI", "AIND", "BCRB")[n % 3], f"{90 + n}.0")
            for n, p in enumerate(trust.form("2K"))
        ],
    )
    yield SharedFile("Oak Staff/Registers/2K.csv", as_csv(ethnic))
    seats = grid(
        "Row|Left|Right",
        [("1", "Tobenna Okafor", "Ruby Ellison"), ("2", "Elif Yıldız", "Mohammed Ali")],
    )
    yield SharedFile("Elm Staff/Seating/8B science.ods", ods([Sheet("Lab 2", seats)]))
    rota = grid(
        "Day|Gate|Bus bay",
        [("Monday", "Tom Brennan", "Ian Foxley"), ("Tuesday", "Mei Tan", "Ruth Abrahams")],
    )
    yield SharedFile(
        "Elm Staff/Duty rota.xlsx",
        workbook(
            [
                Sheet("Rota", rota),
                Sheet("Lists", grid("Day", [("Monday",), ("Tuesday",)]), is_hidden=True),
            ]
        ),
    )
    stock = grid(
        "Order|Item|Count",
        [("9434765870", "Glue sticks", "120"), ("9276308686", "Exercise books", "400")],
    )
    yield SharedFile("Oak Staff/Stock.csv", as_csv(stock))
    behaviour = [f"{p.name} ({p.form}): two merits, one late mark." for p in trust.form("9B")]
    yield SharedFile(
        "Elm Staff/Year 9/Form notes 9B.docx", document("docx", "Form notes 9B", behaviour)
    )
