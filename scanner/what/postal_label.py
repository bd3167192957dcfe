"""Postal labels: an address right below a name that stands alone, or right behind it.

"Ann Obi" and below it "57 Priory Avenue, Wexcombe" and "WX4 2AY"; "New details. Ann Obi. 57 Priory
Avenue. WX4 2AY."
"""

from __future__ import annotations

import re

from scanner.what.layout import Layout, Span
from scanner.what.named_people import NamedPeople

# Nothing but a street, places and a county between the name and what is asked of.
_PLACES = re.compile(
    r"[\s,.:;()–-]*(?:(?:\d{1,4}[A-Za-z]?|[A-Z][\w'’.-]*|of|the|and|on|in|upon|le|by)[\s,.;()–-]*){0,14}"
)
_FORM = re.compile(r"[\s,.:;()-]*(?:(?:form |class |year )?\d{1,2}\s?\w{0,8})?[\s,.:;()-]*")
_FARTHEST = 120  # characters from the name to a postcode


class PostalLabels:
    """The labels of one part."""

    def __init__(self, layout: Layout, people: NamedPeople) -> None:
        self._layout = layout
        self._people = people

    def owner_at(self, position: int) -> tuple[str, ...]:
        """Whose address stands there; nobody's where no name alone heads it."""
        named = self._people.within(Span(max(0, position - _FARTHEST), position))
        if not named:
            return ()
        name = named[-1]
        heads = self._layout.sentence_at(name.start)
        line = self._layout.line_at(name.start)
        alone = Span(max(heads.start, line.start), min(heads.end, line.end))
        rest = self._layout.text_of(Span(name.end, alone.end))
        if alone.start != name.start or not _FORM.fullmatch(rest):
            return ()
        between = self._layout.text_of(Span(alone.end, position))
        return (name.subjects[0],) if _PLACES.fullmatch(between) else ()
