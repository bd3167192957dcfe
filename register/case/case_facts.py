"""The fields of an incident's record, in the order in which the regulator's form asks for them.

`CaseRecord.facts` maps these names to what a person typed, always as text. What reports add up
stands in plain columns beside it instead (`is_cyber`, `incident_type`, `data_types`,
`subject_kinds`, `subject_count`), and the times on the incident itself; the table names them too,
so that a form or a report can be written from it alone. Source of the fields: domain facts, 4.2.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a field is filled in."""

    LINE = "line"  # one line of text
    TEXT = "text"  # several
    CHOICE = "choice"  # one of `choices`
    COLUMN = "column"  # not in `facts`: a plain column of CaseRecord or of Incident


class Section(StrEnum):
    """The parts of the form; the values are their headings."""

    REPORT = "About the report"
    WHAT = "What happened"
    DATA = "The data and the people"
    EFFECTS = "What it may lead to"
    BEFORE = "What was in place before"
    ACTION = "What was done about it"
    TOLD = "Who was told"
    CONTACT = "Who reports"


@dataclass(frozen=True, slots=True)
class CaseFact:
    """One field. `choices`: stored word and what the page says; `is_record`: needed to close."""

    name: str
    label: str
    section: Section
    kind: Kind = Kind.TEXT
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    is_record: bool = False


_YES_NO = (("yes", "Yes"), ("no", "No"), ("not_known", "Not known"))
_LIKELIHOOD = (
    ("very_likely", "Very likely"),
    ("likely", "Likely"),
    ("neutral", "Neither likely nor unlikely"),
    ("unlikely", "Unlikely"),
    ("very_unlikely", "Very unlikely"),
    ("not_known", "Not yet known"),
)
_TOLD = (
    ("yes", "Yes, they have been told"),
    ("planned", "Not yet, but they will be"),
    ("no", "No, and they will not be"),
    ("undecided", "Not decided yet"),
)

FACTS = (
    CaseFact(
        "report_kind",
        "Kind of report",
        Section.REPORT,
        Kind.CHOICE,
        choices=(("initial", "Initial report"), ("follow_up", "Follow-up report")),
    ),
    CaseFact(
        "case_reference",
        "Case reference",
        Section.REPORT,
        Kind.LINE,
        "The regulator’s, once there is one. A follow-up report needs it.",
    ),
    CaseFact(
        "what_happened",
        "What happened",
        Section.WHAT,
        hint="The facts, in order. Name no data subject here or below: “a Year 8 pupil”.",
        is_record=True,
    ),
    CaseFact(
        "how_happened",
        "How it happened",
        Section.WHAT,
        hint="The cause: what went wrong and why.",
        is_record=True,
    ),
    CaseFact("how_found_out", "How you found out", Section.WHAT),
    CaseFact("occurred_at", "When it happened", Section.WHAT, Kind.COLUMN),
    CaseFact("discovered_at", "When it was discovered", Section.WHAT, Kind.COLUMN),
    CaseFact("is_cyber", "Cyber or not", Section.WHAT, Kind.COLUMN),
    CaseFact("incident_type", "Type of incident", Section.WHAT, Kind.COLUMN),
    CaseFact("data_types", "Categories of data", Section.DATA, Kind.COLUMN),
    CaseFact(
        "data_description",
        "The data in your own words",
        Section.DATA,
        hint="For example: names, forms and SEN needs of one class.",
    ),
    CaseFact(
        "record_count",
        "Number of records",
        Section.DATA,
        Kind.LINE,
        "The most it can be, where you do not know.",
    ),
    CaseFact(
        "subject_count",
        "Number of people whose data it is",
        Section.DATA,
        Kind.COLUMN,
        "Those whose data it is, not the wrong recipients. The most it can be, if unknown.",
    ),
    CaseFact("subject_kinds", "Whose data it is", Section.DATA, Kind.COLUMN),
    CaseFact(
        "consequences",
        "Potential consequences",
        Section.EFFECTS,
        hint="The effects on the people concerned: what has happened to them, and what may.",
        is_record=True,
    ),
    CaseFact(
        "significant_consequences",
        "How likely are significant consequences for them?",
        Section.EFFECTS,
        Kind.CHOICE,
        choices=_LIKELIHOOD,
    ),
    CaseFact("measures_before", "Measures in place before", Section.BEFORE),
    CaseFact(
        "staff_trained",
        "Had the member of staff had data protection training in the last two years?",
        Section.BEFORE,
        Kind.CHOICE,
        choices=_YES_NO,
    ),
    CaseFact("training", "How they were trained", Section.BEFORE),
    CaseFact(
        "containment",
        "What was done at once to contain it",
        Section.ACTION,
        hint="Recalls, deletions asked for and confirmed, access removed, with dates.",
    ),
    CaseFact(
        "actions_taken",
        "Action taken",
        Section.ACTION,
        hint="To put it right and lessen its effects, with dates.",
        is_record=True,
    ),
    CaseFact("recovery", "What was recovered", Section.ACTION),
    CaseFact(
        "actions_planned", "Action planned", Section.ACTION, hint="So that it does not happen again"
    ),
    CaseFact(
        "delay_reason",
        "Reason for a delay beyond 72 hours",
        Section.ACTION,
        hint="Leave empty if the report is made in time.",
    ),
    CaseFact(
        "subjects_told",
        "Have the people concerned been told?",
        Section.TOLD,
        Kind.CHOICE,
        choices=_TOLD,
    ),
    CaseFact("subjects_told_reason", "Why, or why not, and how", Section.TOLD),
    CaseFact(
        "other_bodies", "Other bodies told", Section.TOLD, hint="Police, insurer, local authority."
    ),
    CaseFact("reporter_name", "Name of the person who reports", Section.CONTACT, Kind.LINE),
    CaseFact("reporter_contact", "How to reach them", Section.CONTACT, Kind.LINE),
)
BY_NAME: Mapping[str, CaseFact] = {fact.name: fact for fact in FACTS}
TYPED = tuple(fact for fact in FACTS if fact.kind is not Kind.COLUMN)
THE_RECORD = tuple(fact for fact in FACTS if fact.is_record)


def missing_from_record(facts: Mapping[str, str]) -> tuple[str, ...]:
    """Labels of what the record must hold and does not: facts and cause, effects, action taken.

    It is kept whether or not the incident is reported (UK GDPR, Article 33(5)).
    """
    return tuple(fact.label for fact in THE_RECORD if not facts.get(fact.name, "").strip())
