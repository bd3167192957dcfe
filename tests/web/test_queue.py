"""The queue: what waits, how pressing it is, and dismissing several at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from register.case.status import Status
from register.reviewers.access import Role
from tests.register.conftest import Home, made_finding
from tests.web.conftest import filed


def test_drafts_stand_with_their_clock_and_without_names(
    register: Any, signed_in: Callable[..., Any]
) -> None:
    reference = filed(register, made_finding(subjects=("P1", "P2")))
    page = signed_in(Role.DPO, "oak").get("/").content.decode()
    assert reference in page
    assert "3 days left" in page
    assert "Wren" not in page
    assert "x@example.com" not in page


def test_another_schools_drafts_are_not_there(register: Any, signed_in: Callable[..., Any]) -> None:
    reference = filed(register, made_finding(school="elm", schools=("elm",)))
    assert reference not in signed_in(Role.DPO, "oak").get("/").content.decode()
    assert reference in signed_in(Role.TRUST_LEAD).get("/").content.decode()


def test_a_draft_that_nobody_opens_is_escalated(
    register: Any, home: Home, signed_in: Callable[..., Any]
) -> None:
    filed(register, made_finding())
    caller = signed_in(Role.TRUST_LEAD)
    assert "Not opened yet" not in caller.get("/").content.decode()
    home.clock.now += timedelta(hours=13)
    caller = signed_in(Role.DPO, "oak")
    assert "Not opened yet" in caller.get("/").content.decode()


def test_a_clock_that_was_set_back_is_told(
    register: Any, home: Home, signed_in: Callable[..., Any]
) -> None:
    reference = filed(register, made_finding())
    caller = signed_in(Role.DPO, "oak")
    caller.post("/queue/dismiss/", chosen=[f"{reference}:1"], reason="a test", kind="other")
    home.clock.now -= timedelta(hours=1)
    assert "clock stands before" in signed_in(Role.DPO, "elm").get("/").content.decode()


class TestDismissing:
    def test_takes_the_chosen_with_one_reason(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        one, other, kept = (
            filed(register, made_finding(f"mail/{n}.eml", group=f"mail/{n}.eml")) for n in "abc"
        )
        answer = signed_in(Role.LEAD, "oak").post(
            "/queue/dismiss/",
            chosen=[f"{one}:1", f"{other}:1"],
            reason="Sent to the right mother",
            kind="other",
        )
        assert answer.status_code == 302
        assert register.incident(one).status is Status.DISMISSED
        assert register.incident(other).status is Status.DISMISSED
        assert register.incident(kept).status is Status.DRAFT
        last = list(register.history(one))[-1]
        assert (last.what, last.why.reveal()) == ("dismissed", "Sent to the right mother")

    def test_leaves_what_somebody_changed_meanwhile_and_keeps_the_reason(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        reference = filed(register, made_finding())
        other = filed(register, made_finding("mail/b.eml", group="b"))
        filed(register, made_finding(subjects=("P2",)))  # extends the draft
        answer = signed_in(Role.DPO, "oak").post(
            "/queue/dismiss/",
            chosen=[f"{reference}:1", f"{other}:1"],
            reason="Old news",
            kind="not_personal",
        )
        assert answer.status_code == 409
        assert register.incident(reference).status is Status.DRAFT
        assert register.incident(other).status is Status.DISMISSED
        page = answer.content.decode()
        assert f"left as they are: {reference}" in page
        assert "1 draft dismissed" in page
        assert "Old news</textarea>" in page
        assert '<option value="not_personal" selected>' in page

    def test_comes_back_to_the_filtered_list(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        reference = filed(register, made_finding())
        answer = signed_in(Role.DPO, "oak").post(
            "/queue/dismiss/?school=oak&page=2",
            chosen=[f"{reference}:1"],
            reason="Known",
            kind="other",
        )
        assert answer.headers["Location"] == "/?school=oak"

    def test_a_page_that_asks_again_leads_to_the_queue_and_not_to_itself(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        for number in range(51):
            filed(register, made_finding(f"mail/{number}.eml", group=f"{number}"))
        page = signed_in(Role.DPO, "oak").post("/queue/dismiss/", reason="x").content.decode()
        assert '<form method="get" action="/"' in page
        assert 'href="/?page=2"' in page

    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"reason": "why", "kind": "other"}, "Choose at least one draft"),
            ({"chosen": ["OAK-2026-0001:1"], "kind": "other"}, "Say why these are not breaches"),
        ],
    )
    def test_asks_for_what_is_missing(
        self,
        register: Any,
        signed_in: Callable[..., Any],
        fields: dict[str, Any],
        told: str,
    ) -> None:
        reference = filed(register, made_finding())
        answer = signed_in(Role.DPO, "oak").post("/queue/dismiss/", **fields)
        assert answer.status_code == 400
        assert told in answer.content.decode()
        assert register.incident(reference).status is Status.DRAFT

    def test_does_not_reach_another_school(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        reference = filed(register, made_finding(school="elm", schools=("elm",)))
        signed_in(Role.DPO, "oak").post(
            "/queue/dismiss/", chosen=[f"{reference}:1"], reason="x", kind="other"
        )
        assert register.incident(reference).status is Status.DRAFT

    def test_is_not_for_auditors(self, register: Any, signed_in: Callable[..., Any]) -> None:
        reference = filed(register, made_finding())
        answer = signed_in(Role.AUDITOR).post(
            "/queue/dismiss/", chosen=[f"{reference}:1"], reason="x", kind="other"
        )
        assert answer.status_code == 403
        assert register.incident(reference).status is Status.DRAFT


def test_filters_leave_what_they_name(register: Any, signed_in: Callable[..., Any]) -> None:
    health = filed(register, made_finding("mail/a.eml", group="a", subjects=("P1",)))
    other = filed(
        register,
        made_finding("mail/b.eml", group="b", subjects=("P2",), school="elm", schools=("elm",)),
    )
    caller = signed_in(Role.TRUST_LEAD)
    for query, shown, hidden in (
        ({"school": "elm"}, other, health),
        ({"severity": "high", "school": "oak"}, health, other),
    ):
        page = caller.get("/", **query).content.decode()
        assert shown in page
        assert hidden not in page
