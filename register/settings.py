"""Django's settings, made from the configuration: there is no settings module to point at."""

from __future__ import annotations

import contextlib
import importlib.util
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import django
from django.conf import settings
from django.db import connections

from register.vault import key
from register.web.settings import Pages, page_apps, page_settings
from scanner.errors import RegisterError

BUSY_TIMEOUT_SECONDS = 30

# WAL lets the pages read while a scan writes; FULL makes a committed finding survive a power
# cut; foreign keys are off in SQLite unless asked for.
_SQLITE_START = (
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
    f" PRAGMA busy_timeout = {BUSY_TIMEOUT_SECONDS * 1000}"
)

_APPS = (
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "register",
)


def configure(
    database_url: str,
    keyring: key.Keyring,
    base: Path | None = None,
    pages: Pages | None = None,
) -> None:
    """Point Django at the register of `database_url`, and its encrypted columns at the keys.

    A relative path in a `sqlite:///` URL is relative to `base`. A process has one register open
    at a time; a second call closes the first one's connections. `pages`: what the review pages
    need, where they are served; a scan does without, as it would only wait for their imports.
    Raises RegisterError on a URL that is neither SQLite nor PostgreSQL, or when the PostgreSQL
    driver is not installed.
    """
    database = database_settings(database_url, base)
    key.hold(keyring)
    if settings.configured:
        settings.SECRET_KEY = keyring.session_secret
        _point_at(database)
        return
    settings.configure(
        DATABASES={"default": database},
        INSTALLED_APPS=[*_APPS, *(page_apps() if pages else ())],
        AUTH_USER_MODEL="register.User",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        SECRET_KEY=keyring.session_secret,
        USE_TZ=True,
        TIME_ZONE="UTC",
        DEBUG=False,
        LOGGING_CONFIG=None,  # logs are the scanner's to set up, with its guard
        **(page_settings(pages) if pages else {}),
    )
    django.setup()


def database_settings(url: str, base: Path | None = None) -> dict[str, Any]:
    """The entry of Django's DATABASES for a `sqlite:///` or `postgresql://` URL.

    The messages never hold the URL, which may hold a password.
    """
    path = sqlite_path(url, base)
    if path is not None:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(path),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",  # a writer waits its turn instead of failing
                "timeout": BUSY_TIMEOUT_SECONDS,
                "init_command": _SQLITE_START,
            },
        }
    if url.startswith(("postgresql://", "postgres://")):
        return _postgresql(url)
    raise RegisterError("register.url must begin with sqlite:/// or postgresql://")


def sqlite_path(url: str, base: Path | None = None) -> Path | None:
    """The file of a `sqlite:///` URL, absolute; None for another kind of database."""
    if not url.startswith("sqlite:///"):
        return None
    name = url.removeprefix("sqlite:///")
    if not name or name == ":memory:":
        raise RegisterError("register.url names no file: a register must outlive the scan")
    return (base or Path.cwd()) / name


def _postgresql(url: str) -> dict[str, Any]:
    if importlib.util.find_spec("psycopg") is None:
        raise RegisterError(
            "register.url names PostgreSQL, whose driver is not installed:"
            " install pupilguard[postgresql], or use sqlite:///register.db"
        )
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,  # the scan lock lives as long as its connection
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def _point_at(database: dict[str, Any]) -> None:
    connections.close_all()
    settings.DATABASES = {"default": database}
    connections.settings = connections.configure_settings(settings.DATABASES)
    with contextlib.suppress(AttributeError):  # this thread never used it
        del connections["default"]
