"""The draft of a report to the regulator, in the order in which its form asks.

The form names no data subject and cannot be saved half-way: it is prepared here and copied over
in one go (domain facts, 4.2). Whoever hands it out asks `register.outputs.refusal` first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from register.case.case_facts import FACTS, CaseFact, Kind
from register.case.case_facts import Section as Part
from register.case.clock import TIME_TO_REPORT, in_uk
from register.case.regulator_lists import CYBER, NON_CYBER
from register.lent.controller import Controller
from register.outputs.case_file import CaseFile
from register.outputs.document import Document, Row, Section

_NOT_KNOWN = "Not yet known"


def regulator_report(case: CaseFile, controller: Controller) -> Document:
    """The whole form; what nobody has filled in yet says so."""
    sections = tuple(
        Section(part.value, answers=tuple(_answers(part, case, controller))) for part in Part
    )
    return Document(
        name=f"{case.reference}-regulator-report",
        title=f"Personal data breach report: {case.reference}",
        opening=("Draft. Check each answer, then copy it into the regulator’s form in one go.",),
        sections=sections,
    )


def unanswered(case: CaseFile) -> tuple[str, ...]:
    """The labels of questions that are still open; a reason for delay only where there is one."""
    return tuple(
        fact.label
        for fact in FACTS
        if not _answer(fact, case) and not (fact.name == "delay_reason" and not is_late(case))
    )


def is_late(case: CaseFile) -> bool:
    """Whether more than 72 hours passed, or will have, between awareness and the report."""
    start = case.aware_at or case.detected_at
    return case.reported_at is not None and case.reported_at - start > TIME_TO_REPORT


def hours_taken(case: CaseFile) -> timedelta | None:
    """From awareness (else detection) to the report; None before it was made."""
    if case.reported_at is None:
        return None
    return case.reported_at - (case.aware_at or case.detected_at)


def _answers(part: Part, case: CaseFile, controller: Controller) -> Iterator[Row]:
    for fact in FACTS:
        if fact.section is part:
            yield fact.label, _answer(fact, case) or _NOT_KNOWN
    if part is Part.CONTACT:
        yield "Organisation (controller)", controller.name
        yield "Registration number", controller.registration or _NOT_KNOWN
        officer = ", ".join(filter(None, (controller.dpo_name, controller.dpo_contact)))
        yield "Data protection officer", officer or _NOT_KNOWN


def _answer(fact: CaseFact, case: CaseFile) -> str:
    if fact.kind is Kind.COLUMN:
        return _column(fact.name, case)
    typed = case.facts.get(fact.name, "").strip()
    return dict(fact.choices).get(typed, typed)


def _column(name: str, case: CaseFile) -> str:
    match name:
        case "occurred_at":
            return in_uk(case.occurred_at) if case.occurred_at else ""
        case "discovered_at":
            return in_uk(case.aware_at or case.detected_at)
        case "is_cyber":
            return CYBER if case.is_cyber else NON_CYBER
        case "incident_type":
            return case.incident_type
        case "data_types":
            return "; ".join(case.data_types)
        case "subject_count":
            return str(case.people) if case.people else ""
        case "subject_kinds":
            return "; ".join(case.subject_kinds)
    raise KeyError(name)
