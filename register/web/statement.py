"""The accessibility statement."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from register.reviewers.access import OPEN
from register.web.route import Route


def accessibility(request: HttpRequest) -> HttpResponse:
    """What was tested, what is not met, and whom to tell."""
    return render(request, "register/accessibility.html")


ROUTES = (Route("accessibility/", accessibility, "accessibility", OPEN),)
