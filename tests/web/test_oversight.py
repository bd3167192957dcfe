"""Pages that watch over the work: scans, gaps, roster, rules, what is held back, users, log."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from register import models
from register.filing.scan_run import Tally
from register.filing.suppression import NewSuppression, ReasonKind, Scope
from register.lent.roster_view import PersonView
from register.reviewers.access import Role
from register.web.desk import SourceView, desk, lay_out
from scanner.model import Gap, Reason
from scanner.personal import Personal
from tests.register.conftest import made_finding
from tests.web.conftest import InventedRoster, filed, words_of


def with_gap(register: Any) -> None:
    run = register.start_run("0.1.0")
    gap = Gap("sent-mail", Personal("mail/Wren Ashdown.pdf"), Reason.ENCRYPTED, "wants a password")
    register.record(run, gap, "state")
    register.finish_run(run, Tally(items=1, gaps=1))


def looks() -> list[models.AuditEntry]:
    """What the log says of names seen in clear."""
    return list(models.AuditEntry.objects.filter(action="revealed"))


class TestScans:
    def test_show_runs_coverage_and_reasons(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        with_gap(register)
        page = signed_in(Role.TECHNICIAN, "oak").get("/scans/").content.decode()
        assert "Finished" in page
        assert "sent-mail" in page
        assert "Encrypted" in page
        assert "0.0%" in page

    @pytest.mark.parametrize(
        ("role", "sees"),
        [
            (Role.TECHNICIAN, True),
            (Role.TRUST_LEAD, True),
            (Role.DPO, False),
            (Role.AUDITOR, False),
        ],
    )
    def test_a_file_name_is_shown_on_request_to_those_who_can_open_the_file(
        self, register: Any, signed_in: Callable[..., Any], role: Role, sees: bool
    ) -> None:
        with_gap(register)
        caller = signed_in(role, "oak", "elm")
        page = caller.get("/scans/gaps/").content.decode()
        assert "Wren Ashdown" not in page
        assert "wants a password" in page
        assert ("Show file names" in page) is sees
        assert looks() == []
        answer = caller.post("/scans/gaps/")
        assert answer.status_code == (200 if sees else 403)
        assert ("Wren Ashdown.pdf" in answer.content.decode()) is sees
        assert answer.headers["Cache-Control"] == "no-store"
        assert [row.who for row in looks()] == [caller.username] * sees

    def test_a_look_at_file_names_is_logged_with_the_digests_that_it_showed(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        with_gap(register)
        caller = signed_in(Role.TECHNICIAN, "oak", "elm")
        assert "Nothing stands" in caller.post("/scans/gaps/?reason=too_large").content.decode()
        assert looks() == []
        assert "Wren" in caller.post("/scans/gaps/?reason=encrypted").content.decode()
        (entry,) = looks()
        (stored,) = models.Gap.objects.all()
        assert entry.about == "gaps"
        assert entry.details is not None
        assert entry.details.reveal() == {"digests": [stored.locator_digest[:12]]}

    @pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.DPO, Role.AUDITOR])
    def test_who_works_for_one_school_sees_no_place_as_it_may_be_another_schools(
        self, register: Any, signed_in: Callable[..., Any], role: Role
    ) -> None:
        with_gap(register)
        lay_out(replace(desk(), sources=(SourceView("sent-mail", "files", "D:/Elm High/W Ash"),)))
        one, every = signed_in(role, "oak"), signed_in(Role.TRUST_LEAD)
        for address in ("/scans/", "/scans/gaps/"):
            page = words_of(one.get(address))
            assert "sent-mail" in page
            assert not [said for said in ("Elm", "elm", "Ash", "Show file names") if said in page]
        assert "D:/Elm High/W Ash" in every.get("/scans/").content.decode()
        assert "Ashdown" not in one.post("/scans/gaps/").content.decode()
        assert looks() == []

    def test_file_names_are_not_shown_to_a_forged_request(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        with_gap(register)
        caller = signed_in(Role.TECHNICIAN, "oak", "elm", enforce_csrf_checks=True)
        answer = caller.post("/scans/gaps/")
        assert answer.status_code == 403
        assert "Wren" not in answer.content.decode()
        assert looks() == []

    def test_gaps_are_narrowed_by_reason(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        with_gap(register)
        caller = signed_in(Role.TECHNICIAN, "oak")
        assert "wants a password" in caller.get("/scans/gaps/", reason="encrypted").content.decode()
        assert "Nothing stands" in caller.get("/scans/gaps/", reason="too_large").content.decode()


def test_the_roster_tells_namesakes_apart_without_their_name(
    register: Any, signed_in: Callable[..., Any]
) -> None:
    page = signed_in(Role.DPO, "oak").get("/roster/").content.decode()
    assert "pupils.csv" in page
    assert "P9" in page
    assert "Wren" not in page
    assert "P9" not in words_of(signed_in(Role.DPO, "elm").get("/roster/"))


def test_a_namesake_at_another_school_is_told_of_and_no_more(
    register: Any, signed_in: Callable[..., Any]
) -> None:
    class Two(InventedRoster):
        def same_names(self) -> Sequence[tuple[PersonView, ...]]:
            return (tuple(self.people[id] for id in ("P1", "P2")),)

    lay_out(replace(desk(), roster=Two()))
    page = signed_in(Role.DPO, "oak").get("/roster/").content.decode()
    assert "P1: Oak Primary School, year 8, form 8B" in page
    assert "A pupil of another school" in page
    for role in (Role.DPO, Role.AUDITOR, Role.TECHNICIAN):
        shown = words_of(signed_in(role, "oak", name=f"{role}").get("/roster/"))
        assert not [said for said in ("P2:", "Elm", "form 9C") if said in shown]
    assert "P2: Elm High School, year 9, form 9C" in (
        signed_in(Role.TRUST_LEAD).get("/roster/").content.decode()
    )


def test_rules_tell_how_often_they_were_wrong(register: Any, signed_in: Callable[..., Any]) -> None:
    reference = filed(register, made_finding())
    filed(register, made_finding("mail/b.eml", group="b"))
    caller = signed_in(Role.DPO, "oak")
    caller.post("/queue/dismiss/", chosen=[f"{reference}:1"], reason="known", kind="other")
    assert "50%" in caller.get("/rules/").content.decode()


class TestWhatIsHeldBack:
    @staticmethod
    def held(register: Any, subject: str = "P1") -> None:
        register.suppress(
            NewSuppression(
                kind=ReasonKind.NEW_STEP_PARENT,
                reason=Personal("Married in May"),
                author="dpo-oak",
                scope=Scope(pattern="wrong-recipient", subjects=(subject,)),
                until=date(2026, 12, 31),
            )
        )

    def test_is_listed_and_ended_with_a_reason(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        self.held(register)
        caller = signed_in(Role.DPO, "oak")
        assert "Married in May" in caller.get("/rules/suppressions/").content.decode()
        assert caller.post("/rules/suppressions/1/end/", why="").status_code == 400
        assert caller.post("/rules/suppressions/1/end/", why="Divorced").status_code == 302
        assert "Ended" in caller.get("/rules/suppressions/").content.decode()

    def test_is_not_ended_twice_and_what_was_typed_stays(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        self.held(register)
        register.end_suppression(1, who="somebody", why=Personal("First"))
        answer = signed_in(Role.DPO, "oak").post("/rules/suppressions/1/end/", why="All I know")
        assert answer.status_code == 400
        assert "Nothing was changed" in answer.content.decode()
        assert "All I know</textarea>" in answer.content.decode()

    def test_is_not_told_to_another_school(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        self.held(register)
        caller = signed_in(Role.DPO, "elm")
        assert "Married in May" not in caller.get("/rules/suppressions/").content.decode()
        assert caller.get("/rules/suppressions/1/end/").status_code == 404


class TestTrust:
    def test_counts_by_school_and_week(self, register: Any, signed_in: Callable[..., Any]) -> None:
        for number in range(3):
            filed(register, made_finding(f"mail/{number}.eml", group=str(number)))
        page = signed_in(Role.TRUST_LEAD).get("/trust/").content.decode()
        assert "Oak Primary School" in page
        assert ">3<" in page
        assert "<svg" in page

    def test_shows_each_schools_weeks_beside_one_another(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        for number in range(6):  # the budget is 5
            filed(register, made_finding(f"mail/{number}.eml", group=str(number)))
        page = signed_in(Role.TRUST_LEAD).get("/trust/").content.decode()
        table = page[page.index("Drafts by school and week</caption>") :]
        oak, elm = table.partition("</table>")[0].split("</tr>")[1:3]
        assert "<strong>6<span" in oak
        assert elm.count(">0</td>") == 12

    def test_shows_a_dpo_their_own_schools(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        page = signed_in(Role.DPO, "oak").get("/trust/").content.decode()
        assert "Oak Primary School" in page
        assert "Elm High School" not in page


class TestUsers:
    def test_an_account_is_disabled_and_its_session_ends(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        other = signed_in(Role.DPO, "oak")
        assert other.get("/").status_code == 200
        lead = signed_in(Role.TRUST_LEAD)
        assert lead.post(f"/users/{other.username}/switch/").status_code == 302
        assert other.get("/").status_code == 302
        assert "Disabled" in lead.get("/users/").content.decode()

    def test_nobody_disables_themselves(self, register: Any, signed_in: Callable[..., Any]) -> None:
        lead = signed_in(Role.TRUST_LEAD)
        lead.post(f"/users/{lead.username}/switch/")
        assert "cannot disable your own" in lead.get("/users/").content.decode()


class TestReasonsInTheLog:
    WHY = "Wren Ashdown's mother rang"

    def revealed(self, register: Any, caller: Any) -> str:
        reference = filed(register, made_finding(subjects=("P1",)))
        caller.post(f"/incidents/{reference}/evidence/reveal/", reason=self.WHY, items="1")
        return reference

    @pytest.mark.parametrize("role", [Role.AUDITOR, Role.DPO])
    def test_are_shown_on_request_and_the_look_is_logged(
        self, register: Any, signed_in: Callable[..., Any], role: Role
    ) -> None:
        reference = self.revealed(register, signed_in(Role.LEAD, "oak"))
        caller = signed_in(role, "oak")
        page = caller.get("/audit/", about=reference).content.decode()
        assert "Wren" not in page
        assert "Show reasons" in page
        page = caller.post(f"/audit/?about={reference}").content.decode()
        assert html.escape(self.WHY) in page
        assert "P1" not in page[page.index("<tbody") : page.index("</tbody")]
        look = looks()[-1]
        assert (look.who, look.about) == (caller.username, "audit log")

    def test_are_not_of_other_schools(self, register: Any, signed_in: Callable[..., Any]) -> None:
        reference = self.revealed(register, signed_in(Role.LEAD, "oak"))
        caller = signed_in(Role.AUDITOR, "elm")
        assert "Wren" not in caller.post("/audit/").content.decode()
        assert "No entry fits" in caller.post(f"/audit/?about={reference}").content.decode()

    @pytest.mark.parametrize("author", ["root", "trust-lead"])
    @pytest.mark.parametrize(("school", "shown"), [("oak", True), ("elm", False)])
    def test_of_a_suppression_are_for_the_school_of_its_people(
        self,
        register: Any,
        signed_in: Callable[..., Any],
        author: str,
        school: str,
        shown: bool,
    ) -> None:
        register.suppress(
            NewSuppression(
                kind=ReasonKind.NEW_STEP_PARENT,
                reason=Personal(self.WHY),
                author=author,
                scope=Scope(pattern="wrong-recipient", subjects=("P1",)),
                until=date(2026, 12, 31),
            )
        )
        page = signed_in(Role.DPO, school).post("/audit/").content.decode()
        assert (html.escape(self.WHY) in page) is shown

    @pytest.mark.parametrize("role", [Role.LEAD, Role.TECHNICIAN, Role.GOVERNOR])
    def test_are_not_for_others(
        self, register: Any, signed_in: Callable[..., Any], role: Role
    ) -> None:
        assert signed_in(role, "oak").post("/audit/").status_code == 403


def test_the_log_shows_who_did_what(register: Any, signed_in: Callable[..., Any]) -> None:
    reference = filed(register, made_finding())
    caller = signed_in(Role.DPO, "oak")
    caller.post(
        "/queue/dismiss/",
        chosen=[f"{reference}:1"],
        reason="Wren Ashdown's own mother",
        kind="other",
    )
    page = signed_in(Role.AUDITOR, "oak").get("/audit/", about=reference).content.decode()
    assert caller.username in page
    assert "Decided" in page
    assert "Wren" not in page
