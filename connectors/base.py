"""The interface that every source of items honours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from scanner.errors import Problem
from scanner.model import Bookmark, Gap, Item
from scanner.personal import Personal


class Connector(Protocol):
    """One source of the configuration: what lies in it and who can see it, read only.

    The contract suite (`tests/contracts/connector.py`) is the long form of this page.
    """

    def check(self) -> list[Problem]:
        """Every fault and weakness of reach and rights. Reads no content."""

    def items(self, bookmark: Bookmark | None) -> Iterator[Item | Gap | Bookmark]:
        """What the source holds, lazily and in an order that two runs share.

        A Gap is something that could not be looked at. A Bookmark says that all before it may be
        taken as read once it is stored; the next run hands the last one back. The locator of an
        item is the same in every run, its version changes with its content and its audience.

        Raises SourceUnavailable when the source does not answer, AccessDenied when it refuses us.
        """

    def at(self, locator: Personal[str]) -> Item | Gap:
        """What `items` has under this locator now, without looking at the rest of the source.

        A Gap of the same locator says why there is no item: Reason.VANISHED where nothing of that
        name is left. What merely moved in the way in which its platform moves it (a mail of a
        Maildir that was read) is found under its new name. Raises as `items` does.
        """
