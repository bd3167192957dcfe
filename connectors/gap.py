"""What a source could not show, as its Gap."""

from __future__ import annotations

from connectors.locator import locator
from connectors.unreadable import nothing_there
from scanner.config.sources import SourceSettings
from scanner.errors import ItemUnreadable
from scanner.model import Gap, Reason
from scanner.personal import Personal

_PASSING = frozenset({Reason.UNAVAILABLE, Reason.VANISHED})


def gap(source: SourceSettings, relative: str, why: ItemUnreadable) -> Gap:
    """The gap at this path below the source's folder; empty for the folder itself."""
    return gap_at(source, locator(source.path, relative), why)


def gone(source: SourceSettings, name: Personal[str]) -> Gap:
    """The gap of a locator under which the source has nothing."""
    return gap_at(source, name, nothing_there())


def gap_at(source: SourceSettings, name: Personal[str], why: ItemUnreadable) -> Gap:
    """The gap of this locator."""
    return Gap(
        source=source.name,
        locator=name,
        reason=why.reason,
        detail=why.detail,
        can_retry=why.reason in _PASSING,
    )
