"""Which incidents a reviewer may know of: those of their own schools."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from register.models import Incident, IncidentSchool
from register.reviewers.access import Reviewer


def incidents_for(reviewer: Reviewer) -> QuerySet[Incident]:
    """The incidents of the reviewer's schools, unordered."""
    rows = Incident.objects.all()
    if reviewer.schools is None:
        return rows
    theirs = IncidentSchool.objects.filter(incident=OuterRef("pk"), school__in=reviewer.schools)
    return rows.filter(Exists(theirs))


def incidents_wholly_for(reviewer: Reviewer) -> QuerySet[Incident]:
    """Those that concern none but the reviewer's schools: all in them is theirs to read."""
    rows = incidents_for(reviewer)
    if reviewer.schools is None:
        return rows
    others = IncidentSchool.objects.filter(incident=OuterRef("pk")).exclude(
        school__in=reviewer.schools
    )
    return rows.exclude(Exists(others))


def incident_for(reviewer: Reviewer, reference: str) -> Incident:
    """The incident of this reference. Raises Http404 for one of other schools as for none."""
    found = incidents_for(reviewer).filter(reference=reference).first()
    if found is None:
        raise Http404
    return found
