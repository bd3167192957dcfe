"""What is decided about an incident: only the legal moves, each by whom it belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from register.case.case_facts import missing_from_record
from register.case.colleagues import names_of
from register.case.complaint import still_open
from register.case.editing import record_of
from register.case.follow_up import wrong_recipients
from register.case.history_words import said
from register.case.tasks import write_down
from register.case.transition import TRANSITIONS, Move, Transition, moves
from register.models import CaseRecord, Decision, Incident
from register.reviewers.access import HANDLERS, READERS, Access
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.incident.assessment import last_outcome
from register.web.incident.decision_form import DecisionForm, ReportForm, form_for
from register.web.incident.edit_form import store
from register.web.incident.incident_page import Case, case_for, incident_page
from register.web.incident.task_list import medium_in, task_rows
from register.web.route import Route
from register.web.words import status_title
from scanner.personal import Personal


def decisions(request: ReviewRequest, reference: str) -> HttpResponse:
    """What can be decided now, what it still needs, and what was decided."""
    case = case_for(request, reference)
    theirs = moves(case.status, request.reviewer.role)
    possible = [t for t in TRANSITIONS.values() if case.status in t.sources]
    decided = Decision.objects.filter(
        incident=case.incident, what__in=[t.what for t in TRANSITIONS.values()]
    )
    past = list(decided.order_by("-id"))
    names = names_of(row.who for row in past)
    context = {
        "moves": [{"transition": t, "lacks": _lacks(case.incident, t)} for t in theirs],
        "others": [t.title for t in possible if t not in theirs] if case.may_handle else [],
        "past": [
            {
                "at": row.at,
                "who": names.get(row.who, row.who),
                "what": said(row.what, row.kind),
                "why": row.why.reveal(),
            }
            for row in past
        ],
        "outcome": last_outcome(case.incident),
    }
    return incident_page(case, "incident_decisions", "Decisions", context)


def decide(request: ReviewRequest, reference: str, move: str) -> HttpResponse:
    """One move: asked for its reason, then made in the reviewer's name."""
    case = case_for(request, reference)
    transition = _asked(move)
    obstacle = _obstacle(case, transition)
    is_sent = request.method == "POST"
    if request.reviewer.role not in transition.roles:
        deciders = " or ".join(f"the {role.words.lower()}" for role in sorted(transition.roles))
        messages.error(request, f"“{transition.title}” is for {deciders}.")
        return redirect("decisions", reference)
    if obstacle and not is_sent:
        messages.error(request, obstacle)
        return redirect("decisions", reference)
    lacks = [obstacle] if obstacle else _lacks(case.incident, transition)
    still_open = _still_open(case) if transition.move is Move.CLOSE else []
    form = form_for(
        transition.move,
        request.POST or None,
        case.incident,
        desk().register.now(),
        _facts(case.incident),
        is_open=bool(still_open),
    )
    # What merely lacks is told on this page; where somebody was faster, that is told first.
    if is_sent and form.is_valid() and (obstacle or not lacks or form.is_outdated(case.incident)):
        refused = store(
            case,
            form,
            transition.what,
            lambda incident: _move(incident, transition, form),
            why=form.cleaned_data["why"],
            kind=form.cleaned_data.get("kind", ""),
            obstacle=" ".join(lacks),
        )
        if refused is not None:
            return refused
        messages.success(request, f"{reference}: {_done(transition, case.incident)}")
        return redirect("incident", reference)
    context = {
        "form": form,
        "intro": transition.meaning,
        "facts": [f"Still open: {what}" for what in still_open],
        "warnings": [*lacks, *_warnings(case.incident, transition)],
        "may_send": is_sent or not lacks,  # what was typed stays on the page
        "button": transition.title,
        "is_warning": transition.move is Move.DISMISS,
    }
    status = 400 if form.errors or (lacks and is_sent) else 200
    return incident_page(case, "incident_form", transition.title, context, status=status)


def _asked(move: str) -> Transition:
    try:
        return TRANSITIONS[Move(move)]
    except ValueError:
        raise Http404 from None


def _obstacle(case: Case, transition: Transition) -> str:
    """Why the incident's status does not allow the move; "" when it does."""
    if case.status in transition.sources:
        return ""
    what, now = transition.title, status_title(case.status)
    return f"“{what}” is not possible: the status of {case.incident.reference} is “{now}” now."


def _move(incident: Incident, transition: Transition, form: DecisionForm) -> None:
    incident.status = transition.target.value
    now = desk().register.now()
    if transition.move is Move.CONFIRM:
        write_down(incident, medium_in(incident))
    elif transition.move is Move.CLOSE:
        CaseRecord.objects.filter(id=record_of(incident).id).update(closed_at=now)
    elif transition.move is Move.REOPEN:
        CaseRecord.objects.filter(incident=incident).update(closed_at=None)
    elif isinstance(form, ReportForm):
        record = record_of(incident)
        record.reported_at = form.cleaned_data["reported_at"]
        told = ("case_reference", "delay_reason")
        facts = {name: form.cleaned_data[name] for name in told}
        record.facts = Personal({**record.facts.reveal(), **facts})
        record.save()


def _lacks(incident: Incident, transition: Transition) -> list[str]:
    """What must be there before this move."""
    lacks = []
    if transition.needs_assessment and last_outcome(incident) is None:
        lacks.append("Answer the self-assessment first.")
    if transition.needs_record:
        missing = missing_from_record(_facts(incident))
        if missing:
            lacks.append(f"The record still lacks: {', '.join(missing)}.")
    return lacks


def _warnings(incident: Incident, transition: Transition) -> list[str]:
    """What speaks against the move; it is a person's to decide all the same."""
    found = last_outcome(incident)
    if transition.move is Move.DISMISS:
        return [f"Still open: {what}." for what in still_open(incident)]
    if transition.move is Move.NOT_REPORTABLE and found is None:
        return ["Nobody has answered the self-assessment."]
    if transition.move is Move.NOT_REPORTABLE and found is not None and found.is_reportable:
        return [f"The self-assessment came to something else: {found.words}."]
    if transition.move is Move.REPORT and found is not None and not found.is_reportable:
        return [f"The self-assessment came to something else: {found.words}."]
    return []


def _still_open(case: Case) -> list[str]:
    tasks = [row.title for row in task_rows(case) if not row.view.is_done]
    unsettled = sum(not one.is_settled for one in wrong_recipients(case.incident))
    recipients = [f"{unsettled} recipients to follow up"] if unsettled else []
    return [*tasks, *recipients, *still_open(case.incident)]


def _facts(incident: Incident) -> Mapping[str, str]:
    record = CaseRecord.objects.filter(incident=incident).first()
    facts: Mapping[str, str] = record.facts.reveal() if record is not None else {}
    return facts


def _done(transition: Transition, incident: Incident) -> str:
    match transition.move:
        case Move.CONFIRM if incident.aware_at is None:
            return "confirmed. Now set when the school became aware."
        case Move.REPORT:
            return "recorded as reported."
        case Move.NOT_REPORTABLE:
            return "recorded as not reportable."
    return f"{transition.what}."


_EXAMPLE = {"reference": "OAK-2026-0001"}
ROUTES = (
    Route(
        "incidents/<str:reference>/decisions/",
        decisions,
        "decisions",
        Access(read=READERS),
        example=_EXAMPLE,
    ),
    Route(
        "incidents/<str:reference>/decisions/<slug:move>/",
        decide,
        "decide",
        Access(read=HANDLERS, write=HANDLERS),
        example={**_EXAMPLE, "move": "confirm"},
    ),
)
