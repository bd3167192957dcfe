"""What a data protection officer does with a draft, step by step, as the pages offer it.

Every step goes by what a person sees: links, buttons and labels. It works with scripts and without.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.browser.case import Case
from tests.browser.paper import Paper, taken
from tests.browser.visitor import Visitor

FORMS = ("PDF", "DOCX", "TXT")
REASON = "To see what the family was sent before I ring them"
FACTS = {
    "What happened": "A report about a pupil went to the parent of another pupil.",
    "How it happened": "The address was completed by the mail program and not checked.",
    "How you found out": "A scan of sent mail found it.",
    "The data in your own words": "A page about the support of one pupil.",
    "Number of records": "1",
    "Potential consequences": "The pupil may be talked about at school.",
    "Measures in place before": "Staff are told to check addresses before sending.",
    "How they were trained": "An online course in September.",
    "What was done at once to contain it": "The sender recalled the mail within the hour.",
    "Action taken": "The recipient deleted it and confirmed so in writing.",
    "What was recovered": "Everything.",
    "Action planned": "Completion of outside addresses is switched off.",
    "Why, or why not, and how": "The parents were rung on the same day.",
    "Name of the person who reports": "Maren Tolvask",
    "How to reach them": "dpo@northborough.example",
}
CHOSEN = {
    "How likely are significant consequences for them?": "Unlikely",
    "Had the member of staff had data protection training in the last two years?": "Yes",
    "Have the people concerned been told?": "Yes, they have been told",
}


@dataclass(slots=True)
class Told:
    """What the pages said and handed out on the way."""

    revealed: str = ""
    held_back: str = ""
    refused: str = ""
    assessed: str = ""
    reports: list[Paper] = field(default_factory=list)
    notices: dict[str, str] = field(default_factory=dict)
    letters: list[Paper] = field(default_factory=list)
    timeline: str = ""
    status: str = ""


def minutes_ago(minutes: int) -> str:
    """A UK moment as a field for moments wants it."""
    moment = datetime.now(ZoneInfo("Europe/London")) - timedelta(minutes=minutes)
    return moment.strftime("%Y-%m-%dT%H:%M")


def report(visitor: Visitor, case: Case) -> Told:
    """Take a draft of the queue to "reported"."""
    told = Told()
    _open(visitor, case)
    told.revealed = _reveal(visitor)
    _decide(visitor, "Confirm", "The recipient is a parent of another pupil.")
    _set_awareness(visitor)
    _rate(visitor)
    _follow_up(visitor)
    _assess(visitor, "Yes", "Yes", "No")
    told.assessed = visitor.told()
    _name_the_pupil(visitor, case, told)
    _fill_in_the_record(visitor)
    _take_the_papers(visitor, told)
    _do_a_task(visitor)
    visitor.follow("Decisions")
    visitor.follow("Record as reported to the regulator")
    visitor.fill("When was it reported?", minutes_ago(0))
    visitor.fill("The regulator’s case reference", "IC-000000-X0X0")
    visitor.fill("Why", "The self-assessment asks for it.")
    visitor.press("Record as reported to the regulator")
    _see_the_end(visitor, told)
    return told


def close_as_not_reportable(visitor: Visitor, case: Case) -> Told:
    """Take a draft to "not reportable", and close it."""
    told = Told()
    _open(visitor, case)
    _decide(visitor, "Confirm", "Addresses were visible to each other.")
    _set_awareness(visitor)
    _assess(visitor, "Yes", "No")
    told.assessed = visitor.told()
    _fill_in_the_record(visitor)
    _decide(visitor, "Decide that it is not reportable", "No risk to anybody is likely.")
    visitor.follow("Decisions")
    visitor.follow("Close")
    visitor.fill("Why", "Everything that matters is done.")
    visitor.tick("Close it although this is still open")
    visitor.press("Close")
    _see_the_end(visitor, told)
    return told


def _open(visitor: Visitor, case: Case) -> None:
    visitor.go("/")
    if not visitor.page.get_by_role("link", name=case.reference, exact=True).count():
        visitor.follow("Next")
    visitor.follow(case.reference)
    assert visitor.heading == "Overview"
    assert case.pupil not in visitor.page.content()


def _reveal(visitor: Visitor) -> str:
    visitor.follow("Evidence")
    visitor.press("Show names and evidence")
    assert "There is a problem" in visitor.page.content()
    visitor.fill("Why you need to see it", REASON)
    visitor.press("Show names and evidence")
    assert visitor.heading == "Evidence in clear"
    return visitor.page.locator("main").inner_text()


def _decide(visitor: Visitor, move: str, why: str) -> None:
    visitor.follow("Decisions")
    visitor.follow(move)
    visitor.fill("Why", why)
    visitor.press(move)
    assert visitor.heading == "Overview"


def _set_awareness(visitor: Visitor) -> None:
    visitor.follow("Overview")
    visitor.follow("Set when the school became aware")
    visitor.fill("When did the school become aware?", minutes_ago(1))
    # Minutes are typed, and the scan found it at a second of the same minute perhaps.
    visitor.tick("Somebody knew before the scanner found it")
    visitor.fill("Why then", "The sender rang the office.")
    visitor.press("Save")
    assert "72 hours now run from then" in visitor.told()


def _rate(visitor: Visitor) -> None:
    visitor.follow("Risk")
    visitor.page.get_by_label("impact Moderate, recurrence Likely").check()
    visitor.fill("Why", "It happened twice this year.")
    visitor.press("Save the rating")
    assert "moderate impact, likely to happen again; medium risk" in visitor.told()


def _follow_up(visitor: Visitor) -> None:
    visitor.follow("Recipients")
    visitor.follow("Follow up Recipient 1")
    visitor.choose("Recall", "The sender could not recall it")
    visitor.fill("When they were asked to delete it", minutes_ago(1))
    visitor.fill("When they confirmed that it is deleted", minutes_ago(0))
    visitor.tick("They confirmed it in writing")
    visitor.tick("They say: not shared, published, saved or replicated")
    visitor.fill("Note", "Answered by mail within the hour.")
    visitor.press("Save")
    assert "Recipient 1 is noted" in visitor.told()


def _assess(visitor: Visitor, *answers: str) -> None:
    visitor.follow("Self-assessment")
    for number, answer in enumerate(answers, 1):
        question = visitor.page.get_by_role("group", name=re.compile(rf"^{number}\. "))
        question.get_by_label(answer, exact=True).check()
        visitor.fill(f"Reason for answer {number}", f"Because of reason {number}.")
    visitor.press("Keep these answers")


def _name_the_pupil(visitor: Visitor, case: Case, told: Told) -> None:
    """Type a real name into the record while the report is open in another window."""
    visitor.follow("Letters and reports")
    visitor.follow("Report to the regulator")
    other = Visitor(visitor.site, visitor.page.context.new_page(), visitor.watch)
    other.go(f"{case.path}record/")
    other.fill("What happened", f"The report about {case.pupil} went to another family.")
    other.press("Save the record")
    other.follow("Letters and reports")
    told.held_back = other.page.locator("main").inner_text()
    other.page.close()
    visitor.press("PDF")
    told.refused = visitor.page.locator("main").inner_text()


def _fill_in_the_record(visitor: Visitor) -> None:
    visitor.follow("Record")
    for label, words in FACTS.items():
        visitor.fill(label, words)
    for label, option in CHOSEN.items():
        visitor.choose(label, option)
    visitor.press("Save the record")


def _take_the_papers(visitor: Visitor, told: Told) -> None:
    visitor.follow("Letters and reports")
    visitor.follow("Report to the regulator")
    told.reports = [taken(visitor, form) for form in FORMS]
    for notice in (
        "Notice to the chair of governors",
        "Notice to the trust’s officer",
        "Letter or mail asking a wrong recipient to delete it",
    ):
        visitor.follow("All letters and reports")
        visitor.follow(notice)
        told.notices[notice] = taken(visitor, "DOCX").text
    visitor.follow("All letters and reports")
    told.letters = [taken(visitor, form, among="About Pupil 1,") for form in FORMS]


def _do_a_task(visitor: Visitor) -> None:
    visitor.follow("Tasks")
    visitor.page.get_by_role("button", name="Done").first.click()


def _see_the_end(visitor: Visitor, told: Told) -> None:
    told.status = visitor.page.locator("main .govuk-tag").first.inner_text()
    visitor.follow("Timeline")
    told.timeline = visitor.page.locator("main").inner_text()
