"""Detectors of others, by entry point: only those that the configuration names are loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points

from detectors.base import Detector
from scanner.errors import ConfigError, Problem

ENTRY_POINTS = "pupilguard.detectors"


def third_party_detectors(names: Sequence[str]) -> Iterator[Detector]:
    """The detectors installed under these names.

    Raises ConfigError for a name that no installed package offers.
    """
    installed = {entry.name: entry for entry in entry_points(group=ENTRY_POINTS)}
    missing = [name for name in names if name not in installed]
    if missing:
        known = ", ".join(sorted(installed)) or "none"
        raise ConfigError(
            [
                Problem(
                    "detectors.third_party",
                    f"{name!r} is not installed here; installed detectors of others: {known}",
                )
                for name in missing
            ]
        )
    for name in names:
        yield installed[name].load()()
