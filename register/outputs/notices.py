"""Notices inside the house: to the chair of governors and to the trust, by matrix colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from register.case.case_facts import BY_NAME
from register.case.clock import in_uk
from register.case.risk import Band, rating
from register.lent.controller import Controller
from register.outputs.case_file import CaseFile
from register.outputs.document import Document, Row, Section


class Office(StrEnum):
    """Who is told."""

    CHAIR = "chair"
    TRUST = "trust"


@dataclass(frozen=True, slots=True)
class Colour:
    """A band as the matrix shows it, and what it asks of the office."""

    name: str
    asks: str


_COLOURS = {
    Band.LOW.value: Colour("green", "For your information. The school deals with it."),
    Band.MEDIUM.value: Colour(
        "amber", "Please confirm that you have read this. We will tell you when it is closed."
    ),
    Band.HIGH.value: Colour(
        "red", "Please call the data protection officer today: a decision cannot wait."
    ),
}


def is_due(case: CaseFile, office: Office) -> bool:
    """The chair hears of every breach, the trust's officer when it is amber or red (4.2)."""
    if case.near_miss:
        return False
    return office is Office.CHAIR or case.band != Band.LOW.value


def notice(case: CaseFile, controller: Controller, office: Office) -> Document:
    """A page with what happened, the colour and what is asked; nothing that names a subject."""
    colour = _COLOURS[case.band]
    to = "the chair of governors" if office is Office.CHAIR else "the trust’s officer"
    return Document(
        name=f"{case.reference}-notice-{office.value}",
        title=f"Data breach {case.reference}: {colour.name}",
        opening=(controller.name, f"To {to}"),
        sections=(
            Section("", (colour.asks,)),
            Section("In short", answers=tuple(_short(case))),
            Section("What happened", (_typed(case, "what_happened"),)),
            Section("What was done", (_typed(case, "actions_taken"),)),
            Section("What is planned", (_typed(case, "actions_planned"),)),
        ),
    )


def _short(case: CaseFile) -> Iterator[Row]:
    yield "School", ", ".join(case.schools)
    yield "What it was", case.what
    yield "People whose data it is", str(case.people)
    yield (
        "Risk",
        f"{rating(case.impact, case.recurrence).capitalize()}: {_COLOURS[case.band].name}",
    )
    yield "Found", in_uk(case.detected_at)
    yield "The regulator must hear by", in_uk(case.deadline_at)
    yield "Reported", in_uk(case.reported_at) if case.reported_at else "No"
    yield "People told", in_uk(case.told_at) if case.told_at else "No"


def _typed(case: CaseFile, name: str) -> str:
    return case.facts.get(name) or f"Not written yet ({BY_NAME[name].label.lower()})."
