"""The wrong recipients of an incident, and what was done about each."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from register.case.follow_up import WrongRecipient, follow_up_of, recipient_digest, wrong_recipients
from register.models import FollowUp, Incident
from register.reviewers.access import HANDLERS, READERS, Access
from register.vault.key import held
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.incident.edit_form import store
from register.web.incident.follow_up_form import (
    DONE_TOGETHER,
    AddedForm,
    FollowUpForm,
    TogetherForm,
    stored_follow_up,
)
from register.web.incident.incident_page import Case, case_for, incident_page, subjects_of
from register.web.incident.recipient_row import RecipientRow, recipient_rows, stand_ins
from register.web.route import Route
from scanner.model import Wrong
from scanner.personal import Personal


def recipients(request: ReviewRequest, reference: str) -> HttpResponse:
    """Everybody who should not have had it; the same step noted for several of them at once."""
    case = case_for(request, reference)
    found = wrong_recipients(case.incident)
    rows = _rows(case, found)
    form = _together(case, found, rows)
    if request.method != "POST":
        return _page(case, rows, form)
    if not form.is_valid():
        return _page(case, rows, form, status=400)
    chosen = set(form.cleaned_data["chosen"])
    some = [one for one in found if one.digest in chosen]

    def change(incident: Incident) -> None:
        for one in some:
            row = follow_up_of(incident, one)
            form.write(row)
            row.save()

    heads = f"{len(some)} recipient{'s' * (len(some) != 1)}"
    why = f"{heads}: {dict(DONE_TOGETHER)[form.cleaned_data['done']]}"
    refused = store(case, form, "followed_up", change, why=why)
    if refused is not None:
        return refused
    messages.success(request, f"Noted for {heads}.")
    return redirect("recipients", reference)


def follow_up(request: ReviewRequest, reference: str, number: int) -> HttpResponse:
    """Everything that was done about one recipient."""
    case = case_for(request, reference)
    found = wrong_recipients(case.incident)
    recipient = _meant(found, request.POST.get("recipient", ""), number)
    row = _rows(case, found)[recipient.number - 1]
    initial = {
        **stored_follow_up(recipient.follow_up),
        "recipient": recipient.digest,
        "version": case.incident.version,
    }
    form = FollowUpForm(request.POST or None, initial=initial, now=desk().register.now())
    if request.method == "POST" and form.is_valid():

        def change(incident: Incident) -> None:
            stored = follow_up_of(incident, recipient)
            form.write(stored)
            stored.save()

        refused = store(
            case, form, "followed_up", change, why=f"{recipient.name}: {form.cleaned_data['note']}"
        )
        if refused is not None:
            return refused
        messages.success(request, f"{recipient.name} is noted.")
        return redirect("recipients", reference)
    context = {
        "form": form,
        "may_send": case.shows_form,
        "intro": f"{row.description}{f' ({row.reason})' if row.reason else ''}.",
    }
    status = 400 if form.errors else 200
    return incident_page(case, "incident_form", recipient.name, context, status=status)


def add_recipient(request: ReviewRequest, reference: str) -> HttpResponse:
    """Somebody whom the scanner could not see."""
    case = case_for(request, reference)
    form = AddedForm(request.POST or None, initial={"version": case.incident.version})
    if request.method == "POST" and form.is_valid():
        address = form.cleaned_data["address"]
        digest = _digest_of(address)
        if any(one.digest == digest for one in wrong_recipients(case.incident)):
            form.add_error("address", "This address is among the recipients already")
        else:
            refused = store(
                case,
                form,
                "recipient_added",
                lambda incident: _add(incident, digest, address, form.cleaned_data["note"]),
            )
            if refused is not None:
                return refused
            messages.success(request, "The recipient is added.")
            return redirect("recipients", reference)
    context = {"form": form, "may_send": case.shows_form, "button": "Add"}
    status = 400 if form.errors else 200
    return incident_page(case, "incident_form", "Add a recipient", context, status=status)


def _meant(found: list[WrongRecipient], digest: str, number: int) -> WrongRecipient:
    """Whom the form was filled in for, else whom the address numbers; Http404 for nobody.

    Numbers move when a scan finds more, so one that was filled in for somebody is for nobody else.
    """
    meant = next(
        (one for one in found if (one.digest == digest if digest else one.number == number)), None
    )
    if meant is None:
        raise Http404
    return meant


def _digest_of(address: str) -> str:
    """That of a principal with this address; somebody without one has a digest of their own."""
    if not address:
        return held().digest("recipient", f"added:{secrets.token_hex(16)}")
    return recipient_digest(Wrong(Personal(address), None, ""))


def _add(incident: Incident, digest: str, address: str, note: str) -> None:
    FollowUp.objects.create(
        incident=incident, recipient_digest=digest, address=Personal(address), note=Personal(note)
    )


def _rows(case: Case, found: list[WrongRecipient]) -> list[RecipientRow]:
    return recipient_rows(found, stand_ins(subjects_of(case.incident), found))


def _together(case: Case, found: list[WrongRecipient], rows: list[RecipientRow]) -> TogetherForm:
    now = desk().register.now()
    return TogetherForm(
        case.request.POST if case.request.method == "POST" else None,
        initial={"version": case.incident.version, "at": now},
        now=now,
        digests=[
            (one.digest, f"{row.name}: {row.description}. {row.stage}")
            for one, row in zip(found, rows, strict=True)
        ],
    )


def _page(
    case: Case, rows: list[RecipientRow], form: TogetherForm, status: int = 200
) -> HttpResponse:
    context = {
        "rows": rows,
        "form": form,
        "unsettled": sum(not row.is_settled for row in rows),
    }
    return incident_page(case, "incident_recipients", "Recipients", context, status=status)


_EXAMPLE = {"reference": "OAK-2026-0001"}
ROUTES = (
    Route(
        "incidents/<str:reference>/recipients/",
        recipients,
        "recipients",
        Access(read=READERS, write=HANDLERS),
        example=_EXAMPLE,
    ),
    Route(
        "incidents/<str:reference>/recipients/add/",
        add_recipient,
        "add_recipient",
        Access(read=HANDLERS, write=HANDLERS),
        example=_EXAMPLE,
    ),
    Route(
        "incidents/<str:reference>/recipients/<int:number>/",
        follow_up,
        "follow_up",
        Access(read=HANDLERS, write=HANDLERS),
        example={**_EXAMPLE, "number": 1},
    ),
)
