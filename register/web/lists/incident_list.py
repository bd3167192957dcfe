"""The register: every incident, with filters, search and export."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import render

from register.case.dismissal import KINDS_SAID
from register.case.urgency import urgency
from register.custody import audit
from register.models import Incident
from register.reports.dismissals import dismissal_kinds
from register.reports.export import exported_incidents
from register.reports.reading import shown_incidents
from register.reports.tabular import Cell, Sheet, as_csv, as_pdf, as_xlsx
from register.reviewers.access import DECIDERS, READERS, Access
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.entry.scope import incidents_for, incidents_wholly_for
from register.web.lists.filter_form import FilterForm
from register.web.lists.incident_row import rows_of
from register.web.lists.paging import page_of
from register.web.route import Route
from register.web.words import titled, words
from scanner.personal import Personal

_HEADINGS = (
    "Reference", "Status", "Dismissed as", "School", "Pattern", "Severity", "People", "Categories",
    "Found", "Occurred", "Report by", "Aware", "Risk", "Near miss", "Source",
    "Complaints", "Complaint due by",
)  # fmt: skip
_AT_ONCE = 500
MOST_IN_A_PDF = 2_000  # a longer table is for a spreadsheet; laying it out takes minutes


def incident_list(request: ReviewRequest) -> HttpResponse:
    """A page of the incidents that the filters leave."""
    filters = FilterForm(request, with_status=True)
    selected = filters.selection("newest").of(incidents_for(request.reviewer))
    incidents, page = page_of(selected, request)
    may_export_all = request.reviewer.role in DECIDERS
    return render(
        request,
        "register/incident_list.html",
        {
            "rows": rows_of(incidents, desk().schools, desk().register.now()),
            "page": page,
            "filters": filters,
            "forms": [f for f in _WRITERS if f != "json" or may_export_all],
            "may_export_all": may_export_all,
            "most_in_a_pdf": MOST_IN_A_PDF,
        },
    )


def export(request: ReviewRequest, form: str) -> HttpResponse:
    """What the filters leave, as a file. JSON holds addresses and file names: for deciders.

    400 for a filter with a fault: a list shows such a one with all lines, a file cannot.
    """
    if form == "json" and request.reviewer.role not in DECIDERS:
        return HttpResponseBadRequest("This export is for data protection officers.")
    reason = request.POST.get("reason", "").strip()
    if form == "json" and not reason:
        return HttpResponseBadRequest("Go back and say why you need addresses and file names.")
    writer = _WRITERS.get(form)
    if writer is None:
        return HttpResponseBadRequest("Exports are csv, xlsx, pdf and json.")
    filters = FilterForm(request, with_status=True)
    if not filters.is_valid():
        return HttpResponseBadRequest("Go back and load the list again: a filter has a fault.")
    body, kind = writer(request, filters)
    audit.note(
        audit.Action.EXPORTED,
        who=request.reviewer.username,
        about=f"register as {form}",
        details=Personal(
            {"filters": filters.without_search, "sought": filters.sought, "reason": reason}
        ),
        at=desk().register.now(),
    )
    answer = HttpResponse(body, content_type=kind)
    day = desk().register.today()
    answer.headers["Content-Disposition"] = f'attachment; filename="register-{day}.{form}"'
    return answer


def _lines(selected: QuerySet[Incident]) -> Iterator[tuple[Cell, ...]]:
    """A line an incident, with nothing in it that names anybody."""
    rows = selected.iterator(_AT_ONCE)
    now, schools = desk().register.now(), desk().schools
    while some := list(islice(rows, _AT_ONCE)):
        kinds = dismissal_kinds(some)
        for incident, row in zip(some, rows_of(some, schools, now), strict=True):
            clock = urgency(incident.detected_at, incident.aware_at, None, now)
            yield (
                row.reference,
                titled(row.status),
                KINDS_SAID[kinds[incident.id]] if incident.id in kinds else "",
                ", ".join(row.schools),
                titled(row.pattern),
                titled(row.severity),
                row.people,
                ", ".join(words(category) for category in row.categories),
                row.detected_at.isoformat(),
                incident.occurred_at.isoformat() if incident.occurred_at else "",
                clock.until.isoformat(),
                incident.aware_at.isoformat() if incident.aware_at else "",
                f"{incident.impact} by {incident.recurrence}: {incident.band}",
                "yes" if row.near_miss else "no",
                row.source,
                row.complaints,
                row.complaint.due_on.isoformat() if row.complaint else "",
            )


def _selected(request: ReviewRequest, filters: FilterForm) -> QuerySet[Incident]:
    return filters.selection("newest").of(incidents_for(request.reviewer))


def _sheet(request: ReviewRequest, filters: FilterForm) -> Sheet:
    return Sheet("Breach register", _HEADINGS, list(_lines(_selected(request, filters))))


def _paper(request: ReviewRequest, filters: FilterForm) -> Sheet:
    """As many lines as are laid out in good time; what is left out is said at the top."""
    selected = _selected(request, filters)
    left_out = selected.order_by().count() - MOST_IN_A_PDF
    note = ""
    if left_out > 0:
        note = (
            f"Not the whole list: these are its first {MOST_IN_A_PDF:,} lines. {left_out:,} more"
            " are left out. Export it as CSV or XLSX to have them all, or narrow the filters."
        )
    return Sheet("Breach register", _HEADINGS, list(_lines(selected[:MOST_IN_A_PDF])), note)


def _json(request: ReviewRequest, filters: FilterForm) -> bytes:
    selected = filters.selection("oldest").of(incidents_wholly_for(request.reviewer))
    document = exported_incidents(shown_incidents(selected))
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WRITERS: Mapping[str, Callable[[ReviewRequest, FilterForm], tuple[bytes, str]]] = {
    "csv": lambda *asked: (as_csv(_sheet(*asked)), "text/csv; charset=utf-8"),
    "xlsx": lambda *asked: (as_xlsx(_sheet(*asked)), _XLSX),
    "pdf": lambda *asked: (as_pdf(_paper(*asked)), "application/pdf"),
    "json": lambda *asked: (_json(*asked), "application/json"),
}

ROUTES = (
    Route("register/", incident_list, "register", Access(read=READERS)),
    Route(
        "register/export/<slug:form>/",
        export,
        "export",
        Access(write=READERS),
        example={"form": "csv"},
    ),
)
