"""The words a trust is written in: three sets to develop on, one held out for reported figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

SETS = ("dev", "validation", "third", "held_out")
_FOLDER = Path(__file__).parent / "wordings"


_FOR_ALL = frozenset({"parents", "public", "pupils"})
_NAMES_A_PUPIL = re.compile(r"\{(?:pupil|first|contact)")
_PHONE = re.compile(r"\b0\d{3,4} ?\d{3} ?\d{3,4}\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that shows one category; `maybe`: others that a careful reader might see."""

    text: str
    maybe: frozenset[str]


@dataclass(frozen=True)
class Wording:
    name: str
    sentences: Mapping[str, tuple[Sentence, ...]]
    columns: Mapping[str, Mapping[str, Sequence[str]]]  # heading, values below it
    ordinary: tuple[Mapping[str, str], ...]
    frames: Mapping[str, Any]

    def of_kind(self, *kinds: str) -> tuple[Mapping[str, str], ...]:
        """Its ordinary texts of these kinds. Raises LookupError if there are none."""
        if not (found := tuple(entry for entry in self.ordinary if entry["kind"] in kinds)):
            raise LookupError(f"no ordinary text of {self.name} is of the kinds {kinds}")
        return found

    @cached_property
    def for_all(self) -> tuple[Mapping[str, str], ...]:
        """Its ordinary texts that anybody may read and that name no pupil."""
        return tuple(
            entry
            for entry in self.ordinary
            if entry["audience"] in _FOR_ALL
            and not _NAMES_A_PUPIL.search(entry.get("text", "{pupil}"))
        )

    @property
    def numbers(self) -> frozenset[str]:
        """The telephone numbers that its ordinary texts hold, as digits."""
        found = (m[0] for entry in self.ordinary for m in _PHONE.finditer(entry.get("text", "")))
        return frozenset(number.replace(" ", "") for number in found)


@lru_cache(maxsize=4)
def wording(name: str) -> Wording:
    """The set of that name (one of `SETS`). Raises FileNotFoundError for any other."""
    categories = _read(name, "categories")
    return Wording(
        name=name,
        sentences={c: tuple(map(_sentence, texts)) for c, texts in categories.items()},
        columns=_read(name, "columns"),
        ordinary=tuple(_read(name, "ordinary")),
        frames=_read(name, "frames"),
    )


def _read(name: str, topic: str) -> Any:
    return yaml.safe_load((_FOLDER / name / f"{topic}.yaml").read_text(encoding="utf-8"))


def _sentence(text: str) -> Sentence:
    if not text.startswith("+"):
        return Sentence(text, frozenset())
    maybe, _, rest = text[1:].partition(": ")
    return Sentence(rest, frozenset(part.strip() for part in maybe.split(",")))
