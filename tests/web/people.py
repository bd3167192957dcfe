"""Accounts with passwords and second factors, and a browser that signs in as a person would."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from django.test import Client, override_settings

from register.reviewers.access import Role
from scanner.personal import Personal

PASSWORD = "a long enough phrase"


def quick_passwords() -> Any:
    """A context in which passwords are hashed quickly, as nobody is to guess them."""
    return override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])


def account(
    register: Any, name: str, role: Role, *schools: str, password: str | None = PASSWORD
) -> Any:
    """An account as `pupilguard users add` makes it."""
    from register.reviewers import accounts

    accounts.add(
        accounts.NewAccount(
            username=name,
            name=Personal(f"Person {name}"),
            role=role,
            schools=schools,
            password=Personal(password) if password else None,
            address=Personal(f"{name}@oak.example.sch.uk"),
        ),
        who="the tests",
        now=register.now(),
    )
    from register.models import User

    return User.objects.get(username=name)


def with_totp(user: Any) -> str:
    """Give somebody an authenticator app; its secret."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return str(secret)


def code_of(secret: str) -> str:
    """What the authenticator app shows now."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


@dataclass
class Browser:
    """Somebody's browser, which sends what is asked of it and no token that it was not given."""

    client: Client

    def sign_in(self, name: str, password: str = PASSWORD, **extra: str) -> Any:
        return self.client.post("/account/login/", {"login": name, "password": password}, **extra)

    @property
    def session_id(self) -> str:
        return self.client.cookies["sessionid"].value

    @property
    def is_signed_in(self) -> bool:
        answer = self.client.get("/account/sessions/")
        return bool(answer.status_code == 200)


def browser(**extra: Any) -> Browser:
    return Browser(Client(**extra))
