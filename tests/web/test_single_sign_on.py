"""Single sign-on, against a provider of our own on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import pytest
from django.core.cache import cache
from django.test import override_settings

from register.reviewers.access import Role
from register.web.settings import Pages, SignOn, page_settings
from tests.register.conftest import Home
from tests.register.engines import sqlite_only
from tests.web.people import Browser, account, browser, code_of, with_totp
from tests.web.provider import CLIENT, SECRET, Provider, running

pytestmark = sqlite_only
LEAD = {"sub": "subject-1", "email": "Lead@oak.example.sch.uk", "name": "Robin Dale"}


@pytest.fixture
def provider(register: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    cache.clear()
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running(Provider({**LEAD, "email_verified": True})) as one, trusted(one):
        yield one


def trusted(provider: Provider, *own_domains: str) -> Any:
    """The settings that name this provider."""
    sign_on = SignOn("ours", "Our Tenant", provider.url, CLIENT, SECRET, own_domains)
    settings = page_settings(Pages(sign_on=(sign_on,)))
    names = ("SOCIALACCOUNT_PROVIDERS", "CONTENT_SECURITY_POLICY")
    return override_settings(**{name: settings[name] for name in names})


class _Staying(HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def signed_on(one: Browser, query: str = "process=login") -> Any:
    """Follow the way to the provider and back; our answer to the way back."""
    begun = one.client.post(f"/account/oidc/ours/login/?{query}")
    assert begun.status_code == 302
    opener = build_opener(_Staying)
    try:
        answer: Any = opener.open(begun.headers["Location"])
    except OSError as redirect:
        answer = redirect
    back = urlsplit(answer.headers["Location"])
    return one.client.get(back.path, {k: v[0] for k, v in parse_qs(back.query).items()})


def test_opens_the_account_of_a_verified_address(register: Any, provider: Provider) -> None:
    account(register, "lead", Role.LEAD, "oak", password=None)
    one = browser()
    assert "Sign in with Our Tenant" in one.client.get("/account/login/").content.decode()
    answer = signed_on(one)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"
    assert one.is_signed_in


def test_asks_with_a_state_and_a_challenge(register: Any, provider: Provider) -> None:
    account(register, "lead", Role.LEAD, "oak", password=None)
    signed_on(browser())
    assert len(provider.asked["state"]) >= 16
    assert provider.asked["code_challenge_method"] == "S256"
    assert provider.asked["client_id"] == CLIENT
    assert "code_verifier" in provider.tokens[0]


def test_is_refused_for_an_address_that_nobody_has(register: Any, provider: Provider) -> None:
    one = browser()
    answer = signed_on(one)
    assert answer.status_code == 403
    assert b"No account for this address" in answer.content
    assert b"oak.example.sch.uk" not in answer.content
    assert not one.is_signed_in


@pytest.mark.parametrize("told", [{"email_verified": False}, {}, {"email_verified": "no"}])
def test_is_refused_for_an_address_that_was_not_verified(
    register: Any, provider: Provider, told: dict[str, Any]
) -> None:
    account(register, "lead", Role.LEAD, "oak", password=None)
    provider.claims = {**LEAD, **told}
    one = browser()
    assert signed_on(one).status_code == 403
    assert not one.is_signed_in


@pytest.mark.parametrize(
    ("domain", "told", "status"),
    [
        ("oak.example.sch.uk", {}, 302),
        ("oak.example.sch.uk", {"email_verified": False}, 403),
        ("elm.example.sch.uk", {}, 403),
    ],
)
def test_believes_the_addresses_of_its_own_domains(
    register: Any, provider: Provider, domain: str, told: dict[str, Any], status: int
) -> None:
    account(register, "lead", Role.LEAD, "oak", password=None)
    provider.claims = {**LEAD, **told}
    with trusted(provider, domain):
        assert signed_on(browser()).status_code == status


def test_is_refused_to_a_disabled_account(register: Any, provider: Provider) -> None:
    from register.reviewers import accounts

    account(register, "lead", Role.LEAD, "oak", password=None)
    signed_on(browser())
    accounts.disable("lead", who="the tests", now=register.now())
    one = browser()
    signed_on(one)
    assert not one.is_signed_in


def test_knows_the_person_again_by_the_providers_own_id(register: Any, provider: Provider) -> None:
    account(register, "lead", Role.LEAD, "oak", password=None)
    signed_on(browser())
    provider.claims = {**LEAD, "email": "married@oak.example.sch.uk", "email_verified": True}
    one = browser()
    signed_on(one)
    assert one.is_signed_in


def test_still_asks_for_the_second_factor(register: Any, provider: Provider) -> None:
    user = account(register, "lead", Role.DPO, "oak", password=None)
    secret = with_totp(user)
    one = browser()
    answer = signed_on(one)
    assert answer.headers["Location"].startswith("/account/2fa/authenticate/")
    assert not one.is_signed_in
    one.client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert one.is_signed_in


def test_is_joined_to_no_account_at_the_wish_of_who_is_signed_in(
    register: Any, provider: Provider
) -> None:
    account(register, "tech", Role.TECHNICIAN, "oak")
    one = browser()
    one.sign_in("tech")
    assert signed_on(one, "process=connect").status_code == 403
    from allauth.socialaccount.models import SocialAccount

    assert not SocialAccount.objects.exists()


def test_that_was_cancelled_says_so(register: Any, provider: Provider) -> None:
    provider.is_cancelled = True
    one = browser()
    answer = signed_on(one)
    while answer.status_code == 302:
        answer = one.client.get(answer.headers["Location"])
    assert b"cancelled" in answer.content
    assert not one.is_signed_in


def test_leaves_nothing_that_the_provider_told(
    register: Any, provider: Provider, home: Home
) -> None:
    account(register, "lead", Role.LEAD, "oak", password=None)
    for _ in range(2):
        signed_on(browser())
    stored = home.raw_bytes()
    for told in (b"Robin Dale", b"Lead@oak", b"lead@oak"):
        assert told not in stored


def test_has_no_password_to_change(register: Any, provider: Provider) -> None:
    account(register, "lead", Role.LEAD, "oak", password=None)
    one = browser()
    signed_on(one)
    assert one.client.get("/account/password/change/").status_code == 403
