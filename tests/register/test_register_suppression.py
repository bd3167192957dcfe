"""A suppression holds back what it covers, counts it, and lets it go again on its day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from register.filing.suppression import NewSuppression, ReasonKind, Scope, State, enclosing
from scanner.errors import RegisterError
from scanner.model import Finding, Wrong
from scanner.personal import Personal

Maker = Callable[..., Any]

REASON = "Quillfeather married in May"
UNTIL = date(2026, 12, 24)


def scope(**narrower: Any) -> Scope:
    return Scope(**{"pattern": "wrong-recipient", "subjects": ("P0012",), **narrower})


def suppression(until: date = UNTIL, **narrower: Any) -> NewSuppression:
    return NewSuppression(
        ReasonKind.FALSE_ALARM, Personal(REASON), "a.dpo", scope(**narrower), until
    )


def persons(*values: str) -> tuple[Personal[str], ...]:
    return tuple(Personal(value) for value in values)


def to(*people: tuple[str | None, str | None]) -> dict[str, Any]:
    """Recipients by address and person."""
    return {"recipients": tuple(Wrong(Personal(a) if a else None, p, "") for a, p in people)}


KNOWN = to(("x@example.com", "C1"))
LETTER = to((None, "C1"))


@pytest.mark.parametrize(
    ("narrower", "finding_is", "is_held"),
    [
        ({}, {}, True),
        ({"pattern": "open-share"}, {}, False),
        ({"source": "sent-mail"}, {}, True),
        ({"source": "staff-share"}, {}, False),
        ({"subjects": ("P0012", "P0013")}, {}, True),
        ({"subjects": ("P0012",)}, {"subjects": ("P0012", "P0013")}, False),
        ({"subjects": ("P0012",)}, {"subjects": ()}, False),
        ({"subjects": (), "source": "sent-mail"}, {"subjects": ()}, True),
        ({"categories": ("health", "sen")}, {}, True),
        ({"categories": ("sen",)}, {}, False),
        ({"categories": ("health",)}, {"categories": ("health", "safeguarding")}, False),
        ({"addresses": persons("x@example.com")}, {}, True),
        ({"addresses": persons("X@Example.com")}, {}, True),
        ({"addresses": persons("y@example.com")}, {}, False),
        ({"addresses": persons("x@example.com")}, to(("x@example.com", None), ("z@e.org", None)),
         False),
        ({"addresses": persons("z@e.org"), "people": ("C1",)},
         to(("x@example.com", "C1"), ("z@e.org", None)), True),
        ({"people": ("C1",)}, KNOWN, True),
        ({"people": ("C2",)}, KNOWN, False),
        ({"people": ("C1",)}, LETTER, True),
        ({"people": ("C1",)}, to(), False),
        ({"places": persons("mail/0042.eml")}, {}, True),
        ({"places": persons("mail")}, {}, True),
        ({"places": persons("mail/00")}, {}, False),
        ({"places": persons("share", "mail")}, {}, True),
        ({"places": persons("mail/0043.eml")}, {}, False),
    ],
)  # fmt: skip
def test_a_finding_is_held_back_when_the_scope_covers_all_of_it(
    register: Any,
    new_scan: Maker,
    finding: Maker,
    narrower: dict[str, Any],
    finding_is: dict[str, Any],
    is_held: bool,
) -> None:
    register.suppress(suppression(**narrower))
    recorded = new_scan().found(finding(**finding_is))
    assert (recorded.suppressed, len(recorded.opened)) == ((1, 0) if is_held else (0, 1))


@pytest.mark.parametrize(
    ("locator", "around"),
    [
        ("mail/a.eml", ["mail/a.eml", "mail"]),
        ("a.csv#row3", ["a.csv#row3", "a.csv"]),
        ("m/y/a.mbox#message2", ["m/y/a.mbox#message2", "m/y/a.mbox", "m/y", "m"]),
        ("box/cur/1.host:2,S", ["box/new/1.host", "box/new", "box"]),
    ],
)
def test_an_item_lies_in_its_file_and_in_every_folder_above(
    locator: str, around: list[str]
) -> None:
    assert enclosing(locator) == around


def test_what_is_held_back_is_stored_and_counted_and_opens_nothing(
    register: Any, new_scan: Maker, finding: Maker
) -> None:
    made = register.suppress(suppression())
    new_scan().found(finding(), finding(rule="open-share", pattern="open-share"))
    assert [incident.pattern for incident in register.incidents()] == ["open-share"]
    (view,) = register.suppressions()
    assert (view.state, view.held_back) == (State.ACTIVE, 1)
    (held,) = register.findings_held_back(made.number)
    assert held.item.reveal() == "mail/0042.eml"
    assert held.subjects == ("P0012",)
    assert held.recipients[0].address == Personal("x@example.com")


def test_an_unchanged_item_still_counts_what_is_held_back(
    register: Any, new_scan: Maker, finding: Maker, item: Maker
) -> None:
    register.suppress(suppression())
    new_scan().found(finding())
    new_scan()
    assert register.is_unchanged(item(), "1")
    assert register.held_back(item()) == 1
    assert register.held_back(item("mail/other.eml")) == 0


def expire(home: Any, register: Any, number: int) -> None:
    home.clock.now += timedelta(days=40)


def end(home: Any, register: Any, number: int) -> None:
    register.end_suppression(number, who="a.dpo", why=Personal("settled"))


@pytest.mark.parametrize("lapse", [expire, end])
def test_what_lapsed_is_decided_anew_although_the_item_is_unchanged(
    home: Any, register: Any, new_scan: Maker, finding: Maker, item: Maker, lapse: Maker
) -> None:
    made = register.suppress(suppression())
    first = new_scan()
    first.found(finding())
    first.clean(item("mail/0043.eml"))
    lapse(home, register, made.number)
    second = new_scan()
    assert not register.is_unchanged(item(), "1")
    assert register.is_unchanged(item("mail/0043.eml"), "1")
    recorded = second.found(finding())
    assert (recorded.suppressed, len(recorded.opened)) == (0, 1)
    third = new_scan()
    assert register.is_unchanged(item(), "1")
    assert third.found(finding()).known == 1
    (view,) = register.suppressions()
    assert view.held_back == 0


def test_a_suppression_holds_through_its_last_day_in_the_united_kingdom(
    home: Any, register: Any, new_scan: Maker, finding: Maker
) -> None:
    register.suppress(suppression(until=date(2026, 11, 22)))
    home.clock.now = home.clock.now.replace(day=22, hour=23, minute=59)
    assert new_scan().found(finding()).suppressed == 1
    home.clock.now += timedelta(minutes=1)
    assert new_scan().found(finding()).suppressed == 0


def test_a_lapse_is_not_lost_when_the_item_cannot_be_read_just_then(
    home: Any, register: Any, new_scan: Maker, finding: Maker, item: Maker, gap: Maker
) -> None:
    made = register.suppress(suppression())
    new_scan().found(finding())
    end(home, register, made.number)
    new_scan().missed(gap("mail/0042.eml"))
    new_scan()
    assert not register.is_unchanged(item(), "1")


def test_what_was_held_back_of_an_item_that_is_gone_counts_no_longer(
    register: Any, new_scan: Maker, finding: Maker, item: Maker
) -> None:
    register.suppress(suppression())
    first = new_scan()
    for name in ("mail/gone.eml", "mail/kept.eml", "mail/read.eml"):
        first.found(finding(name))
    second = new_scan()
    register.keep(item("mail/kept.eml"))
    second.found(finding("mail/read.eml"))
    register.clear_stale_gaps(second.run, "sent-mail")
    (view,) = register.suppressions()
    assert view.held_back == 2
    new_scan()
    assert not register.is_unchanged(item("mail/gone.eml"), "1")


def test_what_was_held_back_in_a_source_that_is_no_longer_scanned_is_dropped(
    register: Any, new_scan: Maker, finding: Maker, item: Maker
) -> None:
    register.suppress(suppression())
    new_scan().found(finding())
    new_scan()
    register.clear_gaps_outside(["staff-share"])
    (view,) = register.suppressions()
    assert view.held_back == 0
    assert not register.is_unchanged(item(), "1")


def test_a_finding_that_is_an_incident_already_is_known_and_not_held_back(
    register: Any, new_scan: Maker, finding: Maker
) -> None:
    new_scan().found(finding())
    register.suppress(suppression())
    recorded = new_scan().found(finding())
    assert (recorded.known, recorded.suppressed) == (1, 0)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (suppression(until=date(2026, 11, 20)), "past"),
        (suppression(until=date(2027, 11, 23)), "more than a year"),
        (suppression(subjects=()), "switch the rule off"),
        (NewSuppression(ReasonKind.OTHER, Personal(" "), "a.dpo", scope(), UNTIL), "reason"),
        (NewSuppression(ReasonKind.OTHER, Personal("x"), "", scope(), UNTIL), "author"),
    ],
)
def test_a_suppression_without_reason_author_scope_or_term_is_refused(
    register: Any, wrong: NewSuppression, told: str
) -> None:
    with pytest.raises(RegisterError, match=told):
        register.suppress(wrong)
    assert list(register.suppressions()) == []


def test_a_suppression_is_ended_once_and_in_a_persons_name(register: Any) -> None:
    number = register.suppress(suppression()).number
    with pytest.raises(RegisterError, match="name of the person"):
        register.end_suppression(number, who="", why=Personal(""))
    ended = register.end_suppression(number, who="a.dpo", why=Personal("settled"))
    assert (ended.state, ended.ended_by) == (State.ENDED, "a.dpo")
    with pytest.raises(RegisterError, match="before"):
        register.end_suppression(number, who="a.dpo", why=Personal(""))
    with pytest.raises(RegisterError, match="no suppression"):
        register.end_suppression(number + 1, who="a.dpo", why=Personal(""))


def test_nothing_personal_of_a_suppression_stands_in_the_bytes_of_the_register(
    home: Any, register: Any, new_scan: Maker, finding: Callable[..., Finding]
) -> None:
    locator = "mail/Quillfeather/0042.eml"
    register.suppress(
        suppression(places=persons("mail/Quillfeather"), addresses=persons("x@example.com"))
    )
    new_scan().found(finding(locator))
    (view,) = register.suppressions()
    assert view.held_back == 1
    assert view.reason.reveal() == REASON
    register.close()
    raw = home.raw_bytes()
    for secret in (b"Quillfeather", b"x@example.com", b"married"):
        assert secret not in raw


def test_only_the_last_scan_that_came_to_its_end_says_how_many_people_there_were(
    register: Any,
) -> None:
    from register.filing.scan_run import Tally

    assert register.last_heads() == {}
    register.finish_run(register.start_run("1", {"pupils": 90}), Tally())
    register.finish_run(register.start_run("1", {"pupils": 7}), Tally(), failed=True)
    register.start_run("1", {"pupils": 8})
    assert register.last_heads() == {"pupils": 90}
