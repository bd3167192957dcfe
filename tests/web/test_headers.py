"""What every answer says to the browser, and that no page needs what the policy forbids."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from register.reviewers.access import Role
from register.web.settings import Pages, SignOn, page_settings
from tests.register.conftest import made_finding
from tests.register.engines import sqlite_only
from tests.web.addresses import Address, addresses
from tests.web.conftest import Caller, filed

TEMPLATES = Path(__file__).parents[2] / "register" / "web" / "templates"
PAGES = addresses()
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}


def policy_of(answer: Any) -> dict[str, str]:
    parts = (part.strip() for part in answer.headers["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in (part.partition(" ") for part in parts)}


def check(answer: Any, place: str) -> None:
    """What must hold of every answer, whatever its status."""
    headers = answer.headers
    assert policy_of(answer) == POLICY, place
    assert headers["X-Content-Type-Options"] == "nosniff", place
    assert headers["Referrer-Policy"] == "same-origin", place
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin", place
    assert "Server" not in headers, place
    assert "X-Powered-By" not in headers, place


@sqlite_only
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_has_its_headers_and_is_kept_nowhere(
    page: Address, register: Any, signed_in: Callable[..., Caller]
) -> None:
    filed(register, made_finding())
    callers = [Client(), *(signed_in(role, "oak").client for role in (Role.DPO, Role.GOVERNOR))]
    for client in callers:
        for method in ("get", "post"):
            answer = getattr(client, method)(page.path)
            check(answer, f"{method} {page.path} {answer.status_code}")
            assert "no-store" in answer.headers["Cache-Control"]
            assert answer.headers["X-Frame-Options"] == "DENY"


@sqlite_only
@pytest.mark.parametrize(
    ("address", "host", "status"),
    [
        ("/nowhere/", "testserver", 404),
        ("/static/nowhere.css", "testserver", 404),
        ("/account/login/", "another.example", 400),
        ("/static/register/pages.css", "testserver", 200),
        ("/static/mfa/js/webauthn.js", "testserver", 200),
    ],
)
def test_so_have_files_and_faults(register: Any, address: str, host: str, status: int) -> None:
    answer = Client().get(address, headers={"host": host})
    assert answer.status_code == status
    check(answer, address)
    assert "Access-Control-Allow-Origin" not in answer.headers


@sqlite_only
def test_a_fault_of_ours_shows_nothing_of_it(
    register: Any, signed_in: Callable[..., Caller], monkeypatch: pytest.MonkeyPatch
) -> None:
    from register.web import statement

    def broken(*args: Any, **kwargs: Any) -> None:
        raise ValueError("Wren Ashdown has asthma")

    monkeypatch.setattr(statement, "render", broken)
    caller = signed_in(Role.DPO, "oak")
    caller.client.raise_request_exception = False
    answer = caller.get("/accessibility/")
    assert answer.status_code == 500
    assert b"Something went wrong" in answer.content
    assert b"Wren" not in answer.content
    assert b"ValueError" not in answer.content
    check(answer, "500")


def test_forms_may_lead_on_to_the_providers_of_single_sign_on() -> None:
    provider = SignOn("one", "One", "https://login.example.org/tenant/v2.0", "id", "secret")
    told = page_settings(Pages(sign_on=(provider,)))["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert told["form-action"] == ["'self'", "https://login.example.org"]
    assert "secret" not in repr(provider)


def templates() -> list[Path]:
    return sorted(path for path in TEMPLATES.rglob("*") if path.suffix in (".html", ".svg"))


@pytest.mark.parametrize("template", templates(), ids=lambda path: path.name)
def test_no_template_has_anything_inline(template: Path) -> None:
    text = template.read_text("utf-8")
    assert not re.search(r"<style|\bstyle\s*=", text, re.I)
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", text, re.I)
    assert not re.search(r"javascript:", text, re.I)
    assert not re.search(r"\|\s*safe\b|autoescape off", text)
    for script in re.findall(r"<script\b[^>]*>", text, re.I):
        assert "src=" in script or 'type="application/json"' in script, script
