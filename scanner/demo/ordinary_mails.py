"""The rest of three weeks' mail: nothing in it is a breach, nothing in it mirrors one."""

from __future__ import annotations

from collections.abc import Iterator

from scanner.demo.document import document, grid
from scanner.demo.mail import Mail, Sent, at, html_mail, signed
from scanner.demo.people import Trust
from scanner.demo.planted_mails import box
from scanner.demo.workbook import one_sheet

# sender, to (a list of our own), when, subject, text
_NOTICES: tuple[tuple[str, str, str, str, str], ...] = (
    ("Sandra Lomax", "all-parents@oak", "02 08:30", "Newsletter 9",
     "Dear families,\n\nA busy week: harvest, flu vaccinations on Wednesday, and the book fair "
     "opens on Thursday. Jubilee House leads the house points.\n\nWell done to Poppy Gallagher and "
     "Oscar Finch, our stars of the week!"),
    ("Eleanor Whitcombe", "all-staff@oak", "02 16:10", "Briefing notes",
     "Colleagues,\n\nPlease check fire doors, and note that Brian is on a course on Friday. I am "
     "off sick with a cold today but reading mail."),
    ("Brian Tuttle", "all-staff@oak", "03 07:05", "Boiler",
     "Morning all, boiler is off until about 10. Order 9434765870 for the part is on its way."),
    ("Wendy Pickles", "all-parents@elm", "03 10:20", "Bus 47 timetable",
     "Dear parents,\n\nThe 47 will leave from Station Road at 15.25 from Monday."),
    ("Sanjay Mehta", "all-staff@elm", "03 17:00", "Password change",
     "All,\n\nYou will be asked to choose a new password at your next login. Never share it."),
    ("Mei Tan", "all-pupils@elm", "04 08:15", "Reading challenge",
     "Dear all,\n\nThis month's list: Noughts and Crosses by Malorie Blackman, Refugee Boy by "
     "Benjamin Zephaniah, and Wuthering Heights by Emily Brontë."),
    ("Nigel Orme", "governors@elm", "05 17:30", "Budget monitoring",
     "Dear governors,\n\nWe forecast a deficit of £42,000, mostly energy. Paper attached to the "
     "agenda."),
    ("Orla Kinsella", "all-parents@oak", "06 13:10", "Romans day",
     "Dear 5P families,\n\nTogas on Tuesday, please! We will meet Boudicca and Julius Caesar."),
    ("Graham Ashdown", "all-parents@elm", "06 15:00", "Remembrance",
     "Dear families,\n\nWe will hold two minutes' silence at 11am on the 11th."),
    ("Deborah Nkemelu", "all-staff@elm", "09 08:00", "Safeguarding refresher",
     "Dear all,\n\nPlease finish the online safeguarding training by Friday. If you are worried "
     "about a child, come and see me or Graham."),
    ("Tom Brennan", "all-staff@elm", "09 12:15", "Y9 duty rota",
     "Hi all,\n\nMonday: Ian. Tuesday: Jasmine. Wednesday: Ruth. Thursday: me."),
    ("Sandra Lomax", "all-parents@oak", "10 09:00", "Head lice",
     "Dear parents,\n\nA case of head lice has been reported in Key Stage 1. Please check hair."),
    ("Catherine Vaughan", "governors@oak", "12 10:30", "Trust strategy day",
     "Dear governors,\n\nThe strategy day is on 5 December in the Elm library from 9.30."),
    ("Luke Harding", "all-pupils@elm", "16 12:00", "Coding club",
     "Coding club is in IT2 on Wednesdays. Ask Mark Page (10B) or me."),
    ("Graham Ashdown", "all-staff@elm", "18 15:50", "Staffing news",
     "Dear colleagues,\n\nWe welcome Mr Owen Price to the support team from Monday."),
)  # fmt: skip

# sender, the pupil whose first contact it goes to, when, subject, what is said about the pupil
_HOME: tuple[tuple[str, str, str, str, str], ...] = (
    ("Helen Stott", "oscar", "03 15:40", "A lovely day", "{name} read a whole page aloud today."),
    ("Rebecca Holt", "jayden", "04 16:20", "Behaviour report",
     "{name} has been placed on report after three detentions for disruption."),
    ("Grace Moyo", "hamza", "05 10:05", "First aid", "{name} had a nosebleed in PE; all fine now."),
    ("Sandra Lomax", "harriet", "06 09:15", "Attendance",
     "{name} has been absent for four days without a reason. Please ring the office."),
    ("Alistair Kerr", "summer", "10 11:45", "Annual review",
     "The review of {name}'s EHCP is on 3 December at 2pm."),
    ("Nigel Orme", "tiana", "11 09:55", "Dinner money",
     "{name}'s dinner account is £12.60 in arrears."),
    ("Tom Brennan", "grace", "12 08:50", "Ballet exam",
     "{name} may leave at 1pm on Friday for the exam."),
    ("Luke Harding", "zofia", "17 15:05", "Computing", "{name} got 91% in the databases test."),
    ("Daniel Thackray", "ibrahim", "18 15:45", "SATs practice",
     "{name} scored 104 in reading and 98 in maths."),
    ("Jasmine Clarke", "carys", "19 16:30", "School play", "{name} has been cast as the Fox."),
)  # fmt: skip


def ordinary_mails(trust: Trust) -> Iterator[Sent]:
    """Newsletters, rotas, and word to the own parents, in every kind of mailbox."""
    for number, (sender, group, when, subject, text) in enumerate(_NOTICES):
        person = trust.person(sender)
        kept = "mbox" if number % 4 == 1 else "maildir" if number % 7 == 3 else "eml"
        to = (f"{group}.example.sch.uk",)
        body = signed(text, person)
        html = html_mail(body.split("\n\n")) if number % 3 == 0 else ""
        yield Sent(Mail(person.mailbox, to, subject, at(when), body, html), (), kept)
    for number, (sender, key, when, subject, text) in enumerate(_HOME):
        yield _home(trust, sender, key, when, subject, text, "msg" if number % 5 == 2 else "eml")
    yield from _inside(trust)


def _home(
    trust: Trust, sender: str, key: str, when: str, subject: str, text: str, kept: str
) -> Sent:
    person, pupil, contact = trust.person(sender), trust.pupil(key), trust.parent(key)
    body = f"Dear {contact.formal},\n\n{text.format(name=pupil.name)}"
    return Sent(
        Mail(person.mailbox, (box(contact),), subject, at(when), signed(body, person)), (), kept
    )


def _inside(trust: Trust) -> Iterator[Sent]:
    abrahams, kerr = trust.person("Ruth Abrahams"), trust.person("Alistair Kerr")
    liwei = trust.pupil("liwei")
    yield Sent(
        Mail(
            abrahams.mailbox,
            (kerr.mailbox,),
            "William Chen",
            at("12 14:14"),
            signed(
                f"Alistair,\n\nCould you assess {liwei.name} (10A)? His reading age is 9 and I "
                "wonder about dyslexia.",
                abrahams,
            ),
        )
    )
    marks = grid(
        "Surname|Forename|Form|Attendance %|EAL|SEN",
        [
            (p.family_name, p.known_as, p.form, f"{90 + n}.{n}", "N", "K" if n % 3 == 0 else "")
            for n, p in enumerate(trust.form("10A"))
        ],
    )
    yield Sent(
        Mail(
            abrahams.mailbox,
            (trust.person("Farah Siddiqui").mailbox,),
            "10A data",
            at("16 17:17"),
            html=html_mail(["Farah, as asked:", marks, "Ruth"]),
            attachments=(("10A.xlsx", one_sheet("10A", marks)),),
        )
    )
    letter = document(
        "pdf",
        "Flu vaccination",
        [
            "The nurses will be in school on 18 November. Blank consent form:",
            "Name of child: ____________  Date of birth: ____________  Allergies: ____________",
        ],
    )
    yield Sent(
        Mail(
            trust.person("Grace Moyo").mailbox,
            ("all-parents@elm.example.sch.uk",),
            "Flu vaccination: consent form",
            at("10 10:10"),
            "Dear parents,\n\nPlease return the form by Friday.\n\nSister Moyo\n",
            attachments=(("Consent form.pdf", letter),),
        )
    )
    yield Sent(
        Mail(
            trust.person("Wendy Pickles").mailbox,
            ("orders@stationery.example",),
            "Order 20261187",
            at("04 11:00"),
            signed(
                "Please send 40 reams of A4 to Elm High School, URN 999123.",
                trust.person("Wendy Pickles"),
            ),
        )
    )
    yield Sent(
        Mail(
            trust.person("Orla Kinsella").mailbox,
            ("all-parents@oak.example.sch.uk",),
            "Nativity costumes (draft)",
            at("20 12:00"),
            "Dear parents,\n\nShepherds need a tea towel.\n",
            is_draft=True,
        ),
        (),
        "maildir",
    )
