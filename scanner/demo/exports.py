"""What two platforms exported: who is linked to whom, who opened what, what was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from scanner.demo.people import Pupil, Trust
from scanner.demo.verdict import Breach, Twin, Verdicts


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[str, ...]
    verdicts: Verdicts = ()


@dataclass(frozen=True, slots=True)
class Export:
    """One table of a platform; `path` is below the folder of exports."""

    path: str
    heading: tuple[str, ...]
    rows: tuple[Row, ...]


def exports(trust: Trust) -> tuple[Export, ...]:
    links = ("Parent email", "Pupil ID", "School", "Role")
    views = ("User", "Pupil ID", "Time", "Action", "Role")
    records = ("Pupil ID", "Comment", "Date", "Staff", "Corrected")
    return (
        Export("classcharts/account_links.csv", links, tuple(_elm_links(trust))),
        Export("classcharts/views.csv", views, tuple(_views(trust))),
        Export("classcharts/behaviour.csv", records, tuple(_behaviour(trust))),
        Export("schoolbridge/account_links.csv", links, tuple(_oak_links(trust))),
    )


def _links(trust: Trust, pupils: Sequence[Pupil], school: str) -> Iterator[Row]:
    """An account for each contact who may receive, as the platform should have it."""
    receives = {(r.pupil_id, r.contact_id) for r in trust.relationships if r.may_receive == "yes"}
    for pupil in pupils:
        seen: set[str] = set()
        for contact in trust.contacts_of(pupil):
            if (pupil.pupil_id, contact.contact_id) in receives and contact.email not in seen:
                seen.add(contact.email)
                cells = (contact.email, pupil.pupil_id, school, "parent")
                yield Row(cells, _link_twin(pupil))


def _link_twin(pupil: Pupil) -> Verdicts:
    why = {
        "ethan": "step-siblings: each adult is linked to both",
        "lily": "step-siblings: each adult is linked to both",
        "ruby": "a foster carer",
        "hamza": "a member of staff who is a parent",
    }.get(pupil.key)
    if why is None:
        return ()
    return (Twin(31, "account-mislink", why, fault=f"link {why}"),)


def _elm_links(trust: Trust) -> Iterator[Row]:
    yield from _links(trust, trust.current("elm"), "Elm High School")
    stranger, pupil = trust.parent("zofia"), trust.pupil("chloe")
    yield Row(
        (stranger.email, pupil.pupil_id, "Elm High School", "parent"),
        (
            Breach("account-mislink", (31,), (pupil.pupil_id,), (stranger.email,), (),
                   why="a parent account linked to another family's pupil"),
        ),
    )  # fmt: skip
    dylan, vaughan = trust.pupil("dylan"), trust.person("Catherine Vaughan")
    mother = trust.parent("dylan")
    yield Row(
        (mother.email, dylan.pupil_id, "Elm High School", "parent"),
        (Twin(32, "cross-school", "dual registration"),),
    )
    yield Row(
        (vaughan.email, trust.pupil("mark").pupil_id, "Elm High School", "staff"),
        (Twin(32, "account-mislink", "central staff of the trust"),),
    )


def _oak_links(trust: Trust) -> Iterator[Row]:
    yield from _links(trust, trust.current("oak"), "Oak Primary School")
    stranger, elm_pupil = trust.parent("oscar"), trust.pupil("tiana")
    yield Row(
        (stranger.email, elm_pupil.pupil_id, "Oak Primary School", "parent"),
        (
            Breach(
                "cross-school",
                (32,),
                (elm_pupil.pupil_id,),
                (stranger.email,),
                (),
                why="an account of one school shown a pupil of the other",
            ),
        ),
    )
    harriet, father = trust.pupil("harriet"), trust.parent("harriet", 1)
    yield Row(
        (father.email, harriet.pupil_id, "Oak Primary School", "parent"),
        (
            Breach(
                "no-contact-order",
                (14,),
                (harriet.pupil_id,),
                (father.email,),
                (),
                why="a live account of the parent who is to get nothing",
            ),
        ),
    )


def _views(trust: Trust) -> Iterator[Row]:
    yield from _improper_views(trust)
    yield from _proper_views(trust)


def _improper_views(trust: Trust) -> Iterator[Row]:
    nikhil, priya, grace = trust.pupil("nikhil"), trust.pupil("priya"), trust.pupil("grace")

    def wrong(account: str, pupil: Pupil, when: str, action: str, role: str) -> Row:
        return Row(
            (account, pupil.pupil_id, when, action, role),
            (
                Breach(
                    "improper-access",
                    (34, 35),
                    (pupil.pupil_id,),
                    (account,),
                    (),
                    why="a pupil, a leaver and an account that belongs to nobody",
                    fault="improper access",
                ),
            ),
        )

    yield wrong(nikhil.email, priya, "2026-11-12T13:20:00", "view behaviour", "pupil")
    yield wrong("s.crane@elm.example.sch.uk", grace, "2026-11-13T21:04:10", "view profile", "staff")
    yield wrong("old.sync@legacy.example", trust.pupil("mark"), "2026-11-14T03:00:00", "view", "")


def _proper_views(trust: Trust) -> Iterator[Row]:
    nikhil = trust.pupil("nikhil")
    yield Row(
        (nikhil.email, nikhil.pupil_id, "2026-11-12T13:18:00", "view behaviour", "pupil"),
        (Twin(34, "improper-access", "a pupil's own record"),),
    )
    parent = trust.parent("grace")
    yield Row(
        (parent.email, trust.pupil("grace").pupil_id, "2026-11-12T19:30:00", "view", "parent")
    )
    exams, start = trust.person("Julie Stannard").email, datetime(2026, 11, 16, 8, 0)
    for number, pupil in enumerate(trust.current("elm")):
        when = (start + timedelta(seconds=20 * number)).isoformat()
        yield Row(
            (exams, pupil.pupil_id, when, "export results", "staff"),
            (Twin(35, "improper-access", "the exams officer in results week", fault="exams"),),
        )
    start = datetime(2026, 11, 16, 2, 0)
    for number, pupil in enumerate(trust.current("elm")):
        when = (start + timedelta(seconds=number)).isoformat()
        yield Row(
            ("sync@classcharts.example", pupil.pupil_id, when, "sync", "service"),
            (Twin(35, "improper-access", "a sync service account", fault="sync"),),
        )
    tutor = trust.person("Tom Brennan").email
    for number, pupil in enumerate(trust.year("9")):
        when = f"2026-11-17T08:{10 + number:02}:00"
        yield Row((tutor, pupil.pupil_id, when, "view behaviour", "staff"))


def _behaviour(trust: Trust) -> Iterator[Row]:
    brennan, holt = trust.person("Tom Brennan").name, trust.person("Rebecca Holt").name
    jayden, kieran, lily = trust.pupil("jayden"), trust.pupil("kieran"), trust.pupil("lily")
    linked = tuple({c.email for c in trust.contacts_of(lily)})
    yield Row(
        (
            jayden.pupil_id,
            "Jayden was late to registration twice this week.",
            "09/11/2026 08:50",
            holt,
            "",
        )
    )
    yield Row(
        (lily.pupil_id, f"{kieran.name} swore at the cover teacher and was sent out.",
         "10/11/2026 11:35", brennan, ""),
        (
            Breach("record-mismatch", (33,), (kieran.pupil_id,), linked, ("behaviour",),
                   why="an entry on the wrong pupil of the year"),
        ),
    )  # fmt: skip
    yield Row(
        (trust.pupil("yusuf").pupil_id, "Kacper Nowak threw a ruler across the room.",
         "11/11/2026 10:00", brennan, "11/11/2026 10:06"),
        (Twin(33, "record-mismatch", "put right after six minutes, nobody had looked"),),
    )  # fmt: skip
    yield Row(
        (
            trust.pupil("tobenna").pupil_id,
            "Toby helped a new pupil find the canteen.",
            "12/11/2026 12:45",
            holt,
            "",
        ),
        (Twin(33, "record-mismatch", "the pupil's own preferred name"),),
    )
    for number, pupil in enumerate(trust.year("8")):
        note = ("Homework missing.", "Merit for effort in science.", "Chewing gum in class.")
        yield Row(
            (
                pupil.pupil_id,
                f"{pupil.known_as}: {note[number % 3]}",
                f"{13 + number % 6}/11/2026",
                holt,
                "",
            )
        )
