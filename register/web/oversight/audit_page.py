"""The audit log, and whether its chain holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render

from register.models import AuditEntry
from register.reviewers.access import Access, Role
from register.web.entry.gate import ReviewRequest
from register.web.lists.paging import page_of
from register.web.route import Route

_AUDITORS = frozenset({Role.AUDITOR, Role.TRUST_LEAD, Role.DPO})


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as people read it; its details stay encrypted but for `verify` and a reveal."""

    sequence: int
    at: datetime
    who: str
    action: str
    about: str
    seal: str


def audit_log(request: ReviewRequest) -> HttpResponse:
    """Entries, newest first; `?about=` and `?who=` narrow it."""
    rows = AuditEntry.objects.order_by("-sequence").defer("details")
    about, who = request.GET.get("about", "").strip(), request.GET.get("who", "").strip()
    if about:
        rows = rows.filter(about=about)
    if who:
        rows = rows.filter(who=who)
    found, page = page_of(rows, request)
    lines = [Line(e.sequence, e.at, e.who, e.action, e.about, e.seal[:12]) for e in found]
    context = {"lines": lines, "page": page, "about": about, "who": who}
    return render(request, "register/audit.html", context)


ROUTES = (Route("audit/", audit_log, "audit", Access(read=_AUDITORS)),)
