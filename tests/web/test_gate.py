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
