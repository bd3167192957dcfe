"""Lets a request through to its page, or not: every route has a policy, none means no.

Also ends sessions that are too old or idle, and keeps every page out of caches. Time is the
register's, so that a test moves it, and a moved system clock ends sessions rather than stretch
them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from register.models import User
from register.reviewers.access import SAFE_METHODS, Reviewer, Role
from register.web.desk import desk
from register.web.routes import access_of

SIGNED_IN_AT = "signed_in_at"  # in the session: ISO, UTC
LAST_SEEN_AT = "last_seen_at"  # likewise
# Written at most this often, so that reading pages does not mean writing to the database.
_SEEN_EVERY = timedelta(minutes=1)
_CLOCK_MAY_DIFFER = timedelta(minutes=5)
_JUST_NOW = timedelta(minutes=5)
# What somebody reaches whose role must have a second factor, and who has none yet.
_SETTING_UP = frozenset(
    {"mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate", "account_logout"}
)


class ReviewRequest(HttpRequest):
    """A request that passed the gate: it knows who asks."""

    reviewer: Reviewer


class Gate:
    """Django middleware; the last one, so that the session and the user are known."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _end_or_extend(request)
        reviewer = reviewer_of(request)
        if reviewer is not None:
            # Here, as an address that leads nowhere has no view, and its page has the menu too.
            request.reviewer = reviewer  # type: ignore[attr-defined]
            request.must_set_up = lacks_second_factor(request.user)  # type: ignore[attr-defined]
        response = self._get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """None lets the view answer."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        access = access_of(name)
        reviewer: Reviewer | None = getattr(request, "reviewer", None)
        if access is None:
            return refused(request)
        if reviewer is None:
            return None if access.is_open else _to_sign_in(request)
        if access.is_open:
            return None
        if not access.allows(reviewer, request.method or ""):
            return refused(request)
        if request.must_set_up and name not in _SETTING_UP:  # type: ignore[attr-defined]
            return HttpResponseRedirect(reverse("mfa_activate_totp"))
        if name == "account_change_password" and not _has_password(request.user):
            return refused(request)
        return None


def refused(request: HttpRequest) -> HttpResponse:
    """The page for somebody whose role does not reach this far."""
    return HttpResponseForbidden(render(request, "register/refused.html").content)


def reviewer_of(request: HttpRequest) -> Reviewer | None:
    """Who asks, from the account they signed in to; None when nobody has."""
    user = request.user
    if not isinstance(user, User) or not user.is_active:
        return None
    role = Role(user.role)
    everywhere = role is Role.TRUST_LEAD
    return Reviewer(
        user.username,
        user.get_full_name(),
        role,
        None if everywhere else frozenset(user.schools),
    )


def lacks_second_factor(user: object) -> bool:
    """Whether the role of this user must have a second factor, and there is none yet."""
    # Here, since the library's models can be imported only once Django is set up.
    from allauth.mfa.models import Authenticator
    from allauth.mfa.utils import is_mfa_enabled

    if not isinstance(user, User) or user.role not in settings.SECOND_FACTOR_ROLES:
        return False
    return not is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])


def _has_password(user: object) -> bool:
    """Not those who sign in by single sign-on alone."""
    return isinstance(user, User) and user.has_usable_password()


def was_signed_in_just_now(request: HttpRequest) -> bool:
    """Whether the session is young enough to ask for no password again."""
    began = _moment(request, SIGNED_IN_AT)
    return began is not None and desk().register.now() - began < _JUST_NOW


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page, which leads back to where somebody wanted to read, not to send."""
    address = reverse("account_login")
    if request.method in SAFE_METHODS:
        # The path alone: what somebody searched for does not belong into yet another address.
        address += "?" + urlencode({"next": request.path})
    return HttpResponseRedirect(address)


def _end_or_extend(request: HttpRequest) -> None:
    now = desk().register.now()
    began = _moment(request, SIGNED_IN_AT)
    seen = _moment(request, LAST_SEEN_AT) or began
    if began is None or seen is None or _is_over(began, seen, now):
        request.session_expired = True  # type: ignore[attr-defined]
        logout(request)
    elif now - seen >= _SEEN_EVERY or LAST_SEEN_AT not in request.session:
        request.session[LAST_SEEN_AT] = now.isoformat()


def _is_over(began: datetime, seen: datetime, now: datetime) -> bool:
    longest = timedelta(seconds=settings.SESSION_ABSOLUTE_AGE)
    idle = timedelta(seconds=settings.SESSION_IDLE_AGE)
    was_moved_back = now < min(began, seen) - _CLOCK_MAY_DIFFER
    return now - began > longest or now - seen > idle or was_moved_back


def _moment(request: HttpRequest, name: str) -> datetime | None:
    written = request.session.get(name)
    return datetime.fromisoformat(written) if written else None
