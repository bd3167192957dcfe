"""The audit log, and whether its chain holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from register.models import AuditEntry, User
from register.reviewers.access import Access, Reviewer, Role
from register.web.entry.gate import ReviewRequest
from register.web.entry.scope import incidents_for
from register.web.lists.paging import page_of
from register.web.route import Route

_AUDITORS = frozenset({Role.AUDITOR, Role.TRUST_LEAD, Role.DPO})
_REFERENCE = r"^.+-\d{4}-\d{4,}$"


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
    rows = _theirs(request.reviewer).order_by("-sequence").defer("details")
    about, who = request.GET.get("about", "").strip(), request.GET.get("who", "").strip()
    if about:
        rows = rows.filter(about=about)
    if who:
        rows = rows.filter(who=who)
    found, page = page_of(rows, request)
    lines = [Line(e.sequence, e.at, e.who, e.action, e.about, e.seal[:12]) for e in found]
    context = {"lines": lines, "page": page, "about": about, "who": who}
    return render(request, "register/audit.html", context)


def _theirs(reviewer: Reviewer) -> QuerySet[AuditEntry]:
    """Without what was done to other schools' incidents, or by people who work for them alone."""
    rows: QuerySet[AuditEntry] = AuditEntry.objects.all()
    if reviewer.schools is None:
        return rows
    hidden = [u.username for u in User.objects.all() if not _is_colleague(reviewer, u)]
    references = incidents_for(reviewer).values("reference")
    rows = rows.exclude(who__in=hidden).exclude(about__in=hidden)
    return rows.filter(~Q(about__regex=_REFERENCE) | Q(about__in=references))


def _is_colleague(reviewer: Reviewer, user: User) -> bool:
    return user.role == Role.TRUST_LEAD or reviewer.works_for(user.schools)


ROUTES = (Route("audit/", audit_log, "audit", Access(read=_AUDITORS)),)
