"""Template filters of the pages about signing in."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django import template

from register.web.entry.sign_in_notes import seen_from

register = template.Library()


@register.filter
def where_from(session: UserSession) -> str:
    """ "Firefox on Windows, 192.0.2.7", for the person whose session it is."""
    told = seen_from(session).reveal()
    return ", ".join(part for part in (told["browser"], told["address"]) if part) or "not known"
