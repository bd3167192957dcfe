"""The register of a configuration, and its key.

Nothing of a scan is imported here: who lists accounts or makes a backup need not wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from register.custody.audit_head import keep_at
from register.opening import open_register
from register.vault.key import create_key, load_key
from register.web.settings import Pages
from scanner.config.configuration import Config
from scanner.errors import KeyLost, Problem

if TYPE_CHECKING:
    from register.book import Register


def key_problems(config: Config) -> list[Problem]:
    """What is wrong with the register's key. A register that is still to be made gets its own."""
    settings = config.register_
    file = settings.sqlite_file
    if file is not None and not file.exists() and not settings.key_path.exists():
        return []
    try:
        load_key(settings.key_path)
    except KeyLost as error:
        return [Problem(config.place("register", "key_file"), str(error))]
    return []


def the_register(config: Config, pages: Pages | None = None) -> Register:
    """The register of the configuration, brought up to date. Raises RegisterError, KeyLost.

    `pages`: for a process that serves the review pages, or deals with who may sign in to them.
    """
    settings = config.register_
    _make_first_key(config)
    keep_at(settings.key_path, settings.audit_head)
    return open_register(
        settings.database_url(config.folder), settings.key_path, base=config.folder, pages=pages
    )


def existing_register(config: Config) -> Register | None:
    """The register if there is one already: asking about it makes none."""
    settings = config.register_
    file = settings.sqlite_file or settings.key_path
    return the_register(config) if file.exists() else None


def _make_first_key(config: Config) -> None:
    """A register that does not exist yet gets its key with it; an old one never gets a new key."""
    settings = config.register_
    path = settings.sqlite_file
    if path is not None and not path.exists() and not settings.key_path.exists():
        create_key(settings.key_path)
