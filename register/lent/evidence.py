"""What a reviewer is shown when they ask to see the evidence: it is read anew from its source.

The register keeps masked excerpts only. Whoever serves the pages hands in an EvidenceReader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from scanner.personal import Personal


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one thing about one subject stands in an item, as the finding recorded it.

    `origin`: the kind of part ("body", "attachment", …); `position`: which one of them; `start`
    and `end`: character offsets in its extracted text.
    """

    subject: str
    category: str
    part: str
    origin: str
    position: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A spot with the words around it: `before`, `words` and `after` follow each other."""

    spot: Spot
    before: Personal[str]
    words: Personal[str]
    after: Personal[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands at the spots today. `fault`: why some or all of it could not be read, or ""."""

    passages: tuple[Passage, ...]
    fault: str = ""


class EvidenceReader(Protocol):
    """Reads an item of a source again, and changes nothing there."""

    def read(
        self,
        source: str,
        locator: Personal[str],
        spots: Sequence[Spot],
        version: Personal[str] | None = None,
    ) -> Evidence:
        """The passages at these spots; what has changed or gone since is told as a fault.

        `version`: the item's as it was flagged, None where it was not kept.
        """
