"""Detectors of others, by entry point: only those that the configuration names are loaded."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import EntryPoint, entry_points

from detectors.base import Detector, DetectorContext
from scanner.errors import ConfigError, Problem

ENTRY_POINTS = "pupilguard.detectors"


def third_party_detectors(
    names: Sequence[str], context: DetectorContext | None = None
) -> Iterator[Detector]:
    """The detectors installed under these names.

    An entry point with a parameter called `context` gets `context`; any other is called without
    arguments. Raises ConfigError for a name that no installed package offers.
    """
    missing = not_installed(names, "detectors.third_party")
    if missing:
        raise ConfigError(missing)
    installed = _installed()
    for name in names:
        factory: Callable[..., Detector] = installed[name].load()
        yield factory(context=context) if _takes_context(factory) else factory()


def not_installed(names: Sequence[str], place: str) -> list[Problem]:
    """A fault for each name that no installed package offers; loads none of them."""
    installed = _installed()
    known = ", ".join(sorted(installed)) or "none"
    return [
        Problem(place, f"{name!r} is not installed here; installed detectors of others: {known}")
        for name in names
        if name not in installed
    ]


def _installed() -> Mapping[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=ENTRY_POINTS)}


def _takes_context(factory: Callable[..., Detector]) -> bool:
    try:
        return "context" in inspect.signature(factory).parameters
    except (TypeError, ValueError):  # some callables of C tell no signature
        return False
