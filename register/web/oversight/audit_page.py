"""The audit log, and whether its chain holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from register.custody import audit
from register.models import AuditEntry, User
from register.reviewers.access import Access, Reviewer, Role
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.entry.scope import incidents_for
from register.web.lists.paging import page_of
from register.web.oversight.rules_page import suppressions_for
from register.web.route import Route
from scanner.personal import Personal

_AUDITORS = frozenset({Role.AUDITOR, Role.TRUST_LEAD, Role.DPO})
# Of an entry's details: neither ids of people nor addresses, which other pages reveal.
_SHOWN = ("what", "form", "reason", "why")
_REFERENCE = r"^.+-\d{4}-\d{4,}$"


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as people read it. `reason` is empty until somebody asks to see it."""

    sequence: int
    at: datetime
    who: str
    action: str
    about: str
    seal: str
    reason: str


def audit_log(request: ReviewRequest) -> HttpResponse:
    """Entries, newest first; `?about=` and `?who=` narrow it.

    A POST answers with the same page and the reasons that people gave, which may name somebody;
    that they were seen is itself in the log before they are shown.
    """
    rows = _theirs(request.reviewer).order_by("-sequence")
    if request.method != "POST":
        rows = rows.defer("details")
    about, who = request.GET.get("about", "").strip(), request.GET.get("who", "").strip()
    if about:
        rows = rows.filter(about=about)
    if who:
        rows = rows.filter(who=who)
    found, page = page_of(rows, request)
    in_clear = request.method == "POST"
    told_of = _told_of(request.reviewer) if in_clear else None
    if in_clear and found:
        _note_look(request, found)
    context = {
        "lines": [_line(entry, _reason(entry, told_of) if in_clear else "") for entry in found],
        "page": page,
        "about": about,
        "who": who,
        "in_clear": in_clear,
    }
    return render(request, "register/audit.html", context)


def _line(entry: AuditEntry, reason: str) -> Line:
    return Line(
        entry.sequence, entry.at, entry.who, entry.action, entry.about, entry.seal[:12], reason
    )


def _told_of(reviewer: Reviewer) -> frozenset[str] | None:
    """What the reviewer may read reasons about: references of incidents and suppressions.

    None: about everything. What somebody typed names whom it likes, so a reason about nothing that
    a reviewer may see (an export of all schools, say) is not for those of some schools alone.
    """
    if reviewer.schools is None:
        return None
    incidents = incidents_for(reviewer).values_list("reference", flat=True)
    return frozenset((*incidents, *(view.reference for view in suppressions_for(reviewer))))


def _reason(entry: AuditEntry, told_of: frozenset[str] | None) -> str:
    """What was done and why, as it was typed; nothing of what a purge has erased."""
    if told_of is not None and entry.about not in told_of:
        return ""
    told = entry.details.reveal() if entry.details is not None else {}
    return ": ".join(str(told[word]) for word in _SHOWN if told.get(word))


def _note_look(request: ReviewRequest, found: Sequence[AuditEntry]) -> None:
    audit.note(
        audit.Action.REVEALED,
        who=request.reviewer.username,
        about="audit log",
        details=Personal({"entries": [entry.sequence for entry in found]}),
        at=desk().register.now(),
    )


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


ROUTES = (Route("audit/", audit_log, "audit", Access(read=_AUDITORS, write=_AUDITORS)),)
