"""Mails about one pupil that went, or nearly went, to another family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scanner.demo.document import grid
from scanner.demo.mail import (
    Mail,
    Sent,
    at,
    html_mail,
    signed,
)
from scanner.demo.people import Contact, Pupil, Trust
from scanner.demo.verdict import Breach


def planted_mails(trust: Trust) -> Iterator[Sent]:
    """Each mail a breach for one reason, unless it says that it carries two."""
    yield from _to_other_families(trust)


def ids(people: Iterable[Pupil]) -> tuple[str, ...]:
    return tuple(p.pupil_id for p in people)


def box(contact: Contact) -> str:
    return f"{contact.name} <{contact.email}>"


def _to_other_families(trust: Trust) -> Iterator[Sent]:
    priya, tutor = trust.pupil("priya"), trust.person("Ruth Abrahams")
    wrong = trust.parent("nikhil")
    yield Sent(
        Mail(
            tutor.mailbox,
            (box(wrong),),
            "Autumn progress review",
            at("03 15:42"),
            signed(
                f"Dear {wrong.formal},\n\nThank you for your patience while we finished the mock "
                f"papers. {priya.name} (10A) achieved grade 4 in mathematics and grade 6 in "
                "English, a little below what we hoped for. Attendance this half term: "
                f"{priya.name} was present for 88.4% of sessions, with six unauthorised "
                "absences.\n\nPlease call me if you would like to talk this through.",
                tutor,
            ),
        ),
        (
            Breach(
                "wrong-recipient",
                (1,),
                (priya.pupil_id,),
                (wrong.email,),
                ("attainment", "attendance"),
                why="a progress review sent to the next parent in the address list",
            ),
        ),
    )
    right, other = trust.pupil("ali_8b"), trust.parent("ali_7a")
    nurse = trust.person("Grace Moyo")
    yield Sent(
        Mail(
            nurse.mailbox,
            (other.email,),
            "Mohammed Ali 8B: care plan",
            at("04 09:20"),
            signed(
                f"Good morning,\n\nThe care plan for Mohammed Ali, 8B, UPN {right.upn}, date of "
                f"birth {right.born}, is due for renewal. Mohammed Ali (8B) has severe asthma and "
                "carries an EpiPen for his nut allergy. Could you send in a new inhaler before "
                "Friday?",
                nurse,
            ),
        ),
        (
            Breach(
                "wrong-recipient",
                (2,),
                (right.pupil_id,),
                (other.email,),
                ("health", "identifiers", "date_of_birth"),
                why="two pupils of one name; autocomplete offered the other one's mother",
            ),
        ),
        kept="msg",
    )
    leo, carys = trust.pupil("leo"), trust.parent("carys")
    drama = trust.person("Jasmine Clarke")
    yield Sent(
        Mail(
            drama.mailbox,
            (carys.email,),
            "Family tree homework",
            at("05 16:05"),
            signed(
                "Dear Mr and Mrs Llewellyn,\n\nYou asked whether the family tree homework could be "
                "changed. I had already meant to: Leo Fairweather (7A) is adopted, his birth name "
                "was Leo Dunne, and he was in local authority care until he was three, so we will "
                "draw an imaginary family instead.",
                drama,
                "Best wishes",
            ),
        ),
        (
            Breach(
                "wrong-recipient",
                (15,),
                (leo.pupil_id,),
                (carys.email,),
                ("looked_after",),
                why="an adoption and a birth name told to another family",
            ),
        ),
    )
    yield _behaviour_log_to_all_parents(trust)
    yield _draft(trust)
    yield _lookalike_addresses(trust)[0]
    yield _lookalike_addresses(trust)[1]


def behaviour_rows(pupils: Sequence[Pupil]) -> list[tuple[str, str, str, str]]:
    """A week of sanctions, one for each pupil."""
    events = (
        "Detention: refused to hand over phone",
        "Removed from lesson for swearing at staff",
        "Internal exclusion, fighting at lunch",
        "Detention: truanted period 5",
        "Detention: persistent disruption",
        "Fixed-term suspension, 1 day",
    )
    return [
        (p.family_name, p.known_as, p.form, events[n % len(events)]) for n, p in enumerate(pupils)
    ]


def behaviour_log(pupils: Sequence[Pupil]) -> str:
    table = grid("Surname|Forename|Form|Behaviour", behaviour_rows(pupils))
    return html_mail(
        [
            "All,",
            "Behaviour log for Year 9, week 8. Please speak to tutees on the list.",
            table,
            "Thanks, Tom",
        ]
    )


def _behaviour_log_to_all_parents(trust: Trust) -> Sent:
    pupils, sender = trust.form("9A"), trust.person("Tom Brennan")
    group = "all-parents@elm.example.sch.uk"
    return Sent(
        Mail(
            sender.mailbox,
            (f"Elm parents <{group}>",),
            "Y9 behaviour log week 8",
            at("06 15:31"),
            html=behaviour_log(pupils),
        ),
        (
            Breach(
                "wrong-recipient",
                (3,),
                ids(pupils),
                (f"group:{group}",),
                ("behaviour", "exclusion"),
                why="the log of a year went to all parents instead of all staff",
            ),
        ),
    )


def _draft(trust: Trust) -> Sent:
    zara, tutor, wrong = trust.pupil("zara"), trust.person("Peter Langley"), trust.parent("summer")
    return Sent(
        Mail(
            tutor.mailbox,
            (box(wrong),),
            "Educational psychologist visit",
            at("18 12:12"),
            signed(
                f"Dear {wrong.formal},\n\nThe educational psychologist has assessed Zara "
                "Osei-Bonsu (7B). Zara Osei-Bonsu has dyslexia and will go on the SEN register at "
                "SEN support from January.",
                tutor,
            ),
            is_draft=True,
        ),
        (
            Breach(
                "wrong-recipient",
                (1,),
                (zara.pupil_id,),
                (wrong.email,),
                ("sen",),
                near_miss=True,
                why="a draft addressed to another pupil's mother, not sent yet",
            ),
        ),
    )


def _lookalike_addresses(trust: Trust) -> tuple[Sent, Sent]:
    kacper, mother = trust.pupil("kacper"), trust.parent("kacper")
    yusuf, father = trust.pupil("yusuf"), trust.parent("yusuf")
    tutor, nurse = trust.person("Tom Brennan"), trust.person("Grace Moyo")
    slipped = mother.email.replace("@mailbox.example", "@mailbx.example")
    misspelt = father.email.replace("almasri", "almarsi")

    def breach(pupil: Pupil, address: str, category: str) -> Breach:
        return Breach(
            "lookalike-address",
            (12,),
            (pupil.pupil_id,),
            (address,),
            (category,),
            why="one slip away from an address of the roster",
        )

    return (
        Sent(
            Mail(
                tutor.mailbox,
                (f"Agnieszka Nowak <{slipped}>",),
                "Kacper - incident today",
                at("10 14:50"),
                signed(
                    "Dear Mrs Nowak,\n\nI am sorry to write with this. Kacper Nowak was given a "
                    "detention today for fighting in the dinner queue and will be in internal "
                    "exclusion on Thursday.",
                    tutor,
                ),
            ),
            (
                Breach(
                    "lookalike-address",
                    (12,),
                    (kacper.pupil_id,),
                    (slipped,),
                    ("behaviour", "exclusion"),
                    why="one slip in the domain of an address of the roster",
                ),
            ),
        ),
        Sent(
            Mail(
                nurse.mailbox,
                (misspelt,),
                "Yusuf: medication in school",
                at("11 11:04"),
                signed(
                    "Dear Mr Al-Masri,\n\nYusuf Al-Masri's epilepsy medication ran out yesterday. "
                    "Please bring a new box to reception, with the pharmacy's label on it.",
                    nurse,
                ),
            ),
            (breach(yusuf, misspelt, "health"),),
        ),
    )
