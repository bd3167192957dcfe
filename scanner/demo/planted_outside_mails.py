"""Mails to people outside who may not have what is in them, and with too much to see."""

from __future__ import annotations

from collections.abc import Iterator

from scanner.demo.document import grid
from scanner.demo.mail import (
    Mail,
    Sent,
    at,
    html_mail,
    outlook_quoted,
    quoted,
    signed,
)
from scanner.demo.people import Trust
from scanner.demo.planted_mails import box, ids
from scanner.demo.verdict import Breach
from scanner.demo.workbook import one_sheet


def planted_outside_mails(trust: Trust) -> Iterator[Sent]:
    """As `planted_mails`: one reason each, unless it says that it carries two."""
    yield from _to_agencies(trust)
    yield from _to_strangers(trust)
    yield from _against_an_order(trust)
    yield from _with_visible_recipients(trust)
    yield from _below_the_fold(trust)


def _to_agencies(trust: Trust) -> Iterator[Sent]:
    dsl = trust.person("Deborah Nkemelu")
    ruby, osborne = trust.pupil("ruby"), "l.osborne@northborough.example"
    yield Sent(
        Mail(
            dsl.mailbox,
            (f"Lorna Osborne <{osborne}>",),
            "Core group papers",
            at("09 10:15"),
            signed(
                "Dear Lorna,\n\nAhead of Thursday: Ruby Ellison (8B) remains on a child protection "
                "plan under the category of neglect. Ruby Ellison disclosed to me on Monday that "
                "she had been left alone overnight by her birth mother during contact.",
                dsl,
            ),
        ),
        (
            Breach(
                "wrong-recipient",
                (16,),
                (ruby.pupil_id,),
                (osborne,),
                ("safeguarding",),
                why="a social worker who is allocated to another pupil",
            ),
        ),
    )
    office, photos = trust.person("Sandra Lomax"), "bookings@brightsmile.example"
    oscar, amina = trust.pupil("oscar"), trust.pupil("amina")
    yield Sent(
        Mail(
            office.mailbox,
            (photos,),
            "Photo day - children to look out for",
            at("12 09:33"),
            signed(
                "Hello,\n\nTwo children may find the flash difficult on the 24th. Oscar Finch (3L) "
                "is autistic and has an EHCP. Amina Yusuf (2K) has epilepsy, so please do not use "
                "the strobe with her.",
                office,
                "Many thanks",
            ),
        ),
        (
            Breach(
                "wrong-recipient",
                (36,),
                (oscar.pupil_id, amina.pupil_id),
                (photos,),
                ("sen", "health"),
                why="a supplier may have names, not medical needs",
            ),
        ),
    )


def _to_strangers(trust: Trust) -> Iterator[Sent]:
    ruby, tutor = trust.pupil("ruby"), trust.person("Rebecca Holt")
    former = "sue.kendrick@fostering-homes.example"
    yield Sent(
        Mail(
            tutor.mailbox,
            (former,),
            "Ruby's report",
            at("13 13:25"),
            signed(
                "Dear Sue,\n\nRuby Ellison (8B) has settled well. Her attendance is 96.1% and she "
                "is working at grade 5 in science. There have been two behaviour points this "
                "term, both for being late to lessons.",
                tutor,
            ),
        ),
        (
            Breach(
                "external-unknown",
                (13,),
                (ruby.pupil_id,),
                (former,),
                ("attendance", "attainment", "behaviour"),
                why="a former carer, no longer in the roster",
            ),
        ),
    )
    crane = "s.crane@elm.example.sch.uk"
    abrahams, mark = trust.person("Ruth Abrahams"), trust.pupil("mark")
    harding = trust.person("Luke Harding")
    yield Sent(
        Mail(
            abrahams.mailbox,
            (harding.mailbox, f"Simon Crane <{crane}>"),
            "Mark Page 10B",
            at("16 08:40"),
            signed(
                "Luke, Simon,\n\nBefore period 1: Mark Page (10B) has been diagnosed with "
                "depression and is waiting for a CAMHS appointment. Please go gently about missing "
                "homework.",
                abrahams,
            ),
        ),
        (
            Breach(
                "external-unknown",
                (13, 34),
                (mark.pupil_id,),
                (crane,),
                ("health",),
                why="the school address of a teacher who has left",
            ),
        ),
        kept="mbox",
    )
    langley, pupils = trust.person("Peter Langley"), trust.form("7B")
    marks = [(p.upn, p.family_name, p.known_as, f"Grade {n % 4 + 3}") for n, p in enumerate(pupils)]
    yield Sent(
        Mail(
            langley.mailbox,
            (langley.personal_email,),
            "for the weekend",
            at("13 16:48"),
            "7B markbook to finish at home.\n",
            attachments=(
                (
                    "7B markbook.xlsx",
                    one_sheet("Marks", grid("UPN|Surname|Forename|Test result", marks)),
                ),
            ),
        ),
        (
            Breach(
                "personal-account",
                (11,),
                ids(pupils),
                (langley.personal_email,),
                ("attainment", "identifiers"),
                why="a class's marks sent to the teacher's own webmail",
            ),
        ),
    )


def _against_an_order(trust: Trust) -> Iterator[Sent]:
    kacper, father = trust.pupil("kacper"), trust.parent("kacper", 1)
    tutor = trust.person("Tom Brennan")
    yield Sent(
        Mail(
            tutor.mailbox,
            (box(father),),
            "RE: How is Kacper getting on?",
            at("17 10:02"),
            signed(
                "Dear Mr Nowak,\n\nThank you for getting in touch. Kacper Nowak (9A) is attending "
                "well, 97% so far, and got grade 6 in his last German test.",
                tutor,
            ),
        ),
        (
            Breach(
                "no-contact-order",
                (14,),
                (kacper.pupil_id,),
                (father.email,),
                ("attendance", "attainment"),
                why="a court order says that this parent gets nothing",
            ),
        ),
    )
    amelia, pike = trust.pupil("amelia"), trust.parent("amelia", 1)
    pickles = trust.person("Wendy Pickles")
    yield Sent(
        Mail(
            pickles.mailbox,
            (pike.email,),
            "Data collection sheet - Amelia Reid 8A",
            at("12 15:16"),
            html=html_mail(
                [
                    "Dear Mr Pike,",
                    "Please check what we hold for your daughter and tell us of any change.",
                    grid(
                        "Pupil|Form|Address|Postcode",
                        [(amelia.name, amelia.form, amelia.address, amelia.postcode)],
                    ),
                    "Kind regards, Wendy Pickles, Reception",
                ]
            ),
        ),
        (
            Breach(
                "address-disclosed",
                (14,),
                (amelia.pupil_id,),
                (pike.email,),
                ("contact_details",),
                why="the address is kept from this parent",
            ),
        ),
    )


def _with_visible_recipients(trust: Trust) -> Iterator[Sent]:
    families = list(trust.plain_households(trust.current("oak")))
    office, everybody = trust.person("Sandra Lomax"), [c for _, c in families[:7]]
    yield Sent(
        Mail(
            office.mailbox,
            tuple(box(c) for c in everybody[:5]),
            "Residential: kit list and coach times",
            at("02 11:30"),
            signed(
                "Dear parents and carers,\n\nThe coach leaves at 8.15 on Monday. Please pack a "
                "waterproof, wellies and a torch. No sweets or phones, please!",
                office,
            ),
            cc=tuple(c.email for c in everybody[5:]),
        ),
        (
            Breach(
                "bulk-recipients-visible",
                (8,),
                tuple(c.contact_id for c in everybody),
                tuple(c.email for c in everybody),
                ("contact_details",),
                why="seven households see one another's addresses",
            ),
        ),
    )
    few = list(trust.plain_households(trust.current("elm")))[:3]
    senco = trust.person("Alistair Kerr")
    yield Sent(
        Mail(
            senco.mailbox,
            tuple(c.email for _, c in few),
            "SEND coffee morning",
            at("05 12:00"),
            signed(
                "Dear parents,\n\nAs your child is on our SEN register, you are warmly invited to "
                "the SEND coffee morning on Friday at 9.15 in the library. Cake will be provided.",
                senco,
                "Warm wishes",
            ),
        ),
        (
            Breach(
                "bulk-recipients-visible",
                (9,),
                (*(c.contact_id for _, c in few), *(p.pupil_id for p, _ in few)),
                tuple(c.email for _, c in few),
                ("contact_details", "sen"),
                why="to be on the list is to have a child with special needs",
            ),
        ),
    )
    some, listed = [c for _, c in families[8:14]], trust.form("6T")[:4]
    table = grid(
        "Surname|Forename|Class|Medical condition",
        [
            (p.family_name, p.known_as, p.form, condition)
            for p, condition in zip(
                listed,
                ("Asthma", "Type 1 diabetes", "Epilepsy", "Anaphylaxis (nuts)"),
                strict=True,
            )
        ],
    )
    yield Sent(
        Mail(
            office.mailbox,
            tuple(box(c) for c in some),
            "Swimming starts next week",
            at("19 09:10"),
            signed(
                "Dear all,\n\nSwimming lessons begin on Tuesday. The kit list is attached.", office
            ),
            attachments=(("Swimming kit list.xlsx", one_sheet("Sheet1", table)),),
        ),
        (
            Breach(
                "bulk-recipients-visible",
                (8,),
                tuple(c.contact_id for c in some),
                tuple(c.email for c in some),
                ("contact_details",),
                why="six households see one another's addresses",
            ),
            Breach(
                "wrong-attachment",
                (4,),
                ids(listed),
                tuple(c.email for c in some),
                ("health",),
                why="a medical list instead of the kit list, in the same mail",
            ),
        ),
    )


def _below_the_fold(trust: Trust) -> Iterator[Sent]:
    toby, elif_ = trust.parent("tobenna"), trust.pupil("elif")
    holt, begum = trust.person("Rebecca Holt"), trust.person("Nasreen Begum")
    earlier = (
        "Hi Rebecca,\n\nSorry I missed briefing. Elif Yıldız was in hospital last night after an "
        "overdose and CAMHS are seeing her today.\n\nNasreen"
    )
    yield Sent(
        Mail(
            holt.mailbox,
            (box(toby),),
            "RE: Parents' evening slot",
            at("10 17:20"),
            signed("Dear Mrs Okafor,\n\nOf course, 6.20 in the hall is yours. See you then.", holt)
            + "\n"
            + quoted(earlier, begum.name, "10 November 2026 at 08:05"),
        ),
        (
            Breach(
                "hidden-data",
                (10,),
                (elif_.pupil_id,),
                (toby.email,),
                ("health",),
                why="an older mail about another pupil is quoted below the signature",
            ),
        ),
    )
    grace, father = trust.pupil("niamh"), trust.parent("grace")
    foxley = trust.person("Ian Foxley")
    older = (
        "Ian, before tonight: Niamh Gallagher (9B) has been suspended for two days for bringing "
        "a vape into school.\n\nTom"
    )
    yield Sent(
        Mail(
            foxley.mailbox,
            (box(father),),
            "FW: tonight's concert",
            at("17 13:44"),
            signed("Dear Mr May,\n\nDoors open at 6.30. Grace plays second.", foxley)
            + "\n"
            + outlook_quoted(
                older,
                trust.person("Tom Brennan").name,
                foxley.name,
                "17 November 2026 12:58",
                "tonight",
            ),
        ),
        (
            Breach(
                "hidden-data",
                (10,),
                (grace.pupil_id,),
                (father.email,),
                ("exclusion",),
                why="a colleague's mail about another pupil was forwarded along",
            ),
        ),
        kept="msg",
    )
