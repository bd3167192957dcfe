"""What people search the lists for: an address, a roster id, a reference.

It is personal data, and an address of a page stands in the browser's history and in the logs of
whatever serves or passes it on. So it is sent by POST and kept in the session, which is encrypted;
the page's address holds a word that means something in that session alone.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from register.reviewers.access import READERS, Access
from register.web.entry.gate import ReviewRequest
from register.web.route import Route

_KEPT = "searches"  # in the session: the word of the address to what is sought, the oldest first
_MOST = 20  # of one session: enough for the pages that somebody has open
_LISTS = frozenset({"queue", "register"})


class SearchForm(forms.Form):
    """One field; empty ends the search."""

    sought = forms.CharField(required=False, max_length=200)


def search(request: ReviewRequest, among: str) -> HttpResponse:
    """Keep what is sought, and go to the list that shows it; its other filters stay."""
    if among not in _LISTS:
        raise Http404
    query = request.GET.copy()
    query.pop("page", None)
    form = SearchForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was searched for: it is too long, or no text.")
    else:
        query.pop("search", None)
        if sought := form.cleaned_data["sought"]:
            query["search"] = _kept(request, sought)
    return redirect(f"{reverse(among)}?{query.urlencode()}")


def searches(request: HttpRequest) -> Mapping[str, str]:
    """What this session searched for, by the word that stands in addresses."""
    kept: dict[str, str] = request.session.get(_KEPT, {})
    return kept


def _kept(request: HttpRequest, sought: str) -> str:
    """The word for it: the one that it has already, so that pages open elsewhere stay good."""
    kept = dict(searches(request))
    word = next((word for word, one in kept.items() if one == sought), secrets.token_urlsafe(9))
    kept.pop(word, None)
    kept[word] = sought
    request.session[_KEPT] = dict(list(kept.items())[-_MOST:])
    return word


ROUTES = (
    Route(
        "search/<slug:among>/",
        search,
        "search",
        Access(write=READERS),
        example={"among": "register"},
    ),
)
