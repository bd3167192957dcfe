"""The evidence of an incident: masked for its readers, in clear for a reason that is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse

from register.case.first_seen import note_opening
from register.case.follow_up import wrong_recipients
from register.custody import audit
from register.models import Finding, Incident, Snippet
from register.reviewers.access import HANDLERS, READERS, Access
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.incident.incident_page import Case, case_for, incident_page, subjects_of
from register.web.incident.masked_excerpt import excerpt
from register.web.incident.recipient_row import recipient_rows, stand_ins
from register.web.incident.reveal_form import AT_ONCE, RevealForm
from register.web.incident.revealed import (
    revealed_items,
    revealed_recipients,
    revealed_subjects,
    sight_of,
)
from register.web.route import Route
from scanner.personal import Personal

_SHOWN = 50  # items with masked excerpts on the page
_EXCERPTS = 10  # of one item


@dataclass(frozen=True, slots=True)
class MaskedItem:
    """One item by its number, with the words that told it, and nobody's name."""

    number: int
    rule: str
    categories: tuple[str, ...]
    excerpts: tuple[tuple[str, str], ...]  # kind of place, masked text
    more: int


def evidence(request: ReviewRequest, reference: str) -> HttpResponse:
    """Masked excerpts, and the form to see more."""
    case = case_for(request, reference)
    return _page(case, RevealForm(None, count=case.incident.findings.count()))


def reveal(request: ReviewRequest, reference: str) -> HttpResponse:
    """Names, addresses, places and passages, read anew from the source, in this one answer.

    It answers the POST itself, without a redirect: nothing of it may stand in an address, a
    session or a cache. What is shown is logged before it is read, so that no fault in reading
    lets a look go unlogged.
    """
    case = case_for(request, reference)
    findings = _findings(case.incident)
    form = RevealForm(request.POST, count=len(findings))
    if not form.is_valid():
        return _page(case, form, status=400)
    some = findings[form.first - 1 : form.first - 1 + AT_ONCE]
    sight = sight_of(case, subjects_of(case.incident), some)
    now = desk().register.now()
    note_opening(case.incident, request.reviewer.username, now)
    audit.note(
        audit.Action.REVEALED,
        who=request.reviewer.username,
        about=case.incident.reference,
        details=Personal(
            {
                "reason": form.cleaned_data["reason"],
                "items": [form.first, form.first + len(some) - 1],
                "subjects": sorted(sight.shown),
                "withheld": len(sight.withheld),
            }
        ),
        at=now,
    )
    context = {
        "subjects": revealed_subjects(sight),
        "withheld": len(sight.withheld),
        "recipients": revealed_recipients(sight, wrong_recipients(case.incident), some),
        "items": revealed_items(sight, some, form.first),
        "reason": form.cleaned_data["reason"],
    }
    answer = incident_page(case, "incident_revealed", "Evidence in clear", context)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _findings(incident: Incident) -> list[Finding]:
    return list(Finding.objects.filter(incident=incident).order_by("id"))


def _page(case: Case, form: RevealForm, status: int = 200) -> HttpResponse:
    findings = _findings(case.incident)
    recipients = wrong_recipients(case.incident)
    names = stand_ins(subjects_of(case.incident), recipients)
    context = {
        "form": form,
        "items": _masked(findings[:_SHOWN], names),
        "more": max(0, len(findings) - _SHOWN),
        "recipients": recipient_rows(recipients[:_SHOWN], names),
        "may_reveal": case.may_handle and bool(findings),
    }
    return incident_page(case, "incident_evidence", "Evidence", context, status=status)


def _masked(findings: Sequence[Finding], names: Mapping[str, str]) -> list[MaskedItem]:
    excerpts: dict[int, list[Snippet]] = {}
    for snippet in Snippet.objects.filter(finding__in=list(findings)).order_by("id"):
        excerpts.setdefault(snippet.finding_id, []).append(snippet)  # type: ignore[attr-defined]
    return [
        _item(number, finding, excerpts.get(finding.id, ()), names)
        for number, finding in enumerate(findings, 1)
    ]


def _item(
    number: int, finding: Finding, snippets: Iterable[Snippet], names: Mapping[str, str]
) -> MaskedItem:
    person = desk().roster.person
    # The position ("Sheet1!B12") stays closed too: sheets are named after classes and children.
    texts = dict.fromkeys(
        (snippet.place, excerpt(snippet.text.reveal(), names, person)) for snippet in snippets
    )
    return MaskedItem(
        number,
        finding.rule,
        tuple(category for category in finding.categories if category != "identity"),
        tuple(texts)[:_EXCERPTS],
        max(0, len(texts) - _EXCERPTS),
    )


_EXAMPLE = {"reference": "OAK-2026-0001"}
ROUTES = (
    Route(
        "incidents/<str:reference>/evidence/",
        evidence,
        "evidence",
        Access(read=READERS),
        example=_EXAMPLE,
    ),
    Route(
        "incidents/<str:reference>/evidence/reveal/",
        reveal,
        "reveal",
        Access(write=HANDLERS),
        example=_EXAMPLE,
    ),
)
