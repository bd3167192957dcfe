"""The timeline of an incident."""

from __future__ import annotations

from django.http import HttpResponse

from register.case.clock import day_in_words, in_uk
from register.case.colleagues import names_of
from register.case.follow_up import wrong_recipients
from register.case.timeline import Moment, timeline
from register.filing.suppression import uk_day
from register.reviewers.access import READERS, Access
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.incident.incident_page import case_for, incident_page
from register.web.route import Route


def timeline_page(request: ReviewRequest, reference: str) -> HttpResponse:
    """Everything in time order, with who and why."""
    case = case_for(request, reference)
    lines = timeline(case.incident, wrong_recipients(case.incident))
    names = names_of(line.who for line in lines)
    now = desk().register.now()
    context = {
        "lines": [
            {
                "when": _when(line),
                "who": names.get(line.who, line.who),
                "what": line.what,
                "why": line.why.reveal(),
                "is_ahead": line.at > now,
            }
            for line in lines
        ]
    }
    return incident_page(case, "incident_timeline", "Timeline", context)


def _when(line: Moment) -> str:
    return day_in_words(uk_day(line.at)) if line.is_day else in_uk(line.at)


ROUTES = (
    Route(
        "incidents/<str:reference>/timeline/",
        timeline_page,
        "timeline",
        Access(read=READERS),
        example={"reference": "OAK-2026-0001"},
    ),
)
