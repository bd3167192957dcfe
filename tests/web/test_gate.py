"""Who gets through to which page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from register.reviewers.access import Role


def test_nobody_reads_the_queue_before_signing_in(register: Any) -> None:
    answer = Client().get("/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/account/login/?next=%2F"


def test_a_dpo_reads_the_queue(signed_in: Callable[..., Any]) -> None:
    answer = signed_in(Role.DPO, "oak").get("/")
    assert answer.status_code == 200
    assert b"Queue" in answer.content


def test_a_governor_does_not(signed_in: Callable[..., Any]) -> None:
    assert signed_in(Role.GOVERNOR, "oak").get("/").status_code == 403


def test_an_address_that_leads_nowhere_has_the_menu_of_who_is_signed_in(
    register: Any, signed_in: Callable[..., Any]
) -> None:
    answer = signed_in(Role.GOVERNOR, "oak").get("/no-such-page/")
    told = answer.content.decode()
    assert (answer.status_code, "Page not found" in told) == (404, True)
    assert 'href="/reports/"' in told
    assert "Sign out" in told
    assert 'href="/users/"' not in told  # not theirs
    stranger = Client().get("/no-such-page/").content.decode()
    assert "Page not found" in stranger
    assert 'aria-label="Menu"' not in stranger
