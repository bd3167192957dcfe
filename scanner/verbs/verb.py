"""What every verb shares: its exit codes, its options, and how it prints JSON."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from enum import IntEnum
from pathlib import Path
from typing import Annotated, Any

import typer


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
