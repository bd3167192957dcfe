"""The addresses as Django wants them."""

from __future__ import annotations

from django.urls import include, path

from register.web.routes import routes

urlpatterns = [
    *(path(route.path, route.view, name=route.name) for route in routes()),
    path("account/", include("register.web.entry.sign_in_urls")),
]
