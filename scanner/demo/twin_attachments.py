"""Mails with attachments, and about who comes and goes, that look like planted ones."""

from __future__ import annotations

from collections.abc import Iterator

from scanner.demo.document import document, grid
from scanner.demo.mail import Mail, Sent, at, signed
from scanner.demo.people import Trust
from scanner.demo.planted_mails import box
from scanner.demo.redaction import boxed_pdf
from scanner.demo.verdict import Twin
from scanner.demo.workbook import Sheet, one_sheet, workbook


def twin_attachments(trust: Trust) -> Iterator[Sent]:
    """Every one of them must stay silent."""
    yield from _harmless_attachments(trust)
    yield from _joiners_and_leavers(trust)


def _harmless_attachments(trust: Trust) -> Iterator[Sent]:
    lomax, finch = trust.person("Sandra Lomax"), trust.parent("oscar")
    letter = document(
        "docx",
        "Museum trip",
        [
            "Dear parents, on Thursday 3 December 3L will visit the Northborough Museum.",
            "Children need a packed lunch. The cost is £6.50, payable online.",
        ],
    )
    menu = document(
        "pdf",
        "Lunch menu",
        [
            grid(
                "Day|Main|Pudding",
                [
                    ("Monday", "Fish fingers", "Jelly"),
                    ("Tuesday", "Veggie curry", "Apple crumble"),
                    ("Wednesday", "Roast gammon", "Ice cream"),
                ],
            )
        ],
    )
    yield Sent(
        Mail(
            lomax.mailbox,
            (box(finch),),
            "Museum trip - the right letter",
            at("03 09:30"),
            signed("Dear Mrs Finch,\n\nHere it is, with the menu for that week.", lomax),
            attachments=(("Museum trip.docx", letter), ("Menu.pdf", menu)),
        ),
        (Twin(4, "wrong-attachment", "trip letter and lunch menu"),),
        kept="msg",
    )
    clubs = grid("Club|Day|Code", [("Chess", "Monday", "1"), ("Choir", "Thursday", "2")])
    codes = grid("Code|Room", [("1", "Library"), ("2", "Hall")])
    yield Sent(
        Mail(
            trust.person("Gareth Bevan").mailbox,
            ("all-parents@oak.example.sch.uk",),
            "Clubs - final",
            at("10 15:20"),
            "Dear parents,\n\nThe final list of clubs.\n\nMr Bevan\n",
            attachments=(
                (
                    "Clubs.xlsx",
                    workbook(
                        [
                            Sheet("Clubs", clubs, hidden_columns=(3,)),
                            Sheet("Lookup", codes, is_hidden=True),
                        ]
                    ),
                ),
            ),
        ),
        (Twin(21, "hidden-data", "hidden helper columns without people"),),
    )
    pdf = boxed_pdf(
        (
            ("Incident report, 6 November, dining hall", False),
            ("Elif Yildiz (8B) was pushed and hurt her wrist. First aid was given.", False),
            ("Jayden Tanner (8A) was suspended for three days for the assault.", True),
        ),
        keeps_text=False,
    )
    yield Sent(
        Mail(
            trust.person("Rebecca Holt").mailbox,
            (box(trust.parent("elif")),),
            "Incident report, new copy",
            at("12 13:40"),
            signed(
                "Dear Mr Yıldız,\n\nA cleaner copy of the report.", trust.person("Rebecca Holt")
            ),
            attachments=(("Incident report v2.pdf", pdf),),
        ),
        (Twin(22, "failed-redaction", "truly blackened: the text is gone"),),
    )
    own = document(
        "pdf",
        "Records held",
        [
            "William Hunter, form 11B. Attendance this year 95.2%.",
            "12 May: William Hunter was praised by Mr Harding for his help at open evening.",
        ],
    )
    yield Sent(
        Mail(
            trust.person("Farah Siddiqui").mailbox,
            (box(trust.parent("will")),),
            "Your subject access request - corrected",
            at("20 15:20"),
            "Dear Mrs Hunter,\n\nPlease find the records attached.\n\nFarah Siddiqui\n",
            attachments=(("Records.pdf", own),),
        ),
        (Twin(20, "wrong-attachment", "the child's own data and staff in their work"),),
    )


def _joiners_and_leavers(trust: Trust) -> Iterator[Sent]:
    thackray, pickles = trust.person("Daniel Thackray"), trust.person("Wendy Pickles")
    joiners = [p for p in trust.form("6T") if p.destination_school == "elm"]
    table = grid(
        "UPN|Surname|Forename|DOB|SEN|KS2 predicted",
        [(p.upn, p.family_name, p.known_as, p.born, "K - SLCN", "104") for p in joiners],
    )
    yield Sent(
        Mail(
            thackray.mailbox,
            (pickles.mailbox,),
            "Year 6 transfer data - joiners only",
            at("17 16:20"),
            signed("Hi Wendy,\n\nUse this one, please: the three who come to you.", thackray),
            attachments=(("Joiners.xlsx", one_sheet("Joiners", table)),),
        ),
        (Twin(17, "wrong-attachment", "a transfer file of joiners"),),
    )
    oliver, trent = trust.pupil("oliver"), trust.parent("oliver")
    brennan = trust.person("Tom Brennan")
    yield Sent(
        Mail(
            brennan.mailbox,
            (box(trent),),
            "Oliver - last report",
            at("13 15:15"),
            signed(
                f"Dear Mrs Trent,\n\n{oliver.name} leaves us with 93% attendance and a grade 5 "
                "in history. We wish him well.",
                brennan,
            ),
        ),
        (Twin(13, "external-unknown", "a last report within the grace days"),),
    )
    yield Sent(
        Mail(
            trust.person("Wendy Pickles").mailbox,
            ("admissions@birchwood.example.sch.uk",),
            "Oliver Trent - pupil file",
            at("12 10:00"),
            signed(
                f"Dear colleague,\n\nOliver Trent, UPN {oliver.upn}, born {oliver.born}, joined "
                "you on Monday. His attendance here was 93%.",
                trust.person("Wendy Pickles"),
            ),
        ),
        (Twin(13, "external-unknown", "a leaver's new school"),),
    )
