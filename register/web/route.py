"""One page: its address, its view, and who may use it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase

from register.reviewers.access import Access


@dataclass(frozen=True, slots=True)
class Route:
    """`path` in Django's own notation; `name` is what templates and tests call it by."""

    path: str
    view: Callable[..., HttpResponseBase]
    name: str
    access: Access
    example: dict[str, Any] | None = None  # arguments that make an address of it, for tests
