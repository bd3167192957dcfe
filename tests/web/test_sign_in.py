"""Signing in, staying signed in, and being signed out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from register.reviewers.access import Role
from register.vault.key import Keyring
from register.web.settings import Pages, page_settings
from tests.register.conftest import Home
from tests.register.engines import sqlite_only
from tests.web.addresses import addresses
from tests.web.conftest import Caller
from tests.web.people import PASSWORD, account, browser, code_of, quick_passwords, with_totp

pytestmark = sqlite_only
SignIn = Callable[..., Caller]


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> Iterator[None]:
    cache.clear()
    with quick_passwords():
        yield


def audited() -> list[tuple[str, str]]:
    from register.models import AuditEntry

    rows = AuditEntry.objects.order_by("sequence")
    return [(row.action, row.about) for row in rows if row.action != "log_started"]


class TestSigningIn:
    def test_leads_to_the_first_page_of_the_role(self, register: Any) -> None:
        for name, role, page in (
            ("lead", Role.LEAD, "/"),
            ("tech", Role.TECHNICIAN, "/scans/"),
        ):
            account(register, name, role, "oak")
            answer = browser().sign_in(name)
            assert answer.status_code == 302
            assert answer.headers["Location"] == page

    def test_gives_the_session_another_id(self, register: Any) -> None:
        account(register, "lead", Role.LEAD, "oak")
        one = browser()
        one.client.session.save()  # an id that somebody else planted
        one.client.cookies["sessionid"] = planted = one.client.session.session_key
        one.sign_in("lead")
        assert one.session_id != planted
        assert one.is_signed_in
        other = browser()
        other.client.cookies["sessionid"] = planted
        assert not other.is_signed_in

    @pytest.mark.parametrize(
        ("name", "password"), [("lead", "not this one"), ("nobody", PASSWORD), ("", "")]
    )
    def test_fails_for_a_wrong_name_or_password(
        self, register: Any, name: str, password: str
    ) -> None:
        account(register, "lead", Role.LEAD, "oak")
        one = browser()
        assert one.sign_in(name, password).status_code == 200
        assert not one.is_signed_in

    def test_says_what_to_do_with_an_empty_field(self, register: Any) -> None:
        told = browser().sign_in("", "").content.decode()
        assert "This field is required" not in told
        for field in ("Username", "Password"):  # above the form, and beside the field
            assert told.count(f"{field}: fill this in") == 2

    def test_fails_for_a_disabled_account_and_ends_its_sessions(self, register: Any) -> None:
        from register.reviewers import accounts

        account(register, "lead", Role.LEAD, "oak")
        one = browser()
        one.sign_in("lead")
        assert one.is_signed_in
        accounts.disable("lead", who="the tests", now=register.now())
        assert not one.is_signed_in
        again = browser()
        again.sign_in("lead")
        assert not again.is_signed_in

    def test_is_in_the_audit_log_with_its_failures_and_its_end(self, register: Any) -> None:
        account(register, "lead", Role.LEAD, "oak")
        one = browser()
        one.sign_in("lead", "not this one")
        one.sign_in("my-password-in-the-wrong-field", "x")
        one.sign_in("lead")
        one.client.post("/account/logout/")
        assert audited() == [
            ("user_added", "lead"),
            ("sign_in_failed", "lead"),
            ("sign_in_failed", ""),
            ("signed_in", "lead"),
            ("signed_out", "lead"),
        ]

    def test_leads_nowhere_else_than_to_our_own_pages(self, register: Any) -> None:
        account(register, "lead", Role.LEAD, "oak")
        form = {"login": "lead", "password": PASSWORD, "next": "https://evil.example/"}
        answer = Client().post("/account/login/", form)
        assert answer.headers["Location"] == "/"


class TestWrongPasswords:
    def test_of_one_name_are_let_through_five_times(self, register: Any) -> None:
        account(register, "lead", Role.LEAD, "oak")
        one = browser()
        for _ in range(5):
            assert b"is not right" in one.sign_in("lead", "wrong").content
        answer = one.sign_in("lead")
        assert b"Wait five minutes" in answer.content
        assert not one.is_signed_in

    def test_of_one_name_do_not_shut_out_another(self, register: Any) -> None:
        account(register, "lead", Role.LEAD, "oak")
        account(register, "tech", Role.TECHNICIAN, "oak")
        one = browser()
        for _ in range(6):
            one.sign_in("lead", "wrong")
        other = browser()
        other.sign_in("tech")
        assert other.is_signed_in

    def test_from_one_address_are_let_through_ten_times(self, register: Any) -> None:
        account(register, "lead", Role.LEAD, "oak")
        one = browser()
        for number in range(10):
            one.sign_in(f"guess{number}", "wrong", REMOTE_ADDR="192.0.2.7")
        one.sign_in("lead", REMOTE_ADDR="192.0.2.7")
        assert not one.is_signed_in
        one.sign_in("lead", REMOTE_ADDR="192.0.2.8")
        assert one.is_signed_in

    def test_are_forgotten_when_their_time_is_over(
        self, register: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from allauth.core.internal import ratelimit

        account(register, "lead", Role.LEAD, "oak")
        one = browser()
        for _ in range(6):
            one.sign_in("lead", "wrong")
        later = ratelimit.time.time() + 301
        monkeypatch.setattr(ratelimit.time, "time", lambda: later)
        one.sign_in("lead")
        assert one.is_signed_in


class TestASession:
    @pytest.mark.parametrize(
        ("pause", "lasts"),
        [
            (timedelta(minutes=29), True),
            (timedelta(minutes=31), False),
            (timedelta(minutes=-6), False),  # the system clock was moved
        ],
    )
    def test_ends_when_it_is_idle(
        self, register: Any, home: Home, signed_in: SignIn, pause: timedelta, lasts: bool
    ) -> None:
        caller = signed_in(Role.DPO, "oak")
        assert caller.get("/account/sessions/").status_code == 200
        home.clock.now += pause
        assert (caller.get("/account/sessions/").status_code == 200) is lasts

    def test_is_kept_by_use_but_not_beyond_its_longest(
        self, register: Any, home: Home, signed_in: SignIn
    ) -> None:
        caller = signed_in(Role.DPO, "oak")
        for _ in range(24):
            home.clock.now += timedelta(minutes=25)
            assert caller.get("/account/sessions/").status_code == 200
        home.clock.now += timedelta(minutes=5)
        assert caller.get("/account/sessions/").status_code == 302
        assert ("signed_out", caller.username) in audited()

    def test_without_a_beginning_is_none(self, register: Any, signed_in: SignIn) -> None:
        from register.web.entry.gate import SIGNED_IN_AT

        caller = signed_in(Role.DPO, "oak")
        session = caller.client.session
        del session[SIGNED_IN_AT]
        session.save()
        assert caller.get("/account/sessions/").status_code == 302

    def test_reading_pages_writes_to_it_at_most_once_a_minute(
        self, register: Any, home: Home, signed_in: SignIn
    ) -> None:
        caller = signed_in(Role.DPO, "oak")
        caller.get("/account/sessions/")
        before = caller.client.session["last_seen_at"]
        home.clock.now += timedelta(seconds=59)
        caller.get("/account/sessions/")
        assert caller.client.session["last_seen_at"] == before
        home.clock.now += timedelta(seconds=1)
        caller.get("/account/sessions/")
        assert caller.client.session["last_seen_at"] != before

    def test_can_be_ended_everywhere_else(self, register: Any) -> None:
        account(register, "lead", Role.LEAD, "oak")
        one, other = browser(), browser()
        one.sign_in("lead")
        other.sign_in("lead")
        page = one.client.get("/account/sessions/").content.decode()
        assert "Sign out everywhere else" in page
        one.client.post("/account/sessions/")
        assert one.is_signed_in
        assert not other.is_signed_in

    def test_ends_when_the_password_changes_elsewhere(self, register: Any) -> None:
        from register.reviewers import accounts
        from scanner.personal import Personal

        account(register, "lead", Role.LEAD, "oak")
        one = browser()
        one.sign_in("lead")
        new = Personal("another long phrase")
        accounts.set_password("lead", new, who="the tests", now=register.now())
        assert not one.is_signed_in

    def test_that_ended_unseen_is_cleared_away_when_somebody_signs_in(self, register: Any) -> None:
        from django.contrib.sessions.models import Session

        account(register, "mara", Role.LEAD, "oak")
        left, used = browser(), browser()
        left.sign_in("mara")
        Session.objects.filter(session_key=left.session_id).update(
            expire_date=datetime(2020, 1, 1, tzinfo=UTC)
        )
        used.sign_in("mara")
        assert {row.session_key for row in Session.objects.all()} == {used.session_id}

    def test_is_not_told_by_the_database(self, register: Any, home: Home) -> None:
        user = account(register, "lead", Role.LEAD, "oak")
        with_totp(user)
        one = browser(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Firefox/140.0")
        session = one.client.session
        session["draft"] = "Wren Ashdown has asthma"
        session.save()
        one.sign_in("lead", REMOTE_ADDR="192.0.2.7")
        stored = home.raw_bytes()
        for secret in (b"Wren Ashdown", b"192.0.2.7", b"Firefox", b"lead@oak.example.sch.uk"):
            assert secret not in stored

    def test_is_shown_to_its_owner_with_where_it_is_from(self, register: Any) -> None:
        account(register, "lead", Role.LEAD, "oak")
        one = browser(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Firefox/140.0")
        one.sign_in("lead", REMOTE_ADDR="192.0.2.7")
        page = one.client.get("/account/sessions/").content.decode()
        assert "Firefox on Windows, 192.0.2.7" in page


class TestASecondFactor:
    def test_is_asked_for_after_the_password(self, register: Any) -> None:
        user = account(register, "dpo", Role.DPO, "oak")
        secret = with_totp(user)
        one = browser()
        answer = one.sign_in("dpo")
        assert answer.headers["Location"].startswith("/account/2fa/authenticate/")
        assert not one.is_signed_in
        wrong = one.client.post("/account/2fa/authenticate/", {"code": "000000"})
        assert wrong.status_code == 200
        assert not one.is_signed_in
        one.client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
        assert one.is_signed_in
        assert audited()[1:] == [("sign_in_failed", "dpo"), ("signed_in", "dpo")]

    @pytest.mark.parametrize(
        ("role", "schools", "must"),
        [
            (Role.DPO, ("oak",), True),
            (Role.TRUST_LEAD, (), True),
            (Role.LEAD, ("oak",), False),
            (Role.TECHNICIAN, ("oak",), False),
        ],
    )
    def test_is_set_up_first_by_whose_role_must_have_one(
        self, register: Any, role: Role, schools: tuple[str, ...], must: bool
    ) -> None:
        account(register, "somebody", role, *schools)
        one = browser()
        one.sign_in("somebody")
        for page in addresses():
            if page.access.is_open or page.name in (
                *("mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"),
                "account_logout",
            ):
                continue
            if role not in page.access.read:
                continue
            answer = one.client.get(page.path)
            is_sent = answer.headers.get("Location") == "/account/2fa/totp/activate/"
            assert is_sent is must, page.name
        assert one.client.get("/account/2fa/totp/activate/").status_code == 200

    def test_is_changed_by_who_confirms_who_they_are(self, register: Any, home: Home) -> None:
        account(register, "lead", Role.LEAD, "oak")
        one = browser()
        one.sign_in("lead")
        home.clock.now += timedelta(minutes=6)
        answer = one.client.get("/account/2fa/totp/activate/")
        assert answer.headers["Location"].startswith("/account/reauthenticate/")
        one.client.post("/account/reauthenticate/", {"password": PASSWORD})
        assert one.client.get("/account/2fa/totp/activate/").status_code == 200

    def test_that_was_set_up_opens_the_pages(self, register: Any) -> None:
        account(register, "dpo", Role.DPO, "oak")
        one = browser()
        one.sign_in("dpo")
        page = one.client.get("/account/2fa/totp/activate/").content.decode()
        found = re.search(r"Secret: <code[^>]*>([A-Z2-7]+)</code>", page)
        assert found is not None
        secret = found[1]
        answer = one.client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
        assert answer.headers["Location"] == "/account/2fa/recovery-codes/"
        assert b"10 of 10 are left" in one.client.get("/account/2fa/recovery-codes/").content
        assert one.client.get("/account/2fa/").status_code == 200
        assert ("user_changed", "dpo") in audited()

    def test_may_not_be_a_recovery_code_alone(self, register: Any) -> None:
        from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

        user = account(register, "dpo", Role.DPO, "oak")
        RecoveryCodes.activate(user)
        from register.web.entry.gate import lacks_second_factor

        assert lacks_second_factor(user)
        with_totp(user)
        assert not lacks_second_factor(user)

    def test_that_is_reset_must_be_set_up_anew(self, register: Any) -> None:
        from register.reviewers import accounts

        user = account(register, "dpo", Role.DPO, "oak")
        with_totp(user)
        accounts.reset_second_factor("dpo", who="the tests", now=register.now())
        one = browser()
        one.sign_in("dpo")
        answer = one.client.get("/account/sessions/")
        assert answer.headers["Location"] == "/account/2fa/totp/activate/"

    def test_has_its_secret_encrypted(self, register: Any, home: Home) -> None:
        user = account(register, "dpo", Role.DPO, "oak")
        secret = with_totp(user)
        assert secret.encode() not in home.raw_bytes()

    def test_works_after_the_key_was_rotated_and_under_the_new_version_alone(
        self, register: Any
    ) -> None:
        from allauth.mfa.models import Authenticator
        from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

        from register.vault.key import held
        from register.vault.rotation import rotate_key
        from register.vault.second_factor_secrets import opened

        user = account(register, "dpo", Role.DPO, "oak")
        secret = with_totp(user)
        codes = RecoveryCodes.activate(user).generate_codes()
        one = browser()
        one.sign_in("dpo")
        one.client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
        rotate_key(register, "the tests")
        stored = Authenticator.objects.get(user=user, type="totp").data["secret"]
        assert bytes.fromhex(stored)[0] == held().in_use == 2
        assert opened(held(), stored).reveal() == secret
        again = Authenticator.objects.get(user=user, type="recovery_codes").wrap()
        assert again.generate_codes() == codes
        assert not one.is_signed_in

    def test_secret_does_not_open_elsewhere(self, register: Any) -> None:
        from register.vault.second_factor_secrets import opened, sealed
        from scanner.errors import RegisterError
        from scanner.personal import Personal

        one, other = Keyring({1: bytes(32)}), Keyring({1: bytes([1]) * 32})
        stored = sealed(one, Personal("ABC"))
        assert opened(one, stored).reveal() == "ABC"
        with pytest.raises(RegisterError):
            opened(other, stored)


class TestCookies:
    def test_are_out_of_reach_of_scripts_and_other_sites(self, register: Any) -> None:
        account(register, "lead", Role.LEAD, "oak")
        one = browser()
        one.client.get("/account/login/")
        one.sign_in("lead")
        session, token = one.client.cookies["sessionid"], one.client.cookies["csrftoken"]
        assert session["httponly"] and token["httponly"]
        assert session["samesite"] == "Lax"
        assert token["samesite"] == "Strict"
        assert not session["secure"]

    def test_travel_over_tls_alone_where_there_is_some(self, register: Any) -> None:
        settings = page_settings(Pages(is_https=True, hosts=("testserver",)))
        told = {
            name: value
            for name, value in settings.items()
            if name.startswith(("SESSION_COOKIE", "CSRF_COOKIE", "SECURE_"))
        }
        account(register, "lead", Role.LEAD, "oak")
        with override_settings(**told):
            one = browser()
            secure = {"secure": True}
            one.client.get("/account/login/", **secure)
            one.client.post("/account/login/", {"login": "lead", "password": PASSWORD}, **secure)
            assert one.client.cookies["sessionid"]["secure"]
            assert one.client.cookies["csrftoken"]["secure"]
            answer = one.client.get("/account/login/", **secure)
            assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def test_no_form_is_taken_that_is_not_ours(register: Any, signed_in: SignIn) -> None:
    """Every address, every unsafe method, in the name of somebody who may use it."""
    unsafe = ("post", "put", "patch", "delete")
    for number, page in enumerate(addresses()):
        roles = page.access.write or page.access.read or frozenset({Role.DPO})
        role = sorted(roles)[0]
        caller = signed_in(
            role,
            *(() if role is Role.TRUST_LEAD else ("oak",)),
            enforce_csrf_checks=True,
            name=f"somebody{number}",
        )
        for method in unsafe:
            answer = getattr(caller.client, method)(page.path)
            assert answer.status_code == 403, f"{method} {page.path}"
            assert b"out of date" in answer.content, f"{method} {page.path}"
