"""Sign-in by django-allauth: nobody signs up, single sign-on opens known accounts alone."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.db.models import Model
from django.http import HttpRequest
from django.shortcuts import render

from register.models import User
from register.vault.key import held
from register.vault.second_factor_secrets import opened, sealed
from register.web.entry.gate import reviewer_of, was_signed_in_just_now
from register.web.navigation import home_of
from scanner.personal import Personal


class ClosedAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by `pupilguard users add` or by a trust lead."""

    error_messages = {  # noqa: RUF012 - the library's own attribute
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "The username or the password is not right.",
        "too_many_login_attempts": (
            "There were too many attempts that failed. Wait five minutes, then try again."
        ),
        "rate_limited": "There were too many attempts. Wait a minute, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The first page of the menu that the role reaches."""
        reviewer = reviewer_of(request)
        return home_of(reviewer) if reviewer else "/"

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not of somebody who has just signed in, as to set up the second factor they must have."""
        if app == "allauth.mfa" and was_signed_in_just_now(context.request):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """TOTP secrets and recovery codes are encrypted like all that is secret here."""

    def encrypt(self, text: str) -> str:
        return sealed(held(), Personal(text))

    def decrypt(self, encrypted_text: str) -> str:
        return opened(held(), encrypted_text).reveal()


class KnownPeople(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """A provider vouches for an address; who has it here was said when the account was made."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Join a first sign-on to the account of that address; keep nothing the provider tells."""
        if sociallogin.state.get("process") != "login":
            # Accounts are joined by their address alone, never at the wish of who is signed in.
            raise _refused(request)
        if sociallogin.is_existing:
            return
        user = _user_of(sociallogin)
        if user is None:
            raise _refused(request)
        sociallogin.connect(request, user)

    def serialize_instance(self, instance: Model) -> dict[str, Any]:
        """Of an account its number alone: it waits in the session for the second factor."""
        if isinstance(instance, User):
            return {"account": instance.pk}
        return dict(super().serialize_instance(instance))

    def deserialize_instance(self, model: type[Model], data: dict[str, Any]) -> Model:
        if issubclass(model, User):
            return User.objects.get(pk=data["account"])
        found: Model = super().deserialize_instance(model, data)
        return found


def _refused(request: HttpRequest) -> ImmediateHttpResponse:
    return ImmediateHttpResponse(render(request, "register/unknown_account.html", status=403))


def _user_of(login: SocialLogin) -> User | None:
    """Whose account has an address that the provider verified, or is believed to have."""
    if _says_unverified(login.account.extra_data):
        return None
    digests = [
        held().digest("account", address.email.strip().casefold())
        for address in login.email_addresses
        if address.verified
    ]
    return User.objects.filter(email_digest__in=digests, is_active=True).first()


def _says_unverified(told: dict[str, Any]) -> bool:
    """Whether a provider that speaks of verifying says no; some write "false" as a word."""
    claims = told.get("userinfo") or told.get("id_token") or told
    said = claims.get("email_verified")
    return said is not None and str(said).casefold() != "true"
