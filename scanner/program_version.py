"""Which pupilguard this is: registers, backups and states of items say which one made them."""

from __future__ import annotations

from importlib.metadata import version


def program_version() -> str:
    """The installed version of pupilguard."""
    return version("pupilguard")
