"""The modules that hold pages; each has a table ROUTES. A new page is a module and a line here."""

from __future__ import annotations

from register.web import statement
from register.web.incident import (
    assessment,
    complaints,
    decisions,
    evidence_page,
    follow_ups,
    hand_page,
    hold_back,
    incident,
    matrix,
    outputs_page,
    record_page,
    task_list,
    timeline_page,
    times,
)
from register.web.lists import incident_list, queue, search
from register.web.oversight import (
    audit_page,
    reports_page,
    roster_page,
    rules_page,
    scans,
    trust,
    users_page,
)

MODULES = (
    queue,
    incident_list,
    search,
    incident,
    evidence_page,
    follow_ups,
    task_list,
    complaints,
    matrix,
    assessment,
    record_page,
    decisions,
    timeline_page,
    times,
    hold_back,
    outputs_page,
    hand_page,
    reports_page,
    scans,
    roster_page,
    rules_page,
    trust,
    users_page,
    audit_page,
    statement,
)
