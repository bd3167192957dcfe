"""What a scan of an invented trust owes each of its items."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.trust.fault import Fault, fault


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to judge: mostly one item, for a burst of openings all its rows."""

    items: tuple[str, ...]
    name: str
    medium: str  # mail, share, letter, platform
    twin: int
    faults: tuple[Fault, ...]

    @property
    def is_benign(self) -> bool:
        return not self.faults


@dataclass(frozen=True, slots=True)
class Truth:
    """Every entry, and the origin of each pupil's and contact's name."""

    entries: tuple[Entry, ...]
    origins: dict[str, str]

    @property
    def benign(self) -> list[Entry]:
        return [e for e in self.entries if e.is_benign]

    @property
    def breached(self) -> list[Entry]:
        return [e for e in self.entries if not e.is_benign and e.medium != "probe"]

    def write(self, folder: Path) -> None:
        """As truth.json in the folder."""
        data = {"entries": [asdict(e) for e in self.entries], "origins": self.origins}
        (folder / "truth.json").write_text(
            json.dumps(data, default=_listed, ensure_ascii=False), encoding="utf-8"
        )

    @classmethod
    def read(cls, folder: Path) -> Truth:
        data = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        return cls(tuple(_entry(e) for e in data["entries"]), data["origins"])


def _listed(value: Iterable[str]) -> list[str]:
    return sorted(value)


def _entry(data: dict[str, Any]) -> Entry:
    return Entry(
        tuple(data["items"]),
        data["name"],
        data["medium"],
        data["twin"],
        tuple(fault(**f) for f in data["faults"]),
    )
