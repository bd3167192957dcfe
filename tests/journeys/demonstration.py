"""What `pupilguard demo` left behind, as the journeys look at it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scanner.demo.truth import Truth
from tests.journeys.command import Run


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The folder that `pupilguard demo` left, and what the command said."""

    folder: Path
    run: Run
    truth: Truth
    incidents: tuple[dict[str, Any], ...]

    @property
    def config(self) -> Path:
        return self.folder / "config.yaml"
