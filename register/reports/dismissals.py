"""Why incidents were dismissed, in the words of the list: the last time, if they still are."""

from __future__ import annotations

from collections.abc import Iterable

from register.case.status import Status
from register.models import Decision, Incident


def dismissal_kinds(incidents: Iterable[Incident]) -> dict[int, str]:
    """The kind of reason by the id of each incident that is dismissed; "" where none was said."""
    dismissed = [one for one in incidents if one.status == Status.DISMISSED]
    said = Decision.objects.filter(incident__in=dismissed, what=Status.DISMISSED)
    kinds = dict(said.order_by("id").values_list("incident_id", "kind"))
    return {one.id: kinds.get(one.id, "") for one in dismissed}
