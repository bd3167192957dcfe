"""Tells Django that this package is the application `register`."""

from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The breach register; its tables begin with `register_`."""

    name = "register"
    label = "register"
    verbose_name = "Breach register"
    default_auto_field = "django.db.models.BigAutoField"
