"""Everything that happened to an incident, in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from register.reviewers.access import Role
from tests.register.conftest import Home
from tests.web.incident_cases import opened, page, sent
from tests.web.test_incident_decisions import decided

SignIn = Callable[..., Any]


def test_it_tells_who_did_what_in_time_order(register: Any, signed_in: SignIn, home: Home) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    dpo.get(page())
    for minutes, act in (
        (1, lambda: decided(dpo, "confirm", why="The wrong family")),
        (2, lambda: dpo.post(page("evidence/reveal"), reason="To write to them")),
        (3, lambda: sent(dpo, "tasks/recall_sender/done")),
        (4, lambda: sent(dpo, "recipients/1", asked_at="2026-11-21T09:05", note="")),
    ):
        home.clock.now += timedelta(minutes=minutes)
        act()
    told = signed_in(Role.AUDITOR, "oak").get(page("timeline")).content.decode()
    places = [
        told.index(said)
        for said in (
            "It happened", "Opened a draft", "First opened by a person", "The wrong family",
            "Saw names and evidence", "Recipient 1: asked to delete it", "Finished a task",
            "The 72 hours end",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    assert "A Data protection officer" in told
    assert "To write to them" not in told  # the reason of a reveal stays in the audit log
