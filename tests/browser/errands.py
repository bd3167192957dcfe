"""The rest of what reviewers do: report by hand, hold back, dismiss, export, read figures."""

from __future__ import annotations

from datetime import date, timedelta

from tests.browser.case import Case
from tests.browser.journey import FORMS, minutes_ago
from tests.browser.paper import Paper, taken
from tests.browser.visitor import Visitor


def report_by_hand(visitor: Visitor) -> str:
    """Report a lost device; the reference of the new incident."""
    visitor.follow("Report an incident")
    visitor.choose("School", "Oak Primary School")
    visitor.tick("A device was lost or stolen")
    visitor.fill("What happened?", "A tablet was left on a bus after a trip.")
    visitor.fill("When was it discovered?", minutes_ago(1))
    visitor.tick("Basic personal identifiers")
    visitor.fill("How many people’s data is it?", "30")
    visitor.tick("Children")
    visitor.press("Report")
    return visitor.path.strip("/").split("/")[1]


def hold_back(visitor: Visitor, case: Case) -> None:
    """Hold back findings like those of this incident, for a month."""
    visitor.go(case.path)
    visitor.follow("Hold back findings like this")
    visitor.choose("What is behind it", "A false alarm")
    visitor.fill("Why it is right", "The head confirmed it by phone.")
    visitor.fill("The last day it holds", str(date.today() + timedelta(days=30)))
    visitor.press("Hold back")


def add_to(visitor: Visitor, case: Case) -> None:
    """A task and a recipient that the scanner could not know of."""
    visitor.go(f"{case.path}tasks/")
    visitor.follow("Add a task")
    visitor.field("What is to be done").fill("Ring the parents")
    visitor.press("Add")
    visitor.follow("Recipients")
    visitor.follow("Add a recipient")
    visitor.fill("E-mail address, if there is one", "found.it@passerby.example")
    visitor.fill("Who it is", "Somebody who found a copy")
    visitor.press("Add")


def complain(visitor: Visitor, path: str) -> None:
    """Add a complaint about the incident at this path; its number there is 1."""
    visitor.go(f"{path}complaints/")
    visitor.follow("Add a complaint")
    visitor.fill("Who complained", "The father of a pupil")
    visitor.fill("Received on", str(date.today() - timedelta(days=25)))
    visitor.fill("What the complaint is about", "The list went to the whole year.")
    visitor.press("Add")


def dismiss(visitor: Visitor, cases: list[Case]) -> str:
    """Dismiss several drafts of the queue with one reason; what the page says then."""
    visitor.go("/?sort=severity")
    for case in cases:
        visitor.tick(f"Choose {case.reference}")
    visitor.fill("Why these are not breaches", "Agreed with both families.")
    visitor.choose("Kind of reason", "The recipient may have it")
    visitor.press("Dismiss chosen")
    return visitor.told()


def exports(visitor: Visitor) -> list[Paper]:
    """The register as files."""
    visitor.follow("Register")
    visitor.fill("Why you need addresses and file names", "To answer the auditor.")
    return [taken(visitor, form) for form in ("CSV", "XLSX", "PDF", "JSON")]


def governors_report(visitor: Visitor) -> list[Paper]:
    """The report of the year as files."""
    visitor.follow("Reports")
    return [taken(visitor, form) for form in FORMS]
