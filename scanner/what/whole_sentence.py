"""What all words of a sentence together say of the words in it that a lexicon has found."""

from __future__ import annotations

from detectors.tenor import is_everyday, surely_tells
from scanner.model import Mention
from scanner.what.layout import Layout, Span
from scanner.what.named_people import NamedPeople
from scanner.what.surety import is_ambiguous


class WholeSentence:
    """Asks for the tenor of the sentences of one part, without anybody's name in them."""

    def __init__(self, layout: Layout, people: NamedPeople) -> None:
        self._layout = layout
        self._people = people

    def is_everyday(self, mention: Mention, sentence: Span) -> bool:
        """Does the sentence speak of a school's day, whatever the mention would tell?"""
        said = self._said(mention, sentence)
        return is_everyday(*said, mention.value, is_ambiguous(mention))

    def surely_tells(self, mention: Mention, sentence: Span) -> bool:
        """Does the sentence tell of whom it names, though nothing ties the mention to them?"""
        return mention.detector == "lexicon" and surely_tells(*self._said(mention, sentence))

    def _said(self, mention: Mention, sentence: Span) -> tuple[str, str, str]:
        """The sentence before the mention, the mention, and the sentence behind it."""
        before = self._people.masked(Span(sentence.start, mention.start))
        after = self._people.masked(Span(mention.end, sentence.end))
        return before, self._layout.text_of(mention), after
