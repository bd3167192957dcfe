"""What the invented trust holds: every planted breach, its lookalikes, and the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault that a scan must open a draft for.

    `items`, `subjects`, `recipients` and `categories` are in the contract's form; for letters
    `recipients` are contact ids. An incident may hold more than one fault (it gathers by folder
    or platform), so a fault counts as found when an incident of its pattern holds its items.
    """

    items: tuple[str, ...]
    pattern: str
    twins: tuple[int, ...]  # numbers of the table of twins
    subjects: tuple[str, ...]
    recipients: tuple[str, ...]
    categories: tuple[str, ...]
    near_miss: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Something that resembles the planted pattern and must open nothing."""

    items: tuple[str, ...]
    twin: int
    pattern: str  # the pattern it resembles
    why: str


@dataclass(frozen=True, slots=True)
class Truth:
    """All items of the trust, by what a scan owes them.

    `ordinary`: everything else, which must open nothing either.
    """

    planted: tuple[Planted, ...]
    lookalikes: tuple[Lookalike, ...]
    ordinary: tuple[str, ...]

    def silent_items(self) -> frozenset[str]:
        """Items that must be in no incident at all."""
        guilty = {item for planted in self.planted for item in planted.items}
        quiet = {item for lookalike in self.lookalikes for item in lookalike.items}
        return frozenset((quiet | set(self.ordinary)) - guilty)

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Truth:
        """The same truth again. Raises KeyError or ValueError on any other document."""
        data = json.loads(text)
        return cls(
            planted=tuple(Planted(**entry) for entry in _frozen(data["planted"])),
            lookalikes=tuple(Lookalike(**entry) for entry in _frozen(data["lookalikes"])),
            ordinary=tuple(data["ordinary"]),
        )

    @classmethod
    def read(cls, folder: Path) -> Truth:
        """The truth that `write_trust` left in the folder."""
        return cls.from_json((folder / "truth.json").read_text(encoding="utf-8"))


def _frozen(entries: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The entries with lists as tuples, as the frozen values hold them."""
    for entry in entries:
        yield {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
