"""What every page shows around its content: the main menu, as far as the reviewer may go."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from register.reviewers.access import Reviewer
from register.web.routes import access_of

# In the order of the menu: the page's name and what the menu calls it.
_MENU = (
    ("queue", "Queue"),
    ("register", "Register"),
    ("report_by_hand", "Report an incident"),
    ("reports", "Reports"),
    ("trust", "Trust"),
    ("scans", "Scans and gaps"),
    ("roster", "Roster"),
    ("rules", "Rules"),
    ("users", "Users"),
    ("audit", "Audit log"),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Template variables: `menu`, `reviewer`, and `home`, the page they begin at.

    Who must set up a second factor first has no menu: it would lead nowhere.
    """
    reviewer: Reviewer | None = getattr(request, "reviewer", None)
    if reviewer is None:
        return {"menu": (), "reviewer": None, "home": "/"}
    entries = () if getattr(request, "must_set_up", False) else _entries(request.path, reviewer)
    return {"menu": tuple(entries), "reviewer": reviewer, "home": home_of(reviewer)}


def home_of(reviewer: Reviewer) -> str:
    """The first page of the menu that the role reaches."""
    entries = _entries("", reviewer)
    return str(entries[0]["address"]) if entries else reverse("accessibility")


def _entries(here: str, reviewer: Reviewer) -> list[dict[str, Any]]:
    entries = []
    for name, title in _MENU:
        access = access_of(name)
        if access is None or not access.allows(reviewer, "GET"):
            continue
        try:
            address = reverse(name)
        except NoReverseMatch:  # pragma: no cover - the route test finds it first
            continue
        active = here == address or (address != "/" and here.startswith(address))
        entries.append({"title": title, "address": address, "active": active})
    return entries
