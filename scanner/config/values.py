"""The kinds of value a configuration is made of, and the block they stand in.

Each kind says in a technician's words what it wants.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PrivateAttr,
    Strict,
    StringConstraints,
)
from pydantic import Field as Setting
from pydantic_core import PydanticCustomError

from scanner.config.text import Place
from scanner.errors import ConfigError, Problem
from scanner.model import RESERVED_PRINCIPALS

CONFIG_FILE: Final = "config.yaml"


def fault(message: str) -> PydanticCustomError:
    # Our own sentences pass to the technician as they are; `{` would be read as a placeholder.
    return PydanticCustomError("in_words", message.replace("{", "(").replace("}", ")"))


def _domain(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)+", value):
        raise fault("must be a mail domain such as oak.example.sch.uk, without @ or https://")
    return value.lower()


def _audience_word(value: str) -> str:
    lowered = value.strip().lower()
    address = lowered.removeprefix("group:")
    if lowered in RESERVED_PRINCIPALS or re.fullmatch(r"[^@\s:]+@[^@\s]+\.[^@\s]+", address):
        return lowered
    words = ", ".join(sorted(RESERVED_PRINCIPALS))
    raise fault(f"must be a mail address, group: and an address, or one of {words}")


def _prefix(value: str) -> str:
    parts = value.replace("\\", "/").split("/")
    if value.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", value):
        raise fault("must be a folder below the source's path, or . for the rest")
    return "/".join(part for part in parts if part not in ("", ".")) or "."


def _school_id(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,30}", value):
        raise fault("must be short: letters, digits and hyphens, at most 31")
    return value


def _cluster_address(value: str) -> str:
    if not re.fullmatch(r"tls://[^\s/:]+:\d{1,5}", value):
        raise fault("must be tls://host:port; without TLS anyone on the network could run code")
    return value


def _register_url(value: str) -> str:
    if value.startswith("sqlite:///") and value != "sqlite:///":
        return value
    parts = urlsplit(value)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise fault("must be sqlite:///FILE or postgresql://USER@HOST/DATABASE")
    if parts.password:
        raise fault("must hold no password: put it under register.password, as env: or file:")
    return value


def _secret(value: object) -> object:
    if isinstance(value, Secret):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"(env|file):\S.*", value):
        raise fault("must be env:NAME or file:PATH; a secret itself never stands in this file")
    return Secret(value)


def empty_section(value: object) -> object:
    """`rules:` with nothing below it means the defaults."""
    return {} if value is None else value


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a secret is kept: `env:NAME` or `file:PATH`. Never the secret itself."""

    reference: str

    def read(self, folder: Path) -> str:
        """The secret; `folder` is what a relative file is relative to.

        Raises ConfigError if it is not there or empty.
        """
        kind, _, name = self.reference.partition(":")
        if kind == "env":
            value = os.environ.get(name, "")
        else:
            try:
                value = (folder / name).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                problem = Problem(self.reference, "This secret's file cannot be read.")
                raise ConfigError([problem]) from error
        if not value:
            raise ConfigError([Problem(self.reference, "This secret is not set or empty.")])
        return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
SchoolId = Annotated[Text, AfterValidator(_school_id)]
ClusterAddress = Annotated[Text, AfterValidator(_cluster_address)]
RegisterUrl = Annotated[Text, AfterValidator(_register_url)]
Count = Annotated[int, Strict(), Setting(ge=1)]
Domain = Annotated[Text, AfterValidator(_domain)]
AudienceWord = Annotated[Text, AfterValidator(_audience_word)]
Prefix = Annotated[Text, AfterValidator(_prefix)]
SecretReference = Annotated[Secret, BeforeValidator(_secret)]
Amount = Annotated[int, Strict(), Setting(ge=0)]
Percent = Annotated[int, Strict(), Setting(ge=0, le=100)]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the settings were read from; handed to the models as pydantic's context."""

    file: Path = Path(CONFIG_FILE)
    lines: Mapping[Place, int] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.file.parent


class Settings(BaseModel):
    """Any block of the file: read only, no unknown keys, knows the file it came from."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        hide_input_in_errors=True,
        validate_default=True,
    )
    _origin: Origin = PrivateAttr(default_factory=Origin)

    def model_post_init(self, context: Any, /) -> None:
        if isinstance(context, Origin):
            self._origin = context

    def beside(self, path: str) -> Path:
        """`path` of this file as an absolute path."""
        return (self._origin.folder / path).absolute()
