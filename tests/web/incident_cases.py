"""Incidents to look at: of one school, of two, and one entered by hand."""

from __future__ import annotations

from typing import Any

from register.case.by_hand import HandReport, Kind, file
from register.models import Incident
from tests.register.conftest import Scan, made_finding

REFERENCE = "OAK-2026-0001"
EXPLANATION = "The health data about P1 went to x@example.com, who is a contact of P2 only."


def opened(register: Any, **changes: Any) -> Incident:
    """A draft of Oak about P1, whose health went to an unknown address."""
    about = {"subjects": ("P1",), "explanation": EXPLANATION} | changes
    Scan(register).found(made_finding(**about))
    return Incident.objects.get(reference=REFERENCE)


def shared(register: Any, **changes: Any) -> Incident:
    """A draft about a pupil of Oak and one of Elm."""
    both = {"subjects": ("P1", "P2"), "schools": ("oak", "elm")} | changes
    return opened(register, **both)


def by_hand(register: Any) -> Incident:
    """A lost laptop: no finding, no source."""
    report = HandReport(
        kind=Kind.LOST_DEVICE,
        school="oak",
        discovered_at=register.now(),
        occurred_at=None,
        people=12,
        data_types=("Health data",),
        subject_kinds=("Children",),
        is_sensitive=True,
        near_miss=False,
        facts={"what_happened": "A laptop was left on a train."},
    )
    return Incident.objects.get(reference=file(report, who="lead-oak", now=register.now()))


def sent(caller: Any, name: str, version: int | None = None, **fields: Any) -> Any:
    """The form of a page as a browser sends it, with the version that is stored."""
    if version is None:
        version = Incident.objects.get(reference=REFERENCE).version
    return caller.client.post(page(name), {"version": version, **fields})


def page(name: str = "", reference: str = REFERENCE) -> str:
    """The address of a page of the incident."""
    return f"/incidents/{reference}/{name}{'/' if name else ''}"
