"""Letters in plain language: to the people concerned, and to who should not have had it.

What a letter to an individual must say: what happened, the likely consequences, the measures
taken, and whom to ask (UK GDPR, Article 34(2)).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from register.case.clock import UNITED_KINGDOM, day_in_words
from register.lent.controller import Controller
from register.outputs.case_file import CaseFile
from register.outputs.document import Document, Section
from scanner.personal import Personal

_PLAIN = {
    "contact_details": "address or contact details",
    "date_of_birth": "date of birth",
    "identifiers": "school or examination numbers",
    "attainment": "marks and progress",
    "attendance": "attendance",
    "behaviour": "behaviour at school",
    "exclusion": "a suspension or exclusion",
    "sen": "special educational needs and support",
    "health": "health",
    "safeguarding": "matters of safety and care",
    "looked_after": "being looked after, or adoption",
    "pupil_premium": "free school meals or pupil premium",
    "ethnicity": "ethnicity or nationality",
    "religion": "religion",
    "political": "political opinions",
    "trade_union": "trade union membership",
    "sexual_life": "private life",
    "biometric": "fingerprints or other biometric data",
    "genetic": "genetic data",
    "criminal": "offences or police matters",
    "financial": "money and bank details",
    "pay": "pay",
    "staff_hr": "employment",
    "credentials": "passwords",
}


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a letter goes to; `about`: the pupil's name where it goes to a parent, else empty."""

    name: Personal[str]
    about: Personal[str] | None = None


def letter_to_individual(
    case: CaseFile, controller: Controller, to: Addressee, now: datetime
) -> Document:
    """What happened, what may follow, what was done, whom to ask; holds names."""
    whose = to.about.reveal() if to.about else "you"
    facts = case.facts
    return Document(
        name=f"{case.reference}-letter-to-individual",
        title="A mistake with personal information",
        opening=(controller.name, _day(now), f"Dear {to.name.reveal()}"),
        sections=(
            Section(
                "What happened",
                (
                    f"We are writing because information about {whose} reached somebody who"
                    f" should not have had it{_when(case)}.",
                    facts.get("what_happened") or "[Say in two or three sentences what happened.]",
                    f"It was about: {_data(case)}.",
                ),
            ),
            Section(
                "What it may lead to",
                (facts.get("consequences") or "[Say what may follow for them, and how likely.]",),
            ),
            Section(
                "What we have done",
                (
                    facts.get("actions_taken") or "[Say what was done, and what will be.]",
                    "You need not do anything unless we say so above. If somebody contacts you"
                    " about this, please tell us and do not answer them.",
                ),
            ),
            Section("Whom to ask", (_contact(controller),)),
            Section(
                "",
                (
                    "We are sorry that this happened. If you are not content with our answer, you"
                    " can complain to us or to the Information Commissioner’s Office, ico.org.uk.",
                ),
            ),
        ),
    )


def letter_to_recipient(
    case: CaseFile, controller: Controller, name: Personal[str] | None, now: datetime
) -> Document:
    """Asks a wrong recipient to delete it and to say so in writing; says nothing of what it was."""
    greeting = f"Dear {name.reveal()}" if name else "Dear Sir or Madam"
    return Document(
        name=f"{case.reference}-letter-to-recipient",
        title="Please delete something we sent you by mistake",
        opening=(controller.name, _day(now), greeting),
        sections=(
            Section(
                "",
                (
                    f"Something from us reached you by mistake{_when(case)}. It holds personal"
                    " information that was not meant for you. You have done nothing wrong.",
                    "Please delete it, from your deleted items and from any device or backup you"
                    " control as well, and destroy any copy on paper or send it back to us.",
                    "Please do not share, publish, save or replicate it, and do not use anything"
                    " you may have read in it.",
                    "Please answer this message in writing to confirm that you have deleted it and"
                    " that it was not shared, published, saved or replicated. If it was, please"
                    " tell us with whom and where.",
                ),
            ),
            Section("Whom to ask", (_contact(controller),)),
            Section("", (f"Our reference: {case.reference}",)),
        ),
    )


def _when(case: CaseFile) -> str:
    return f" on {_day(case.occurred_at)}" if case.occurred_at else ""


def _day(moment: datetime) -> str:
    return day_in_words(moment.astimezone(UNITED_KINGDOM))


def _data(case: CaseFile) -> str:
    said = [_PLAIN[category] for category in case.categories if category in _PLAIN]
    return "; ".join(said) or "[say which information it was]"


def _contact(controller: Controller) -> str:
    officer = controller.dpo_name or "our data protection officer"
    how = f": {controller.dpo_contact}" if controller.dpo_contact else ""
    return f"Please ask {officer}{how}."
