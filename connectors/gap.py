"""What a source could not show, as its Gap."""

from __future__ import annotations

from connectors.locator import locator
from scanner.config.sources import SourceSettings
from scanner.errors import ItemUnreadable
from scanner.model import Gap, Reason

_PASSING = frozenset({Reason.UNAVAILABLE, Reason.VANISHED})


def gap(source: SourceSettings, relative: str, why: ItemUnreadable) -> Gap:
    """The gap at this path below the source's folder; empty for the folder itself."""
    return Gap(
        source=source.name,
        locator=locator(source.path, relative),
        reason=why.reason,
        detail=why.detail,
        can_retry=why.reason in _PASSING,
    )
