"""The settings of the review pages as Django's side takes them, from the configuration."""

from __future__ import annotations

from datetime import timedelta

from register.reviewers.access import Role
from register.web.settings import Pages, SignOn
from scanner.config.configuration import Config


def pages_of(config: Config) -> Pages:
    """The pages' settings, secrets read. Raises ConfigError if one is not there."""
    settings = config.pages
    return Pages(
        hosts=settings.names,
        is_https=settings.is_https,
        idle=timedelta(minutes=settings.idle_minutes),
        longest=timedelta(hours=settings.longest_hours),
        second_factor=frozenset(Role(name) for name in settings.second_factor),
        sign_on=tuple(
            SignOn(
                id=one.id,
                name=one.name,
                server_url=one.server_url,
                client_id=one.client_id,
                secret=one.secret.read(config.folder),
                own_domains=one.own_domains,
            )
            for one in settings.sign_on
        ),
    )
