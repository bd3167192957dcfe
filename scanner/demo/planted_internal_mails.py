"""Mails that went to our own people who may not have them."""

from __future__ import annotations

from collections.abc import Iterator

from scanner.demo.document import grid
from scanner.demo.mail import Mail, Sent, at, html_mail, signed
from scanner.demo.people import Trust
from scanner.demo.planted_mails import box, ids
from scanner.demo.verdict import Breach


def planted_internal_mails(trust: Trust) -> Iterator[Sent]:
    """As `planted_mails`: one reason each."""
    yield from _overshared(trust)
    yield from _overshared_safeguarding(trust)


def _overshared(trust: Trust) -> Iterator[Sent]:
    senco, zofia, chloe = (
        trust.person("Alistair Kerr"),
        trust.pupil("zofia"),
        trust.pupil("chloe"),
    )
    everybody = "all-pupils@elm.example.sch.uk"
    yield Sent(
        Mail(
            senco.mailbox,
            (f"Elm all-pupils <{everybody}>",),
            "Laptop loans",
            at("04 13:36"),
            signed(
                "Morning,\n\nTwo laptops left to allocate. Zofia Wójcik (10B) has dyspraxia and "
                "needs one with a stylus. Chloé Beaumont-Lewis (11A): the family is in rent "
                "arrears of £640 and cannot afford a laptop.\n\nCan one of you sort this today?",
                senco,
                "Ta",
            ),
        ),
        (
            Breach(
                "internal-overshare",
                (7,),
                ids((zofia, chloe)),
                (f"group:{everybody}",),
                ("sen", "financial"),
                why="meant for the SEND team, sent to every pupil",
            ),
        ),
    )
    head, governors = trust.person("Eleanor Whitcombe"), "governors@oak.example.sch.uk"
    stott, mensah, kaya = (
        trust.person(name) for name in ("Helen Stott", "Kofi Mensah", "Gülsen Kaya")
    )
    yield Sent(
        Mail(
            head.mailbox,
            (governors,),
            "Pay committee paper",
            at("11 18:20"),
            html=html_mail(
                [
                    "Dear governors, the recommendations for Thursday:",
                    grid(
                        "Name|Post|Current salary|Recommendation",
                        [
                            (stott.name, "Teacher", "M6, £43,607", "Move to UPS1"),
                            (mensah.name, "Teacher", "M4, £38,034", "Withhold increment"),
                            (kaya.name, "Teaching assistant", "£22,737", "No change"),
                        ],
                    ),
                    "Eleanor",
                ]
            ),
        ),
        (
            Breach(
                "internal-overshare",
                (18,),
                (stott.staff_id, mensah.staff_id, kaya.staff_id),
                (f"group:{governors}",),
                ("pay",),
                why="governors decide on pay without names",
            ),
        ),
    )
    begum, team = trust.person("Nasreen Begum"), "team-8b@elm.example.sch.uk"
    pupils = trust.form("8B")
    reasons = (
        "Present 98.2%",
        "Unauthorised absence x3",
        "Present 91.0%",
        "Late x5",
        "Present 100%",
        "Unauthorised absence x1",
        "Present 87.5%",
    )
    register = grid(
        "Name|Form|Attendance",
        [(p.name, p.form, reasons[n % 7]) for n, p in enumerate(pupils)],
    )
    yield Sent(
        Mail(
            begum.mailbox,
            (team,),
            "8B attendance this half term",
            at("18 08:55"),
            html=html_mail(["Morning team,", register, "Mrs Begum"]),
        ),
        (
            Breach(
                "internal-overshare",
                (25,),
                ids(pupils),
                (f"group:{team}",),
                ("attendance",),
                why="a class team has the pupils in it",
            ),
        ),
    )


def _overshared_safeguarding(trust: Trust) -> Iterator[Sent]:
    dsl, foxley = trust.person("Deborah Nkemelu"), trust.person("Ian Foxley")
    kieran, toby = trust.pupil("kieran"), trust.pupil("tobenna")
    yield Sent(
        Mail(
            dsl.mailbox,
            (foxley.mailbox,),
            "New safeguarding concern",
            at("19 14:22"),
            signed(
                "A new concern was logged today.\n\nKieran Walsh (9B) disclosed domestic abuse at "
                "home and a referral has been made to children's social care.",
                dsl,
            ),
        ),
        (
            Breach(
                "internal-overshare",
                (28,),
                (kieran.pupil_id,),
                (foxley.email,),
                ("safeguarding",),
                why="a tutor is not in the alert group",
            ),
        ),
        kept="maildir",
    )
    everybody = "all-staff@elm.example.sch.uk"
    yield Sent(
        Mail(
            dsl.mailbox,
            (everybody,),
            "CP meeting T.O. 8B Thursday 2pm",
            at("16 16:31"),
            "Child protection meeting about T.O. 8B on Thursday at 2pm in my office. Room is "
            "booked.\n\nDeborah\n",
        ),
        (
            Breach(
                "internal-overshare",
                (38,),
                (toby.pupil_id,),
                (f"group:{everybody}",),
                ("safeguarding",),
                why="initials and a form name a pupil to the whole staff",
            ),
        ),
    )
    clarke, leo = trust.person("Jasmine Clarke"), trust.pupil("leo")
    mother = trust.parent("leo")
    yield Sent(
        Mail(
            clarke.mailbox,
            (box(mother),),
            "Following our chat",
            at("20 09:05"),
            signed(
                "Dear Mrs Fairweather,\n\nI thought you would want to know that Leo Fairweather is "
                "now on a child in need plan and that the social worker rang school about him "
                "yesterday.",
                clarke,
            ),
        ),
        (
            Breach(
                "internal-overshare",
                (28,),
                (leo.pupil_id,),
                (mother.email,),
                ("safeguarding",),
                why="a tutor may not send safeguarding matters, not even to the own parent",
            ),
        ),
    )
