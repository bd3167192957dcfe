"""Postal labels: an address right below a name that stands alone, or right behind it.

"Ann Obi" and below it "57 Priory Avenue, Wexcombe" and "WX4 2AY"; "New details. Ann Obi. 57 Priory
Avenue. WX4 2AY."
"""

from __future__ import annotations

import re

from scanner.what.layout import Layout, Span
from scanner.what.named_people import NamedPeople

_BETWEEN = re.compile(r"[\s,.:;()–-]+")
# Of these alone, streets, places and a county, consists what stands above a postcode.
_OF_AN_ADDRESS = re.compile(r"\d{1,4}[A-Za-z]?|[A-Z][\w'’]*|of|the|and|on|in|upon|le|by")
_MOST = 14  # words
_FORM = re.compile(r"(?:(?:form |class |year )?\d{1,2}\s?\w{0,8})?")
_AROUND_A_FORM = " \t\r\n,.:;()-"
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
        if alone.start != name.start or not _FORM.fullmatch(rest.strip(_AROUND_A_FORM)):
            return ()
        between = self._layout.text_of(Span(alone.end, position))
        return (name.subjects[0],) if _is_of_an_address(between) else ()


def _is_of_an_address(text: str) -> bool:
    words = [word for word in _BETWEEN.split(text) if word]
    return len(words) <= _MOST and all(map(_OF_AN_ADDRESS.fullmatch, words))
