"""Mails that look like a planted one and are right: outside bodies, lists, chains, safeguarding."""

from __future__ import annotations

from collections.abc import Iterator

from scanner.demo.document import grid
from scanner.demo.mail import Mail, Sent, at, html_mail, quoted, signed
from scanner.demo.people import Trust
from scanner.demo.planted_mails import box
from scanner.demo.verdict import Twin
from scanner.demo.workbook import one_sheet


def twin_outside_mails(trust: Trust) -> Iterator[Sent]:
    """Every one of them must stay silent."""
    yield from _to_agencies(trust)
    yield from _to_own_mailboxes(trust)
    yield from _many_recipients(trust)
    yield from _chains(trust)
    yield from _safeguarding(trust)


def _to_agencies(trust: Trust) -> Iterator[Sent]:
    dsl = trust.person("Deborah Nkemelu")
    yield Sent(
        Mail(
            dsl.mailbox,
            ("Lorna Osborne <l.osborne@northborough.example>",),
            "Core group papers",
            at("09 10:40"),
            signed(
                "Dear Lorna,\n\nKieran Walsh (9B) remains on a child protection plan. Kieran Walsh "
                "told his tutor on Monday that things are calmer at home.",
                dsl,
            ),
        ),
        (Twin(16, "wrong-recipient", "the social worker allocated to this pupil"),),
    )
    yield Sent(
        Mail(
            trust.person("Yvonne Baptiste").mailbox,
            ("Payroll <returns@payright.example>",),
            "November changes",
            at("16 09:30"),
            html=html_mail(
                [
                    "Please process:",
                    grid(
                        "Name|Change|Salary",
                        [
                            ("Peter Langley", "Overtime, 4 hours", "£38,034"),
                            ("Mei Tan", "Increment to M5", "£40,439"),
                        ],
                    ),
                    "Yvonne Baptiste, HR",
                ]
            ),
        ),
        (Twin(18, "internal-overshare", "the payroll bureau"),),
    )
    photos = grid(
        "Surname|Forename|Class", [(p.family_name, p.known_as, p.form) for p in trust.form("3L")]
    )
    yield Sent(
        Mail(
            trust.person("Sandra Lomax").mailbox,
            ("bookings@brightsmile.example",),
            "Photo day - class list",
            at("12 09:50"),
            "Hello,\n\nThe list for 3L is attached.\n\nSandra\n",
            attachments=(("3L.xlsx", one_sheet("3L", photos)),),
        ),
        (Twin(36, "wrong-recipient", "the fields agreed with the vendor"),),
    )
    meals = grid(
        "UPN|Surname|Forename|Free school meals",
        [(p.upn, p.family_name, p.known_as, "Yes") for p in trust.form("7A")[:3]],
    )
    yield Sent(
        Mail(
            trust.person("Nigel Orme").mailbox,
            ("support@cashless.example",),
            "Free meals update",
            at("17 11:11"),
            "Please load the attached.\n\nNigel Orme\n",
            attachments=(("update.xlsx", one_sheet("FSM", meals)),),
        ),
        (Twin(36, "wrong-attachment", "fields in the approved list"),),
    )


def _to_own_mailboxes(trust: Trust) -> Iterator[Sent]:
    langley = trust.person("Peter Langley")
    yield Sent(
        Mail(
            langley.mailbox,
            (langley.personal_email,),
            "my payslip",
            at("13 17:00"),
            "For the mortgage people.\n\nPeter Langley, salary £38,034, tax code 1257L, sick pay "
            "£212.40.\n",
        ),
        (Twin(11, "personal-account", "own payslip to own webmail"),),
    )
    begum = trust.person("Nasreen Begum")
    yield Sent(
        Mail(
            trust.person("Rebecca Holt").mailbox,
            (begum.personal_email,),
            "Hamza",
            at("16 15:35"),
            signed(
                "Dear Mrs Begum,\n\nHamza Begum (8A) has 99% attendance and got grade 7 in "
                "maths. You must be proud!",
                trust.person("Rebecca Holt"),
            ),
        ),
        (Twin(11, "personal-account", "a teacher who is also this pupil's mother"),),
    )
    desai = trust.person("Anita Desai")
    yield Sent(
        Mail(
            trust.person("Graham Ashdown").mailbox,
            (desai.mailbox,),
            "Agenda and minutes",
            at("09 17:05"),
            signed(
                "Dear Anita,\n\nMinutes and agenda below. Attendance is up to 94.1% overall "
                "and there were 12 suspensions this half term.",
                trust.person("Graham Ashdown"),
            ),
        ),
        (Twin(11, "personal-account", "a governor whose registered address is webmail"),),
    )


def _many_recipients(trust: Trust) -> Iterator[Sent]:
    abrahams, chen = trust.person("Ruth Abrahams"), trust.parents("ciara")
    yield Sent(
        Mail(
            trust.person("Mei Tan").mailbox,
            tuple(box(c) for c in chen),
            "Ciara's coursework",
            at("18 16:16"),
            signed(
                "Dear Mrs O'Brien and Mr Tanner,\n\nCiara O'Brien (11A) still owes two essays "
                "and is at risk of a grade 3.",
                trust.person("Mei Tan"),
            ),
            cc=(abrahams.mailbox,),
        ),
        (Twin(8, "bulk-recipients-visible", "both adults of one child, and a colleague"),),
    )
    kerr, abdi = trust.person("Alistair Kerr"), trust.pupil("abdi")
    yield Sent(
        Mail(
            kerr.mailbox,
            (
                "j.merriman@therapies.example",
                trust.person("Mei Tan").mailbox,
                trust.person("Owen Price").mailbox,
                trust.person("Grace Moyo").mailbox,
                trust.person("Farah Siddiqui").mailbox,
                box(trust.parent("abdi")),
            ),
            "Team around the child, Thursday",
            at("10 13:00"),
            signed(
                f"Dear all,\n\nWe meet on Thursday at 3pm about {abdi.name} (11A). The therapist "
                "will report on his speech and language needs.",
                kerr,
            ),
        ),
        (Twin(8, "bulk-recipients-visible", "a multi-agency invitation, one household"),),
    )
    few = list(trust.plain_households(trust.current("elm")))[:3]
    for minute, (_, contact) in enumerate(few):
        yield Sent(
            Mail(
                kerr.mailbox,
                (contact.email,),
                "SEND coffee morning",
                at(f"05 12:3{minute}"),
                signed(
                    "Dear parent,\n\nAs your child is on our SEN register, you are warmly "
                    "invited to the SEND coffee morning on Friday at 9.15 in the library.",
                    kerr,
                ),
            ),
            (Twin(9, "bulk-recipients-visible", "one mail per recipient", fault="coffee"),),
        )
    office = trust.person("Wendy Pickles")
    hidden = [c.email for _, c in list(trust.plain_households(trust.current("elm")))[4:10]]
    yield Sent(
        Mail(
            office.mailbox,
            ("office@elm.example.sch.uk",),
            "Cross-country team",
            at("09 09:09"),
            signed(
                "Dear parents,\n\nOur runners on Saturday: Kacper Nowak, Summer Hall and Mark "
                "Page. Do come and cheer!",
                office,
            ),
            bcc=(*hidden, trust.parent("kacper", 1).email),
        ),
        (Twin(14, "no-contact-order", "no more than a name, in a mail to a list"),),
    )


def _chains(trust: Trust) -> Iterator[Sent]:
    holt, elif_father = trust.person("Rebecca Holt"), trust.parent("elif")
    first = (
        "Rebecca,\n\nElif Yıldız has been to the doctor about her migraines; she may need to "
        "sit by the door.\n\nNasreen"
    )
    yield Sent(
        Mail(
            holt.mailbox,
            (box(elif_father),),
            "RE: Elif's headaches",
            at("11 10:30"),
            signed("Dear Mr Yıldız,\n\nThank you. All her teachers know.", holt)
            + "\n"
            + quoted(first, "Nasreen Begum", "11 November 2026 at 08:12"),
        ),
        (Twin(10, "hidden-data", "a chain wholly about the same child"),),
    )
    marchant = trust.parent("lily", 1)
    brennan = trust.person("Tom Brennan")
    asked = (
        "Dear Mr Brennan,\n\nLily will be late on Friday, the orthodontist again. My other "
        "one, Ethan Frost in 7B, has chickenpox, so I am juggling!\n\nKaren Marchant\n"
        "07700 900999"
    )
    yield Sent(
        Mail(
            brennan.mailbox,
            (marchant.email,),
            "RE: Friday",
            at("18 07:55"),
            signed("Dear Mrs Marchant,\n\nNo problem, thank you for telling us.", brennan)
            + "\n"
            + quoted(asked, "Karen Marchant", "18 November 2026 at 07:31"),
        ),
        (Twin(10, "hidden-data", "a parent who writes about her own other child"),),
    )


def _safeguarding(trust: Trust) -> Iterator[Sent]:
    dsl = trust.person("Deborah Nkemelu")
    yield Sent(
        Mail(
            dsl.mailbox,
            (trust.person("Ian Foxley").mailbox,),
            "You have a new alert",
            at("19 14:25"),
            "You have a new alert. Please log in to the safeguarding system to read it.\n",
        ),
        (Twin(28, "internal-overshare", "an alert that names nobody"),),
        kept="maildir",
    )
    toby = trust.pupil("tobenna")
    yield Sent(
        Mail(
            dsl.mailbox,
            ("safeguarding@elm.example.sch.uk",),
            "CP meeting T.O. 8B",
            at("16 16:40"),
            f"Child protection meeting about {toby.name} (8B) on Thursday at 2pm.\n\nDeborah\n",
        ),
        (Twin(38, "internal-overshare", "those who may know of it"),),
    )
    leo, mother = trust.pupil("leo"), trust.parent("leo")
    yield Sent(
        Mail(
            dsl.mailbox,
            (box(mother),),
            "Leo's plan",
            at("20 09:40"),
            signed(
                f"Dear Mrs Fairweather,\n\nAs agreed, {leo.name} is on a child in need plan "
                "until February, and the social worker will visit on Monday.",
                dsl,
            ),
        ),
        (Twin(28, "internal-overshare", "the DSL writes to the own parent"),),
    )
    zara, tutor, mother = trust.pupil("zara"), trust.person("Peter Langley"), trust.parent("zara")
    yield Sent(
        Mail(
            tutor.mailbox,
            (box(mother),),
            "Educational psychologist visit",
            at("18 12:20"),
            signed(
                f"Dear Mrs Osei-Bonsu,\n\n{zara.name} (7B) has dyslexia and will go on the SEN "
                "register in January.",
                tutor,
            ),
            is_draft=True,
        ),
        (Twin(1, "wrong-recipient", "a draft to the own parent"),),
        kept="drafts",
    )
