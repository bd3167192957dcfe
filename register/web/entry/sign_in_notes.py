"""What the audit log tells of signing in, and what is kept from the sign-in library's tables.

Imported by the application's `ready`, so that every receiver hears the first sign-in.
"""

from __future__ import annotations

import json
from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from register.custody import audit
from register.custody.audit import Action
from register.models import User
from register.vault.key import held
from register.web.desk import desk
from register.web.entry.browser import browser_of
from register.web.entry.gate import SIGNED_IN_AT
from scanner.errors import RegisterError
from scanner.personal import Personal

_SEEN_FROM = "usersessions_usersession.data"
_NO_ADDRESS = "0.0.0.0"


@receiver(user_logged_in)
def _signed_in(sender: object, request: HttpRequest, user: User, **_: Any) -> None:
    """The absolute end of a session counts from here. Those that ended unseen are cleared away."""
    request.session[SIGNED_IN_AT] = desk().register.now().isoformat()
    request.session.clear_expired()
    _note(Action.SIGNED_IN, user.username, {"from": request.META.get("REMOTE_ADDR", "")})


@receiver(user_login_failed)
def _failed(
    sender: object, credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any
) -> None:
    """Of a name that nobody has, nothing is told: it may be a password in the wrong field."""
    typed = str(credentials.get("username", ""))
    known = User.objects.filter(username__iexact=typed).first()
    where = request.META.get("REMOTE_ADDR", "") if request is not None else ""
    _note(Action.SIGN_IN_FAILED, known.username if known else "", {"from": where})


@receiver(authentication_failed)
def _second_factor_failed(sender: object, user: User, **_: Any) -> None:
    _note(Action.SIGN_IN_FAILED, user.username, {"what": "second factor"})


@receiver(user_logged_out)
def _signed_out(sender: object, request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is not None:
        told = "expired" if getattr(request, "session_expired", False) else "asked"
        _note(Action.SIGNED_OUT, user.username, {"why": told})


@receiver(authenticator_added)
@receiver(authenticator_removed)
@receiver(authenticator_reset)
def _second_factor_changed(
    sender: object, signal: object, user: User, authenticator: Authenticator, **_: Any
) -> None:
    word = {authenticator_added: "added", authenticator_removed: "removed"}.get(signal, "reset")
    told = {"what": f"second factor {word}", "kind": str(authenticator.type)}
    _note(Action.USER_CHANGED, user.username, told)


@receiver(password_changed)
def _password_changed(sender: object, user: User, **_: Any) -> None:
    _note(Action.USER_CHANGED, user.username, {"what": "password changed"})


@receiver(pre_save, sender=SocialAccount)
def _keep_nothing_told(sender: object, instance: SocialAccount, **_: Any) -> None:
    """A provider tells name, address and picture; what we need is its id of the person."""
    instance.extra_data = {}


@receiver(pre_save, sender=UserSession)
def _seal_where_from(sender: object, instance: UserSession, **_: Any) -> None:
    """The list of sessions tells its owner from where each is; the table tells nobody."""
    if instance.ip == _NO_ADDRESS:
        return
    told = {"address": instance.ip, "browser": browser_of(instance.user_agent)}
    plain = json.dumps(told).encode()
    instance.data = {"sealed": held().encrypted(_SEEN_FROM, plain).hex()}
    instance.ip, instance.user_agent = _NO_ADDRESS, ""


def seen_from(session: UserSession) -> Personal[dict[str, str]]:
    """The address and the browser of a session; empty for what does not open any more."""
    try:
        plain = held().decrypted(_SEEN_FROM, bytes.fromhex(session.data.get("sealed", "")))
        found = json.loads(plain)
    except (RegisterError, ValueError):
        found = {}
    return Personal({"address": found.get("address", ""), "browser": found.get("browser", "")})


def _note(action: Action, name: str, told: dict[str, str]) -> None:
    now = desk().register.now()
    audit.note(action, who=name or audit.PROGRAM, about=name, details=Personal(told), at=now)
