"""Findings become incidents: what opens one, what extends one, what is known already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from register.case.risk import Band
from register.case.status import Status
from scanner.errors import RegisterError
from scanner.model import Finding, KnownBy, Risk, Severity, Wrong
from scanner.personal import Personal

Maker = Callable[..., Finding]
NOBODY = Personal("")


def only(register: Any) -> Any:
    (incident,) = register.incidents()
    return incident


def test_a_finding_opens_a_draft_that_says_all_of_it(
    register: Any, scan: Any, finding: Maker, home: Any
) -> None:
    recorded = scan.found(finding(categories=("health", "identity")))
    incident = only(register)
    assert recorded.opened == ("OAK-2026-0001",) == (incident.reference,)
    assert recorded.extended == () and recorded.known == 0
    assert incident.status is Status.DRAFT
    assert incident.detected_at == home.clock.now
    assert incident.deadline_at == home.clock.now + timedelta(hours=72)
    assert incident.first_human_seen_at is None and incident.aware_at is None
    assert [item.reveal() for item in incident.items] == ["mail/0042.eml"]
    assert incident.subjects == ("P0012",)
    assert incident.categories == ("health",), "identity is never listed"
    assert incident.recipients == (
        Wrong(Personal("x@example.com"), None, "not a contact of P0012"),
    )
    assert (incident.impact, incident.recurrence, incident.band) == (3, 2, Band.MEDIUM)
    assert incident.previous is None and incident.findings == 1


def test_recording_the_same_item_again_changes_nothing(
    register: Any, scan: Any, new_scan: Any, finding: Maker
) -> None:
    scan.found(finding())
    before = only(register)
    again = new_scan().found(finding(), state="2")
    assert (again.opened, again.extended, again.known) == ((), (), 1)
    assert only(register) == before


def test_a_mail_that_was_read_since_opens_nothing(register: Any, scan: Any, finding: Maker) -> None:
    scan.found(finding("mail/new/17.host"))
    assert scan.found(finding("mail/cur/17.host:2,S")).known == 1
    assert only(register).findings == 1


BOTH = {
    "subjects": ("P1", "P2"),
    "categories": ("health", "sen"),
    "addresses": ("a@example.com", "b@example.com"),
}


@pytest.mark.parametrize(
    ("change", "is_known"),
    [
        ({}, True),
        ({"subjects": ("P2",)}, True),
        ({"categories": ("sen",)}, True),
        ({"addresses": ("B@EXAMPLE.COM",)}, True),
        ({"subjects": ("P1",), "categories": ("health",), "addresses": ("a@example.com",)}, True),
        ({"near_miss": True}, True),
        ({"subjects": ("P1", "P3")}, False),
        ({"subjects": ("P1", "P2", "P3")}, False),
        ({"categories": ("pay",)}, False),
        ({"addresses": ("c@example.com",)}, False),
        ({"addresses": ("a@example.com", "c@example.com")}, False),
        ({"rule": "hidden-data"}, False),
        ({"locator": "mail/0043.eml"}, False),
    ],
)
@pytest.mark.parametrize("status", [Status.DRAFT, Status.DISMISSED, Status.REPORTED])
def test_only_what_lies_within_a_decided_finding_is_known(
    register: Any,
    scan: Any,
    finding: Maker,
    change: dict[str, Any],
    is_known: bool,
    status: Status,
) -> None:
    scan.found(finding(**BOTH))
    register.decide("OAK-2026-0001", status, who="dpo", why=NOBODY)
    recorded = scan.found(finding(**{**BOTH, **change}))
    assert (recorded.known == 1) is is_known
    assert bool(recorded.opened or recorded.extended) is not is_known


def test_two_findings_that_only_together_cover_a_third_do_not_decide_it(
    scan: Any, finding: Maker
) -> None:
    scan.found(finding(subjects=("P1",)))
    scan.found(finding(subjects=("P2",)))
    assert scan.found(finding(subjects=("P1", "P2"))).known == 0


def test_a_near_miss_that_became_a_breach_is_told(register: Any, scan: Any, finding: Maker) -> None:
    scan.found(finding(near_miss=True, severity=Severity.MEDIUM))
    assert only(register).near_miss is True
    recorded = scan.found(finding())
    assert recorded.extended == ("OAK-2026-0001",)
    assert only(register).near_miss is False
    assert only(register).severity is Severity.HIGH


def test_an_undecided_draft_takes_in_what_belongs_to_its_group(
    register: Any, scan: Any, finding: Maker
) -> None:
    early = datetime(2026, 11, 1, tzinfo=UTC)
    scan.found(finding("letters/1.docx", group="letters", severity=Severity.LOW, occurred_at=None))
    second = finding(
        "letters/2.docx",
        group="letters",
        subjects=("P0077",),
        categories=("sen", "health"),
        addresses=("y@example.com",),
        severity=Severity.CRITICAL,
        schools=("oak", "elm"),
        occurred_at=early,
        risk=Risk(2, 5),
        unresolved_subjects=2,
    )
    recorded = scan.found(second)
    assert (recorded.opened, recorded.extended) == ((), ("OAK-2026-0001",))
    incident = only(register)
    assert [item.reveal() for item in incident.items] == ["letters/1.docx", "letters/2.docx"]
    assert incident.subjects == ("P0012", "P0077")
    assert incident.categories == ("health", "sen")
    assert [r.address.reveal() for r in incident.recipients] == ["x@example.com", "y@example.com"]
    assert incident.severity is Severity.CRITICAL
    assert incident.schools == ("oak", "elm")
    assert incident.occurred_at == early
    assert (incident.impact, incident.recurrence, incident.band) == (3, 5, Band.HIGH)
    assert incident.unresolved_subjects == 2
    assert incident.findings == 2


def test_an_incident_is_a_near_miss_only_while_all_of_it_is(
    register: Any, scan: Any, finding: Maker
) -> None:
    scan.found(finding("letters/1.docx", group="letters", near_miss=True))
    scan.found(finding("letters/2.docx", group="letters", near_miss=True))
    assert only(register).near_miss is True
    scan.found(finding("letters/3.docx", group="letters"))
    assert only(register).near_miss is False


def test_the_least_complete_audience_speaks_for_the_incident(
    register: Any, scan: Any, finding: Maker
) -> None:
    scan.found(finding("a", group="g", recipients_complete=KnownBy.JOURNAL))
    scan.found(finding("b", group="g", recipients_complete=KnownBy.HEADERS))
    assert only(register).recipients_complete is KnownBy.HEADERS


@pytest.mark.parametrize(
    "change",
    [
        {"group": "another folder"},
        {"pattern": "hidden-data"},
        {"school": "elm"},
        {"source": "another-source"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_another_group_pattern_school_or_source_is_another_incident(
    register: Any, scan: Any, finding: Maker, change: dict[str, Any]
) -> None:
    scan.found(finding("letters/1.docx", group="letters"))
    recorded = scan.found(finding("letters/2.docx", **{"group": "letters", **change}))
    assert len(recorded.opened) == 1
    assert [incident.previous for incident in register.incidents()] == [None, None]


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.DRAFT])
def test_after_a_decision_a_new_incident_opens_and_names_the_earlier(
    register: Any, scan: Any, finding: Maker, status: Status
) -> None:
    scan.found(finding("letters/1.docx", group="letters"))
    decided = register.decide("OAK-2026-0001", status, who="dpo", why=NOBODY)
    recorded = scan.found(finding("letters/2.docx", group="letters"))
    assert recorded.opened == ("OAK-2026-0002",)
    assert register.incident("OAK-2026-0001") == decided, "what was decided stays as it was"
    assert register.incident("OAK-2026-0002").previous == "OAK-2026-0001"
    assert scan.found(finding("letters/3.docx", group="letters")).extended == ("OAK-2026-0002",)


def test_one_item_can_open_two_incidents(scan: Any, finding: Maker) -> None:
    visible = replace(finding(), rule="bulk", pattern="bulk-recipients-visible")
    recorded = scan.found(finding(), visible)
    assert recorded.opened == ("OAK-2026-0001", "OAK-2026-0002")


def test_an_incident_opened_by_an_item_is_not_also_extended_by_it(
    scan: Any, finding: Maker
) -> None:
    recorded = scan.found(finding(subjects=("P1",)), finding(subjects=("P2",)))
    assert (recorded.opened, recorded.extended) == (("OAK-2026-0001",), ())


def test_serials_count_by_school_and_year(
    register: Any, scan: Any, finding: Maker, home: Any
) -> None:
    def opened(locator: str, school: str) -> str:
        (reference,) = scan.found(finding(locator, school=school)).opened
        return str(reference)

    assert opened("1", "oak") == "OAK-2026-0001"
    assert opened("2", "elm") == "ELM-2026-0001"
    assert opened("3", "oak") == "OAK-2026-0002"
    home.clock.now = datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert opened("4", "oak") == "OAK-2026-0003"
    home.clock.now = datetime(2027, 1, 1, tzinfo=UTC)
    assert opened("5", "oak") == "OAK-2027-0001"
    assert opened("6", "elm") == "ELM-2027-0001"
    assert opened("7", "Oak") == "OAK-2027-0002", "ids that differ in case share a series"
    assert opened("8", "") == "TRUST-2027-0001"


def test_a_failed_recording_takes_no_number_and_leaves_nothing(
    register: Any, scan: Any, finding: Maker, item: Any
) -> None:
    broken = replace(finding("2"), risk=Risk(9, 9))
    with pytest.raises(ValueError, match="1 to 5"):
        scan.found(finding("1"), broken)
    assert list(register.incidents()) == []
    assert not register.is_unchanged(item("1"), "1")
    assert scan.found(finding("1")).opened == ("OAK-2026-0001",)


def test_a_decision_is_added_to_the_history(
    register: Any, scan: Any, new_scan: Any, finding: Maker, home: Any
) -> None:
    scan.found(finding("1", group="g"))
    later = new_scan()
    later.found(finding("2", group="g"))
    later.found(finding("3", group="g"))
    why = Personal("The wrong parent has confirmed in writing that it is deleted.")
    home.clock.now += timedelta(hours=1)
    register.decide("OAK-2026-0001", Status.CONFIRMED, who="dpo", why=why)
    register.decide("OAK-2026-0001", Status.NOT_REPORTABLE, who="head", why=NOBODY)
    steps = list(register.history("OAK-2026-0001"))
    assert [(s.who, s.before, s.what) for s in steps] == [
        ("scanner", "", "opened"),
        ("scanner", "", "extended"),
        ("dpo", "draft", "confirmed"),
        ("head", "confirmed", "not_reportable"),
    ]
    assert steps[2].why == why and steps[2].at == home.clock.now


def test_nobody_decides_without_a_name(register: Any, scan: Any, finding: Maker) -> None:
    scan.found(finding())
    with pytest.raises(RegisterError, match="name of the person"):
        register.decide("OAK-2026-0001", Status.DISMISSED, who="", why=NOBODY)
    assert only(register).status is Status.DRAFT


def test_an_incident_that_does_not_exist_cannot_be_decided(register: Any) -> None:
    assert register.incident("OAK-2026-0001") is None
    with pytest.raises(RegisterError, match="no incident OAK-2026-0001"):
        register.decide("OAK-2026-0001", Status.DISMISSED, who="dpo", why=NOBODY)


@pytest.mark.parametrize(
    ("wanted", "references"),
    [
        ({}, ["OAK-2026-0001", "ELM-2026-0001", "OAK-2026-0002"]),
        ({"status": Status.DRAFT}, ["ELM-2026-0001", "OAK-2026-0002"]),
        ({"status": Status.DISMISSED}, ["OAK-2026-0001"]),
        ({"school": "elm"}, ["ELM-2026-0001", "OAK-2026-0002"]),
        ({"school": "ash"}, []),
        ({"pattern": "hidden-data"}, ["OAK-2026-0002"]),
        ({"pattern": "hidden-data", "school": "oak"}, ["OAK-2026-0002"]),
        ({"pattern": "hidden-data", "status": Status.DISMISSED}, []),
    ],
)
def test_incidents_are_chosen_by_status_school_and_pattern(
    register: Any, scan: Any, finding: Maker, wanted: dict[str, Any], references: list[str]
) -> None:
    scan.found(finding("1"))
    scan.found(finding("2", school="elm", schools=("elm",)))
    scan.found(finding("3", pattern="hidden-data", schools=("oak", "elm")))
    register.decide("OAK-2026-0001", Status.DISMISSED, who="dpo", why=NOBODY)
    assert [incident.reference for incident in register.incidents(**wanted)] == references


def test_a_finding_is_shown_with_its_masked_excerpt(
    register: Any, scan: Any, finding: Maker
) -> None:
    scan.found(finding())
    (shown,) = register.findings("OAK-2026-0001")
    assert shown.item.reveal() == "mail/0042.eml"
    assert shown.policy_line == "contact of another pupil"
    (snippet,) = shown.snippets
    assert snippet.text.reveal() == "[pupil] has asthma"
    assert (snippet.place, snippet.position.reveal()) == ("body", "line 1")


def test_readers_of_the_same_exposure_share_a_row(scan: Any, finding: Maker) -> None:
    from register import models

    subjects = tuple(f"P{n:04d}" for n in range(20))
    addresses = tuple(f"parent{n}@example.com" for n in range(30))
    scan.found(finding(subjects=subjects, addresses=addresses))
    assert models.Reader.objects.count() == 30
    assert models.Exposure.objects.count() == 20
    exposure = models.Exposure.objects.order_by("id")[0]
    assert (exposure.subject, exposure.category) == ("P0000", "health")
    assert exposure.readers == list(range(30))
    (place,) = exposure.places.reveal()
    assert place == {
        "part": 0,
        "start": 4,
        "end": 22,
        "origin": "body",
        "hidden": "sheet",
        "position": "Quillfeather!B2",
    }


def test_what_somebody_is_entitled_to_is_not_stored(scan: Any, finding: Maker) -> None:
    from register import models

    whole = finding(addresses=("a@example.com", "b@example.com"))
    allowed = replace(whole.exposures[0], entitled=True)
    scan.found(replace(whole, exposures=(allowed, *whole.exposures[1:])))
    assert [r.address.reveal() for r in models.Reader.objects.all()] == ["b@example.com"]
