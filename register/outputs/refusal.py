"""Holds back a document that must name nobody and does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from register.lent.name_matcher import NameMatcher
from register.outputs.document import Document


@dataclass(frozen=True, slots=True)
class Named:
    """Where somebody is named: the field or heading, and the kind of name, not the name."""

    place: str
    what: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """What to do about it."""
        return f"{self.place}: {self.what} at character {self.start + 1}. Say who it is without it."


def named_in(
    document: Document, matcher: NameMatcher, about: Collection[str] = ()
) -> tuple[Named, ...]:
    """Everything in the document that our own matcher takes for a person of the roster.

    `about`: ids of its subjects, whose given name alone would name them as well.
    """
    return tuple(
        Named(place, found.what, found.start, found.end)
        for place, text in document.texts()
        for found in matcher.named(text, about)
    )
