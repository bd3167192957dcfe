"""The review pages as a Django application: it has no tables, only pages and what they note."""

from __future__ import annotations

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Loaded only by a process that serves the pages or deals with accounts."""

    name = "register.web"
    label = "review_pages"
    verbose_name = "Review pages"

    def ready(self) -> None:
        # Its receivers must hear the first sign-in, whoever caused the first import otherwise.
        pass
