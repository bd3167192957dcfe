"""What is typed for `suppress add` is checked as a whole, and narrowed by the incident it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from register.case.risk import Band
from register.case.status import Status
from register.filing.suppression import Scope
from register.reports.shown import IncidentView
from scanner.errors import ConfigError
from scanner.model import KnownBy, Severity, Wrong
from scanner.personal import Personal
from scanner.verbs.suppression_request import Known, Request, suppression_of
from tests.small_roster import a_contact, a_pupil, a_roster

KNOWN = Known(
    sources={"mail": "data/mail", "share": "share/"},
    patterns=frozenset({"wrong-recipient", "open-share"}),
    categories=frozenset({"health", "sen"}),
    roster=a_roster([a_pupil("P1", "Orvane Quill"), a_contact("C1", "Mara Quill")]),
    today=date(2026, 11, 21),
)
REQUEST = Request(
    kind="false-alarm",
    reason=Personal("as told on the phone"),
    author="a.dpo",
    until="2027-05-01",
    pattern="wrong-recipient",
    subjects=("P1",),
)
MORNING = datetime(2026, 11, 21, 9, tzinfo=UTC)


def persons(*values: str) -> tuple[Personal[str], ...]:
    return tuple(Personal(value) for value in values)


def an_incident(*recipients: tuple[str | None, str | None], **changes: Any) -> IncidentView:
    view = IncidentView(
        reference="ELM-2026-0001",
        status=Status.DRAFT,
        school="elm",
        schools=("elm",),
        source="mail",
        pattern="wrong-recipient",
        severity=Severity.HIGH,
        detected_at=MORNING,
        first_human_seen_at=None,
        aware_at=None,
        occurred_at=None,
        deadline_at=MORNING,
        items=persons("data/mail/1.eml"),
        subjects=("P1",),
        unresolved_subjects=0,
        categories=("health",),
        recipients=tuple(Wrong(Personal(a) if a else None, p, "") for a, p in recipients),
        recipients_complete=KnownBy.HEADERS,
        impact=3,
        recurrence=2,
        band=Band.MEDIUM,
        near_miss=False,
        explanations=(),
        previous=None,
        findings=1,
        version=1,
    )
    return replace(view, **changes)


@pytest.mark.parametrize(
    ("change", "option", "told"),
    [
        ({"kind": "step-parent"}, "--reason-kind", "is one of new-step-parent"),
        ({"reason": Personal("  ")}, "--reason", "is empty"),
        ({"author": " "}, "--author", "is empty"),
        ({"until": "soon"}, "--until", "YYYY-MM-DD"),
        ({"until": "2026-11-20"}, "--until", "in the past"),
        ({"until": "2027-11-23"}, "--until", "more than a year"),
        ({"pattern": ""}, "--pattern", "is missing"),
        ({"pattern": "wrong-recipint"}, "--pattern", "did you mean wrong-recipient?"),
        ({"subjects": ()}, "", "switch the whole rule off"),
        ({"subjects": (), "categories": ("sen",)}, "", "switch the whole rule off"),
        ({"subjects": ("P9",)}, "--subject", "names no person of the roster"),
        ({"people": ("C9",)}, "--person", "names no person of the roster"),
        ({"source": "mial"}, "--source", "did you mean mail?"),
        ({"categories": ("helth",)}, "--category", "did you mean health?"),
        ({"places": persons("elsewhere/1.eml")}, "--item, --folder", "lies in no source"),
        ({"places": persons("data/mailing/1.eml")}, "--item, --folder", "lies in no source"),
        ({"incident": "ELM-2026-0099"}, "--incident", "No incident has this reference"),
    ],
)
def test_a_request_that_does_not_fit_is_refused(
    change: dict[str, Any], option: str, told: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        suppression_of(replace(REQUEST, **change), None, KNOWN)
    (problem,) = caught.value.problems
    assert problem.place == option
    assert told in problem.message


@pytest.mark.parametrize("until", ["2026-11-21", "2027-11-22"])
def test_a_term_is_a_day_from_today_to_a_year_ahead(until: str) -> None:
    made = suppression_of(replace(REQUEST, until=until), None, KNOWN)
    assert made.until.isoformat() == until


@pytest.mark.parametrize(
    "place", ["data/mail", "data/mail/2026/", "data\\mail\\2026", "share/a.docx"]
)
def test_an_item_or_folder_lies_below_a_path_of_the_configuration(place: str) -> None:
    made = suppression_of(replace(REQUEST, places=persons(place)), None, KNOWN)
    assert made.scope.places == persons(place.replace("\\", "/").rstrip("/"))


UNNAMED = replace(REQUEST, pattern="", subjects=(), incident="ELM-2026-0001")


@pytest.mark.parametrize(
    ("incident", "scope"),
    [
        (
            an_incident(("a@e.org", "C1")),
            Scope("wrong-recipient", subjects=("P1",), people=("C1",)),
        ),
        (
            an_incident(("A@e.org", None), (None, "C1")),
            Scope(
                "wrong-recipient", subjects=("P1",), addresses=persons("a@e.org"), people=("C1",)
            ),
        ),
        (
            an_incident(("a@e.org", None), subjects=()),
            Scope(
                "wrong-recipient", places=persons("data/mail/1.eml"), addresses=persons("a@e.org")
            ),
        ),
    ],
)
def test_an_incident_gives_pattern_subjects_and_recipients(
    incident: IncidentView, scope: Scope
) -> None:
    assert suppression_of(UNNAMED, incident, KNOWN).scope == scope


def test_what_is_typed_goes_before_what_the_incident_says() -> None:
    typed = replace(UNNAMED, addresses=persons("b@e.org"), places=persons("share"))
    assert suppression_of(typed, an_incident(("a@e.org", "C1")), KNOWN).scope == Scope(
        "wrong-recipient", places=persons("share"), subjects=("P1",), addresses=persons("b@e.org")
    )


def test_an_incident_of_another_pattern_is_not_what_was_meant() -> None:
    with pytest.raises(ConfigError, match="leave it out"):
        suppression_of(replace(UNNAMED, pattern="open-share"), an_incident(), KNOWN)
