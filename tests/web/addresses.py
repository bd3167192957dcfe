"""Every address of the pages, as Django resolves them, with arguments that make one of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from register.reviewers.access import Access
from register.web.routes import SIGN_IN_PAGES, access_of, routes

# Arguments of the sign-in library's addresses: a key that nobody has, a provider there is not.
_SIGN_IN_EXAMPLES: dict[str, dict[str, Any]] = {
    "mfa_edit_webauthn": {"pk": 99},
    "mfa_remove_webauthn": {"pk": 99},
    "openid_connect_login": {"provider_id": "nowhere"},
    "openid_connect_callback": {"provider_id": "nowhere"},
}


@dataclass(frozen=True)
class Address:
    """One page: its name and policy, and an address of it. `arguments` may name an incident."""

    name: str
    access: Access
    arguments: dict[str, Any]
    is_ours: bool

    @property
    def path(self) -> str:
        return reverse(self.name, kwargs=self.arguments)


def addresses() -> list[Address]:
    """Ours and the sign-in library's; a page without a policy is not here, nor reachable."""
    ours = {route.name: route.example or {} for route in routes()}
    arguments = ours | {name: _SIGN_IN_EXAMPLES.get(name, {}) for name in SIGN_IN_PAGES}
    return [
        Address(name, access, arguments[name], name in ours)
        for name in arguments
        if (access := access_of(name)) is not None
    ]


def resolved_names() -> Iterator[str]:
    """The name of every address that Django answers to."""
    yield from _names(get_resolver().url_patterns)


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns)
        else:
            yield pattern.name or f"unnamed {pattern.pattern}"
