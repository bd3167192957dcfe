"""What every verb shares: exit codes, options, the register it opens, what it prints or writes."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scanner.errors import ConfigError, Problem

if TYPE_CHECKING:
    from register.book import Register


class Exit(IntEnum):
    """Exit codes; 3 to 5 belong to scan and watch."""

    FINE = 0
    FAILED = 1
    USAGE = 2
    NEW_DRAFTS = 3
    GAPS = 4
    BOTH = 5


ConfigOption = Annotated[
    Path, typer.Option("-c", "--config", help="The configuration file.", show_default=True)
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]
DEFAULT_CONFIG = Path("config.yaml")


def print_json(document: Any) -> None:
    """One document on stdout, as the contract wants it."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def as_seen_from_here(path: Path) -> str:
    """A path as a person would type it: relative, if it lies below the folder they are in."""
    here, absolute = Path.cwd(), path.absolute()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else path)


def today() -> date:
    """The day a verb runs on, in UTC."""
    return datetime.now(UTC).date()


def register_of(config: Path) -> Register:
    """The register of a configuration; opened before anything of it can be imported."""
    from scanner.config.configuration import load_config
    from scanner.own_register import the_register

    return the_register(load_config(config))


def write_output(path: Path, content: bytes) -> None:
    """A file that only its owner can read, whole or not at all: it may name files and addresses.

    Raises ConfigError where it cannot be written.
    """
    from register.faults import told_of_disk
    from register.vault.private_file import write_private

    try:
        write_private(path, content)
    except OSError as error:
        why = f"cannot be written: {told_of_disk(error)}."
        raise ConfigError([Problem(str(path), why)]) from error
