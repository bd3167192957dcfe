"""Reports to governors, each term and year: figures with charts, and the same on paper."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from register.custody import audit
from register.outputs.document import FORMS
from register.outputs.governors_report import BY_MONTH, governors_report, in_short, tables
from register.reports.figures import Figures, figures
from register.reports.period import Period, periods
from register.reviewers.access import REPORT_READERS, Access, Reviewer
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.entry.scope import incidents_for
from register.web.oversight.chart import chart
from register.web.route import Route


def reports(request: ReviewRequest) -> HttpResponse:
    """The report of `?period=` and `?school=`; without them the latest school year of all."""
    period, school = _period(request), _school(request)
    found = _figures(request.reviewer, period, school)
    context = {
        "period": period,
        "periods": periods(desk().register.today()),
        "school": school,
        "schools": _schools(request.reviewer),
        "in_short": in_short(found),
        "chart": chart(f"Breaches by month, {period.name}", "Breaches", found.by_month),
        # The chart's own table shows the months.
        "tables": [table for table in tables(found) if table.title != BY_MONTH],
        "forms": FORMS,
    }
    return render(request, "register/reports.html", context)


def download_report(request: ReviewRequest, form: str) -> HttpResponse:
    """The same as a file."""
    writer = next((one for one in FORMS if one.ending == form), None)
    if writer is None:
        raise Http404
    period, school = _period(request), _school(request)
    found = _figures(request.reviewer, period, school)
    document = governors_report(found, period, desk().controller)
    audit.note(
        audit.Action.REPORT_MADE,
        who=request.reviewer.username,
        about=f"{period.name}, {school or 'all schools'}",
        at=desk().register.now(),
    )
    answer = HttpResponse(writer.write(document), content_type=writer.media_type)
    name = f"{document.name}.{writer.ending}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _figures(reviewer: Reviewer, period: Period, school: str) -> Figures:
    rows = incidents_for(reviewer)
    if school:
        rows = rows.filter(concerned__school=school)
    schools = {school: desk().schools[school]} if school else _schools(reviewer)
    mail = [source.name for source in desk().sources if "mail" in source.kind]
    return figures(rows, period, schools, mail)


def _schools(reviewer: Reviewer) -> dict[str, str]:
    return {id: name for id, name in desk().schools.items() if reviewer.works_for([id])}


def _school(request: ReviewRequest) -> str:
    asked = request.GET.get("school", "")
    if asked and asked not in _schools(request.reviewer):
        raise Http404
    return asked


def _period(request: ReviewRequest) -> Period:
    found = periods(desk().register.today())
    asked = request.GET.get("period", "")
    if not asked:
        return found[0]
    period = next((period for period in found if period.name == asked), None)
    if period is None:
        raise Http404
    return period


ROUTES = (
    Route("reports/", reports, "reports", Access(read=REPORT_READERS)),
    Route(
        "reports/<slug:form>/",
        download_report,
        "download_report",
        Access(write=REPORT_READERS),
        example={"form": "pdf"},
    ),
)
