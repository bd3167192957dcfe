"""The queue: drafts that wait for somebody to look at them, the most pressing first."""

from __future__ import annotations

from dataclasses import replace

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from register.case.editing import Outdated, edited
from register.case.status import Status
from register.case.urgency import is_moved_back
from register.filing.suppression import uk_day
from register.models import AuditEntry
from register.reports.complaints import complaints_waiting, references_complained_of
from register.reviewers.access import HANDLERS, READERS, Access
from register.web.desk import desk
from register.web.dismissal_field import dismissal_kind
from register.web.entry.gate import ReviewRequest
from register.web.entry.scope import incidents_for
from register.web.lists.filter_form import FilterForm
from register.web.lists.incident_row import rows_of
from register.web.lists.paging import page_of
from register.web.route import Route
from scanner.personal import Personal


class DismissForm(forms.Form):
    """Why the chosen drafts are no breach: one reason for all of them."""

    reason = forms.CharField(
        max_length=2_000,
        label="Why these are not breaches",
        help_text="Kept with each of them. It is stored encrypted.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why these are not breaches"},
    )
    kind = dismissal_kind()
    # "OAK-2026-0001:3": the reference and the version that was on the page.
    chosen = forms.CharField(required=False)


def queue(request: ReviewRequest) -> HttpResponse:
    """Drafts by their clock."""
    return _page(request, DismissForm())


def dismiss(request: ReviewRequest) -> HttpResponse:
    """Dismiss the chosen drafts in the reviewer's name; what changed meanwhile stays."""
    form = DismissForm(request.POST)
    chosen = [_seen(value) for value in request.POST.getlist("chosen")]
    if not form.is_valid() or not chosen:
        if not chosen:
            form.add_error("chosen", "Choose at least one draft")
        return _page(request, form, frozenset(request.POST.getlist("chosen")), status=400)
    drafts = incidents_for(request.reviewer).filter(
        status=Status.DRAFT, reference__in=[reference for reference, _ in chosen]
    )
    complained_of = references_complained_of(drafts)
    open_drafts = set(drafts.values_list("reference", flat=True))
    done, passed = 0, []
    for reference, version in chosen:
        if reference in complained_of:
            continue
        if reference in open_drafts and _dismissed(request, form, reference, version):
            done += 1
        else:
            passed.append(reference)
    if done:
        messages.success(request, f"{done} draft{'s' if done != 1 else ''} dismissed.")
    if complained_of:
        messages.warning(
            request,
            "Left as they are, for somebody complained and has no answer yet; "
            f"decide on each by itself: {', '.join(sorted(complained_of))}",
        )
    if passed:
        messages.warning(
            request, f"Changed in the meantime, and left as they are: {', '.join(passed)}"
        )
        return _page(request, form, status=409)  # with the reason as it was typed
    return redirect(f"{reverse('queue')}?{_filters(request.GET)}")


def _filters(query: QueryDict) -> str:
    """The filters of the address, for the list that is shorter now: its first page."""
    kept = query.copy()
    kept.pop("page", None)
    return kept.urlencode()


def _dismissed(request: ReviewRequest, form: DismissForm, reference: str, version: int) -> bool:
    now = desk().register.now()
    try:
        with edited(
            reference,
            version,
            who=request.reviewer.username,
            what=Status.DISMISSED.value,
            now=now,
            why=Personal(form.cleaned_data["reason"]),
            kind=form.cleaned_data["kind"],
        ) as incident:
            incident.status = Status.DISMISSED.value
            incident.first_human_seen_at = incident.first_human_seen_at or now
    except Outdated:
        return False
    return True


def _page(
    request: ReviewRequest,
    form: DismissForm,
    chosen: frozenset[str] = frozenset(),
    status: int = 200,
) -> HttpResponse:
    now = desk().register.now()
    filters = FilterForm(request, with_status=False)
    selection = replace(filters.selection("clock"), statuses=(Status.DRAFT.value,))
    incidents, page = page_of(selection.of(incidents_for(request.reviewer)), request)
    waiting = complaints_waiting(incidents_for(request.reviewer))
    last = AuditEntry.objects.order_by("-at").values_list("at", flat=True).first()
    return render(
        request,
        "register/queue.html",
        {
            "rows": rows_of(incidents, desk().schools, now),
            "page": page,
            "filters": filters,
            "form": form,
            "chosen": chosen,
            "may_dismiss": request.reviewer.role in HANDLERS,
            "clock_moved": is_moved_back(now, last),
            "now": now,
            "complaints": len(waiting),
            "late_complaints": sum(one.is_late(uk_day(now)) for one in waiting),
        },
        status=status,
    )


def _seen(value: str) -> tuple[str, int]:
    """Reference and version of a ticked box; a box that somebody tampered with matches nothing."""
    reference, _, version = value.rpartition(":")
    return reference, int(version) if version.isdigit() and len(version) < 10 else 0


ROUTES = (
    Route("", queue, "queue", Access(read=READERS)),
    Route("queue/dismiss/", dismiss, "dismiss_drafts", Access(write=HANDLERS)),
)
