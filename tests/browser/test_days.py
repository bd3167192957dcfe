"""A data protection officer's day, from the first sign-in to the last, with scripts and without."""

from __future__ import annotations

import pytest

from register.reviewers.access import Role
from tests.browser.conftest import Done, Visiting
from tests.browser.errands import governors_report
from tests.browser.journey import FACTS, REASON
from tests.browser.site import PASSWORD, Site, complaints
from tests.browser.totp import fresh_code
from tests.journeys.command import call, one_after_another

with_and_without = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


@with_and_without
def test_a_draft_is_revealed_for_a_reason(days: dict[bool, Done], scripts: bool) -> None:
    day = days[scripts]
    assert day.reported.pupil in day.report.revealed
    assert REASON in day.report.revealed
    assert "Pupil 1" in day.report.revealed


@with_and_without
def test_the_report_is_held_back_while_it_names_a_pupil(
    days: dict[bool, Done], scripts: bool
) -> None:
    told = days[scripts].report
    assert "Held back" in told.held_back
    assert "Held back: it names somebody" in told.refused
    assert "What happened: a pupil" in told.refused


@with_and_without
def test_the_report_has_what_was_typed_and_no_name(days: dict[bool, Done], scripts: bool) -> None:
    day = days[scripts]
    assert [paper.name.rpartition(".")[2] for paper in day.report.reports] == ["pdf", "docx", "txt"]
    for paper in day.report.reports:
        assert [fact for fact in FACTS.values() if fact not in paper.text] == [], paper.name
        assert "Northborough Learning Trust" in paper.text
        assert day.reported.pupil not in paper.text
        assert "[" not in paper.text, "a gap in brackets was left for nobody to fill"


@with_and_without
def test_notices_say_the_colour_and_name_nobody(days: dict[bool, Done], scripts: bool) -> None:
    day = days[scripts]
    chair, trust, recipient = day.report.notices.values()
    assert "To the chair of governors" in chair
    assert "To the trust’s officer" in trust
    for notice in (chair, trust):
        assert "Moderate impact, likely to happen again: amber" in notice
        assert FACTS["Action taken"] in notice
    assert "confirm that you have deleted it" in recipient
    assert "was not shared, published, saved or replicated" in recipient
    assert all(day.reported.pupil not in words for words in day.report.notices.values())


@with_and_without
def test_letters_name_the_pupil_in_plain_words(days: dict[bool, Done], scripts: bool) -> None:
    day = days[scripts]
    assert len(day.report.letters) == 3
    for paper in day.report.letters:
        assert day.reported.pupil in paper.text
        assert paper.text.count("Dear ") == 1
        assert FACTS["Potential consequences"] in paper.text
        assert FACTS["Action taken"] in paper.text
        assert "you can complain" in paper.text
        assert day.reported.pupil not in paper.name


@with_and_without
def test_both_incidents_end_where_they_were_taken(days: dict[bool, Done], scripts: bool) -> None:
    day = days[scripts]
    assert (day.report.status, day.closing.status) == ("Reported", "Closed")
    assert "Notify the regulator" in day.report.assessed
    assert "Record it internally" in day.closing.assessed
    assert "The self-assessment asks for it." in day.report.timeline
    assert "Decided that it is not reportable" in day.closing.timeline
    assert "No risk to anybody is likely." in day.closing.timeline


@with_and_without
def test_the_register_can_be_taken_away(days: dict[bool, Done], scripts: bool) -> None:
    day = days[scripts]
    csv, xlsx, pdf, json = day.exports
    for paper in (csv, xlsx, pdf):
        unbroken = paper.text.replace(" ", "")  # narrow columns break within words
        assert day.reported.reference in unbroken
        assert day.reported.pupil.replace(" ", "") not in unbroken
    assert '"schema": 1' in json.text
    assert [paper.name.rpartition(".")[2] for paper in day.exports] == [
        "csv",
        "xlsx",
        "pdf",
        "json",
    ]


@with_and_without
def test_dismissals_and_figures(days: dict[bool, Done], scripts: bool) -> None:
    day = days[scripts]
    assert "1 draft dismissed" in day.dismissed
    for paper in day.figures:
        assert "reported to the regulator" in paper.text


@with_and_without
def test_the_audit_log_tells_it_and_the_session_ends(days: dict[bool, Done], scripts: bool) -> None:
    day = days[scripts]
    for word in ("Opened", "Revealed", "Report made", day.who.username):
        assert word in day.audit
    assert day.end == "Sign in"


@with_and_without
def test_the_next_sign_in_asks_for_the_second_factor(
    days: dict[bool, Done], scripts: bool, visiting: Visiting
) -> None:
    day = days[scripts]
    visitor = visiting(None, scripts=scripts)
    visitor.go("/account/login/")
    visitor.fill("Username", day.who.username)
    visitor.fill("Password", PASSWORD)
    visitor.press("Sign in")
    assert visitor.heading == "Your second factor"
    visitor.go("/")
    assert visitor.heading != "Queue", "let in by the password alone"
    visitor.go("/account/2fa/authenticate/")
    visitor.fill("Code", fresh_code(day.secret, day.signed_in_at))
    visitor.press("Sign in")
    assert visitor.heading == "Queue"


def test_nothing_ran_that_should_not(days: dict[bool, Done], site: Site) -> None:
    assert [day.troubles for day in days.values()] == [[], []]
    assert complaints(site) == []


def test_the_chain_holds_and_the_register_tells_it(days: dict[bool, Done], site: Site) -> None:
    verified, exported = one_after_another(
        call(*verb, "-c", site.config, folder=site.folder)
        for verb in (("verify",), ("incidents", "export"))
    )
    assert verified.code == 0, verified.err
    status = {one["reference"]: one["status"] for one in exported.document["incidents"]}
    for day in days.values():
        assert status[day.reported.reference] == "reported"
        assert status[day.closed.reference] == "closed"


@with_and_without
def test_governors_read_figures_alone(
    days: dict[bool, Done], scripts: bool, visiting: Visiting
) -> None:
    visitor = visiting(Role.GOVERNOR, scripts=scripts)
    visitor.go("/reports/")
    for paper in governors_report(visitor):
        assert "Breaches" in paper.text
    assert visitor.go(days[False].reported.path).status == 403
