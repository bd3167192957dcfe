"""Finds the names of people on the roster in a text that must not hold any."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class NamedHere:
    """Somebody is named between `start` and `end`; who, is not told. `what`: "a pupil's name"."""

    start: int
    end: int
    what: str


class NameMatcher(Protocol):
    """Our own matcher, pointed at what leaves the house."""

    def named(self, text: str, about: Collection[str] = ()) -> tuple[NamedHere, ...]:
        """Every pupil, contact or identifier of theirs in the text; staff at work are none.

        `about`: the roster ids of whom the text is about; theirs count by a lone given name too.
        """
