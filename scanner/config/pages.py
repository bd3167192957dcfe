"""The section of a configuration about the review pages: where they are served, and to whom."""

from __future__ import annotations

import ipaddress
import re
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Strict, model_validator
from pydantic import Field as Setting

from scanner.config.values import Count, Domain, SecretReference, Settings, Text, fault

# As the register's Role names them; a configuration knows nothing of the register.
RoleName = Literal["technician", "lead", "dpo", "trust_lead", "governor", "auditor"]
_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_MOST_PORT: Final = 65535


def _no_entries(value: object) -> object:
    """`sign_on:` with nothing below it means none."""
    return () if value is None else value


def _provider_id(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,30}", value):
        raise fault("must be short: small letters, digits and hyphens, at most 31")
    return value


def _provider_url(value: str) -> str:
    """What a provider says is believed because TLS vouches for who says it."""
    parts = urlsplit(value)
    is_local = parts.scheme == "http" and (parts.hostname or "") in _LOCAL
    if not parts.hostname or not (parts.scheme == "https" or is_local) or parts.query:
        raise fault("must be the provider's https:// address")
    return value.rstrip("/")


def _host_name(value: str) -> str:
    if not re.fullmatch(r"\.?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:]+\]", value):
        raise fault("must be a host name such as breaches.example.org, without https:// or port")
    return value.lower()


HostName = Annotated[Text, AfterValidator(_host_name)]


class SignOnSettings(Settings):
    """One OpenID Connect provider that people may sign in by."""

    id: Annotated[Text, AfterValidator(_provider_id)] = Setting(
        description="Short id; part of the address that the provider sends people back to: "
        "/account/oidc/ID/login/callback/.",
        examples=["entra", "google"],
    )
    name: Text = Setting(
        description="What the sign-in page calls it.", examples=["Microsoft", "Google"]
    )
    server_url: Annotated[Text, AfterValidator(_provider_url)] = Setting(
        description="Address of the provider, below which lies .well-known/openid-configuration.",
        examples=[
            "https://login.microsoftonline.com/your-tenant-id/v2.0",
            "https://accounts.google.com",
        ],
    )
    client_id: Text = Setting(
        description="Our id at the provider.",
        examples=["00000000-0000-0000-0000-000000000000", "123.apps.googleusercontent.com"],
    )
    secret: SecretReference = Setting(
        description="Our secret at the provider, as env:NAME or file:PATH.",
        examples=["env:PUPILGUARD_ENTRA_SECRET", "env:PUPILGUARD_GOOGLE_SECRET"],
    )
    own_domains: tuple[Domain, ...] = Setting(
        default=(),
        description="Mail domains whose addresses are believed without the provider saying that "
        "it verified them. Microsoft Entra never says; name the domains of your own tenant here, "
        "and only with a server_url that names that tenant.",
        examples=[["oak.example.sch.uk"], []],
    )


class PagesSettings(Settings):
    """Where and how `pupilguard serve` shows the review pages."""

    host: Text = Setting(
        default="127.0.0.1",
        description="Network address to listen at. Anything but this machine's own needs is_https.",
    )
    port: Annotated[int, Strict(), Setting(ge=1, le=_MOST_PORT)] = Setting(
        default=8000, description="Port to listen at."
    )
    names: tuple[HostName, ...] = Setting(
        default=("localhost", "127.0.0.1"),
        min_length=1,
        description="Host names that the pages answer to.",
    )
    is_https: bool = Setting(
        default=False,
        description="People reach the pages by https: a proxy on this machine speaks TLS for us "
        "and says so in X-Forwarded-Proto and X-Forwarded-For. Cookies then travel over TLS alone.",
    )
    idle_minutes: Count = Setting(
        default=30, description="Minutes without a request after which somebody is signed out."
    )
    longest_hours: Count = Setting(
        default=10, description="Hours after which somebody must sign in again in any case."
    )
    second_factor: tuple[RoleName, ...] = Setting(
        default=("dpo", "trust_lead"),
        description="Roles that must have a second factor: technician, lead, dpo, trust_lead, "
        "governor, auditor.",
    )
    sign_on: Annotated[tuple[SignOnSettings, ...], BeforeValidator(_no_entries)] = Setting(
        default=(), description="Single sign-on by OpenID Connect, beside sign-in by password."
    )

    @model_validator(mode="after")
    def _passwords_do_not_cross_a_network_in_clear(self) -> PagesSettings:
        require_tls_beyond_this_machine(self.host, is_https=self.is_https)
        return self

    @model_validator(mode="after")
    def _providers_differ(self) -> PagesSettings:
        ids = [provider.id for provider in self.sign_on]
        if len(set(ids)) < len(ids):
            raise fault("sign_on: two providers have the same id")
        return self


def require_tls_beyond_this_machine(host: str, *, is_https: bool) -> None:
    """Raises a fault in words for a host that a network reaches while nothing speaks TLS."""
    if is_https or host in _LOCAL:
        return
    try:
        is_local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_local = False
    if not is_local:
        raise fault(
            "host is reached by others than this machine, so passwords would cross the network "
            "in clear: put a proxy that speaks TLS before it and set is_https"
        )
