"""Mails whose text is fit for its readers, and whose attachment is not."""

from __future__ import annotations

from collections.abc import Iterator

from scanner.demo.document import document, grid
from scanner.demo.mail import Mail, Sent, at, signed
from scanner.demo.people import Trust
from scanner.demo.planted_mails import box, ids
from scanner.demo.redaction import boxed_pdf
from scanner.demo.verdict import Breach
from scanner.demo.workbook import Sheet, one_sheet, workbook


def planted_attachments(trust: Trust) -> Iterator[Sent]:
    """As `planted_mails`: one reason each."""
    yield from _wrong_attachments(trust)
    yield from _hidden_and_blackened(trust)


def _wrong_attachments(trust: Trust) -> Iterator[Sent]:
    office, mother = trust.person("Sandra Lomax"), trust.parent("oscar")
    listed = [p for p in trust.form("3L") if p.key != "oscar"][:5]
    table = grid(
        "UPN|Surname|Forename|Form|Pupil Premium",
        [(p.upn, p.family_name, p.known_as, p.form, "Yes") for p in listed],
    )
    yield Sent(
        Mail(
            office.mailbox,
            (box(mother),),
            "Museum trip - letter attached",
            at("03 09:02"),
            signed(
                "Dear Mrs Finch,\n\nHere is the letter about the museum trip, as asked. The reply "
                "slip is on the second page.",
                office,
            ),
            attachments=(("Museum trip 3L.xlsx", one_sheet("Free meals", table)),),
        ),
        (
            Breach(
                "wrong-attachment",
                (4,),
                ids(listed),
                (mother.email,),
                ("pupil_premium", "identifiers"),
                why="the free-meals list instead of the trip letter",
            ),
        ),
        kept="msg",
    )
    stannard, candidates = trust.person("Julie Stannard"), trust.year("11")
    needs = ("25% extra time (dyslexia)", "", "Reader (visual impairment)", "", "EHCP", "")
    exams = grid(
        "Surname|Forename|Room|Seat|Home address|SEN need",
        [
            (
                p.family_name,
                p.known_as,
                "Sports hall",
                f"{'ABC'[n % 3]}{n + 1}",
                p.address,
                needs[n % 6],
            )
            for n, p in enumerate(candidates)
        ],
    )
    group = "year11@pupils.elm.example.sch.uk"
    yield Sent(
        Mail(
            stannard.mailbox,
            (f"Year 11 <{group}>",),
            "Mock exam seating",
            at("13 10:40"),
            signed("Dear all,\n\nFind your seat in the attached plan. Black pens only.", stannard),
            attachments=(("Mock seating plan.xlsx", one_sheet("Seating", exams)),),
        ),
        (
            Breach(
                "wrong-attachment",
                (5,),
                ids(candidates),
                (f"group:{group}",),
                ("contact_details", "sen"),
                why="the seating plan still had the office's columns",
            ),
        ),
    )
    thackray, pickles = trust.person("Daniel Thackray"), trust.person("Wendy Pickles")
    class_6t = trust.form("6T")
    staying = [p for p in class_6t if not p.destination_school and len(p.schools) == 1]
    transfer = grid(
        "UPN|Surname|Forename|DOB|SEN|KS2 predicted",
        [
            (p.upn, p.family_name, p.known_as, p.born, "K - SLCN" if n % 2 else "E - ASD", "105")
            for n, p in enumerate(p for p in class_6t if len(p.schools) == 1)
        ],
    )
    yield Sent(
        Mail(
            thackray.mailbox,
            (pickles.mailbox,),
            "Year 6 transfer data",
            at("17 15:50"),
            signed("Hi Wendy,\n\nThis is the file for September's joiners.", thackray),
            attachments=(("Y6 transfer.xlsx", one_sheet("6T", transfer)),),
        ),
        (
            Breach(
                "wrong-attachment",
                (17,),
                ids(staying),
                (pickles.email,),
                ("sen", "attainment", "identifiers", "date_of_birth"),
                why="the whole class, not only the pupils who are to join",
            ),
        ),
    )
    siddiqui, will = trust.person("Farah Siddiqui"), trust.parent("will")
    yield Sent(
        Mail(
            siddiqui.mailbox,
            (box(will),),
            "Your subject access request",
            at("20 11:20"),
            signed(
                "Dear Mrs Hunter,\n\nPlease find attached the information you asked for.", siddiqui
            ),
            attachments=(("Bundle.pdf", _bundle()),),
        ),
        (
            Breach(
                "wrong-attachment",
                (20,),
                ids((trust.pupil("tiana"),)),
                (will.email,),
                ("behaviour", "health"),
                why="another pupil's incident stands in the bundle",
            ),
        ),
    )


def _bundle() -> bytes:
    return document(
        "pdf",
        "Records held",
        [
            "William Hunter, form 11B. Attendance this year 95.2%.",
            "12 May: William Hunter was praised for his help at open evening.",
            "3 June: Tiana Campbell-Brown (11B) was given a detention for slapping a pupil. "
            "Tiana Campbell-Brown told the nurse that she self-harms.",
        ],
    )


def _hidden_and_blackened(trust: Trust) -> Iterator[Sent]:
    bevan, group = trust.person("Gareth Bevan"), "all-parents@oak.example.sch.uk"
    pupils = trust.form("4M")[:4]
    clubs = grid(
        "Club|Day|Where",
        [
            ("Chess", "Monday", "Library"),
            ("Football", "Tuesday", "Field"),
            ("Choir", "Thursday", "Hall"),
        ],
    )
    needs = grid(
        "Surname|Forename|Class|SEN need",
        [
            (p.family_name, p.known_as, p.form, need)
            for p, need in zip(
                pupils, ("Autism", "ADHD", "Dyslexia", "Hearing impairment"), strict=True
            )
        ],
    )
    yield Sent(
        Mail(
            bevan.mailbox,
            (group,),
            "After-school clubs",
            at("09 15:20"),
            signed("Dear parents,\n\nThe clubs for the second half of term are attached.", bevan),
            attachments=(
                (
                    "Clubs.xlsx",
                    workbook([Sheet("Clubs", clubs), Sheet("Notes", needs, is_hidden=True)]),
                ),
            ),
        ),
        (
            Breach(
                "hidden-data",
                (21,),
                ids(pupils),
                (f"group:{group}",),
                ("sen",),
                why="a hidden sheet lists special needs",
            ),
        ),
    )
    holt, father = trust.person("Rebecca Holt"), trust.parent("elif")
    pdf = boxed_pdf(
        (
            ("Incident report, 6 November, dining hall", False),
            ("Elif Yildiz (8B) was pushed and hurt her wrist. First aid was given.", False),
            ("Jayden Tanner (8A) was suspended for three days for the assault.", True),
            ("Seating at lunch has been changed.", False),
        ),
        keeps_text=True,
    )
    yield Sent(
        Mail(
            holt.mailbox,
            (box(father),),
            "Incident report",
            at("12 12:40"),
            signed("Dear Mr Yıldız,\n\nAs promised, the report, with names blacked out.", holt),
            attachments=(("Incident report.pdf", pdf),),
        ),
        (
            Breach(
                "failed-redaction",
                (22,),
                (trust.pupil("jayden").pupil_id,),
                (father.email,),
                ("exclusion",),
                why="the text under the black box can be copied out",
            ),
        ),
    )
