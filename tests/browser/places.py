"""Every page that a role can open, by the route table, with arguments that are really there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse

from register.case.transition import Move
from register.reviewers.access import Role
from register.web.incident.outputs_page import Output
from register.web.route import Route
from register.web.routes import SIGN_IN_PAGES, routes

# What an argument besides the reference can be, where the route's own example is not enough.
_VALUES: dict[str, Sequence[str]] = {"output": list(Output), "move": list(Move)}
# These answer to who is signed in with a redirect, a file, or once a key of theirs is named.
_NO_PAGES = {
    "mfa_download_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
    "account_login",
    "socialaccount_login_error",
    "mfa_authenticate",
}
# None of these is there for who has no second factor.
_OF_A_SECOND_FACTOR = {"mfa_deactivate_totp", "mfa_view_recovery_codes"}


def pages(role: Role, reference: str, decided: Sequence[str] = ()) -> list[str]:
    """The addresses of our own pages that this role may read, with each there is of an incident.

    `decided`: more incidents, of which only the pages that every reader has are wanted.
    """
    return [
        reverse(route.name, kwargs=arguments)
        for route in routes()
        if role in route.access.read or route.access.is_open
        for arguments in _arguments(route, [reference, *(decided if _is_main(route) else ())])
    ]


def _is_main(route: Route) -> bool:
    return set(route.example or ()) == {"reference"} and Role.AUDITOR in route.access.read


def sign_in_pages(*, with_second_factor: bool) -> list[str]:
    """The sign-in library's pages that somebody signed in can open."""
    left_out = _NO_PAGES | (set() if with_second_factor else _OF_A_SECOND_FACTOR)
    return [reverse(name) for name in SIGN_IN_PAGES if name not in left_out]


def _arguments(route: Route, references: Sequence[str]) -> Iterator[dict[str, Any]]:
    example = route.example or {}
    several = next((name for name in example if name in _VALUES), None)
    for reference in references if "reference" in example else [""]:
        given = {**example, "reference": reference} if reference else example
        if several is None:
            yield given
        else:
            yield from ({**given, several: value} for value in _VALUES[several])
