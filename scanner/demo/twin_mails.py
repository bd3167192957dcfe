"""Mails that look like a planted one and are right: to own families, and to lists."""

from __future__ import annotations

from collections.abc import Iterator

from scanner.demo.document import grid
from scanner.demo.mail import Mail, Sent, at, html_mail, signed
from scanner.demo.people import Trust
from scanner.demo.planted_mails import behaviour_log, box
from scanner.demo.verdict import Twin
from scanner.demo.workbook import one_sheet


def twin_mails(trust: Trust) -> Iterator[Sent]:
    """Every one of them must stay silent."""
    yield from _to_own_families(trust)
    yield from _to_lists(trust)


def _to_own_families(trust: Trust) -> Iterator[Sent]:
    priya, tutor = trust.pupil("priya"), trust.person("Ruth Abrahams")
    for parent in trust.parents("priya"):
        yield Sent(
            Mail(
                tutor.mailbox,
                (box(parent),),
                "Autumn progress review",
                at("04 15:42" if parent.title == "Mr" else "04 15:44"),
                signed(
                    f"Dear {parent.formal},\n\n{priya.name} (10A) achieved grade 4 in mathematics "
                    f"and grade 6 in English in the mocks. Attendance: {priya.name} was present "
                    "for 88.4% of sessions.\n\nPlease ring me if you would like to talk.",
                    tutor,
                ),
            ),
            (Twin(1, "wrong-recipient", "own child, second parent, other name and domain"),),
        )
    ali, mother = trust.pupil("ali_7a"), trust.parent("ali_7a")
    nurse = trust.person("Grace Moyo")
    yield Sent(
        Mail(
            nurse.mailbox,
            (mother.email,),
            "Mohammed Ali 7A: eye test",
            at("04 09:45"),
            signed(
                f"Good morning,\n\nMohammed Ali, 7A, UPN {ali.upn}, date of birth {ali.born}, "
                "could not read the lower lines in the eye test. Mohammed Ali (7A) may need "
                "glasses; please book an optician.",
                nurse,
            ),
        ),
        (Twin(2, "wrong-recipient", "the right one of two pupils of one name"),),
    )
    aoife, niamh, gallagher = trust.pupil("aoife"), trust.pupil("niamh"), trust.parent("aoife")
    brennan = trust.person("Tom Brennan")
    yield Sent(
        Mail(
            brennan.mailbox,
            (box(gallagher),),
            "The girls",
            at("06 12:30"),
            signed(
                f"Dear Mrs Gallagher,\n\n{aoife.name} (9A) got 82% in French; {niamh.name} (9B) "
                "found it harder with 41% and will come to the Tuesday catch-up. Poppy at Oak "
                "will be pleased to hear that she can borrow their books.",
                brennan,
            ),
        ),
        (Twin(2, "wrong-recipient", "twins, to the parent they share"),),
    )
    leo, drama = trust.pupil("leo"), trust.person("Graham Ashdown")
    yield Sent(
        Mail(
            drama.mailbox,
            tuple(box(p) for p in trust.parents("leo")),
            "Leo's papers",
            at("06 10:10"),
            signed(
                f"Dear Mr and Mrs Fairweather,\n\nThe file now shows {leo.name} only. The papers "
                "from before Leo Fairweather was adopted, in the name of Leo Dunne, are sealed.",
                drama,
            ),
        ),
        (Twin(15, "wrong-recipient", "adopters receive their own papers, from the head"),),
    )
    amelia, pike = trust.pupil("amelia"), trust.parent("amelia", 1)
    yield Sent(
        Mail(
            trust.person("Rebecca Holt").mailbox,
            (pike.email,),
            "Amelia Reid 8A - autumn report",
            at("12 16:00"),
            signed(
                f"Dear Mr Pike,\n\n{amelia.name} has 95.5% attendance, no behaviour points, and "
                "is working at grade 5 in maths.",
                trust.person("Rebecca Holt"),
            ),
        ),
        (Twin(14, "address-disclosed", "the same adult, the report without the address"),),
    )
    father = trust.parent("yusuf")
    yield Sent(
        Mail(
            nurse.mailbox,
            (father.email,),
            "Yusuf: inhaler",
            at("11 11:30"),
            signed("Dear Mr Al-Masri,\n\nYusuf Al-Masri's asthma inhaler is out of date.", nurse),
        ),
        (Twin(12, "lookalike-address", "first mail ever to an address the roster holds"),),
    )
    abdi = trust.pupil("abdi")
    yield Sent(
        Mail(
            trust.person("Julie Stannard").mailbox,
            (abdi.email,),
            "Your mock results",
            at("19 12:00"),
            f"Dear {abdi.given_name},\n\nYour mock results: English grade 6, maths grade 7, "
            "biology grade 5.\n\nMrs Stannard\n",
        ),
        (Twin(19, "internal-overshare", "own result to own account"),),
    )


def _to_lists(trust: Trust) -> Iterator[Sent]:
    brennan, pupils = trust.person("Tom Brennan"), trust.form("9A")
    yield Sent(
        Mail(
            brennan.mailbox,
            ("Elm all-staff <all-staff@elm.example.sch.uk>",),
            "Y9 behaviour log week 8",
            at("06 15:40"),
            html=behaviour_log(pupils),
        ),
        (Twin(3, "wrong-recipient", "the same log to all staff"),),
    )
    winners = "\n".join(f"{p.name} ({p.form})" for p in trust.year("9")[:5])
    yield Sent(
        Mail(
            brennan.mailbox,
            ("all-parents@elm.example.sch.uk",),
            "Year 9 prize winners",
            at("13 14:00"),
            signed(f"Congratulations to our prize winners:\n\n{winners}", brennan),
        ),
        (Twin(3, "wrong-recipient", "a prize list to all parents"),),
    )
    stannard = trust.person("Julie Stannard")
    seats = grid(
        "Surname|Forename|Room|Seat",
        [
            (p.family_name, p.known_as, "Sports hall", f"{'ABC'[n % 3]}{n + 1}")
            for n, p in enumerate(trust.year("11"))
        ],
    )
    yield Sent(
        Mail(
            stannard.mailbox,
            ("Year 11 <year11@pupils.elm.example.sch.uk>",),
            "Mock exam seating - corrected",
            at("13 11:15"),
            signed("Dear all,\n\nPlease use this plan. Bring black pens.", stannard),
            attachments=(("Seating plan.xlsx", one_sheet("Seating", seats)),),
        ),
        (Twin(5, "wrong-attachment", "name, room and seat only"),),
    )
    tan = trust.person("Mei Tan")
    names = ", ".join(p.name for p in trust.form("8B"))
    yield Sent(
        Mail(
            tan.mailbox,
            ("team-8b@elm.example.sch.uk",),
            "English homework for Monday",
            at("05 14:35"),
            signed(
                "Dear 8B,\n\nRead chapters 3 and 4 of A Christmas Carol and be ready to talk "
                f"about Scrooge. Groups as before: {names}.",
                tan,
            ),
        ),
        (Twin(7, "internal-overshare", "homework to a class list that names its members"),),
    )
    toby = trust.pupil("tobenna")
    yield Sent(
        Mail(
            trust.person("Nasreen Begum").mailbox,
            (toby.email,),
            "Your test",
            at("18 09:10"),
            "Hi Toby,\n\nYou got 34 out of 40, grade 6. Well done!\n\nMrs Begum\n",
        ),
        (Twin(25, "internal-overshare", "one pupil, own grade"),),
    )
    kerr = trust.person("Alistair Kerr")
    register = grid(
        "Name|Form|SEN need",
        [
            (trust.pupil("zofia").name, "10B", "Dyspraxia"),
            (trust.pupil("zara").name, "7B", "Dyslexia"),
        ],
    )
    yield Sent(
        Mail(
            kerr.mailbox,
            ("send-team@elm.example.sch.uk",),
            "SEN register, November",
            at("10 08:20"),
            html=html_mail(["Team, the current register:", register, "Alistair"]),
        ),
        (Twin(26, "internal-overshare", "the SEN register to the SENCo's own team"),),
    )
    baptiste = trust.person("Yvonne Baptiste")
    scale = grid("Point|Salary", [("M1", "£32,916"), ("M2", "£34,823"), ("UPS1", "£47,472")])
    yield Sent(
        Mail(
            baptiste.mailbox,
            ("governors@elm.example.sch.uk",),
            "Pay policy: proposed scales",
            at("11 17:45"),
            html=html_mail(["Dear governors, the scales for approval:", scale, "Yvonne Baptiste"]),
        ),
        (Twin(18, "internal-overshare", "a pay table that names no one"),),
    )
    results = grid(
        "Measure|All|Boys|Girls|Disadvantaged",
        [
            ("Grade 5+ in English and maths", "48%", "45%", "51%", "supp."),
            ("Attainment 8", "46.2", "44.9", "47.6", "supp."),
        ],
    )
    yield Sent(
        Mail(
            trust.person("Farah Siddiqui").mailbox,
            ("governors@elm.example.sch.uk",),
            "Results analysis",
            at("11 18:02"),
            html=html_mail(["Dear governors, headline figures:", results, "Farah Siddiqui"]),
        ),
        (Twin(19, "internal-overshare", "aggregates with small numbers suppressed"),),
    )
