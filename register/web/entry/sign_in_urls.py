"""The sign-in library's addresses, as far as a policy names them."""

from __future__ import annotations

from collections.abc import Iterator

from allauth.urls import urlpatterns as everything
from django.urls import URLPattern, URLResolver

from register.web.routes import SIGN_IN_PAGES


def _used(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern | URLResolver]:
    """Those with a policy, and the branches that hold some."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            kept = list(_used(pattern.url_patterns))
            if kept:
                yield URLResolver(pattern.pattern, kept)
        elif pattern.name in SIGN_IN_PAGES:
            yield pattern


urlpatterns = list(_used(everything))
