"""Every address of the pages, each with its policy. What is not here is not reachable."""

from __future__ import annotations

from functools import cache
from itertools import chain

from register.reviewers.access import EVERYONE, OPEN, Access
from register.web.route import Route

_SIGNED_IN = Access(read=EVERYONE, write=EVERYONE)

# Pages of the sign-in library (django-allauth) that we use; of the others none has a policy.
SIGN_IN_PAGES = {
    "account_login": OPEN,
    "account_logout": _SIGNED_IN,
    "account_inactive": OPEN,
    "account_reauthenticate": _SIGNED_IN,
    "account_change_password": _SIGNED_IN,
    "mfa_authenticate": OPEN,  # between the password and the session
    "mfa_reauthenticate": _SIGNED_IN,
    "mfa_index": _SIGNED_IN,
    "mfa_activate_totp": _SIGNED_IN,
    "mfa_deactivate_totp": _SIGNED_IN,
    "mfa_view_recovery_codes": _SIGNED_IN,
    "mfa_generate_recovery_codes": _SIGNED_IN,
    "mfa_download_recovery_codes": _SIGNED_IN,
    "mfa_list_webauthn": _SIGNED_IN,
    "mfa_add_webauthn": _SIGNED_IN,
    "mfa_edit_webauthn": _SIGNED_IN,
    "mfa_remove_webauthn": _SIGNED_IN,
    "mfa_reauthenticate_webauthn": _SIGNED_IN,
    "usersessions_list": _SIGNED_IN,
    "socialaccount_login_cancelled": OPEN,
    "socialaccount_login_error": OPEN,
    "openid_connect_login": OPEN,
    "openid_connect_callback": OPEN,
}


@cache
def routes() -> tuple[Route, ...]:
    """Our own pages, in the order in which they are tried."""
    from register.web import pages

    return tuple(chain.from_iterable(module.ROUTES for module in pages.MODULES))


def access_of(name: str) -> Access | None:
    """The policy of the page of that name; None for one that has none, which nobody may use."""
    return _policies().get(name)


@cache
def _policies() -> dict[str, Access]:
    return SIGN_IN_PAGES | {route.name: route.access for route in routes()}
